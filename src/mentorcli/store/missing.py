"""What was lost: students and operations that the index knows and that are no longer there, and the index itself."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator

from mentorcli.errors import UnreadableError
from mentorcli.models.student import is_slug
from mentorcli.store import departed, files, lock, presence
from mentorcli.store.journal import Journal, decode_journal
from mentorcli.store.layout import ERASED, ERASED_PERSON, INDEX, JOURNAL, MENTOR_JOURNAL, MERGED, STUDENTS, UNDONE
from mentorcli.store.mentor_journal import MentorJournal
from mentorcli.store.strangers import owner
from mentorcli.text import bilingual


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


def names_in(root: int, *parts: str) -> list[str]:
    """Return the names in a folder of the store, none where it is not there, or no folder."""
    with contextlib.ExitStack() as opened, contextlib.suppress(OSError):
        folder = root
        for part in parts:
            folder = opened.enter_context(files.folder(part, folder))
        return os.listdir(folder)
    return []


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
    students = names_in(root, STUDENTS)
    yield from names_in(root, ERASED)
    yield from names_in(root, MERGED)
    yield from (name.removeprefix(ERASED_PERSON) for name in students if name.startswith(ERASED_PERSON))
    for op in departed.operations(root):
        for slug in departed.slugs(root, op):
            yield known_of(root, UNDONE, op, slug)[0]
    for slug in filter(is_slug, students):
        yield known_of(root, STUDENTS, slug)[0]


def known_of(root: int, *parts: str) -> tuple[str, str]:
    """Return the uid and the last operation in the journal of a student's folder, empty where it cannot be read."""
    with contextlib.ExitStack() as opened, contextlib.suppress(OSError, UnreadableError):
        folder = root
        for part in parts:
            folder = opened.enter_context(files.folder(part, folder))
        journal = decode_journal(files.read(JOURNAL, folder), JOURNAL)
        return uid_of(journal), journal.last_op
    return "", ""


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
    for slug in filter(is_slug, names):
        if slug not in index.students:
            _take_in(index, root, slug)
    gone = {slug: uid for slug, (uid, _) in index.students.items() if slug not in names}
    for slug in gone.keys() - without_accounted(gone, root).keys() if gone else ():
        del index.students[slug]


def _take_in(index: presence.Index, root: int, slug: str) -> None:
    uid, op = known_of(root, STUDENTS, slug)
    if op:
        index.note(slug, uid, op)


def _make_anew(store: MentorJournal, root: int, names: Collection[str]) -> None:
    """Make the index from the folders, and warn of it where there must have been one."""
    _fill(store.index(), root, names)
    if has_seals(root, names):
        where = store.where(INDEX)
        store.warnings.append(
            bilingual(
                f"{where} was lost and is made anew from what is there: whether somebody is missing is not known",
                f"{where} était perdu et est refait d'après ce qui est là\u00a0: on ne sait pas s'il manque quelqu'un",
            )
        )


def _fill(index: presence.Index, root: int, names: Collection[str]) -> None:
    for slug in filter(is_slug, names):
        _take_in(index, root, slug)
    with contextlib.suppress(OSError, UnreadableError):
        index.mentor = decode_journal(files.read(MENTOR_JOURNAL, root), MENTOR_JOURNAL).last_op


def has_seals(root: int, slugs: Collection[str]) -> bool:
    """Return whether a journal of the store has seals: it was written together with an index."""
    places = [(MENTOR_JOURNAL,), *((STUDENTS, slug, JOURNAL) for slug in slugs)]
    return any(_is_sealed(root, place) for place in places)


def _is_sealed(root: int, parts: tuple[str, ...]) -> bool:
    with contextlib.ExitStack() as opened, contextlib.suppress(OSError):
        folder = root
        for part in parts[:-1]:
            folder = opened.enter_context(files.folder(part, folder))
        return b'","sum":"' in files.read(parts[-1], folder)
    return False


def rebuild(store: MentorJournal, root: int) -> None:
    """Make the index anew from what is there, once everything was replaced. The lock is held."""
    index = presence.Index()
    store.expect(index)
    _fill(index, root, names_in(root, STUDENTS))
    presence.save(index, root)
