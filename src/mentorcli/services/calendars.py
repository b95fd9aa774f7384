"""Sessions as a calendar file that other programs read."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import NamedTuple

from mentorcli.formats.names import name_key
from mentorcli.models.results.calendars import CalendarExport, ExportedEvent
from mentorcli.models.session import Session
from mentorcli.render.ics import calendar_text
from mentorcli.rules.calendar import called_off
from mentorcli.rules.initials import initials
from mentorcli.rules.session_filter import within
from mentorcli.services.calendar_versions import Editions, editions_of, exported_version, origin
from mentorcli.services.lookup import find_student
from mentorcli.services.user_files import save_for_user
from mentorcli.services.workspace import Workspace
from mentorcli.services.zone_name import zone_name
from mentorcli.store.student_records import StudentRecords


class Choices(NamedTuple):
    """What of the sessions is exported: one student's (as typed), those that begin within a span (aware, end excluded).

    `alarm` is how many minutes before the start there is one. `private`: initials in the place of names. `notes`: the
    notes of sessions too.
    """

    student: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    alarm: int | None = None
    private: bool = False
    notes: bool = False


def export(workspace: Workspace, choices: Choices, *, out: str | None = None, force: bool = False) -> CalendarExport:
    """Return sessions as a calendar, and write it to the file `out` where one is named.

    Raises NotFoundError, AmbiguousError, RefusedError for a file that is there unless `force`, NotSavedError, and
    UnreadableError where a student cannot be read: an export never lacks what could not be read.
    """
    everyone = list(workspace.everyone())
    names = Counter(name_key(one.student.name) for one in everyone)
    if choices.student is not None:
        everyone = [find_student(workspace, choices.student)]
    found = [
        event._replace(
            student=records.id if names[name_key(records.student.name)] > 1 and not choices.private else None
        )
        for records in everyone
        for event in _events(workspace, records, choices)
    ]
    events = tuple(sorted(found, key=lambda one: (one.start, one.uid)))
    zone = zone_name(workspace)
    text = calendar_text(events, zone, workspace.lang, alarm=choices.alarm)
    if out is not None and not workspace.partial:
        save_for_user(workspace, out, text, force=force)
    return CalendarExport(events, zone, text, out)


def _events(workspace: Workspace, records: StudentRecords, choices: Choices) -> list[ExportedEvent]:
    """Return the events of a student's sessions."""
    wanted = [one for one in records.sessions.values() if within(one, choices.start, choices.end)]
    if not wanted:
        return []
    editions = editions_of(workspace, records)
    return [_event(records, editions, one, choices) for one in wanted]


def _event(records: StudentRecords, editions: Editions, session: Session, choices: Choices) -> ExportedEvent:
    source = origin(records, session, private=choices.private)
    version = exported_version(editions, session, source, notes=choices.notes)
    name = records.student.name
    return ExportedEvent(
        uid=source.uid,
        sequence=version.sequence,
        stamp=version.stamp,
        start=session.scheduled_at,
        minutes=session.duration_minutes,
        name=initials(name) if choices.private else name,
        kind=session.kind,
        off=called_off(session),
        notes=session.notes if choices.notes else None,
        session=session.id,
    )
