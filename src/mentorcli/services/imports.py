"""Taking in an export of mentor's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any

from mentorcli.models.results.store import DifferingRecord, Imported, ToSettle
from mentorcli.models.transfer import Transfer
from mentorcli.rules.settling import to_settle
from mentorcli.services import import_merges
from mentorcli.services.import_merges import Uniting
from mentorcli.services.workspace import Workspace
from mentorcli.store import importing, outside
from mentorcli.store.batch import Batch
from mentorcli.store.pending import Pending

read, read_bounded = outside.read, outside.read_bounded
Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Called with a stage (`checking`, `writing`) and its number of steps; yields what is told of steps done."""


def import_export(
    workspace: Workspace, data: bytes, name: str, progress: Progress, *, theirs: bool = False, dry_run: bool = False
) -> Imported:
    """Take in a JSON export, all of it or nothing. `name` is the file's, for messages.

    Records that are there and differ stay as they are, unless `theirs`. `dry_run`: nothing is written.
    Raises UnreadableError naming every row that has a fault. The same export twice changes nothing.
    """
    document = importing.parse(data, name)
    if dry_run:
        with progress("checking", _count(document)) as step:
            planned, united = _planned(workspace, document, name, step, theirs=theirs)
        return _imported(planned, united, theirs=theirs, dry_run=True)
    with workspace.transaction() as writer:
        with progress("checking", _count(document)) as step:
            planned, united = _planned(workspace, document, name, step, theirs=theirs)
        writer.take_over_first_day(planned.first_day, at=workspace.now)
        if planned.changes or planned.own:
            if planned.held is not None or united:
                writer.invalidate_first_session(at=workspace.now)
            with progress("writing", sum(len(change.records) for change in planned.changes)) as step:
                batch = Batch(writer, cmd="store import", at=workspace.now)
                batch.write(planned.changes, planned.own, leaving=_leaving(batch, planned, united), progress=step)
            if planned.held is not None:
                writer.remember_first_session(planned.held, at=workspace.now)
    unsettled, met = _to_settle(workspace, [change.slug for change in planned.changes])
    return _imported(planned, united, theirs=theirs)._replace(to_settle=unsettled, met=met)


def _planned(
    workspace: Workspace, document: dict[str, Any], name: str, step: Callable[[int], None], *, theirs: bool
) -> tuple[importing.Plan, Mapping[str, Uniting]]:
    """Return what an import would do, and the students here, by slug, of whom other entries become part by it."""
    store, now = workspace.store, workspace.now
    united = import_merges.unitings(workspace, document)
    instead = import_merges.instead(united)
    plan = importing.plan(store, document, name, step, now=now, theirs=theirs, instead=instead)
    if not united:
        return plan, united
    own = [*plan.own, *import_merges.notes_of(united)]
    return plan._replace(changes=import_merges.with_united(plan.changes, united), own=own), united


def _leaving(batch: Batch, planned: importing.Plan, united: Mapping[str, Uniting]) -> Pending | None:
    """Return who comes and who goes with an import, None where nobody becomes part of another."""
    new = [change.slug for change in planned.changes if change.known is None]
    return Pending(batch.id, new, import_merges.leaving(united)) if united else None


def _to_settle(workspace: Workspace, slugs: Iterable[str]) -> tuple[tuple[ToSettle, ...], tuple[str, ...]]:
    """Return what only a person can settle about some students, now that records of two origins are together.

    And who of them is unreachable although a session was held since: nobody's status is changed. One who cannot be read
    by now stands in the store's faults: what was imported is saved.
    """
    from mentorcli.services.student_status import met_again  # the follow-up, for the end of an import alone

    found: list[ToSettle] = []
    met: list[str] = []
    for records in workspace.store.all_students(list(slugs)):
        slug = records.id
        sessions, transfers = records.sessions.values(), records.records(Transfer).values()
        found += to_settle(slug, sessions, records.projects, transfers, now=workspace.now, zone=workspace.zone)
        met += [slug] if met_again(workspace, records) else []
    return tuple(found), tuple(met)


def _imported(
    planned: importing.Plan, united: Mapping[str, Uniting], *, theirs: bool, dry_run: bool = False
) -> Imported:
    return Imported(
        planned.new,
        planned.changed,
        planned.same,
        tuple(DifferingRecord(*one) for one in planned.differences),
        tuple(planned.erased),
        tuple(planned.placed),
        united=tuple(planned.united),
        theirs=theirs,
        dry_run=dry_run,
        merged=tuple((plan.gone.id, slug) for slug, one in united.items() for plan in one.plans),
        follow=sum(len(plan.follow) for one in united.values() for plan in one.plans),
    )


def _count(document: dict[str, Any]) -> int:
    listed = document.get("sessions")
    return len(listed) if isinstance(listed, list) else 0
