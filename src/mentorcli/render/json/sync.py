"""What `mentor sync` did and knows, as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.sync import Settled, Synced, SyncEntry, SyncStatus
from mentorcli.render import View
from mentorcli.render.json.encoding import local
from mentorcli.text import in_language


def synced_json(done: Synced, view: View) -> dict[str, Any]:
    """Return what a sync did; `came` are the changes by student, `own` those of the mentor's own records."""
    return {
        "place": done.place,
        "made": done.made,
        "kept": done.kept,
        "sent": done.sent,
        "came": {slug: count for slug, count in done.came.items() if slug is not None},
        "own": done.came.get(None, 0),
        "settled": [_settled_json(one, view) for one in done.settled],
        "to_settle": [
            {"student": one.student, "what": in_language(one.what, view.lang), "command": one.command}
            for one in done.to_settle
        ],
        "problem": in_language(done.problem, view.lang) if done.problem is not None else None,
    }


def _settled_json(one: Settled, view: View) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "student": one.student,
        "what": one.what,
        "value": one.value,
        "at": local(one.at, view.zone),
        "changes": one.changes,
        "command": one.command,
    }


def status_json(found: SyncStatus, view: View) -> dict[str, Any]:
    """Return how the store stands to the other side."""
    return {
        "place": found.place,
        "machine": found.machine,
        "agreed": local(found.agreed, view.zone),
        "unsent": found.unsent,
        "waiting": found.waiting,
    }


def entry_json(one: SyncEntry, view: View) -> dict[str, Any]:
    """Return a version that is kept."""
    return {
        "id": one.id,
        "at": local(one.at, view.zone),
        "machine": one.machine,
        "kind": one.kind,
        "changes": one.changes,
    }
