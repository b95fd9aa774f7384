"""Which topics hold a feature, and in how many lines; which words are written, and how often in which language.

Both are kept as sorted lines of text, in memory as in the file that is made beforehand: a search asks for some thirty
features of some twenty thousand, so halving a text fifteen times a feature is cheaper than reading it into a table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from mentorcli.models.faq import FaqEntry
from mentorcli.search.features import features
from mentorcli.search.tokens import plain_words, written_out

# Signs that no folded word holds, and that JSON writes as they are: a text without escapes is read many times faster.
_KEY_ENDS, _LINE_ENDS = "!", "|"


class Written(NamedTuple):
    """How often a word is written in the entries of each language."""

    english: int
    french: int


class Counts:
    """What the entries hold, counted.

    `topics` maps each topic to its number of lines. `lines` has an entry for each feature: the feature, `!`, pairs of a
    topic's place in `topics` and its count, `|`. `words` has one for each word: the word, `!`, its counts in English
    and in French, `|`. Both are sorted.
    """

    def __init__(self, topics: Mapping[str, int], lines: str, words: str) -> None:
        self.topics = topics
        self.lines = lines
        self._words = words
        self._ids = tuple(topics)

    @classmethod
    def of(cls, entries: Iterable[FaqEntry]) -> Counts:
        """Return the counts of entries as they are written."""
        topics: Counter[str] = Counter()
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        words: dict[str, list[int]] = {}
        for entry in entries:
            for line in (entry.question, *entry.phrasings, *entry.terms):
                typed = plain_words(line)
                folded = [plain for word in typed for plain in written_out(word)]
                topics[entry.id] += 1
                for feature in features(folded):
                    found[feature][entry.id] += 1
                for word in dict.fromkeys((*typed, *folded)):
                    written = words.setdefault(word, [0, 0])
                    written[0] += entry.lang != "fr"
                    written[1] += entry.lang != "en"
        places = {topic: place for place, topic in enumerate(topics)}
        lines = (
            f"{feature}{_KEY_ENDS}{' '.join(f'{places[topic]}:{count}' for topic, count in here.items())}"
            for feature, here in found.items()
        )
        return cls(
            topics, _joined(lines), _joined(f"{word}{_KEY_ENDS}{one} {two}" for word, (one, two) in words.items())
        )

    @property
    def word_lines(self) -> str:
        """Return the words as they are kept in a file."""
        return self._words

    def holding(self, feature: str) -> dict[str, int]:
        """Return in how many lines of each topic a feature stands; empty where in none."""
        found = _value(self.lines, feature)
        pairs = (pair.split(":") for pair in found.split())
        return {self._ids[int(place)]: int(count) for place, count in pairs}

    def written(self, word: str) -> Written:
        """Return how often a folded word is written."""
        found = _value(self._words, word).split()
        return Written(int(found[0]), int(found[1])) if found else Written(0, 0)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return every word that is written."""
        return frozenset(_keys(self._words))


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}{_LINE_ENDS}" for line in sorted(lines))


def _keys(lines: str) -> Iterator[str]:
    return (line.partition(_KEY_ENDS)[0] for line in lines.split(_LINE_ENDS)[:-1])


def _value(lines: str, key: str) -> str:
    """Return what stands behind a key in sorted lines, empty where it is not there."""
    wanted = key + _KEY_ENDS
    low, high = 0, len(lines)  # both at the beginning of a line, or at the end
    while low < high:
        start = lines.rfind(_LINE_ENDS, low, (low + high) // 2) + 1 or low
        end = lines.index(_LINE_ENDS, start)
        here = lines[start : lines.index(_KEY_ENDS, start) + 1]
        if here == wanted:
            return lines[start + len(here) : end]
        if here < wanted:
            low = end + 1
        else:
            high = start
    return ""
