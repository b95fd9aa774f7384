"""The platform's statement held against a month's sessions: its rows, and what comes of each (domain, section 9)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from mentorcli.models.foreign import RowFault
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.student import Funding
from mentorcli.text import Bilingual


class Form(StrEnum):
    """What a row of the platform's statement is: one session, or all that share a title."""

    SESSIONS = "sessions"
    TITLES = "titles"


class StatementRow(NamedTuple):
    """A row as the platform's file has it; None for what it does not tell.

    `row` is its line, from 1. `name` is the student's, `parts` its words folded and sorted. `start` is aware, naive for
    local time, or a date. `reason` is None for a plain "no-show". `minutes` is the planned length, `lasted` the real
    one, `sessions` how many the row counts, `amount` what all of them are paid. `fixed`: a monthly sum.
    """

    row: int
    name: str | None = None
    parts: str = ""
    email: str | None = None
    start: datetime | date | None = None
    status: SessionStatus | None = None
    reason: Reason | None = None
    kind: SessionKind | None = None
    level: int | None = None
    funding: Funding | None = None
    minutes: int | None = None
    lasted: int | None = None
    sessions: int = 1
    amount: Decimal | None = None
    fixed: bool = False


class StatementFile(NamedTuple):
    """What was read of the platform's file; `faults` are the rows that cannot be read, `remarks` what was left out."""

    form: Form
    rows: tuple[StatementRow, ...]
    faults: tuple[RowFault, ...] = ()
    remarks: tuple[Bilingual, ...] = ()
    encoding: str = "UTF-8"


class State(StrEnum):
    """What comes of a row or a session: `there` and `here` name the one side that alone has it.

    `unpriced`: nothing differs, but one side alone has an amount, so that it was not compared.
    """

    DIFFERS = "differs"
    DOUBTFUL = "doubtful"
    THERE = "there"
    HERE = "here"
    UNPRICED = "unpriced"
    AGREES = "agrees"


class Difference(NamedTuple):
    """What the platform has `there` and the mentor has `here`, in one `field` of a session or a title.

    An amount is None on the side that has none: that is told, and not held against anybody.
    """

    field: str
    there: object
    here: object

    @property
    def certain(self) -> bool:
        """Whether both sides tell it, so that they can be held against each other."""
        return self.field != "amount" or None not in (self.there, self.here)


class Side(NamedTuple):
    """How many sessions one side has, and what they are paid; None where that is not told or not known."""

    sessions: int
    amount: Decimal | None


class Title(NamedTuple):
    """What the sessions of one title share. `funding` is None for presentations and where the file does not tell.

    `status` is `completed`, `absent`, `late-cancellation`, `no-show` where the file does not part them, `cancelled` or
    `scheduled`. `fixed`: the sums that are paid by the month, which have nothing of all this.
    """

    level: int | None = None
    kind: SessionKind = SessionKind.MENTORING
    funding: Funding | None = None
    status: str = ""
    fixed: bool = False


class Compared(NamedTuple):
    """One row, or all rows of one title, held against what is here.

    `rows` are the lines of the file, `sessions` what is here (several where nobody can tell which one is meant).
    `row` is the first of the rows. `title` is set where titles are compared.
    """

    state: State
    rows: tuple[int, ...]
    sessions: tuple[Session, ...]
    row: StatementRow | None = None
    title: Title | None = None
    there: Side | None = None
    here: Side | None = None
    differences: tuple[Difference, ...] = ()
    perhaps: Title | None = None


class Own(NamedTuple):
    """A session that is here, its local day, and what it is paid (None: not known, or no tariff holds)."""

    session: Session
    day: date
    amount: Decimal | None
