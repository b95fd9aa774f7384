"""Taking an operation back, or bringing it back, where the records then could not all be true.

Nothing later need touch the same record: a session was deleted, another one planned at its start, and then the deletion
is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from mentorcli.errors import RefusedError
from mentorcli.models.project import Project
from mentorcli.models.results.store import ToSettle
from mentorcli.models.session import Session
from mentorcli.models.transfer import Transfer
from mentorcli.rules.settling import to_settle
from mentorcli.store.journal import Line
from mentorcli.store.replay import Replay, replay_journal
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, in_language

_LAST = "~"  # stands behind every id of an operation


def refuse(
    students: Iterable[StudentRecords], undoes: str, is_complete: Callable[[str], bool], *, cmd: str, at: datetime
) -> None:
    """Raise RefusedError where taking `undoes` back makes something to settle, because of what came since.

    `is_complete` answers which operations over several journals count afterwards, `cmd` is what is taken back or
    brought back, `at` the present (aware).
    """
    for known in students:
        before = _to_settle(known.replay, known.id, at)
        new = _added(known, [undoes], is_complete, before, at)
        if new:
            cause = _cause(known, undoes, is_complete, before, at)
            if cause is not None:  # else it was so before: an undo of what settled it brings it back
                raise _refusal(cmd, new[0], cause)


def _cause(
    known: StudentRecords, undoes: str, is_complete: Callable[[str], bool], before: list[ToSettle], at: datetime
) -> Line | None:
    """Return the later operation without which nothing would be to settle."""
    later = (line for _, line in reversed(known.replay.effective) if line.op > undoes)
    return next(
        (one for one in later if not _added(known, [undoes, one.op], _without(one.batch, is_complete), before, at)),
        None,
    )


def _without(batch: str | None, is_complete: Callable[[str], bool]) -> Callable[[str], bool]:
    """Return which operations over several journals count but for one."""
    return lambda one: one != batch and is_complete(one)


def _added(
    known: StudentRecords, taken: list[str], is_complete: Callable[[str], bool], before: list[ToSettle], at: datetime
) -> list[ToSettle]:
    """Return what is to settle once some operations are taken back, and was not before."""
    journal = known.replay.journal
    undos = [(0, Line(f"{_LAST}{number}", at, "undo", undoes=op)) for number, op in enumerate(taken)]
    replay = replay_journal(msgspec.structs.replace(journal, lines=[*journal.lines, *undos]), is_complete)
    return [one for one in _to_settle(replay, known.id, at) if one not in before]


def _to_settle(replay: Replay, slug: str, at: datetime) -> list[ToSettle]:
    sessions, projects = replay.records(Session).values(), replay.records(Project).values()
    return to_settle(slug, sessions, projects, replay.records(Transfer).values(), now=at, zone=at.tzinfo)


def _refusal(cmd: str, found: ToSettle, cause: Line) -> RefusedError:
    """Return the refusal, with the later change that stands against it."""
    french = in_language(found.what, "fr")
    return RefusedError(
        bilingual(
            f"What is recorded since stands against it ({cmd}): {found.what}",
            f"Ce qui est noté depuis s'y oppose ({cmd})\u00a0: {french}",
        ),
        bilingual("See: mentor undo --list", "Voyez\u00a0: mentor undo --list")
        if cause.batch is not None
        else bilingual(
            f"Take back {cause.cmd} first: mentor undo {cause.op}",
            f"Annulez d'abord {cause.cmd}\u00a0: mentor undo {cause.op}",
        ),
    )
