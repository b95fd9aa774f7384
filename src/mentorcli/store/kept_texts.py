"""Texts that are open in an editor, were refused, or were set aside: where each lies below the store's folder.

They stand in a folder of their own for each student, by uid, and for the mentor. Beside a text stands what it was
before the edit; where the two are the same, nothing waits.
"""

from __future__ import annotations

from itertools import count

from mentorcli.store import files
from mentorcli.store.layout import EDITING, PROFILE

OWN = "_own"  # the folder of what is no student's: no uid has an underscore
BEFORE = ".before"  # the end of the name of the text as it was before the edit
BY_HAND = "profile-by-hand-"  # and a number: profiles that a person edited in the store itself


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
