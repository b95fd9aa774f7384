"""What was lost: students and operations that the index knows and that are no longer there, and the index itself."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator

from mentorcli.errors import UnreadableError
from mentorcli.models.student import is_slug
from mentorcli.store import departed, files, lock, presence
from mentorcli.store.files import os
from mentorcli.store.journal import Journal, decode_journal
from mentorcli.store.layout import ERASED, ERASED_PERSON, INDEX, JOURNAL, MENTOR_JOURNAL, MERGED, STUDENTS, UNDONE
from mentorcli.store.mentor_journal import MentorJournal
from mentorcli.store.strangers import owner
from mentorcli.text import bilingual

_SEAL = b'","sum":"'


def missing_students(store: MentorJournal) -> dict[str, str]:
    """Return the students who must be there and are not, uids by slug.

    Everything may have been replaced since the index was read: where somebody is missing it is read once more, with no
    writer at work.
    """
    root = store.root()
    with contextlib.ExitStack() as held, contextlib.suppress(OSError):  # where a folder cannot be looked into
        if root is None or not _absent(store.index(), root):
            return {}
        if store.steady:
            return _unexplained(store.index(), root)
        with contextlib.suppress(OSError):  # a copy without a lock file, or one that is read only
            held.enter_context(lock.reader(root))
        return _unexplained(presence.load(root) or presence.Index(), root)
    return {}


def _absent(index: presence.Index, root: int) -> list[str]:
    """Return the students of the index whose folders are not there. Raises OSError where that cannot be looked at."""
    try:
        with files.folder(STUDENTS, root) as students:
            there = set(os.listdir(students))
    except (FileNotFoundError, NotADirectoryError):
        there = set()
    return [slug for slug in index.students if slug not in there]


def _unexplained(index: presence.Index, root: int) -> dict[str, str]:
    """Return those of the index of whom nothing else tells where they are, uids by slug."""
    lost = {slug: index.students[slug][0] for slug in _absent(index, root)}
    return without_accounted(lost, root) if lost else {}


def without_accounted(lost: dict[str, str], root: int) -> dict[str, str]:
    """Return those of some uids by slug who are nowhere in the store.

    The others were erased, became part of another, went with an undo, or have another slug.
    """
    found = set(_accounted_for(root))
    return {slug: uid for slug, uid in lost.items() if uid not in found}


def _accounted_for(root: int) -> Iterator[str]:
    students = files.names(root, STUDENTS)
    yield from files.names(root, ERASED)
    yield from files.names(root, MERGED)
    yield from (name.removeprefix(ERASED_PERSON) for name in students if name.startswith(ERASED_PERSON))
    for op in departed.operations(root):
        for slug in departed.slugs(root, op):
            yield known_of(root, UNDONE, op, slug)[0]
    for slug in filter(is_slug, students):
        yield known_of(root, STUDENTS, slug)[0]


def known_of(root: int, *parts: str) -> tuple[str, str]:
    """Return the uid and the last operation in the journal of a student's folder, empty where it cannot be read."""
    journal = _decoded(_contents(root, *parts, JOURNAL))
    return (uid_of(journal), journal.last_op) if journal is not None else ("", "")


def _contents(root: int, *parts: str) -> bytes:
    """Return a file of the store by its path, empty where it cannot be read."""
    with contextlib.suppress(OSError), files.below(root, *parts[:-1]) as folder:
        return files.read(parts[-1], folder)
    return b""


def _decoded(data: bytes) -> Journal | None:
    with contextlib.suppress(UnreadableError):
        return decode_journal(data, JOURNAL)
    return None


def uid_of(journal: Journal) -> str:
    """Return the uid of the student whose journal it is, empty where no line tells."""
    named = (owner(journal.where, number, line) for number, line in reversed(journal.lines))
    return next((uid for uid in named if uid is not None), "")


def reconcile(store: MentorJournal, root: int, names: Collection[str]) -> None:
    """Bring the index up to the students who are there, `names` being those of their folders. The lock is held.

    Who is missing stays in it. Where the index itself is not there it is made anew.
    """
    index = store.index()
    if index.saved is None:
        _make_anew(store, root, names)
        return
    _take_in(index, root, [slug for slug in names if slug not in index.students])
    gone = {slug: uid for slug, (uid, _) in index.students.items() if slug not in names}
    for slug in gone.keys() - without_accounted(gone, root).keys() if gone else ():
        del index.students[slug]


def _take_in(index: presence.Index, root: int, names: Collection[str]) -> bool:
    """Note the students whose folders have these names, as far as they can be read; return whether one has seals.

    It was written together with an index then.
    """
    sealed = False
    for slug in filter(is_slug, names):
        data = _contents(root, STUDENTS, slug, JOURNAL)
        sealed |= _SEAL in data
        if (journal := _decoded(data)) is not None:
            index.note(slug, uid_of(journal), journal.last_op)
    return sealed


def _make_anew(store: MentorJournal, root: int, names: Collection[str]) -> None:
    """Make the index from the folders, and warn of it where there must have been one."""
    if _fill(store.index(), root, names):
        where = store.where(INDEX)
        store.warnings.append(
            bilingual(
                f"{where} was lost and is made anew from what is there: whether somebody is missing is not known",
                f"{where} était perdu et est refait d'après ce qui est là\u00a0: on ne sait pas s'il manque quelqu'un",
            )
        )


def _fill(index: presence.Index, root: int, names: Collection[str]) -> bool:
    """Note the students and the mentor's own journal; return whether a journal has seals."""
    sealed = _take_in(index, root, names)
    data = _contents(root, MENTOR_JOURNAL)
    if (journal := _decoded(data)) is not None:
        index.mentor = journal.last_op
    return sealed or _SEAL in data


def rebuild(store: MentorJournal, root: int) -> None:
    """Make the index anew from what is there, once everything was replaced. The lock is held."""
    index = presence.Index()
    store.expect(index)
    _fill(index, root, files.names(root, STUDENTS))
    presence.save(index, root)
