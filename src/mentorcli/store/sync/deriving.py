"""The operations that a merge writes by itself: everything in them follows from what they settle.

Two computers that settle the same write the same line, to the byte.
"""

from __future__ import annotations

import msgspec

from mentorcli.store import ids
from mentorcli.store.journal import Line
from mentorcli.store.sync.model import SYNC, Entry, Lines, entry_of

TAKEN_BACK = "undo"  # the command of a line that takes another one back, whoever writes it
UNITED = "sync"


def derived(line: Line, after: str, more: bytes = b"") -> Entry:
    """Return an operation, complete but for its id, with the id that follows from it; it comes after another one.

    `more` is what else is to stand in it, and what the id follows from too.
    """
    line = msgspec.structs.replace(line, op="", machine=SYNC)
    return entry_of(msgspec.structs.replace(line, op=ids.derived_id(after, msgspec.json.encode(line) + more)))


def put_in(lines: Lines, new: Entry) -> str:
    """Add a derived operation to a journal, and return its id."""
    lines[new.line.op] = new
    return new.line.op


def is_derived(line: Line) -> bool:
    """Return whether a merge wrote a line by itself."""
    return line.machine == SYNC
