"""Which entries lie nearest to a question by what they mean: vectors, where a library for them is installed.

Asked only where the words of a question did not settle it. It names, and never answers: of
137 tuning queries that were not sure, a limit that no question without an answer reached let 3 through.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import hypot
from operator import mul, sub
from typing import NamedTuple

from mentorcli.models.faq import NO_TOPIC

Vector = Sequence[float]

# An entry is named from here on: how near it is and how far ahead of the next, as cosines, together. Of the tuning
# queries on which the words are silent, two of the seven that a topic answers reach it, and none of the 321 others; at
# 0.65 no more of the former do, and eight of the latter.
NEAR = 0.8


class Nearest(NamedTuple):
    """The entry that lies nearest, and how near: the cosine, 0 to 1."""

    id: str
    score: float


def nearest(asked: Vector, entries: Mapping[str, Vector]) -> Nearest | None:
    """Return the entry whose direction is nearest to that of a question, None where none is near enough.

    "Nothing fits" (`-`) competes with them and is never returned.
    """
    ranked = sorted(((sum(map(mul, asked, vector)), entry) for entry, vector in entries.items()), reverse=True)
    (first, entry), *others = ranked
    ahead = first - others[0][0] if others else first
    if entry == NO_TOPIC or first + ahead < NEAR:
        return None
    return Nearest(entry, round(min(first, 1.0), 3))


def direction(vector: Vector, middle: Vector | None = None) -> Vector:
    """Return a vector of length 1 in the direction of another, seen from a middle; of length 0 where it has none."""
    seen = list(map(sub, vector, middle)) if middle is not None else vector
    length = hypot(*seen) or 1.0
    return [number / length for number in seen]


def mean(vectors: Sequence[Vector]) -> Vector:
    """Return the mean of vectors, of which there is at least one."""
    return [sum(numbers) / len(vectors) for numbers in zip(*vectors, strict=True)]
