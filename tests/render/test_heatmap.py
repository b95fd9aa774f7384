"""The heat-map of weeks and the bar of a rate."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentorcli.render.heatmap import bar, heatmap

MONDAY = date(2026, 8, 31)


def weeks(*counts: tuple[int, int]) -> dict[date, tuple[int, int]]:
    """Return counts as weeks that follow one another."""
    return {MONDAY + timedelta(weeks=number): count for number, count in enumerate(counts)}


def test_signs_say_what_happened() -> None:
    """A dot is nothing, a darker block more sessions, a digit no-shows; months stand above their first weeks."""
    drawn = heatmap(weeks((1, 0), (0, 0), (2, 1), (4, 12), (3, 2)), "en", width=80, styled=False)
    assert drawn == [
        "          Sep",
        "Held      ░·▒█▓",
        "No-shows  ··1+2",
        "Weeks; ░ to █: 1 to 4 held, a digit: no-shows.",
    ]


def test_one_session_a_week_is_a_block() -> None:
    """A single student's weeks are there or not."""
    drawn = heatmap(weeks((1, 0), (0, 1)), "fr", width=80, styled=False)
    assert drawn[1:3] == ["Réalisées  █·", "No-shows   ·1"]
    assert "bloc" in drawn[3]


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_the_latest_weeks_that_fit_are_shown(width: int) -> None:
    """However long the history, rows fit, and the last week is there."""
    many = weeks(*[(1, 0)] * 99, (0, 1))
    months, held, missed, _ = heatmap(many, "en", width=width, styled=False)
    assert len(months) <= len(held) == len(missed) < max(width, 15)
    assert missed.endswith("1")


def test_colour_is_only_added() -> None:
    """With colour, the signs are the same."""
    styled = heatmap(weeks((1, 0), (0, 1)), "en", width=80, styled=True)
    assert styled[1] == "Held      \x1b[32m█·\x1b[0m"
    assert styled[2] == "No-shows  \x1b[31m·1\x1b[0m"


def test_nothing_held_or_missed_draws_nothing() -> None:
    """No session, or a single week, no map; only missed ones, no block."""
    assert heatmap({}, "en", width=80, styled=False) == []
    assert heatmap(weeks((1, 0)), "en", width=80, styled=False) == []
    assert heatmap(weeks((0, 1), (0, 1)), "en", width=80, styled=False)[1] == "Held      ··"


@pytest.mark.parametrize(
    ("rate", "full"), [(0.0, 0), (0.01, 1), (0.71, 7), (0.99, 9), (1.0, 10)]
)  # fmt: skip
def test_only_a_whole_rate_is_a_full_bar(rate: float, full: int) -> None:
    """99 % is not full, and 1 % is not empty."""
    assert bar(rate) == "█" * full + "░" * (10 - full)
