"""The geometry of the charts on a page."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentorcli.render.html.charts import (
    CELL,
    HEIGHT,
    PITCH,
    SPARK_HEIGHT,
    SPARK_WIDTH,
    WIDTH,
    columns,
    lowest,
    months_at,
    spark,
    strip,
    ticks_of,
)

MONDAY = date(2026, 10, 26)


def weeks(*counts: tuple[int, int]) -> dict[date, tuple[int, int]]:
    """Return (held, no-shows) by the Mondays of consecutive weeks."""
    return {MONDAY + timedelta(weeks=number): one for number, one in enumerate(counts)}


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (0, [0, 60]), (45, [0, 15, 30, 45]), (50, [0, 15, 30, 45, 60]), (60, [0, 15, 30, 45, 60]),
        (100, [0, 30, 60, 90, 120]), (240, [0, 60, 120, 180, 240]), (241, [0, 120, 240, 360]),
        (1300, [0, 600, 1200, 1800]), (24000, [0, 6000, 12000, 18000, 24000]),
    ],
)  # fmt: skip
def test_ticks_are_round_hours(most: int, ticks: list[int]) -> None:
    """Quarters below an hour, then 1, 2 or 5 times a power of ten; the last one is at least the most."""
    assert ticks_of(most) == ticks


def test_columns_stand_on_one_foot() -> None:
    """The highest one below the upper edge, none outside, each as high as its value says."""
    chart = columns([120, 0, 60])
    first, none, half = chart.bars
    assert {round(bar.y + bar.height, 1) for bar in chart.bars} == {chart.foot}
    assert (none.height, half.height) == (0, first.height / 2)
    assert chart.ticks[0].y == chart.foot
    assert chart.labelled
    assert 0 < first.y < half.y < HEIGHT
    many = columns(list(range(53)))
    assert not many.labelled
    assert many.bars[-1].x + many.bars[-1].width <= WIDTH
    assert many.bars[0].x >= many.left > chart.left
    assert columns([]).bars == ()


def test_weeks_alike_are_one_line() -> None:
    """Of dashes that are weeks; crosses stand where somebody did not come, the band under the span's own weeks."""
    drawn = strip(weeks((0, 0), (1, 0), (1, 1), (2, 0)), date(2026, 11, 8), date(2026, 11, 9))
    assert drawn.width == 4 * PITCH
    assert (drawn.none, drawn.once, drawn.more) == ("M1 7h6", f"M9 7h{PITCH + CELL}", "M25 7h6")
    assert drawn.missed == "M17 4l6 6m-6 0l6-6"
    assert drawn.own == (PITCH, 2 * PITCH)


def test_a_line_of_rates_ends_at_the_last_one() -> None:
    """From the foot that all lines share; weeks before the first have no point, of a year every other one has."""
    drawn = spark([None, 1.0, 0.75], 0.5)
    assert drawn.points == "36,3 69,10"
    assert drawn.end == (69, SPARK_HEIGHT / 2)
    assert spark([]) == ("", (0, 0))
    year = spark([1.0] * 53)
    assert len(year.points.split()) == 27
    assert year.end[0] == SPARK_WIDTH - 3


@pytest.mark.parametrize(("rates", "foot"), [((), 0), ((1.0, 0.93), 0.5), ((0.71, 0.39), 0.3), ((0.0,), 0)])
def test_the_foot_of_the_lines(rates: tuple[float, ...], foot: float) -> None:
    """A half, or a tenth below the lowest."""
    assert lowest(rates) == foot


def test_months_begin_in_weeks() -> None:
    """In that of their first day, whichever day of the week it is."""
    days = [MONDAY + timedelta(weeks=number) for number in range(6)]
    assert months_at(days) == [(0, date(2026, 11, 1)), (5, date(2026, 12, 1))]
