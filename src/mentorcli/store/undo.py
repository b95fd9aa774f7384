"""Taking an operation back: a line that names it is appended, nothing is rewritten.

The replay leaves the named operation out, so every record reads as it did before. What such a line cannot do is done
here: the profile file follows the journal, and students who came with the operation go again.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from mentorcli.errors import AmbiguousError, NotFoundError, RefusedError
from mentorcli.models.session import Session
from mentorcli.models.student import Student
from mentorcli.store import student_folder
from mentorcli.store.batch import Batch, Change
from mentorcli.store.history import Operation, operations, touched
from mentorcli.store.replay import Replay
from mentorcli.store.repository import Pending, Store
from mentorcli.store.student_records import StudentRecords
from mentorcli.store.writer import Writer

CMD = "undo"
MIN_PREFIX = 4


class Effect(NamedTuple):
    """What taking an operation back does to one student: the earlier profile, or that the student goes."""

    known: StudentRecords
    earlier: Student | None
    leaves: bool


def choose(store: Store, op: str | None) -> Operation:
    """Return the last operation not yet taken back, or the one whose id begins with `op`.

    Raises NotFoundError, AmbiguousError, RefusedError where there is nothing to take back, and UnreadableError where
    a journal that cannot be read could hold the last one.
    """
    known = operations(store, strict=op is None)
    if op is None:
        if not known:
            raise RefusedError("There is nothing to take back", "See: mentor undo --list")
        return known[0]
    found = [operation for operation in known if operation.op.startswith(op)]
    if not found or len(op) < MIN_PREFIX:
        raise NotFoundError(f"No change {op} that could be taken back", "See: mentor undo --list")
    if len(found) > 1:
        raise AmbiguousError(
            f"{len(found)} changes begin with {op}",
            "Type more of it.",
            tuple(f"{operation.op}  {operation.cmd}" for operation in found[:10]),
        )
    return found[0]


def take_back(writer: Writer, operation: Operation, *, at: datetime) -> list[str]:
    """Take an operation back and return the students who went with it.

    Raises RefusedError where something later builds on it, or a person edited the profile since.
    """
    store = writer.store
    records = operation.touched()
    effects = [_effect(store.student(slug), operation, records) for slug in operation.students]
    if None in operation.lines:
        _refuse_if_built_on(store.mentor(), operation, records)
    if _could_change_first(store, effects, operation):
        writer.invalidate_first_session(at=at)
    gone = [effect.known.id for effect in effects if effect.leaves]
    if operation.batch is not None:
        _whole_batch(writer, operation, effects, at=at)
    elif not effects:
        writer.append_mentor(cmd=CMD, at=at, undoes=operation.op)
    else:
        _one(writer, operation, effects[0], at=at)
    return gone


def _one(writer: Writer, operation: Operation, effect: Effect, *, at: datetime) -> None:
    if effect.leaves:
        with writer.store.students() as students:
            student_folder.remove(writer.store, effect.known.id, students)
        return
    records = () if effect.earlier is None else (effect.earlier,)
    writer.append(effect.known, *records, cmd=CMD, at=at, undoes=operation.op)


def _whole_batch(writer: Writer, operation: Operation, effects: list[Effect], *, at: datetime) -> None:
    """Take back an operation over several journals with one line in the mentor's, which counts for all of them."""
    changes = [
        Change(effect.known.id, effect.known, effect.earlier, []) for effect in effects if effect.earlier is not None
    ]
    leaving = [effect.known.id for effect in effects if effect.leaves]
    pending = Pending(operation.batch or "", leaving) if leaving else None
    Batch(writer, cmd=CMD, at=at).write(changes, undoes=operation.op, leaving=pending)


def _effect(known: StudentRecords, operation: Operation, records: set[tuple[str, str]]) -> Effect:
    """Return what becomes of a student. Raises RefusedError."""
    ops = {line.op for line in operation.lines[known.id]}
    versions = known.replay.history(Student, known.id)
    changes_profile = any(version.op in ops for version in versions)
    before = [version.record for version in versions if version.op < min(ops)]
    _refuse_if_built_on(known.replay, operation, records, everything=not before)
    if not changes_profile:
        return Effect(known, None, leaves=False)
    if known.edited:
        raise RefusedError(
            f"The profile of {known.id} was edited by hand since: {operation.cmd} is not taken back",
            f"Change it back yourself: mentor student edit {known.id}",
        )
    return Effect(known, before[-1] if before else None, leaves=not before)


def _refuse_if_built_on(
    replay: Replay, operation: Operation, records: set[tuple[str, str]], *, everything: bool = False
) -> None:
    """Refuse where a later operation touches one of the records, or, with `everything`, is there at all."""
    last = max(line.op for lines in operation.lines.values() for line in lines)
    for _, line in replay.effective:
        if line.op <= last or line.cmd == CMD:
            continue
        if everything or records.intersection(touched(line)):
            raise RefusedError(
                f"Later changes build on it: {line.cmd} of {line.at:%Y-%m-%d %H:%M}",
                f"Take that back first: mentor undo {line.op}",
            )


def _could_change_first(store: Store, effects: list[Effect], operation: Operation) -> bool:
    """Return whether the mentor's very first held session could be another one afterwards."""
    noted = store.first_session()
    if noted is None:
        return False
    for effect in effects:
        for line in operation.lines[effect.known.id]:
            for kind, key in touched(line):
                if kind == "session" and (key == noted.session or _was_held(effect.known, key)):
                    return True
    return False


def _was_held(known: StudentRecords, key: str) -> bool:
    """Return whether a session took place in any of its versions."""
    records = [version.record for version in known.replay.history(Session, key)]
    return any(record is not None and record.held for record in records)
