"""One student's attendance on one sheet. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.services.attendance_sheet import sheet, write_sheet
from mentorcli.services.workspace import Workspace
from services.kit import at


@pytest.fixture(autouse=True)
def _sessions(mentor: Mentor) -> None:
    """Note sessions of two years, the last one still to document."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie", "--funding", "funded")
    for words in (
        ("--at", "2025-12-30 14:00"), ("--at", "2026-10-06 14:00", "--lasted", "50m"),
        ("--at", "2026-11-10 14:00", "--absent"), ("--at", "2026-11-17 14:00"),
        ("--at", "2026-11-19 14:00", "--cancelled-at", "2026-11-10 10:00"),
    ):  # fmt: skip
        assert mentor("session", "log", "amelie", *words).code == 0
    mentor("session", "schedule", "amelie", "2026-11-24 09:00")


def test_a_sheet_goes_from_the_first_session_to_today(workspace: Workspace) -> None:
    """Its months have the figures of the whole; what is to be documented is counted apart."""
    found = sheet(workspace, "amelie", start=None, end=None)
    assert (found.span.first, found.span.last) == (date(2025, 12, 30), date(2026, 11, 24))
    assert (found.figures.attended, found.figures.no_shows, found.figures.cancelled_in_time) == (3, 1, 1)
    assert (found.minutes, len(found.sessions), found.waiting) == (140, 5, 1)
    assert [one.first for one in found.periods][:2] == [date(2025, 12, 30), date(2026, 1, 1)]
    assert len(found.periods) == 12
    assert sum(one.figures.attended for one in found.periods) == 3
    assert sum(one.minutes for one in found.periods) == 140
    assert sum(held for held, _ in found.weeks.values()) == 3


def test_a_span_is_kept_to(workspace: Workspace) -> None:
    """To the moment, in its months too; only its own weeks are drawn."""
    found = sheet(workspace, "amelie", start=at("2026-11-10 14:01"), end=at("2026-11-19 14:00"))
    assert (found.figures.attended, found.figures.no_shows, len(found.sessions)) == (1, 0, 1)
    assert [one.first for one in found.periods] == [date(2026, 11, 10)]
    assert list(found.weeks) == [date(2026, 11, 9), date(2026, 11, 16)]
    assert (found.figures.rate, found.waiting) == (1.0, 0)


def test_many_months_are_years(workspace: Workspace) -> None:
    """A sheet has no room for more than two years by month."""
    found = sheet(workspace, "amelie", start=at("2024-10-01 00:00"), end=None)
    assert [(one.first, one.whole_year) for one in found.periods] == [
        (date(2024, 10, 1), True),
        (date(2025, 1, 1), True),
        (date(2026, 1, 1), True),
    ]


def test_a_sheet_is_written(workspace: Workspace, tmp_path: Path) -> None:
    """Or only returned."""
    path = tmp_path / "sheet.html"
    done = write_sheet(workspace, "amelie", str(path), start=None, end=None)
    assert (done.path, path.read_text(encoding="utf-8")) == (str(path), done.text)
    assert write_sheet(workspace, "amelie", "-", start=None, end=None).path is None
