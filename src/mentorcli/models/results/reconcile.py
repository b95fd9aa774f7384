"""What the service of reconciliation hands over to be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mentorcli.models.message import Message
from mentorcli.models.reconcile import Compared, State, StatementFile
from mentorcli.models.session import Session


class Reconciliation(NamedTuple):
    """A month of the platform's file held against the sessions that are here.

    `month` is named by its first day; `guessed`: the file tells no dates and nobody named it. `other_months` counts the
    rows of other months, which were left out, `cancelled_here` the cancelled sessions that are not compared, since the
    file has none of the kind. `waiting` are sessions that nobody documented and no row is about.
    `there` and `here` are what each side comes to, None where that is not told or not known. `has_amounts` tells
    whether the file has any. `names` are those of the students by their slug. `withheld` is what the file lacks as far
    as it could be read: with rows that could not be, it is not certain. `fixed_apart` is what the monthly sums here
    come to where the file, a row a session, has none of the kind; they are not compared.
    """

    month: date
    guessed: bool
    name: str
    file: StatementFile
    compared: Sequence[Compared]
    other_months: int
    cancelled_here: int
    waiting: Sequence[Session]
    there: Decimal | None
    here: Decimal | None
    currency: str | None
    has_amounts: bool
    has_tariffs: bool
    tells_funding: bool
    names: Mapping[str, str]
    withheld: Sequence[Compared] = ()
    fixed_apart: Decimal | None = None
    saved: str | None = None
    letter: Message | None = None

    @property
    def agrees(self) -> bool:
        """Whether every row and every session agrees, and every row could be read."""
        return not self.file.faults and all(one.state is State.AGREES for one in self.compared)

    @property
    def contestable(self) -> list[Compared]:
        """What is certain enough to be contested."""
        certain = (one for one in self.compared if one.state not in (State.AGREES, State.UNPRICED))
        return [one for one in certain if one not in self.withheld]

    def count(self, state: State) -> int:
        """Return how many rows, titles and sessions there are in one state."""
        return sum(one.state is state for one in self.compared)
