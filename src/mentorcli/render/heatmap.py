"""Attendance drawn: a heat-map of weeks, and a bar for a rate. Signs and digits tell what the colours tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from mentorcli.models.results.attendance import AttendanceResult
from mentorcli.render import View
from mentorcli.render.text.attendance import legend, row_label
from mentorcli.rules.attendance import by_week
from mentorcli.text import BAD, GOOD, joined, part

NONE = "·"
SHADES = "░▒▓█"
BAR = 10
_LEAST_WEEKS = 4
_FEWEST = 2  # one week is said better in words
_MOST_WEEKS = 53
_MOST_DIGIT = 9
_MORE = "+"
MONTH = 3  # letters: every month has four weeks, so that each name stands above its own
SHORT = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "fr": ("jan", "fév", "mar", "avr", "mai", "jun", "jul", "aoû", "sep", "oct", "nov", "déc"),
}
_A_DAY_OF_THE_FIRST_WEEK = 7

Weeks = Mapping[date, tuple[int, int]]
"""What `rules.attendance.by_week` returns: (held, no-shows) by the Monday of each week, oldest first."""


def weeks_drawn(found: AttendanceResult, view: View, *, width: int) -> list[str]:
    """Return the heat-map of the sessions' weeks, by the reader's local days, under an empty line; else nothing."""
    local = (replace(session, scheduled_at=view.local(session.scheduled_at)) for session in found.sessions)
    lines = heatmap(by_week(local), view.lang, width=width)
    return ["", *lines] if lines else []


def heatmap(weeks: Weeks, lang: str, *, width: int) -> list[str]:
    """Return months, a row of what was held and a row of no-shows, the latest weeks that fit `width` cells.

    A week's shade grows with the sessions held, the fullest week being black; a digit counts no-shows. What did not
    happen has no colour.
    """
    label = max(len(row_label(key, lang)) for key in ("held", "missed")) + 2
    room = min(max(width - label - 1, _LEAST_WEEKS), _MOST_WEEKS)
    shown = dict(list(weeks.items())[-room:])
    if len(shown) < _FEWEST:
        return []
    fullest = max(held for held, _ in shown.values())
    held = [_shade(count, fullest) for count, _ in shown.values()]
    missed = [_digit(count) for _, count in shown.values()]
    return [
        (" " * label + _months(list(shown), lang)).rstrip(),
        joined(f"{row_label('held', lang):<{label}}", *_coloured(held, GOOD)),
        joined(f"{row_label('missed', lang):<{label}}", *_coloured(missed, BAD)),
        legend(fullest, lang),
    ]


def _coloured(signs: list[str], role: str) -> Iterator[str]:
    """Yield runs of signs, those that stand for something as what they are."""
    for nothing, run in groupby(signs, key=lambda sign: sign == NONE):
        text = "".join(run)
        yield text if nothing else part(text, role)


def bar(rate: float) -> str:
    """Return a rate as a bar of ten cells; only a whole one is full, and only nothing is empty."""
    cells = min(max(round(rate * BAR), rate > 0), BAR - (rate < 1))
    return "█" * cells + "░" * (BAR - cells)


def _shade(count: int, fullest: int) -> str:
    return SHADES[-(-count * len(SHADES) // fullest) - 1] if count else NONE


def _digit(count: int) -> str:
    return NONE if not count else str(count) if count <= _MOST_DIGIT else _MORE


def _months(weeks: list[date], lang: str) -> str:
    """Return the names of the months, each above the week in which it begins; the first one only if it has the room."""
    begin = {place: monday for place, monday in enumerate(weeks) if _first_of_month(monday)}
    if 0 not in begin and min(begin, default=len(weeks)) > MONTH:
        begin = {0: weeks[0], **begin}
    line = [" "] * len(weeks)
    for place, monday in begin.items():
        if place + MONTH <= len(line):
            line[place : place + MONTH] = SHORT[lang][(monday + timedelta(days=6)).month - 1]
    return "".join(line)


def _first_of_month(monday: date) -> bool:
    """Return whether a month begins in the week of a Monday."""
    return (monday + timedelta(days=6)).day <= _A_DAY_OF_THE_FIRST_WEEK
