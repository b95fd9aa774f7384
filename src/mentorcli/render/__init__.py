"""Results to text, JSON, tables and pictures; here for whom one is shown, and the shape of a list."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo
from typing import NamedTuple


class View(NamedTuple):
    """The reader's language (`en` or `fr`), time zone (None: the system's), and present (aware; None: unknown)."""

    lang: str
    zone: tzinfo | None = None
    now: datetime | None = None

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the reader's zone."""
        return moment.astimezone(self.zone)

    def day(self, moment: datetime) -> date:
        """Return the reader's local day of a moment."""
        return self.local(moment).date()

    @property
    def today(self) -> date | None:
        """The reader's local day, None where the present is unknown."""
        return self.day(self.now) if self.now is not None else None


TEXT, WORD, WHOLE, FIGURE = "text", "word", "whole", "figure"
"""Kinds of columns: what may be cut; what is read, or copied, as a whole; what stands right."""


class Column(NamedTuple):
    """How a terminal shows a column of a list.

    A column of rank 0 stays at any width; of the others the one of the highest rank goes first where room is short.
    One that has the same value in each row is left out, but for a `telling` one. `role` is what its cells are, for
    the palette. With `once` a value stands on the first of the rows that share it. A text is cut to `least` cells.
    `brief` shortens each of its cells where whole ones would be cut; a `needed` one that is cut or left out is said.
    """

    rank: int = 0
    kind: str = TEXT
    role: str = ""
    once: bool = False
    telling: bool = False
    least: int = 12
    brief: Callable[[str], str] | None = None
    needed: bool = False


class Table(NamedTuple):
    """Records to be listed.

    `rows` are what a pipe gets, in codes and ISO dates; `cells` returns what a terminal shows of them, in words, in its
    `columns`. `empty` is what to show where there is none, `more` what a terminal says of those left out. `whole` is
    the command that shows in full what is cut in a narrow terminal.
    """

    rows: Sequence[tuple[str, ...]]
    columns: tuple[Column, ...]
    cells: Callable[[], Sequence[tuple[str, ...]]] | None = None
    empty: str = ""
    more: str = ""
    whole: str = ""
