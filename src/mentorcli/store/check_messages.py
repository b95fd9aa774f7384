"""What kind of files the mentor's own messages are. What stands in them is for a service to check, which knows them."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator

from mentorcli.store import fault_text, files
from mentorcli.store.faults import LEFT, Fault
from mentorcli.store.files import os
from mentorcli.store.layout import MESSAGES
from mentorcli.store.message_files import key_of

_LEFT = re.compile(r"\..*\.md\.tmp")


def message_faults(root: int) -> Iterator[Fault]:
    """Yield the faults of the folder of the messages and of what is named as one in it; other files are left alone."""
    found = list(_kind((MESSAGES,), root, folder=True))
    yield from found
    if any(fault.remedy != "mode" for fault in found):
        return
    with files.folder(MESSAGES, root) as folder:
        for name in sorted(os.listdir(folder)):
            if _LEFT.fullmatch(name):
                yield Fault((MESSAGES, name), fault_text.INTERRUPTED_WRITE, remedy=LEFT)
            elif key_of(name) is not None:
                yield from _kind((MESSAGES, name), folder)


def _kind(parts: tuple[str, ...], within: int, *, folder: bool = False) -> Iterator[Fault]:
    """Yield what is wrong with type and mode of what is there, without following a link."""
    mode = os.stat(parts[-1], dir_fd=within, follow_symlinks=False).st_mode
    is_right, otherwise = (stat.S_ISDIR, fault_text.NO_FOLDER) if folder else (stat.S_ISREG, fault_text.NO_FILE)
    wanted = files.FOLDER_MODE if folder else files.FILE_MODE
    if stat.S_ISLNK(mode):
        yield Fault(parts, fault_text.LINK)
    elif not is_right(mode):
        yield Fault(parts, otherwise)
    elif stat.S_IMODE(mode) != wanted and os.name == "posix":
        yield Fault(parts, fault_text.wrong_mode(stat.S_IMODE(mode), wanted), remedy="mode")
