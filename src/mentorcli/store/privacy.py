"""Whether others can look into the folder of a store. It may be the user's own: its mode is theirs to change."""

from __future__ import annotations

import stat
from pathlib import Path

from mentorcli.text import Bilingual, bilingual, shell_quoted

OTHERS = 0o077
_CHANGE = 0o022


def remarks(folder: Path) -> list[Bilingual]:
    """Return what is to be known of a folder that others can enter: nothing where they cannot, or it is not there."""
    try:
        mode = stat.S_IMODE(folder.stat().st_mode)
    except OSError:
        return []
    if not mode & OTHERS:
        return []
    english, french = "others can enter it", "d'autres peuvent y entrer"
    if mode & _CHANGE and not mode & stat.S_ISVTX:
        english, french = "others can rename and delete what is in it", "d'autres peuvent y renommer et supprimer"
    command = f"chmod 700 {shell_quoted(str(folder))}"
    return [
        bilingual(
            f"{folder} has mode {mode:04o}, which stays: {english}. What mentor writes there only you can read; "
            f"to close the folder too: {command}",
            f"{folder} a le mode {mode:04o}, qui reste\u00a0: {french}. Vous seul pouvez lire ce que mentor y "
            f"écrit\u00a0; pour fermer aussi le dossier\u00a0: {command}",
        )
    ]
