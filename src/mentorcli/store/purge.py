"""Writing the journals anew without what is over, which then is gone for good.

First what was taken back, deleted or never finished is looked for in all journals; then one journal after another is
written anew, each whole or not at all: those of merged entries first, since what was deleted of them is known by the
student's, and the mentor's own last, since an operation over several journals counts by its line there. Whoever is
killed in between leaves a store in which everything reads as before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

import msgspec

from mentorcli.errors import UnreadableError
from mentorcli.models.recovery import MessageChange
from mentorcli.models.student import is_random_id
from mentorcli.store import departed, files, merged, removed_lines, seals
from mentorcli.store.files import os
from mentorcli.store.journal import PURGE, Line, checksum, decode_journal
from mentorcli.store.layout import JOURNAL, MENTOR_JOURNAL, MERGED, PROFILE, STUDENTS, UNDONE
from mentorcli.store.purge_lines import Key, Removed, last_words, rest_of
from mentorcli.store.replay import Replay, replay_journal
from mentorcli.store.repository import Store
from mentorcli.store.resealing import resealed
from mentorcli.store.store_folder import CHECK_HINT
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual

Place = tuple[str, ...]
"""Where a journal is, below the store's folder."""


class Target(NamedTuple):
    """A journal that is written anew: what it holds now, and the lines that stay.

    `gone` are records in it that were deleted elsewhere.
    """

    place: Place
    replay: Replay
    rows: list[bytes]
    uid: str | None
    gone: Collection[Key]


class Plan(NamedTuple):
    """What a purge does: the journals in the order in which they are written, and what goes.

    `leftovers` are files and folders beside the journals, below the store's folder.
    """

    targets: list[Target]
    removed: Removed
    leftovers: list[Place]

    def __bool__(self) -> bool:
        return bool(self.removed or self.leftovers)


class _Journal(NamedTuple):
    """A journal as it stands.

    `uids` are those of its student, `profile` is the checksum of the profile on disk where nobody edited it.
    """

    place: Place
    data: bytes
    replay: Replay
    uids: tuple[str, ...] = ()
    profile: int | None = None


def plan(store: Store, slug: str | None = None) -> Plan:
    """Return what is to go, of one student's where a slug is given. Raises UnreadableError.

    Of one student: what was taken back of changes that concern others too goes in all of their journals.
    """
    from mentorcli.store.purge_leftovers import leftovers  # looks through folders

    root = store.open_root()
    journals = [*_merged(store, root), *_students(store)]
    mentor = _mentor(store, root)
    own = next((one.uids for one in journals if one.place == (STUDENTS, slug, JOURNAL)), ())
    over, gone = _Over(mentor, journals, own if slug is not None else None), _gone(journals)
    targets, removed = [], Removed()
    for one in [*journals, *([mentor] if mentor is not None else [])]:
        uid = one.uids[0] if one.uids else None
        elsewhere = gone.get(uid or "", frozenset()) if one.place[0] == MERGED else ()
        chosen = over.is_chosen(one)
        rest = rest_of(one.data, one.replay, over.of(one), records=chosen, gone=elsewhere, profile=one.profile)
        removed = removed.together(rest.removed)
        if rest.removed:
            targets.append(Target(one.place, one.replay, rest.rows, uid, elsewhere))
    return Plan(targets, removed, leftovers(root, slug, {uid for one in journals for uid in one.uids}))


def _students(store: Store) -> Iterator[_Journal]:
    for slug in store.slugs():
        records = store.student(slug)
        with store.reading(STUDENTS, slug), store.student_folder(slug) as folder:
            data, written = files.read(JOURNAL, folder), files.read(PROFILE, folder)
        uids = (records.student.tombstone, *records.student.aliases)
        profile = None if records.edited or records.stale else checksum(written)
        yield _Journal((STUDENTS, slug, JOURNAL), data, records.replay, uids, profile)


def _merged(store: Store, root: int) -> Iterator[_Journal]:
    """Yield the journals of entries that were put together with another one, which their undo would bring back."""
    if not files.exists(MERGED, root):
        return
    with store.reading(MERGED), files.folder(MERGED, root) as aside:
        for uid in sorted(name for name in os.listdir(aside) if is_random_id(name)):
            where = (MERGED, uid, JOURNAL)
            with store.reading(*where), files.folder(uid, aside) as folder:
                data = files.read(JOURNAL, folder)
            journal, slug = decode_journal(data, store.where(*where)), merged.slug_of(store, uid)
            yield _Journal(where, data, replay_journal(journal, store.is_complete, slug), (uid,))


def _mentor(store: Store, root: int) -> _Journal | None:
    if not files.exists(MENTOR_JOURNAL, root):
        return None
    with store.reading(MENTOR_JOURNAL):
        return _Journal((MENTOR_JOURNAL,), files.read(MENTOR_JOURNAL, root), store.mentor())


def _gone(journals: list[_Journal]) -> dict[str, frozenset[Key]]:
    """Return for every uid the records that were deleted since in the entry with which it was put together."""
    found = {}
    for one in journals:
        if len(one.uids) > 1:
            gone = frozenset(key for key, (_, stands) in last_words(one.replay).items() if not stands)
            found.update(dict.fromkeys(one.uids[1:], gone))
    return found


