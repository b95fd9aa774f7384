"""`mentor message list`."""

from __future__ import annotations

from helpers import Mentor


def test_every_message_is_listed_with_what_it_is_for(mentor: Mentor) -> None:
    """In a store that need not exist; in a pipe the languages of one's own stand as codes."""
    assert mentor("message", "edit", "reminder", "--text", "Hello {{ first_name }}", "--lang", "fr").code == 0
    rows = [line.split("\t") for line in mentor("message", "list").out.splitlines()]
    assert ["reminder", "before a session", "fr"] in rows
    assert ["missed", "after a no-show", ""] in rows
    listed = mentor("message", "list", "--json").json()
    assert {"name": "reminder", "about": "before a session", "own": ["fr"]} in listed
    assert len(listed) == len(rows) == 13


def test_the_list_is_french_in_french(mentor: Mentor) -> None:
    """Names are codes, what each is for is not."""
    mentor("config", "set", "lang", "fr")
    assert "reminder\tavant une session\t\n" in mentor("message", "list").out
