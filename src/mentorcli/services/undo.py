"""What was done to the store, taking it back, and taking that back again."""

from __future__ import annotations

from mentorcli.errors import NotFoundError, RefusedError
from mentorcli.models.recovery import Restoration
from mentorcli.models.results.undo import Change, Undone
from mentorcli.services.workspace import Workspace
from mentorcli.store.history import Operation, commands, operations
from mentorcli.store.repository import Store
from mentorcli.text import bilingual

MIN_PREFIX = 4


def list_changes(workspace: Workspace, limit: int | None = None) -> list[Change]:
    """Return the latest changes that can be taken back, and what the undos did, newest first."""
    workspace.expect_everyone()
    store = workspace.store
    undos = operations(store, undos=True)
    found = sorted([*operations(store), *undos], key=lambda operation: operation.op, reverse=True)
    names = commands(store) if undos else {}
    return [_change(store, operation, names) for operation in found[:limit]]


def undo(workspace: Workspace, change: str | None) -> Undone:
    """Take back a change by its id or the beginning of it, None for the last one of this machine.

    The id of an undo takes that undo back. Raises RefusedError where there is nothing, or a later change builds on it;
    NotFoundError and AmbiguousError for the id.
    """
    from mentorcli.store.undo import choose, restoration, take_back

    try:
        choose(workspace.store, change)  # no store is made to answer that there is nothing
    except NotFoundError:
        undone = _undo_by_id(workspace.store, change or "")
        if undone is None:
            raise
        return _redone(workspace, undone)
    with workspace.transaction() as writer:
        chosen = choose(workspace.store, change)
        note = restoration(workspace.store, chosen)
        gone = take_back(writer, chosen, at=workspace.now) if note is None else []
        shown = _change(workspace.store, chosen)
        if note is not None:
            _refuse_if_later(workspace.store, chosen)
    if note is not None:
        _restore_before(workspace, note, undoes=chosen.op)
    return Undone(shown, gone)


def redo(workspace: Workspace) -> Undone:
    """Take the last undo of this machine back. Raises RefusedError where there is none, or something builds on it."""
    from mentorcli.store.redo import choose

    if workspace.store.root() is None:
        choose(workspace.store)  # raises
    return _redone(workspace, choose(workspace.store))


def _undo_by_id(store: Store, typed: str) -> Operation | None:
    """Return the one undo whose id begins with what was typed."""
    found = [undo for undo in operations(store, undos=True) if undo.op.startswith(typed)]
    return found[0] if len(found) == 1 and len(typed) >= MIN_PREFIX else None


def _redone(workspace: Workspace, undo: Operation) -> Undone:
    """Take an undo back."""
    from mentorcli.store.redo import take_back
    from mentorcli.store.undo import restoration

    store = workspace.store
    note = restoration(store, undo)
    if note is not None:
        _refuse_if_later(store, undo)
        shown = _change(store, undo)
        _restore_before(workspace, note, undoes=None)
        return Undone(shown._replace(command="store restore"), [], again=True)
    with workspace.transaction() as writer:
        again = take_back(writer, undo, at=workspace.now)
        return Undone(_change(store, again), [], again=True)


def _refuse_if_later(store: Store, chosen: Operation) -> None:
    """Raise RefusedError where anything was changed since: a restore brings all of the store back."""
    later = [operation for operation in operations(store, strict=True) if operation.op > chosen.op]
    if not later:
        return
    first = later[0]
    raise RefusedError(
        bilingual(
            f"There are later changes, which would be lost with it: {first.cmd} of {first.at:%Y-%m-%d %H:%M}",
            f"Des modifications plus récentes disparaîtraient avec\u00a0: {first.cmd} du {first.at:%Y-%m-%d %H:%M}",
        ),
        None
        if first.final
        else bilingual(
            f"Take that back first: mentor undo {first.op}", f"Annulez d'abord celle-là\u00a0: mentor undo {first.op}"
        ),
    )


def _restore_before(workspace: Workspace, note: Restoration, *, undoes: str | None) -> None:
    """Bring back what was there before a restore, from the safety copy that it made."""
    from mentorcli.services import restores

    contents = restores.own_backup(workspace, note.before)
    home = workspace.home
    settings = home.config.parent == home.store  # there were none before where the copy has none
    restores.restore(workspace, contents, cmd="undo", undoes=undoes, settings=settings)


def _change(store: Store, operation: Operation, names: dict[str, str] | None = None) -> Change:
    """Return an operation as it is shown; `names` are the commands of operations by id."""
    machine = None if store.is_own(operation.machine) else operation.machine
    undone = (names or {}).get(operation.undoes or "")
    about = (operation.op, operation.at, operation.cmd, operation.students, operation.counts())
    return Change(*about, machine, operation.undoes, undone)
