"""Changing the configuration file under the store's lock, noted in the mentor's journal so that it can be undone.

A person may save the file at any moment, and their editor asks for no lock. What is written is made of the text that
is replaced, and of no other: where that was saved anew meanwhile, it is read again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from mentorcli.errors import MentorError, NotSavedError, RefusedError
from mentorcli.models.recovery import CONFIG, SettingsChange
from mentorcli.store import files, settings_file
from mentorcli.store.files import os
from mentorcli.store.journal import Line, decode_records
from mentorcli.store.repository import Store
from mentorcli.store.settings import contents
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual

UNDO = "undo"
SETTINGS = "settings"
_TRIES = 20

Make = Callable[[str | None], str]
"""Makes the new text of the configuration of its text, None where there is no file."""


def save(writer: Writer, make: Make, *, cmd: str, at: datetime, lenient: bool = False) -> None:
    """Write the configuration file whole, the note of it first; the same text again is no change.

    `lenient`: a file that is no UTF-8 may be replaced, a person having looked at it. Raises what `make` raises,
    and NotSavedError, and takes the note back, where the file cannot be written.
    """
    path = writer.store.home.config
    for _ in range(_TRIES):
        data = contents(path)
        before = settings_file.lenient(data) if lenient and data is not None else settings_file.text_in(data, path)
        text = make(before)
        if data == text.encode():
            writer.store.skipped = True
            return
        if _noted(writer, SettingsChange(CONFIG, before, text), data, cmd=cmd, at=at):
            return
    raise _never_still(path)


def _noted(writer: Writer, change: SettingsChange, data: bytes | None, *, cmd: str, at: datetime) -> bool:
    """Note a change and make it; False, and the note is taken back, where somebody saved the file since it was read."""
    op = writer.append_mentor(change, cmd=cmd, at=at)
    done = False
    try:
        done = settings_file.put_back(writer.store.home.config, change.after, before=data)
    finally:
        if not done:
            with contextlib.suppress(OSError):
                writer.append_mentor(cmd=UNDO, at=at, undoes=op)
                writer.store.committed = False
    return done


def _never_still(path: Path) -> NotSavedError:
    return NotSavedError(
        bilingual(
            f"Not saved: another program writes {path} all the time",
            f"Non enregistré\u00a0: un autre programme réécrit sans cesse {path}",
        ),
        bilingual("Close it, then type the command again.", "Fermez-le, puis retapez la commande."),
    )


def text_back(writer: Writer, change: SettingsChange, *, again: bool = False) -> str | None:
    """Return the text of the file without the change (or, with `again`, with it once more), other settings as they are.

    None: the file goes. Raises RefusedError where a setting of the change was edited since it, or since it was undone.
    """
    return _turned_back(writer.store.home.config, settings_file.text_of(writer.store.home.config), change, again=again)


def _turned_back(path: Path, present: str | None, change: SettingsChange, *, again: bool) -> str | None:
    was, wanted = (change.before, change.after) if again else (change.after, change.before)
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


def put_back(
    writer: Writer, changes: Sequence[SettingsChange], step: str, *, at: datetime, again: bool = False
) -> None:
    """Give the configuration file the text of before some changes (or, with `again`, of after them).

    `step` is the operation that says so in the mentor's journal; it is taken back where the file cannot be written or
    was edited at that very moment. Raises NotSavedError, RefusedError.
    """
    path = writer.store.home.config
    try:
        for change in changes:
            if not any(_put(path, change, again=again) for _ in range(_TRIES)):
                raise _never_still(path)
    except MentorError:
        with contextlib.suppress(OSError):
            writer.append_mentor(cmd=UNDO, at=at, undoes=step)
            writer.store.committed = False
        raise


def finish(store: Store, *, since: str) -> None:
    """Make a change of the configuration that was noted and not made: who noted it was killed. The lock is held.

    Operations later than `since` are of those that did not come to their end. Raises UnreadableError, NotSavedError.
    """
    path = store.home.config.resolve()
    with contextlib.suppress(FileNotFoundError), files.folder(str(path.parent)) as folder:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(f".{path.name}.tmp", dir_fd=folder)
        os.fsync(folder)
    known = {line.op: line for _, line in store.mentor().journal.lines}
    last = max(known, default="")
    change, again = _meant(store, known, last) if last > since else (None, False)
    if change is None:
        return
    was, wanted = (change.before, change.after) if again else (change.after, change.before)
    data = contents(path)
    if data == (None if was is None else was.encode()):
        settings_file.put_back(path, wanted, before=data)


def _meant(store: Store, known: Mapping[str, Line], op: str) -> tuple[SettingsChange | None, bool]:
    """Return the change that an operation makes, takes back or makes again, and whether it holds with it."""
    again = True
    while (line := known.get(op)) is not None and line.undoes is not None:
        op, again = line.undoes, not again
    if line is None or SETTINGS not in line.put:
        return None, again
    return decode_records(SETTINGS, line.put[SETTINGS], store.mentor().journal.where, 0)[-1], again


def _put(path: Path, change: SettingsChange, *, again: bool) -> bool:
    data = contents(path)
    present = settings_file.text_in(data, path)
    wanted = _turned_back(path, present, change, again=again)
    return wanted == present or settings_file.put_back(path, wanted, before=data)
