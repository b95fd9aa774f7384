"""Operations of two computers that did not know of one another, and what becomes of them.

Whatever one side has and the other has not was written without knowing of what the other has. Where two such operations
touch one record the later one holds, and the other is taken back whole. An undo, and putting two entries together,
give way to whatever touches what they take away: nothing that was recorded meanwhile is lost by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from mentorcli.store.journal import ERASURE, FIRST_SESSION, HAND_EDIT, MIGRATION, PURGE, Line
from mentorcli.store.line_records import touched
from mentorcli.store.sync.deriving import TAKEN_BACK, derived, is_derived, put_in
from mentorcli.store.sync.model import Model, effective

Key = tuple[str, str, str]
"""A record: the student's uid (empty: the mentor's own), its type and id."""

_INTERNAL = (FIRST_SESSION, MIGRATION, PURGE, HAND_EDIT, ERASURE)
_APART = ("student", "settings", "first-session", "restoration")  # united by themselves, or the store's own notes
_rows = msgspec.json.Decoder(list[dict[str, Any]])


@dataclass
class Unit:
    """One operation of a side as its user made it: lines by the uid of their student (empty: the mentor's own).

    `keys` are the records it touches, with what it makes of them (None: gone); of an undo those that it takes back.
    `people` are those whose journal it stands in, `whole` those whom it takes away as a whole.
    """

    op: str
    mine: bool
    lines: list[tuple[str, Line]] = field(default_factory=list)
    keys: dict[Key, object] = field(default_factory=dict)
    undoes: str | None = None
    people: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)

    @property
    def last(self) -> str:
        """The id of its last line."""
        return max(line.op for _, line in self.lines)

    @property
    def yields(self) -> bool:
        """Whether it gives way to what touches what it takes away."""
        return self.undoes is not None or bool(self.whole)


def settle(mine: Model, theirs: Model, both: Model) -> None:
    """Take back in `both`, which has the operations of two sides, what does not hold beside the other side's."""
    new = mine.ops() - theirs.ops(), theirs.ops() - mine.ops()
    if not all(new):
        return
    units = [*_units(mine, new[0], both, mine=True), *_units(theirs, new[1], both, mine=False)]
    standing: list[Unit] = []
    for unit in sorted(units, key=lambda one: (not one.yields, one.last), reverse=True):
        against = next((one for one in standing if one.mine is not unit.mine and _beats(one, unit)), None)
        if against is None:
            standing.append(unit)
        else:
            take_back(both, unit, max(unit.last, against.last), against.lines[-1][1])


def _beats(one: Unit, other: Unit) -> bool:
    """Return whether an operation that stands leaves no room for one of the other side that comes up after it."""
    if other.undoes is not None:
        if one.undoes is not None:
            return one.undoes == other.undoes
        return bool(one.keys.keys() & other.keys.keys() or one.people & other.whole)
    if one.undoes is not None:
        return False
    if one.people & other.whole:
        return True
    return any(one.keys[key] != other.keys[key] for key in one.keys.keys() & other.keys.keys())


def take_back(both: Model, unit: Unit, after: str, winner: Line) -> None:
    """Write the line that takes an operation back whole, where its user's own undo would stand."""
    uid = unit.lines[0][0] if unit.lines[0][1].op == unit.op else ""
    lines = both.people[uid].lines if uid else both.mentor
    own = [line for _, line in unit.lines]
    at = max([winner.at, *(line.at for line in own)])
    new = _only_theirs(both, unit)
    drop = {"student": sorted(new)} if new else {}
    put_in(lines, derived(Line("", at, TAKEN_BACK, drop=drop, undoes=unit.op, uid=uid or None), after))


def _only_theirs(both: Model, unit: Unit) -> set[str]:
    """Return the students who came with an operation: no other one has a profile of theirs."""
    ops = {line.op for _, line in unit.lines}
    return {
        uid
        for uid in unit.people
        if not any("student" in one.line.put for op, one in both.people[uid].lines.items() if op not in ops)
        and unit.undoes is None
    }


def _units(side: Model, new: set[str], both: Model, *, mine: bool) -> Iterator[Unit]:
    """Yield the operations of a side that the other one does not have and that count, but for what the store noted."""
    by_op = _by_op(side)
    complete = side.complete()
    ends = {one.line.complete: op for op, one in side.mentor.items() if one.line.complete and not one.line.undoes}
    found: dict[str, Unit] = {}
    for uid, line in _effective(side, complete, both):
        if line.op not in new or line.cmd in _INTERNAL or is_derived(line):
            continue
        op = ends.get(line.batch or "", line.op)
        unit = found.setdefault(op, Unit(op, mine))
        unit.lines.append((uid, line))
        unit.people |= {uid} - {""}
        unit.undoes = unit.undoes or line.undoes
        unit.keys |= keys_of(uid, line)
        unit.whole |= _gone_with(uid, line)
    for unit in found.values():
        if unit.undoes is not None:
            unit.keys |= _taken(unit.undoes, by_op)
        yield unit


def _effective(side: Model, complete: set[str], both: Model) -> Iterator[tuple[str, Line]]:
    yield from (("", line) for line in effective(side.mentor, None))
    for uid in sorted(side.people.keys() & both.people.keys()):
        yield from ((uid, line) for line in effective(side.people[uid].lines, complete))


def keys_of(uid: str, line: Line) -> dict[Key, object]:
    """Return the records that a line writes or removes, with what it makes of them."""
    found: dict[Key, object] = {(uid, kind, key): None for kind, key in touched(line)}
    for kind, raw in line.put.items():
        try:
            found |= {(uid, kind, str(row["id"])): row for row in _rows.decode(raw)}
        except (msgspec.DecodeError, KeyError):  # of a newer version
            found[uid, kind, ""] = bytes(raw)
    return {key: value for key, value in found.items() if key[1] not in _APART}


def _gone_with(uid: str, line: Line) -> set[str]:
    """Return the students whom a line takes away: an undo of what brought them, or their becoming part of another."""
    gone = set(line.drop.get("student", ())) if line.undoes is not None and not uid else set()
    return gone | ({key for _, kind, key in keys_of(uid, line) if kind == "merge"} if not uid else set())


def _by_op(side: Model) -> dict[str, list[tuple[str, Line]]]:
    """Return the lines of every operation by its id, those of one over several journals by that of its last line."""
    found: dict[str, list[tuple[str, Line]]] = {}
    ends = {one.line.complete: op for op, one in side.mentor.items() if one.line.complete}
    everyone: Iterable[tuple[str, Any]] = [("", side.mentor), *((uid, one.lines) for uid, one in side.people.items())]
    for uid, lines in everyone:
        for op, one in lines.items():
            found.setdefault(ends.get(one.line.batch or "", op), []).append((uid, one.line))
    return found


def _taken(op: str, by_op: dict[str, list[tuple[str, Line]]]) -> dict[Key, object]:
    """Return the records of the operation that an undo, or an undo of one, is about."""
    lines = by_op.get(op, [])
    further = next((line.undoes for _, line in lines if line.undoes is not None and line.undoes != op), None)
    if further is not None:
        return _taken(further, by_op)
    return {key: None for uid, line in lines for key in keys_of(uid, line)}
