"""The place that several computers share: an address, or a folder such as one on a stick."""

from __future__ import annotations

import contextlib
import tomllib
from pathlib import Path

from mentorcli.errors import RefusedError, UsageError
from mentorcli.store import files, lock
from mentorcli.store.durable_folders import make_path
from mentorcli.store.files import os
from mentorcli.store.layout import MENTOR_JOURNAL, STORE_FILE, STUDENTS, Home, check_schema
from mentorcli.store.not_saved import PERMISSIONS, not_saved
from mentorcli.store.sync import objects
from mentorcli.store.sync.git import Git, is_local
from mentorcli.store.sync.repository import BRANCH
from mentorcli.store.typed_paths import whole
from mentorcli.text import bilingual, is_blank, system_message, visible

_BARE = "mentor.git"


def place_of(typed: str, store: str) -> str:
    """Return the address as it is, or the whole path. Raises UsageError."""
    if is_blank(typed) or typed.startswith("-") or "\0" in typed:
        raise UsageError(
            bilingual("That is no address and no path", "Ce n'est ni une adresse ni un chemin"),
            bilingual("Type: mentor sync init PLACE", "Tapez\u00a0: mentor sync init ENDROIT"),
        )
    if not is_local(typed):
        return typed
    path = Path(whole(typed, folder=True))
    if path == Path(store) or Path(store) in path.parents:
        raise UsageError(
            bilingual(f"{path} lies in the store itself", f"{path} se trouve dans les données elles-mêmes"),
            bilingual("Name a folder elsewhere.", "Donnez un dossier ailleurs."),
        )
    try:
        return str(_inside(path))
    except OSError as error:  # a name that is too long, a folder that may not be looked into
        why = system_message(error)
        raise UsageError(
            bilingual(
                f"{visible(typed[:60])} is no place: {why}",
                f"{visible(typed[:60])} n'est pas un endroit\u00a0: {why.french}",
            ),
            bilingual("Name an empty folder.", "Donnez un dossier vide."),
        ) from None


def _inside(path: Path) -> Path:
    """Return the repository that a path means: one in it, where the folder is a stick, or holds other things."""
    if _is_bare(path) or not path.is_dir() or not (path.is_mount() or any(path.iterdir())):
        return path
    if (path / ".git").exists():
        raise UsageError(
            bilingual(
                f"{path} is a work tree of git, not a place to share", f"{path} est un dossier de travail de git"
            ),
            bilingual("Name an empty folder.", "Donnez un dossier vide."),
        )
    return path / _BARE


def _is_bare(path: Path) -> bool:
    return (path / "HEAD").is_file() and (path / "objects").is_dir()


def make(git: Git, place: str) -> bool:
    """Make the repository at a path where there is none; return whether it was made. Raises RefusedError."""
    if _is_bare(Path(place)):
        return False
    done = git.plain("init", "--quiet", "--bare", "--template=", place)
    if done.code == 0:
        done = git.plain("--git-dir", place, "symbolic-ref", "HEAD", f"refs/heads/{BRANCH}")
    if done.code or not _is_bare(Path(place)):
        why = bilingual(done.err or "git made nothing", done.err or "git n'a rien créé")
        raise RefusedError(
            bilingual(f"{place} cannot be made: {why}", f"{place} ne peut pas être créé\u00a0: {why.french}")
        )
    return True


def make_store_folder(folder: str) -> None:
    """Make the folder of a store that is still to come. Raises NotSavedError."""
    try:
        make_path(folder)
    except OSError as error:
        raise not_saved(error, visible(folder), PERMISSIONS) from None


def adopt(git: Git, home: Home, theirs: str) -> None:
    """Let a computer without data be part of the store that was fetched: it takes its id.

    Raises RefusedError for what is no store, NewerStoreError.
    """
    with files.folder(str(home.store)) as root, lock.writer(root):
        if files.exists(MENTOR_JOURNAL, root) or files.names(root, STUDENTS):
            return
        name = objects.listing(git, theirs).get(STORE_FILE)
        if name is None:
            return
        data = objects.blobs(git, [name])[name]
        check_schema(data, STORE_FILE)
        with contextlib.suppress(OSError, ValueError):
            if tomllib.loads(data.decode()) == tomllib.loads(files.read(STORE_FILE, root).decode()):
                return
        files.replace(STORE_FILE, data, root)
        with contextlib.suppress(FileNotFoundError):
            os.unlink("index.json", dir_fd=root)
