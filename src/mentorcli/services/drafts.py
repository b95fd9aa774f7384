"""Texts that are open in an editor, or were edited and never saved: where each lies, what takes it up again."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mentorcli.errors import MentorError
from mentorcli.models.student import Student
from mentorcli.services.workspace import Workspace
from mentorcli.store import files
from mentorcli.text import command_line

OWN = "_own"  # what is no student's: no slug has an underscore
BEFORE = ".before"  # the end of the name of the text as it was before the edit
_NOTE, _CONFIG, _SESSION, _FAQ, _PROFILE, _TEXT = "note.md", "config.toml", "session-", "faq-", "profile.toml", ".md"


class Place(NamedTuple):
    """Where a text lies while it is edited: the student's uid, or OWN, and a file name.

    A uid stays through another slug, through a merge and its undo, so that no text moves while an editor has it open.
    `command` is what takes the text up again where it was not saved.
    """

    whose: str
    name: str
    command: str


def profile_place(workspace: Workspace, student: Student) -> Place:
    """Return the place of a student's profile."""
    return _placed(workspace, student, _PROFILE)


def note_place(workspace: Workspace, student: Student) -> Place:
    """Return the place of a new note about a student."""
    return _placed(workspace, student, _NOTE)


def session_place(workspace: Workspace, student: Student, session: str) -> Place:
    """Return the place of the notes of a student's session."""
    return _placed(workspace, student, f"{_SESSION}{session}{_TEXT}")


def _placed(workspace: Workspace, student: Student, name: str) -> Place:
    """Return the place of a text about a student: where one waits, of them or of who was merged into them, that one."""
    folder = workspace.editing_folder
    waiting_of = (uid for uid in (student.tombstone, *student.aliases) if waits(folder / uid / name))
    return Place(next(waiting_of, student.tombstone), name, _command(student, name))


def _command(student: Student, name: str) -> str:
    """Return the command that takes up a text about a student, empty where no command keeps one under that name."""
    session = name.removeprefix(_SESSION).removesuffix(_TEXT)
    commands = {
        _PROFILE: ("student edit", student.id),
        _NOTE: ("student note", student.id),
        f"{_SESSION}{session}{_TEXT}": ("session edit", session),
    }
    return command_line(*commands[name], options=["--resume"]) if name in commands else ""


def config_place() -> Place:
    """Return the place of the configuration."""
    return Place(OWN, _CONFIG, command_line("config edit", options=["--resume"]))


def faq_place(entry: str) -> Place:
    """Return the place of an entry of the mentor's own."""
    return Place(OWN, f"{_FAQ}{entry}{_TEXT}", command_line("faq edit", entry, options=["--resume"]))


def waits(path: Path) -> bool:
    """Return whether a text was changed and never saved."""
    try:
        return files.read_path(path) != files.read_path(path.with_name(path.name + BEFORE))
    except OSError:
        return False


def waiting(workspace: Workspace) -> list[Place]:
    """Return the texts that were edited and never saved, the mentor's own first, then by student and name.

    A text about nobody who can be read is left out.
    """
    paths: list[Path] = []
    with contextlib.suppress(OSError):  # no folder can have the store's name
        paths += [path for path in workspace.editing_folder.glob(f"*/*{BEFORE}") if waits(path.with_suffix(""))]
    known = _by_uid(workspace) if any(path.parent.name != OWN for path in paths) else {}
    found = [(_slug(path, known), place) for path in paths if (place := _place(path, known)) is not None]
    return [place for _, place in sorted(found)]


def _by_uid(workspace: Workspace) -> dict[str, Student]:
    """Return the students by their uids; what is wrong with one who cannot be read is not to be told here."""
    store = workspace.store
    faults, warnings = len(store.faults), len(store.warnings)
    found: dict[str, Student] = {}
    with contextlib.suppress(MentorError, OSError):
        for records in store.all_students():
            found |= dict.fromkeys((records.student.tombstone, *records.student.aliases), records.student)
    del store.faults[faults:], store.warnings[warnings:]
    return found


def _slug(path: Path, known: Mapping[str, Student]) -> str:
    student = known.get(path.parent.name)
    return student.id if student is not None else ""


def _place(path: Path, known: Mapping[str, Student]) -> Place | None:
    """Return the place of a text by the path of what it was before, None where no command keeps a text there."""
    whose, name = path.parent.name, path.name.removesuffix(BEFORE)
    if whose == OWN:
        entry = name.removeprefix(_FAQ).removesuffix(_TEXT)
        return next((place for place in (config_place(), faq_place(entry)) if place.name == name), None)
    student = known.get(whose)
    command = _command(student, name) if student is not None else ""
    return Place(whose, name, command) if command else None


def settled(shown: str, written: str) -> str:
    """Return a text without the marks of a clash. Raises ClashError where one stands as it was shown."""
    from mentorcli.rules.merging import marks, unmarked, unsettled  # only after a clash

    if not marks(shown):
        return written
    left = unsettled(shown, written)
    if left is not None:
        raise left
    return unmarked(written)
