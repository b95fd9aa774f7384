"""A page to look at: what a month, any span, or one student comes to, by the services that the commands ask.

No figure is reckoned here that a command reckons in another way: attendance, statement and agenda are asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from mentorcli.errors import UsageError
from mentorcli.models.agenda import AgendaKind
from mentorcli.models.results.report import (
    DueNow,
    Hours,
    Journal,
    ProjectLine,
    Report,
    ReportAsked,
    ReportWritten,
    Span,
    SpanFigures,
    StudentLine,
)
from mentorcli.models.results.statements import MonthStatement, YearStatement
from mentorcli.models.session import Session, SessionStatus, by_start
from mentorcli.render import View
from mentorcli.rules import report as rules
from mentorcli.rules import statement as statement_rules
from mentorcli.rules.agenda import is_due
from mentorcli.rules.initials import initials_of
from mentorcli.rules.session_filter import within
from mentorcli.rules.student import labels
from mentorcli.services import statements
from mentorcli.services.agenda import due
from mentorcli.services.attendance import attendance_now, attendance_of
from mentorcli.services.lookup import find_student
from mentorcli.services.report_projects import presentations_in, projects_in
from mentorcli.services.user_files import save_for_user
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, command_line, in_language
from mentorcli.when.clock import day_start
from mentorcli.when.months import parse_month_or_year

ABOUT_STUDENTS = (AgendaKind.CONTACT, AgendaKind.NO_SHOWS, AgendaKind.TRANSFER, AgendaKind.GAP)
_INSTANT = timedelta(microseconds=1)
_A_DAY = timedelta(days=1)


def write(workspace: Workspace, asked: ReportAsked, *, out: str | None, force: bool = False) -> ReportWritten:
    """Return a report as a page, written to the file `out` (None: to one named after what it is about).

    `-` is no file: the page is only returned. Raises NotFoundError, AmbiguousError, UsageError, UnreadableError where a
    student cannot be read, RefusedError for a file that is there unless `force`, or a statement whose two computations
    differ, NotSavedError.
    """
    from mentorcli.render.html.report import report_name, report_page  # Jinja2: 46 ms

    found = report(workspace, asked)
    text = report_page(found, View(workspace.lang, workspace.zone, workspace.now))
    place = report_name(found) if out is None else out
    if place == "-":
        return ReportWritten(found, None, text)
    return ReportWritten(found, save_for_user(workspace, place, text, force=force), text)


def report(workspace: Workspace, asked: ReportAsked) -> Report:
    """Return what a report tells. Raises as `write` does, but for the file."""
    chosen = None if asked.student is None else find_student(workspace, asked.student)
    everyone = list(workspace.everyone()) if chosen is None else [chosen]
    span, one = span_of(workspace, asked, everyone), chosen is not None
    current = _figures(workspace, everyone, span, one=one)
    known = sorted(current.attendance.sessions, key=by_start, reverse=True)
    mondays = rules.weeks_drawn(span.first, span.last)
    lines = _lines(workspace, everyone, current, mondays)
    return Report(
        span=span,
        student=chosen.student if chosen is not None else None,
        anonymous=asked.anonymous,
        made_at=workspace.now,
        labels=_labels(everyone, anonymous=asked.anonymous),
        current=current,
        before=_before(workspace, everyone, span, one=one),
        hours=_hours(workspace, known, span),
        levels=rules.minutes_by_level(known),
        mondays=mondays,
        lines=lines,
        others=len(everyone) - len(lines),
        no_shows=tuple(one for one in known if one.status is SessionStatus.NO_SHOW),
        projects=_projects(everyone, lines, span),
        presentations=presentations_in(workspace, everyone, span),
        due=_due(workspace, everyone),
        months=_months(workspace, everyone, span) if chosen is None else (),
        journal=_journal(workspace, chosen, span, known) if chosen is not None else None,
        policy=workspace.policy_on(min(span.last, workspace.today)),
    )


def span_of(workspace: Workspace, asked: ReportAsked, everyone: Sequence[StudentRecords]) -> Span:
    """Return the span that is asked for: a month or a year, this month without any, else from day to day.

    Without a beginning it goes from the first session on, without an end to the end of today. Raises UsageError for a
    month beside a span, and for a span that ends before it begins.
    """
    if asked.start is None and asked.end is None:
        first, last = _days(workspace, asked.month)
        return Span(first, last, day_start(first, workspace.zone), day_start(last + _A_DAY, workspace.zone))
    if asked.month is not None:
        raise UsageError(
            bilingual("A month and a span are given", "Un mois et une période sont donnés"),
            bilingual("Give the month, or --from and --to.", "Donnez le mois, ou --from et --to."),
        )
    end = asked.end or day_start(workspace.today + _A_DAY, workspace.zone)
    last = workspace.local(end - _INSTANT).date()
    known = [one.scheduled_at for records in everyone for one in records.sessions.values()]
    earliest = workspace.local(min(known)).date() if known else workspace.today
    start = asked.start or day_start(min(earliest, last), workspace.zone)
    if start >= end:
        raise UsageError(
            bilingual("The span begins after today", "La période commence après aujourd'hui"),
            bilingual("Give its end too: --to", "Donnez aussi sa fin\u00a0: --to"),
        )
    return Span(workspace.local(start).date(), last, start, end)


def _days(workspace: Workspace, month: str | None) -> tuple[date, date]:
    """Return the first and the last day of a month or a year as typed; None: this month. Raises UsageError."""
    typed = month or f"{workspace.today:%Y-%m}"
    try:
        return parse_month_or_year(typed, workspace.today)
    except UsageError as error:
        hint = error.hint or ""
        asked = command_line("report", options=["--student", typed])
        raise UsageError(
            error.message,
            bilingual(
                f"{hint}; of a student: {asked}",
                f"{in_language(hint, 'fr')}\u00a0; d'un étudiant\u00a0: {asked}",
            ),
        ) from None


def _labels(everyone: Sequence[StudentRecords], *, anonymous: bool) -> Mapping[str, str]:
    students = [one.student for one in everyone]
    return initials_of(students) if anonymous else labels(students)


def _figures(workspace: Workspace, everyone: Sequence[StudentRecords], span: Span, *, one: bool) -> SpanFigures:
    """Return attendance and hours over a span."""
    found = attendance_of(workspace, everyone, one=one, start=span.start, end=span.end)
    minutes = sum(statement_rules.counted_minutes(session) for session in found.sessions if session.held)
    return SpanFigures(span, found, minutes)


def _before(workspace: Workspace, everyone: Sequence[StudentRecords], span: Span, *, one: bool) -> SpanFigures | None:
    """Return the figures of the span before, None where no session is older than this one."""
    sessions = (session for records in everyone for session in records.sessions.values())
    if not any(session.scheduled_at < span.start for session in sessions):
        return None
    first, last = rules.span_before(span.first, span.last)
    before = Span(first, last, day_start(first, workspace.zone), day_start(last + _A_DAY, workspace.zone))
    return _figures(workspace, everyone, before, one=one)


def _hours(workspace: Workspace, known: Sequence[Session], span: Span) -> Hours:
    """Return the minutes held by week, or by month where the weeks could not be told apart."""
    if rules.is_long(span.first, span.last):
        return Hours(rules.minutes_by_month(known, workspace.zone), by_month=True)
    return Hours(rules.minutes_by_week(known, span.first, span.last, workspace.zone), by_month=False)


def _projects(everyone: Sequence[StudentRecords], lines: Sequence[StudentLine], span: Span) -> tuple[ProjectLine, ...]:
    """Return the projects of the students who are told of."""
    shown = {line.student.id for line in lines}
    return tuple(line for records in everyone if records.id in shown for line in projects_in(records, span))


def _lines(
    workspace: Workspace, everyone: Sequence[StudentRecords], current: SpanFigures, mondays: Sequence[date]
) -> tuple[StudentLine, ...]:
    """Return the figures of each student with a session, documented, in the weeks that are drawn or in the span."""
    span = current.span
    since = min(day_start(mondays[0], workspace.zone), span.start)
    found = []
    for records, own in zip(everyone, current.attendance.students, strict=True):
        known = [one for one in records.sessions.values() if within(one, None, span.end)]
        if any(one.status is not SessionStatus.SCHEDULED and one.scheduled_at >= since for one in known):
            found.append(StudentLine(records.student, own.figures, rules.course_of(known, mondays, workspace.zone)))
    return tuple(found)


def _due(workspace: Workspace, everyone: Sequence[StudentRecords]) -> DueNow:
    """Return what the agenda has as overdue or due now."""
    entries = [
        one
        for one in due(workspace, students=everyone).entries
        if is_due(one.entry, now=workspace.now, today=workspace.today)
    ]
    concerned = {one.entry.student for one in entries}
    return DueNow(
        tuple(one for one in entries if one.entry.kind in ABOUT_STUDENTS),
        tuple(one for one in entries if one.entry.kind not in ABOUT_STUDENTS),
        {records.id: attendance_now(workspace, records) for records in everyone if records.id in concerned},
    )


def _months(workspace: Workspace, everyone: Sequence[StudentRecords], span: Span) -> tuple[MonthStatement, ...]:
    """Return the statements of the whole months of a span that have begun. Raises where the two computations differ."""
    months = [
        month
        for month in rules.months_of(span.first, span.last)
        if month <= workspace.today
        and day_start(month, workspace.zone) >= span.start
        and day_start(statement_rules.next_month(month), workspace.zone) <= span.end
    ]
    found = statements.statements_of(workspace, everyone, months) if months else []
    statements.refuse_unchecked(workspace, YearStatement(span.first.year, found))
    return tuple(found)


def _journal(workspace: Workspace, records: StudentRecords, span: Span, known: Sequence[Session]) -> Journal:
    """Return what the page of one student has beside the figures."""
    ahead = [one for one in records.sessions.values() if _is_ahead(workspace, one)]
    notes = [one for one in records.notes if one.session is None and span.start <= one.at < span.end]
    return Journal(
        sessions=tuple(one for one in known if one.status is not SessionStatus.SCHEDULED),
        notes=tuple(reversed(notes)),
        goals=tuple(records.goals),
        ahead=min(ahead, key=by_start, default=None),
    )


def _is_ahead(workspace: Workspace, session: Session) -> bool:
    return session.status is SessionStatus.SCHEDULED and session.scheduled_at > workspace.now
