"""Writing a file of the user's, outside the store: whole or not at all, and never over another one unasked."""

from __future__ import annotations

import contextlib
import errno
import os
import stat

from mentorcli.errors import MentorError, NotSavedError, RefusedError
from mentorcli.store import files, ids
from mentorcli.text import bilingual, file_name, shell_quoted, system_message


def save_for_user(path: str, data: bytes, *, force: bool | None) -> None:
    """Write a file that the user named, as `save` does; with `force` where a link leads. `~` is the user's home.

    `force` None: there is no way to replace one. Raises RefusedError where there is something of that name that is not
    to be replaced, or never is, and NotSavedError, which names a folder that is missing.
    """
    target = os.path.expanduser(file_name(path))  # noqa: PTH111 - pathlib would drop a slash at the end
    if force and os.path.islink(target):  # noqa: PTH114 - the same
        target = os.path.realpath(target)
    try:
        save(target, data, replace=bool(force))
    except (FileExistsError, IsADirectoryError) as error:
        raise _refused(path, target, error, force=force) from None
    except OSError as error:
        raise _not_saved(path, target, error) from None


def _refused(path: str, target: str, error: OSError, *, force: bool | None) -> MentorError:
    """Return why what is there is not replaced."""
    if os.path.lexists(target) and not os.path.isfile(target):  # noqa: PTH113 - beside lexists
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


def _not_saved(path: str, target: str, error: OSError) -> NotSavedError:
    """Return why a file could not be written; of a folder that is missing, that it is."""
    parent = os.path.dirname(path)  # noqa: PTH120 - as it was typed
    if isinstance(error, FileNotFoundError) and not os.path.isdir(os.path.dirname(target) or "."):  # noqa: PTH112, PTH120
        return NotSavedError(
            bilingual(
                f"Not saved: there is no folder {parent}", f"Non enregistré\u00a0: il n'y a pas de dossier {parent}"
            ),
            bilingual(
                f"Make it: mkdir -p {shell_quoted(parent)}; or give another place.",
                f"Créez-le\u00a0: mkdir -p {shell_quoted(parent)}\u00a0; ou donnez un autre endroit.",
            ),
        )
    why = system_message(error)
    return NotSavedError(
        bilingual(f"Not saved: {why} ({path})", f"Non enregistré\u00a0: {why.french} ({path})"),
        bilingual("Give another place for it.", "Donnez un autre endroit."),
    )


def save(path: str | os.PathLike[str], data: bytes, *, replace: bool = False) -> None:
    """Write a file that only its owner can read, durably; it gets its name only once it is whole.

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
            files.replace(name, data, folder, temporary=temporary)
        else:
            _save_new(name, data, folder, temporary)


def read_plain(path: str) -> bytes:
    """Return the bytes of a file that the user named; `~` is the user's home, a link is followed.

    Raises OSError, at once for a pipe or a device too, and ValueError for a name that no file can have.
    """
    target = os.path.expanduser(file_name(path))  # noqa: PTH111 - as where a file is written
    with open(os.open(target, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as source:  # noqa: PTH123 - a descriptor
        mode = os.fstat(source.fileno()).st_mode
        if not stat.S_ISREG(mode):
            code = errno.EISDIR if stat.S_ISDIR(mode) else errno.ENXIO
            raise OSError(code, os.strerror(code), path)
        return source.read()


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
