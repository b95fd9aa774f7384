"""Sessions as another tool wrote them down, before they are held against the store."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from mentorcli.models.session import Reason, SessionKind, SessionStatus
from mentorcli.models.student import Funding, FundingPeriod
from mentorcli.text import Bilingual


class ForeignStudent(NamedTuple):
    """A student as a file knows them.

    `key` is the other tool's id of the person, or the folded words of the name where it has none. `funding` lists the
    periods, oldest first; it is empty where the file says nothing.
    """

    key: str
    name: str
    email: str | None = None
    path: str | None = None
    started: date | None = None
    funding: tuple[FundingPeriod, ...] = ()


class ForeignSession(NamedTuple):
    """One row of a file that could be read.

    `row` is its line, or its place in a list, from 1. `key` tells the session from every other one of that tool, so
    that the same file twice is noticed. `student` is the key of the student. `start` is aware, or naive for local
    time, or a date where the file has no time of day. `minutes` is the planned length, `lasted` the real one, both
    None where the file does not tell; so is every other fact.
    """

    row: int
    key: str
    student: str
    start: datetime | date
    status: SessionStatus
    reason: Reason | None = None
    kind: SessionKind = SessionKind.MENTORING
    minutes: int | None = None
    lasted: int | None = None
    level: int | None = None
    funding: Funding | None = None
    project: str | None = None
    notes: str | None = None


class RowFault(NamedTuple):
    """A row that cannot be taken, and why. `row` is its line, or its place in a list, from 1.

    `start` is what it tells of its beginning all the same, None where nothing can be read of that.
    """

    row: int
    reason: Bilingual
    start: datetime | date | None = None


class ForeignFile(NamedTuple):
    """What was read of a file: `tool` names the form, `encoding` how its text was written.

    `remarks` say what was understood, left out or made up beside the rows.
    """

    tool: str
    students: tuple[ForeignStudent, ...]
    sessions: tuple[ForeignSession, ...]
    faults: tuple[RowFault, ...] = ()
    remarks: tuple[Bilingual, ...] = ()
    encoding: str = "UTF-8"
