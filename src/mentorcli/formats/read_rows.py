"""The rows of the platform's statement, collected one after another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from mentorcli.formats.collected import RowError
from mentorcli.formats.tables import shown
from mentorcli.models.foreign import RowFault
from mentorcli.models.reconcile import Form, StatementFile, StatementRow
from mentorcli.text import Bilingual, bilingual


class Rows:
    """The rows of one file so far: those read, those that cannot be, and what is told of them."""

    def __init__(self) -> None:
        self.rows: list[StatementRow] = []
        self.faults: list[RowFault] = []
        self.remarks: list[Bilingual] = []
        self.sums = 0

    def take(self, row: int, read: Callable[[], StatementRow], start: datetime | date | None = None) -> None:
        """Take a row as `read` returns it; one that it refuses is a fault, whose `start` may be known all the same."""
        try:
            self.rows.append(read())
        except RowError as error:
            self.faults.append(RowFault(row, error.reason, start))

    def finished(self, form: Form) -> StatementFile:
        """Return the file."""
        if self.sums:
            self.remarks.append(
                bilingual(
                    f"rows of sums, left out: {self.sums}", f"lignes de totaux, laissées de côté\u00a0: {self.sums}"
                )
            )
        return StatementFile(form, tuple(self.rows), tuple(self.faults), tuple(self.remarks))

    def not_understood(self, row: int, words: tuple[str, ...]) -> None:
        """Tell which words of a row mean nothing here."""
        listed = ", ".join(shown(one) for one in words[:3])
        self.remarks.append(
            bilingual(f"row {row}: not understood: {listed}", f"ligne {row}\u00a0: pas compris\u00a0: {listed}")
        )
