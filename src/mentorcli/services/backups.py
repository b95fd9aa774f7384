"""Copies of the whole store: made, verified, and put in its place."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mentorcli.errors import MentorError, RefusedError, UnreadableError, UsageError
from mentorcli.models.recovery import Restoration
from mentorcli.models.results.store import BackupSaved, Restored
from mentorcli.services.workspace import Workspace
from mentorcli.store import backup as backups
from mentorcli.store import files, outside
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
    store_file,
)
from mentorcli.store.restore import restore as restore_store
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual, file_name, system_message


def save(workspace: Workspace, file: str | None) -> BackupSaved:
    """Save everything in one compressed file, verified by reading it back.

    `file` is a new file or a folder, None for a file of today's date here. Raises RefusedError where there is nothing
    to save, or where the file is there already.
    """
    if workspace.store.root() is None:
        raise RefusedError(
            bilingual("There is nothing to save yet", "Il n'y a encore rien à sauvegarder"),
            bilingual('Begin with: mentor student add "NAME"', 'Commencez par\u00a0: mentor student add "NOM"'),
        )
    path = Path(file_name(file)).expanduser() if file else Path()
    if os.path.isdir(path):  # noqa: PTH112 - False too where no such name is possible
        path = backups.free_name(path, f"mentor-backup-{workspace.now:%Y-%m-%d}")
    with workspace.transaction() as writer:
        manifest = backups.save(writer.store, writer.root, path, at=workspace.now)
    size = path.stat().st_size
    students, files_saved = len(manifest.students), len(manifest.files)
    return BackupSaved(str(path.absolute()), manifest.made_at, students, files_saved, size, typed=str(path))


def read(file: str) -> backups.Contents:
    """Return what a backup holds. Raises UsageError where there is no such file, UnreadableError for a damaged one."""
    try:
        data = outside.read(file)
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        reason = system_message(error)
        raise UsageError(
            bilingual(f"{file} cannot be read: {reason}", f"{file} ne peut pas être lu\u00a0: {reason.french}"),
            bilingual(
                "Give a file made by: mentor store backup", "Donnez un fichier fait par\u00a0: mentor store backup"
            ),
        ) from None
    contents = backups.unpack(data, file)
    check_schema(contents.files["store.toml"], f"{file}: store.toml")
    return contents


def replaces_data(workspace: Workspace) -> bool:
    """Return whether there is anything in the store's folder that a restore would replace."""
    return any((workspace.home.store / name).exists() for name in (STUDENTS, MENTOR_JOURNAL, RESTORING))


def _replaces_settings(workspace: Workspace, contents: backups.Contents) -> bool:
    """Return whether a backup would take the place of settings that stand alone in the store's folder."""
    home = workspace.home
    return CONFIG_FILE in contents.files and home.config.parent == home.store and home.config.exists()


def restore(
    workspace: Workspace,
    contents: backups.Contents,
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
    at = workspace.now  # reads the settings, before they can be replaced too
    before = None
    with workspace.transaction(replacing=True) as writer:
        if replaces_data(workspace) or _replaces_settings(workspace, contents):
            before = _save_first(workspace, writer.root, at)
        note = None
        if cmd != "undo" or undoes is not None:  # an undo taken back finds the restore noted in what it brings back
            note = Restoration(record_id(), before.name if before else None)
        note_in = _notes(workspace, note, cmd=cmd, undoes=undoes)
        erased = restore_store(writer, contents, note=note_in, settings=settings)
    if workspace.store.schema < SCHEMA:
        _bring_up_to_date(workspace)
    students = len(contents.manifest.students) - len(erased)
    return Restored(contents.manifest.made_at, students, str(before) if before else None, erased)


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


def own_backup(workspace: Workspace, name: str | None) -> backups.Contents:
    """Return what one of the store's own safety copies holds; None: nothing was there. Raises as `read` does."""
    if name is not None:
        return read(workspace.store.where(OWN_BACKUPS, name))
    with workspace.transaction() as writer:
        return backups.empty(writer.root, workspace.now)


def _save_first(workspace: Workspace, root: int, at: datetime) -> Path:
    """Make a backup of what is about to be replaced; return its path.

    Where `store.toml` alone is missing it is written anew: nothing else tells a copy of a store from other files.
    """
    if not files.exists(STORE_FILE, root):
        files.replace(STORE_FILE, store_file(record_id()), root)
    files.make_folder(OWN_BACKUPS, root)
    folder = Path(workspace.store.where(OWN_BACKUPS))
    path = backups.free_name(folder, f"before-restore-{at:%Y-%m-%d}")
    backups.save(workspace.store, root, path, at=at)
    return path
