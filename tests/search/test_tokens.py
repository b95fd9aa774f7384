"""Words separated and folded, and their stems."""

from __future__ import annotations

import pytest

from mentorcli.search.synonyms import group_of
from mentorcli.search.tokens import plain_words, separated, spelt, stem, unit


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Señor", ["senor"]),
        ("a\x00b", ["a", "b"]),
        ("x\u0301y", ["xy"]),
        ("cañón—año", ["canon", "ano"]),
        ("🎉 ok", ["ok"]),
        ("don't", ["do", "not"]),
        ("L’élève", ["l", "eleve"]),
        ("mot de passe", ["motdepasse"]),
    ],
)
def test_words_are_separated_and_folded(text: str, words: list[str]) -> None:
    """Letters of any kind are kept without their accents, any other sign separates."""
    assert plain_words(text) == words


def test_lines_stay_lines() -> None:
    """A list of terms is taken apart by them."""
    assert separated("One, Two\nThree") == "one  two\nthree"


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("logs", "log"),
        ("asks", "ask"),
        ("pass", "pass"),
        ("form", "form"),
        ("bus", "bus"),
        ("paix", "paix"),
        ("20000", "20000"),
        ("risks", "risk"),
        ("success", "succes"),
        ("recordings", "record"),
        ("cancelled", "cancel"),
        ("reply", "repli"),
    ],
)
def test_stems(word: str, base: str) -> None:
    """A plural or an ending is cut where four letters stay, a number never."""
    assert stem(word) == base


def test_units() -> None:
    """A stem, or the idea it stands for; negations are one, function words none."""
    assert unit("viva") == unit("presentation")
    assert unit("never") == unit("pas") != unit("the")
    assert unit("the") is None
    assert [unit(word) for word in spelt("no mentees")] == [unit("not"), "student"]


def test_a_group_of_near_words_is_called_by_its_first() -> None:
    """A stem of several groups belongs to the first; one of none has no group."""
    assert [group_of(stem(word)) for word in ("sample", "gabarit", "drive")] == ["=template", "=template", "=folder"]
    assert group_of("xylophone") is None
