"""What a purge of the store hands over to be shown."""

from __future__ import annotations

from typing import NamedTuple


class Purge(NamedTuple):
    """What a purge takes away for good, or took.

    `undone` counts changes that were taken back, `unfinished` last lines that were never finished, `records` deleted
    records by type, `texts` those that were replaced or emptied, `leftovers` the files beside the journals, and
    `journals` the files that are written anew. `backup` is the path of the one made before; `holding` are the backups
    that hold what went, `unreadable` what could tell of others.
    """

    undone: int
    unfinished: int
    records: dict[str, int]
    texts: int
    leftovers: int
    journals: int
    backup: str | None = None
    holding: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    dry_run: bool = False

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to take away."""
        return not (self.undone or self.unfinished or self.records or self.texts or self.leftovers)
