"""What the service of monthly statements hands over to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mentorcli.models.session import SessionStatus
from mentorcli.models.statement import Recount, Statement


class MonthStatement(NamedTuple):
    """The statement of a month, which is named by its first day, and the second computation of it.

    `second` is None where there is none: a student cannot be read, or (`failure` says why) what the journals hold.
    `has_tariffs`: the mentor has set some, whichever their days.
    """

    month: date
    statement: Statement
    second: Recount | None
    failure: str | None = None
    has_tariffs: bool = False

    @property
    def checked(self) -> bool:
        """Whether the second computation comes to the very same."""
        return self.second == self.statement.figures()


class YearStatement(NamedTuple):
    """The twelve months of a year, and their sums."""

    year: int
    months: Sequence[MonthStatement]

    @property
    def checked(self) -> bool:
        """Whether the second computation comes to the very same in each month."""
        return all(month.checked for month in self.months)

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies of the months that have sessions, or where none has any, of all of them."""
        told = [one for one in self.months if one.statement.sessions] or self.months
        return tuple(dict.fromkeys(code for one in told for code in one.statement.currencies))

    @property
    def by_currency(self) -> dict[str, Decimal]:
        """What the months of each currency come to; nothing where the total of a month with sessions is not known."""
        found: dict[str, Decimal] = {}
        for one in (month.statement for month in self.months if month.statement.sessions):
            if one.total is None or one.currency is None:
                return {}
            found[one.currency] = found.get(one.currency, Decimal("0.00")) + one.total
        return found

    @property
    def total(self) -> Decimal | None:
        """What the months come to; None where that of a month with sessions is not known, or currencies differ."""
        totals = [one.statement.total for one in self.months if one.statement.sessions]
        known = [one for one in totals if one is not None]
        has_currency = any(one.statement.currencies for one in self.months)
        if len(known) < len(totals) or len(self.currencies) > 1 or not has_currency:
            return None
        return sum(known, Decimal("0.00"))

    @property
    def sessions(self) -> int:
        """How many sessions are documented."""
        return sum(len(one.statement.sessions) for one in self.months)

    @property
    def minutes_held(self) -> int:
        """The minutes of the sessions held."""
        return sum(one.statement.minutes(SessionStatus.COMPLETED) for one in self.months)


class SavedStatement(NamedTuple):
    """A statement that was written into a file."""

    path: str
    shown: MonthStatement | YearStatement
