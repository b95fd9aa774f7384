"""Texts that are open in an editor, or were edited and never saved: where each lies, what takes it up again."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from mentorcli.errors import MentorError
from mentorcli.models.student import Student
from mentorcli.services.workspace import Workspace
from mentorcli.store import kept_texts
from mentorcli.text import bilingual, command_line, shell_quoted

OWN, BEFORE = kept_texts.OWN, kept_texts.BEFORE
_NOTE, _CONFIG, _SESSION, _FAQ, _PROFILE, _TEXT = "note.md", "config.toml", "session-", "faq-", "profile.toml", ".md"
_MESSAGE = "message-"


class Place(NamedTuple):
    """Where a text lies while it is edited: the student's uid, or OWN, and a file name.

    A uid stays through another slug, through a merge and its undo, so that no text moves while an editor has it open.
    `command` is what takes the text up again where it was not saved.
    """

    whose: str
    name: str
    command: str


def profile_place(workspace: Workspace, student: Student) -> Place:
    """Return the place of a student's profile: first what waits from an editor, then what was edited in the store."""
    for uid in (student.tombstone, *student.aliases):
        folder = workspace.editing_folder / uid
        for path in (folder / _PROFILE, *kept_texts.listed(folder, f"{kept_texts.BY_HAND}*.toml")):
            if kept_texts.waits(path):
                return Place(uid, path.name, _command(student, path.name))
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
    waiting_of = (uid for uid in (student.tombstone, *student.aliases) if kept_texts.waits(folder / uid / name))
    return Place(next(waiting_of, student.tombstone), name, _command(student, name))


def _command(student: Student, name: str) -> str:
    """Return the command that takes up a text about a student, empty where no command keeps one under that name."""
    session = name.removeprefix(_SESSION).removesuffix(_TEXT)
    name = _PROFILE if kept_texts.is_profile(name) else name
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


def message_place(name: str, lang: str) -> Place:
    """Return the place of a message of the mentor's own, by its name and language."""
    command = command_line("message edit", name, options=["--lang", lang, "--resume"])
    return Place(OWN, f"{_MESSAGE}{name}.{lang}{_TEXT}", command)


def waiting(workspace: Workspace) -> list[Place]:
    """Return the texts that were edited and never saved, the mentor's own first, then by student and name.

    A text about nobody who can be read is left out.
    """
    found = kept_texts.listed(workspace.editing_folder, f"*/*{BEFORE}")
    paths = [path for path in found if _idle(path.with_suffix(""))]
    known = _by_uid(workspace) if any(path.parent.name != OWN for path in paths) else {}
    places = [(_slug(path, known), place) for path in paths if (place := _place(path, known)) is not None]
    return [place for _, place in sorted(places)]


def remarks(workspace: Workspace) -> list[str]:
    """Return what is to be known of the texts that lie in the store, in both languages, with what to type.

    Those that wait, those that no command takes up, and what an editor left of none.
    """
    places = waiting(workspace)
    found: list[str] = [
        bilingual(
            f"A text that was edited and not saved waits; take it up: {command}",
            f"Un texte modifié et non enregistré attend\u00a0; pour le reprendre\u00a0: {command}",
        )
        for command in dict.fromkeys(place.command for place in places)
    ]
    known = {workspace.editing_folder / place.whose / place.name for place in places}
    for path in _of_no_command(workspace.editing_folder, known):
        typed = shell_quoted(str(path))
        found.append(
            bilingual(
                f"{path} was left by an editor, and no command takes it up: look at it, then delete it: rm -r {typed}",
                f"{path} a été laissé par un éditeur, et aucune commande ne le reprend\u00a0: "
                f"regardez-le, puis supprimez-le\u00a0: rm -r {typed}",
            )
        )
    return found


def _of_no_command(editing: Path, known: Collection[Path]) -> list[Path]:
    """Return what lies among the texts and belongs to none that is open, waits or is as it was."""
    found = []
    for path in kept_texts.listed(editing, "*/*"):
        texts = [one.with_suffix("") for one in path.parent.glob(f"*{BEFORE}") if one.with_suffix("").name in path.name]
        if any(text in known or not _idle(text) for text in texts):
            continue
        if not texts or path in texts:
            found.append(path)
    return found


def _idle(path: Path) -> bool:
    """Return whether a text waits that no editor is open on."""
    return kept_texts.waits(path) and not kept_texts.is_open(path)


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
        message, _, lang = name.removeprefix(_MESSAGE).removesuffix(_TEXT).rpartition(".")
        places = (config_place(), faq_place(entry), message_place(message, lang))
        return next((place for place in places if place.name == name), None)
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
