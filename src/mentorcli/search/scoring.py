"""Which topic a query is about, and how well that topic explains it.

A topic is everything written under one id, in all languages. Which one: the lines of a topic that hold a word of the
query, or two of its words side by side, against those of all others; the logarithms of these ratios add up.

How well: each word of the query has a weight, how selective it is, high where one topic claims it, low where all of
them do. A topic explains a word as far as it uses it, compared with the topic that uses it most. The score is the share
of the weight that is explained, blended with the likeness to the best single phrase, more for much and for words of
mentoring, less for words of other subjects; being a share, it means the same for every query.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise

from mentorcli.models.faq import NO_TOPIC
from mentorcli.search.corpus import EVERYWHERE, Corpus, Phrase
from mentorcli.search.lexicon import ELSEWHERE, EVERYDAY, MENTORING, NEGATION, TECHNICAL
from mentorcli.search.tokens import unit

_PRIOR = 2.0  # mass spread over all topics, so that a word seen once is no proof
_ELSEWHERE = 6.0  # the mass of "no topic" for a word of other subjects: as if two terms there had it
_ELSEWHERE_WEIGHT = 0.9
_UNKNOWN = 0.4
_EVERYDAY = 0.08
_EVERYDAY_MOST = 0.2
_NEGATION = 0.02
_PAIR = 1.0
_EXPRESSION = 0.5
_MOST_EXPRESSIONS = 3
_SLACK = 0.4  # keeps a query of weightless words ("my student") from being explained by anything
_SHARE_POWER = 0.6
_PHRASE_PART = 0.3
_MASS, _MASS_MOST = 0.15, 3.0
_STRANGE, _STRANGE_MOST = 0.2, 2
_SUBJECT = 0.2
_SMOOTHING = 0.2  # lines that every word may have had in any topic
_COMMON = 0.7
_GENTLE = 30.0  # how much evidence takes two thirds off a score
_REPEATED, _REPEATED_WORDS = 0.8, 3
_REPEATED_SCORE = 0.6
_MOST = 1 + _MASS * _MASS_MOST + _SUBJECT  # what all of it comes to at best, so that scores end at 1
_OTHER_WORD = 0.4  # what a word of a phrase weighs that the query does not have

Word = tuple[str, float]
"""A word of the query, and how sure we are of it (1: as typed)."""
Counts = dict[str, float]
Feature = tuple[float, Counts]
"""A word or pair of the query: its weight, and how far each topic explains it (0..1)."""


class Scoring:
    """How well each topic explains one query."""

    def __init__(self, corpus: Corpus, words: list[Word]) -> None:
        self._topics = max(len(corpus.entries), 2)
        self._corpus = corpus
        asked = [unit(word) or word for word, _ in words]
        self._asked = frozenset(asked)
        self._words = [(word, sure, found) for word, sure in words if (found := unit(word)) is not None]
        self._expressions = list(corpus.expressions_in([word for word, _ in words]))
        forms = corpus.forms({found for _, _, found in self._words})
        self._features = _features_of([found for _, _, found in self._words], asked, self._asked)
        # These stand in half of all phrases: only where the query has no other word do they choose any.
        selective = {*forms.values()} - EVERYWHERE
        self._selective = bool(selective)
        self._about_mentoring = self._selective and any(word in MENTORING for word, _ in words)
        selective = selective or {*forms.values()}
        self._phrases = list(corpus.phrases(forms, selective))
        self._count_phrases()
        self._known_pairs = [
            (one, other, counts)
            for (one, _, left), (other, _, right) in pairwise(self._words)
            if (counts := self._pair_counts.get((min(left, right), max(left, right))))
        ]
        # A word of another subject is at home in an expression of ours: `paid course`, `silence radio`.
        at_home = {word for one, other, _ in self._known_pairs for word in (one, other)}
        self._strange = {word for word, _, found in self._words if self._is_elsewhere(word, found)} - at_home
        self._weights = {found: self._weigh(word, found) for word, _, found in self._words}

    def _count_phrases(self) -> None:
        """Count what the phrases hold of the query, by topic: its units, their pairs, and lines with its features."""
        self._counts: defaultdict[str, Counts] = defaultdict(dict)
        self._pair_counts: defaultdict[tuple[str, str], Counts] = defaultdict(dict)
        self._lines: defaultdict[str, Counts] = defaultdict(dict)
        for phrase in self._phrases:
            _count(phrase, self._counts, self._pair_counts)
            for feature in _features_of(phrase.units, phrase.words, self._asked):
                lines = self._lines[feature]
                lines[phrase.topic] = lines.get(phrase.topic, 0.0) + phrase.line

    def scores(self) -> dict[str, float]:
        """Return the score of every topic that has anything in common with the query, 0..1."""
        features = [self._feature(*word) for word in self._words] + self._pairs() + self._idioms()
        asked = sum(weight for weight, _ in features)
        masses: dict[str, float] = {}
        for weight, explained in features:
            for topic, share in explained.items():
                masses[topic] = masses.get(topic, 0.0) + weight * share
        likeness = self._likeness(asked)
        setting = self._setting()
        repeated = self._repeated()
        found = [
            max(self._score(mass, asked, likeness.get(topic, 0.0), setting), repeated.get(topic, 0.0))
            for topic, mass in masses.items()
            if topic != NO_TOPIC
        ]
        evidence = self._evidence()
        elsewhere = evidence.pop(NO_TOPIC)
        best = max(evidence.values(), default=0.0)
        if not found or elsewhere > best:
            return {}
        return {topic: max(found) * math.exp((logarithm - best) / _GENTLE) for topic, logarithm in evidence.items()}

    def _evidence(self) -> dict[str, float]:
        """Return how much more the lines of a topic hold of the query than those of all others, as logarithms."""
        found = dict.fromkeys((*self._corpus.entries, NO_TOPIC), 0.0)
        for weight, counts in self._line_counts():
            total = sum(counts.values())
            for topic in found if counts else ():
                here = counts.get(topic, 0.0)
                found[topic] += weight * math.log((here + _SMOOTHING) / (total - here + _SMOOTHING))
        return found

    def _line_counts(self) -> Iterator[Feature]:
        """Yield the lines that hold each word of the query and each pair of neighbours, function words for less."""
        for word in self._asked:
            yield (1.0 if word in EVERYWHERE else _COMMON), dict(self._corpus.common(word))
        for feature in self._features - EVERYWHERE:
            yield 1.0, self._lines.get(feature, {})

    def _score(self, mass: float, asked: float, likeness: float, setting: float) -> float:
        share = (1 - _PHRASE_PART) * mass / (asked + _SLACK) + _PHRASE_PART * likeness
        return max(share + _MASS * min(mass, _MASS_MOST) + setting, 0.0) / _MOST

    def _repeated(self) -> dict[str, float]:
        """Return how nearly the query is written in each topic, word for word, function words included."""
        found: dict[str, float] = {}
        for phrase in self._phrases:
            written = {*phrase.words}
            alike = 2 * len(written & self._asked) / (len(written) + len(self._asked))
            enough = min(len(written), len(self._asked)) >= _REPEATED_WORDS
            if (alike >= _REPEATED and enough) or (alike == 1.0 and self._selective):
                found[phrase.topic] = max(found.get(phrase.topic, 0.0), alike * _REPEATED_SCORE)
        return found

    def _setting(self) -> float:
        """Return what counts for or against any answer: words of mentoring, or of other subjects."""
        if self._strange:
            return -_STRANGE * min(len(self._strange), _STRANGE_MOST)
        return _SUBJECT * self._about_mentoring

    def _is_elsewhere(self, word: str, found: str) -> bool:
        """Return whether a word is of another subject, and of no entry of the mentor's own."""
        if word in ELSEWHERE or (word in TECHNICAL and not self._about_mentoring):
            return not any(self._corpus.is_own(topic) for topic in self._counts.get(found, ()))
        return False

    def _feature(self, word: str, sure: float, found: str) -> Feature:
        if found == NEGATION:
            return _NEGATION, {}
        counts = self._counts.get(found, {})
        if word in self._strange:
            # A mere relative of a written word does not count: `développeur` is not `développer`.
            written = not self._corpus.words.isdisjoint((word, word.rstrip("s"), f"{word}s"))
            return _ELSEWHERE_WEIGHT, _shares({**counts, "": _ELSEWHERE}, sure) if written else {}
        if not counts:
            return (_EVERYDAY if word in EVERYDAY or word in TECHNICAL else _UNKNOWN), {}
        return self._weights[found], _shares(counts, sure)

    def _pairs(self) -> list[Feature]:
        """Return the features of neighbours in the query that stand side by side somewhere, in either order."""
        return [(_PAIR * self._selectivity(counts), _shares(counts, 1.0)) for _, _, counts in self._known_pairs]

    def _idioms(self) -> list[Feature]:
        """Return the features of expressions whose words count little one by one (`out of my depth`)."""
        longest = sorted(self._expressions, key=lambda found: (-len(found[1]), found))
        return [(_EXPRESSION, {topic: 1.0}) for topic, _ in longest[:_MOST_EXPRESSIONS]]

    def _weigh(self, word: str, found: str) -> float:
        if found == NEGATION:
            return _NEGATION
        counts = self._counts.get(found)
        weight = self._selectivity(counts) if counts else _UNKNOWN
        return min(weight, _EVERYDAY_MOST) if word in EVERYDAY else weight

    def _selectivity(self, counts: Counts) -> float:
        """Return how well a word or pair separates topics: 1 where one topic has it all, 0 where all share it."""
        total = sum(counts.values()) + _PRIOR
        rest = _PRIOR / self._topics
        spread = -sum((count + rest) / total * math.log((count + rest) / total) for count in counts.values())
        spread -= max(self._topics - len(counts), 0) * rest / total * math.log(rest / total)
        return max(0.0, 1.0 - spread / math.log(self._topics))

    def _likeness(self, asked: float) -> dict[str, float]:
        """Return, for each topic, how like its best phrase the query is (Dice's coefficient over the weights)."""
        best: dict[str, float] = {}
        for phrase in self._phrases:
            within = {*phrase.units}
            shared = sum(self._weights[found] for found in within if found)
            like = 2 * shared / (asked + _SLACK + shared + _OTHER_WORD * phrase.units.count(""))
            if like > best.get(phrase.topic, 0.0):
                best[phrase.topic] = min(like, 1.0)
        return best


