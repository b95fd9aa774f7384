"""Changes that cannot be taken back, since the entries concerned were erased, or became part of another one."""

from __future__ import annotations

from mentorcli.errors import RefusedError
from mentorcli.models.recovery import Merge
from mentorcli.store.history import Operation, noted, operations
from mentorcli.store.repository import Store
from mentorcli.text import bilingual


def is_lost(store: Store, operation: Operation) -> bool:
    """Return whether an operation over several journals concerned students alone who were erased since.

    Of two entries that were put together the one that went is erased with the other.
    """
    if operation.batch is None or operation.students:
        return False
    merges = noted(store, operation, Merge)
    if len(operation.touched()) > len(merges):
        return False
    from mentorcli.store.merged import slug_of  # only where nobody is left

    return all(slug_of(store, one.id) is None for one in merges)


def refuse(store: Store, operation: Operation) -> None:
    """Raise RefusedError for an operation that is lost, and where an entry that it made one is part of another now."""
    _refuse_if_part(store, operation)
    if is_lost(store, operation):
        raise RefusedError(
            bilingual(
                f"Nothing is left of that change ({operation.cmd}): the student was erased since",
                f"Il ne reste rien de cette modification ({operation.cmd})\u00a0: l'étudiant a été effacé depuis",
            ),
            bilingual("An erasure cannot be undone.", "Un effacement ne peut pas être annulé."),
        )


def _refuse_if_part(store: Store, operation: Operation) -> None:
    """Raise RefusedError where two were put together in an entry that was put into a third one since."""
    into = {one.into for one in noted(store, operation, Merge)}
    if not into:
        return
    later = [one for one in operations(store) if any(note.id in into for note in noted(store, one, Merge))]
    if later and later[0].op != operation.op:
        cmd, at, op = later[0].cmd, later[0].at, later[0].op
        raise RefusedError(
            bilingual(
                f"Later changes build on it: {cmd} of {at:%Y-%m-%d %H:%M}",
                f"Des modifications plus récentes en dépendent\u00a0: {cmd} du {at:%Y-%m-%d %H:%M}",
            ),
            bilingual(f"Take that back first: mentor undo {op}", f"Annulez d'abord celle-là\u00a0: mentor undo {op}"),
        )
