"""Editing text in the user's own editor. What was typed survives a refusal."""

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from mentorcli.cli.context import AppContext
from mentorcli.errors import MentorError, UsageError

T = TypeVar("T")


class Draft:
    """The file that holds the edited text until it is stored."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def unless_refused(self, check: Callable[[], T]) -> T:
        """Return what `check` makes of the text; an error that it raises gets the path of the text as its hint."""
        try:
            return check()
        except MentorError as error:
            error.hint = f"Nothing is changed. Your text is kept in {self.path}"
            raise

    def discard(self) -> None:
        """Delete the file: the text is stored."""
        with contextlib.suppress(OSError):
            self.path.unlink()
            self.path.parent.rmdir()


def editor(app: AppContext) -> str | None:
    """Return the user's editor: $VISUAL, else $EDITOR, else None."""
    return app.workspace.environ.get("VISUAL") or app.workspace.environ.get("EDITOR") or None


def edited(app: AppContext, text: str, name: str) -> tuple[str, Draft]:
    """Open `text` in $VISUAL or $EDITOR under a file name and return what was saved.

    Raises UsageError where no editor is set, it cannot be started, or it ends with an error.
    """
    if app.options.no_input:
        raise UsageError("Nothing to change was given, and --no-input opens no editor", "Give the options: see --help.")
    chosen = editor(app)
    if chosen is None:
        raise UsageError("No editor is set", "Set EDITOR, such as: export EDITOR=nano; or give the options.")
    folder = Path(tempfile.mkdtemp(prefix="mentor-"))  # 0700, as mkdtemp makes it
    path = folder / name
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "w", encoding="utf-8") as file:
        file.write(text)
    try:
        done = subprocess.run([*shlex.split(chosen), str(path)], check=False)  # noqa: S603 - the user's own choice
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise UsageError(f"The editor {chosen!r} cannot be started: {why}", "Set EDITOR to another.") from None
    if done.returncode:
        raise UsageError(f"The editor ended with {done.returncode}: nothing is changed", f"Your text is kept in {path}")
    try:
        return path.read_text(encoding="utf-8"), Draft(path)
    except (OSError, UnicodeDecodeError) as error:
        raise MentorError(f"{path} cannot be read: {error}", "Save it as UTF-8.") from None


def save_edited(app: AppContext, text: str, name: str, save: Callable[[str], T]) -> T:
    """Let the user edit `text` under a file name and return what `save` makes of it.

    The text stays in its file where `save` refuses it. Raises as `edited` does.
    """
    written, draft = edited(app, text, name)
    saved = draft.unless_refused(lambda: save(written))
    draft.discard()
    return saved
