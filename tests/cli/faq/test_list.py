"""`mentor faq list`."""

from __future__ import annotations

from helpers import Mentor


def test_list_and_show(mentor: Mentor) -> None:
    """Every topic is listed, in either language, and each can be shown."""
    assert len(mentor("faq", "list").out.splitlines()) == 23
    entries = mentor("faq", "list", "--lang", "fr", "--json").json()
    assert {entry["lang"] for entry in entries} == {"fr"}
    shown = mentor("faq", "show", "student-no-show", "--json").json()
    assert shown["commands"] == ["noshow check", "noshow mark", "noshow report"]
    assert "15 minutes" in mentor("faq", "show", "student-no-show").out


def test_an_unknown_language_is_a_usage_error(mentor: Mentor) -> None:
    """Only English and French are spoken."""
    for words in (("search", "absent"), ("list",), ("add", "q", "a")):
        assert mentor("faq", *words, "--lang", "de").code == 2
