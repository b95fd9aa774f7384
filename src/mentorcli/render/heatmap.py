"""Attendance drawn: a heat-map of weeks, and a bar for a rate. Signs and digits tell what the colours tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from mentorcli.models.results.attendance import AttendanceResult
from mentorcli.render import View
from mentorcli.render.text import MONTHS
from mentorcli.render.text.attendance import legend, row_label
from mentorcli.rules.attendance import by_week

NONE = "·"
SHADES = "░▒▓█"
BAR = 10
_LEAST_WEEKS = 4
_FEWEST = 2  # one week is said better in words
_MOST_WEEKS = 53
_MOST_DIGIT = 9
_MORE = "+"
_GREEN, _RED, _PLAIN = "\x1b[32m", "\x1b[31m", "\x1b[0m"
_A_DAY_OF_THE_FIRST_WEEK = 7

Weeks = Mapping[date, tuple[int, int]]
"""What `rules.attendance.by_week` returns: (held, no-shows) by the Monday of each week, oldest first."""


def weeks_drawn(found: AttendanceResult, view: View, *, width: int, styled: bool) -> list[str]:
    """Return the heat-map of the sessions' weeks, by the reader's local days, under an empty line; else nothing."""
    local = (replace(session, scheduled_at=view.local(session.scheduled_at)) for session in found.sessions)
    lines = heatmap(by_week(local), view.lang, width=width, styled=styled)
    return ["", *lines] if lines else []


def heatmap(weeks: Weeks, lang: str, *, width: int, styled: bool) -> list[str]:
    """Return months, a row of what was held and a row of no-shows, the latest weeks that fit `width` cells.

    A week's shade grows with the sessions held, the fullest week being black; a digit counts no-shows.
    """
    label = max(len(row_label(key, lang)) for key in ("held", "missed")) + 2
    room = min(max(width - label - 1, _LEAST_WEEKS), _MOST_WEEKS)
    shown = dict(list(weeks.items())[-room:])
    if len(shown) < _FEWEST:
        return []
    fullest = max(held for held, _ in shown.values())
    held = "".join(_shade(count, fullest) for count, _ in shown.values())
    missed = "".join(_digit(count) for _, count in shown.values())
    green, red, plain = (_GREEN, _RED, _PLAIN) if styled else ("", "", "")
    return [
        (" " * label + _months(list(shown), lang)).rstrip(),
        f"{row_label('held', lang):<{label}}{green}{held}{plain}",
        f"{row_label('missed', lang):<{label}}{red}{missed}{plain}",
        legend(fullest, lang),
    ]


def bar(rate: float) -> str:
    """Return a rate as a bar of ten cells; only a whole one is full, and only nothing is empty."""
    cells = min(max(round(rate * BAR), rate > 0), BAR - (rate < 1))
    return "█" * cells + "░" * (BAR - cells)


def _shade(count: int, fullest: int) -> str:
    return SHADES[-(-count * len(SHADES) // fullest) - 1] if count else NONE


def _digit(count: int) -> str:
    return NONE if not count else str(count) if count <= _MOST_DIGIT else _MORE


def _months(weeks: list[date], lang: str) -> str:
    """Return the names of the months above the week in which each begins, where there is room."""
    line = [" "] * len(weeks)
    free = 0
    for place, monday in enumerate(weeks):
        sunday = monday + timedelta(days=6)
        name = MONTHS[lang][sunday.month - 1].rstrip(".")
        begins = place == 0 or sunday.day <= _A_DAY_OF_THE_FIRST_WEEK
        if begins and place >= free and place + len(name) <= len(line):
            line[place : place + len(name)] = name
            free = place + len(name) + 1
    return "".join(line)
