"""Taking an undo back: a line that names it is appended, and the change that it took back counts again."""

from __future__ import annotations

from datetime import datetime

from mentorcli.errors import RefusedError
from mentorcli.models.recovery import SettingsChange
from mentorcli.models.student import Student
from mentorcli.store import settings_change
from mentorcli.store.batch import Batch, Change
from mentorcli.store.history import Operation, operations, taken_back
from mentorcli.store.journal import decode_records
from mentorcli.store.repository import Store
from mentorcli.store.student_records import StudentRecords
from mentorcli.store.undo import CMD, noted, refuse_if_edited, refuse_if_touched
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual


def choose(store: Store) -> Operation:
    """Return the last undo of this machine that still counts. Raises RefusedError where there is none."""
    own = [undo for undo in operations(store, strict=True, undos=True) if store.is_own(undo.machine)]
    if not own:
        raise RefusedError(
            bilingual("No undo is there to be taken back", "Il n'y a pas d'annulation à reprendre"),
        )
    return own[0]


def take_back(writer: Writer, undo: Operation, *, at: datetime) -> Operation:
    """Take an undo back and return the operation that counts again.

    Raises RefusedError where the students of it went for good, or something since builds on the undo.
    """
    store = writer.store
    again = taken_back(store, undo)
    if again is None or any("student" in line.drop for line in undo.lines.get(None, ())):
        raise RefusedError(
            bilingual(
                "The undo removed the students that had come with the change: nothing of them is left",
                "L'annulation a retiré les étudiants venus avec la modification\u00a0: il n'en reste rien",
            ),
            bilingual("Add or import them again.", "Ajoutez-les ou importez-les de nouveau."),
        )
    known = [store.student(slug) for slug in again.students]
    for replay in [*(one.replay for one in known), store.mentor()]:
        refuse_if_touched(replay, undo.op, again.touched())
    settings = noted(store, again, SettingsChange)
    for change in settings:
        settings_change.check(writer, change, again=True)
    changes = [_change(one, again) for one in known]
    if any(kind == "session" for kind, _ in again.touched()):
        writer.invalidate_first_session(at=at)
    _write(writer, undo, again, changes, at)
    for change in settings:
        settings_change.put_back(writer, change.after)
    return again


def _write(writer: Writer, undo: Operation, again: Operation, changes: list[Change], at: datetime) -> None:
    """Write the line that takes the undo back, where the undo stands."""
    if again.batch is not None:
        profiles = [change for change in changes if change.student is not None]
        Batch(writer, cmd=CMD, at=at).write(profiles, undoes=undo.op)
    elif not changes:
        writer.append_mentor(cmd=CMD, at=at, undoes=undo.op)
    else:
        known, student = changes[0].known, changes[0].student
        assert known is not None  # noqa: S101 - made below
        writer.append(known, *([student] if student else []), cmd=CMD, at=at, undoes=undo.op)


def _change(known: StudentRecords, again: Operation) -> Change:
    """Return the profile that a student has once more, none where the operation left it alone."""
    student: Student | None = None
    for line in again.lines[known.id]:
        if "student" in line.put:
            student = decode_records("student", line.put["student"], known.replay.journal.where, 0)[0]
    if student is not None:
        refuse_if_edited(known, again)
    return Change(known.id, known, student, [])
