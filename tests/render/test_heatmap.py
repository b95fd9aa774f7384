"""The heat-map of weeks and the bar of a rate."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentorcli.render.heatmap import SHORT, bar, heatmap
from mentorcli.text import BAD, GOOD, spans_of

MONDAY = date(2026, 8, 31)


def weeks(*counts: tuple[int, int]) -> dict[date, tuple[int, int]]:
    """Return counts as weeks that follow one another."""
    return {MONDAY + timedelta(weeks=number): count for number, count in enumerate(counts)}


def test_signs_say_what_happened() -> None:
    """A dot is nothing, a darker block more sessions, a digit no-shows; months stand above their first weeks."""
    drawn = heatmap(weeks((1, 0), (0, 0), (2, 1), (4, 12), (3, 2)), "en", width=80)
    assert drawn == [
        "          Sep",
        "Held      ░·▒█▓",
        "No-shows  ··1+2",
        "Weeks; ░ to █: 1 to 4 held, a digit: no-shows.",
    ]


def test_one_session_a_week_is_a_block() -> None:
    """A single student's weeks are there or not."""
    drawn = heatmap(weeks((1, 0), (0, 1)), "fr", width=80)
    assert drawn[1:3] == ["Réalisées  █·", "No-shows   ·1"]
    assert "bloc" in drawn[3]


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_the_latest_weeks_that_fit_are_shown(width: int) -> None:
    """However long the history, rows fit, and the last week is there."""
    many = weeks(*[(1, 0)] * 99, (0, 1))
    months, held, missed, _ = heatmap(many, "en", width=width)
    assert len(months) <= len(held) == len(missed) < max(width, 15)
    assert missed.endswith("1")


def test_only_what_happened_has_a_colour() -> None:
    """What was held is green and what was missed red; a dot is neither."""
    _, held, missed, _ = heatmap(weeks((1, 0), (0, 1), (2, 2), (1, 0)), "en", width=80)
    assert [(held[start:end], role) for start, end, role in spans_of(held)] == [("▒", GOOD), ("█▒", GOOD)]
    assert [(missed[start:end], role) for start, end, role in spans_of(missed)] == [("1" + "2", BAD)]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("first", [MONDAY + timedelta(weeks=week) for week in range(53)])
def test_every_month_stands_above_its_first_week(first: date, lang: str) -> None:
    """None is lost, and none stands above a week of another; the first only where there is room for its name."""
    mondays = [first + timedelta(weeks=week) for week in range(53)]
    months = heatmap(dict.fromkeys(mondays, (1, 0)), lang, width=80)[0]
    label = max(len("Held"), len("Réalisées" if lang == "fr" else "No-shows")) + 2
    shown = months[label:]
    for place, monday in enumerate(mondays):
        begins = (monday + timedelta(days=6)).day <= 7
        if begins and place + 3 <= len(mondays):
            assert shown[place : place + 3] == SHORT[lang][(monday + timedelta(days=6)).month - 1]
    assert len(shown.split()) >= 11


def test_nothing_held_or_missed_draws_nothing() -> None:
    """No session, or a single week, no map; only missed ones, no block."""
    assert heatmap({}, "en", width=80) == []
    assert heatmap(weeks((1, 0)), "en", width=80) == []
    assert heatmap(weeks((0, 1), (0, 1)), "en", width=80)[1] == "Held      ··"


@pytest.mark.parametrize(
    ("rate", "full"), [(0.0, 0), (0.01, 1), (0.71, 7), (0.99, 9), (1.0, 10)]
)  # fmt: skip
def test_only_a_whole_rate_is_a_full_bar(rate: float, full: int) -> None:
    """99 % is not full, and 1 % is not empty."""
    assert bar(rate) == "█" * full + "░" * (10 - full)
