"""One store on several computers: set up, synchronised, and what can be said of it.

What only a merge needs is imported where there is one: a sync with nothing to do is typed often.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mentorcli.errors import RefusedError
from mentorcli.models.results.sync import Settled, Synced, SyncEntry, SyncStatus
from mentorcli.services.workspace import Workspace
from mentorcli.store.sync import reading, repository
from mentorcli.store.sync.git import FOLDER, OWN, Git, check_version, is_local
from mentorcli.store.sync.unreachable import UnreachableError, contended
from mentorcli.text import bilingual, command_line

if TYPE_CHECKING:
    from mentorcli.models.results.store import ToSettle
    from mentorcli.store.sync.meeting import Meeting

Progress = Callable[[str], None]
"""Is told what is being done: `fetching`, `uniting` or `sending`."""
_TRIES = 8


def place_of(workspace: Workspace, typed: str) -> str:
    """Return the address, or the whole path, that is meant. Raises UsageError."""
    from mentorcli.store.sync import places

    return places.place_of(typed, str(workspace.home.store))


def is_elsewhere(place: str) -> bool:
    """Return whether a place is on a host that is not this computer."""
    return not is_local(place) and not place.startswith("file://")


def warned(workspace: Workspace, place: str) -> bool:
    """Return whether the mentor was told before what goes to such a place."""
    folder = str(workspace.home.store)
    return repository.is_there(folder) and repository.known(Git(folder, workspace.environ)).warned == place


def init(
    workspace: Workspace, place: str | None, progress: Progress, *, terminal: bool, redate: bool = False
) -> Synced:
    """Let the store be synchronised with a place (an address, or a whole path), None: let it be ready for it.

    What is there is united with what is here; a computer without data takes what is there. What was lost here is
    brought back as it was last kept. `redate`: changes that are dated ahead of this computer's clock get ids of now.
    Raises RefusedError.
    """
    from mentorcli.store.sync import beside, places

    git = Git(str(workspace.home.store), workspace.environ, terminal=terminal)
    check_version(git)
    made = place is not None and is_local(place) and places.make(git, place)
    places.make_store_folder(git.folder)
    repository.make(git)
    with repository.alone(git), _telling(workspace, git):
        was = repository.known(git)
        known = was._replace(url=place or was.url)
        theirs = repository.fetch(git, known) if place is not None else None
        if theirs is not None:
            places.adopt(git, workspace.home, theirs)
        beside.settle(workspace.store)
        meet = _meeting(workspace, git, known, repository.refs(git, known.branch))
        meet.redate, meet.healing = redate, meet.refs.head is not None
        with workspace.transaction() as writer:
            meet.side(writer)
        beside.settle(workspace.store)  # one that was begun just now
        if place is None:
            return Synced(None, meet.committed, sent=False, came={}, begun=True)
        done = _with_other(workspace, meet, progress, theirs, anew=True)._replace(begun=True, made=made)
        for name, before in (("mentor.url", was.url), ("mentor.warned", was.warned)):
            if before != place:
                git.config(name, place)  # only now: a place that is refused is none
        return done


def sync(workspace: Workspace, progress: Progress, *, terminal: bool) -> Synced:
    """Commit what stands here, fetch what is elsewhere, unite the two, and send it there.

    Where the other side is not reached everything is committed here. Raises RefusedError where there is nothing to
    synchronise, or it cannot be united.
    """
    with _ready(workspace, terminal=terminal) as (git, known):
        if known.url is not None and is_elsewhere(known.url) and known.warned != known.url:
            raise _not_warned(known.url)
        refs, meet = repository.refs(git, known.branch), None
        with workspace.transaction() as writer:
            if repository.has_untold(git) or not reading.is_as_kept(writer.store, writer.root, git, refs.head):
                meet = _meeting(workspace, git, known, refs)
                meet.side(writer)
        kept = meet is not None and meet.committed
        repository.tidy(git, known.url)
        if known.url is None:
            return Synced(None, kept, sent=False, came={})
        try:
            progress("fetching")
            theirs = repository.fetch(git, known, refs.remote)
        except UnreachableError as error:
            return Synced(known.url, kept, sent=False, came={}, problem=error.message, hint=error.hint)
        if meet is None and theirs == refs.head == refs.remote:
            return Synced(known.url, kept=False, sent=False, came={})
        return _with_other(workspace, meet or _meeting(workspace, git, known, refs), progress, theirs)


@contextmanager
def _ready(workspace: Workspace, *, terminal: bool) -> Iterator[tuple[Git, repository.Known]]:
    """Open what was set up. Raises RefusedError where nothing was."""
    folder = str(workspace.home.store)
    if not repository.is_there(folder) or not os.path.isdir(os.path.join(folder, FOLDER, OWN)):  # noqa: PTH112, PTH118
        raise RefusedError(
            bilingual("This store is not synchronised", "Ces données ne sont pas synchronisées"),
            bilingual(
                "Begin with the place that your computers share: mentor sync init PLACE",
                "Commencez par l'endroit que vos ordinateurs partagent\u00a0: mentor sync init ENDROIT",
            ),
        )
    git = Git(folder, workspace.environ, terminal=terminal)
    with repository.alone(git), _telling(workspace, git):
        check_version(git)
        yield git, repository.known(git)


@contextmanager
def _telling(workspace: Workspace, git: Git) -> Iterator[None]:
    """Say what a crash had left in a repository of git and was put right."""
    try:
        yield
    finally:
        workspace.store.warnings += git.mended


def _meeting(workspace: Workspace, git: Git, known: repository.Known, refs: repository.Refs) -> Meeting:
    from mentorcli.store.sync.meeting import Meeting

    machine = workspace.store.machine

    def message(kind: str, changes: int) -> str:
        return f"A version of the store\n\nMachine: {machine}\nKind: {kind}\nChanges: {changes}\n"

    return Meeting(git, known, refs, workspace.now, message)


def _not_warned(url: str) -> RefusedError:
    again = command_line("sync init", url)
    return RefusedError(
        bilingual(
            f"Nothing was ever sent to {url}: names of students would go there",
            f"Rien n'a encore été envoyé à {url}\u00a0: des noms d'étudiants y iraient",
        ),
        bilingual(f"If that is right: {again}", f"Si c'est bien ainsi\u00a0: {again}"),
    )


def _with_other(
    workspace: Workspace, meet: Meeting, progress: Progress, theirs: str | None, *, anew: bool = False
) -> Synced:
    """Unite with what was fetched and send it, again as long as others send something meanwhile."""
    sent, problem = False, None
    try:
        for _ in range(_TRIES):
            _unite(workspace, meet, progress, theirs, anew=anew)
            head = meet.refs.head
            if head is None or head == theirs:
                break
            progress("sending")
            if repository.push(meet.git, meet.known, head):
                meet.agree(head)
                sent = True
                break
            theirs, anew = repository.fetch(meet.git, meet.known), False
        else:
            problem = contended(meet.known.url or "")
    except UnreachableError as error:
        problem = error
    return _result(workspace, meet, sent=sent, problem=problem)


def _unite(workspace: Workspace, meet: Meeting, progress: Progress, theirs: str | None, *, anew: bool) -> None:
    if theirs is None:
        if meet.refs.remote is not None and not anew:
            from mentorcli.store.sync import refusals

            raise refusals.rewritten(meet.known.url)
        return
    if theirs == meet.refs.head:
        meet.agree(theirs)
    elif theirs != meet.refs.remote:
        progress("uniting")
        with workspace.transaction() as writer:
            meet.meet(writer, theirs, anew=anew and not meet.goes_on(theirs))


def _result(workspace: Workspace, meet: Meeting, *, sent: bool, problem: RefusedError | None) -> Synced:
    settled: tuple[Settled, ...] = ()
    came: dict[str | None, int] = {}
    if repository.has_untold(meet.git):  # of this sync, or of one that was cut short
        from mentorcli.store.sync import untold

        came, settled = untold.take(meet.git, meet.standing)
    open_ones = tuple(_to_settle(workspace)) if settled or came or meet.after is not None else ()
    message, hint = (problem.message, problem.hint) if problem is not None else (None, None)
    return Synced(meet.known.url, meet.committed, sent, came, settled, open_ones, message, hint)


def _to_settle(workspace: Workspace) -> Iterator[ToSettle]:
    """Yield what only a person can settle, of all students."""
    from mentorcli.models.transfer import Transfer
    from mentorcli.rules.settling import to_settle

    now = workspace.now
    for one in workspace.store.all_students():
        notes = [(note, one.overwritten(note)) for note in one.notes if note.session is not None]
        facts = (one.sessions.values(), one.projects, one.records(Transfer).values())
        yield from to_settle(one.id, *facts, now=now, zone=workspace.zone, notes=notes)


def status(workspace: Workspace) -> SyncStatus:
    """Return how the store stands to the other side, as last seen; the network is not asked. Raises RefusedError."""
    from mentorcli.store.sync import report

    with _ready(workspace, terminal=False) as (git, known):
        meet = _meeting(workspace, git, known, repository.refs(git, known.branch))
        mine, theirs, waiting, agreed = meet.compared(workspace.store)
        unsent = report.changes(mine, theirs.ops())
        return SyncStatus(known.url, workspace.store.machine, agreed, unsent, report.changes(waiting, mine.ops()))


def log(workspace: Workspace, limit: int | None) -> list[SyncEntry]:
    """Return the versions that are kept, newest first. Raises RefusedError."""
    with _ready(workspace, terminal=False) as (git, known):
        own = workspace.store.machine
        repository.refs(git, known.branch)  # a branch that a crash left without a version has one again
        found = repository.history(git, known.branch, limit)
        return [
            SyncEntry(one.id, _aware(one.at), None if one.machine == own else one.machine, one.kind, one.changes)
            for one in found
        ]


def _aware(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
