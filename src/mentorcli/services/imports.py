"""Taking in an export of mentor's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any

from mentorcli.models.results.store import Imported, ToSettle
from mentorcli.models.transfer import Transfer
from mentorcli.rules.settling import to_settle
from mentorcli.services.workspace import Workspace
from mentorcli.store import importing
from mentorcli.store.batch import Batch

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Called with a stage (`checking`, `writing`) and its number of steps; yields what is told of steps done."""


def import_export(workspace: Workspace, data: bytes, name: str, progress: Progress) -> Imported:
    """Take in a JSON export, all of it or nothing. `name` is the file's, for messages.

    Raises UnreadableError naming every row that has a fault. The same export twice changes nothing.
    """
    document = importing.parse(data, name)
    with workspace.transaction() as writer:
        with progress("checking", _count(document)) as step:
            planned = importing.plan(workspace.store, document, name, step, now=workspace.now)
        if planned.changes or planned.own:
            if planned.held is not None:
                writer.invalidate_first_session(at=workspace.now)
            with progress("writing", sum(len(change.records) for change in planned.changes)) as step:
                batch = Batch(writer, cmd="store import", at=workspace.now)
                batch.write(planned.changes, planned.own, progress=step)
            if planned.held is not None:
                writer.remember_first_session(planned.held, at=workspace.now)
    unsettled = _to_settle(workspace, [change.slug for change in planned.changes])
    return Imported(planned.new, planned.changed, planned.same, list(planned.erased), unsettled)


def _to_settle(workspace: Workspace, slugs: Iterable[str]) -> tuple[ToSettle, ...]:
    """Return what only a person can settle about some students, now that records of two origins are together."""
    found: list[ToSettle] = []
    for slug in slugs:
        records = workspace.store.student(slug)
        sessions, transfers = records.sessions.values(), records.records(Transfer).values()
        found += to_settle(slug, sessions, records.projects, transfers, now=workspace.now, zone=workspace.zone)
    return tuple(found)


def _count(document: dict[str, Any]) -> int:
    listed = document.get("sessions")
    return len(listed) if isinstance(listed, list) else 0
