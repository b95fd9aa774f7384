"""The note of students who are coming, or going, with a change that is under way."""

from __future__ import annotations

import msgspec


class Pending(msgspec.Struct, frozen=True):
    """Students who are there only where an operation counts.

    That is one over several journals of which the batch is complete, or, where `undone` names an operation, that one as
    long as it is not taken back. Those `merged`, uids by slug, are there only where it does not count: with it they
    are put together with another.
    """

    batch: str
    students: list[str]
    merged: dict[str, str] = {}
    undone: str | None = None
    writing: str = ""
    grown: dict[str, int] = {}
