"""Which new occurrence of a series stands for which session: by the week of its original start."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mentorcli.models.calendar import CalendarEvent, ForeignEvent
from mentorcli.models.session import Session, SessionKind
from mentorcli.services.calendar_series import counterparts

MONDAY = datetime(2026, 11, 30, 14, tzinfo=UTC)


def session(key: str, day: int) -> Session:
    """Return a planned session so many days after Monday."""
    return Session(key, "amelie", SessionKind.MENTORING, MONDAY + timedelta(days=day), 45)


def link(key: str, day: int | None) -> CalendarEvent:
    """Return by which occurrence it is known; None: by one that is only a day in the file."""
    at = MONDAY + timedelta(days=day or 0)
    return CalendarEvent(key, "e1", occurrence=f"{at:%Y%m%d}" if day is None else f"{at:%Y%m%dT%H%M%SZ}")


def stands(new: list[int], *old: tuple[int, int | None]) -> list[tuple[int, str]]:
    """Return for which session each event stands; `old` are sessions by their day and that of their occurrence."""
    events = [ForeignEvent(1, "e1", "Amélie", MONDAY + timedelta(days=day), occurrence=str(day)) for day in new]
    keys = [f"session{number}" for number in range(len(old))]
    sessions = [session(key, day) for key, (day, _) in zip(keys, old, strict=True)]
    links = {key: link(key, slot) for key, (_, slot) in zip(keys, old, strict=True)}
    found = counterparts(events, sessions, links, lambda at: at)
    return sorted((int(occurrence or ""), one.id) for (_, occurrence), one in found.items())


def test_the_week_of_the_series_tells() -> None:
    """Also of a session that was moved to another week by itself, and of one that is known by its day alone."""
    assert stands([2, 9], (1, 1), (8, 8)) == [(2, "session0"), (9, "session1")]
    assert stands([2, 9], (10, 1)) == [(2, "session0")]
    assert stands([9], (8, None)) == [(9, "session0")]
    assert stands([16], (1, 1)) == []


def test_several_in_a_week_follow_one_another() -> None:
    """Where as many are here as there; one session alone is the first of the week."""
    assert stands([2, 4], (3, 3), (1, 1)) == [(2, "session1"), (4, "session0")]
    assert stands([2, 4, 5], (3, 3), (1, 1)) == []
    assert stands([2, 4], (1, 1)) == [(2, "session0")]
