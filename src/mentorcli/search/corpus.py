"""The entries as the engine sees them: phrases that belong to topics, and where a query's words stand in them.

A command asks one question and ends, so nothing is prepared that the question may not need: stems are taken only of
written words that begin like one of the query, and only phrases that hold one are looked at word by word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from mentorcli.models.faq import NO_TOPIC, FaqEntry
from mentorcli.search.lexicon import ALIASES, NEGATION, NEGATIONS, STUDENT
from mentorcli.search.tokens import FUNCTION_WORDS, beginnings, separated, unit, written_out

# How much an occurrence counts for its topic, by where it stands.
_TERM, _QUESTION, _PHRASING = 3.0, 1.0, 1.0
# An own entry has no terms: its few words have to carry it. The answers of the others add nothing to their terms.
_OWN_QUESTION, _OWN_ANSWER = 6.0, 2.0
# How much a line that holds a word counts for its topic, beside all lines of the others.
_LINE, _TERM_LINE, _OWN_LINE, _OWN_ANSWER_LINE = 1.0, 1.2, 6.0, 2.0
# Beside the function words, these stand in so many lines that they are counted beforehand.
EVERYWHERE = frozenset({NEGATION, STUDENT, "mentor", "session"})
_STEM_START = 3  # every stem begins with the first three letters of its words


class Phrase(NamedTuple):
    """A phrase that holds a word of the query.

    `weight` is what it counts for its topic as a whole, `part` what each word of it does, `line` what it counts as a
    line beside those of other topics. `units` are those of the query in it, in order, with an empty one for each other
    word that is no function word; `words` are all its words, those of the query as their units.
    """

    topic: str
    weight: float
    part: float
    line: float
    units: list[str]
    words: list[str]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the units that stand side by side."""
        return pairwise(self.units)


class Corpus:
    """Everything written in the entries, read once. `entries` maps topic and language to the entry."""

    def __init__(self, entries: Iterable[FaqEntry]) -> None:
        self.entries: dict[str, dict[str, FaqEntry]] = {}
        self._written: dict[str, set[str]] = {}
        self._blocks: list[tuple[str, float, float, bool, str]] = []
        self._common: dict[str, dict[str, float]] = {}
        for entry in entries:
            if entry.id != NO_TOPIC:
                self.entries.setdefault(entry.id, {})[entry.lang] = entry
            written = self._written.setdefault(entry.lang, set())
            for text, (weight, line, is_term) in zip(folded_parts(entry), _weights(entry), strict=True):
                # A space on either side of every word, so that a word can be found without taking the text apart.
                self._blocks.append((entry.id, weight, line, is_term, f" {text} ".replace("\n", " \n ")))
            written.update((entry.words or distinct_words(entry)).split())
            for word, count in (entry.common or common_words(entry)).items():
                topics = self._common.setdefault(word, {})
                topics[entry.id] = topics.get(entry.id, 0.0) + count
        self.words: set[str] = set().union(*self._written.values())

    def is_own(self, topic: str) -> bool:
        """Return whether a topic is an entry of the mentor's own."""
        return any(entry.own for entry in self.entries.get(topic, {}).values())

    def written(self, lang: str) -> Collection[str]:
        """Return the folded words written in a language."""
        return self._written.get(lang, ())

    def common(self, word: str) -> Mapping[str, float]:
        """Return how many lines of each topic hold a function word, or a unit that stands everywhere."""
        return self._common.get(word, {})

    def forms(self, units: Collection[str]) -> dict[str, str]:
        """Return the written words that stand for one of the units, each with its unit."""
        begin = beginnings(units, _STEM_START)
        found: dict[str, str] = {}
        for word in self.words:
            if word[:_STEM_START] in begin or word in ALIASES or (word in NEGATIONS and NEGATION in units):
                for plain in written_out(word):
                    meant = unit(plain)
                    if meant in units and meant is not None:
                        found[word] = meant
        return found

    def occurrences(self, words: Collection[str]) -> dict[str, int]:
        """Return how often each of the words is written, in this very form."""
        found = dict.fromkeys(words, 0)
        for *_, text in self._blocks:
            for word in text.split():
                if word in found:
                    found[word] += 1
        return found

    def phrases(self, forms: Mapping[str, str], wanted: Collection[str]) -> Iterator[Phrase]:
        """Yield the phrases that hold one of the forms of the `wanted` units."""
        spaced = [f" {form} " for form, found in forms.items() if found in wanted]
        for topic, weight, counted, is_term, text in self._blocks:
            for line in _lines_with(text, spaced):
                written = line.split()
                units = [forms.get(word, "") for word in written if word in forms or word not in FUNCTION_WORDS]
                words = [forms.get(word, word) for word in written]
                # An expression is a term as a whole: of its words, each claims its part.
                part = weight / len(written) if is_term else weight
                yield Phrase(topic, weight, part, counted, units, words)

    def expressions_in(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the expressions (terms of several words) that stand as they are in a text, each with its topic."""
        text = f" {' '.join(words)} "
        for topic, _, _, is_term, terms in self._blocks:
            if is_term:
                for line in terms.split("\n"):
                    if line in text and " " in line.strip():
                        yield topic, line.strip()


def folded_parts(entry: FaqEntry) -> tuple[str, ...]:
    """Return the parts of an entry that are searched, folded, their lines kept: question, phrasings and terms.

    Of an own entry, which has only those, the question and the answer.
    """
    if entry.folded:
        return entry.folded
    written = (entry.question, "\n".join(entry.phrasings), "\n".join(entry.terms))
    parts = (entry.question, entry.answer) if entry.own else written
    return tuple("\n".join(" ".join(line.split()) for line in separated(part).split("\n")) for part in parts)


def _lines_with(text: str, wanted: Sequence[str]) -> list[str]:
    """Return the lines of a text that hold one of the `wanted` words, in order."""
    ends: dict[int, int] = {}
    for word in wanted:
        at = text.find(word)
        while at >= 0:
            end = text.find("\n", at)
            ends[text.rfind("\n", 0, at) + 1] = end if end >= 0 else len(text)
            at = text.find(word, end) if end >= 0 else -1
    return [text[start:end] for start, end in sorted(ends.items())]


def distinct_words(entry: FaqEntry) -> str:
    """Return the folded words of an entry, each once."""
    return " ".join(sorted({word for text in folded_parts(entry) for word in text.split()}))


def common_words(entry: FaqEntry) -> dict[str, float]:
    """Return how many lines of an entry hold each function word and each unit that stands everywhere."""
    counts: dict[str, float] = {}
    meant: dict[str, list[str]] = {}
    for text, (_, line_counts, _) in zip(folded_parts(entry), _weights(entry), strict=True):
        for line in text.split("\n"):
            words = line.split()
            for word in words:
                if word not in meant:
                    meant[word] = [found for plain in written_out(word) if (found := _common(plain))]
            for found in {found for word in words for found in meant[word]}:
                counts[found] = round(counts.get(found, 0.0) + line_counts, 1)
    return dict(sorted(counts.items()))


def _common(word: str) -> str | None:
    found = unit(word)
    return word if found is None else found if found in EVERYWHERE else None


def _weights(entry: FaqEntry) -> tuple[tuple[float, float, bool], ...]:
    """Return, for each of those parts, what a word in it is worth, what a line counts, and whether it has terms."""
    if entry.own:
        return ((_OWN_QUESTION, _OWN_LINE, False), (_OWN_ANSWER, _OWN_ANSWER_LINE, False))
    return ((_QUESTION, _LINE, False), (_PHRASING, _LINE, False), (_TERM, _TERM_LINE, True))
