"""A month's sessions as the monthly statement counts them (domain, section 8)."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.session import Session, SessionKind, SessionStatus
from mentorcli.models.student import Funding


class StatementLine(NamedTuple):
    """How many sessions of one sort there were, and their planned minutes; `level` None is not known."""

    level: int | None
    kind: SessionKind
    funding: Funding
    status: SessionStatus
    sessions: int
    minutes: int


class Statement(NamedTuple):
    """A month: its lines, every session in order of time, and those that are still to document.

    `checked` tells that a second count, straight over the sessions, comes to the same as the lines.
    """

    lines: tuple[StatementLine, ...]
    sessions: tuple[Session, ...]
    undocumented: tuple[Session, ...]
    checked: bool