class _Over:
    """Which operations are over in which journal; with `own`, the uids of one student, those that concern that one."""

    def __init__(self, mentor: _Journal | None, journals: list[_Journal], own: tuple[str, ...] | None) -> None:
        self._lines = [line for _, line in mentor.replay.journal.lines] if mentor is not None else []
        self._undos = {line.complete for line in self._lines if line.complete and line.undoes}
        self._own = own
        self._families = {family for one in journals if self.is_chosen(one) for family in self._families_of(one)}

    def is_chosen(self, journal: _Journal) -> bool:
        """Return whether a journal is looked through whole: the student's own, those of merged entries among them."""
        return self._own is None or bool(set(journal.uids) & set(self._own))

    def of(self, journal: _Journal) -> set[str]:
        """Return the operations of a journal that go, by id."""
        found = self._all(journal)
        if self.is_chosen(journal):
            return found
        lines = {line.op: line for _, line in journal.replay.journal.lines}
        return {op for op in found if self._family(lines[op]) in self._families}

    def _families_of(self, journal: _Journal) -> Iterator[str]:
        found = self._all(journal)
        return (self._family(line) for _, line in journal.replay.journal.lines if line.batch and line.op in found)

    def _all(self, journal: _Journal) -> set[str]:
        counts = {line.op for _, line in journal.replay.effective}
        return {
            line.op
            for _, line in journal.replay.journal.lines
            if line.op not in counts or line.undoes is not None or line.batch in self._undos
        }

    def _family(self, line: Line) -> str:
        """Return the first of the operations that took one another back, by its batch; empty for one without."""
        by_op = {one.op: one for one in self._lines}
        found: Line | None = line
        if line.batch is not None:
            found = next((one for one in self._lines if one.complete == line.batch), None)
        while found is not None and found.undoes in by_op:
            found = by_op[found.undoes or ""]
        return (found.complete if found is not None else line.batch) or ""


def carry_out(writer: Writer, found: Plan, *, at: datetime) -> None:
    """Write the journals anew, and remove what lies beside them. Raises OSError, and UnreadableError.

    Each journal ends with an operation of the purge's own, so that the ids in it never go back.
    """
    from mentorcli.store.purge_leftovers import remove

    store, mentor = writer.store, False
    written = [(target, _anew(writer, target, at)) for target in found.targets]
    removed_lines.note(writer.root, _gone_lines(store, writer.root, found))
    for target, data in written:
        with files.below(writer.root, *target.place[:-1]) as folder:
            files.replace(target.place[-1], data, folder)
        _note(store, target, data)
        mentor = target.place == (MENTOR_JOURNAL,)
    store.reread()
    if not mentor:
        writer.append_mentor(cmd=PURGE, at=at)
    for place in found.leftovers:
        remove(store, writer.root, place)


def _gone_lines(store: Store, root: int, found: Plan) -> set[str]:
    """Return the operations that a purge takes out, by id."""
    aside = {place[1] for place in found.leftovers if place[0] == UNDONE and len(place) > 1}
    journals = [target.replay.journal for target in found.targets]
    journals += [journal for op in aside for journal in departed.journals(store, root, op).values()]
    stay = {seals.operation(row) for target in found.targets for row in target.rows}
    return {line.op for journal in journals for _, line in journal.lines} - stay


def _note(store: Store, target: Target, data: bytes) -> None:
    """Note the last operation of a journal that was written anew, but of an entry that is part of another one."""
    if target.place[0] != MERGED:
        slug = target.place[1] if target.place[0] == STUDENTS else None
        store.index().note(slug, target.uid or "", decode_journal(data, JOURNAL).last_op)


def _kept(record: object) -> object:
    """Return a record as it stands after a purge: of a message's change no text of before is left."""
    if isinstance(record, MessageChange) and record.before is not None:
        return replace(record, before=record.after)
    return record


def _anew(writer: Writer, target: Target, at: datetime) -> bytes:
    """Return a journal as it is to be written. Raises UnreadableError where it would not read as it does now."""
    store = writer.store
    line = writer.stamped(Line(writer.next_op(target.replay.journal.last_op), at, PURGE, uid=target.uid))
    data = resealed(b"".join(row + b"\n" for row in [*target.rows, msgspec.json.encode(line)]))
    journal = decode_journal(data, store.where(*target.place))
    complete = (lambda _: True) if target.place == (MENTOR_JOURNAL,) else store.is_complete
    after = replay_journal(journal, complete, target.replay.slug)
    for kind in sorted(target.replay.kinds() | after.kinds()):
        before = target.replay.current(kind)
        if after.current(kind) != {key: _kept(one) for key, one in before.items() if (kind, key) not in target.gone}:
            raise UnreadableError(
                bilingual(
                    f"{journal.where} would not read as it does now ({kind}): nothing is purged",
                    f"{journal.where} ne se lirait plus de la même façon ({kind})\u00a0: rien n'est purgé",
                ),
                CHECK_HINT,
            )
    return data
