"""The store as the commands see it: students by slug, the mentor's own journal, and one writer at a time.

Reading never waits for the lock, except where it meets a line that another process is just writing. What cannot be read
raises UnreadableError (exit 4), never an empty answer.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from mentorcli.errors import NotFoundError, UnreadableError
from mentorcli.models.session import FirstSession, Session
from mentorcli.models.student import Student, is_slug
from mentorcli.rules import recording
from mentorcli.store import files, lock
from mentorcli.store.journal import DECODE_ERRORS, Journal, checksum, decode_journal
from mentorcli.store.layout import JOURNAL, MENTOR_JOURNAL, PENDING, PROFILE, STUDENTS, Home
from mentorcli.store.replay import Replay, replay_journal
from mentorcli.store.store_folder import StoreFolder
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual

if TYPE_CHECKING:
    from mentorcli.store.pending import Pending

_IN_STUDENT = (JOURNAL, PROFILE)


def _no_student(slug: str) -> NotFoundError:
    return NotFoundError(
        bilingual(f"No student {slug}", f"Pas d'étudiant {slug}"),
        bilingual("See: mentor student list --all", "Voyez\u00a0: mentor student list --all"),
    )


class Store(StoreFolder):
    """The students and the mentor's own records in one folder."""

    def __init__(self, home: Home, environ: Mapping[str, str] = os.environ) -> None:
        super().__init__(home, environ)
        self._mentor: Replay | None = None
        self._complete: set[str] | None = None

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

    def _hidden_students(self) -> frozenset[str]:
        """Return those whose folder stands there and does not count by the last operation over several journals."""
        root = self._root
        if root is None or not files.exists(PENDING, root):
            return frozenset()
        pending = self.pending(root)
        if pending is None:
            return frozenset()
        return frozenset(pending.merged if self.counts(pending) else pending.students)

    def counts(self, pending: Pending) -> bool:
        """Return whether the operation counts with which students come or go."""
        if pending.undone is None:
            return self.is_complete(pending.batch)
        return all(line.undoes != pending.undone for _, line in self.mentor().effective)

    def pending(self, root: int) -> Pending | None:
        """Return the operation over several journals that was begun last, None where there is none."""
        from mentorcli.store.pending import Pending  # only where such a change is under way

        try:
            return msgspec.json.decode(files.read(PENDING, root), type=Pending)
        except (OSError, *DECODE_ERRORS):
            return None

    def student(self, slug: str) -> StudentRecords:
        """Return one student's records; who was erased is none. Raises NotFoundError, UnreadableError with the line."""
        if (records := self.stored(slug)).student.tombstone in self.erased():
            raise _no_student(slug)
        return records

    def stored(self, slug: str) -> StudentRecords:
        """Return the records in a student's folder, as `student` does, an erased one's too."""
        if self.root() is None or not is_slug(slug):
            raise _no_student(slug)
        with self.reading(STUDENTS, slug):
            incomplete = self._hidden_students()
        if slug in incomplete:
            raise _no_student(slug)
        with contextlib.ExitStack() as opened:
            with self.reading(STUDENTS, slug):
                try:
                    folder = opened.enter_context(self.student_folder(slug))
                except FileNotFoundError:
                    raise _no_student(slug) from None
            try:
                written, journal = self._contents(folder, slug)
            except UnreadableError:
                if self._is_gone(slug):  # erased by another process while it was read here
                    raise _no_student(slug) from None
                raise
            replay = self._replay(journal, slug)
        return self._with_profile(replay, written, slug)

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

    def _journal(self, folder: int, *parts: str) -> Journal:
        """Read a journal; where its end is torn, once more when no writer is at work."""
        name, where = parts[-1], self.where(*parts)
        with self.reading(*parts):
            journal = decode_journal(files.read(name, folder), where)
        root = self._root
        if journal.torn and not self.locked and root is not None:
            with contextlib.suppress(OSError), lock.reader(root):
                journal = decode_journal(files.read(name, folder), where)
        if journal.torn:
            from mentorcli.store.fault_text import left_out  # hardly ever

            self.warnings.append(left_out(where))
        return journal

    def _with_profile(self, replay: Replay, written: bytes, slug: str) -> StudentRecords:
        """Compare the profile on disk with the journal's and return the records with the one that is right."""
        where = self.where(STUDENTS, slug, PROFILE)
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
        from mentorcli.store import profile  # only where it was edited, or not rewritten in time

        student, revision = profile.decode(profile.parse(written, where), where)
        if student.tombstone in self.erased() or (student.id in replay.former and revision < last.op):
            return StudentRecords(replay, last.record)
        if student.id != slug:
            from mentorcli.store.student_faults import strange_id

            raise strange_id(where, student.id, slug)
        if revision < last.op:
            return StudentRecords(replay, last.record)
        if revision > replay.journal.last_op and not replay.journal.torn:
            from mentorcli.store.fault_text import older_journal  # hardly ever

            self.warnings.append(older_journal(where))
        return StudentRecords(replay, student, edited=student != last.record)

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
        for slug in self.slugs() if slugs is None else slugs:
            try:
                records = self.student(slug)
                if whole:
                    records.replay.check()
                yield records
            except NotFoundError:  # erased by another process since the folders were listed
                continue
            except UnreadableError as error:
                self.faults.append(error)

    def mentor(self) -> Replay:
        """Return the mentor's own journal, empty where nothing was written yet."""
        if self._mentor is None:
            journal = Journal(self.where(MENTOR_JOURNAL), [], 0, b"", closed=True)
            root = self.root()
            if root is not None:
                with self.reading(MENTOR_JOURNAL):
                    names = os.listdir(root)
                others = [name for name in names if name.startswith("mentor") and name != MENTOR_JOURNAL]
                if others:
                    self._warn_of_copies((), others, (MENTOR_JOURNAL,))
                if MENTOR_JOURNAL in names:
                    journal = self._journal(root, MENTOR_JOURNAL)
            self._mentor = replay_journal(journal, lambda _: True)
            self._complete = {line.complete for _, line in self._mentor.effective if line.complete}
        return self._mentor

    def is_complete(self, batch: str) -> bool:
        """Return whether an operation over several journals was written to its end."""
        self.mentor()
        return batch in (self._complete or set())

    def first_session(self) -> FirstSession | None:
        """Return the mentor's first held session as it was last noted, None while that is not known."""
        noted = self.mentor().records(FirstSession).get("first")
        return noted if noted is not None and noted.session is not None else None

    def erased_first_day(self) -> datetime | None:
        """Return the beginning of the day of the mentor's first held session where its student was erased."""
        noted = self.mentor().records(FirstSession).get("first")
        return noted.erased if noted is not None else None

    def first_held(self) -> FirstSession | None:
        """Return the mentor's first held session, looking through all students where it is not noted."""
        return self.first_session() or recording.first_held(self.earliest_held(), self.erased_first_day())

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

    def earliest_held(self) -> Session | None:
        """Return the earliest session that took place, looking through all students.

        None while a student cannot be read: theirs could be the earliest.
        """
        known = len(self.warnings)
        with self.faults_as_warnings():
            found = recording.first_session(s for s in self.all_sessions() if s.held)
        return found if len(self.warnings) == known else None

    def reread(self) -> None:
        """Forget what was read of the mentor's journal and of erasures: the next question reads it anew."""
        self._mentor = None
        self._complete = None
        self._erased = None

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
