"""Words found where they stand in a text: folded, as phrases, with their places, and as a snippet."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.search.texts import Span, folded, holds, snippet, spans, terms
from mentorcli.text import fold

ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Élève", "eleve"),
        ("e\u0301le\u0300ve", "élève"),
        ("l’exposé", "L'EXPOSE"),
        ("œuvre", "oeuvre"),
        ("OEUVRE", "œuvre"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("ﬁnal", "final"),
        ("面试准备好了", "准备"),
        ("한국어", "국어"),
        ("one\u00a0two", "one two"),
        ("one \n\t two", "one two"),
        ("MySQL", "sql"),
    ],
)
def test_a_word_is_found_however_it_is_written(text: str, word: str) -> None:
    """Case, accents composed or not, ligatures, apostrophes and blanks make no difference."""
    wanted = terms([word])
    assert holds(text, wanted)
    places = spans(text, wanted)
    assert len(places) == 1
    assert wanted[0] in " ".join(folded(text[places[0].start : places[0].end]).split())


def test_all_words_are_needed_and_a_phrase_is_in_its_order() -> None:
    """Words in any order, a phrase in its own; what is empty is no word, and one is asked for once."""
    assert holds("next week: SQL", terms(["sql", "next week"]))
    assert not holds("next week", terms(["sql", "next week"]))
    assert not holds("week next", terms(["next week"]))
    assert terms(["", "  ", "É", "e", " a  b "]) == ["e", "a b"]


@given(ANY)
def test_a_text_folds_character_by_character(text: str) -> None:
    """What the project folds a text to is what its characters fold to, apostrophes and blanks apart."""
    plain = "".join(character for character in text if not character.isspace() and character not in "’ʼ‘")
    assert folded(plain) == fold(plain)
    assert folded(unicodedata.normalize("NFD", "é")) == folded("é")


@given(ANY, ANY)
def test_places_are_those_of_the_words(text: str, word: str) -> None:
    """A word is found exactly where a text holds it, in order and apart from one another."""
    wanted = terms([word])
    places = spans(text, wanted)
    assert bool(places) is bool(wanted and holds(text, wanted))
    assert all(0 <= one.start < one.end <= len(text) for one in places)
    assert all(a.end < b.start for a, b in pairwise(places))


def test_places_that_touch_are_one() -> None:
    """Two words that overlap are shown as one, an accent of its own belongs to its letter."""
    assert spans("dashboard", terms(["dash", "shboard"])) == [Span(0, 9)]
    assert spans("abab ab", terms(["ab"])) == [Span(0, 4), Span(5, 7)]
    assert spans("cafe\u0301!", terms(["cafe"])) == [Span(0, 5)]
    assert spans("café", []) == []


def test_a_snippet_begins_shortly_before_the_first_word() -> None:
    """On one line, cut at a blank where there is one, a sign in front; the places move along."""
    text = "one two\nthree  four five"
    line, places = snippet(text, spans(text, terms(["five"])), 12)
    assert line == "…three four five"
    assert [line[one.start : one.end] for one in places] == ["five"]
    assert snippet("one two", spans("one two", terms(["two"])), 20) == ("one two", [Span(4, 7)])
    assert snippet("a" * 30 + "xyz", [Span(30, 33)], 5) == ("…aaaaaxyz", [Span(6, 9)])
    assert snippet("one ", [], 5) == ("one", [])


@given(ANY, ANY, st.integers(0, 12))
def test_a_snippet_shows_the_words_it_was_made_for(text: str, word: str, before: int) -> None:
    """The first place is in it whole, but for blanks, and nothing on it ends a line."""
    wanted = terms([word])
    places = spans(text, wanted)
    line, moved = snippet(text, places, before)
    assert "\n" not in line
    if places:
        shown = line[moved[0].start : moved[0].end]
        assert folded(shown).split() == folded(text[places[0].start : places[0].end]).split()


def test_blanks_are_alike_where_a_phrase_is_among_the_words() -> None:
    """Though the other words have none."""
    assert holds("next  week sql", terms(["sql", "next week"]))


def test_a_place_joins_the_one_before_it_and_no_other() -> None:
    """The third touches the second; one that lies within another adds nothing."""
    assert spans("ab cdcd", terms(["ab", "cd"])) == [Span(0, 2), Span(3, 7)]
    assert spans("x abcd", terms(["x", "abcd", "bc"])) == [Span(0, 1), Span(2, 6)]


def test_the_first_place_decides_where_a_snippet_begins() -> None:
    """Nothing is left out where it is near enough, however far the last is."""
    assert snippet("one two", [Span(4, 7)], 4) == ("one two", [Span(4, 7)])
    assert snippet("two one two", spans("two one two", ["two"]), 4)[0] == "two one two"
    assert snippet("aaaa bbbb two cc dd two", [Span(10, 13), Span(20, 23)], 5)[0] == "…bbbb two cc dd two"


def test_a_snippet_begins_with_a_whole_word() -> None:
    """After the blank that comes next, and those behind it; blanks at its end are no part of a place."""
    assert snippet("aa b cc xyz", [Span(8, 11)], 4) == ("…cc xyz", [Span(4, 7)])
    assert snippet("aaa   xyz", [Span(6, 9)], 3) == ("…xyz", [Span(1, 4)])
    assert snippet("one ", [Span(3, 4)], 5) == ("one", [])
    assert snippet("one ", [Span(2, 4)], 5) == ("one", [Span(2, 3)])
