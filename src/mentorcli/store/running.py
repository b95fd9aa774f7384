"""What the clocks of sessions have measured, until it is logged: a file a session, in a folder for each student by uid.

It is no part of the journals and not written under the lock of the store, so that a key counts at once, whoever else
writes. Beside it a file is held by the process whose clock it is, with that process's number in it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from mentorcli.errors import ErasedError, NotSavedError
from mentorcli.models.session import MAX_MINUTES
from mentorcli.models.session_clock import Measured
from mentorcli.models.student import is_random_id
from mentorcli.store import files, held_file
from mentorcli.store.files import os
from mentorcli.store.journal import DECODE_ERRORS
from mentorcli.store.layout import ERASED, RUNNING
from mentorcli.store.store_folder import StoreFolder
from mentorcli.text import bilingual, system_message

_MEASURED = ".json"
_OPEN = ".open"  # the end of the name of the file that is held as long as the clock runs
_BOOT = Path("/proc/sys/kernel/random/boot_id")  # Linux tells one run of the machine from another


def write(home: Path, uid: str, measured: Measured) -> None:
    """Keep what a clock has measured, durably, private to the user; where that is nothing, its file goes.

    Raises NotSavedError, and ErasedError where the student was erased meanwhile: then nothing is kept.
    """
    with _folder(home, uid) as folder:
        if measured.empty:
            _unlink(measured.key + _MEASURED, folder)
        else:
            files.replace(measured.key + _MEASURED, msgspec.json.encode(measured), folder)
    if (home / ERASED / uid).exists():
        _remove(home, uid)
        raise ErasedError(
            bilingual("The student was erased meanwhile", "L'étudiant a été effacé entre-temps"),
            bilingual("Nothing is kept of the clock.", "Rien n'est gardé du chronomètre."),
        )


def remove(home: Path, uid: str, key: str) -> None:
    """Delete what a clock has measured. What cannot be deleted stays: it is known by its session that it is over."""
    with contextlib.suppress(OSError):
        (home / RUNNING / uid / (key + _MEASURED)).unlink(missing_ok=True)


def kept(store: StoreFolder) -> dict[str, list[Measured]]:
    """Return what was measured and not logged, by the uid of the student; what cannot be read is warned of."""
    root = store.root()
    found: dict[str, list[Measured]] = {}
    if root is None:
        return found
    for uid in filter(is_random_id, files.names(root, RUNNING)):
        names = (name for name in files.names(root, RUNNING, uid) if name.endswith(_MEASURED))
        measured = [one for name in names if (one := _read(store, root, uid, name)) is not None]
        if measured:
            found[uid] = measured
    return found


def _read(store: StoreFolder, root: int, uid: str, name: str) -> Measured | None:
    try:
        with files.below(root, RUNNING, uid) as folder:
            measured = msgspec.json.decode(files.read(name, folder), type=Measured)
        if measured.key + _MEASURED != name or measured.empty or not 0 < measured.minutes <= MAX_MINUTES:
            raise ValueError("not what a clock has written")
        return measured
    except FileNotFoundError:  # logged meanwhile
        return None
    except (OSError, *DECODE_ERRORS) as error:
        where, why = store.where(RUNNING, uid, name), system_message(error)
        store.warnings.append(
            bilingual(
                f"What a session's clock has measured cannot be read: {where} ({why})",
                f"Ce que le chronomètre d'une session a mesuré est illisible\u00a0: {where} ({why.french})",
            )
        )
        return None


@contextlib.contextmanager
def held(home: Path, uid: str, key: str) -> Iterator[int]:
    """Hold the clock of a session and yield 0; the number of the process that has it (-1: not known) where one has.

    Raises NotSavedError.
    """
    path = home / RUNNING / uid / (key + _OPEN)
    try:
        with held_file.held(path, lambda: _folder(home, uid)) as free:
            if free:
                path.write_bytes(str(os.getpid()).encode())
            yield 0 if free else _number(path)
    finally:
        for folder in (path.parent, path.parent.parent):
            with contextlib.suppress(OSError):  # others are still there
                folder.rmdir()


def _number(path: Path) -> int:
    with contextlib.suppress(OSError, ValueError):
        return int(files.read_path(path))
    return -1


def boot() -> str | None:
    """Return what tells this run of the machine from another, None where the system does not say."""
    with contextlib.suppress(OSError):
        return _BOOT.read_text(encoding="ascii").strip()
    return None


def sweep(store: StoreFolder, root: int) -> None:
    """Delete what clocks have measured of erased students, and what those left that were killed without a key."""
    for uid in files.names(root, RUNNING):
        if uid in store.erased():
            from mentorcli.store import student_folder

            student_folder.remove_texts(store, root, uid)
            continue
        _sweep(store.home.store / RUNNING / uid)
    with contextlib.suppress(OSError):
        (store.home.store / RUNNING).rmdir()


def _sweep(place: Path) -> None:
    """Delete what is no clock's in a student's folder, unless one runs there, and the folder where nothing is left."""
    with contextlib.suppress(OSError):
        names = os.listdir(place)
        if not any(name.endswith(_OPEN) and held_file.is_held(place / name) for name in names):
            for name in names:
                if not name.endswith(_MEASURED):
                    (place / name).unlink()
        place.rmdir()


def _remove(home: Path, uid: str) -> None:
    """Delete all that was measured of a student."""
    with contextlib.suppress(OSError), files.folder(str(home)) as root, files.folder(RUNNING, root) as running:
        files.remove_folder(uid, running)


def _unlink(name: str, folder: int) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(name, dir_fd=folder)
        files.sync_folder(folder)


@contextlib.contextmanager
def _folder(home: Path, uid: str) -> Iterator[int]:
    """Open the folder of a student's clocks, made where there is none. Raises NotSavedError for any OSError inside."""
    try:
        with files.folder(str(home)) as root:
            files.make_folder(RUNNING, root)
            with files.folder(RUNNING, root) as running:
                files.make_folder(uid, running)
                with files.folder(uid, running) as folder:
                    yield folder
    except OSError as error:
        why = system_message(error)
        raise NotSavedError(
            bilingual(
                f"What the clock measures cannot be kept: {why} ({home / RUNNING})",
                f"Ce que le chronomètre mesure ne peut pas être gardé\u00a0: {why.french} ({home / RUNNING})",
            ),
            bilingual("Check the space and the permissions.", "Vérifiez la place et les droits."),
        ) from None
