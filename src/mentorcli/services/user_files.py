"""Writing what a command made into a file of the user's."""

from __future__ import annotations

from pathlib import Path

from mentorcli.services.workspace import Workspace
from mentorcli.store import outside
from mentorcli.store.typed_paths import expanded


def path_of(typed: str) -> Path:
    """Return the path that is meant by what was typed. Raises UsageError for a home that is not known."""
    return Path(expanded(typed))


def save_for_user(workspace: Workspace, place: str, text: str, *, force: bool) -> str:
    """Write a text whole into a file as it was typed, and return its whole path.

    The store is let go first: a slow disk is nothing that a writer has to wait for. What was left half-written beside
    the file is swept. Raises RefusedError for a file that is there, unless `force`, and NotSavedError.
    """
    from mentorcli.services import leftovers  # archives, for one command of several

    workspace.end_reading()
    outside.save_for_user(place, text.encode(), force=force)
    workspace.wrote_file = True
    path = path_of(place).absolute()
    leftovers.sweep(workspace, [path])
    return str(path)
