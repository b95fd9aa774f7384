"""Taking an undo back: a line that names it is appended, and the change that it took back counts again."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import datetime

import msgspec

from mentorcli.errors import RefusedError
from mentorcli.models.recovery import Merge, MessageChange, SettingsChange
from mentorcli.models.student import Student
from mentorcli.store import contradictions, departed, files, message_change, settings_change
from mentorcli.store.batch import Batch, Change, clear
from mentorcli.store.history import Operation, noted, operations, taken_back
from mentorcli.store.journal import decode_records
from mentorcli.store.layout import PENDING
from mentorcli.store.pending import Pending
from mentorcli.store.repository import Store
from mentorcli.store.student_records import StudentRecords
from mentorcli.store.undo import CMD, refuse_if_edited, refuse_if_touched
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual


def choose(store: Store) -> Operation:
    """Return the last undo of this machine that still counts. Raises RefusedError where there is none."""
    own = [undo for undo in operations(store, strict=True, undos=True) if store.is_own(undo.machine)]
    if not own:
        raise RefusedError(
            bilingual("No undo is there to be taken back", "Il n'y a aucune annulation à reprendre"),
        )
    return own[0]


def take_back(writer: Writer, undo: Operation, *, at: datetime) -> Operation:
    """Take an undo back and return the operation that counts again; the students who went with it come back.

    Raises RefusedError where they went for good, another one has their slug, or something since builds on the undo.
    """
    store = writer.store
    coming = departed.slugs(writer.root, undo.undoes or "")
    again = taken_back(store, undo, writer.root)
    if again is None or (not coming and any("student" in line.drop for line in undo.lines.get(None, ()))):
        raise _gone()
    _refuse_if_taken(store, coming)
    known = [store.student(slug) for slug in again.students if slug not in coming]
    settings = noted(store, again, SettingsChange)
    for replay in [*(one.replay for one in known), store.mentor()]:
        refuse_if_touched(replay, undo.op, again.touched(), settings=settings)
    merged = _merged(store, undo, again)
    contradictions.refuse(
        known, undo.op, lambda one: one == again.batch or store.is_complete(one), cmd=again.cmd, at=at
    )
    for change in settings:
        settings_change.text_back(writer, change, again=True)  # raises
    for message in noted(store, again, MessageChange):
        message_change.refuse_if_edited(writer, message, again=True)
    changes = [_change(one, again) for one in known]
    if any(kind == "session" for kind, _ in again.touched()):
        writer.invalidate_first_session(at=at)
    if coming:
        _bring_back(writer, undo, Pending(again.batch or "", coming, merged, undone=again.op), changes, at)
    elif again.batch is not None:
        pending = Pending(again.batch, [], merged) if merged else None
        Batch(writer, cmd=CMD, at=at).write(_profiles(changes), undoes=undo.op, leaving=pending)
    else:
        _write(writer, undo, again, changes, at)
    return again


def _merged(store: Store, undo: Operation, again: Operation) -> dict[str, str]:
    """Return the students who are put together with another once more, uids by slug.

    Raises RefusedError where one of them is gone, or was changed since the undo: that would be missing.
    """
    uids = {one.id for one in noted(store, again, Merge)}
    found = {one.id: one for one in store.all_students() if one.student.tombstone in uids} if uids else {}
    if len(found) < len(uids):
        raise RefusedError(bilingual("One of the two entries is gone", "L'une des deux fiches n'est plus là"))
    for records in found.values():
        refuse_if_touched(records.replay, undo.op, set(), everything=True)
        refuse_if_edited(records, again)
    return {slug: records.student.tombstone for slug, records in found.items()}


def _gone() -> RefusedError:
    return RefusedError(
        bilingual(
            "The undo removed the students that had come with the change: nothing of them is left",
            "L'annulation a retiré les étudiants venus avec la modification\u00a0: il n'en reste rien",
        ),
        bilingual("Add or import them again.", "Ajoutez-les ou importez-les de nouveau."),
    )


def _refuse_if_taken(store: Store, coming: list[str]) -> None:
    """Raise RefusedError where somebody else has the slug of one who would come back."""
    there = store.slugs()
    taken = [slug for slug in coming if slug in there]
    if taken:
        raise RefusedError(
            bilingual(f"There is another student {taken[0]} since", f"Un autre étudiant s'appelle {taken[0]} depuis"),
            bilingual(
                "Take that one back first: mentor undo --list",
                "Annulez d'abord son ajout\u00a0: mentor undo --list",
            ),
        )


def _write(writer: Writer, undo: Operation, again: Operation, changes: list[Change], at: datetime) -> None:
    """Write the line that takes the undo of an operation on one journal back, where the undo stands."""
    if not changes:
        store = writer.store
        step = writer.append_mentor(cmd=CMD, at=at, undoes=undo.op)
        settings_change.put_back(writer, noted(store, again, SettingsChange), step, at=at, again=True)
        message_change.put_back(writer, noted(store, again, MessageChange), step, at=at, again=True)
    else:
        known, student = changes[0].known, changes[0].student
        assert known is not None  # noqa: S101 - made below
        writer.append(known, *([student] if student else []), cmd=CMD, at=at, undoes=undo.op)


def _bring_back(writer: Writer, undo: Operation, pending: Pending, changes: list[Change], at: datetime) -> None:
    """Put students back where they were, out of sight until the line is written, or leave them aside where that fails.

    Raises OSError.
    """
    try:
        files.replace(PENDING, msgspec.json.encode(pending), writer.root)
        departed.bring_back(writer.root, pending.undone or "", pending.students)
        Batch(writer, cmd=CMD, at=at).write(_profiles(changes), undoes=undo.op, leaving=pending)
    except BaseException:
        with contextlib.suppress(OSError):
            clear(writer.store, writer.root)
        raise


def _profiles(changes: list[Change]) -> list[Change]:
    """Return the changes of a profile."""
    return [change for change in changes if change.student is not None]


def _change(known: StudentRecords, again: Operation) -> Change:
    """Return the profile that a student has once more, none where the operation left it alone."""
    student: Student | None = None
    for line in again.lines[known.id]:
        if "student" in line.put:
            student = decode_records("student", line.put["student"], known.replay.journal.where, 0)[0]
            student = student if line.renamed else replace(student, id=known.id)
    if student is not None:
        refuse_if_edited(known, again)
    return Change(known.id, known, student, [])
