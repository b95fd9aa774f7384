"""The store as the commands see it: students by slug, the mentor's own journal, and one writer at a time.

Reading never waits for the lock, except where it meets a line that another process is just writing. What cannot be read
raises UnreadableError (exit 4), never an empty answer.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from mentorcli.errors import NewerStoreError, NotFoundError, UnreadableError
from mentorcli.models.recording import FirstSession
from mentorcli.models.session import Session
from mentorcli.models.student import is_slug
from mentorcli.rules import recording
from mentorcli.store import files, lock, profile
from mentorcli.store.journal import Journal, decode_journal
from mentorcli.store.layout import (
    JOURNAL,
    MENTOR_JOURNAL,
    PENDING,
    PROFILE,
    RESTORING,
    STORE_FILE,
    STUDENTS,
    Home,
)
from mentorcli.store.replay import Replay, fold
from mentorcli.store.student_records import StudentRecords

if TYPE_CHECKING:
    from mentorcli.models.recording import FirstSession

SCHEMA = 1
_STORE_HEAD = f"# The store of `mentor`: leave this file as it is.\nschema = {SCHEMA}\nmin_reader = {SCHEMA}\n"
_CHECK = "Run: mentor store check"
_PROCESS_LIMITS = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)


def store_file(store_id: str) -> bytes:
    """Return the content of `store.toml`: the schema, the oldest schema a reader must know, and the store's id."""
    return f'{_STORE_HEAD}id = "{store_id}"\n'.encode()


def check_schema(data: bytes, where: str) -> int:
    """Return the schema that `store.toml` names. Raises NewerStoreError for one that this version cannot read."""
    if data.startswith(_STORE_HEAD.encode()):  # spares the TOML parser on every single command
        return SCHEMA
    schema = profile.parse(data, where).get("schema")
    if not isinstance(schema, int):
        raise UnreadableError(f"{where}, field schema: missing or no number", "Restore that file from a backup.")
    if schema > SCHEMA:
        raise NewerStoreError(
            f"{where}: the store has schema {schema}, this version of mentor reads up to {SCHEMA}",
            "Upgrade mentor. Nothing was changed.",
        )
    return schema


class Pending(msgspec.Struct, frozen=True):
    """An operation over several journals: the students named are there only where its batch is complete."""

    batch: str
    students: list[str]


