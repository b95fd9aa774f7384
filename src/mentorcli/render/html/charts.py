"""The geometry of the charts: columns, bars, strips of weeks and spark lines, in the units of an SVG.

It is linear scales alone, the ticks by Heckbert's "Nice Numbers for Graph Labels" (Graphics Gems, 1990); the templates
draw it, so that whatever is written into a chart is escaped like any other text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, count, groupby
from math import floor
from typing import NamedTuple

WIDTH, HEIGHT = 340, 190
"""Of a chart of columns: as wide as it stands on paper and on a telephone, so that its letters keep their size."""
_TOP, _BOTTOM, _LEFT = 20, 24, 42
_TICKS = 4
_FILLED = 0.72  # of the room of a column
_MOST_WIDE = 44
_LABELLED = 7  # so many columns have their figure above them
_NICE, _PARTS, MINUTES = (1, 2, 5), (15, 30), 60
PITCH, CELL, STRIP, _CROSS = 8, 6, 14, 4
SPARK_WIDTH, SPARK_HEIGHT, _MARGIN = 72, 20, 3
_FIRST_DAYS = 7
_MOST_POINTS = 30  # of more weeks every other one is a point: they are closer to one another than a line is thick


class Tick(NamedTuple):
    """A line across a chart at `y`, and its value in minutes."""

    y: float
    value: int


class Bar(NamedTuple):
    """A column, with the middle of its foot in `middle`."""

    x: float
    y: float
    width: float
    height: float
    middle: float


class Columns(NamedTuple):
    """A chart of columns; `labelled`: there are so few that each has its figure above it."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    labelled: bool
    left: float
    right: float = WIDTH
    foot: float = HEIGHT - _BOTTOM


class Strip(NamedTuple):
    """A row of weeks: where something was held (once, more often), where somebody did not come, and the span's own.

    Each is the path of an SVG, `own` the x and the width of a band.
    """

    width: int
    none: str
    once: str
    more: str
    missed: str
    own: tuple[int, int]


class Spark(NamedTuple):
    """A line of rates: its points, and where it ends; no points before the first rate."""

    points: str
    end: tuple[float, float]


def ticks_of(most: int) -> list[int]:
    """Return round lengths in minutes from 0 to at least `most`, some four of them; 0 and an hour where that is 0.

    Below an hour they are quarters and halves of one, above it Heckbert's nice numbers: 1, 2 or 5 times 1, 10, 100 ...
    """
    if most <= 0:
        return [0, MINUTES]
    steps = chain(_PARTS, (nice * MINUTES * 10**power for power in count() for nice in _NICE))
    step = next(one for one in steps if one * _TICKS >= most)
    return list(range(0, most + step, step)) if most % step else list(range(0, most + 1, step))


def columns(values: Sequence[int]) -> Columns:
    """Return a chart of lengths in minutes, the first one at its left."""
    scale = ticks_of(max(values, default=0))
    foot, room = HEIGHT - _BOTTOM, HEIGHT - _BOTTOM - _TOP
    labelled = len(values) <= _LABELLED
    left = 0 if labelled else _LEFT
    step = (WIDTH - left) / max(len(values), 1)
    width = min(step * _FILLED, _MOST_WIDE)
    bars = []
    for number, value in enumerate(values):
        middle, height = left + step * (number + 0.5), room * value / scale[-1]
        bars.append(
            Bar(_short(middle - width / 2), _short(foot - height), _short(width), _short(height), _short(middle))
        )
    ticks = tuple(Tick(_short(foot - room * value / scale[-1]), value) for value in scale)
    return Columns(tuple(bars), ticks, labelled, left)


def _short(value: float) -> float:
    """Return a coordinate with one decimal, which is finer than any screen."""
    return round(value, 1)


def strip(weeks: Mapping[date, tuple[int, int]], first: date, last: date) -> Strip:
    """Return the row of some consecutive weeks; those that a span of local days, both included, touches are its own.

    Weeks that look the same, one after another, are one line: its dashes (`CELL` and a gap) are the weeks.
    """
    looks = ["more" if held > 1 else "once" if held else "none" for held, _ in weeks.values()]
    paths: dict[str, list[str]] = {"none": [], "once": [], "more": []}
    for look, run in groupby(range(len(looks)), key=looks.__getitem__):
        places = list(run)
        paths[look].append(f"M{places[0] * PITCH + 1} {STRIP // 2}h{len(places) * PITCH - PITCH + CELL}")
    crosses = (
        f"M{place * PITCH + 1} {_CROSS}l{CELL} {CELL}m-{CELL} 0l{CELL}-{CELL}"
        for place, (_, missed) in enumerate(weeks.values())
        if missed
    )
    own = [place for place, monday in enumerate(weeks) if monday <= last and monday + timedelta(days=6) >= first]
    none, once, more = ("".join(drawn) for drawn in paths.values())
    return Strip(len(weeks) * PITCH, none, once, more, "".join(crosses), (own[0] * PITCH, len(own) * PITCH))


def spark(rates: Iterable[float | None], low: float = 0) -> Spark:
    """Return the line of some rates from `low`, at its foot, to 1, one a week; weeks before the first have no point."""
    known = list(rates)
    every = 1 + (len(known) > _MOST_POINTS)
    step = (SPARK_WIDTH - 2 * _MARGIN) / max(len(known) - 1, 1)
    points = [
        (_short(_MARGIN + step * place), _short(_MARGIN + (SPARK_HEIGHT - 2 * _MARGIN) * (1 - rate) / (1 - low)))
        for place, rate in enumerate(known)
        if rate is not None and (len(known) - 1 - place) % every == 0
    ]
    return Spark(" ".join(f"{x:g},{y:g}" for x, y in points), points[-1] if points else (0, 0))


def lowest(rates: Iterable[float]) -> float:
    """Return the foot of a set of spark lines: a tenth below which none of them goes, and 0.5 at most."""
    return min(floor(min(rates, default=0) * 10) / 10, 0.5)


def months_at(days: Sequence[date]) -> list[tuple[int, date]]:
    """Return the places among the Mondays of consecutive weeks in which a month begins, with its first day."""
    found = []
    for place, monday in enumerate(days):
        sunday = monday + timedelta(days=6)
        if sunday.day <= _FIRST_DAYS:
            found.append((place, sunday.replace(day=1)))
    return found
