"""What the tests of calendars share: students, imports without a progress bar, what becomes of events."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from helpers import Mentor
from mentorcli.models.results.calendars import CalendarImport
from mentorcli.services.calendar_import import Choices, preview, read_calendar, take
from mentorcli.services.workspace import Workspace


@contextlib.contextmanager
def quiet(stage: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show no progress."""
    del stage, total
    yield lambda _: None


def imported(workspace: Workspace, text: str, *, dry: bool = False, **choices: Any) -> CalendarImport:
    """Take in a calendar, or (`dry`) say what it would bring."""
    chosen = Choices(**choices)
    data = text.replace("\n", "\r\n").encode()
    found = read_calendar(workspace, data, "x.ics", chosen, quiet)
    return (preview if dry else take)(workspace, found, chosen, quiet)


def told(found: CalendarImport) -> list[tuple[str, str | None]]:
    """Return what becomes of each event, with the reason why it is left out."""
    return [(one.become.value, str(one.reason) if one.reason is not None else None) for one in found.events]


def becomes(found: CalendarImport) -> list[str]:
    """Return what becomes of each event."""
    return [one.become.value for one in found.events]


def two_students(mentor: Mentor) -> None:
    """Add Amélie, who has an address, and Sam."""
    assert mentor("student", "add", "Amélie Durand", "--email", "amelie@example.org").code == 0
    assert mentor("student", "add", "Sam Okoro").code == 0


def planned(mentor: Mentor, *options: str) -> list[dict[str, Any]]:
    """Return the sessions, the earliest first."""
    listed: list[dict[str, Any]] = mentor("session", "list", *options, "--json").json()
    return sorted(listed, key=lambda one: (str(one["scheduled_at"]), str(one["student"])))
