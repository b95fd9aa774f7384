"""The mentor's own entries, ranked among themselves.

They are few and short, so they are not counted with the topics, whose thousands of lines would drown them and which
they would skew: they are compared with the query by the words they share, the more telling the fewer own entries have
them. A word of the answer counts as well, and a near word, each for less.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mentorcli.models.faq import FaqEntry
from mentorcli.search.asking import Part
from mentorcli.search.counts import Counts
from mentorcli.search.features import EVERYDAY, FUNCTION, UNIT, features
from mentorcli.search.mending import mended
from mentorcli.search.synonyms import group_of
from mentorcli.search.tokens import spelt

# "where" or "who" tells two entries about one thing apart, and nothing more; nor does "start" or "session" tell much.
WEIGHTS = {UNIT: 1.0, EVERYDAY: 0.4, FUNCTION: 0.12}
ANSWER = 0.6  # a word that stands in the answer alone, of one in the question
NEAR = 0.6  # a near word, of the word itself
UNKNOWN = 0.5  # a word that no own entry has: the same thing may be said in another way


class Likeness(NamedTuple):
    """How like a query an entry is, 0..1, and how much of the query the entry has."""

    score: float
    of_query: float


class OwnEntries:
    """Own entries made ready to be searched."""

    def __init__(self, entries: Sequence[FaqEntry]) -> None:
        self._written = Counts.of(_with_answer(entry) for entry in entries)
        self._size = len(entries)
        self._having: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for entry in entries:
            for text, strength in ((entry.question, 1.0), (entry.answer, ANSWER)):
                for feature, _ in _words(spelt(text)):
                    for key in _keys(feature):
                        self._having[key].setdefault(entry.id, strength)
        self._asks = {entry.id: self._whole(spelt(entry.question)) for entry in entries}

    def scores(self, parts: Iterable[Part]) -> dict[str, Likeness]:
        """Return how like a query each entry is that shares a telling word with it.

        The score is 1 where it is the question itself: it is how much of the query the entry has, times the root of
        how much of the question the query has, words weighed by how telling they are. Only parts that ask are compared.
        """
        asked = {found: kind for part in self._mended(parts) for found, kind in _words(part.words)}
        whole = sum(self._weight(feature, kind) for feature, kind in asked.items())
        shared: defaultdict[str, float] = defaultdict(float)
        telling: set[str] = set()
        for feature, kind in asked.items():
            weight = self._weight(feature, kind)
            for entry, strength in self._found(feature).items():
                shared[entry] += weight * strength
                if kind == UNIT:
                    telling.add(entry)
        found = {entry: _likeness(have / whole, have / self._asks[entry]) for entry, have in shared.items()}
        return {entry: like for entry, like in found.items() if entry in telling or like.score == 1.0}

    def _mended(self, parts: Iterable[Part]) -> list[Part]:
        return mended([part for part in parts if part.asks], self._written)

    def _found(self, feature: str) -> dict[str, float]:
        """Return the entries that have a word or a near one, each with how strongly."""
        exact, *near = [self._having.get(key, {}) for key in _keys(feature)]
        return {entry: NEAR * strength for others in near for entry, strength in others.items()} | exact

    def _whole(self, words: Sequence[str]) -> float:
        """Return what the words of a question weigh together."""
        return sum(self._weight(feature, kind) for feature, kind in _words(words)) or 1.0

    def _weight(self, feature: str, kind: str) -> float:
        """Return how telling a word is: the fewer own entries have it, the more."""
        having = len(self._found(feature))
        rare = 1.0 + math.log((self._size + 1) / (having + 1))
        return rare * WEIGHTS[kind] * (1.0 if having else UNKNOWN)


def _with_answer(entry: FaqEntry) -> FaqEntry:
    """Return an entry whose answer is counted as well."""
    return FaqEntry(entry.id, entry.question, entry.answer, entry.lang, phrasings=(entry.answer,))


def _words(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the features of a line that are single words, each with its kind."""
    return ((feature, kind) for feature, kind in features(words).items() if kind in WEIGHTS)


def _keys(feature: str) -> list[str]:
    """Return under what a word is found: itself, and its group where it has near words."""
    group = group_of(feature)
    return [feature] if group is None else [feature, group]


def _likeness(of_query: float, of_entry: float) -> Likeness:
    return Likeness(round(min(1.0, of_query * math.sqrt(of_entry)), 9), of_query)
