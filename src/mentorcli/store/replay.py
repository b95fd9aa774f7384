"""From a journal's lines to the records as they now are.

The last line that speaks of a record wins. Lines are taken in the order of their ids, so that merged copies of a
journal read the same on every machine; an operation that was taken back, or whose batch was never completed, does not
count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from operator import lt
from typing import Any, Generic, TypeVar

import msgspec

from mentorcli.errors import UnreadableError
from mentorcli.store.journal import DECODE_ERRORS, Journal, Line, decode_records, plain_fields
from mentorcli.store.layout import kind_of_type, record_type
from mentorcli.text import bilingual

R = TypeVar("R")


@cache
def _many_decoder(kind: str) -> msgspec.json.Decoder[list[list[Any]]] | None:
    found = record_type(kind)
    return msgspec.json.Decoder(list[list[found]]) if found else None  # type: ignore[valid-type]


def decode_all(kind: str, raws: list[msgspec.Raw]) -> list[list[Any]] | None:
    """Return the records of one type on many lines, decoded in one go; None where one of them does not fit."""
    if not raws:  # the module of the type need not be loaded
        return []
    decoder = _many_decoder(kind)
    if decoder is None:
        return None
    try:
        return decoder.decode(b"".join((b"[", b",".join(raws), b"]")))
    except DECODE_ERRORS:
        return None


class Version(msgspec.Struct, Generic[R], frozen=True, gc=False):
    """A record as one operation left it; `record` is None where the operation dropped it.

    `raw` are the records of its type on the line, of which it is the one at `place`.
    """

    op: str
    record: R | None
    raw: msgspec.Raw | None = None
    place: int = 0

    def plain(self) -> dict[str, msgspec.Raw]:
        """Return the fields as they stand in the file."""
        return plain_fields(self.raw, self.place) if self.raw is not None else {}


class Replay:
    """Every record of a journal, by type and id, with the versions it went through.

    `effective` are the operations that count, in order, with the numbers of their lines. The records of a type are
    decoded when that type is first asked for, so that listing students does not decode their sessions. `slug` is the
    student's, `former` are those of earlier: records that name one of them read as if they named the present one.
    `strangers` counts the lines in its journal that are left out, since they are those of an erased student.
    """

    def __init__(self, journal: Journal, slug: str | None = None, former: frozenset[str] = frozenset()) -> None:
        self.journal = journal
        self.slug = slug
        self.former = former
        self.strangers = 0
        self.effective: list[tuple[int, Line]] = []
        self._speaking: dict[str, list[tuple[int, Line]]] | None = None
        self._tables: dict[str, dict[str, list[Version[Any]]]] = {}
        self._current: dict[str, dict[str, Any]] = {}

    def apply(self, number: int, line: Line) -> None:
        """Take in the operation on line `number`. Raises UnreadableError for a record that does not fit its type."""
        self.effective.append((number, line))
        self._speaking = None
        self._current.clear()
        for kind, table in self._tables.items():
            self._take(table, kind, number, line)

    def records(self, record_class: type[R]) -> dict[str, R]:
        """Return the records of a class as they now are, by id, in the order they first appeared. Not to be changed."""
        return self.current(kind_of_type(record_class))

    def current(self, kind: str) -> dict[str, Any]:
        """Return the records of a stored type, as `records` does for a class."""
        known = self._current.get(kind)
        if known is None:
            table = self.table(kind)
            known = {key: found[-1].record for key, found in table.items() if found[-1].record is not None}
            self._current[kind] = known
        return known

    def history(self, record_class: type[R], key: str) -> list[Version[R]]:
        """Return the versions of one record of a class, oldest first."""
        return self.table(kind_of_type(record_class)).get(key, [])

    def table(self, kind: str) -> dict[str, list[Version[Any]]]:
        """Return the versions of every record of a type by id. Raises UnreadableError with the line of a bad one."""
        table = self._tables.get(kind)
        if table is None:
            table = self._tables[kind] = {}
            try:
                self._fill(table, kind)
            except UnreadableError:
                del self._tables[kind]
                raise
        return table

    def _fill(self, table: dict[str, list[Version[Any]]], kind: str) -> None:
        """Take in every line that speaks of a type, decoded in one go where nothing is wrong with them."""
        lines = self._lines_on(kind)
        raws = [line.put[kind] for _, line in lines if kind in line.put]
        decoded = None if self.former else decode_all(kind, raws)
        if decoded is None:
            for number, line in lines:
                self._take(table, kind, number, line)
            return
        records = iter(decoded)
        for _, line in lines:
            if kind in line.put:
                _add(table, line.op, line.put[kind], next(records))
            if line.drop:
                _drop(table, kind, line)

    def _lines_on(self, kind: str) -> list[tuple[int, Line]]:
        """Return the lines that speak of a type; those of all types are found in one pass."""
        if self._speaking is None:
            self._speaking = {}
            for entry in self.effective:
                for one in entry[1].put.keys() | entry[1].drop if entry[1].drop else entry[1].put:
                    self._speaking.setdefault(one, []).append(entry)
        return self._speaking.get(kind, [])

    def kinds(self) -> set[str]:
        """Return the types of records that the operations which count speak of."""
        return {kind for _, line in self.effective for kind in line.put}

    def check(self) -> None:
        """Decode every record of every type. Raises UnreadableError for the first that does not fit."""
        for kind in dict.fromkeys(kind for _, line in self.effective for kind in line.put):
            self.table(kind)

    def _take(self, table: dict[str, list[Version[Any]]], kind: str, number: int, line: Line) -> None:
        """Add one line's versions of a type to its table."""
        raw = line.put.get(kind)
        if raw is not None:
            records = decode_records(kind, raw, self.journal.where, number)
            _add(table, line.op, raw, _placed(kind, records, self.slug, self.former) if self.former else records)
        _drop(table, kind, line)


