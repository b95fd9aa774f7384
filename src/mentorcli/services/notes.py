"""The notes on a student: one that is about somebody else, or wrong, is removed."""

from __future__ import annotations

from collections.abc import Sequence

from mentorcli.errors import AmbiguousError, NotFoundError, RefusedError
from mentorcli.models.note import Note
from mentorcli.models.results.student import NoteRemoved
from mentorcli.models.session import SessionStatus
from mentorcli.services.lookup import MIN_PREFIX, find_student
from mentorcli.services.students import details_of
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, visible

_LISTED = 10


def remove(workspace: Workspace, student: str, typed: str) -> NoteRemoved:
    """Remove a note of a student, named by its number in the list or the beginning of its id.

    Raises NotFoundError, AmbiguousError, and RefusedError for the note of a no-show that is one.
    """
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        note = _find(records, typed.strip())
        _refuse_of_no_show(records, note)
        writer.append(records, cmd="note remove", at=workspace.now, drop=[("note", note.id)])
    return NoteRemoved(details_of(workspace, records), note)


def _find(records: StudentRecords, typed: str) -> Note:
    """Return the note meant. Raises NotFoundError, AmbiguousError."""
    notes: Sequence[Note] = records.notes
    numbered = {str(number): note for number, note in zip(records.note_numbers, notes, strict=True)}
    if (named := numbered.get(typed.lstrip("0"))) is not None:
        return named
    found = [note for note in notes if len(typed) >= MIN_PREFIX and note.id.startswith(typed)]
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousError(
            bilingual(f"{len(found)} notes begin with {typed}", f"{len(found)} notes commencent par {typed}"),
            bilingual("Type more of the id.", "Tapez une plus grande partie de l'identifiant."),
            tuple(f"{note.id}  {visible(note.text[:60])}" for note in found[:_LISTED]),
        )
    shown = visible(typed[:60])
    raise NotFoundError(
        bilingual(f"{records.student.name} has no note {shown!r}", f"{records.student.name} n'a pas de note {shown!r}"),
        bilingual(f"See: mentor note list {records.id}", f"Voyez\u00a0: mentor note list {records.id}"),
    )


def _refuse_of_no_show(records: StudentRecords, note: Note) -> None:
    """Raise RefusedError for the note of a session that is a no-show: it is there as long as that is."""
    session = records.sessions.get(note.session or "")
    if session is not None and session.status is SessionStatus.NO_SHOW:
        raise RefusedError(
            bilingual(
                "That is the note of a no-show: it stands as long as the no-show does",
                "C'est la note d'un no-show\u00a0: elle reste tant que le no-show existe",
            ),
            bilingual(
                f"If it was none: mentor noshow unmark {session.id}",
                f"Si ce n'en était pas un\u00a0: mentor noshow unmark {session.id}",
            ),
        )
