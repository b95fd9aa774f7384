"""Which weeks students are owed: what the rule is told, gathered from the store (domain, sections 8 and 10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from mentorcli.models.owed import OwedFacts, OwedState
from mentorcli.models.results.attendance import OwedResult, StudentOwed
from mentorcli.models.student import Funding, Student, StudentStatus
from mentorcli.models.timeoff import TimeOff
from mentorcli.rules.owed import not_judged, owed_weeks
from mentorcli.services.free_starts import suggested, taken_times, usual_start
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords


def owed(
    workspace: Workspace, typed: str | None = None, *, start: datetime | None = None, end: datetime | None = None
) -> OwedResult:
    """Return the weeks that a student is owed, or each active one, and the sessions for which weeks are not judged.

    Only weeks whose Monday lies in [`start`, `end`) (aware; None: open) are listed; all decide what is made up.
    """
    everyone = [find_student(workspace, typed)] if typed is not None else list(workspace.everyone())
    chosen = [one for one in everyone if typed is not None or one.student.status is StudentStatus.ACTIVE]
    span = tuple(workspace.local(one).date() if one is not None else None for one in (start, end))
    found = [_of_student(workspace, records, span[0], span[1]) for records in chosen]
    if any(_is_to_plan(one) for one in found):
        found = _with_starts(workspace, found, {one.id: one for one in chosen})
    return OwedResult(tuple(found), everyone=typed is None)


def _is_to_plan(found: StudentOwed) -> bool:
    return any(week.state is OwedState.OPEN and week.by is None for week in found.weeks)


def _with_starts(
    workspace: Workspace, found: Sequence[StudentOwed], known: Mapping[str, StudentRecords]
) -> list[StudentOwed]:
    """Return the weeks with a free start for each that is to be planned for, no two the same."""
    taken = taken_times(workspace, workspace.everyone())
    told = []
    for one in found:
        start = usual_start(workspace, known[one.student.id], taken) if _is_to_plan(one) else None
        if start is not None:
            taken.add(suggested(start, known[one.student.id]))
        told.append(one._replace(start=start))
    return told


def _of_student(workspace: Workspace, records: StudentRecords, start: date | None, end: date | None) -> StudentOwed:
    """Return the weeks that one student is owed, of those that begin in a span of local days."""
    facts = owed_facts(workspace, records)
    weeks = owed_weeks(facts, today=workspace.today, zone=workspace.zone)
    shown = [one for one in weeks if (start is None or one.monday >= start) and (end is None or one.monday < end)]
    waiting = not_judged(facts, today=workspace.today, zone=workspace.zone)
    return StudentOwed(records.student, tuple(shown), waiting)


def can_be_owed(records: StudentRecords) -> bool:
    """Return whether a week can be owed to a student now: one who is active, was funded, and was met.

    For others the mentor's own journal, with the time off, need not be read.
    """
    student = records.student
    return (
        student.status is StudentStatus.ACTIVE
        and any(period.funding is Funding.FUNDED for period in student.funding)
        and any(session.held for session in records.sessions.values())
    )


def owed_facts(workspace: Workspace, records: StudentRecords) -> OwedFacts:
    """Return what decides which weeks a student is owed."""
    return OwedFacts(
        records.student,
        tuple(records.sessions.values()),
        _statuses(workspace, records),
        own=tuple(records.records(TimeOff).values()),
        mentors=tuple(workspace.store.mentor().records(TimeOff).values()),
    )


def _statuses(workspace: Workspace, records: StudentRecords) -> list[tuple[date, StudentStatus]]:
    """Return from which local day on a student had which status, as it was noted; what was taken back does not count.

    One that a person wrote into the profile, and that no operation has taken up yet, holds from today on.
    """
    noted = {line.op: line.at for _, line in records.replay.effective}
    found: list[tuple[date, StudentStatus]] = []
    for version in records.replay.history(Student, records.id):
        if version.record is not None and (not found or found[-1][1] is not version.record.status):
            found.append((workspace.local(noted[version.op]).date(), version.record.status))
    if not found or found[-1][1] is not records.student.status:
        found.append((workspace.today, records.student.status))
    return found
