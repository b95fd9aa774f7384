"""The entries as the engine sees them: phrases, made of units, that belong to topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from mentorcli.models.faq import FaqEntry
from mentorcli.search.words import spelt_lines, unit

# How much an occurrence says about its topic, by where it stands.
_TERM, _QUESTION, _PHRASING, _ANSWER = 3.0, 1.0, 1.0, 0.25
_OWN_QUESTION, _OWN_ANSWER = 3.0, 1.0  # an own entry has no terms: its few words have to carry it


class Corpus:
    """Everything written in the entries, read once.

    `entries` maps topic and language to the entry, `spoken` a language to the folded words written in it,
    `phrases` holds topic, weight and units of each phrase.
    """

    def __init__(self, entries: Iterable[FaqEntry]) -> None:
        self.entries: dict[str, dict[str, FaqEntry]] = {}
        self.spoken: dict[str, set[str]] = {}
        self.phrases: list[tuple[str, float, list[str]]] = []
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        self._units: dict[str, str | None] = {}
        for entry in entries:
            self.entries.setdefault(entry.id, {})[entry.lang] = entry
            question, answer = (_OWN_QUESTION, _OWN_ANSWER) if entry.own else (_QUESTION, _ANSWER)
            self._read(entry, (entry.question,), question)
            self._read(entry, entry.phrasings, _PHRASING)
            self._read(entry, entry.terms, _TERM)
            self._read(entry, (entry.answer,), answer)

    def _read(self, entry: FaqEntry, lines: Sequence[str], weight: float) -> None:
        """Take in lines of an entry, each a phrase of its own."""
        spoken = self.spoken.setdefault(entry.lang, set())
        for words in spelt_lines(lines):
            spoken.update(words)
            units = [found for word in words if (found := self.unit(word)) is not None]
            if units:
                number = len(self.phrases)
                self.phrases.append((entry.id, weight, units))
                for found in set(units):
                    self._postings[found].append(number)

    def unit(self, word: str) -> str | None:
        """Return the unit a folded word counts as, None for a function word."""
        if word not in self._units:
            self._units[word] = unit(word)
        return self._units[word]

    def phrases_with(self, found: str) -> Sequence[int]:
        """Return the numbers of the phrases in which a unit stands."""
        return self._postings.get(found, ())

    def counts(self, found: str) -> dict[str, float]:
        """Return how much each topic uses a unit; topics that do not are left out."""
        return self._sum(self.phrases_with(found))

    def pair_counts(self, one: str, other: str) -> dict[str, float]:
        """Return how much each topic uses two units side by side, in either order."""
        common = set(self.phrases_with(one)).intersection(self.phrases_with(other))
        wanted = {(one, other), (other, one)}
        return self._sum(n for n in common if any(pair in wanted for pair in pairwise(self.phrases[n][2])))

    def _sum(self, numbers: Iterable[int]) -> dict[str, float]:
        total: dict[str, float] = {}
        for number in numbers:
            topic, weight, _ = self.phrases[number]
            total[topic] = total.get(topic, 0.0) + weight
        return total
