"""The store as the commands see it: students by slug, the mentor's own journal, and one writer at a time.

A command reads one state, of which `mentorcli.store.moment` knows; otherwise reading waits for the lock only where it
meets a line that another process is just writing. What cannot be read raises UnreadableError (exit 4), never an empty
answer.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from typing import Any

from mentorcli.errors import MentorError, NotFoundError, UnreadableError
from mentorcli.models.session import FirstSession, Session
from mentorcli.models.student import Student, is_slug
from mentorcli.rules import recording
from mentorcli.store import files
from mentorcli.store.files import os
from mentorcli.store.journal import Journal, checksum
from mentorcli.store.layout import JOURNAL, PROFILE, STUDENTS
from mentorcli.store.mentor_journal import MentorJournal
from mentorcli.store.replay import Replay, replay_journal
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual

_IN_STUDENT = (JOURNAL, PROFILE)


def _no_student(slug: str) -> NotFoundError:
    return NotFoundError(
        bilingual(f"No student {slug}", f"Pas d'étudiant {slug}"),
        bilingual("See: mentor student list --all", "Voyez\u00a0: mentor student list --all"),
    )


class Store(MentorJournal):
    """The students and the mentor's own records in one folder."""

    def slugs(self) -> list[str]:
        """Return the students' slugs in order; nothing but the list of folders is read."""
        if self.root() is None:
            return []
        with self.reading(STUDENTS):
            try:
                with self.students() as fd:
                    names = os.listdir(fd)
            except FileNotFoundError:
                return []
        incomplete = self._hidden_students()
        slugs = sorted(name for name in names if is_slug(name) and name not in incomplete)
        if len(slugs) < len(names):
            self._warn_of_copies((STUDENTS,), [name for name in names if not is_slug(name)], slugs)
        return slugs

    def student(self, slug: str) -> StudentRecords:
        """Return one student's records; who was erased is none. Raises NotFoundError, UnreadableError with the line."""
        if (records := self.stored(slug)).student.tombstone in self.erased():
            raise _no_student(slug)
        return records

    def stored(self, slug: str) -> StudentRecords:
        """Return the records in a student's folder, as `student` does, an erased one's too."""
        if self.root() is None or not is_slug(slug):
            raise _no_student(slug)
        self.index()  # before the journals: it is never ahead of them
        with self.reading(STUDENTS, slug):
            incomplete = self._hidden_students()
        if slug in incomplete:
            raise _no_student(slug)
        with contextlib.ExitStack() as opened:
            with self.reading(STUDENTS, slug):
                try:
                    folder = opened.enter_context(self.student_folder(slug))
                except FileNotFoundError:
                    raise self._absence(slug) from None
            try:
                written, journal = self._contents(folder, slug)
                self.refuse_behind(journal, slug)
            except UnreadableError:
                if self._is_gone(slug):  # erased by another process while it was read here
                    raise _no_student(slug) from None
                raise
            replay = self._replay(journal, slug)
        return self._with_profile(replay, written, slug)

    def _absence(self, slug: str) -> MentorError:
        """Return the error for a student whose folder is not there: lost, or none."""
        lost = self.lost_students(()) if slug in self.index().students else {}
        return lost.get(slug) or _no_student(slug)

    def lost_students(self, there: Collection[str]) -> dict[str, UnreadableError]:
        """Return the error of every student, by slug, who must be there and is not among those `there`."""
        if self.index().students.keys() <= set(there):
            return {}
        from mentorcli.store.lost_records import student_lost  # only where something was lost
        from mentorcli.store.missing import missing_students

        return {slug: student_lost(self.where(STUDENTS, slug)) for slug in missing_students(self)}

    def _contents(self, folder: int, slug: str) -> tuple[bytes, Journal]:
        """Read the profile and then the journal, so that the profile is never the newer of the two."""
        with self.reading(STUDENTS, slug, PROFILE):
            written = files.read(PROFILE, folder)
            others = [name for name in os.listdir(folder) if name not in _IN_STUDENT]
        if others:
            self._warn_of_copies((STUDENTS, slug), others, _IN_STUDENT)
        return written, self._journal(folder, STUDENTS, slug, JOURNAL)

    def _replay(self, journal: Journal, slug: str) -> Replay:
        """Return the records that a student's journal leaves behind, without those of an erased one among them."""
        gone = self.erased()
        if not gone or all(line.uid is not None and line.uid not in gone for _, line in journal.lines):
            return replay_journal(journal, self.is_complete, slug)
        from mentorcli.store.strangers import own_replay  # only where a line can be that of somebody erased

        return own_replay(journal, gone, self.is_complete, slug)

    def journal(self, slug: str) -> Journal:
        """Return one student's journal as it stands in the file. Raises UnreadableError with path and line."""
        with contextlib.ExitStack() as opened:
            with self.reading(STUDENTS, slug):
                folder = opened.enter_context(self.student_folder(slug))
            return self._journal(folder, STUDENTS, slug, JOURNAL)

    def _with_profile(self, replay: Replay, written: bytes, slug: str) -> StudentRecords:
        """Compare the profile on disk with the journal's and return the records with the one that is right."""
        versions = replay.history(Student, slug)
        if not versions and any(line.batch for _, line in replay.journal.lines):
            raise _no_student(slug)
        last = versions[-1] if versions else None
        if last is None or last.record is None:
            from mentorcli.store.student_faults import no_profile

            raise no_profile(self.where(STUDENTS, slug, JOURNAL), slug)
        line = next(line for _, line in reversed(replay.effective) if line.op == last.op)
        if line.file is not None and checksum(written) == line.file:
            return StudentRecords(replay, last.record)
        return self._with_other_profile(replay, last.record, last.op, written, slug)

    def _with_other_profile(self, replay: Replay, known: Student, op: str, written: bytes, slug: str) -> StudentRecords:
        """Return the records where the file is not the one of the operation `op`, the last on the profile (`known`)."""
        from mentorcli.store import hand_edits, profile  # only where it was edited, or not rewritten in time

        where = self.where(STUDENTS, slug, PROFILE)
        student, revision = profile.decode(profile.parse(written, where), where)
        if student.tombstone in self.erased():
            return StudentRecords(replay, known)
        if student.id != slug and not (student.id in replay.former and revision < op):
            from mentorcli.store.student_faults import strange_id

            raise strange_id(where, student.id, slug)
        if revision < op:
            return hand_edits.with_older(self, replay, known, written)
        if revision > replay.journal.last_op and not replay.journal.torn:
            from mentorcli.store.fault_text import older_journal  # hardly ever

            self.warnings.append(older_journal(where))
        return StudentRecords(replay, student, edited=student != known, file=checksum(written))

    def unknown_profile_fields(self, slug: str, folder: int) -> dict[str, Any]:
        """Return the fields of a newer version in the profile in a student's open folder. Raises UnreadableError."""
        from mentorcli.store import profile  # only where a profile is written anew

        with self.reading(STUDENTS, slug, PROFILE):
            written = files.read(PROFILE, folder)
        return profile.unknown_fields(profile.parse(written, self.where(STUDENTS, slug, PROFILE)))

    def all_students(self, slugs: list[str] | None = None, *, whole: bool = False) -> Iterator[StudentRecords]:
        """Yield every student's records; a student who cannot be read is put in `faults` and the rest goes on.

        `whole` decodes every record now, so that one with a fault leaves out its student; otherwise the first question
        for its type raises.
        """
        self.index()  # before the folders: it is never ahead of them
        listed = self.slugs() if slugs is None else slugs
        for slug in listed:
            try:
                records = self.student(slug)
                if whole:
                    records.replay.check()
                yield records
            except NotFoundError:  # erased by another process since the folders were listed
                continue
            except UnreadableError as error:
                self.faults.append(error)
        if slugs is None:
            self.faults += self.lost_students(listed).values()

    def first_session_id(self) -> str | None:
        """Return the id of the mentor's very first session, looking through all students where it is not noted.

        Before any was held this is the earliest one scheduled; None without any, ERASED where its student was erased.
        """
        noted = self.first_session()
        if noted is not None:
            return noted.session
        with self.faults_as_warnings():
            found = recording.first_session(self.all_sessions())
        held = recording.first_held(found if found is not None and found.held else None, self.erased_first_day())
        return held.session if held else found.id if found else None

    def first_held(self) -> FirstSession | None:
        """Return the mentor's first held session, looking through all students where it is not noted."""
        return self.first_session() or recording.first_held(self.earliest_held(), self.erased_first_day())

    def earliest_held(self) -> Session | None:
        """Return the earliest session that took place, looking through all students.

        None while a student cannot be read: theirs could be the earliest.
        """
        known = len(self.warnings)
        with self.faults_as_warnings():
            found = recording.first_session(s for s in self.all_sessions() if s.held)
        return found if len(self.warnings) == known else None

    def all_sessions(self) -> Iterator[Session]:
        """Yield every student's sessions."""
        for records in self.all_students(whole=True):
            yield from records.sessions.values()

    def find_sessions(self, prefix: str) -> list[tuple[StudentRecords, Session]]:
        """Return the sessions whose id begins with `prefix`, with their students' records.

        Only journals in which such an id stands are decoded; one that cannot be read is put in `faults`.
        """
        holding = [slug for slug in self.slugs() if self._mentions(slug, f'"id":"{prefix}'.encode())]
        return [
            (records, session)
            for records in self.all_students(holding, whole=True)
            for session in records.sessions.values()
            if session.id.startswith(prefix)
        ]

    def _mentions(self, slug: str, what: bytes) -> bool:
        """Return whether a journal holds these bytes, True where it cannot be read (the decoder explains why)."""
        try:
            with self.student_folder(slug) as folder:
                data = files.read(JOURNAL, folder)
        except OSError:
            return True
        return what in data or b'"id": ' in data  # a line mended by hand may have blanks

    def _is_gone(self, slug: str) -> bool:
        try:
            with self.students() as students:
                return not files.exists(slug, students)
        except OSError:
            return False
