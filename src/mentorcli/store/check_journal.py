"""Checking a journal: every line, and every seal, where the commands stop at the first that does not fit."""

from __future__ import annotations

from collections.abc import Iterator

from mentorcli.errors import UnreadableError
from mentorcli.store import fault_text, files, seals
from mentorcli.store.faults import RESEAL, Fault
from mentorcli.store.journal import Journal, decode_journal
from mentorcli.store.line_faults import decodes, line_faults, whole
from mentorcli.store.repository import Store


def place_fault(parts: tuple[str, ...], where: str, error: UnreadableError) -> Fault:
    """Return the error of a reader as the fault of a file at the path `where`, its place taken apart."""
    found = fault_text.place_of(error.message, where)
    return Fault(parts, error.message) if found is None else Fault(parts, found.what, found.line, found.field)


def journal_faults(store: Store, parts: tuple[str, ...], folder: int) -> tuple[list[Fault], Journal | None]:
    """Return every fault of a journal in an open folder, and the journal where it can be used."""
    where = store.where(*parts)
    try:
        with store.reading(*parts):
            data = files.read(parts[-1], folder)
    except UnreadableError as error:
        return [place_fault(parts, where, error)], None
    if faults := list(_line_faults(parts, data)):
        return faults, None
    written = data[: whole(data)].replace(b"\r\n", b"\n")
    if faults := [Fault(parts, what, number, remedy=RESEAL) for number, what in seals.faults(written)]:
        return faults, None
    try:
        journal = decode_journal(data, where)
    except UnreadableError as error:
        return [place_fault(parts, where, error)], None
    torn = [Fault(parts, fault_text.UNFINISHED, data.count(b"\n") + 1, remedy="torn")] if journal.torn else []
    return torn, journal


def _line_faults(parts: tuple[str, ...], data: bytes) -> Iterator[Fault]:
    """Yield what is wrong with each line, but for a last one that was not finished."""
    rows = data.rstrip(b"\0").split(b"\n")
    for number, row in enumerate(rows, 1):
        if row and (number < len(rows) or decodes(row)):
            yield from (Fault(parts, what, number, field) for what, field in line_faults(row))