def _features_of(units: Sequence[str], line: Sequence[str], asked: Collection[str]) -> set[str]:
    """Return what of a query stands in a line: its units, those side by side or one apart, and what is next to them.

    `units` are those of the line, `line` all its words, `asked` all of the query. Of two units the order is ignored,
    of a unit and a function word it counts.
    """
    features = {found for found in units if found}
    for one, other in chain(pairwise(units), zip(units, units[2:], strict=False)):
        if one and other:
            features.add(f"{one}+{other}" if one < other else f"{other}+{one}")
    for one, other in pairwise(line):
        if (one in features or other in features) and one in asked and other in asked:
            features.add(f"{one} {other}")
    return features


def _count(phrase: Phrase, counts: defaultdict[str, Counts], pairs: defaultdict[tuple[str, str], Counts]) -> None:
    """Add what a phrase counts for its topic to the counts of its units and of their pairs."""
    topic = phrase.topic
    for found in {*phrase.units}:
        if found:
            counts[found][topic] = counts[found].get(topic, 0.0) + phrase.part
    for one, other in {(min(pair), max(pair)) for pair in phrase.pairs() if all(pair)}:
        pairs[one, other][topic] = pairs[one, other].get(topic, 0.0) + phrase.weight


def _shares(counts: Counts, sure: float) -> Counts:
    """Return how far each topic explains a word, compared with the topic that uses it most."""
    most = max(counts.values())
    return {topic: sure * (count / most) ** _SHARE_POWER for topic, count in counts.items() if topic}
