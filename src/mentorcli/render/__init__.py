"""Results to text, JSON, tables and pictures; here for whom one is shown, and the shape of a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from typing import NamedTuple


class View(NamedTuple):
    """The reader's language (`en` or `fr`) and time zone (None: the system's)."""

    lang: str
    zone: tzinfo | None = None

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the reader's zone."""
        return moment.astimezone(self.zone)

    def day(self, moment: datetime) -> date:
        """Return the reader's local day of a moment."""
        return self.local(moment).date()


class Table(NamedTuple):
    """Records to be listed: headings in the reader's language, and one row of cells a record.

    `empty` is what to show where there is none, `more` what a terminal says of those left out, `title` the line above
    it. The first `firm` columns are never wrapped.
    """

    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    empty: str = ""
    firm: int = 1
    more: str = ""
    title: str = ""
