"""A calendar taken in: its events become sessions of the students they are about, all of them or none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

import msgspec

from mentorcli.formats.ics.read import read
from mentorcli.models import FIRST_YEAR
from mentorcli.models.calendar import CalendarEvent, ForeignCalendar, Window
from mentorcli.models.results.calendars import Become, CalendarImport
from mentorcli.models.session import Session
from mentorcli.services import calendar_faults as faults
from mentorcli.services.calendar_matching import Asked, Matched, Matching, in_order, past
from mentorcli.services.calendar_people import Recognition
from mentorcli.services.imports import Progress
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace
from mentorcli.store.batch import Batch, Change
from mentorcli.store.journal import encode_record
from mentorcli.store.student_records import StudentRecords

AHEAD = timedelta(days=366)
"""So far ahead a series is looked at that has no end, unless another day is asked for."""
_EARLIEST = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)


class Choices(NamedTuple):
    """What the user said about a calendar: whose events (as typed), from when and to when (aware, the end excluded).

    `zone` is that of times which have none. `skip_bad`: events that cannot be read are left out; else they stop all.
    """

    student: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    zone: tzinfo | None = None
    skip_bad: bool = False


class Read(NamedTuple):
    """A calendar as it was read, once: the file's name for messages, and the span in which series were looked at."""

    name: str
    file: ForeignCalendar
    window: Window


def read_calendar(workspace: Workspace, data: bytes, name: str, choices: Choices, progress: Progress) -> Read:
    """Return what is in a calendar, of series those that may be a student's.

    Raises RefusedError for a file without a calendar.
    """
    concerns = Recognition(workspace.everyone()).concerns
    window = Window(choices.start or _EARLIEST, choices.end or workspace.now + AHEAD)
    with progress("reading", data.count(b"BEGIN:VEVENT")) as step:
        return Read(name, read(data, name, window, chosen=choices.zone, wanted=concerns, progress=step), window)


def preview(workspace: Workspace, found: Read, choices: Choices, progress: Progress) -> CalendarImport:
    """Return what an import would do, events that cannot be read among it. Nothing is written.

    Raises NotFoundError and AmbiguousError for the student.
    """
    return _result(workspace, found, _matched(workspace, found, choices, progress)[0])


def take(workspace: Workspace, found: Read, choices: Choices, progress: Progress) -> CalendarImport:
    """Take in a calendar as one operation. The same file twice changes nothing.

    Raises RefusedError naming every event that cannot be read, unless they are to be skipped.
    """
    check(found, choices)
    with workspace.transaction() as writer:
        matched, known = _matched(workspace, found, choices, progress)
        changes = [_change(known[slug], matched) for slug in matched.links]
        if changes:
            with progress("writing", sum(len(one.records) for one in changes)) as step:
                Batch(writer, cmd="calendar import", at=workspace.now).write(changes, progress=step)
    return _result(workspace, found, matched)._replace(saved=bool(changes))


def check(found: Read, choices: Choices) -> None:
    """Raise RefusedError naming every event that cannot be read, unless they are to be skipped."""
    if found.file.faults and not choices.skip_bad:
        raise faults.refused(found.file.faults, found.name)


def _matched(
    workspace: Workspace, found: Read, choices: Choices, progress: Progress
) -> tuple[Matched, dict[str, StudentRecords]]:
    slug = find_student(workspace, choices.student).id if choices.student is not None else None
    known = {one.id: one for one in workspace.everyone()}
    with progress("checking", len(found.file.events)) as step:
        matching = Matching(workspace, Asked(slug, choices.start, choices.end), known, step)
        return matching.matched(found.file, found.window), known


def _change(records: StudentRecords, matched: Matched) -> Change:
    """Return what is written of a student: sessions first, so that what is known of their events is not older."""
    kept = [("session", _encoded(records, one)) for one in matched.sessions.get(records.id, ())]
    kept += [("calendar-event", _encoded(records, one)) for one in matched.links[records.id]]
    return Change(records.id, records, None, kept)


def _encoded(records: StudentRecords, one: Session | CalendarEvent) -> msgspec.Raw:
    """Return a record as JSON, with the fields of newer versions that it had."""
    versions = records.replay.history(type(one), one.id)
    return encode_record(one, versions[-1].plain() if versions else None)


def _result(workspace: Workspace, found: Read, matched: Matched) -> CalendarImport:
    file, window = found.file, found.window
    new = [one.session for one in matched.events if one.become is Become.NEW and one.session is not None]
    return CalendarImport(
        file.encoding,
        in_order(matched.events, window.end),
        file.faults,
        tied=matched.tied,
        past=past(new, workspace.now),
        made_up=matched.made_up,
        outside=matched.outside,
        endless=file.endless,
        until=window.end,
        others=file.others,
        loose=file.loose,
    )
