"""Where a student's folder stands: among the others, aside as part of another entry, or aside since an undo."""

from __future__ import annotations

import msgspec

from mentorcli.store.journal import Line
from mentorcli.store.layout import MERGED, STUDENTS, UNDONE
from mentorcli.store.sync.deriving import is_derived
from mentorcli.store.sync.model import Model, effective

_merges = msgspec.json.Decoder(list[dict[str, str]])


def merges(mentor: list[Line]) -> dict[str, tuple[str, Line]]:
    """Return, by uid, the entries that are part of another one, with its uid and the line that says so."""
    found: dict[str, tuple[str, Line]] = {}
    for line in mentor:
        if "merge" in line.put:
            found |= {row["id"]: (row["into"], line) for row in _merges.decode(line.put["merge"])}
        for uid in line.drop.get("merge", ()):
            found.pop(uid, None)
    return found


def place(model: Model) -> None:
    """Give every student the place that follows from the operations that count."""
    mentor, complete = effective(model.mentor, None), model.complete()
    part = merges(mentor)
    gone = {uid: line for line in mentor if line.undoes for uid in line.drop.get("student", ())}
    for uid, one in model.people.items():
        counting = effective(one.lines, complete)
        profile = any("student" in line.put for line in counting)
        undo = gone.get(uid)
        if uid in part and part[uid][0] in model.people:
            one.place = f"{MERGED}/{uid}"
        elif undo is not None and not (profile and any(_comes_later(line, undo) for line in counting)):
            one.place = f"{UNDONE}/{undo.undoes}/{one.slug}"
        elif not profile:
            one.place = f"{UNDONE}/{min(one.lines)}/{one.slug}"
        else:
            one.place = f"{STUDENTS}/{one.slug}"


def _comes_later(line: Line, undo: Line) -> bool:
    """Return whether a line is one of somebody who came once more after they had gone with an undo."""
    return line.op > undo.op and bool(line.put) and not is_derived(line)
