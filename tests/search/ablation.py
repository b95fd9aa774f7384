"""Which phrasings and terms of the FAQ carry nothing: `python tests/search/ablation.py [--most N]` lists them.

A line carries nothing where the rest of the content, without it, still gives its topic the most evidence, by a margin:
whoever asks in these words is answered without it. The lines are tried in a fixed random order, and a line that is
found so is taken out before the next is tried: of two that say the same, one stays. Questions are never tried. At most
N lines are listed (default: half of them), as topic, kind and text.

The content was halved in this way: see docs/faq.md.
"""

from __future__ import annotations

import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from mentorcli.content import faq_written
from mentorcli.models.faq import NO_TOPIC
from mentorcli.search.features import features
from mentorcli.search.scoring import BALANCE, SMOOTHING, WEIGHTS
from mentorcli.search.tokens import spelt

MARGIN = 2.0  # evidence, as of two seen lines against none
SEED = 1


class Line(NamedTuple):
    """A line of the content."""

    topic: str
    kind: str
    text: str


class Remaining:
    """The content without the lines that were taken out, counted."""

    def __init__(self, lines: list[Line]) -> None:
        self._topics: Counter[str] = Counter()
        self._holding: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for line in lines:
            self.put(line, 1)

    def put(self, line: Line, count: int) -> None:
        """Count a line once more, or take it out (-1)."""
        self._topics[line.topic] += count
        for feature in features(spelt(line.text)):
            self._holding[feature][line.topic] += count

    def margin(self, line: Line) -> float:
        """Return how much more evidence a line is for its topic than for any other, the line itself taken out."""
        self.put(line, -1)
        evidence = dict.fromkeys(self._topics, 0.0)
        whole = sum(self._topics.values())
        for feature, kind in features(spelt(line.text)).items():
            here = self._holding[feature]
            everywhere = sum(here.values())
            for topic, lines in self._topics.items() if everywhere else ():
                odds = (here[topic] + SMOOTHING) / (everywhere - here[topic] + SMOOTHING)
                evidence[topic] += WEIGHTS[kind] * (math.log(odds) + BALANCE * math.log((whole - lines) / lines))
        self.put(line, 1)
        return evidence[line.topic] - max(found for topic, found in evidence.items() if topic != line.topic)


def lines_of_the_content() -> tuple[list[Line], list[Line]]:
    """Return the questions and what is not answered, which stay, and the lines that may go."""
    fixed: list[Line] = []
    tried: list[Line] = []
    for entry in faq_written():
        fixed.append(Line(entry.id, "question", entry.question))
        lines = [Line(entry.id, "phrasing", text) for text in entry.phrasings]
        lines += [Line(entry.id, "term", text) for text in entry.terms]
        (fixed if entry.id == NO_TOPIC else tried).extend(lines)
    return fixed, tried


def without_use(most: int | None = None) -> Iterator[Line]:
    """Yield the lines that carry nothing, each by what remains after those before it; at most so many."""
    fixed, tried = lines_of_the_content()
    remaining = Remaining(fixed + tried)
    random.Random(SEED).shuffle(tried)  # noqa: S311 - an order, no secret
    left = len(tried) // 2 if most is None else most
    for line in tried:
        if left and remaining.margin(line) > MARGIN:
            remaining.put(line, -1)
            left -= 1
            yield line


if __name__ == "__main__":
    for found in without_use(int(sys.argv[2]) if sys.argv[1:2] == ["--most"] else None):
        print(*found, sep="\t")
