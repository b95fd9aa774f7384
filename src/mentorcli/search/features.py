"""What a line of words holds that can tell one topic from another.

The entries are counted by these features when they are prepared, and a query is taken apart into the same ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from mentorcli.search import lexicon
from mentorcli.search.lexicon import NEGATION
from mentorcli.search.tokens import unit

UNIT = "unit"  # a word that says something, as its stem: `recording` and `recorded` are one
EVERYDAY = "everyday"  # a word of any question, such as `start`, as its stem
PAIR = "pair"  # two of them side by side or one apart, in either order: `presentation` and `new`
NEIGHBOURS = "neighbours"  # one of them and the function word next to it, in this order: `my student`
WHOLE = "whole"  # all that a short line says, in any order: "absent student" where nothing else is said
FUNCTION = "function"  # a function word or the negation alone
PHRASE = "phrase"  # two function words in a row: `how long`, `am I`

_SHORT = 3  # telling words of a line that is likely to be said again as it is


def features(words: Sequence[str]) -> dict[str, str]:
    """Return the features of a line of folded words, each with its kind."""
    units = [unit(word) for word in words]
    return dict(chain(_single(words, units), _whole(units), _pairs(units), _beside(words, units)))


def _single(words: Sequence[str], units: Sequence[str | None]) -> Iterator[tuple[str, str]]:
    for word, found in zip(words, units, strict=True):
        if found is None:
            yield f"{word}.", FUNCTION
        else:
            yield found, _kind(word, found)


def _kind(word: str, found: str) -> str:
    if found == NEGATION:
        return FUNCTION
    return EVERYDAY if word in lexicon.EVERYDAY or found in lexicon.EVERYDAY else UNIT


def _whole(units: Sequence[str | None]) -> Iterator[tuple[str, str]]:
    telling = {found for found in units if found is not None}
    if 0 < len(telling) <= _SHORT and telling != {NEGATION}:
        yield f"={' '.join(sorted(telling))}", WHOLE


def _pairs(units: Sequence[str | None]) -> Iterator[tuple[str, str]]:
    telling = [found for found in units if found is not None]
    for one, other in chain(pairwise(telling), zip(telling, telling[2:], strict=False)):
        if one != other:
            yield (f"{one}+{other}" if one < other else f"{other}+{one}"), PAIR


def _beside(words: Sequence[str], units: Sequence[str | None]) -> Iterator[tuple[str, str]]:
    for (word, one), (following, other) in pairwise(zip(words, units, strict=True)):
        if one is None or other is None:
            both_function = one is None and other is None
            yield (
                f"{word if one is None else one} {following if other is None else other}",
                (PHRASE if both_function else NEIGHBOURS),
            )
