"""What was done, operation by operation, over all journals: what `undo` can take back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple, TypeVar

from mentorcli.errors import UnreadableError
from mentorcli.store import departed
from mentorcli.store.journal import ERASURE, FIRST_SESSION, MIGRATION, PURGE, Journal, Line, decode_records
from mentorcli.store.line_records import touched
from mentorcli.store.replay import undone_ops
from mentorcli.store.repository import Store
from mentorcli.store.strangers import own_lines

_INTERNAL = (FIRST_SESSION, MIGRATION)
R = TypeVar("R")


class Operation(NamedTuple):
    """One change as the user made it.

    `lines` are the journal lines that it consists of, by student (None: the mentor's own journal); there are several
    journals only where it has a `batch`. `undoes` is the operation that an undo took back. `op` is the id by which it
    is taken back, `at` an aware datetime.
    """

    op: str
    at: datetime
    cmd: str
    lines: dict[str | None, list[Line]]
    batch: str | None = None
    undoes: str | None = None

    @property
    def final(self) -> bool:
        """Whether it is an erasure or a purge, of which nothing can come back."""
        return self.cmd in (ERASURE, PURGE)

    @property
    def machine(self) -> str | None:
        """The machine that made it, None for a change from before machines were noted."""
        return next((line.machine for lines in self.lines.values() for line in lines if line.machine), None)

    @property
    def students(self) -> list[str]:
        """The students concerned, by slug."""
        return sorted(slug for slug in self.lines if slug is not None)

    def touched(self) -> set[tuple[str, str]]:
        """Return the type and id of every record that was written or removed."""
        return {key for lines in self.lines.values() for line in lines for key in touched(line)}

    def counts(self) -> dict[str, int]:
        """Return how many records of each type were written or removed."""
        found: dict[str, int] = {}
        for kind, _ in sorted(self.touched()):
            found[kind] = found.get(kind, 0) + 1
        return found


def operations(store: Store, *, strict: bool = False, undos: bool = False) -> list[Operation]:
    """Return every operation of the user that counts, newest first; with `undos` those that took another back instead.

    A journal that cannot be read is put in the store's `faults`; `strict` raises UnreadableError instead, since the
    latest change could be in it.
    """
    journals: list[tuple[str | None, Journal]] = [(None, store.mentor().journal)]
    for slug in store.slugs():
        try:
            journals.append((slug, own_lines(store.journal(slug), store.erased())))
        except UnreadableError as error:
            if strict:
                raise
            store.faults.append(error)
    found = _single(journals, undos=undos)
    _join_batches({op.batch: op for op in found.values() if op.batch}, journals)
    return sorted(found.values(), key=lambda operation: operation.op, reverse=True)


def _single(journals: Iterable[tuple[str | None, Journal]], *, undos: bool = False) -> dict[str, Operation]:
    """Return the operations that count, by id, each with the line that makes it count."""
    found: dict[str, Operation] = {}
    for slug, journal in journals:
        undone = undone_ops(sorted((line for _, line in journal.lines), key=lambda line: line.op, reverse=True))
        taken = {line.op for _, line in journal.lines if line.undoes}
        for _, line in journal.lines:
            asked = line.undoes is not None and line.undoes not in taken if undos else line.undoes is None
            if asked and not (line.op in undone or line.batch or _is_internal(line, slug)):
                found[line.op] = Operation(line.op, line.at, line.cmd, {slug: [line]}, line.complete, line.undoes)
    return found


def _is_internal(line: Line, slug: str | None) -> bool:
    """Return whether the store wrote a line by itself: of a purge that in the mentor's own journal counts."""
    return line.cmd in _INTERNAL or (line.cmd == PURGE and slug is not None)


def commands(store: Store) -> dict[str, str]:
    """Return the command of every operation that is still noted, by id."""
    journals = [store.mentor().journal]
    for slug in store.slugs():
        try:
            journals.append(store.journal(slug))
        except UnreadableError:  # `operations` names it
            continue
    root = store.root()
    if root is not None:
        for op in departed.operations(root):
            journals += departed.journals(store, root, op).values()
    return {line.op: line.cmd for journal in journals for _, line in journal.lines}


def taken_back(store: Store, undo: Operation, root: int) -> Operation | None:
    """Return the operation that an undo took back, None where nothing of it is left.

    The students who went with it are among those concerned as far as they are kept aside.
    """
    journals = [(slug, own_lines(store.journal(slug), store.erased())) for slug in store.slugs()]
    journals += departed.journals(store, root, undo.undoes or "").items()
    for slug, journal in [(None, store.mentor().journal), *journals]:
        for _, line in journal.lines:
            if line.op == undo.undoes:
                found = Operation(line.op, line.at, line.cmd, {slug: [line]}, line.complete)
                if line.complete:
                    _join_batches({line.complete: found}, journals)
                return found
    return None


def _join_batches(batches: dict[str, Operation], journals: Iterable[tuple[str | None, Journal]]) -> None:
    """Give every operation over several journals the lines that it consists of."""
    for slug, journal in journals:
        for _, line in journal.lines:
            if line.batch in batches:
                batches[line.batch].lines.setdefault(slug, []).append(line)


def noted(store: Store, operation: Operation, record_class: type[R]) -> list[R]:
    """Return the records of a class that the operation wrote to the mentor's own journal."""
    from mentorcli.store.layout import kind_of_type

    kind, where = kind_of_type(record_class), store.mentor().journal.where
    lines = [line for line in operation.lines.get(None, ()) if kind in line.put]
    return [record for line in lines for record in decode_records(kind, line.put[kind], where, 0)]
