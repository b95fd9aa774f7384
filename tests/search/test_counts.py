"""Which topics hold a feature and how often a word is written, looked up in sorted lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.models.faq import FaqEntry
from mentorcli.search.counts import Counts, Written

COUNTS = Counts.of(
    [
        FaqEntry("fruit", "The mango", "x", "en", ("A mango and a kiwi", "Kiwi"), ("lemon",)),
        FaqEntry("fruit", "La mangue", "x", "fr", ("le kiwi",)),
        FaqEntry("animal", "The zebra", "x", "en", ("mango for zebras",)),
        FaqEntry("-", "-", "-", "", ("kiwi of the south",)),
    ]
)


def test_lines_are_counted_by_topic() -> None:
    """The question, each phrasing and each term is a line, of whatever language; a line counts once."""
    assert COUNTS.topics == {"fruit": 6, "animal": 2, "-": 2}
    assert COUNTS.holding("mango") == {"fruit": 2, "animal": 1}
    assert COUNTS.holding("kiwi") == {"fruit": 3, "-": 1}
    assert COUNTS.holding("zebra") == {"animal": 2}
    assert COUNTS.holding("the.") == {"fruit": 1, "animal": 1, "-": 1}


@pytest.mark.parametrize("feature", ["", "aa", "kiw", "kiwis", "zzz", "mango!", "~", "kiwi|", "é"])
def test_what_is_not_held_is_empty(feature: str) -> None:
    """Before the first, after the last, and between two."""
    assert COUNTS.holding(feature) == {}
    assert COUNTS.written(feature) == Written(0, 0)


def test_words_are_counted_by_language() -> None:
    """As they are written, not as stems; what is of no language counts for both."""
    assert COUNTS.written("kiwi") == Written(3, 2)
    assert COUNTS.written("lemon") == Written(1, 0)
    assert COUNTS.written("mangue") == Written(0, 1)
    assert COUNTS.written("zebras") == Written(1, 0)
    assert {"zebra", "zebras", "mango"} < COUNTS.words
    assert "" not in COUNTS.words


def test_without_entries_nothing_is_held() -> None:
    """No topic, no line, no word."""
    none = Counts.of(())
    assert (dict(none.topics), none.holding("kiwi"), none.written("kiwi"), none.words) == ({}, {}, (0, 0), frozenset())


@given(st.sets(st.text("abc+ .", min_size=1, max_size=4), min_size=1, max_size=30), st.text("abc+ .", max_size=5))
def test_every_key_is_found_and_no_other(keys: set[str], other: str) -> None:
    """Whatever the keys are and wherever one stands among them."""
    places = {key: place + 1 for place, key in enumerate(sorted(keys))}
    lines = sorted(f"{key}!0:{place}|" for key, place in places.items())
    counts = Counts({"t": 1}, "".join(lines), "")
    for key in keys | {other}:
        assert counts.holding(key) == ({"t": places[key]} if key in places else {})
