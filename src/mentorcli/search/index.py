"""The FAQ engine: how well each topic explains the words of a query.

A topic is everything written under one id, in all languages. Each word of the query has a weight, how telling it is:
high where one topic claims it, low where all do or none would. A topic explains a word as far as it uses it
compared with the topic that uses it most. The score is the share of the query's weight that is explained, blended
with the likeness to the topic's best single phrase; being a share, it means the same for every query.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from mentorcli.models.faq import FaqEntry, FaqHit
from mentorcli.search.lexicon import ELSEWHERE, ENGLISH, EVERYDAY, FRENCH, NEGATION, NEGATIONS
from mentorcli.search.spelling import Speller
from mentorcli.search.words import spelt, stem, unit

# Below this share of the query, what was found is chance and not an answer. Set on the tuning queries.
THRESHOLD = 0.4
MAX_WORDS = 80
MAX_CORRECTIONS = 20
LANGUAGES = ("en", "fr")

# How much an occurrence says about its topic, by where it stands.
_TERM, _QUESTION, _PHRASING, _ANSWER = 3.0, 1.0, 1.0, 0.25
_OWN_QUESTION, _OWN_ANSWER = 3.0, 1.0  # an own entry has no terms: its few words have to carry it
_ELSEWHERE = 3.0
_UNKNOWN_WEIGHT = 0.6
_EVERYDAY_WEIGHT = 0.08
_EVERYDAY_MOST = 0.3
_NEGATION_WEIGHT = 0.02
_PAIR_WEIGHT = 0.9
_CORRECTED = 0.9
_PRIOR = 1.0
_SLACK = 0.25
_SHARE_POWER = 0.6
_PHRASE_PART = 0.3


class Index:
    """Entries made ready to be searched; building it reads every entry once."""

    def __init__(self, entries: Iterable[FaqEntry]) -> None:
        self._entries: dict[str, dict[str, FaqEntry]] = {}
        self._phrases: list[tuple[str, float, list[str]]] = []
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        self._spoken: dict[str, set[str]] = {}
        self._units: dict[str, list[str]] = {}
        self._telling: dict[str, float] = {}
        for entry in entries:
            self._entries.setdefault(entry.id, {})[entry.lang] = entry
            self._add(entry)
        words = set().union(*self._spoken.values(), ENGLISH, FRENCH, EVERYDAY, ELSEWHERE, NEGATIONS)
        self._words = words
        self._speller = Speller(words, self._worth)

    # --- reading the entries -------------------------------------------------------------------------------------

    def _add(self, entry: FaqEntry) -> None:
        question, answer = (_OWN_QUESTION, _OWN_ANSWER) if entry.own else (_QUESTION, _ANSWER)
        self._read(entry, [entry.question], question)
        self._read(entry, entry.phrasings, _PHRASING)
        self._read(entry, entry.terms, _TERM)
        self._read(entry, [entry.answer], answer)

    def _read(self, entry: FaqEntry, lines: Sequence[str], weight: float) -> None:
        """Take in lines of an entry, each a phrase of its own."""
        spoken = self._spoken.setdefault(entry.lang, set())
        for line in lines:
            words = spelt(line)
            spoken.update(words)
            number = len(self._phrases)
            units = [found for word in words if (found := self._unit(word))]
            self._phrases.append((entry.id, weight, units))
            for found in set(units):
                self._postings[found].append(number)

    def _unit(self, word: str) -> str | None:
        if word not in self._units:
            found = unit(word)
            self._units[word] = [found] if found else []
        return self._units[word][0] if self._units[word] else None
