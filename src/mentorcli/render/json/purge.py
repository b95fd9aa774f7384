"""A purge of the store as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.purge import Purge


def purge_json(found: Purge) -> dict[str, Any]:
    """Return what goes, or would go; `backups` are those that hold it."""
    return {
        "undone": found.undone,
        "unfinished": found.unfinished,
        "records": found.records,
        "texts": found.texts,
        "leftovers": found.leftovers,
        "journals": found.journals,
        "backup": found.backup,
        "backups": list(found.holding),
        "backups_unknown": list(found.unreadable),
        "dry_run": found.dry_run,
    }
