"""One id with two students: two computers took the same file in, and met somebody new in it, each for itself.

The id of a record that comes from a file follows from the file. With the student who came first the record keeps it;
with the other one it gets another, which follows from that student and the id: no two records are taken for one.
"""

from __future__ import annotations

from typing import Any

import msgspec

from mentorcli.store.ids import record_id_of
from mentorcli.store.journal import DECODE_ERRORS, Line
from mentorcli.store.layout import STUDENTS
from mentorcli.store.line_records import touched
from mentorcli.store.sync.deriving import UNITED, derived, put_in
from mentorcli.store.sync.model import Lines, Model, effective

KIND = "session"  # the records that are known by their id alone, whoever has them
Row = dict[str, Any]
_rows = msgspec.json.Decoder(list[Row])


def tell_apart(both: Model) -> None:
    """Give the sessions of a student whose ids an earlier student has too ids of their own."""
    complete = both.complete()
    living = sorted((min(one.lines), uid) for uid, one in both.people.items() if one.place.startswith(STUDENTS))
    owners: dict[str, str] = {}
    for _, uid in living:
        lines = effective(both.people[uid].lines, complete)
        keys = sorted({key for line in lines for kind, key in touched(line) if kind == KIND})
        twice = [key for key in keys if owners.setdefault(key, uid) != uid]
        for key in twice:
            _rename(both, uid, effective(both.people[uid].lines, complete), key)


def _rename(both: Model, uid: str, lines: list[Line], key: str) -> None:
    """Write the operation that gives a student's session another id, where it is there, and all that names it."""
    rows = _records(lines)
    if (KIND, key) not in rows:
        return
    new = record_id_of(f"{uid}\0{key}")
    changed = {
        of: {name: new if value == key else value for name, value in row.items()}
        for of, row in rows.items()
        if key in [value for value in row.values() if isinstance(value, str)]
    }
    put: dict[str, list[Row]] = {}
    for kind, name in sorted(changed):
        put.setdefault(kind, []).append(changed[kind, name])
    last = max((line for line in lines if changed.keys() & set(touched(line))), key=lambda line: line.op)
    raw = {kind: msgspec.Raw(msgspec.json.encode(found)) for kind, found in put.items()}
    put_in(both.people[uid].lines, derived(Line("", last.at, UNITED, raw, {KIND: [key]}, uid=uid), last.op))


def has(lines: Lines, key: str) -> bool:
    """Return whether a journal tells of a session of that id."""
    return any((KIND, key) in set(touched(one.line)) for one in lines.values())


def _records(lines: list[Line]) -> dict[tuple[str, str], Row]:
    """Return the records that some operations leave, by type and id, as they stand in the lines."""
    found: dict[tuple[str, str], Row] = {}
    for line in lines:
        for kind, keys in line.drop.items():
            for key in keys:
                found.pop((kind, key), None)
        for kind, raw in line.put.items():
            try:
                found |= {(kind, str(row["id"])): row for row in _rows.decode(raw)}
            except (*DECODE_ERRORS, KeyError):  # of a newer version
                continue
    return found
