"""From scores to hits: what is named, what is sure, what comes first, in which language; the scores are given."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from mentorcli.models.faq import NO_TOPIC, FaqEntry, FaqHit
from mentorcli.search import index as module
from mentorcli.search.asking import Part
from mentorcli.search.counts import Counts
from mentorcli.search.index import Index
from mentorcli.search.own import Likeness

ENTRIES = [FaqEntry(name, f"{name}?", "x", "en") for name in "abcdef"]
OWN = [FaqEntry(name, f"{name}?", "x", "en", own=True) for name in ("mine", "other")]


class Given:
    """Stands for the own entries, with likenesses that are given."""

    def __init__(self, likenesses: dict[str, Likeness]) -> None:
        self._likenesses = likenesses

    def scores(self, _: Iterable[Part]) -> dict[str, Likeness]:
        """Return what is given."""
        return self._likenesses


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """Return the scores that every query gets, to be filled."""
    found: dict[str, float] = {}
    monkeypatch.setattr(module, "scores", lambda *_: dict(found))
    return found


def hits(own: dict[str, Likeness] | None = None) -> tuple[FaqHit, ...]:
    """Return what a query finds, with own entries so like it."""
    index = Index(ENTRIES + OWN)
    index._own = None if own is None else Given(own)  # type: ignore[assignment]
    return index.search("mango")


def named(own: dict[str, Likeness] | None = None) -> list[tuple[str, bool]]:
    """Return the ids that a query finds, each with whether it is sure."""
    return [(hit.id, hit.sure) for hit in hits(own)]


def test_from_half_on_the_first_is_the_answer(given: dict[str, float]) -> None:
    """The others are listed beside it, and none of them is sure."""
    given.update({"b": 0.5, "a": 0.3, NO_TOPIC: 0.2})
    assert named() == [("b", True), ("a", False)]
    given["b"] = 0.49
    assert named() == [("b", False), ("a", False)]


def test_three_at_most_and_a_tenth_as_likely_at_least(given: dict[str, float]) -> None:
    """Of equals the one whose id comes first."""
    given.update(dict.fromkeys("dcba", 0.2) | {NO_TOPIC: 0.1})
    assert [name for name, _ in named()] == ["a", "b", "c"]
    given.update({"a": 0.5, "b": 0.05, "c": 0.04, "d": 0.01})
    assert [name for name, _ in named()] == ["a", "b"]


@pytest.mark.parametrize(
    ("topic", "nothing", "found"),
    [(0.2, 0.3, False), (0.3, 0.3, False), (0.3, 0.29, True), (0.12, 0.02, True), (0.11, 0.02, False)],
)
def test_nothing_fits(given: dict[str, float], topic: float, nothing: float, found: bool) -> None:
    """Where "nothing" is as likely, or no topic likelier than chance."""
    given.update({"a": topic, "b": 0.01, NO_TOPIC: nothing})
    assert bool(named()) is found


def test_without_a_score_for_nothing_nothing_fits(given: dict[str, float]) -> None:
    """It is certain then."""
    given["a"] = 0.9
    assert named() == []


def test_scores_are_rounded(given: dict[str, float]) -> None:
    """To three places; one that is certain stays so."""
    given.update({"a": 0.61249, "b": 0.2, NO_TOPIC: 0.0})
    assert hits()[0].score == 0.612
    given.update({"a": 1.0, "b": 0.0})
    assert hits()[0].score == 1.0


@pytest.mark.parametrize(
    ("score", "of_query", "topic", "sure"),
    [
        (0.5, 0.5, 0.0, True),
        (0.49, 0.49, 0.0, False),
        (0.5, 0.5, 0.49, True),
        (0.6, 0.6, 0.5, False),
        (0.6, 0.95, 0.5, True),
        (0.6, 0.94, 0.5, False),
        (0.75, 0.75, 0.9, True),
        (0.74, 0.74, 0.9, False),
        (0.5, 0.9, 0.2, True),
    ],
)
def test_when_an_own_entry_is_meant(
    given: dict[str, float], score: float, of_query: float, topic: float, sure: bool
) -> None:
    """At half; beside a topic that is sure, with all that was asked, or three quarters in common."""
    if topic:
        given.update({"a": topic, "b": 0.13, NO_TOPIC: 0.01})
    found = named({"mine": Likeness(score, of_query)})
    assert (("mine", True) in found) is sure
    assert (found[0][0] == "mine") is (sure or not topic)


def test_the_score_of_an_own_entry_is_its_likeness(given: dict[str, float]) -> None:
    """Where it is meant; as a guess a little less. Too little in common is none."""
    given.clear()
    found = hits({"mine": Likeness(0.8, 0.8), "other": Likeness(0.7, 0.7)})
    assert [(hit.id, hit.score, hit.sure) for hit in found] == [("mine", 0.8, True), ("other", 0.7, False)]
    assert [(hit.score, hit.sure) for hit in hits({"mine": Likeness(0.3, 0.3)})] == [(0.27, False)]
    assert named({"mine": Likeness(0.14, 0.14)}) == [("mine", False)]
    assert named({"mine": Likeness(0.13, 0.13)}) == []


def test_a_text_is_read_as_far_as_twenty_thousand_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page has some three thousand."""
    read: list[str] = []

    def scores(parts: Iterable[Part], _: Counts) -> dict[str, float]:
        read.extend(word for part in parts for word in part.words)
        return {}

    monkeypatch.setattr(module, "scores", scores)
    Index(ENTRIES).search("x" * 19_999 + "yz")
    assert read == ["x" * 19_999 + "y"]


WRITTEN = Counts.of(
    [
        FaqEntry("a", "mango kiwi", "x", "en", ("kiwi",), ("lemon",) * 9 + ("apple",) * 8),
        FaqEntry("a", "mangue cerise", "x", "fr", ("cerise",), ("poire",) * 9 + ("pomme",) * 8),
        FaqEntry("-", "-", "-", "", ("lemon", "apple", "poire", "pomme")),
    ]
)


@pytest.mark.parametrize(
    ("query", "lang"),
    [
        ("mango", "en"),
        ("mangue", "fr"),
        ("the mangue cerise", None),
        ("the mangue", "en"),
        ("nous mango kiwi", None),
        ("nous mango", "fr"),
        ("the nous", None),
        ("the nous mango", "en"),
        ("mango é", None),
        ("mango éé", "fr"),
        ("zzyzx", None),
        ("lemon", "en"),
        ("apple", None),
        ("poire", "fr"),
        ("pomme", None),
        ("", None),
    ],
)
def test_the_language_of_a_query(query: str, lang: str | None) -> None:
    """A function word counts as two words that the entries write, an accent as one; the usual one where it is even."""
    assert [Index(ENTRIES, usual, WRITTEN).language(query) for usual in ("en", "fr")] == [lang or "en", lang or "fr"]
