"""The entries as the engine sees them: phrases, made of units, that belong to topics.

A command asks one question and ends, so nothing is prepared that the question may not need: words are found by
their spelling, and stems are taken only of words that begin like one of the query, and of phrases that hold one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from mentorcli.models.faq import FaqEntry
from mentorcli.search.lexicon import ALIASES, NEGATION, NEGATIONS
from mentorcli.search.words import separated, unit, written_out

# How much an occurrence says about its topic, by where it stands.
_TERM, _QUESTION, _PHRASING = 3.0, 1.0, 1.0
# An own entry has no terms: its few words have to carry it. The answers of the others add nothing to their terms.
_OWN_QUESTION, _OWN_ANSWER = 3.0, 1.0
_KEPT = 3  # every stem keeps the first three letters of its words


class _Units(dict[str, list[str]]):
    """The units of each written word, found when first asked for."""

    def __missing__(self, word: str) -> list[str]:
        units = self[word] = [found for plain in written_out(word) if (found := unit(plain)) is not None]
        return units


def _parts(entry: FaqEntry) -> list[tuple[Sequence[str], float]]:
    """Return the parts of an entry that are searched, each with what a word in it is worth."""
    if entry.own:
        return [((entry.question,), _OWN_QUESTION), ((entry.answer,), _OWN_ANSWER)]
    return [((entry.question,), _QUESTION), (entry.phrasings, _PHRASING), (entry.terms, _TERM)]


class Corpus:
    """Everything written in the entries, read once. `entries` maps topic and language to the entry."""

    def __init__(self, entries: Iterable[FaqEntry]) -> None:
        self.entries: dict[str, dict[str, FaqEntry]] = {}
        self._owners: list[tuple[str, float, bool]] = []
        self._spoken: defaultdict[str, set[str]] = defaultdict(set)
        self._units = _Units()
        self._decoded: dict[int, list[str]] = {}
        self._found: dict[str, list[int]] = {}
        texts: list[str] = []
        for entry in entries:
            self.entries.setdefault(entry.id, {})[entry.lang] = entry
            for lines, weight in _parts(entry):
                text = separated("\n".join(lines))
                texts.append(text)
                self._spoken[entry.lang].update(text.split())
                self._owners += [(entry.id, weight, lines is entry.terms)] * (text.count("\n") + 1)
        self._lines = "\n".join(texts).split("\n")
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        places = self._places
        self._worth: list[float] = []
        self._expressions: list[int] = []
        for number, line in enumerate(self._lines):
            words = line.split()
            for word in words:
                places[word].append(number)
            _, weight, is_term = self._owners[number]
            if is_term and len(words) > 1:
                self._lines[number] = f" {' '.join(words)} "
                self._expressions.append(number)
            # An expression is a term as a whole: of its words, each claims its part.
            self._worth.append(weight / len(words) if is_term and words else weight)
        self._alike: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.words():
            for plain in written_out(word) if word in ALIASES else (word,):
                self._alike[NEGATION if plain in NEGATIONS else plain[:_KEPT]].append(word)

    def spoken(self, lang: str) -> Collection[str]:
        """Return the folded words written in a language."""
        return self._spoken[lang]

    def words(self) -> set[str]:
        """Return the folded words written in any language."""
        return set(self._places)

    def phrase(self, number: int) -> tuple[str, list[str]]:
        """Return the topic and the units of a phrase."""
        if number not in self._decoded:
            units = self._units
            self._decoded[number] = [found for word in self._lines[number].split() for found in units[word]]
        return self._owners[number][0], self._decoded[number]

    def occurrences(self, word: str) -> int:
        """Return how often a folded word is written, in this very form."""
        return len(self._places.get(word, ()))

    def forms(self, found: str) -> list[str]:
        """Return the written words that a unit stands for."""
        return [word for word in self._alike.get(found[:_KEPT], ()) if found in self._units[word]]

    def phrases_with(self, found: str) -> Sequence[int]:
        """Return the numbers of the phrases in which a unit stands."""
        if found not in self._found:
            self._found[found] = sorted({number for word in self.forms(found) for number in self._places[word]})
        return self._found[found]

    def counts(self, found: str) -> dict[str, float]:
        """Return how much each topic uses a unit; topics that do not are left out."""
        total: dict[str, float] = {}
        for number in self.phrases_with(found):
            topic = self._owners[number][0]
            total[topic] = total.get(topic, 0.0) + self._worth[number]
        return total

    def pair_counts(self, one: str, other: str) -> dict[str, float]:
        """Return how much each topic uses two units side by side, in either order."""
        wanted = {(one, other), (other, one)}
        total: dict[str, float] = {}
        for number in set(self.phrases_with(one)).intersection(self.phrases_with(other)):
            topic, units = self.phrase(number)
            if any(pair in wanted for pair in pairwise(units)):
                total[topic] = total.get(topic, 0.0) + self._owners[number][1]
        return total

    def expressions_in(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the expressions (terms of several words) that stand as they are in a text, each with its topic."""
        text = f" {' '.join(words)} "
        for number in self._expressions:
            if self._lines[number] in text:
                yield self._owners[number][0], self._lines[number]
