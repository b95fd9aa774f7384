"""Days off, the mentor's own and those of students: added, listed, removed (domain, section 10)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from mentorcli.errors import MentorError, NotFoundError, RefusedError, UnreadableError, UsageError
from mentorcli.models.results.timeoff import NumberedTimeOff, PlannedThen, TimeOffAdded
from mentorcli.models.session import Session, SessionStatus, by_start
from mentorcli.models.timeoff import TimeOff
from mentorcli.rules.timeoff import is_off
from mentorcli.services.days_off import own_times, times_of
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.store.numbering import numbers
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, command_line, de

KIND = "time-off"
A_DAY = timedelta(days=1)
SATURDAY = 5


def add(workspace: Workspace, start: date, end: date, student: str | None = None) -> TimeOffAdded:
    """Note days off, both included, of a student or (None) the mentor's own; sessions planned then stay as they are.

    Raises RefusedError where the same days are noted already.
    """
    time = TimeOff(record_id(), start, end)
    with workspace.transaction() as writer:
        records = find_student(workspace, student) if student is not None else None
        known = times_of(records) if records is not None else own_times(workspace)
        same = next((one for one in known if (one.start, one.end) == (start, end)), None)
        if same is not None:
            raise _twice(_numbered_as(find(workspace, every=True), same))
        number = len(_numbers(workspace)) + 1
        if records is not None:
            writer.append(records, time, cmd="timeoff add", at=workspace.now)
        else:
            writer.append_mentor(time, cmd="timeoff add", at=workspace.now)
        planned = _planned_then(workspace, time, records)
    numbered = NumberedTimeOff(number, records.student if records else None, time)
    overlapping = tuple(one for one in known if one.start <= end and start <= one.end)
    return TimeOffAdded(numbered, overlapping, tuple(planned))


def find(workspace: Workspace, *, every: bool = False) -> list[NumberedTimeOff]:
    """Return what is off from today on, with `every` what is past too, by its days, each with its number.

    That is of when it was noted, among all that ever were, so that no number names two.
    """
    known = _numbers(workspace)
    found = [NumberedTimeOff(known[time.id], None, time) for time in own_times(workspace)]
    for records in workspace.everyone():
        found += [NumberedTimeOff(known[time.id], records.student, time) for time in times_of(records)]
    return sorted((one for one in found if every or one.time.end >= workspace.today), key=_place)


def _numbers(workspace: Workspace) -> dict[str, int]:
    """Return the number of each time off that was ever noted, by its id."""
    journals = [records.replay.journal for records in workspace.everyone()]
    with contextlib.suppress(UnreadableError):  # which `own_times` warns of
        journals.append(workspace.store.mentor().journal)
    return numbers(journals, KIND)


def remove(workspace: Workspace, number: int) -> NumberedTimeOff:
    """Remove a time off by its number, and return it. Raises NotFoundError."""
    with workspace.transaction() as writer:
        gone = next((one for one in find(workspace, every=True) if one.number == number), None)
        if gone is None:
            raise NotFoundError(
                bilingual(f"There is no time off {number}", f"Il n'y a pas de congé {number}"),
                bilingual("See: mentor timeoff list --all", "Voyez\u00a0: mentor timeoff list --all"),
            )
        drop = [(KIND, gone.time.id)]
        if gone.student is not None:
            writer.append(workspace.store.student(gone.student.id), cmd="timeoff remove", at=workspace.now, drop=drop)
        else:
            writer.append_mentor(cmd="timeoff remove", at=workspace.now, drop=drop)
    return gone


def second_day(workspace: Workspace, span: str, typed: str, error: MentorError) -> MentorError:
    """Return the error for a word that is no student: where it is a day, the span to type in its place."""
    from mentorcli.when import Direction, parse_day  # only a refusal needs it

    try:
        parse_day(typed, now=workspace.now, zone=workspace.zone, direction=Direction.AHEAD)
    except UsageError:
        return error
    command = command_line("timeoff add", f"{span}..{typed}")
    return UsageError(
        bilingual(
            "The first and the last day are one argument", "Le premier et le dernier jour forment un seul argument"
        ),
        bilingual(f"Type: {command}", f"Tapez\u00a0: {command}"),
    )


def turned_round(student: str, span: str) -> UsageError:
    """Return the error for days behind the student, with the command to type."""
    command = command_line("timeoff add", span, student)
    return UsageError(
        bilingual("The days come before the student", "Les jours viennent avant l'étudiant"),
        bilingual(f"Type: {command}", f"Tapez\u00a0: {command}"),
    )


def _place(one: NumberedTimeOff) -> tuple[date, date, str, str]:
    """Return where a time off stands in the list."""
    return one.time.start, one.time.end, one.student.id if one.student else "", one.time.id


def _numbered_as(listed: Iterable[NumberedTimeOff], time: TimeOff) -> NumberedTimeOff:
    return next(one for one in listed if one.time.id == time.id)


def _twice(known: NumberedTimeOff) -> RefusedError:
    """Return the refusal of days that are noted already."""
    whose = (f" of {known.student.name}", f" {de(known.student.name)}") if known.student else (" of yours", "")
    return RefusedError(
        bilingual(
            f"That is time off {known.number}{whose[0]} already", f"C'est déjà le congé {known.number}{whose[1]}"
        ),
        bilingual(
            f"Not any more? mentor timeoff remove {known.number}",
            f"Ce n'est plus le cas\u00a0? mentor timeoff remove {known.number}",
        ),
    )


def _planned_then(workspace: Workspace, time: TimeOff, records: StudentRecords | None) -> list[PlannedThen]:
    """Return the sessions that are planned on the days off and have not begun: a student's, or everybody's."""
    mine = [*own_times(workspace), time]
    found = []
    for one in workspace.everyone() if records is None else [records]:
        times = [*mine, *times_of(one)]
        taken = [workspace.local(session.scheduled_at).replace(tzinfo=None) for session in one.sessions.values()]
        for session in sorted(one.sessions.values(), key=by_start):
            if _waits(workspace, session) and is_off([time], workspace.local(session.scheduled_at).date()):
                free = _free(workspace.local(session.scheduled_at).replace(tzinfo=None), times, taken)
                taken.append(free)
                found.append(PlannedThen(one.student, session, free))
    return sorted(found, key=lambda then: by_start(then.session))


def _waits(workspace: Workspace, session: Session) -> bool:
    return session.status is SessionStatus.SCHEDULED and session.scheduled_at > workspace.now


def _free(start: datetime, times: Sequence[TimeOff], taken: Sequence[datetime]) -> datetime:
    """Return the next start at the same time of day on a day that is not off, a weekday unless the session was on none.

    Local times on the clock, without a zone; at `taken` ones the student has a session.
    """
    later = start
    while is_off(times, later.date()) or later in taken or (later.weekday() >= SATURDAY and start.weekday() < SATURDAY):
        later += A_DAY
    return later
