"""The entries as the engine sees them: phrases that belong to topics, and where a query's words stand in them.

A command asks one question and ends, so nothing is prepared that the question may not need: stems are taken only of
written words that begin like one of the query, and only phrases that hold one are looked at word by word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from mentorcli.models.faq import FaqEntry
from mentorcli.search.lexicon import ALIASES, NEGATION, NEGATIONS
from mentorcli.search.words import FUNCTION_WORDS, separated, unit, written_out

# How much an occurrence says about its topic, by where it stands.
_TERM, _QUESTION, _PHRASING = 3.0, 1.0, 1.0
# An own entry has no terms: its few words have to carry it. The answers of the others add nothing to their terms.
_OWN_QUESTION, _OWN_ANSWER = 6.0, 2.0
_KEPT = 3  # every stem keeps the first three letters of its words


class Phrase(NamedTuple):
    """A phrase that holds a word of the query.

    `weight` is what it says of its topic as a whole, `part` what each word of it does. `units` are those of the query
    in it, in order, with an empty one for each other word that is no function word; `said` are all its words, those
    of the query as their units.
    """

    topic: str
    weight: float
    part: float
    units: list[str]
    said: list[str]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the units that stand side by side."""
        return pairwise(self.units)


class Corpus:
    """Everything written in the entries, read once. `entries` maps topic and language to the entry."""

    def __init__(self, entries: Iterable[FaqEntry]) -> None:
        self.entries: dict[str, dict[str, FaqEntry]] = {}
        self._spoken: dict[str, set[str]] = {}
        self._blocks: list[tuple[str, float, bool, list[str]]] = []
        for entry in entries:
            self.entries.setdefault(entry.id, {})[entry.lang] = entry
            spoken = self._spoken.setdefault(entry.lang, set())
            for text, weight, is_term in zip(folded_parts(entry), _weights(entry), (False, False, True), strict=False):
                spoken.update(text.split())
                self._blocks.append((entry.id, weight, is_term, text.split("\n")))
        self.words: set[str] = set().union(*self._spoken.values())

    def is_own(self, topic: str) -> bool:
        """Tell whether a topic is an entry of the mentor's own."""
        return any(entry.own for entry in self.entries[topic].values())

    def spoken(self, lang: str) -> Collection[str]:
        """Return the folded words written in a language."""
        return self._spoken.get(lang, ())

    def forms(self, units: Collection[str]) -> dict[str, str]:
        """Return the written words that stand for one of the units, each with its unit."""
        beginnings = {found[:_KEPT] for found in units}
        found: dict[str, str] = {}
        for word in self.words:
            if word[:_KEPT] in beginnings or word in ALIASES or (word in NEGATIONS and NEGATION in units):
                for plain in written_out(word):
                    meant = unit(plain)
                    if meant in units and meant is not None:
                        found[word] = meant
        return found

    def occurrences(self, words: Collection[str]) -> dict[str, int]:
        """Return how often each of the words is written, in this very form."""
        found = dict.fromkeys(words, 0)
        for *_, lines in self._blocks:
            for line in lines:
                for word in line.split():
                    if word in found:
                        found[word] += 1
        return found

    def phrases(self, forms: Mapping[str, str], telling: Collection[str]) -> Iterator[Phrase]:
        """Yield the phrases that hold one of the forms of the `telling` units."""
        apart = {form for form, found in forms.items() if found in telling}.isdisjoint
        for topic, weight, is_term, lines in self._blocks:
            for line in lines:
                words = line.split()
                if not apart(words):
                    units = [forms.get(word, "") for word in words if word in forms or word not in FUNCTION_WORDS]
                    # An expression is a term as a whole: of its words, each claims its part.
                    said = [forms.get(word, word) for word in words]
                    yield Phrase(topic, weight, weight / len(words) if is_term else weight, units, said)

    def expressions_in(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the expressions (terms of several words) that stand as they are in a text, each with its topic."""
        text = f" {' '.join(words)} "
        for topic, _, is_term, lines in self._blocks:
            if is_term:
                for line in lines:
                    if line in text and " " in line and f" {line} " in text:
                        yield topic, line


def folded_parts(entry: FaqEntry) -> tuple[str, ...]:
    """Return the parts of an entry that are searched, folded, their lines kept: question, phrasings and terms.

    Of an own entry, which has only those, the question and the answer.
    """
    if entry.folded:
        return entry.folded
    written = (entry.question, "\n".join(entry.phrasings), "\n".join(entry.terms))
    parts = (entry.question, entry.answer) if entry.own else written
    return tuple("\n".join(" ".join(line.split()) for line in separated(part).split("\n")) for part in parts)


def _weights(entry: FaqEntry) -> tuple[float, ...]:
    """Return what a word is worth in each of those parts."""
    return (_OWN_QUESTION, _OWN_ANSWER) if entry.own else (_QUESTION, _PHRASING, _TERM)
