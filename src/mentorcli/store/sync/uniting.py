"""Two sets of operations made one: what either side has, without what either side erased or took out.

Nothing here depends on which side is which, nor on the order in which several computers meet.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import replace

from mentorcli.store.sync import first_held, placing, profiles, same_ids, shared_settings
from mentorcli.store.sync.apart import keep_apart
from mentorcli.store.sync.concurrent import Unit, settle, take_back
from mentorcli.store.sync.model import Entry, Lines, Model, Person, effective

Base = Callable[[], Model]
"""Reads what both sides had when they last met; asked only where one operation stands in two ways."""


def united(mine: Model, theirs: Model, base: Base) -> Model:
    """Return what two sides hold together, with the operations that settle where they disagree."""
    theirs = _by_the_same_uid(mine, theirs)
    mine = _by_the_same_uid(theirs, mine)
    both = Model(max(mine.store_file, theirs.store_file))
    both.removed = mine.removed | theirs.removed
    both.settings = shared_settings.united(mine.settings, theirs.settings)
    pick = _Pick(both.removed, base)
    both.mentor = pick.lines(mine.mentor, theirs.mentor, lambda one: one.mentor)
    both.erased = erased_with_all(mine.erased | theirs.erased, both, [mine, theirs])
    for uid in sorted({*mine.people, *theirs.people} - both.erased):
        one, other = mine.people.get(uid), theirs.people.get(uid)
        lines = pick.lines(one.lines if one else {}, other.lines if other else {}, _lines_of(uid))
        if lines:
            both.people[uid] = _person(one, other, lines)
    _take_apart(both)
    settle(mine, theirs, both)
    keep_apart(both)
    profiles.unite(mine, theirs, both)
    _finish(both)
    return both


def _finish(both: Model) -> None:
    """Bring what follows from the operations up to them: places, slugs, ids, and the mentor's first session."""
    placing.place(both)
    profiles.take_slugs(both)
    placing.place(both)
    same_ids.tell_apart(both)
    first_held.settle(both)


def _lines_of(uid: str) -> Callable[[Model], Lines]:
    return lambda model: model.people[uid].lines if uid in model.people else {}


def _person(one: Person | None, other: Person | None, lines: Lines) -> Person:
    """Return a student of either side with the operations of both."""
    known = copy(one or other)
    assert known is not None  # noqa: S101 - one of the two has lines
    known.lines = lines
    written = [data for side in (one, other) if side is not None for data in side.profiles]
    known.profiles = list(dict.fromkeys(written))
    return known


class _Pick:
    """Takes the lines of two journals together; `base` is asked only where one id has two contents."""

    def __init__(self, removed: set[str], base: Base) -> None:
        self._removed = removed
        self._base = base
        self._read: Model | None = None

    def lines(self, mine: Lines, theirs: Lines, place: Callable[[Model], Lines]) -> Lines:
        """Return the operations of both that were not taken out."""
        found: Lines = {}
        for op in {*mine, *theirs} - self._removed:
            one, other = mine.get(op), theirs.get(op)
            if one is None or other is None or one.row == other.row:
                found[op] = one or other  # type: ignore[assignment]
            else:
                found[op] = self._one(one, other, place)
        return found

    def _one(self, one: Entry, other: Entry, place: Callable[[Model], Lines]) -> Entry:
        """Return the one that differs from what both had, else the one with the smaller bytes."""
        if self._read is None:
            self._read = self._base()
        known = place(self._read).get(one.line.op)
        changed = [side for side in (one, other) if known is None or side.row != known.row]
        return min(changed or (one, other), key=lambda side: side.row)


def _by_the_same_uid(model: Model, other: Model) -> Model:
    """Return the other model with the uids of this one for students who have another uid since: an import can do that.

    They are known by an operation that stands in both journals; the later uid holds.
    """
    apart = {uid: one for uid, one in other.people.items() if uid not in model.people}
    if not apart:
        return other
    owner = {op: uid for uid, one in model.people.items() if uid not in other.people for op in one.lines}
    same = {uid: owner[op] for uid, one in apart.items() if (op := next((op for op in one.lines if op in owner), ""))}
    moved = {old: new for old, new in same.items() if max(other.people[old].lines) <= max(model.people[new].lines)}
    if not moved:
        return other
    people = {moved.get(uid, uid): replace(one, uid=moved.get(uid, uid)) for uid, one in other.people.items()}
    return replace(other, people=people)


def erased_with_all(erased: set[str], both: Model, sides: list[Model]) -> set[str]:
    """Return those erased, with the entries that were part of one of theirs, and who had another uid before."""
    part = placing.merges(effective(both.mentor, None))
    found = set(erased)
    for side in sides:
        for uid, one in side.people.items():
            uids = {entry.line.uid for entry in one.lines.values()} - {None, uid}
            if uids & erased - part.keys():
                found.add(uid)
    while new := {uid for uid, (into, _) in part.items() if into in found} - found:
        found |= new
    return found


def _take_apart(both: Model) -> None:
    """Take the copies of an erased student's records out of the entry that theirs had become part of elsewhere."""
    for uid, (into, line) in placing.merges(effective(both.mentor, None)).items():
        if uid not in both.erased or into not in both.people:
            continue
        person = both.people[into]
        copied = {op for op, one in person.lines.items() if one.line.batch and one.line.batch == line.complete}
        both.removed |= copied
        person.lines = {op: one for op, one in person.lines.items() if op not in copied}
        if not person.lines:
            del both.people[into]
        take_back(both, Unit(line.op, mine=True, lines=[("", line)]), line.op, line)
