"""What a row of an export cannot say although it can be read: what the commands refuse is not taken in either."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from mentorcli.models.links import link_fault
from mentorcli.models.project import MAX_LEVEL, Project
from mentorcli.models.session import Session
from mentorcli.rules.settling import told_ahead
from mentorcli.text import Bilingual, bilingual

# The fields that tell when something happened, by type of record.
_HAPPENED = {
    "note": ("at",),
    "contact": ("at",),
    "reply": ("at",),
    "tick": ("done_at",),
    "goal": ("agreed_at", "done_at"),
    "presentation": ("requested_at",),
    "presentation-result": ("at", "notes_sent_at", "decided_at"),
    "transfer": ("started_at", "ended_at"),
    "no-show-report": ("at",),
    "training": ("on",),
}
_LINKS = {"resource": "url", "session": "recording", "training": "link"}
_ZONES = timedelta(days=1)  # where the file comes from it may be tomorrow already
MINUTE = 60
_SHOWN = 60


def row_faults(kind: str, record: object, place: str, now: datetime) -> list[Bilingual]:
    """Return what is wrong with a record of the file as of now (aware), each with its place and field."""
    return [
        bilingual(f"{place}, field {field}: {what}", f"{place}, champ {field}\u00a0: {what.french}")
        for field, what in _faults(kind, record, now)
    ]


def _faults(kind: str, record: object, now: datetime) -> Iterator[tuple[str, Bilingual]]:
    """Yield each field that cannot be right, and why."""
    if isinstance(record, Session):
        yield from _session(record, now)
    elif isinstance(record, Project):
        for number, period in enumerate(record.periods, 1):
            yield from _ahead(f"periods.{number}.start", period.start, now)
            yield from _ahead(f"periods.{number}.end", period.end, now)
    if link := _LINKS.get(kind):
        yield from _link(link, getattr(record, link))
    for field in _HAPPENED.get(kind, ()):
        yield from _ahead(field, getattr(record, field), now)


def _link(field: str, url: str | None) -> Iterator[tuple[str, Bilingual]]:
    """Yield the field of a link that is none."""
    fault = link_fault(url) if url is not None else None
    if url is not None and fault is not None:
        shown = repr(url[:_SHOWN])
        yield field, bilingual(f"{shown} is no link: {fault}", f"{shown} n'est pas un lien\u00a0: {fault.french}")


def _session(session: Session, now: datetime) -> Iterator[tuple[str, Bilingual]]:
    """Yield what is wrong with a session."""
    called_off = session.cancelled_at is not None and session.cancelled_at > now
    if told_ahead(session, now) and not called_off:
        when = f"{session.scheduled_at:%Y-%m-%d %H:%M}"
        yield (
            "scheduled_at",
            bilingual(
                f"{session.status}, at a moment still to come ({when})",
                f"{session.status}, à un moment encore à venir ({when})",
            ),
        )
    yield from _ahead("cancelled_at", session.cancelled_at, now)
    late, length = session.late_seconds or 0, session.duration_minutes * MINUTE
    if session.held and late > length:
        yield (
            "late_seconds",
            bilingual(
                f"held, and {late} s late, longer than it was planned ({length} s)",
                f"réalisée, et {late} s de retard, plus que sa durée prévue ({length} s)",
            ),
        )
    if session.level is not None and not 1 <= session.level <= MAX_LEVEL:
        level = session.level
        yield "level", bilingual(f"{level}, not between 1 and {MAX_LEVEL}", f"{level}, hors de 1 à {MAX_LEVEL}")


def _ahead(field: str, when: date | None, now: datetime) -> Iterator[tuple[str, Bilingual]]:
    """Yield a field that tells what happened at a moment, or on a local day, still to come."""
    if when is None:
        return
    ahead = when > now if isinstance(when, datetime) else when > now.date() + _ZONES
    if ahead:
        shown = f"{when:%Y-%m-%d %H:%M}" if isinstance(when, datetime) else f"{when}"
        yield field, bilingual(f"{shown} is still to come", f"{shown} est encore à venir")
