"""What a misspelt word was meant to be, among few words that are known."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorcli.search.spelling import Speller, _by_ear, _one_slip, _slips

WORDS = st.text("abc", max_size=5)


def speller(*known: str, **worth: float) -> Speller:
    """Return a speller of some words, each worth 1 where nothing else is said."""
    asked: list[Collection[str]] = []

    def of(words: Collection[str]) -> dict[str, float]:
        asked.append(words)
        return {word: worth.get(word, 1.0) for word in words}

    return Speller(frozenset((*known, *worth)), of)


@pytest.mark.parametrize(
    "typed", ["presentatoin", "presentaion", "presentattion", "presentotion", "xpresentation", "presentationx"]
)
def test_one_slip_is_mended(typed: str) -> None:
    """Two letters swapped, one missing, doubled, replaced, or too many at either end."""
    assert speller("presentation").correct(typed) == ["presentation"]


@pytest.mark.parametrize(("typed", "meant"), [("kome", "come"), ("xome", "come"), ("com", ""), ("ocme", "come")])
def test_from_four_letters_on(typed: str, meant: str) -> None:
    """Three are one slip away from too many words."""
    assert speller("come").correct(typed) == ([meant] if meant else [])


@pytest.mark.parametrize("typed", ["cafe1x", "cafeé", "ca-fe"])
def test_only_plain_letters_are_mended(typed: str) -> None:
    """A number or a sign was meant as it is."""
    assert speller("cafe").correct(typed) == []


def test_the_reading_that_is_worth_most() -> None:
    """Of several; of equals, the first that is tried."""
    assert speller(valise=1.0, malise=2.0).correct("balise") == ["malise"]
    assert speller(valise=3.0, malise=2.0).correct("balise") == ["valise"]
    assert speller(valise=1.0, malise=1.0).correct("balise") == ["malise"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kestion", "question"),
        ("vazelu", "vaselue"),
        ("fotographie", "photographie"),
        ("repondeu", "repondeux"),
        ("otocar", "autocar"),
        ("demandai", "demande"),
        ("envoiez", "envoyer"),
    ],
)
def test_a_word_written_by_ear(typed: str, meant: str) -> None:
    """One sound written otherwise, with or without a silent ending."""
    assert speller(meant).correct(typed) == [meant]


def test_a_short_base_keeps_its_ending() -> None:
    """An ending is only taken off where three letters stay."""
    assert speller("comment").correct("kommes") == ["comment"]
    assert speller("kament").correct("kaes") == []


def test_two_words_glued_together_come_apart() -> None:
    """One of them has four letters at least; of several ways, the one worth most."""
    assert speller("record", "session").correct("recordsession") == ["record", "session"]
    assert speller("my", "session").correct("mysession") == ["my", "session"]
    assert speller("my", "own").correct("myown") == []
    assert speller("abcd", "efgh", "abcde", "fgh", abcde=5.0).correct("abcdefgh") == ["abcde", "fgh"]
    assert speller("abcd", "efgh", "abcde", "fgh", efgh=5.0).correct("abcdefgh") == ["abcd", "efgh"]
    assert speller("abcd", "efgh", "abcde", fgh=5.0).correct("abcdefgh") == ["abcde", "fgh"]


def test_one_letter_is_a_slip_and_not_a_word() -> None:
    """What French leaves before an apostrophe is one letter too many, as any other."""
    assert speller("j", "attendrais").correct("jattendrais") == ["attendrais"]
    assert speller("j", "record").correct("recordj") == ["record"]
    assert speller("ab", "record").correct("abrecord") == ["ab", "record"]
    assert speller("ab", "record").correct("recordab") == ["record", "ab"]


def test_two_slips_in_a_long_word() -> None:
    """From seven letters on, where the first letter is right; the reading that is worth most."""
    assert speller("presentation").correct("prasentatoin") == ["presentation"]
    assert speller("presentation").correct("brasentation") == []
    assert speller("presentation").correct("praxentatoin") == []
    assert speller("session").correct("sezzion") == ["session"]
    assert speller("presentation").correct("presntaton") == ["presentation"]
    assert speller("jumping").correct("jompeng") == ["jumping"]
    assert speller("plane").correct("plxaney") == ["plane"]
    assert speller("sesion").correct("sazion") == []
    assert speller(bananas=1.0, baninos=2.0).correct("banonus") == ["baninos"]
    assert speller(bananas=2.0, baninos=1.0).correct("banonus") == ["bananas"]


def test_a_near_word_goes_before_a_far_one() -> None:
    """One slip before two, and two glued words before two slips."""
    assert speller(presentation=1.0, presentateur=9.0).correct("presentatiom") == ["presentation"]
    assert speller("record", "session", "recorsessions").correct("recordsession") == ["record", "session"]


def test_nothing_is_made_of_what_is_like_no_word() -> None:
    """It stays as it is."""
    assert speller("presentation").correct("xylophone") == []
    assert speller().correct("presentation") == []


def far(one: str, other: str) -> int:
    """Return how many slips lie between two words, by all the ways there are."""
    if not one or not other:
        return len(one) + len(other)
    ways = [far(one[1:], other) + 1, far(one, other[1:]) + 1, far(one[1:], other[1:]) + (one[0] != other[0])]
    if one[:2] == other[1::-1] and len(one) > 1 and len(other) > 1:
        ways.append(far(one[2:], other[2:]) + 1)
    return min(ways)


@given(WORDS, WORDS)
@example("ab", "ba")
@example("cab", "cba")
def test_slips_are_counted(one: str, other: str) -> None:
    """Whatever the words are; where there are too many, that is all that is said."""
    slips = far(one, other)
    assert _slips(one, other, 9) == slips
    assert (_slips(one, other, 2) == slips) if slips <= 2 else (_slips(one, other, 2) > 2)


def test_one_slip_is_any_of_them() -> None:
    """Every swap, loss, replacement and addition, and nothing else."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    swapped = {"bac", "acb"}
    lost = {"bc", "ac", "ab"}
    replaced = {f"{left}{letter}{right}" for left, right in (("", "bc"), ("a", "c"), ("ab", "")) for letter in letters}
    places = (("", "abc"), ("a", "bc"), ("ab", "c"), ("abc", ""))
    added = {f"{left}{letter}{right}" for left, right in places for letter in letters}
    assert set(_one_slip("abc")) == swapped | lost | replaced | added


def test_by_ear_an_ending_is_another() -> None:
    """Where it is one of the silent ones, and three letters stay."""
    assert {"kament", "kame", "came", "quame"} <= set(_by_ear("kame"))
    assert "kamer" in set(_by_ear("kamt"))
    assert "kament" not in set(_by_ear("kamo"))
    assert "kaent" not in set(_by_ear("kas"))
