"""The operations of erased students among those of another one, as a merge of two copies of a store can leave them.

A line tells whose it is by its `uid`, or by the profile in it. Of one that tells neither, written before lines had a
`uid`, it is known where it is older than the one whose journal it is, or is about records of the erased one alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import msgspec

from mentorcli.models.student import Student, is_random_id
from mentorcli.store.journal import Journal, Line, decode_records
from mentorcli.store.line_records import touched
from mentorcli.store.replay import Replay, replay_journal


def own_lines(journal: Journal, gone: Collection[str]) -> Journal:
    """Return a journal without the lines of erased students, whose uids are `gone`; empty where all are theirs."""
    owners = {line.op: owner(journal.where, number, line) for number, line in journal.lines}
    named = {one for one in owners.values() if one is not None}
    if not named & set(gone):
        return journal
    if named <= set(gone):
        return msgspec.structs.replace(journal, lines=[])
    begun = min(op for op, one in owners.items() if one is not None and one not in gone)
    theirs: set[str] = set()
    made: set[tuple[str, str]] = set()
    for _, line in sorted(journal.lines, key=lambda entry: entry[1].op):
        whose = owners[line.op]
        if whose in gone if whose is not None else line.op < begun or _is_about(line, theirs, made):
            theirs.add(line.op)
            made.update(touched(line))
    return msgspec.structs.replace(journal, lines=[entry for entry in journal.lines if entry[1].op not in theirs])


def owner(where: str, number: int, line: Line) -> str | None:
    """Return the uid of the student whose line it is, None where it does not tell."""
    if line.uid is not None or "student" not in line.put:
        return line.uid
    students: list[Student] = decode_records("student", line.put["student"], where, number)
    return students[-1].tombstone if students else None


def _is_about(line: Line, theirs: set[str], made: set[tuple[str, str]]) -> bool:
    """Return whether a line takes back one of these operations, or is about these records alone.

    Only ids that were drawn at random tell whose a record is; an item of a checklist has the same for everybody.
    """
    if line.undoes is not None:
        return line.undoes in theirs
    about = set(touched(line))
    return bool(about) and about <= made and all(is_random_id(key) for _, key in about)


def own_replay(journal: Journal, gone: Collection[str], is_complete: Callable[[str], bool], slug: str | None) -> Replay:
    """Return the records of a student's journal as `replay_journal` does, without those of erased students in it.

    Where all are theirs nothing is left out, whichever slug the folder has: who asks sees that they were erased.
    """
    own = own_lines(journal, gone)
    if own.lines:
        replay = replay_journal(own, is_complete, slug)
        replay.journal, replay.strangers = journal, len(journal.lines) - len(own.lines)
        return replay
    replay = replay_journal(journal, is_complete, slug)
    replay.former |= {key for _, line in journal.lines for kind, key in touched(line) if kind == "student"} - {slug}
    return replay
