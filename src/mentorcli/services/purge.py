"""Taking away for good what was taken back, deleted or never finished, out of the journals that still hold it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from mentorcli.errors import RefusedError, UnreadableError
from mentorcli.models.results.purge import Purge
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace
from mentorcli.store import backup, files, purge
from mentorcli.store.backup_search import all_known
from mentorcli.store.check import check
from mentorcli.store.faults import LEFT
from mentorcli.store.layout import OWN_BACKUPS
from mentorcli.store.purge import Plan
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual, in_language

_HARMLESS = ("mode", "stray", "torn")  # remedies of faults in which nothing is missing
_UNFINISHED = ("finish", LEFT)  # of what a change was cut short in: the next one finishes it or takes it away


def find(workspace: Workspace, student: str | None = None) -> Purge:
    """Return what a purge would take away, of one student where one is named.

    Raises UnreadableError where anything in the store has a fault: what cannot be read could be what counts.
    """
    _refuse_faults(workspace)
    slug = find_student(workspace, student, any_status=True).id if student is not None else None
    if workspace.store.root() is None:
        return Purge(0, 0, {}, 0, 0, 0, dry_run=True)
    return _purge(purge.plan(workspace.store, slug))._replace(dry_run=True)


def carry_out(workspace: Workspace, student: str | None = None, *, save: bool = True) -> Purge:
    """Take it away, a backup made before unless not `save`. It cannot be undone.

    Raises RefusedError where there is nothing to take away.
    """
    if _refuse_faults(workspace):
        with workspace.transaction():
            pass  # as any change, it finishes what was cut short
        _refuse_faults(workspace, ())
    at = workspace.now
    with workspace.transaction() as writer:
        slug = find_student(workspace, student, any_status=True).id if student is not None else None
        found = purge.plan(writer.store, slug)
        if not found:
            raise RefusedError(bilingual("There is nothing to purge", "Il n'y a rien à purger"))
        before = all_known(writer.store, writer.root)
        made = _save(workspace, writer) if save else None
        purge.carry_out(writer, found, at=at)
    holding = (*before.paths, *([made] if made is not None else []))
    return _purge(found)._replace(backup=made, holding=holding, unreadable=before.unreadable)


def _save(workspace: Workspace, writer: Writer) -> str:
    """Make a backup of what is about to be purged; return its path."""
    files.make_folder(OWN_BACKUPS, writer.root)
    path = backup.free_name(Path(writer.store.where(OWN_BACKUPS)), f"before-purge-{workspace.now:%Y-%m-%d}")
    backup.save(writer.store, writer.root, path, at=workspace.now)
    return str(path)


def _purge(found: Plan) -> Purge:
    """Return what a plan takes away, counted."""
    removed = found.removed
    records = Counter(kind for kind, _ in sorted(removed.records))
    counts = len(removed.undone), removed.unfinished, dict(records), removed.texts
    return Purge(*counts, len(found.leftovers), len(found.targets))


def _refuse_faults(workspace: Workspace, unfinished: tuple[str, ...] = _UNFINISHED) -> bool:
    """Raise UnreadableError where the store is not sound; return whether a change was cut short, which alone is none.

    `unfinished` are the remedies of what the next change sees to.
    """
    found = [one for one in check(workspace.store).faults if one.remedy not in _HARMLESS]
    faults = [one for one in found if one.remedy not in unfinished]
    if faults:
        where, what = workspace.store.where(*faults[0].parts), faults[0].what
        raise UnreadableError(
            bilingual(
                f"The store has a fault, so nothing is purged ({where}: {what})",
                f"Les données ont un défaut, rien n'est donc purgé ({where}\u00a0: {in_language(what, 'fr')})",
            ),
            bilingual("Mend it first: mentor store check", "Réparez-le d'abord\u00a0: mentor store check"),
        )
    return bool(found)
