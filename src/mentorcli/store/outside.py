"""A file of the user's, outside the store: read, and written whole or not at all, never over another one unasked."""

from __future__ import annotations

import contextlib
import errno
import re
import stat
from typing import BinaryIO

from mentorcli.errors import MentorError, NotSavedError, RefusedError
from mentorcli.store import files, ids
from mentorcli.store.files import os
from mentorcli.store.not_saved import ELSEWHERE, not_saved
from mentorcli.store.typed_paths import expanded
from mentorcli.text import bilingual, shell_quoted

_MOST_PIPED = 1 << 28  # bytes: no store comes near it, and no device has an end
_PERMISSIONS = 0o777  # neither a file's right to run as somebody else, nor the like


def save_for_user(path: str, data: bytes, *, force: bool | None) -> None:
    """Write a file that the user named, as `save` does; with `force` where a link leads. `~` is the user's home.

    `force` None: there is no way to replace one. Raises RefusedError where there is something of that name that is not
    to be replaced, or never is, and NotSavedError, which names a folder that is missing.
    """
    target = expanded(path)
    if force and os.path.islink(target):
        target = os.path.realpath(target)
    try:
        save(target, data, replace=bool(force))
    except (FileExistsError, IsADirectoryError) as error:
        raise _refused(path, target, error, force=force) from None
    except OSError as error:
        if _no_plain(target):
            raise _refused(path, target, error, force=force) from None
        raise _not_saved(path, target, error) from None


def read(path: str | os.PathLike[str]) -> bytes:
    """Return what is in a plain file, by a link too; `~` is the user's home.

    What is open already, such as `/dev/stdin` or the `/dev/fd/63` of a shell's `<(...)`, is read to its end. Raises
    OSError for anything else, at once.
    """
    target = expanded(os.fspath(path))
    fd = _open_already(target)
    if fd is not None:
        with os.fdopen(fd, "rb") as file:
            return read_bounded(file)
    return files.read_path(target)


def _open_already(target: str) -> int | None:
    """Return a descriptor of its own for what this process has open under that name, None for another name."""
    found = re.fullmatch(r"/dev/(?:stdin|fd/([0-9]{1,4}))|/proc/self/fd/([0-9]{1,4})", target)
    return os.dup(int(found[1] or found[2] or 0)) if found else None


def read_bounded(stream: BinaryIO) -> bytes:
    """Return all that is piped in. Raises OSError where there is no end to it."""
    data = stream.read(_MOST_PIPED + 1)
    if len(data) > _MOST_PIPED:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return data


def _refused(path: str, target: str, error: OSError, *, force: bool | None) -> MentorError:
    """Return why what is there is not replaced."""
    if _no_plain(target):
        return RefusedError(
            bilingual(
                f"{path} is no plain file: it is never replaced",
                f"{path} n'est pas un fichier ordinaire\u00a0: il n'est jamais remplacé",
            ),
            bilingual("Choose another name.", "Choisissez un autre nom."),
        )
    if isinstance(error, IsADirectoryError):  # a name that ends as a folder's does
        return _not_saved(path, target, error)
    return RefusedError(
        bilingual(f"{path} is there already", f"{path} existe déjà"),
        bilingual(
            "Give another name: a backup never replaces a file.",
            "Donnez un autre nom\u00a0: une sauvegarde ne remplace jamais un fichier.",
        )
        if force is None
        else bilingual(
            "Choose another name, or add --force to replace it.",
            "Choisissez un autre nom, ou ajoutez --force pour le remplacer.",
        ),
    )


def _no_plain(target: str) -> bool:
    """Return whether something has that name which is no plain file."""
    return os.path.lexists(target) and not os.path.isfile(target)


def _not_saved(path: str, target: str, error: OSError) -> NotSavedError:
    """Return why a file could not be written; of a folder that is missing, that it is."""
    parent = os.path.dirname(path)
    if isinstance(error, FileNotFoundError) and not os.path.isdir(os.path.dirname(target) or "."):
        return NotSavedError(
            bilingual(
                f"Not saved: there is no folder {parent}", f"Non enregistré\u00a0: il n'y a pas de dossier {parent}"
            ),
            bilingual(
                f"Make it: mkdir -p {shell_quoted(parent)}; or give another place.",
                f"Créez-le\u00a0: mkdir -p {shell_quoted(parent)}\u00a0; ou donnez un autre endroit.",
            ),
        )
    return not_saved(error, path, ELSEWHERE)


def save(path: str | os.PathLike[str], data: bytes, *, replace: bool = False) -> None:
    """Write a file durably; it gets its name only once it is whole.

    Only its owner can read a new one; one that takes the place of another has that one's owner, group and permissions.
    Raises FileExistsError where there is a file of that name and `replace` is not given, and OSError for whatever else
    hinders: then nothing is left behind, and what was there is as it was. What is no plain file (a link, a folder, a
    device) is never replaced.
    """
    parent, name = os.path.split(path)
    if name in ("", ".", ".."):
        code = errno.EISDIR if parent or name else errno.ENOENT
        raise OSError(code, os.strerror(code), os.fspath(path))
    with files.folder(parent or ".") as folder:
        # The name does not depend on the file's, which may be as long as names can be.
        temporary = f".mentor-{ids.record_id()}.tmp"
        if replace:
            _replace(name, data, folder, temporary)
        else:
            _save_new(name, data, folder, temporary)


def _replace(name: str, data: bytes, folder: int, temporary: str) -> None:
    """Put a file in the place of another, where there is one, and keep whose that was and who may read it."""
    like = os.stat(name, dir_fd=folder, follow_symlinks=False) if files.exists(name, folder) else None
    mode = files.FILE_MODE if like is None else stat.S_IMODE(like.st_mode) & _PERMISSIONS
    files.replace(name, data, folder, temporary=temporary, mode=mode)
    if like is not None:
        with contextlib.suppress(OSError):  # the file is in place
            _give_to(name, like, folder)


def _give_to(name: str, like: os.stat_result, folder: int) -> None:
    """Give a file the owner and group of the one before, as far as that is allowed.

    Where the group is not, that of ours gets no more rights than everybody.
    """
    fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
    try:
        now = os.fstat(fd)
        if (now.st_uid, now.st_gid) == (like.st_uid, like.st_gid):
            return
        try:
            os.fchown(fd, like.st_uid if os.geteuid() == 0 else -1, like.st_gid)
        except PermissionError:
            others = now.st_mode & stat.S_IRWXO
            os.fchmod(fd, stat.S_IMODE(now.st_mode) & ~stat.S_IRWXG | others << 3)
        os.fsync(fd)
    finally:
        os.close(fd)


def _save_new(name: str, data: bytes, folder: int, temporary: str) -> None:
    """Write a file that is not there yet, read back before it gets its name."""
    if files.exists(name, folder):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name)
    files.create(temporary, data, folder)
    made = [temporary]
    try:
        if files.read(temporary, folder) != data:
            raise OSError(errno.EIO, "it does not read back as it was written", name)
        _give_name(temporary, name, folder)
        made.append(name)
        with contextlib.suppress(FileNotFoundError):  # a rename took it along
            os.unlink(temporary, dir_fd=folder)
        files.sync_folder(folder)
    except BaseException:
        for one in made:
            with contextlib.suppress(OSError):
                os.unlink(one, dir_fd=folder)
        raise


def _give_name(temporary: str, name: str, folder: int) -> None:
    """Give a file its name unless that is taken by now; a file system without links takes a rename."""
    try:
        os.link(temporary, name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:
        os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
