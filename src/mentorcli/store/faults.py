"""What a check of the store finds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mentorcli.models.results.store import ToSettle


class Aside(NamedTuple):
    """A copy that was set aside, and the known file it is one of: their parts below the store.

    `lines`: it is taken by appending the lines that the known file lacks; `missing`: there is no known file.
    """

    copy: tuple[str, ...]
    known: tuple[str, ...]
    lines: bool
    missing: bool = False


RESEAL, LOST_STUDENT, LOST_LINES, UNKNOWN_BATCH = "reseal", "lost-student", "lost-lines", "unknown-batch"
CHANGED_FILE = "changed-file"
MAKE_INDEX = "index"
STRAY, LEFT, BEHIND = "stray", "left", "behind"
ACCEPTED = frozenset({RESEAL, LOST_STUDENT, LOST_LINES, UNKNOWN_BATCH, CHANGED_FILE})
"""Remedies that take as right what is there: whether it is, only a person can tell."""


class Fault(NamedTuple):
    """Something wrong: where (`parts` below the store, line, field) and what.

    `remedy` names what `--repair` does about it: `finish`, `mode`, `stray`, `left`, `torn`, `profile`, `behind`,
    `erase`, `strangers`, `index` or `first-session`, or what it does only where a person accepts things as they are
    (`ACCEPTED`); None where only a person can mend it, about a copy with what is `aside`.
    """

    parts: tuple[str, ...]
    what: str
    line: int | None = None
    field: str | None = None
    remedy: str | None = None
    aside: Aside | None = None

    @property
    def passing(self) -> bool:
        """Whether it hinders nobody: what an interruption left, which the next change there puts right."""
        return self.remedy in (LEFT, BEHIND)


class Report(NamedTuple):
    """What a check found: how much was read, every fault, and what is sound and only a person can settle.

    `edited` are the parts below the store of profiles that a person changed by hand, which is no fault; `passing` is
    what an interruption left and hinders nobody.
    """

    students: int
    sessions: int
    faults: list[Fault]
    to_settle: tuple[ToSettle, ...] = ()
    edited: tuple[tuple[str, ...], ...] = ()
    passing: tuple[Fault, ...] = ()

    @property
    def mendable(self) -> list[Fault]:
        """What a repair is given."""
        return [*self.faults, *self.passing]


def sorted_out(faults: list[Fault]) -> tuple[list[Fault], tuple[Fault, ...]]:
    """Return the faults, and what of them is none but passing."""
    return [one for one in faults if not one.passing], tuple(one for one in faults if one.passing)


def edited_faults(parts: tuple[str, ...], document: Mapping[str, object]) -> list[Fault]:
    """Return what no option would take in a profile that a person edited, `parts` being its place."""
    from mentorcli.rules.profile import faults  # only where one was edited

    return [Fault(parts, one.what, field=one.field) for one in faults(document)]
