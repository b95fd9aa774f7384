"""What the service of reports hands over to be shown: a span, and what is told of it and of each student in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mentorcli.models.attendance import Attendance
    from mentorcli.models.goal import Goal
    from mentorcli.models.note import Note
    from mentorcli.models.presentation import Outcome
    from mentorcli.models.project import Project
    from mentorcli.models.results.agenda import DueEntry
    from mentorcli.models.results.attendance import AttendanceResult
    from mentorcli.models.results.statements import MonthStatement
    from mentorcli.models.session import Session, SessionStatus
    from mentorcli.models.student import Student
    from mentorcli.models.verdict import Policy


class Span(NamedTuple):
    """From the beginning of a local day to the end of another: `start` and `end` (excluded) are aware datetimes.

    One that was given by moments has the local days of these.
    """

    first: date
    last: date
    start: datetime
    end: datetime


class ReportAsked(NamedTuple):
    """What a report is to be about: a MONTH or a year as typed, else a span (aware, its end excluded; None: open).

    `student` is as typed; `anonymous`: initials in the place of names, and none of the mentor's own words.
    """

    month: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    student: str | None = None
    anonymous: bool = False


class SpanFigures(NamedTuple):
    """The figures over a span: attendance, and the minutes of the sessions held."""

    span: Span
    attendance: AttendanceResult
    minutes: int


class Hours(NamedTuple):
    """The minutes held in each week of a span, by its Monday; where it is long, in each month, by its first day."""

    minutes: Mapping[date, int]
    by_month: bool


class LevelMinutes(NamedTuple):
    """How many sessions of a level of expertise were held (None: not known), and their minutes."""

    level: int | None
    sessions: int
    minutes: int


class Course(NamedTuple):
    """(held, no-shows) in each of some consecutive weeks, and in all until the end of the last one.

    `rates` are held / (held + no-shows) over all sessions until the end of each week, None before the first one.
    """

    weeks: dict[date, tuple[int, int]]
    rates: list[float | None]
    held: int
    no_shows: int


class StudentLine(NamedTuple):
    """A student's figures within the span, and how it went in the weeks that are drawn, until the end of the span."""

    student: Student
    own: Attendance
    course: Course


class ProjectLine(NamedTuple):
    """A project of a student that was in progress within the span, or is; `since` is the local day it was begun on."""

    student: Student
    project: Project
    since: date | None


class PresentationLine(NamedTuple):
    """A presentation within the span, on its local day: its result, else its session's status, else only asked for."""

    student: Student
    project: str | None
    day: date
    outcome: Outcome | None = None
    status: SessionStatus | None = None


class Journal(NamedTuple):
    """What the page of one student has beside: sessions of the span (newest first), notes, goals, the next session.

    Notes are those of the span, newest first, that came with no session.
    """

    sessions: tuple[Session, ...]
    notes: tuple[Note, ...]
    goals: tuple[Goal, ...]
    ahead: Session | None


class DueNow(NamedTuple):
    """What the agenda has as overdue or due: about students (`attention`), and about the mentor's own records (`open`).

    `standing` are the figures as of now of the students concerned, by slug.
    """

    attention: tuple[DueEntry, ...]
    open: tuple[DueEntry, ...]
    standing: Mapping[str, Attendance]


class Report(NamedTuple):
    """A report on all students, or on `student`.

    `before` are the figures of the span before, None where nothing is older; `others` counts the students who are not
    in `lines`, having had nothing in the weeks drawn; `no_shows` are newest first; `due` is as of `made_at` (aware).
    `months` are the statements of the whole months of the span, none for one student. `labels` are what each student is
    called, by slug, `policy` is the one in force on the last day that has begun.
    """

    span: Span
    student: Student | None
    anonymous: bool
    made_at: datetime
    labels: Mapping[str, str]
    current: SpanFigures
    before: SpanFigures | None
    hours: Hours
    levels: tuple[LevelMinutes, ...]
    mondays: tuple[date, ...]
    lines: tuple[StudentLine, ...]
    others: int
    no_shows: tuple[Session, ...]
    projects: tuple[ProjectLine, ...]
    presentations: tuple[PresentationLine, ...]
    due: DueNow
    months: tuple[MonthStatement, ...]
    journal: Journal | None
    policy: Policy

    @property
    def notes(self) -> int:
        """How many notes of the mentor's stand on the page."""
        if self.anonymous or self.journal is None:
            return 0
        return len(self.journal.notes) + sum(one.notes is not None for one in self.journal.sessions)


class ReportWritten(NamedTuple):
    """A report that was written: the path of the file (None: it is to be printed), and its text."""

    report: Report
    path: str | None
    text: str


class SheetPeriod(NamedTuple):
    """The figures of a month of a sheet, or of a year, within the span: `first` is the first day of it in the span."""

    first: date
    figures: Attendance
    minutes: int
    whole_year: bool = False


class AttendanceSheet(NamedTuple):
    """One student's attendance for whoever funds the training, over a span, as of `made_at` (aware).

    `sessions` are those of the span that are documented, oldest first; `waiting` counts those that are still to
    document, and so are in no figure. `policy` is the one in force on the last day that has begun, `minutes` are those
    held, `weeks` (held, no-shows) by the Mondays of the span's weeks, the latest ones of a long span.
    """

    span: Span
    student: Student
    made_at: datetime
    figures: Attendance
    policy: Policy
    minutes: int
    sessions: tuple[Session, ...]
    waiting: int
    periods: tuple[SheetPeriod, ...]
    weeks: Mapping[date, tuple[int, int]]


class SheetWritten(NamedTuple):
    """A sheet of attendance that was written: the path of the file (None: it is to be printed), and its text."""

    sheet: AttendanceSheet
    path: str | None
    text: str
