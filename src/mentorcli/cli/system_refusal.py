"""What the system refuses where nothing else speaks of it: a line and an exit code, no fault of mentor's."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from mentorcli.errors import MentorError, NotSavedError, UnreadableError
from mentorcli.text import bilingual, in_language, system_message, visible

if TYPE_CHECKING:
    from mentorcli.services.workspace import Workspace

_OUTPUT = (
    *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EAGAIN, errno.EBADF, errno.EINVAL, errno.EPERM),
    *(errno.ECONNRESET, errno.ENOTCONN, errno.ENXIO, errno.ENODEV, errno.ESTALE),
)
"""Of an error that names no file: those of the store and of the user's files name theirs."""
_OF_FILES = (
    *(errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.ELOOP, errno.ENOTDIR, errno.EISDIR, errno.ENOSPC),
    *(errno.EDQUOT, errno.EFBIG, errno.ENAMETOOLONG, errno.ENOLCK, errno.ESTALE, errno.ENODEV, errno.ENXIO),
    *(errno.EBUSY, errno.ENOTCONN, errno.ENOMEM, errno.ETXTBSY),
)
_OF_WRITING = (errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def is_of_output(error: OSError) -> bool:
    """Return whether what could not be written is what the command prints."""
    return error.filename is None and error.errno in _OUTPUT


def refusal(error: OSError, workspace: Workspace, saved: str) -> MentorError | None:
    """Return what the system refused as an error of ours, None for what can only be a fault.

    `saved` says in both languages what is saved by now.
    """
    why, french = system_message(error), in_language(saved, "fr")
    if is_of_output(error):
        return NotSavedError(
            bilingual(
                f"The output could not be written: {why}", f"L'affichage n'a pas pu s'écrire\u00a0: {why.french}"
            ),
            bilingual(f"{saved}.", f"{french}."),
        )
    if error.filename is None or error.errno not in _OF_FILES:
        return None
    where = _where(error, workspace)
    kind = NotSavedError if workspace.wrote or error.errno in _OF_WRITING else UnreadableError
    return kind(
        bilingual(f"The system refuses: {why} ({where})", f"Le système refuse\u00a0: {why.french} ({where})"),
        bilingual(f"{saved}. Check the permissions and the space.", f"{french}. Vérifiez les droits et la place."),
    )


def _where(error: OSError, workspace: Workspace) -> str:
    """Return the path that an error names; a name within some folder of the store with where that is."""
    named = visible(os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else str(error.filename))
    return named if named.startswith(os.sep) else f"{workspace.home.store}: {named}"
