"""Paths as people type them: `~` is their home, `~name` the home of somebody else."""

from __future__ import annotations

import contextlib
import os

from mentorcli.errors import UsageError
from mentorcli.text import bilingual, file_name, visible

_SHOWN = 60


def expanded(typed: str, *, folder: bool = False) -> str:
    """Return a typed path, with a home in the place of the `~` or `~name` that it begins with.

    A name of a file may begin with `~` too; where it would be that of a `folder` to be made, nobody means that. Raises
    UsageError for a home that is not known: there is no such user, or the system does not say where it is.
    """
    path = file_name(typed)
    with contextlib.suppress(ValueError):  # a NUL, of which whoever opens the file has to speak
        path = os.path.expanduser(path)  # noqa: PTH111 - that of pathlib fails where nobody is known
    head, below, _ = path.partition(os.sep)
    if head.startswith("~") and (below or folder or head == "~") and not os.path.lexists(head):
        raise _unknown_home(head)
    return path


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
            "Your home folder is not known: HOME is not set",
            "Votre dossier personnel n'est pas connu\u00a0: HOME n'est pas défini",
        ),
        hint,
    )
