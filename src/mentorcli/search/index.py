"""The FAQ engine: how well each topic explains the words of a query.

A topic is everything written under one id, in all languages. Each word of the query has a weight, how telling it is:
high where one topic claims it, low where all of them do. A topic explains a word as far as it uses it, compared with
the topic that uses it most. The score is the share of the query's weight that is explained, blended with the likeness
to the topic's best single phrase; being a share, it means the same for every query.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

from mentorcli.models.faq import FaqEntry, FaqHit
from mentorcli.search.corpus import Corpus
from mentorcli.search.lexicon import ELSEWHERE, ENGLISH, EVERYDAY, FRENCH, NEGATION, NEGATIONS
from mentorcli.search.spelling import Speller
from mentorcli.search.words import spelt, unit

# Below this, the best that was found is chance and no answer; the others may be half as good. Set on the tuning
# queries, half-way between the off-topic ones and the topics'.
THRESHOLD = 0.5
MAX_WORDS = 60
MAX_CORRECTIONS = 12

_PRIOR = 0.5  # mass spread over all topics, so that a word seen once is no proof
_ELSEWHERE = 6.0  # the mass of "no topic" for a word of other subjects: as if two terms there had it
_ELSEWHERE_WEIGHT = 0.9
_UNKNOWN = 0.35
_EVERYDAY = 0.08
_EVERYDAY_MOST = 0.3
_NEGATION = 0.02
_PAIR = 0.9
_EXPRESSION = 0.5
_MOST_EXPRESSIONS = 3
_CORRECTED = 0.9
_SLACK = 0.4  # keeps a query of weightless words ("my student") from being explained by anything
_SHARE_POWER = 0.6
_PHRASE_PART = 0.3
_FREQUENT = 0.5  # a unit half as telling as the query's best brings phrases into play, a lesser one does not


# A word or pair of the query: its weight, and how far each topic explains it (0..1).
_Feature = tuple[float, dict[str, float]]


class Index:
    """Entries made ready to be searched; making it reads every entry once."""

    def __init__(self, entries: Iterable[FaqEntry]) -> None:
        self._corpus = Corpus(entries)
        self._telling: dict[str, float] = {}
        self._written = self._corpus.words()
        self._known = self._written.union(ENGLISH, FRENCH, EVERYDAY, ELSEWHERE, NEGATIONS)
        self._speller = Speller(self._known, self._worth)

    def search(self, query: str, lang: str | None = None, limit: int | None = None) -> tuple[FaqHit, ...]:
        """Return the entries that answer the query, best first, at most `limit`; empty where nothing fits.

        `lang` chooses the language of the answers, else that of the query. An entry that has no such language
        is returned in the one it has. Any text is taken; of a long one the first 60 words count.
        """
        words = self._read(query)
        answer_in = lang or self._language(words, query)
        scores = sorted(self._scores(words).items(), key=lambda item: (-item[1], item[0]))
        if not scores or scores[0][1] < THRESHOLD:
            return ()
        best = [self._hit(topic, answer_in, score) for topic, score in scores if score >= THRESHOLD / 2]
        return tuple(best[:limit])

    def language(self, query: str) -> str:
        """Return the language a query is written in, `en` where nothing tells."""
        return self._language(self._read(query), query)

    def _hit(self, topic: str, lang: str, score: float) -> FaqHit:
        versions = self._corpus.entries[topic]
        entry = versions.get(lang) or next(iter(versions.values()))
        return FaqHit(entry.id, entry.question, entry.answer, entry.lang, round(score, 3))

    # --- reading the query

    def _read(self, query: str) -> list[tuple[str, float]]:
        """Return the words of the query, spelling mended, each with how sure we are of it (1: as typed)."""
        words: list[tuple[str, float]] = []
        corrections = 0
        for word in dict.fromkeys(spelt(query)[:MAX_WORDS]):
            if self._is_known(word) or corrections >= MAX_CORRECTIONS:
                words.append((word, 1.0))
                continue
            corrections += 1
            mended = self._speller.correct(word)
            words.extend((meant, _CORRECTED) for meant in mended or [word])
        return words

    def _is_known(self, word: str) -> bool:
        return word in self._known or bool(self._corpus.forms(unit(word) or ""))

    def _worth(self, word: str) -> float:
        """Return what a folded word is worth as the reading of a misspelt one: how much is written with it."""
        return self._corpus.occurrences(word) + (2.0 if word in EVERYDAY or unit(word) is None else 0.0)

    def _language(self, words: list[tuple[str, float]], query: str) -> str:
        english = french = 0.0
        in_english, in_french = self._corpus.spoken("en"), self._corpus.spoken("fr")
        for word, _ in words:
            english += 2.0 * (word in ENGLISH) + (word in in_english)
            french += 2.0 * (word in FRENCH) + (word in in_french)
        accents = sum(letter in "éèêàùçôîïûœ" for letter in query[:1000].casefold())
        return "fr" if french + accents > english else "en"

    # --- scoring

    def _scores(self, words: list[tuple[str, float]]) -> dict[str, float]:
        units = {found: sure for word, sure in words if (found := unit(word)) is not None}
        features = [self._feature(word, sure) for word, sure in words if unit(word) is not None]
        features += self._pairs([found for word, _ in words if (found := unit(word)) is not None])
        features += self._expressions([word for word, _ in words])
        total = sum(weight for weight, _ in features) + _SLACK
        scores: dict[str, float] = {}
        for weight, explained in features:
            for topic, share in explained.items():
                scores[topic] = scores.get(topic, 0.0) + weight * share / total
        likeness = self._likeness(units, features)
        return {
            topic: (1 - _PHRASE_PART) * score + _PHRASE_PART * likeness.get(topic, 0.0)
            for topic, score in scores.items()
        }

    def _feature(self, word: str, sure: float) -> _Feature:
        found = unit(word)
        if found is None or found == NEGATION:
            return (_NEGATION, {})
        counts = self._corpus.counts(found)
        if word in ELSEWHERE:
            if word not in self._written:  # a relative is: `développeur` is no `développer`
                return _ELSEWHERE_WEIGHT, {}
            counts[""] = _ELSEWHERE
            return _ELSEWHERE_WEIGHT, _shares(counts, sure)
        if not counts:
            return (_EVERYDAY if word in EVERYDAY else _UNKNOWN, {})
        weight = self._tell(found, counts)
        return (min(weight, _EVERYDAY_MOST) if word in EVERYDAY else weight, _shares(counts, sure))

    def _pairs(self, units: list[str]) -> list[_Feature]:
        """Return the features of neighbours in the query that stand side by side somewhere."""
        features: list[_Feature] = []
        for one, other in pairwise(units):
            counts = self._corpus.pair_counts(one, other)
            if counts:
                features.append((_PAIR * self._tell(f"{one} {other}", counts), _shares(counts, 1.0)))
        return features

    def _expressions(self, words: list[str]) -> list[_Feature]:
        """Return the features of idioms, whose words say little one by one (`out of my depth`)."""
        longest = sorted(self._corpus.expressions_in(words), key=lambda found: (-len(found[1]), found))
        return [(_EXPRESSION, {topic: 1.0}) for topic, _ in longest[:_MOST_EXPRESSIONS]]

    def _tell(self, name: str, counts: dict[str, float]) -> float:
        """Return how telling a word or pair is: 1 where one topic has it all, 0 where all share it evenly."""
        if name not in self._telling:
            topics = len(self._corpus.entries)
            total = sum(counts.values()) + _PRIOR
            rest = _PRIOR / topics
            parts = [(count + rest) / total for count in counts.values()]
            spread = -sum(part * math.log(part) for part in parts)
            if len(counts) < topics:
                spread -= (topics - len(counts)) * rest / total * math.log(rest / total)
            self._telling[name] = max(0.0, 1.0 - spread / math.log(max(topics, 2)))
        return self._telling[name]

    def _likeness(self, units: dict[str, float], features: list[_Feature]) -> dict[str, float]:
        """Return, for each topic, how like its best phrase the query is (Dice's coefficient over the weights)."""
        weights = {found: self._weight(found) for found in units if found != NEGATION}
        most = max(weights.values(), default=0.0)
        asked = sum(weight for weight, _ in features)
        numbers = {
            number
            for found, weight in weights.items()
            if weight >= _FREQUENT * most
            for number in self._corpus.phrases_with(found)
        }
        best: dict[str, float] = {}
        for number in numbers:
            topic, written = self._corpus.phrase(number)
            shared = sum(weights[found] for found in set(written) if found in weights)
            like = 2 * shared / (asked + sum(self._weight(found) for found in set(written)))
            best[topic] = max(best.get(topic, 0.0), min(like, 1.0))
        return best

    def _weight(self, found: str) -> float:
        if found == NEGATION:
            return _NEGATION
        if found not in self._telling:
            counts = self._corpus.counts(found)
            return self._tell(found, counts) if counts else _UNKNOWN
        return self._telling[found]


def _shares(counts: dict[str, float], sure: float) -> dict[str, float]:
    """Return how far each topic explains a word, compared with the topic that uses it most."""
    most = max(counts.values())
    return {topic: sure * (count / most) ** _SHARE_POWER for topic, count in counts.items() if topic}
