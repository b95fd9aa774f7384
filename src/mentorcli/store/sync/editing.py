"""What a person changed by hand becomes an operation before it is committed: a merge knows operations alone."""

from __future__ import annotations

from datetime import datetime

from mentorcli.errors import MentorError, RefusedError
from mentorcli.models.recovery import MessageChange
from mentorcli.models.student import Student
from mentorcli.store import files, hand_edits, profile
from mentorcli.store.journal import HAND_EDIT, Line, checksum, encode_put, encode_record
from mentorcli.store.layout import JOURNAL, MENTOR_JOURNAL, MESSAGES, PROFILE, STUDENTS
from mentorcli.store.lost_records import TailLostError
from mentorcli.store.message_files import key_of, lenient
from mentorcli.store.profile_comments import with_comments
from mentorcli.store.repository import Store
from mentorcli.store.student_records import StudentRecords
from mentorcli.store.sync import profiles, rendering
from mentorcli.store.sync.model import Model
from mentorcli.store.sync.objects import Files
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual

EDIT = "message edit"


def take_in(writer: Writer, model: Model, raw: Files, *, at: datetime) -> bool:
    """Write the operations of what was edited by hand; return whether there was any. Raises UnreadableError."""
    found = False
    complete = model.complete()
    for one in model.people.values():
        written = raw.get(f"{one.place}/{PROFILE}")
        last = next(reversed(profiles.versions(one.lines, complete)), None)
        if written is None or last is None or not one.place.startswith(f"{STUDENTS}/"):
            continue
        if checksum(written) != last.line.file:
            known = writer.store.student(one.place.partition("/")[2])
            if known.edited:
                _profile(writer, known, at)
                found = True
    return _messages(writer, model, raw, at) or found


def _profile(writer: Writer, known: StudentRecords, at: datetime) -> None:
    """Write what a person changed in a profile as an operation; the file carries its id then, for the next edit."""
    store, journal = writer.store, known.replay.journal
    op, uid = writer.next_op(journal.last_op), known.student.tombstone
    raw = encode_record(known.student, known.replay.history(Student, known.id)[-1].plain())
    with store.student_folder(known.id) as folder:
        new = profile.encode(known.student, op, store.unknown_profile_fields(known.id, folder))
        written = with_comments(new, files.read(PROFILE, folder))
        line = Line(op, at, HAND_EDIT, encode_put([("student", raw)]), file=checksum(written), uid=uid)
        data = journal.followed_by([writer.stamped(line)])[0]
        files.append(JOURNAL, data, folder, good=journal.good, torn=journal.torn)
    store.index().note(known.id, uid, op)
    hand_edits.follow(store, known, known.student, written)


def _messages(writer: Writer, model: Model, raw: Files, at: datetime) -> bool:
    """Write the operations of the messages that were written, changed or deleted by hand."""
    noted = rendering.messages(model.mentor)
    there = {
        key: lenient(data)
        for path, data in raw.items()
        if path.startswith(f"{MESSAGES}/") and (key := key_of(path.partition("/")[2])) is not None
    }
    changed = [key for key in sorted({*noted, *there}) if noted.get(key) != there.get(key)]
    for key in changed:
        writer.append_mentor(MessageChange(key, noted.get(key), there.get(key)), cmd=EDIT, at=at)
    return bool(changed)


def refuse_lost(store: Store, model: Model) -> None:
    """Raise the error of a student, or of the last lines of a journal, that must be there and are not."""
    for error in store.lost_students([one.slug for one in model.people.values()]).values():
        raise _lost(error)
    index = store.index()
    behind = {
        one.place.partition("/")[2]: max(one.lines) for one in model.people.values() if one.place.startswith(STUDENTS)
    }
    for slug, last in behind.items():
        if last < (known := index.last_op(slug)):
            raise _lost(TailLostError(store.where(STUDENTS, slug, JOURNAL), known))
    if max(model.mentor, default="") < index.mentor:
        raise _lost(TailLostError(store.where(MENTOR_JOURNAL), index.mentor))


def _lost(error: MentorError) -> RefusedError:
    """Return the refusal of what was lost here: only a person can tell whether that is right so."""
    return RefusedError(
        error.message,
        bilingual(
            "To have it again as it was last kept: mentor sync init; where it is right so, on all computers: "
            "mentor store check --repair --accept",
            "Pour le retrouver tel qu'il a été gardé\u00a0: mentor sync init\u00a0; si c'est bien ainsi, sur tous les "
            "ordinateurs\u00a0: mentor store check --repair --accept",
        ),
    )
