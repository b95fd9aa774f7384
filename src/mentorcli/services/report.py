"""A page to look at: what a month, any span, or one student comes to, by the services that the commands ask.

No figure is reckoned here that a command reckons in another way: attendance, statement and agenda are asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from mentorcli.errors import UsageError
from mentorcli.models.agenda import AgendaKind
from mentorcli.models.results.agenda import DueEntry
from mentorcli.models.results.report import (
    Journal,
    Report,
    ReportAsked,
    ReportWritten,
    Span,
    SpanFigures,
    StudentLine,
)
from mentorcli.models.results.statements import YearStatement
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
from mentorcli.services.attendance import attendance_of
from mentorcli.services.lookup import find_student
from mentorcli.services.report_projects import presentations_in, projects_in
from mentorcli.services.workspace import Workspace
from mentorcli.store import outside
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, file_name
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
    return ReportWritten(found, save(workspace, place, text, force=force), text)


def save(workspace: Workspace, place: str, text: str, *, force: bool) -> str:
    """Write a page into a file of the user's and return its whole path. Raises as `write` does."""
    from mentorcli.services import leftovers  # archives, for one command of several

    workspace.end_reading()
    outside.save_for_user(place, text.encode(), force=force)
    path = Path(file_name(place)).expanduser().absolute()
    leftovers.sweep(workspace, [path])
    return str(path)


def report(workspace: Workspace, asked: ReportAsked) -> Report:
    """Return what a report tells. Raises as `write` does, but for the file."""
    chosen = None if asked.student is None else find_student(workspace, asked.student)
    everyone = list(workspace.everyone()) if chosen is None else [chosen]
    span = span_of(workspace, asked, everyone)
    current = _figures(workspace, everyone, span, one=chosen is not None)
    mondays = rules.weeks_drawn(span.first, span.last)
    lines = _lines(workspace, everyone, current, mondays)
    shown = [one for one in everyone if any(line.student.id == one.id for line in lines)]
    entries = [one for one in due(workspace, students=everyone).entries if _is_due(workspace, one)]
    known = sorted(current.attendance.sessions, key=by_start, reverse=True)
    counted = statement_rules.statement(known, span.first, now=workspace.now, zone=workspace.zone)
    by_month = rules.is_long(span.first, span.last)
    return Report(
        span=span,
        student=chosen.student if chosen is not None else None,
        anonymous=asked.anonymous,
        made_at=workspace.now,
        labels=_labels(everyone, anonymous=asked.anonymous),
        current=current,
        before=_before(workspace, everyone, span, one=chosen is not None),
        hours=_hours(workspace, known, span, by_month=by_month),
        by_month=by_month,
        levels=rules.minutes_by_level(counted.lines),
        mondays=mondays,
        lines=lines,
        others=len(everyone) - len(lines),
        no_shows=tuple(one for one in known if one.status is SessionStatus.NO_SHOW),
        projects=tuple(line for one in shown for line in projects_in(one, span)),
        presentations=presentations_in(workspace, everyone, span),
        attention=tuple(one for one in entries if one.entry.kind in ABOUT_STUDENTS),
        open=tuple(one for one in entries if one.entry.kind not in ABOUT_STUDENTS),
        months=_months(workspace, everyone, span) if chosen is None else (),
        journal=_journal(workspace, chosen, span, known) if chosen is not None else None,
        policy=workspace.policy_on(span.last),
    )


def span_of(workspace: Workspace, asked: ReportAsked, everyone: Sequence[StudentRecords]) -> Span:
    """Return the span that is asked for: a month or a year, this month without any, else from day to day.

    Without a beginning it goes from the first session on, without an end to the end of today. Raises UsageError for a
    month beside a span, and for a span that ends before it begins.
    """
    if asked.start is None and asked.end is None:
        first, last = parse_month_or_year(asked.month or f"{workspace.today:%Y-%m}", workspace.today)
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


def _hours(workspace: Workspace, known: Sequence[Session], span: Span, *, by_month: bool) -> Mapping[date, int]:
    if by_month:
        return rules.minutes_by_month(known, workspace.zone)
    return rules.minutes_by_week(known, span.first, span.last, workspace.zone)


def _lines(
    workspace: Workspace, everyone: Sequence[StudentRecords], current: SpanFigures, mondays: Sequence[date]
) -> tuple[StudentLine, ...]:
    """Return the figures of each student with a session, documented, in the weeks that are drawn or in the span."""
    span = current.span
    so_far = attendance_of(workspace, everyone, one=False, end=span.end)
    since = min(day_start(mondays[0], workspace.zone), span.start)
    found = []
    for records, own, whole in zip(everyone, current.attendance.students, so_far.students, strict=True):
        known = [one for one in records.sessions.values() if within(one, None, span.end)]
        if any(one.status is not SessionStatus.SCHEDULED and one.scheduled_at >= since for one in known):
            weeks, course = rules.counts_by_week(known, mondays, workspace.zone)
            found.append(StudentLine(records.student, own.figures, whole.figures, weeks, course))
    return tuple(found)


def _is_due(workspace: Workspace, one: DueEntry) -> bool:
    return is_due(one.entry, now=workspace.now, today=workspace.today)


def _months(
    workspace: Workspace, everyone: Sequence[StudentRecords], span: Span
) -> tuple[statements.MonthStatement, ...]:
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
