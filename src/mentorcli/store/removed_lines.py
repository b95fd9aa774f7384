"""The operations that were taken out of the journals for good, by id, so that no other computer brings them back.

What is merely missing in a journal may have been lost, or be an older copy: that comes back. Only a purge, and a person
who says that it is right so, take out. The ids stand in a file of the store that is synchronised; it is kept only where
the store is.
"""

from __future__ import annotations

from collections.abc import Iterable

from mentorcli.store import files
from mentorcli.store.ids import is_operation_id

REMOVED = "removed.txt"
_SYNCHRONISED = ".git"


def decode(data: bytes) -> set[str]:
    """Return the operations in such a file; what is no id in it is left out."""
    return {row for row in data.decode("ascii", "replace").split() if is_operation_id(row)}


def encode(removed: Iterable[str]) -> bytes:
    """Return the file that holds some operations."""
    return "".join(f"{op}\n" for op in sorted(removed)).encode()


def note(root: int, ops: Iterable[str]) -> None:
    """Note operations that are about to be taken out of a store, in an open folder, that is synchronised.

    Raises OSError.
    """
    new = {op for op in ops if is_operation_id(op)}
    if not new or not files.exists(_SYNCHRONISED, root):
        return
    known = decode(files.read(REMOVED, root)) if files.exists(REMOVED, root) else set()
    if new - known:
        files.replace(REMOVED, encode(known | new), root)
