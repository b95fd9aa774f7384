"""The file that a shell reads when it starts: where it is, its text, and how it is written without harm to it."""

from __future__ import annotations

import errno
import sys
from collections.abc import Mapping

from mentorcli.errors import RefusedError
from mentorcli.store import outside
from mentorcli.store.files import os
from mentorcli.store.not_saved import not_saved
from mentorcli.store.typed_paths import expanded
from mentorcli.text import bilingual

_LOGIN = (".bash_profile", ".bash_login", ".profile")
_OWNER_MAY_WRITE = 0o200


def place(shell: str, environ: Mapping[str, str], *, platform: str = "") -> str:
    """Return the whole path of the file for bash, zsh or fish; it need not exist. `platform` is by default this one.

    A terminal on macOS starts a login shell, and of the files of such a one bash reads the first alone.
    """
    home = _folder("HOME", environ)
    if home is None:  # "" is that of the root
        home = expanded("~").rstrip("/")
    if shell == "fish":
        return f"{_folder('XDG_CONFIG_HOME', environ) or f'{home}/.config'}/fish/completions/mentor.fish"
    if shell == "zsh":
        return f"{_folder('ZDOTDIR', environ) or home}/.zshrc"
    if (platform or sys.platform) != "darwin":
        return f"{home}/.bashrc"
    there = (name for name in _LOGIN if os.path.lexists(f"{home}/{name}"))
    return f"{home}/{next(there, _LOGIN[0])}"


def _folder(name: str, environ: Mapping[str, str]) -> str | None:
    """Return a folder that the environment names; one that depends on where we stand is none."""
    value = environ.get(name, "")
    return value.rstrip("/") if value.startswith("/") else None


def read(path: str, hint: str) -> str:
    """Return the text of the file, by a link too; nothing where there is none.

    Raises RefusedError for what is no text in UTF-8, and NotSavedError where it cannot be read, both with a hint.
    """
    try:
        text = outside.read(path).decode("utf-8")
    except FileNotFoundError:
        return ""
    except OSError as error:
        if isinstance(error, IsADirectoryError):
            raise _no_text(path, hint) from None
        raise not_saved(error, path, hint) from None
    except UnicodeDecodeError:
        raise _no_text(path, hint) from None
    if "\0" in text:
        raise _no_text(path, hint)
    return text


def write(path: str, text: str, hint: str) -> None:
    """Write the file whole or not at all; it keeps its rights, and a link to it goes on leading to it.

    Folders that are missing are made. Raises NotSavedError with a hint; a file that is read-only is one that something
    else keeps.
    """
    target = os.path.realpath(path)
    try:
        if os.path.exists(target) and not os.stat(target).st_mode & _OWNER_MAY_WRITE:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), target)  # root would be allowed to
        os.makedirs(os.path.dirname(target), mode=0o700, exist_ok=True)
        outside.save(target, text.encode("utf-8"), replace=True)
    except OSError as error:
        raise not_saved(error, path, hint) from None


def remove(path: str, hint: str) -> None:
    """Take away a file that is all ours. What a link leads to is emptied, the link stays. Raises NotSavedError."""
    if os.path.islink(path):
        write(path, "", hint)
        return
    try:
        os.unlink(path)
    except OSError as error:
        raise not_saved(error, path, hint) from None


def _no_text(path: str, hint: str) -> RefusedError:
    message = bilingual(
        f"Not changed: {path} is no text file in UTF-8",
        f"Rien n'a changé\u00a0: {path} n'est pas un fichier texte en UTF-8",
    )
    return RefusedError(message, hint)
