"""What one record went through, step by step, with what was taken back since: the journal, not only what stands."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from mentorcli.store.journal import Line, decode_records
from mentorcli.store.layout import kind_of_type
from mentorcli.store.line_records import touched
from mentorcli.store.replay import undone_ops
from mentorcli.store.repository import Store
from mentorcli.store.strangers import own_lines
from mentorcli.store.student_records import StudentRecords

R = TypeVar("R")


class Step(NamedTuple, Generic[R]):
    """One line of a journal that changed a record, or took such a change back.

    `before` and `after` are the record as it read before and after that line, None where there was none. `takes_back`
    is the line that this one undoes, `undone` tells that this one was taken back later.
    """

    line: Line
    before: R | None
    after: R | None
    takes_back: Line | None = None
    undone: bool = False


class _Told(NamedTuple, Generic[R]):
    """A line, the id by which it is taken back, and the record that it leaves (`speaks`: None is a removal)."""

    line: Line
    op: str
    speaks: bool = False
    record: R | None = None
    takes_back: Line | None = None


def steps(store: Store, records: StudentRecords, record_class: type[R], key: str) -> list[Step[R]]:
    """Return what a student's record of a class went through, in the order in which it was written.

    Lines of an operation over several journals count once that was completed. Raises UnreadableError.
    """
    return _steps(_told(store, records, record_class, key).get(key, []))


def all_steps(store: Store, records: StudentRecords, record_class: type[R]) -> dict[str, list[Step[R]]]:
    """Return what each of a student's records of a class went through, by id, as `steps` does for one of them."""
    return {key: _steps(told) for key, told in _told(store, records, record_class).items()}


def _steps(told: list[_Told[R]]) -> list[Step[R]]:
    undone = undone_ops(_asking(one) for one in reversed(told))
    found: list[Step[R]] = []
    before: R | None = None
    for number, one in enumerate(told, 1):
        after = _standing(told[:number])
        found.append(Step(one.line, before, after, one.takes_back, undone=one.op in undone))
        before = after
    return found


def _told(
    store: Store, records: StudentRecords, record_class: type[R], wanted: str | None = None
) -> dict[str, list[_Told[R]]]:
    """Return the lines that speak of each record, or of one `wanted`, and those that take them back, by their ids."""
    kind = kind_of_type(record_class)
    journal = own_lines(records.replay.journal, store.erased())
    mentors = [line for _, line in store.mentor().journal.lines]
    completed = {line.complete: line.op for line in mentors if line.complete is not None}
    lines = {line.op: (number, line) for number, line in journal.lines}
    lines.update({line.op: (0, line) for line in mentors if line.undoes is not None})
    known: dict[str, tuple[Line, list[str]]] = {}
    found: dict[str, list[_Told[R]]] = {}
    for op, (number, line) in sorted(lines.items()):
        if line.undoes in known:
            back, keys = known[op] = (line, known[line.undoes][1])
            for key in keys:
                found[key].append(_Told(back, op, takes_back=known[line.undoes][0]))
            continue
        keys = [key for of, key in touched(line) if of == kind and wanted in (None, key)]
        if keys and (line.batch is None or line.batch in completed):
            counts_by = op if line.batch is None else completed[line.batch]
            known[counts_by] = (line, [*known[counts_by][1], *keys] if counts_by in known else keys)
            put = decode_records(kind, line.put[kind], journal.where, number) if kind in line.put else []
            by_id = {one.id: one for one in put}
            for key in keys:
                found.setdefault(key, []).append(_Told(line, counts_by, speaks=True, record=by_id.get(key)))
    return found


def _asking(told: _Told[R]) -> Line:
    """Return a line under the id by which it is taken back."""
    from msgspec.structs import replace

    return told.line if told.op == told.line.op else replace(told.line, op=told.op, undoes=None)


def _standing(told: list[_Told[R]]) -> R | None:
    """Return the record as so many lines leave it."""
    undone = undone_ops(_asking(one) for one in reversed(told))
    return next((one.record for one in reversed(told) if one.speaks and one.op not in undone), None)
