"""docs/when.md says what the code does."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mentorcli.errors import UsageError
from mentorcli.when import Direction, localise, parse_day, parse_duration, parse_when

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=PARIS)
PAGE = (Path(__file__).parents[2] / "docs" / "when.md").read_text(encoding="utf-8")


def table(title: str) -> list[tuple[str, list[str]]]:
    """Return the examples of the section with that title, each with the other cells of its row."""
    section = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    cells = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| `")]
    return [(typed, row[1:]) for row in cells for typed in re.findall("`([^`]+)`", row[0])]


@pytest.mark.parametrize(
    ("typed", "meanings"),
    [
        example
        for title in ("A moment", "Steps from now", "Weekdays, and dates without a year")
        for example in table(title)
    ],
)
def test_moments_mean_what_the_page_says(typed: str, meanings: list[str]) -> None:
    """One meaning holds both ways; two are looking back and looking ahead."""
    for direction, meaning in zip(Direction, meanings * (3 - len(meanings)), strict=True):
        at = parse_when(typed, now=NOW, zone=PARIS, direction=direction).at
        assert f"{at:%a %d %b %Y %H:%M}" == meaning


@pytest.mark.parametrize(("typed", "meanings"), table("A whole day"))
def test_days_mean_what_the_page_says(typed: str, meanings: list[str]) -> None:
    """Looking back, then looking ahead."""
    days = [parse_day(typed, now=NOW, zone=PARIS, direction=direction) for direction in Direction]
    assert [f"{day:%a %d %b %Y}" for day in days] == meanings


@pytest.mark.parametrize(("typed", "meanings"), table("A duration"))
def test_durations_mean_what_the_page_says(typed: str, meanings: list[str]) -> None:
    """Hours, minutes and seconds."""
    assert [str(parse_duration(typed))] == meanings


@pytest.mark.parametrize(("typed", "_why"), table("What is refused"))
def test_what_the_page_calls_refused_is(typed: str, _why: list[str]) -> None:
    """In both directions."""
    for direction in Direction:
        with pytest.raises(UsageError):
            parse_when(typed, now=NOW, zone=PARIS, direction=direction)


def test_the_rest_of_the_page_holds() -> None:
    """The durations refused in prose, and the two clock changes."""
    for typed in ("1.5", "1h90", "-5m", "169h"):
        with pytest.raises(UsageError):
            parse_duration(typed)
    with pytest.raises(UsageError, match="does not exist"):
        localise(datetime(2026, 3, 29, 2, 30), PARIS)  # noqa: DTZ001 - a wall time is meant
    first = parse_when("2026-10-25 02:30", now=NOW, zone=PARIS, direction=Direction.BACK)
    assert first.repeated
    for typed in ("2026-10-25 02:30 CET", "2026-10-25T02:30+01:00"):
        assert typed in PAGE
        second = parse_when(typed, now=NOW, zone=PARIS, direction=Direction.BACK)
        assert second.at.isoformat() == "2026-10-25T02:30:00+01:00"
