"""Texts that are open in an editor, were refused, or were set aside: where each lies below the store's folder.

They stand in a folder of their own for each student, by uid, and for the mentor. Beside a text stands what it was
before the edit; where the two are the same, nothing waits.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from mentorcli.errors import NotSavedError
from mentorcli.store import files, held_file
from mentorcli.store.durable_folders import make_path
from mentorcli.store.files import os
from mentorcli.store.layout import EDITING, PROFILE
from mentorcli.text import bilingual, system_message

OWN = "_own"  # the folder of what is no student's: no uid has an underscore
BEFORE = ".before"  # the end of the name of the text as it was before the edit
OPEN = ".open"  # the end of the name of the file that is locked while an editor is open on a text
BY_HAND = "profile-by-hand-"  # and a number: profiles that a person edited in the store itself
_DAY = 24 * 60 * 60.0
_TYPED = r"\.?{0}\.(?:sw[a-p]|kate-swp)|#{0}#|{0}\.save(?:\.\d+)?"  # what editors save of a text that was not saved


def write(home: Path, path: Path, before: str, text: str) -> None:
    """Write a text that is to be edited, and what it was before, durably, private to the user. Raises NotSavedError.

    The text goes first: after a kill in between what was typed is never held against what it was not made of.
    """
    with _folder(home, path) as folder:
        files.replace(path.name, text.encode(), folder)
        files.replace(path.name + BEFORE, before.encode(), folder)


@contextlib.contextmanager
def _folder(home: Path, path: Path) -> Iterator[int]:
    """Open the folder of a text, made where there is none. Raises NotSavedError for any OSError inside."""
    try:
        make_path(str(home))
        with files.folder(str(home)) as root:
            files.make_folder(EDITING, root)
            with files.folder(EDITING, root) as editing:
                files.make_folder(path.parent.name, editing)
                with files.folder(path.parent.name, editing) as folder:
                    yield folder
    except OSError as error:
        why = system_message(error)
        raise NotSavedError(
            bilingual(
                f"The text to edit cannot be written: {why} ({path})",
                f"Le texte à modifier ne peut pas être écrit\u00a0: {why.french} ({path})",
            ),
            bilingual("Check the space and the permissions.", "Vérifiez la place et les droits."),
        ) from None


@contextlib.contextmanager
def held(home: Path, path: Path) -> Iterator[bool]:
    """Hold a text while an editor is open on it; False where another process does. Raises NotSavedError."""
    with held_file.held(path.with_name(path.name + OPEN), lambda: _folder(home, path)) as free:
        yield free


def is_open(path: Path) -> bool:
    """Return whether an editor that was started here is open on a text."""
    return held_file.is_held(path.with_name(path.name + OPEN))


def waits(path: Path) -> bool:
    """Return whether a text was changed and never saved, in its file or in what its editor saved beside it."""
    try:
        changed = files.read_path(path) != files.read_path(path.with_name(path.name + BEFORE))
    except OSError:
        return False
    return changed or typed_beside(path)


def typed_beside(path: Path) -> bool:
    """Return whether an editor left beside a text what it had not saved in it, as one does that was killed."""
    beside = re.compile(_TYPED.format(re.escape(path.name)))
    with contextlib.suppress(OSError):
        return any(beside.fullmatch(name) for name in os.listdir(path.parent))
    return False


def remove(path: Path) -> None:
    """Delete a text and whatever an editor left in its folder, but for the other texts there and what is beside them.

    What cannot be deleted stays.
    """
    with contextlib.suppress(OSError):
        names = os.listdir(path.parent)
        others = {name.removesuffix(BEFORE) for name in names if name.endswith(BEFORE)} - {path.name}
        for name in names:
            if not any(other in name for other in others):
                _delete(path.with_name(name))
        path.parent.rmdir()
        path.parent.parent.rmdir()


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def listed(editing: Path, pattern: str) -> list[Path]:
    """Return the paths below the folder of texts that fit a pattern, in order; none where it cannot be looked into."""
    with contextlib.suppress(OSError):
        return sorted(editing.glob(pattern))
    return []


def sweep(editing: Path, *, older: float = _DAY) -> None:
    """Delete the texts that nobody changed and no editor is open on: those of a process that was killed.

    `older`: so many seconds; a window that did not make us wait may be open on one that is younger.
    """
    now = time.time()
    for before in listed(editing, f"*/*{BEFORE}"):
        path = before.with_suffix("")
        with contextlib.suppress(OSError):
            if now - before.stat().st_mtime >= older and not waits(path) and not is_open(path):
                remove(path)
    for left in listed(editing, "*/.*.tmp"):  # of a write that was interrupted
        with contextlib.suppress(OSError):
            if now - left.stat().st_mtime >= older:
                left.unlink()
                left.parent.rmdir()  # where it was alone


def keep(root: int, uid: str, text: bytes, before: bytes) -> tuple[str, ...]:
    """Keep a profile that was edited by hand, and what it was before; the same text is kept once.

    Return its parts below the store. Raises OSError.
    """
    files.make_folder(EDITING, root)
    with files.folder(EDITING, root) as editing:
        files.make_folder(uid, editing)
        with files.folder(uid, editing) as folder:
            names = (f"{BY_HAND}{number}.toml" for number in count(1))
            name = next(one for one in names if not files.exists(one, folder) or _holds(one, text, folder))
            if not files.exists(name, folder):
                files.replace(name + BEFORE, before, folder)
                files.replace(name, text, folder)
    return EDITING, uid, name


def _holds(name: str, text: bytes, folder: int) -> bool:
    return files.read(name, folder) == text


def is_profile(name: str) -> bool:
    """Return whether a text is a profile: one from an editor, or one that was edited in the store."""
    return name == PROFILE or (name.startswith(BY_HAND) and name.endswith(".toml"))
