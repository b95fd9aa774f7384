"""Checking that the mentor's own journal is there where something shows that it was."""

from __future__ import annotations

from collections.abc import Collection

from mentorcli.store import fault_text, files
from mentorcli.store.faults import Fault
from mentorcli.store.layout import MENTOR_JOURNAL, MERGED, PENDING, RESTORING


def missing_mentor(root: int, erased: Collection[str], hidden: Collection[str]) -> list[Fault]:
    """Return the fault of a mentor's journal that is lost, nothing where it is there or never was.

    `erased` are the tombstones, `hidden` the students who do not count, as the change with which they came is complete
    only there; while a change is under way they do not count yet.
    """
    shown = erased or files.exists(MERGED, root) or (hidden and not files.exists(PENDING, root))
    lost = shown and not any(files.exists(name, root) for name in (MENTOR_JOURNAL, RESTORING))
    return [Fault((MENTOR_JOURNAL,), fault_text.MISSING)] if lost else []
