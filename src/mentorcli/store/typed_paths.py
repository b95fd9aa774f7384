"""Paths as people type them: `~` is their home, `~name` the home of somebody else, others begin where they stand."""

from __future__ import annotations

import contextlib
import os

from mentorcli.errors import UsageError
from mentorcli.text import bilingual, file_name, visible

_SHOWN = 60


def expanded(typed: str, *, folder: bool = False) -> str:
    """Return a typed path, with a home in the place of the `~` or `~name` that it begins with.

    A name of a file may begin with `~` too; where it would be that of a `folder` to be made, nobody means that. Raises
    UsageError for a home that is not known (there is no such user, or the system does not say where it is), and for a
    path that begins in the current folder, where that is gone.
    """
    path = named = file_name(typed)
    with contextlib.suppress(ValueError):  # a NUL, of which whoever opens the file has to speak
        path = os.path.expanduser(path)  # noqa: PTH111 - that of pathlib fails where nobody is known
    head, below, _ = path.partition(os.sep)
    if head.startswith("~") and (below or folder or head == "~") and not os.path.lexists(head):
        raise _unknown_home(head)
    if not os.path.isabs(path):  # noqa: PTH117 - of a text
        if path != named:  # HOME depends on where one stands
            raise _unknown_home("~")
        _check_here(path)
    return path


def whole(typed: str, *, folder: bool = False) -> str:
    """Return a typed path as `expanded` does, from the root on. Raises UsageError as that does."""
    path = expanded(typed, folder=folder)
    if os.path.isabs(path):  # noqa: PTH117 - of a text
        return path
    return os.path.join(os.getcwd(), path)  # noqa: PTH109, PTH118


def _check_here(path: str) -> None:
    """Raise UsageError where the current folder is gone: what is written by way of `..` could not even be named."""
    try:
        os.getcwd()  # noqa: PTH109 - spares a path
    except OSError:
        shown = visible(path[:_SHOWN])
        raise UsageError(
            bilingual(
                f"The folder you are in is there no more: {shown} cannot be looked for in it",
                f"Le dossier où vous êtes n'existe plus\u00a0: {shown} ne peut pas y être cherché",
            ),
            bilingual(
                "Go to another one (cd), or type the whole path.",
                "Allez dans un autre (cd), ou tapez le chemin entier.",
            ),
        ) from None


def _unknown_home(head: str) -> UsageError:
    if head == "~":
        return home_unknown(
            bilingual("Set HOME, or type the whole path.", "Définissez HOME, ou tapez le chemin entier.")
        )
    shown = visible(head[:_SHOWN])
    return UsageError(
        bilingual(
            f"There is no user {shown[1:]} here, whose home {shown} would be",
            f"Il n'y a pas ici d'utilisateur {shown[1:]}, dont {shown} serait le dossier personnel",
        ),
        bilingual(
            f"Type the whole path, or ./{shown} for a folder of that name.",
            f"Tapez le chemin entier, ou ./{shown} pour un dossier de ce nom.",
        ),
    )


def home_unknown(hint: str) -> UsageError:
    """Return the error of a system that does not say where the user's home is, as in some containers."""
    return UsageError(
        bilingual(
            "Your home folder is not known: HOME is not set, or no whole path",
            "Votre dossier personnel n'est pas connu\u00a0: HOME n'est pas défini, ou n'est pas un chemin entier",
        ),
        hint,
    )
