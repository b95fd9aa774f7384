"""What was done to the store, and taking it back."""

from __future__ import annotations

from itertools import islice

from mentorcli.models.results.undo import Change, Undone
from mentorcli.services.workspace import Workspace
from mentorcli.store.history import Operation, operations


def list_changes(workspace: Workspace, limit: int) -> list[Change]:
    """Return the latest changes that can be taken back, newest first."""
    workspace.expect_everyone()
    return [_change(operation) for operation in islice(operations(workspace.store), limit)]


def undo(workspace: Workspace, change: str | None) -> Undone:
    """Take back a change by its id or the beginning of it, None for the last one.

    Raises RefusedError where there is nothing, or a later change builds on it; NotFoundError and AmbiguousError for the
    id.
    """
    from mentorcli.store.undo import choose, take_back

    if workspace.store.root() is None:
        choose(workspace.store, change)  # raises: there is nothing, and no store is made for it
    with workspace.transaction() as writer:
        chosen = choose(workspace.store, change)
        gone = take_back(writer, chosen, at=workspace.now)
    return Undone(_change(chosen), gone)


def _change(operation: Operation) -> Change:
    return Change(operation.op, operation.at, operation.cmd, operation.students, operation.counts())
