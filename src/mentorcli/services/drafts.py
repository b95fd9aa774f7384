"""Texts that are open in an editor, or were edited and never saved: where each lies, what takes it up again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mentorcli.services.workspace import Workspace
from mentorcli.text import command_line

OWN = "_own"  # what is no student's: no slug has an underscore
BEFORE = ".before"  # the end of the name of the text as it was before the edit
_NOTE, _CONFIG, _SESSION, _FAQ, _PROFILE, _TEXT = "note.md", "config.toml", "session-", "faq-", ".toml", ".md"


class Place(NamedTuple):
    """Where a text lies while it is edited: the student's slug, or OWN, and a file name.

    `command` is what takes the text up again where it was not saved.
    """

    whose: str
    name: str
    command: str


def profile_place(slug: str) -> Place:
    """Return the place of a student's profile."""
    return Place(slug, f"{slug}{_PROFILE}", command_line("student edit", slug, options=["--resume"]))


def note_place(slug: str) -> Place:
    """Return the place of a new note about a student."""
    return Place(slug, _NOTE, command_line("student note", slug, options=["--resume"]))


def session_place(slug: str, session: str) -> Place:
    """Return the place of the notes of a student's session."""
    return Place(slug, f"{_SESSION}{session}{_TEXT}", command_line("session edit", session, options=["--resume"]))


def config_place() -> Place:
    """Return the place of the configuration."""
    return Place(OWN, _CONFIG, command_line("config edit", options=["--resume"]))


def faq_place(entry: str) -> Place:
    """Return the place of an entry of the mentor's own."""
    return Place(OWN, f"{_FAQ}{entry}{_TEXT}", command_line("faq edit", entry, options=["--resume"]))


def waits(path: Path) -> bool:
    """Return whether a text was changed and never saved."""
    try:
        return path.read_bytes() != path.with_name(path.name + BEFORE).read_bytes()
    except OSError:
        return False


def waiting(workspace: Workspace) -> list[Place]:
    """Return the texts that were edited and never saved, by student and name."""
    folder = workspace.editing_folder
    return [place for place in _places(folder) if waits(folder / place.whose / place.name)]


def _places(folder: Path) -> Iterator[Place]:
    """Yield the places of the texts that lie in the folder; what is none of ours is passed over."""
    for path in sorted(folder.glob(f"*/*{BEFORE}")):
        place = _place(path.parent.name, path.name.removesuffix(BEFORE))
        if place is not None:
            yield place


def _place(whose: str, name: str) -> Place | None:
    """Return the place of a file, None where no command keeps a text under that name."""
    if whose == OWN:
        entry = name.removeprefix(_FAQ).removesuffix(_TEXT)
        known = [config_place(), faq_place(entry)]
    else:
        session = name.removeprefix(_SESSION).removesuffix(_TEXT)
        known = [profile_place(whose), note_place(whose), session_place(whose, session)]
    return next((place for place in known if place.name == name), None)


def settled(shown: str, written: str) -> str:
    """Return a text without the marks of a clash. Raises ClashError where one stands as it was shown."""
    from mentorcli.rules.merging import marks, unmarked, unsettled  # only after a clash

    if not marks(shown):
        return written
    left = unsettled(shown, written)
    if left is not None:
        raise left
    return unmarked(written)