def _placed(kind: str, records: list[Any], slug: str | None, former: frozenset[str]) -> list[Any]:
    """Return records with the present slug of their student where they name a former one."""
    field = {"student": "id", "session": "student"}.get(kind)
    if field is None:
        return records
    return [replace(one, **{field: slug}) if getattr(one, field) in former else one for one in records]


def _add(table: dict[str, list[Version[Any]]], op: str, raw: msgspec.Raw, records: list[Any]) -> None:
    """Add the records that one operation left behind."""
    for place, record in enumerate(records):
        versions = table.get(record.id)
        if versions is None:
            table[record.id] = [Version(op, record, raw, place)]
        else:
            versions.append(Version(op, record, raw, place))


def _drop(table: dict[str, list[Version[Any]]], kind: str, line: Line) -> None:
    """Add the removals of one operation."""
    for key in line.drop.get(kind, ()):
        table.setdefault(key, []).append(Version(line.op, None))


def _ordered(journal: Journal) -> list[tuple[int, Line]]:
    """Return the lines by id, each operation once. Raises UnreadableError where one id names two operations."""
    lines = journal.lines
    ops = [line.op for _, line in lines]
    if all(map(lt, ops, ops[1:])):
        return lines
    once: dict[str, tuple[int, Line]] = {}
    for number, line in lines:
        known = once.setdefault(line.op, (number, line))
        if known[1] != line:
            raise UnreadableError(
                bilingual(
                    f"{journal.where}, lines {known[0]} and {number}: two operations with one id",
                    f"{journal.where}, lignes {known[0]} et {number}\u00a0: deux opérations de même identifiant",
                ),
                bilingual("Keep one of the two lines.", "Gardez une des deux lignes."),
            )
    return [once[op] for op in sorted(once)]


def undone_ops(latest_first: Iterable[Line]) -> set[str]:
    """Return the operations that were taken back, an undo that was itself taken back aside."""
    undone: set[str] = set()
    for line in latest_first:
        if line.undoes is not None and line.op not in undone:
            undone.add(line.undoes)
    return undone


def _without_pending(lines: list[tuple[int, Line]], last: Line, slug: str | None) -> list[tuple[int, Line]]:
    """Return the lines without the last change of slug where the folder has not got that name yet."""
    if last.renamed is None or last.renamed[1] == slug:
        return lines
    return [entry for entry in lines if entry[1] is not last]


def replay_journal(journal: Journal, is_complete: Callable[[str], bool], slug: str | None = None) -> Replay:
    """Return the records a journal leaves behind; `is_complete` answers whether a batch was written to its end.

    `slug` is the student's, by the name of the folder; None for the mentor's own journal.
    """
    lines = _ordered(journal)
    renamed = [line for _, line in lines if line.renamed is not None]
    if renamed:
        lines = _without_pending(lines, renamed[-1], slug)
    former = frozenset(name for line in renamed for name in line.renamed or ()) - {slug}
    replay = Replay(journal, slug, former)
    if all(line.undoes is None and line.batch is None for _, line in lines):
        replay.effective = list(lines)
        return replay
    undone = undone_ops(line for _, line in reversed(lines))
    replay.effective = [
        (number, line)
        for number, line in lines
        if line.op not in undone and (line.batch is None or is_complete(line.batch))
    ]
    return replay
