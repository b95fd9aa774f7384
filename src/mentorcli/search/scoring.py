"""How likely each topic is the answer to a query.

Every feature of the query is evidence for the topics whose lines hold it more often than the lines of all others do,
and against the rest: the logarithm of these odds, times the weight of its kind. Words that no entry holds are evidence
that nothing fits. The sum over the query is turned into shares that add up to 1 over all topics and "nothing": the
share of a topic is its score. A score of .9 so leaves a tenth for all others together, and how far the second lies
behind is part of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mentorcli.models.faq import NO_TOPIC
from mentorcli.search.asking import Part
from mentorcli.search.counts import Counts
from mentorcli.search.features import EVERYDAY, FUNCTION, NEIGHBOURS, PAIR, PHRASE, UNIT, WHOLE, features

# Each figure was found by a random search over the tuning queries and every line of the content, asked without itself
# (docs/faq.md), and has a reason besides.
# Two words side by side tell topics apart nearly as well as one more word; function words say little, but "how long"
# says something.
WEIGHTS = {UNIT: 1.0, EVERYDAY: 0.56, WHOLE: 0.9, PAIR: 0.6, NEIGHBOURS: 0.35, FUNCTION: 0.31, PHRASE: 0.36}
SMOOTHING = 0.14  # lines that every topic may have had: what is seen once is no proof
BALANCE = 0.56  # how far a topic with few lines is helped: 0 not at all, 1 as if all had the same number
CONTEXT = 0.6  # a sentence that tells, of one that asks
UNKNOWN = {UNIT: 2.4, EVERYDAY: 0.6}  # how much a word that no entry holds speaks for "nothing fits"
UNKNOWN_CONTEXT = 0.5  # the part of it in a sentence that tells: stories are about many things
MOST_UNKNOWN = 7.0  # what all of them come to at most: a long text is not the less asked
DOUBT = 3.6  # what speaks for "nothing fits" before a word is read
CALM = 3.2  # by how much evidence is divided: words of one query are no independent witnesses
LONG, LONGER = 23.0, 0.4  # from so many features on, it is divided by more, as this power of their number


class Asked(NamedTuple):
    """A feature of a query: its kind, and whether it stands in a part that asks."""

    kind: str
    asks: bool


def scores(parts: Iterable[Part], counts: Counts) -> dict[str, float]:
    """Return the score of every topic and of NO_TOPIC, 0..1, together 1; empty where nothing known was asked."""
    asked = _asked(parts)
    evidence = _evidence(asked, counts)
    if not evidence:
        return {}
    calm = CALM * max(1.0, sum(_share(found) for found in asked.values()) / LONG) ** LONGER
    best = max(evidence.values())
    likely = {topic: math.exp((found - best) / calm) for topic, found in evidence.items()}
    whole = sum(likely.values())
    return {topic: found / whole for topic, found in likely.items()}


def _asked(parts: Iterable[Part]) -> dict[str, Asked]:
    """Return the features of all parts, each once: where it stands in one that asks, as asked.

    One part among others is not all that is said: what stands around it makes "What shall I do?" another question.
    """
    said = tuple(parts)
    found: dict[str, Asked] = {}
    for part in said:
        for feature, kind in features(part.words).items():
            if (part.asks or feature not in found) and (kind != WHOLE or len(said) == 1):
                found[feature] = Asked(kind, part.asks)
    return found


def _share(found: Asked) -> float:
    return 1.0 if found.asks else CONTEXT


def _evidence(asked: Mapping[str, Asked], counts: Counts) -> dict[str, float]:
    """Return the evidence for each topic and NO_TOPIC; empty where no feature of the query says anything."""
    evidence = dict.fromkeys((*counts.topics, NO_TOPIC), 0.0)
    balance = _balance(counts)
    unknown, known = 0.0, False
    for feature, found in asked.items():
        here = counts.holding(feature)
        if here:
            known = known or found.kind in UNKNOWN
            _add(evidence, here, WEIGHTS[found.kind] * _share(found), balance)
        else:
            unknown += UNKNOWN.get(found.kind, 0.0) * (1.0 if found.asks else UNKNOWN_CONTEXT)
    evidence[NO_TOPIC] += DOUBT + min(unknown, MOST_UNKNOWN)
    return evidence if known else {}


def _balance(counts: Counts) -> dict[str, float]:
    """Return what helps each topic for the number of its lines."""
    lines = sum(counts.topics.values())
    return {topic: BALANCE * math.log((lines - own) / own) for topic, own in counts.topics.items() if own < lines}


def _add(evidence: dict[str, float], here: Mapping[str, int], weight: float, balance: Mapping[str, float]) -> None:
    """Add what a feature says: the odds of each topic's lines against those of all others."""
    everywhere = sum(here.values())
    for topic, helped in balance.items():
        own = here.get(topic, 0)
        evidence[topic] += weight * (math.log((own + SMOOTHING) / (everywhere - own + SMOOTHING)) + helped)
