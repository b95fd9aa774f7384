"""Copies of the whole store: made, and read again."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from mentorcli.errors import BusyError, MentorError, NewerStoreError, NotSavedError, RefusedError, UsageError
from mentorcli.models.results.store import BackupSaved, BackupVerified, FoundFault
from mentorcli.services import leftovers
from mentorcli.services.workspace import Workspace
from mentorcli.store import backup as backups
from mentorcli.store import backup_check, backup_hold, encryption, outside
from mentorcli.store.backup_archive import SUFFIX, Contents, Manifest, Remark, Taken
from mentorcli.store.backup_hold import Held
from mentorcli.store.backup_lost import lost
from mentorcli.store.layout import JOURNAL, STORE_FILE, check_schema
from mentorcli.store.repository import Store
from mentorcli.store.typed_paths import expanded
from mentorcli.text import bilingual, in_language, system_message

_SHOWN = 20  # faults that are warned of one by one


def save(workspace: Workspace, file: str | None, encrypt: Sequence[str] = ()) -> BackupSaved:
    """Save everything in one compressed file, verified by reading it back, whatever state the store is in.

    `file` is a new file or a folder, None for a file of today's date here. `encrypt` are public keys, or files of them:
    only who has one of the private keys can read it. Raises RefusedError where there is nothing to save, or where the
    file is there already, and UsageError for `-`, which is no file elsewhere.
    """
    if file == "-":
        raise _no_output()
    store = workspace.store
    if not backup_hold.holds_data(store):
        raise RefusedError(
            bilingual("There is nothing to save yet", "Il n'y a encore rien à sauvegarder"),
            bilingual('Begin with: mentor student add "NAME"', 'Commencez par\u00a0: mentor student add "NOM"'),
        )
    seal, suffix = None, SUFFIX
    if encrypt:
        seal, suffix = encryption.sealed_for(encrypt), SUFFIX + encryption.SUFFIX
    path = Path(expanded(file)) if file else Path()
    if os.path.isdir(path):  # noqa: PTH112 - False too where no such name is possible
        path = backups.free_name(path, f"mentor-backup-{workspace.readable_now:%Y-%m-%d}", suffix)
    manifest = _save_as_it_stands(workspace, path, seal)
    workspace.wrote = True
    leftovers.sweep(workspace, [path])
    _warn_of_git(workspace, path, named=file is not None)
    return BackupSaved(
        str(path.absolute()),
        manifest.made_at,
        len(manifest.students),
        len(manifest.files),
        path.stat().st_size,
        typed=str(path),
        raw=[_found(remark) for remark in manifest.raw],
        left_out=[_found(remark) for remark in manifest.left_out],
        encrypted=bool(encrypt),
    )


def _save_as_it_stands(workspace: Workspace, path: Path, seal: backups.Seal | None = None) -> Manifest:
    """Save the store in a file: what was interrupted is finished before, as far as that goes.

    What cannot be read is saved byte for byte, and warned of.
    """
    store = workspace.store
    if backup_hold.was_interrupted(store):
        _finish(workspace)
    with backup_hold.held(store) as hold:
        manifest = save_held(workspace, hold, path, seal)
    store.warnings += [backups.left_out_warning(store, remark) for remark in manifest.left_out]
    return manifest


def save_held(workspace: Workspace, hold: Held, path: Path, seal: backups.Seal | None = None) -> Manifest:
    """Save the store, which is held as it stands, in a file. What cannot be read is warned of."""
    store, at = workspace.store, workspace.readable_now
    taken = backup_hold.take_one_state(hold)
    raw = _unreadable(workspace, taken)
    named = {remark.path.removesuffix(f"/{JOURNAL}") for remark in raw}
    raw += [one for one in lost(hold.root, taken) if one.path.removesuffix(f"/{JOURNAL}") not in named]
    manifest = backups.write(taken, path, at=at, raw=raw, seal=seal)
    left_out = {remark.path for remark in taken.left_out}
    shown = [remark for remark in raw if remark.path not in left_out]
    store.warnings += [_raw_warning(store, remark) for remark in shown[:_SHOWN]]
    store.warnings += [_more(len(shown) - _SHOWN)] if len(shown) > _SHOWN else []
    _remember(store, hold, path, manifest)
    return manifest


def _finish(workspace: Workspace) -> None:
    """Finish what was interrupted, by a change that changes nothing else. A failure is only warned of."""
    try:
        with workspace.transaction():
            pass
    except BusyError:
        raise
    except MentorError as error:
        workspace.store.warnings.append(
            bilingual(
                f"Saved as it stands, for a change that was interrupted cannot be finished: {error.message}",
                "Sauvegardé en l'état, car une modification interrompue ne peut pas être terminée\u00a0: "
                f"{in_language(error.message, 'fr')}",
            )
        )


def _unreadable(workspace: Workspace, taken: Taken) -> list[Remark]:
    """Return what the store cannot read of what was taken."""
    try:
        return backup_check.examine(taken, workspace.environ).faults
    except NewerStoreError as error:
        return [Remark.of("", error.message)]
    except OSError as error:
        why = system_message(error)
        workspace.warnings.append(
            bilingual(
                f"What is in the backup could not be checked ({why}). Later: mentor store backup --verify FILE",
                f"Le contenu de la sauvegarde n'a pas pu être vérifié ({why.french}). "
                "Plus tard\u00a0: mentor store backup --verify FICHIER",
            )
        )
        return []


def _raw_warning(store: Store, remark: Remark) -> str:
    """Return that something is in a backup as it is, for the store cannot read it."""
    said = backups.placed(remark, store.where(*remark.path.split("/")) if remark.path else "")
    return bilingual(
        f"Saved as it is, for it cannot be read: {said}", f"Sauvegardé tel quel, car illisible\u00a0: {said.french}"
    )


def _more(count: int) -> str:
    return bilingual(f"and {count} more such faults", f"et {count} autres défauts de ce genre")


def _remember(store: Store, hold: Held, path: Path, manifest: Manifest) -> None:
    """Remember where a backup is; where the store takes nothing in, it is warned that an erasure will not name it."""
    why = None
    try:
        if hold.alone:
            backups.remember(store, hold.root, path, manifest)
            return
        why = bilingual("it can only be read", "elles ne peuvent qu'être lues")
    except OSError as error:
        why = system_message(error)
    except MentorError as error:
        why = bilingual(error.message, in_language(error.message, "fr"))
    store.warnings.append(backups.unknown_warning(path, why))


def _no_output() -> UsageError:
    return UsageError(
        bilingual(
            "A backup is read back, so it has to be a file, not the output",
            "Une sauvegarde est relue\u00a0: il lui faut un fichier, et non la sortie",
        ),
        bilingual(
            "Name one: mentor store backup FILE; a file called - is ./-",
            "Donnez-en un\u00a0: mentor store backup FICHIER\u00a0; un fichier appelé - est ./-",
        ),
    )


def _warn_of_git(workspace: Workspace, path: Path, *, named: bool) -> None:
    """Warn of a backup written into a folder under git that nobody named: it holds personal data."""
    folders = path.absolute().parents
    if named or not any((folder / ".git").exists() for folder in folders):
        return
    workspace.warnings.append(
        bilingual(
            f"{path.absolute()} is in a folder under git: do not commit it, it holds personal data",
            f"{path.absolute()} est dans un dossier suivi par git\u00a0: ne le validez pas, "
            "il contient des données personnelles",
        )
    )


def _found(remark: Remark) -> FoundFault:
    """Return what is wrong with a file of a backup, its path as it is in the store."""
    what = bilingual(remark.en, remark.fr)
    return FoundFault(remark.path, remark.line, remark.field, what, repairable=False, whole=not remark.path)


def read(file: str, identity: str | None = None) -> Contents:
    """Return what a backup holds; `identity` is the file of the private key of an encrypted one.

    Raises UsageError where there is no such file, UnreadableError for a damaged one, NewerStoreError for one of a newer
    version.
    """
    return _read(file, identity)[0]


def _read(file: str, identity: str | None) -> tuple[Contents, int, bool]:
    """Return what a backup holds, the size of its file in bytes, whether it is encrypted."""
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
    size = len(data)
    encrypted = encryption.is_encrypted(data)
    if encrypted:
        data = encryption.opened_with(data, identity, file)
    contents = backups.unpack(data, file)
    if STORE_FILE in contents.files:
        with contextlib.suppress(MentorError) if _is_raw(contents, STORE_FILE) else contextlib.nullcontext():
            check_schema(contents.files[STORE_FILE], f"{file}: {STORE_FILE}")
    return contents, size, encrypted


def _is_raw(contents: Contents, path: str) -> bool:
    return any(remark.path == path for remark in contents.manifest.raw)


def verify(workspace: Workspace, file: str, identity: str | None = None) -> BackupVerified:
    """Read a backup back: every checksum, then its records as the store would read them.

    Raises as `read` does where the file is not whole, NotSavedError where there is no room to read it.
    """
    contents, size, encrypted = _read(file, identity)
    manifest = contents.manifest
    try:
        found = backup_check.examine(contents.taken, workspace.environ)
    except OSError as error:
        why = system_message(error)
        raise NotSavedError(
            bilingual(f"There is no room to read {file}: {why}", f"Pas de place pour lire {file}\u00a0: {why.french}"),
            bilingual("Free space, then try again.", "Libérez de la place, puis réessayez."),
        ) from None
    leftovers.sweep(workspace, [])
    return BackupVerified(
        str(Path(expanded(file)).absolute()),
        manifest.format,
        manifest.made_at,
        found.students or len(manifest.students),
        found.sessions,
        len(manifest.files),
        size,
        [_found(remark) for remark in manifest.raw],
        [_found(remark) for remark in manifest.left_out],
        [_found(remark) for remark in (*found.faults, *(one for one in manifest.raw if one not in found.faults))],
        encrypted=encrypted,
    )
