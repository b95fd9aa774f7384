"""Which phrasings and terms of the FAQ carry nothing or do harm: `python tests/search/ablation.py [--most N]`.

What is asked of the content: the queries of the parts that are tuned on, and each of its own phrasings, without itself.
A line is worth how much less likely the right answers are without it. In each round half of the lines, picked at
random, are weighed, and the least of them go, a few at a time: of two that say the same, one stays. What is gone is
still asked. Questions and the lines of "nothing fits" stay. At most N lines are listed (default: as long as they do
harm), as topic, kind and text. A round takes some ten seconds.

The content was halved in this way: see docs/faq.md.
"""

from __future__ import annotations

import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mentorcli.content import faq_written
from mentorcli.models.faq import NO_TOPIC
from mentorcli.search import scoring
from mentorcli.search.asking import parts_of
from mentorcli.search.counts import Counts
from mentorcli.search.features import features
from mentorcli.search.mending import mended
from mentorcli.search.tokens import spelt

HERE = Path(__file__).parent
TUNED_ON = {"wide": 3.0, "dev": 1.0, "tuning": 1.0, "fresh": 1.0, "unseen": 1.0}
ITSELF = 1.0  # what a phrasing that is asked weighs, of a query
A_FEW = 40
SEED = 1


class Line(NamedTuple):
    """A line of the content."""

    topic: str
    kind: str
    text: str


class Asked(NamedTuple):
    """What is asked, and of whom: the features with their weights, the topics that are right, and the line it is."""

    weights: dict[str, float]
    right: frozenset[str]
    counts: float
    calm: float
    line: Line | None = None


class Content:
    """The content without the lines that went, counted."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = set(lines)
        self.topics: Counter[str] = Counter()
        self.holding: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for line in lines:
            self._count(line, 1)

    def drop(self, line: Line) -> None:
        """Take a line out."""
        self.lines.discard(line)
        self._count(line, -1)

    def _count(self, line: Line, count: int) -> None:
        self.topics[line.topic] += count
        for feature in features(spelt(line.text)):
            self.holding[feature][line.topic] += count

    def odds(self, feature: str, without: str | None = None) -> dict[str, float]:
        """Return the evidence of a feature for each topic, with one line of a topic less; empty where none has it."""
        here: Counter[str] = self.holding[feature] if feature in self.holding else Counter()
        everywhere = sum(here.values()) - (without is not None)
        if everywhere <= 0:
            return {}
        whole = sum(self.topics.values())
        found = {}
        for topic, lines in self.topics.items():
            own = here[topic] - (topic == without)
            odds = (own + scoring.SMOOTHING) / (everywhere - own + scoring.SMOOTHING)
            found[topic] = math.log(odds) + scoring.BALANCE * math.log((whole - lines) / lines)
        return found

    def pulls(self, asked: list[Asked]) -> dict[str, dict[str, float]]:
        """Return how much evidence of a feature for a topic makes wrong answers likelier; below 0, right ones."""
        pulls: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys(self.topics, 0.0))
        odds = {feature: self.odds(feature) for feature in self.holding}
        for one in asked:
            for topic, pull in self._wrong(one, odds).items():
                for feature, weight in one.weights.items():
                    pulls[feature][topic] += pull * weight
        return pulls

    def _wrong(self, asked: Asked, odds: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
        """Return by how much each topic is likelier than it should be, for one that is asked."""
        evidence = {topic: scoring.DOUBT * (topic == NO_TOPIC) for topic in self.topics}
        own = set(features(spelt(asked.line.text))) if asked.line in self.lines and asked.line else ()
        for feature, weight in asked.weights.items():
            found = self.odds(feature, asked.line.topic) if asked.line and feature in own else odds.get(feature, {})
            for topic, one in found.items():
                evidence[topic] += weight * one
        best = max(evidence.values())
        likely = {topic: math.exp((one - best) / asked.calm) for topic, one in evidence.items()}
        whole, right = sum(likely.values()), sum(likely[topic] for topic in asked.right)
        # What is lost anyway teaches less than what may be won.
        heavy = asked.counts / asked.calm * min(1.0, right / whole + 0.35)
        return {
            topic: heavy * (one / whole - (one / right if topic in asked.right and right else 0.0))
            for topic, one in likely.items()
        }

    def worth(self, line: Line, pulls: Mapping[str, Mapping[str, float]]) -> float:
        """Return what would be lost without a line; below 0 it does harm."""
        lost = 0.0
        for feature in features(spelt(line.text)):
            if feature in pulls:
                now, then = self.odds(feature), self.odds(feature, line.topic)
                lost += sum(pulls[feature][topic] * (then.get(topic, 0.0) - one) for topic, one in now.items())
        return lost


def written() -> Iterator[Line]:
    """Yield the lines of the content."""
    for entry in faq_written():
        yield Line(entry.id, "question", entry.question)
        yield from (Line(entry.id, "phrasing", text) for text in entry.phrasings)
        yield from (Line(entry.id, "term", text) for text in entry.terms)


def asked_of(lines: list[Line]) -> Iterator[Asked]:
    """Yield what is asked of the content."""
    counts = Counts.of(faq_written())
    for part, weight in TUNED_ON.items():
        for query in (HERE / f"queries_{part}.tsv").read_text(encoding="utf-8").splitlines():
            _, topics, text = query.split("\t")
            yield _asked(text, frozenset(topics.split("|")), weight, counts, None)
    for line in lines:
        if line.kind == "phrasing":
            yield _asked(line.text, frozenset([line.topic]), ITSELF, counts, line)


def _asked(text: str, right: frozenset[str], weight: float, counts: Counts, line: Line | None) -> Asked:
    parts = mended(parts_of(text), counts)
    weights: dict[str, float] = {}
    for part in parts:
        for feature, kind in features(part.words).items():
            if kind != "whole" or len(parts) == 1:
                told = scoring.WEIGHTS[kind] * (1.0 if part.asks else scoring.CONTEXT)
                weights[feature] = max(told, weights.get(feature, 0.0))
    return Asked(weights, right, weight, scoring.CALM * max(1.0, len(weights) / scoring.LONG) ** scoring.LONGER, line)


def without_use(most: int | None = None) -> Iterator[Line]:
    """Yield the lines that carry nothing, each by what remains after those before it; at most so many."""
    lines = list(written())
    content, asked = Content(lines), list(asked_of(lines))
    chance = random.Random(SEED)  # noqa: S311 - an order, no secret
    tried = sorted(line for line in content.lines if line.kind != "question" and line.topic != NO_TOPIC)
    left = len(tried) if most is None else most
    while left > 0:
        pulls = content.pulls(asked)
        some = chance.sample(tried, len(tried) // 2)
        worths = sorted((content.worth(line, pulls), line) for line in some)
        least = [line for worth, line in worths[: min(A_FEW, left)] if worth < 0 or most is not None]
        for line in least:
            content.drop(line)
            tried.remove(line)
            yield line
        left = left - len(least) if least else 0


if __name__ == "__main__":
    for found in without_use(int(sys.argv[2]) if sys.argv[1:2] == ["--most"] else None):
        print(*found, sep="\t", flush=True)
