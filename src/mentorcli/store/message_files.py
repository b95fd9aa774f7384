"""The mentor's own messages: plain files in the store, one for each name and language, which a person may edit."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from mentorcli.errors import UnreadableError
from mentorcli.store import files
from mentorcli.store.files import os
from mentorcli.store.layout import MESSAGES
from mentorcli.store.store_folder import StoreFolder
from mentorcli.text import bilingual, command_line, shell_quoted

_FILE = re.compile(r"([a-z0-9-]{1,60}\.(?:en|fr))\.md")


def file_of(key: str) -> str:
    """Return the name of the file of a message, by its name and language: `reminder.fr`."""
    return f"{key}.md"


def key_of(file: str) -> str | None:
    """Return which message a file is named after, None for one that is named otherwise."""
    found = _FILE.fullmatch(file)
    return found[1] if found else None


def own(store: StoreFolder) -> list[str]:
    """Return the mentor's own messages by name and language, in order. Raises UnreadableError."""
    return [key for name in names(store) if (key := key_of(name)) is not None]


def names(store: StoreFolder) -> list[str]:
    """Return what stands in the folder of the messages, in order. Raises UnreadableError."""
    if store.root() is None:
        return []
    with store.reading(MESSAGES), contextlib.suppress(FileNotFoundError), _folder(store) as folder:
        return sorted(os.listdir(folder))
    return []


def read(store: StoreFolder, key: str) -> bytes | None:
    """Return the bytes of a message of the mentor's own, None where there is none.

    Raises UnreadableError for what is no plain file, and where it cannot be read.
    """
    if store.root() is None:
        return None
    try:
        with store.reading(MESSAGES, file_of(key)), contextlib.suppress(FileNotFoundError), _folder(store) as folder:
            return files.read(file_of(key), folder)
    except UnreadableError as error:
        path = shell_quoted(store.where(MESSAGES, file_of(key)))
        error.hint = bilingual(
            f"Look at it: ls -l {path}; a message is a plain file that you can read and write.",
            f"Regardez-le\u00a0: ls -l {path}\u00a0; un message est un fichier ordinaire, à lire et à modifier.",
        )
        raise
    return None


@contextlib.contextmanager
def _folder(store: StoreFolder) -> Iterator[int]:
    """Open the folder of the messages. Raises OSError, FileNotFoundError where there is none."""
    with files.folder(MESSAGES, store.place(MESSAGES)) as folder:
        yield folder


def decoded(store: StoreFolder, key: str, data: bytes) -> str:
    """Return a message as text. Raises UnreadableError with the line that is no UTF-8."""
    try:
        return data.decode().removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise unreadable(store, key, line, bilingual("not valid UTF-8", "pas de l'UTF-8 valide")) from None


def lenient(data: bytes) -> str:
    """Return a message as text, as Windows writes it where it is no UTF-8: no letter of it is lost."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def unreadable(store: StoreFolder, key: str, line: int, what: str) -> UnreadableError:
    """Return the error for a message that cannot be used, with its path and line and what to type."""
    path = store.where(MESSAGES, file_of(key))
    name, _, lang = key.rpartition(".")
    edit, reset = (command_line(f"message {verb}", name, options=("--lang", lang)) for verb in ("edit", "reset"))
    french = getattr(what, "french", what)
    return UnreadableError(
        bilingual(f"{path}, line {line}: {what}", f"{path}, ligne {line}\u00a0: {french}"),
        bilingual(
            f"Correct it: {edit}; or go back to the text that comes with mentor: {reset}",
            f"Corrigez-le\u00a0: {edit}\u00a0; ou revenez au texte de mentor\u00a0: {reset}",
        ),
    )
