"""Which version of its event a session is: its UID, its SEQUENCE, and when it changed last, by the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import NamedTuple

from mentorcli.formats.ics.events import NO_UID, OWN_UID
from mentorcli.models.calendar import CalendarEvent, ForeignEvent
from mentorcli.models.session import Session
from mentorcli.models.student import Student
from mentorcli.rules.calendar import Edition, Version, exported, version
from mentorcli.services.workspace import Workspace
from mentorcli.store.record_steps import Step, all_steps
from mentorcli.store.student_records import StudentRecords


class Origin(NamedTuple):
    """From where the changes of an event are counted: after the operation `since`, at which it had that version."""

    uid: str
    link: CalendarEvent | None = None
    since: str = ""


class Editions(NamedTuple):
    """What the journal of a student has of each session, by id, and of the name."""

    sessions: dict[str, list[Step[Session]]]
    names: list[Edition]


def editions_of(workspace: Workspace, records: StudentRecords) -> Editions:
    """Return what the journal of a student tells of all sessions, in one pass."""
    return Editions(all_steps(workspace.store, records, Session), _names(workspace, records))


def _names(workspace: Workspace, records: StudentRecords) -> list[Edition]:
    """Return what a student was called, one operation after another, a change by hand that is not written yet last."""
    found = [
        Edition(step.line.op, step.line.at, step.after.name)
        for told in all_steps(workspace.store, records, Student).values()
        for step in told
        if step.after is not None
    ]
    found.sort(key=lambda one: one.op)
    if found and found[-1].told != records.student.name:
        found.append(found[-1]._replace(op="~", told=records.student.name))
    return found


def origin(records: StudentRecords, session: Session, *, private: bool) -> Origin:
    """Return under which UID a session is exported.

    That of the event it came from, so that it is one event there. Its own where it was here before, where it is one
    of a series (each is an event by itself here), where there was none, and where a foreign one might name somebody.
    """
    own = f"{session.id}{OWN_UID}"
    link = records.records(CalendarEvent).get(session.id)
    if link is None or link.tied or link.occurrence is not None or link.uid.startswith(NO_UID):
        return Origin(own)
    if private and link.uid != own:
        return Origin(own)
    return Origin(link.uid, link, records.replay.history(CalendarEvent, session.id)[-1].op)


def exported_version(editions: Editions, session: Session, source: Origin, *, notes: bool) -> Version:
    """Return the version of an exported event; `notes`: they are in it."""
    told = _told(editions.sessions[session.id], notes=notes)
    found = version(
        told,
        editions.names,
        sequence=max(source.link.sequence, source.link.least) if source.link is not None else 0,
        stamp=source.link.stamp if source.link is not None else None,
        since=source.since,
    )
    return found._replace(stamp=found.stamp.astimezone(UTC))


def _told(session: Sequence[Step[Session]], *, notes: bool) -> list[Edition]:
    return [
        Edition(step.line.op, step.line.at, exported(step.after, notes=notes) if step.after is not None else None)
        for step in session
    ]


def is_older(event: ForeignEvent, editions: Editions, records: StudentRecords, session: Session) -> bool:
    """Return whether an event was written before the session was moved here, or before it was moved there last.

    Its SEQUENCE tells it, and where that is the same, its DTSTAMP (RFC 5546, 2.1.5).
    """
    link = records.records(CalendarEvent).get(session.id)
    told = [
        one._replace(told=one.told[:2] if one.told is not None else None)
        for one in _told(editions.sessions[session.id], notes=False)
    ]
    since = records.replay.history(CalendarEvent, session.id)[-1].op if link is not None else ""
    known = link.sequence if link is not None else 0
    newest = version(told, (), sequence=known, stamp=None, since=since).sequence
    if event.sequence != newest or newest != known or link is None or link.stamp is None or event.stamp is None:
        return event.sequence < newest
    return event.stamp < link.stamp
