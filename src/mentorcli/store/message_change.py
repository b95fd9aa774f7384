"""Changing a message of the mentor's own under the store's lock, noted in their journal so that it can be undone.

The note goes first. What is written takes the place of the text it was made of, and of no other: a person may save the
file at any moment with an editor that asks for no lock.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from mentorcli.errors import MentorError, NotSavedError, RefusedError
from mentorcli.models.recovery import MessageChange
from mentorcli.store import compare_and_swap, files, message_files
from mentorcli.store.files import os
from mentorcli.store.journal import decode_records
from mentorcli.store.layout import MESSAGES
from mentorcli.store.repository import Store
from mentorcli.store.settings_change import UNDO
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual, command_line

KIND = "message"
_TRIES = 20

Make = Callable[[str | None], str | None]
"""Makes the new text of a message of its text, None where there is none, or is to be none."""


def save(writer: Writer, key: str, make: Make, *, cmd: str, at: datetime) -> None:
    """Write a message whole, or remove it, the note of it first; the same text again is no change.

    Raises what `make` raises, and NotSavedError, and takes the note back, where the file cannot be written.
    """
    for _ in range(_TRIES):
        data = message_files.read(writer.store, key)
        before = None if data is None else message_files.lenient(data)
        text = make(before)
        if data == _encoded(text):
            writer.store.skipped = True
            return
        if _noted(writer, MessageChange(key, before, text), data, cmd=cmd, at=at):
            return
    raise _never_still(writer.store, key)


def texts(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the texts that messages ever had, by name and language, as the journal keeps them for `undo`."""
    journal = store.mentor().journal
    for number, line in journal.lines:
        told: list[MessageChange] = (
            decode_records(KIND, line.put[KIND], journal.where, number) if KIND in line.put else []
        )
        for change in told:
            yield from ((change.id, text) for text in (change.before, change.after) if text is not None)


def _noted(writer: Writer, change: MessageChange, data: bytes | None, *, cmd: str, at: datetime) -> bool:
    """Note a change and make it; False, and the note is taken back, where somebody saved the file since it was read."""
    op = writer.append_mentor(change, cmd=cmd, at=at)
    done = False
    try:
        done = _put(writer.root, change.id, change.after, before=data)
    finally:
        if not done:
            _take_note_back(writer, op, at=at)
    return done


def _take_note_back(writer: Writer, op: str, *, at: datetime) -> None:
    with contextlib.suppress(OSError):
        writer.append_mentor(cmd=UNDO, at=at, undoes=op)
        writer.store.committed = False


def _never_still(store: Store, key: str) -> NotSavedError:
    path = store.where(MESSAGES, message_files.file_of(key))
    return NotSavedError(
        bilingual(
            f"Not saved: another program writes {path} all the time",
            f"Non enregistré\u00a0: un autre programme réécrit sans cesse {path}",
        ),
        bilingual("Close it, then type the command again.", "Fermez-le, puis retapez la commande."),
    )


def refuse_if_edited(writer: Writer, change: MessageChange, *, again: bool = False) -> None:
    """Raise RefusedError where the text is not the one that the change left (with `again`: its undo left)."""
    was, wanted = (change.before, change.after) if again else (change.after, change.before)
    data = message_files.read(writer.store, change.id)
    if data in (_encoded(was), _encoded(wanted)):
        return
    name, _, lang = change.id.rpartition(".")
    command = command_line("message edit", name, options=("--lang", lang))
    path = writer.store.where(MESSAGES, message_files.file_of(change.id))
    raise RefusedError(
        bilingual(f"{path} was edited since", f"{path} a été modifié depuis"),
        bilingual(f"Change it back yourself: {command}", f"Corrigez-le vous-même\u00a0: {command}"),
    )


def put_back(writer: Writer, changes: Sequence[MessageChange], step: str, *, at: datetime, again: bool = False) -> None:
    """Give messages the texts of before some changes (or, with `again`, of after them).

    `step` is the operation that says so in the mentor's journal; it is taken back where a file cannot be written or
    was edited at that very moment. Raises NotSavedError, RefusedError, OSError.
    """
    try:
        for change in changes:
            was, wanted = (change.before, change.after) if again else (change.after, change.before)
            refuse_if_edited(writer, change, again=again)
            there = message_files.read(writer.store, change.id) == _encoded(wanted)
            if not there and not _put(writer.root, change.id, wanted, before=_encoded(was)):
                raise _never_still(writer.store, change.id)
    except (MentorError, OSError):
        _take_note_back(writer, step, at=at)
        raise


def finish(store: Store, root: int, *, since: str) -> None:
    """Make a change of a message that was noted and not made: who noted it was killed. The lock is held.

    Operations later than `since` are of those that did not come to their end. Raises UnreadableError, OSError.
    """
    _sweep(root)
    known = {line.op: line for _, line in store.mentor().journal.lines}
    op, again = max(known, default=""), True
    if op <= since:
        return
    while (line := known.get(op)) is not None and line.undoes is not None:
        op, again = line.undoes, not again
    if line is None or KIND not in line.put:
        return
    change: MessageChange = decode_records(KIND, line.put[KIND], store.mentor().journal.where, 0)[-1]
    was, wanted = (change.before, change.after) if again else (change.after, change.before)
    if message_files.read(store, change.id) == _encoded(was):
        _put(root, change.id, wanted, before=_encoded(was))


def _sweep(root: int) -> None:
    """Delete what an interrupted write left beside the messages."""
    with contextlib.suppress(FileNotFoundError), files.folder(MESSAGES, root) as folder:
        for name in os.listdir(folder):
            if name.startswith(".") and name.endswith(".md.tmp"):
                os.unlink(name, dir_fd=folder)
        os.fsync(folder)


def _put(root: int, key: str, text: str | None, *, before: bytes | None) -> bool:
    """Write a message, or remove it (None), where it holds what it held `before`. Raises OSError."""
    data, name = _encoded(text), message_files.file_of(key)
    files.make_folder(MESSAGES, root)
    with files.folder(MESSAGES, root) as folder:
        if data is not None:
            return compare_and_swap.replace(name, data, folder, expected=before, mode=files.FILE_MODE)
        return before is None or compare_and_swap.remove(name, folder, expected=before)


def _encoded(text: str | None) -> bytes | None:
    return None if text is None else text.encode()
