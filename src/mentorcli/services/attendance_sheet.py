"""One student's attendance on one sheet, for whoever funds the training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from mentorcli.models.results.report import AttendanceSheet, ReportAsked, SheetPeriod, SheetWritten, Span
from mentorcli.models.session import Session, SessionStatus, by_start
from mentorcli.render import View
from mentorcli.rules.owed import monday_of
from mentorcli.rules.report import course_of, months_touched, next_year, weeks_drawn
from mentorcli.rules.session_outcome import is_undocumented
from mentorcli.rules.statement import counted_minutes, next_month
from mentorcli.services.attendance import attendance_of
from mentorcli.services.lookup import find_student
from mentorcli.services.report import span_of
from mentorcli.services.user_files import save_for_user
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.when.clock import day_start

MOST_MONTHS = 24


def write_sheet(
    workspace: Workspace, student: str, out: str, *, start: datetime | None, end: datetime | None, force: bool = False
) -> SheetWritten:
    """Return a student's sheet of attendance over [`start`, `end`) (aware; None: open), written to the file `out`.

    `-` is no file: the page is only returned. Raises NotFoundError, AmbiguousError, RefusedError for a file that is
    there unless `force`, NotSavedError.
    """
    from mentorcli.render.html.sheet import sheet_page  # Jinja2: 46 ms

    found = sheet(workspace, student, start=start, end=end)
    text = sheet_page(found, View(workspace.lang, workspace.zone, workspace.now))
    return SheetWritten(found, None if out == "-" else save_for_user(workspace, out, text, force=force), text)


def sheet(workspace: Workspace, student: str, *, start: datetime | None, end: datetime | None) -> AttendanceSheet:
    """Return what a sheet of attendance tells. Without a beginning it goes from the first session on, to today."""
    records = find_student(workspace, student)
    # With an end it is a span: a month is never meant here.
    span = span_of(workspace, ReportAsked(start=start, end=end or _tomorrow(workspace)), [records])
    found = attendance_of(workspace, [records], one=True, start=span.start, end=span.end)
    known = sorted(found.sessions, key=by_start)
    mondays = weeks_drawn(span.first, span.last)
    weeks = course_of(known, mondays, workspace.zone).weeks
    return AttendanceSheet(
        span=span,
        student=records.student,
        made_at=workspace.now,
        figures=found.total,
        policy=workspace.policy_on(min(span.last, workspace.today)),
        minutes=_minutes(known),
        sessions=tuple(one for one in known if one.status is not SessionStatus.SCHEDULED),
        waiting=sum(is_undocumented(one, workspace.now) for one in known),
        periods=tuple(_periods(workspace, records, span)),
        weeks={week: counts for week, counts in weeks.items() if week >= monday_of(span.first)},
    )


def _minutes(sessions: Iterable[Session]) -> int:
    """Return the minutes of the sessions that were held."""
    return sum(counted_minutes(one) for one in sessions if one.held)


def _tomorrow(workspace: Workspace) -> datetime:
    """Return the end of today."""
    return day_start(workspace.today + timedelta(days=1), workspace.zone)


def _periods(workspace: Workspace, records: StudentRecords, span: Span) -> Iterator[SheetPeriod]:
    """Yield the months of a span, or its years where it has more months than a sheet has room for."""
    step = next_month if months_touched(span.first, span.last) <= MOST_MONTHS else next_year
    first = span.first
    while first <= span.last:
        after = step(first)
        start = max(span.start, day_start(first, workspace.zone))
        end = min(span.end, day_start(after, workspace.zone))
        found = attendance_of(workspace, [records], one=True, start=start, end=end)
        yield SheetPeriod(first, found.total, _minutes(found.sessions), whole_year=step is next_year)
        first = after
