"""The entries as the engine sees them: phrases, made of units, that belong to topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from mentorcli.models.faq import FaqEntry
from mentorcli.search.words import separated, unit, written_out

# How much an occurrence says about its topic, by where it stands.
_TERM, _QUESTION, _PHRASING = 3.0, 1.0, 1.0
# An own entry has no terms: its few words have to carry it. The answers of the others add nothing to their terms.
_OWN_QUESTION, _OWN_ANSWER = 3.0, 1.0


class _Readings(dict[str, list[str]]):
    """The units of each separated word of one language, found when first asked for; `spoken` collects the words."""

    def __init__(self) -> None:
        self.spoken: set[str] = set()

    def __missing__(self, word: str) -> list[str]:
        words = written_out(word)
        self.spoken.update(words)
        units = self[word] = [found for plain in words if (found := unit(plain)) is not None]
        return units


class Corpus:
    """Everything written in the entries, read once.

    `entries` maps topic and language to the entry, `phrases` holds topic, weight and units of each phrase.
    """

    def __init__(self, entries: Iterable[FaqEntry]) -> None:
        self.entries: dict[str, dict[str, FaqEntry]] = {}
        self.phrases: list[tuple[str, float, list[str]]] = []
        self._readings: defaultdict[str, _Readings] = defaultdict(_Readings)
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        for entry in entries:
            self.entries.setdefault(entry.id, {})[entry.lang] = entry
            self._read(entry, (entry.question,), _OWN_QUESTION if entry.own else _QUESTION)
            self._read(entry, entry.phrasings, _PHRASING)
            self._read(entry, entry.terms, _TERM)
            if entry.own:
                self._read(entry, (entry.answer,), _OWN_ANSWER)

    def _read(self, entry: FaqEntry, lines: Sequence[str], weight: float) -> None:
        """Take in lines of an entry, each a phrase of its own."""
        readings, postings, phrases = self._readings[entry.lang], self._postings, self.phrases
        for line in separated("\n".join(lines)).split("\n"):
            units = [found for word in line.split() for found in readings[word]]
            if units:
                for found in {*units}:
                    postings[found].append(len(phrases))
                phrases.append((entry.id, weight, units))

    def spoken(self, lang: str) -> set[str]:
        """Return the folded words written in a language."""
        return self._readings[lang].spoken

    def words(self) -> set[str]:
        """Return the folded words written in any language."""
        return set().union(*(readings.spoken for readings in self._readings.values()))

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
