"""A backup put in the place of everything that is there, of which one is made first."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from mentorcli.errors import MentorError, UnreadableError
from mentorcli.models.recovery import Restoration
from mentorcli.models.results.store import Restored
from mentorcli.services import backups as saving
from mentorcli.services.workspace import Workspace
from mentorcli.store import backup as backups
from mentorcli.store import backup_check, files
from mentorcli.store.backup_archive import SUFFIX, Contents
from mentorcli.store.backup_files import is_data
from mentorcli.store.backup_hold import Held
from mentorcli.store.ids import record_id
from mentorcli.store.layout import (
    CONFIG_FILE,
    MENTOR_JOURNAL,
    OWN_BACKUPS,
    RESTORING,
    SCHEMA,
    STORE_FILE,
    STUDENTS,
    check_schema,
)
from mentorcli.store.restore import Before
from mentorcli.store.restore import restore as restore_store
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual

_SHOWN = 20


def replaces_data(workspace: Workspace) -> bool:
    """Return whether there is anything in the store's folder that a restore would replace."""
    return any((workspace.home.store / name).exists() for name in (STUDENTS, MENTOR_JOURNAL, RESTORING))


def _replaces_settings(workspace: Workspace, contents: Contents) -> bool:
    """Return whether a backup would take the place of settings that stand alone in the store's folder."""
    home = workspace.home
    return CONFIG_FILE in contents.files and home.config.parent == home.store and home.config.exists()


def doubts(contents: Contents, where: str) -> list[str]:
    """Return what of a backup could not be read when it was saved, or is not in it, in both languages.

    `where` names the backup.
    """
    manifest = contents.manifest
    lacking = [remark for remark in manifest.left_out if is_data(remark.path)]
    named = {remark.path for remark in lacking}
    found = [
        *(_doubt(backups.placed(remark, remark.path), where, lacking=True) for remark in lacking),
        *(
            _doubt(backups.placed(remark, remark.path), where, lacking=False)
            for remark in manifest.raw
            if remark.path not in named
        ),
    ]
    if len(found) <= _SHOWN:
        return found
    count = len(found) - _SHOWN
    return [
        *found[:_SHOWN],
        bilingual(
            f"and {count} more; see: mentor store backup --verify FILE",
            f"et {count} autres\u00a0; voir\u00a0: mentor store backup --verify FICHIER",
        ),
    ]


def _doubt(said: str, where: str, *, lacking: bool) -> str:
    french = getattr(said, "french", said)
    if lacking:
        return bilingual(f"Not in {where}: {said}", f"Absent de {where}\u00a0: {french}")
    return bilingual(
        f"In {where} as it was, for it could not be read: {said}",
        f"Tel quel dans {where}, car c'était illisible\u00a0: {french}",
    )


def restore(
    workspace: Workspace,
    contents: Contents,
    *,
    cmd: str = "store restore",
    undoes: str | None = None,
    settings: bool = False,
) -> Restored:
    """Put a backup in the place of everything that is there now, of which a backup is made first.

    What was done is noted in what is there then, by its command and the operation that it takes back. `settings`: a
    configuration in the store's folder goes where the backup has none. Raises UsageError, and replaces nothing, where
    the settings of this run have a fault.
    """
    workspace.now  # noqa: B018 - reads the settings, before they can be replaced too
    contents = _with_store_file(workspace, contents)
    path, before = None, Before()
    with workspace.transaction(replacing=True) as writer:
        if replaces_data(workspace) or _replaces_settings(workspace, contents):
            path, before = _save_first(workspace, writer.root, workspace.now)
        note = None
        if cmd != "undo" or undoes is not None:  # an undo taken back finds the restore noted in what it brings back
            note = Restoration(record_id(), path.name if path else None)
        note_in = _notes(workspace, note, cmd=cmd, undoes=undoes)
        erased, kept = restore_store(writer, contents, before, note=note_in, settings=settings)
    _warn_of_kept(workspace, kept)
    if workspace.store.schema < SCHEMA:
        _bring_up_to_date(workspace)
    students = len(contents.manifest.students) - len(erased)
    return Restored(contents.manifest.made_at, students, str(path) if path else None, erased)


def _with_store_file(workspace: Workspace, contents: Contents) -> Contents:
    """Return a backup with a `store.toml`: where it was missing or damaged when it was saved, it is written anew."""
    try:
        check_schema(contents.files[STORE_FILE], STORE_FILE)
    except (KeyError, MentorError):
        workspace.warnings.append(
            bilingual(
                f"{STORE_FILE} was missing or damaged when this was saved: it is written anew",
                f"{STORE_FILE} manquait ou était abîmé lors de la sauvegarde\u00a0: il est refait",
            )
        )
        made = backup_check.fresh_store_file(contents.taken)
        return msgspec.structs.replace(contents, files={**contents.files, STORE_FILE: made})
    return contents


def _warn_of_kept(workspace: Workspace, kept: list[str]) -> None:
    """Warn of what no backup could hold and no longer has its place."""
    for path in kept:
        where = workspace.store.where(*path.split("/"))
        workspace.warnings.append(
            bilingual(
                f"What no backup can hold, and has no place in what was restored, is kept in {where}",
                "Ce qu'aucune sauvegarde ne peut contenir, et qui n'a pas sa place dans ce qui est restauré, "
                f"est gardé dans {where}",
            )
        )


def _notes(
    workspace: Workspace, note: Restoration | None, *, cmd: str, undoes: str | None
) -> Callable[[Writer, list[str]], None]:
    """Return what notes a restore in what is about to count, for `mentor undo`. What cannot be read is only warned of.

    The day of the first session whose student was erased stays, as it was known before; where erased ones are left
    out, which session is the first of the others is looked for anew.
    """
    at, first_day = workspace.now, None
    with contextlib.suppress(MentorError):  # what was there need not be readable
        first_day = workspace.store.erased_first_day()

    def write(writer: Writer, erased: list[str]) -> None:
        try:
            if note is not None:
                writer.append_mentor(note, cmd=cmd, at=at, undoes=undoes)
            writer.take_over_first_day(first_day, at=at)
            if erased:
                writer.invalidate_first_session(at=at)
        except UnreadableError as error:
            workspace.store.warnings.append(error.message)

    return write


def _bring_up_to_date(workspace: Workspace) -> None:
    """Bring a restored store of an older schema up to date. A failure is only warned of: any change tries again."""
    try:
        with workspace.transaction():
            pass
    except MentorError as error:
        workspace.store.warnings.append(error.message)


def own_backup(workspace: Workspace, name: str | None) -> Contents:
    """Return what one of the store's own safety copies holds; None: nothing was there. Raises as `read` does."""
    if name is not None:
        return saving.read(workspace.store.where(OWN_BACKUPS, name))
    with workspace.transaction() as writer:
        return backups.empty(writer.root, workspace.now)


def _save_first(workspace: Workspace, root: int, at: datetime) -> tuple[Path, Before]:
    """Make a backup of what is about to be replaced, as it stands; return its path, and what it could not hold."""
    files.make_folder(OWN_BACKUPS, root)
    folder = Path(workspace.store.where(OWN_BACKUPS))
    path = backups.free_name(folder, f"before-restore-{at:%Y-%m-%d}")
    manifest = saving.save_held(workspace, Held(root, alone=True, locked=True), path)
    return path, Before(path.name.removesuffix(SUFFIX), [remark.path for remark in manifest.left_out])
