"""What the services of `mentor doctor` take and return."""

from __future__ import annotations

from typing import NamedTuple

Section = dict[str, object]
"""Labels with what is known under each: a text, a number, a boolean, or a small table of such."""


class Terminal(NamedTuple):
    """What the process sees of its terminal: for each stream whether it is one, its size, colour, the encoding."""

    streams: dict[str, bool]
    columns: int
    rows: int
    styled: bool
    encoding: str


class Diagnosis(NamedTuple):
    """The page for a bug report: its sections by title, and the exit code that sums them up (0, 4 or 7).

    `texts` are the commands that take up what was edited and never saved; they name students, and are not on the page.
    """

    sections: dict[str, Section]
    exit_code: int
    texts: tuple[str, ...] = ()
