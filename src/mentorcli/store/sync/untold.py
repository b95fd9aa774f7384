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

Told = tuple[dict[str | None, int], tuple[Settled, ...]]
"""How many changes came, by student, and what was settled."""


def keep(git: Git, before: Model, both: Model) -> None:
    """Keep what is to be told of the step from what stood here to the united state, and earlier. Raises OSError."""
    came, settled = _together(_kept(git, before), (report.came(before, both), tuple(report.settled(before, both))))
    said = {
        "came": list(came.items()),
        "settled": [_plain(one) for one in settled],
        "ops": sorted(both.ops() - before.ops()),
        "erased": sorted(both.erased - before.erased),
    }
    with files.folder(git.own) as own:
        files.replace(UNTOLD, json.dumps(said).encode(), own)


def with_earlier(git: Git, now: Told, standing: Model) -> Told:
    """Return what is to be told, with what an earlier sync brought about and did not tell; it counts as told then.

    `standing` is what stands here now: where the earlier step never came about, it is not told.
    """
    found = _together(_kept(git, standing), now)
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


def _together(earlier: Told, now: Told) -> Told:
    return {**earlier[0], **now[0]}, tuple(dict.fromkeys((*earlier[1], *now[1])))


def _plain(one: Settled) -> dict[str, Any]:
    return {**one._asdict(), "at": one.at.isoformat() if one.at is not None else None}


def _settled(fields: dict[str, Any]) -> Settled:
    at = fields["at"]
    return Settled(**{**fields, "at": datetime.fromisoformat(at) if at is not None else None})