class Store:
    """The store in one folder. Close it when done; `warnings` and `faults` gather what the user should be told.

    `changing`, `replacing` and `locked` are a writer's: a change was asked for, everything is about to be replaced,
    and it holds the lock. `schema` is that of the store on disk.
    """

    def __init__(self, home: Home) -> None:
        self.home = home
        self.warnings: list[str] = []
        self.faults: list[UnreadableError] = []
        self.locked = False
        self.changing = False
        self.replacing = False
        self.schema = SCHEMA
        self._stack = contextlib.ExitStack()
        self._root: int | None = None
        self._mentor: Replay | None = None
        self._complete: set[str] | None = None

    def close(self) -> None:
        """Close the folders held open."""
        self._stack.close()
        self._root = None

    def where(self, *parts: str) -> str:
        """Return the path of something in the store, for messages."""
        return str(self.home.store.joinpath(*parts))

    @contextlib.contextmanager
    def reading(self, *parts: str) -> Iterator[None]:
        """Turn an OSError met while reading into UnreadableError with the path."""
        try:
            yield
        except FileNotFoundError:
            raise UnreadableError(f"{self.where(*parts)} is missing", _CHECK) from None
        except OSError as error:
            if error.errno in _PROCESS_LIMITS and self.changing:
                raise
            what = "a symbolic link, not followed" if error.errno == errno.ELOOP else error.strerror
            raise UnreadableError(f"{self.where(*parts)}: {what}", _CHECK) from None

    def root(self) -> int | None:
        """Return the open store folder, None where there is no store yet. Checks the schema once."""
        if self._root is None:
            with self.reading():
                try:
                    fd = self._stack.enter_context(files.folder(str(self.home.store)))
                except FileNotFoundError:
                    return None
                if not self._check_store_file(fd):
                    return None
            self._root = fd
        return self._root

    def _check_store_file(self, fd: int) -> bool:
        """Return whether the folder holds a store. Raises for a newer one and for one without its `store.toml`."""
        if self.replacing or (files.exists(RESTORING, fd) and self._restoring(fd)):
            return True
        with self.reading(STORE_FILE):
            try:
                data = files.read(STORE_FILE, fd)
            except FileNotFoundError:
                if {STUDENTS, MENTOR_JOURNAL} & set(os.listdir(fd)):
                    raise
                return False
        self.schema = check_schema(data, self.where(STORE_FILE))
        if not self.changing:
            self._refuse_older()
        return True

    def refresh_schema(self, root: int) -> None:
        """Read the schema again, once `store.toml` was replaced."""
        with self.reading(STORE_FILE):
            self.schema = check_schema(files.read(STORE_FILE, root), self.where(STORE_FILE))

    def _restoring(self, fd: int) -> bool:
        """Return whether a restore goes on that this writer is about to finish.

        A reader waits for it. Raises UnreadableError where it was interrupted.
        """
        if self.changing:
            return True
        with contextlib.suppress(OSError), lock.reader(fd):
            pass
        if files.exists(RESTORING, fd):
            raise UnreadableError(
                f"{self.where()}: the restoring of a backup was interrupted",
                "Finish it: mentor store check --repair",
            )
        return False

    def _refuse_older(self) -> None:
        """Raise UnreadableError where a reader meets an older layout, which the next writer brings up to date."""
        if self.schema < SCHEMA:
            raise UnreadableError(
                f"{self.where(STORE_FILE)}: the store has schema {self.schema}, this version of mentor reads {SCHEMA}",
                "Bring it up to date, after a backup made by itself: mentor store check --repair",
            )

    def students(self) -> contextlib.AbstractContextManager[int]:
        """Open the students' folder. Raises FileNotFoundError where no student was ever added."""
        root = self.root()
        if root is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), STUDENTS)
        return files.folder(STUDENTS, root)

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
        incomplete = self._incomplete_students()
        return sorted(name for name in names if is_slug(name) and name not in incomplete)

    def _incomplete_students(self) -> frozenset[str]:
        """Return the students who are there only once an operation over several journals is complete, and is not."""
        root = self._root
        if root is None or not files.exists(PENDING, root):
            return frozenset()
        pending = self.pending(root)
        return frozenset() if pending is None or self.is_complete(pending.batch) else frozenset(pending.students)

    def pending(self, root: int) -> Pending | None:
        """Return the operation over several journals that was begun last, None where there is none."""
        try:
            return msgspec.json.decode(files.read(PENDING, root), type=Pending)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def student(self, slug: str) -> StudentRecords:
        """Return one student's records. Raises NotFoundError, or UnreadableError with path and line."""
        if self.root() is None or not is_slug(slug):
            raise NotFoundError(f"No student {slug}", "See: mentor student list --all")
        with contextlib.ExitStack() as opened:
            with self.reading(STUDENTS, slug):
                try:
                    folder = opened.enter_context(self.student_folder(slug))
                except FileNotFoundError:
                    raise NotFoundError(f"No student {slug}", "See: mentor student list --all") from None
            try:
                written, journal = self._contents(folder, slug)
            except UnreadableError:
                if self._is_gone(slug):  # erased by another process while it was read here
                    raise NotFoundError(f"No student {slug}", "See: mentor student list --all") from None
                raise
            replay = fold(journal, self.is_complete)
        return self._with_profile(replay, written, slug)

    def _contents(self, folder: int, slug: str) -> tuple[bytes, Journal]:
        """Read the profile and then the journal, so that the profile is never the newer of the two."""
        with self.reading(STUDENTS, slug, PROFILE):
            written = files.read(PROFILE, folder)
        return written, self._journal(folder, STUDENTS, slug, JOURNAL)

    def _is_gone(self, slug: str) -> bool:
        try:
            with self.students() as students:
                return not files.exists(slug, students)
        except OSError:
            return False

    @contextlib.contextmanager
    def student_folder(self, slug: str) -> Iterator[int]:
        """Open one student's folder. Raises OSError."""
        with self.students() as students, files.folder(slug, students) as folder:
            yield folder

    def journal(self, slug: str) -> Journal:
        """Return one student's journal, not replay. Raises UnreadableError with path and line."""
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
            self.warnings.append(f"{where}: the last line was not finished and is left out (an interrupted write)")
        return journal

    def _with_profile(self, replay: Replay, written: bytes, slug: str) -> StudentRecords:
        """Hold the profile on disk against the journal's and return the one that is right."""
        where = self.where(STUDENTS, slug, PROFILE)
        versions = replay.history("student", slug)
        if not versions and any(line.batch for _, line in replay.journal.lines):
            raise NotFoundError(f"No student {slug}", "See: mentor student list --all")
        if not versions or versions[-1].record is None:
            raise UnreadableError(f"{self.where(STUDENTS, slug, JOURNAL)}: no profile of {slug} in it", _CHECK)
        last = versions[-1]
        line = next(line for _, line in reversed(replay.effective) if line.op == last.op)
        if line.file is not None and profile.checksum(written) == line.file:
            return StudentRecords(replay, last.record)
        student, revision = profile.decode(profile.parse(written, where), where)
        if student.id != slug:
            raise UnreadableError(f"{where}, field id: {student.id} in the folder of {slug}", "Put the id back.")
        if revision < last.op:
            return StudentRecords(replay, last.record)
        if revision > replay.journal.last_op and not replay.journal.torn:
            self.warnings.append(
                f"{where} is newer than the journal beside it, which has lost its last lines or is an older copy"
            )
        return StudentRecords(replay, student, edited=student != last.record)

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
                    there = files.exists(MENTOR_JOURNAL, root)
                if there:
                    journal = self._journal(root, MENTOR_JOURNAL)
            self._mentor = fold(journal, lambda _: True)
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

    def first_session_id(self) -> str | None:
        """Return the id of the mentor's very first session, looking through all students where it is not noted.

        Before any was held this is the earliest one scheduled; None without any.
        """
        noted = self.first_session()
        if noted is not None:
            return noted.session
        with self._faults_as_warnings():
            found = recording.first_session(self.all_sessions())
        return found.id if found else None

    def earliest_held(self) -> Session | None:
        """Return the earliest session that took place, looking through all students.

        None while a student cannot be read: theirs could be the earliest.
        """
        known = len(self.warnings)
        with self._faults_as_warnings():
            found = recording.first_session(s for s in self.all_sessions() if s.held)
        return found if len(self.warnings) == known else None

    @contextlib.contextmanager
    def _faults_as_warnings(self) -> Iterator[None]:
        """Let a question about one student be answered though another student cannot be read: that is said."""
        known = len(self.faults)
        yield
        self.warnings += [fault.message for fault in self.faults[known:]]
        del self.faults[known:]

    def reread(self) -> None:
        """Forget what was read of the mentor's journal, so that the next question reads it anew."""
        self._mentor = None
        self._complete = None

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
        """Return whether a journal holds these bytes, True where it cannot be read (the decoder says why)."""
        try:
            with self.student_folder(slug) as folder:
                data = files.read(JOURNAL, folder)
        except OSError:
            return True
        return what in data or b'"id": ' in data  # a line mended by hand may have blanks
