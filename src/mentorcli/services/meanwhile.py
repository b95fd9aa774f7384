"""A student after a text about them was open in an editor: under another slug, or where they were merged."""

from __future__ import annotations

import contextlib

from mentorcli.errors import ErasedError, NotFoundError
from mentorcli.models.student import Student
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual


def as_now(workspace: Workspace, known: Student) -> StudentRecords:
    """Return the records of a student who was read earlier: the same person, whatever the slug is by now.

    Another slug, and the entry that they were merged into, is warned of. Raises ErasedError, and NotFoundError where
    they went otherwise.
    """
    with contextlib.suppress(NotFoundError):
        same = workspace.store.student(known.id)
        if _is_of(same.student, known):
            return same
    found = next((one for one in workspace.store.all_students() if _is_of(one.student, known)), None)
    if found is None:
        raise _gone(known, erased=known.tombstone in workspace.store.erased())
    workspace.warnings.append(_moved(known, found.student))
    return found


def refreshed(workspace: Workspace, known: Student) -> Student:
    """Return the profile of a student as it is now, whatever was read of the store before. Raises as `as_now`."""
    workspace.store.reread()
    return as_now(workspace, known).student


def _is_of(student: Student, known: Student) -> bool:
    return known.tombstone == student.tombstone or known.tombstone in student.aliases


def _moved(known: Student, now: Student) -> str:
    """Return what became of a student: another slug, or part of another entry."""
    if known.tombstone == now.tombstone:
        return bilingual(
            f"{known.id} has another slug since: {now.id}", f"{known.id} a changé de nom court depuis\u00a0: {now.id}"
        )
    return bilingual(
        f"{known.id} was merged into {now.id} since: what you wrote goes there",
        f"{known.id} a été réuni avec {now.id} depuis\u00a0: votre texte y est rattaché",
    )


def _gone(known: Student, *, erased: bool) -> NotFoundError:
    if erased:
        return ErasedError(
            bilingual(f"{known.id} was erased since", f"{known.id} a été effacé depuis"),
            bilingual("Nothing is kept of the text.", "Rien n'est gardé du texte."),
        )
    return NotFoundError(
        bilingual(f"There is no student {known.id} any more", f"Il n'y a plus d'étudiant {known.id}"),
        bilingual("See: mentor undo --list", "Voyez\u00a0: mentor undo --list"),
    )
