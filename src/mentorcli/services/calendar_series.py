"""A series whose days were changed in its calendar: which of its new occurrences stands for which session here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from mentorcli.models.calendar import CalendarEvent, ForeignEvent
from mentorcli.models.session import Session
from mentorcli.services.calendar_here import Key

_STAMP = "%Y%m%dT%H%M%SZ"

Week = tuple[str, int, int]
"""The UID of a series, and a week by the ISO calendar: its year and number."""


def counterparts(
    events: Iterable[ForeignEvent],
    sessions: Iterable[Session],
    links: Mapping[str, CalendarEvent],
    local: Callable[[datetime], datetime],
) -> dict[Key, Session]:
    """Return the session that each new occurrence of a series stands for, documented ones among them.

    `events` are those that are not known, `sessions` those whose occurrence the series has no more; `links` tells by
    which one a session is known. In a week with one session the first event is its own; in a week with as many events
    as sessions they follow one another. In any other week nobody can tell.
    """
    new: dict[Week, list[ForeignEvent]] = {}
    timed = [(one.start, one) for one in events if one.start is not None]
    for start, event in sorted(timed, key=lambda one: one[0]):
        new.setdefault(_week(event.uid, local(start)), []).append(event)
    old: dict[Week, list[tuple[datetime, Session]]] = {}
    for session in sessions:
        slot = _slot(links[session.id], session)
        old.setdefault(_week(links[session.id].uid, local(slot)), []).append((slot, session))
    found: dict[Key, Session] = {}
    for week, there in old.items():
        told: Sequence[ForeignEvent] = new.get(week, ())
        if len(there) in (1, len(told)):
            ordered = sorted(there, key=lambda one: one[0])
            found.update({(event.uid, event.occurrence): one for event, (_, one) in zip(told, ordered, strict=False)})
    return found


def _week(uid: str, at: datetime) -> Week:
    year, week, _ = at.isocalendar()
    return uid, year, week


def _slot(link: CalendarEvent, session: Session) -> datetime:
    """Return when an occurrence was in its series: a session that was moved alone is not where its series had it."""
    try:
        return datetime.strptime(link.occurrence or "", _STAMP).replace(tzinfo=UTC)
    except ValueError:  # a day, or a local time that is not certain
        return session.scheduled_at
