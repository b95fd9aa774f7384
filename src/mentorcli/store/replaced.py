"""What a restore replaced: it went out of sight by its name, and is deleted as far as the system allows that.

Each writer tries again; what cannot be deleted hinders nobody, and `store check` names it.
"""

from __future__ import annotations

import contextlib
import errno
import stat

from mentorcli.store import files
from mentorcli.store.files import os
from mentorcli.store.layout import REPLACED
from mentorcli.store.store_folder import StoreFolder
from mentorcli.text import bilingual, system_message


def sweep(root: int, store: StoreFolder | None = None) -> None:
    """Delete what was replaced; what the system does not allow to be deleted is warned of in a store."""
    for name in sorted(os.listdir(root)):
        if name.startswith(REPLACED):
            errors: list[OSError] = []
            _delete(name, root, errors)
            if errors and store is not None:
                store.warnings.append(_left(store.where(name), errors[0]))


def _left(where: str, error: OSError) -> str:
    """Return the warning of what was replaced and cannot be deleted."""
    why = system_message(error)
    return bilingual(
        f"{where}, which was replaced, could not be deleted yet ({why}): the next change tries again",
        f"{where}, qui a été remplacé, n'a pas encore pu être supprimé ({why.french})\u00a0: "
        "la prochaine modification réessaiera",
    )


def is_folder(name: str, within: int) -> bool:
    """Return whether there is a folder by that name in an open one; a link is none."""
    try:
        return stat.S_ISDIR(os.stat(name, dir_fd=within, follow_symlinks=False).st_mode)
    except FileNotFoundError:
        return False


def _delete(name: str, within: int, errors: list[OSError]) -> None:
    """Delete a file, or a folder with all that can be deleted in it; a link is removed, not followed."""
    try:
        files.on_step("unlink")
        if not is_folder(name, within):
            os.unlink(name, dir_fd=within)
            return
        with contextlib.suppress(PermissionError):
            os.chmod(name, files.FOLDER_MODE, dir_fd=within)
        with files.folder(name, within) as fd:
            for entry in os.listdir(fd):
                _delete(entry, fd, errors)
        os.rmdir(name, dir_fd=within)
    except OSError as error:
        if error.errno != errno.ENOTEMPTY or not errors:  # what is in it was told
            errors.append(error)
