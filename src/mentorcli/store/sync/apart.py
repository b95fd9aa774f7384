"""Two entries that were put together and are apart again: what went on in the one with records of the other gives way.

Such a record would stand with two students. It is the one's whose it was first; what was done to the copy is taken back
whole, and told.
"""

from __future__ import annotations

from mentorcli.store.ids import RECORD_CHARS
from mentorcli.store.journal import Line
from mentorcli.store.line_records import touched
from mentorcli.store.sync.concurrent import Unit, take_back
from mentorcli.store.sync.deriving import is_derived
from mentorcli.store.sync.model import Model, effective
from mentorcli.store.sync.placing import merges


def keep_apart(both: Model) -> None:
    """Take back what was done to copies of records whose student is an entry of their own again."""
    undone = {one.line.undoes for one in both.mentor.values() if one.line.undoes and is_derived(one.line)}
    for op in sorted(undone):
        known = both.mentor.get(op or "")
        if known is not None and "merge" in known.line.put:
            for uid in merges([known.line]):
                _take_back_copies(both, uid, known.line)


def _take_back_copies(both: Model, uid: str, merge: Line) -> None:
    """Take back what others' journals do, since two were put together, with the records of one who is apart again."""
    if uid not in both.people or uid in merges(effective(both.mentor, None)):
        return
    complete = both.complete()
    own = {key for line in effective(both.people[uid].lines, complete) for key in touched(line) if _is_drawn(key)}
    ends = {one.line.complete: op for op, one in both.mentor.items() if one.line.complete and not one.line.undoes}
    found: dict[str, Unit] = {}
    for other in sorted(both.people.keys() - {uid}):
        for line in effective(both.people[other].lines, complete):
            if line.op > merge.op and not is_derived(line) and own.intersection(touched(line)):
                op = ends.get(line.batch or "", line.op)
                found.setdefault(op, Unit(op, mine=True)).lines.append((other, line))
    for unit in found.values():
        take_back(both, unit, max(unit.last, unit.op, merge.op), merge)


def _is_drawn(key: tuple[str, str]) -> bool:
    """Return whether the id of a record was drawn at random: nobody else has one of the same."""
    kind, name = key
    return kind != "student" and len(name) == RECORD_CHARS and name.isalnum() and not name.isalpha()
