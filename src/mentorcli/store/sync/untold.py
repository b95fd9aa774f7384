"""What a sync is about to tell, kept until it has told it: one that is cut short in between leaves that to the next.

It stands beside git's own files, is written before the united state counts, and is told only where that state is there.
"""

from __future__ import annotations

import contextlib
import json
from datetime import datetime
from typing import Any

from mentorcli.models.results.sync import Settled
from mentorcli.store import files
from mentorcli.store.files import os
from mentorcli.store.sync import report
from mentorcli.store.sync.git import Git
from mentorcli.store.sync.model import Model
from mentorcli.store.sync.repository import UNTOLD
from mentorcli.text import COMMAND, part

Told = tuple[dict[str | None, int], tuple[Settled, ...]]
"""How many changes came, by student, and what was settled."""


def keep(git: Git, before: Model, both: Model) -> None:
    """Keep what is to be told of the step from what stood here to the united state, and earlier. Raises OSError."""
    earlier, told = _kept(git, before)
    said = {
        "came": list({**earlier, **report.came(before, both)}.items()),
        "settled": [_plain(one) for one in dict.fromkeys((*told, *report.settled(before, both)))],
        "ops": sorted(both.ops() - before.ops()),
        "erased": sorted(both.erased - before.erased),
    }
    with files.folder(git.own) as own:
        files.replace(UNTOLD, json.dumps(said).encode(), own)


def take(git: Git, standing: Model) -> Told:
    """Return what is to be told, of this sync and of one that was cut short; it counts as told then.

    `standing` is what stands here now: a step that never came about is not told.
    """
    found = _kept(git, standing)
    with contextlib.suppress(OSError), files.folder(git.own) as own:
        os.unlink(UNTOLD, dir_fd=own)
    return found


def _kept(git: Git, standing: Model) -> Told:
    """Return what an earlier sync has not told, nothing where that never came about."""
    try:
        with files.folder(git.own) as own:
            said = json.loads(files.read(UNTOLD, own))
        told = dict(map(tuple, said["came"])), tuple(_settled(one) for one in said["settled"])
        happened = set(said["ops"]) <= standing.ops() | standing.removed and set(said["erased"]) <= standing.erased
    except (OSError, ValueError, KeyError, TypeError):
        return {}, ()
    return told if happened else ({}, ())


def _plain(one: Settled) -> dict[str, Any]:
    return {**one._asdict(), "at": one.at.isoformat() if one.at is not None else None}


def _settled(fields: dict[str, Any]) -> Settled:
    at, command = fields["at"], fields["command"]
    at = datetime.fromisoformat(at) if at is not None else None
    return Settled(**{**fields, "at": at, "command": part(command, COMMAND) if command is not None else None})
