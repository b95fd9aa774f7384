"""What killed backups and exports left behind: found where they write, and deleted by the next of them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from mentorcli.errors import BusyError
from mentorcli.models.results.store import FoundFault
from mentorcli.services.workspace import Workspace
from mentorcli.store import backup_index, files, leftovers, lock
from mentorcli.store.layout import OWN_BACKUPS
from mentorcli.store.leftovers import Leftover, temporary_places
from mentorcli.store.leftovers import temporary_folder as temporary_folder  # noqa: PLC0414 - commands take it from here
from mentorcli.text import bilingual


def sweep(workspace: Workspace, written: Iterable[Path]) -> None:
    """Delete what was left beside files that are written now, once it is a day old, and say so."""
    folders = [path.absolute().parent for path in written]
    for path in leftovers.sweep([*folders, *temporary_places(workspace.environ)]):
        workspace.warnings.append(
            bilingual(
                f"Deleted what an interrupted backup or export had left: {path}",
                f"Supprimé, car laissé par une sauvegarde ou un export interrompus\u00a0: {path}",
            )
        )


def found(workspace: Workspace) -> list[Leftover]:
    """Return what was left beside the store's own backups, beside those known, and where a backup is read back.

    There only what is old: every program's temporary files are in that place, those of mentor at work too.
    """
    store, passing = workspace.home.store, temporary_places(workspace.environ)
    folders = [store / OWN_BACKUPS, *passing]
    try:
        with files.folder(str(store)) as root:
            folders += [Path(known.path).parent for known in backup_index.read(root).known]
    except OSError:
        return []
    return [
        leftover
        for leftover in leftovers.found_in(folders)
        if leftover.path.parent != store and (leftover.old or leftover.path.parent not in passing)
    ]


def faults(workspace: Workspace, *, repair: bool) -> tuple[list[FoundFault], list[FoundFault]]:
    """Return the faults of what was left, and those of what was deleted (`repair`).

    That is what is a day old, and all beside the store's own backups: whoever writes there holds the store.
    """
    left, own = found(workspace), workspace.home.store / OWN_BACKUPS
    swept: set[Path] = set()
    if left and repair:
        swept = set(leftovers.sweep(leftover.path.parent for leftover in left))
        with contextlib.suppress(OSError, BusyError), files.folder(workspace.store.where()) as root, lock.reader(root):
            swept |= set(leftovers.sweep([own], young=True))
    return (
        [_fault(leftover, own) for leftover in left if leftover.path not in swept],
        [_fault(leftover, own) for leftover in left if leftover.path in swept],
    )


def _fault(leftover: Leftover, own: Path) -> FoundFault:
    english = "left by a backup or an export that was interrupted, with personal data in it"
    french = "laissé par une sauvegarde ou un export interrompus, avec des données personnelles"
    passing = leftover.path.parent == own  # the next change deletes it
    repairable = leftover.old or passing
    if not repairable:
        english, french = f"{english}, or being written now", f"{french}, ou en cours d'écriture"
    what = bilingual(english, french)
    return FoundFault(str(leftover.path), None, None, what, repairable=repairable, whole=False, passing=passing)
