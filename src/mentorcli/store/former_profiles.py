"""Every profile that a student ever had: by what they could once be reached may still stand in a note."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from mentorcli.errors import UnreadableError
from mentorcli.models.student import Student
from mentorcli.store import files
from mentorcli.store.journal import Journal, decode_journal, decode_records
from mentorcli.store.layout import JOURNAL, MERGED
from mentorcli.store.repository import Store
from mentorcli.store.student_records import StudentRecords


def every_profile(store: Store, known: StudentRecords) -> list[Student]:
    """Return the student's profile and all that were noted before, those taken back too, of merged entries as well.

    What cannot be read of an entry that was put together with this one is left out.
    """
    journals = [known.replay.journal, *_merged(store, known)]
    return [known.student, *(student for journal in journals for student in _profiles(journal))]


def _profiles(journal: Journal) -> Iterator[Student]:
    for number, line in journal.lines:
        if "student" in line.put:
            yield from decode_records("student", line.put["student"], journal.where, number)


def _merged(store: Store, known: StudentRecords) -> Iterator[Journal]:
    for uid in known.student.aliases:
        with (
            contextlib.suppress(OSError, UnreadableError),
            files.folder(MERGED, store.open_root()) as merged,
            files.folder(uid, merged) as folder,
        ):
            yield decode_journal(files.read(JOURNAL, folder), store.where(MERGED, uid, JOURNAL))
