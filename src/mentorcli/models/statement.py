"""A month's sessions as the monthly statement counts and pays them (domain, sections 8 and 9)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.student import Funding

if TYPE_CHECKING:
    from mentorcli.models.tariff import Price

_CENTS = 100
_NOTHING = Decimal("0.00")

Group = tuple[int | None, str, str | None, str, str | None, int, int | None]
"""What is alike on a statement: level, kind, funding, status, reason, planned minutes, and the unit in cents."""


class StatementLine(NamedTuple):
    """How many sessions of one sort there were, their minutes and their amount; `level` None is not known.

    `funding` is None for presentations, which are paid whoever pays for the training. `planned_minutes` is the planned
    length of each; `minutes` add up the real lengths of those that were held, where they are known, else the planned.
    `unit` is what each of them is paid, None where that is not known.
    """

    level: int | None
    kind: SessionKind
    funding: Funding | None
    status: SessionStatus
    reason: Reason | None
    planned_minutes: int
    sessions: int
    minutes: int
    unit: Decimal | None = None

    @property
    def amount(self) -> Decimal | None:
        """What all of them are paid."""
        return None if self.unit is None else self.unit * self.sessions


class FixedSum(NamedTuple):
    """The monthly sum for one student under one funding."""

    student: str
    funding: Funding
    amount: Decimal


class Recount(NamedTuple):
    """The figures of a month in plain numbers, amounts in cents, as either of the two computations has them.

    `lines` are the sessions, minutes and amount of each group, `fixed` the monthly sums by student and funding,
    `undocumented` the ids of what is open. `total` is None where an amount is not known.
    """

    lines: Mapping[Group, tuple[int, int, int | None]]
    fixed: Mapping[tuple[str, str], int]
    undocumented: frozenset[str]
    total: int | None

    @property
    def sessions(self) -> int:
        """How many sessions there were."""
        return sum(count for count, _, _ in self.lines.values())


class JournalSession(NamedTuple):
    """A session as it stands in a journal, which only the second computation reads; `student` is the folder's name."""

    id: str
    student: str
    kind: str
    scheduled_at: datetime
    duration_minutes: int
    status: str
    reason: str | None
    level: int | None
    funding: str
    actual_minutes: int | None


class Statement(NamedTuple):
    """A month: its lines, every session in order of time, and those that are still to document.

    `prices` are the amounts of the sessions, in their order, `fixed` the monthly sums. `currencies` are those of the
    tariffs that the month falls under: none without a tariff.
    """

    lines: tuple[StatementLine, ...]
    sessions: tuple[Session, ...]
    undocumented: tuple[Session, ...]
    prices: tuple[Price, ...] = ()
    fixed: tuple[FixedSum, ...] = ()
    currencies: tuple[str, ...] = ()

    def minutes(self, status: SessionStatus) -> int:
        """Return the minutes of the sessions of one status: what was called off is never among those held."""
        return sum(line.minutes for line in self.lines if line.status is status)

    @property
    def currency(self) -> str | None:
        """The currency of the month, None where no tariff holds."""
        return self.currencies[0] if self.currencies else None

    @property
    def known(self) -> Decimal:
        """What the lines that have an amount come to."""
        return sum((line.amount for line in self.lines if line.amount is not None), _NOTHING)

    @property
    def fixed_sum(self) -> Decimal:
        """What the monthly sums come to."""
        return sum((one.amount for one in self.fixed), _NOTHING)

    @property
    def unpriced(self) -> tuple[tuple[Session, Price], ...]:
        """The sessions without an amount, with the reason for it."""
        pairs = zip(self.sessions, self.prices, strict=True)
        return tuple((session, price) for session, price in pairs if price.amount is None)

    @property
    def total(self) -> Decimal | None:
        """What lines and monthly sums come to, None where no tariff holds or an amount is not known."""
        if not self.currencies or any(line.amount is None for line in self.lines):
            return None
        return self.known + self.fixed_sum

    def figures(self) -> Recount:
        """Return the month in plain numbers, to be held against the second computation."""
        lines: dict[Group, tuple[int, int, int | None]] = {
            (*line[:6], cents(line.unit)): (line.sessions, line.minutes, cents(line.amount)) for line in self.lines
        }
        fixed: dict[tuple[str, str], int] = {(one.student, one.funding): int(one.amount * _CENTS) for one in self.fixed}
        return Recount(lines, fixed, frozenset(one.id for one in self.undocumented), cents(self.total))


def cents(amount: Decimal | None) -> int | None:
    """Return an amount, which has two decimals, in cents."""
    return None if amount is None else int(amount * _CENTS)
