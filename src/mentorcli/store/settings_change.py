"""Changing the configuration file under the store's lock, noted in the mentor's journal so that it can be undone."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from mentorcli.errors import RefusedError
from mentorcli.models.recovery import CONFIG, SettingsChange
from mentorcli.store import settings_file
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual

UNDO = "undo"


def save(writer: Writer, text: str, *, cmd: str, at: datetime) -> None:
    """Write the configuration file whole, the note of it first; the same text again is no change.

    Raises NotSavedError, and takes the note back, where the file cannot be written.
    """
    path = writer.store.home.config
    before = settings_file.text_of(path)
    if before == text:
        writer.store.skipped = True
        return
    op = writer.append_mentor(SettingsChange(CONFIG, before, text), cmd=cmd, at=at)
    try:
        settings_file.put_back(path, text)
    except BaseException:
        with contextlib.suppress(OSError):
            writer.append_mentor(cmd=UNDO, at=at, undoes=op)
            writer.store.committed = False
        raise


def text_back(writer: Writer, change: SettingsChange, *, again: bool = False) -> str | None:
    """Return the text of the file without the change (or, with `again`, with it once more), other settings as they are.

    None: the file goes. Raises RefusedError where a setting of the change was edited since it, or since it was undone.
    """
    path = writer.store.home.config
    was, wanted = (change.before, change.after) if again else (change.after, change.before)
    present = settings_file.text_of(path)
    if present in (was, wanted):
        return wanted
    from mentorcli.store.settings_keys import turned  # only where something else was changed since

    try:
        return turned(present, was, wanted)
    except ValueError:
        what = bilingual(f"{path} was edited since", f"{path} a été modifié depuis")
        if again:
            what = bilingual(f"{path} was edited since the undo", f"{path} a été modifié depuis l'annulation")
        raise RefusedError(
            what,
            bilingual("Change it back yourself: mentor config edit", "Corrigez-le vous-même\u00a0: mentor config edit"),
        ) from None


@contextlib.contextmanager
def putting_back(writer: Writer, changes: Sequence[SettingsChange], *, again: bool = False) -> Iterator[None]:
    """Give the configuration file the text without the changes, then do the body, which notes that.

    After a kill in between the same undo does the same again. On any error of the body the file is what it was. Raises
    RefusedError as `text_back` does, and NotSavedError.
    """
    path = writer.store.home.config
    before = settings_file.text_of(path) if changes else None
    try:
        for change in changes:
            text = text_back(writer, change, again=again)
            if settings_file.text_of(path) != text:
                settings_file.put_back(path, text)
        yield
    except BaseException:
        if changes and settings_file.text_of(path) != before:
            settings_file.put_back(path, before)
        raise
