"""Reading everything and listing every fault, where the commands stop at the first."""

from __future__ import annotations

import contextlib
import re
import stat
from collections.abc import Callable
from datetime import datetime

from mentorcli.errors import MentorError, UnreadableError
from mentorcli.models.results.store import ToSettle
from mentorcli.models.session import Session, by_start
from mentorcli.models.student import Student, is_slug
from mentorcli.models.transfer import Transfer
from mentorcli.rules.recording import first_held
from mentorcli.rules.settling import links_to_settle, to_settle
from mentorcli.store import beside, fault_text, files, lock, presence, profile
from mentorcli.store.backup import tombstones
from mentorcli.store.backup_index import is_as_written
from mentorcli.store.check_copies import copy_faults, stranger
from mentorcli.store.check_journal import journal_faults, place_fault
from mentorcli.store.check_messages import message_faults
from mentorcli.store.check_presence import aside_faults, batch_faults, presence_faults
from mentorcli.store.decoding import refusal
from mentorcli.store.faults import BEHIND, LEFT, Fault, Report, edited_faults, sorted_out
from mentorcli.store.files import os
from mentorcli.store.journal import DECODE_ERRORS, Journal, checksum
from mentorcli.store.layout import (
    BACKUPS,
    EDITING,
    ERASED,
    ERASED_STUDENT,
    INDEX,
    JOURNAL,
    MENTOR_JOURNAL,
    MERGED,
    MESSAGES,
    NEW_STUDENT,
    OWN_BACKUPS,
    PENDING,
    PROFILE,
    RENAMING,
    REPLACED,
    RESTORING,
    RUNNING,
    STORE_FILE,
    STUDENTS,
    UNPACKING,
)
from mentorcli.store.lost_records import TailLostError, UnknownBatchError
from mentorcli.store.repository import Store
from mentorcli.store.salvage import uids_in
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import system_message

_LEFT = re.compile(rf"{re.escape(NEW_STUDENT)}|{re.escape(ERASED_STUDENT)}|\..*\.tmp\Z")
_PRIVATE = (BACKUPS, MENTOR_JOURNAL, f"{MENTOR_JOURNAL}.torn", STORE_FILE)


def check(store: Store, *, now: datetime | None = None) -> Report:
    """Return every fault, and given the present (aware) what only a person can settle. Raises NewerStoreError."""
    try:
        root = store.root()
    except UnreadableError as error:
        return Report(0, 0, [Fault((), error.message, remedy="finish" if store.unfinished else None)])
    found = _Check(store, now)
    found.settings()
    if root is not None:
        with contextlib.ExitStack() as held:
            with contextlib.suppress(OSError):  # a copy without a lock file, or one that is read only
                held.enter_context(lock.reader(root))
            store.begin()
            found.all(root)
    store.warnings.clear()
    faults, passing = sorted_out(found.faults)
    return Report(found.students, len(found.owners), faults, tuple(found.to_settle), tuple(found.edited), passing)


class _Check:
    """Goes through a store and gathers faults."""

    def __init__(self, store: Store, now: datetime | None) -> None:
        self._store = store
        self._now = now
        self._erased: set[str] = set()
        self._hidden: list[str] = []
        self.to_settle: list[ToSettle] = []
        self.faults: list[Fault] = []
        self.edited: list[tuple[str, ...]] = []
        self.students = 0
        self.owners: dict[str, str] = {}
        self._read: dict[str | None, Journal] = {}
        self._earliest: Session | None = None

    def settings(self) -> None:
        """Check the configuration."""
        from mentorcli.store.settings import load

        try:
            load(self._store.home.config)
        except MentorError as error:
            self._add((), error.message)

    def all(self, root: int) -> None:
        """Check everything below the store's folder."""
        for name in sorted(os.listdir(root)):
            self._top(name, root)
            self.faults += copy_faults((name,), root, beside.ON_TOP)
        with contextlib.suppress(OSError):
            self._erased = tombstones(self._store.place(ERASED))
        if self._store.has(MENTOR_JOURNAL):
            self._journal((MENTOR_JOURNAL,), self._store.place(MENTOR_JOURNAL))
        if self._store.has(STUDENTS) and self._is_folder((STUDENTS,), self._store.place(STUDENTS)):
            with self._store.students() as students:
                for name in (there := sorted(os.listdir(students))):
                    self._entry(name, students, there)
        faults, edited = aside_faults(self._store, root)
        self.faults += faults
        self.edited += edited
        self.faults += presence_faults(self._store, root, self._read, self._erased, self._hidden)
        self._first_session()

    def _add(
        self,
        parts: tuple[str, ...],
        what: str,
        line: int | None = None,
        field: str | None = None,
        *,
        remedy: str | None = None,
    ) -> None:
        self.faults.append(Fault(parts, what, line, field, remedy))

    def _error(self, parts: tuple[str, ...], error: UnreadableError, remedy: str | None = None) -> None:
        """Add the error of a reader, its place taken apart."""
        self.faults.append(place_fault(parts, self._store.where(*parts), error)._replace(remedy=remedy))

    def _mode(self, parts: tuple[str, ...], mode: int, wanted: int) -> None:
        if stat.S_IMODE(mode) != wanted and os.name == "posix":
            self._add(parts, fault_text.wrong_mode(stat.S_IMODE(mode), wanted), remedy="mode")

    def _top(self, name: str, root: int) -> None:
        """Check what stands directly in the store's folder; files that are not the store's own are left alone."""
        if name in (PENDING, RENAMING, RESTORING, UNPACKING) or name.startswith(REPLACED):
            self._add((name,), fault_text.left_over(name), remedy="finish")
        elif _LEFT.match(name) and not beside.is_litter(name):
            self._add((name,), fault_text.INTERRUPTED_WRITE, remedy=LEFT)
        elif name in (EDITING, ERASED, MERGED, OWN_BACKUPS, RUNNING):
            self._is_folder((name,), root)
        elif name == MESSAGES:
            self.faults += message_faults(root)
        elif name == INDEX:
            if self._is_file((name,), root) and presence.load(root) is None:
                self._add((name,), fault_text.INDEX_CHANGED, remedy="index")
        elif name in _PRIVATE and self._is_file((name,), root) and name == BACKUPS:
            try:
                if not is_as_written(files.read(name, root)):
                    self._add((name,), fault_text.INDEX_CHANGED)
            except (OSError, *DECODE_ERRORS) as error:
                self._add((name,), refusal(error).sentence)

    def _is_folder(self, parts: tuple[str, ...], within: int) -> bool:
        return self._is(parts, within, stat.S_ISDIR, fault_text.NO_FOLDER, files.FOLDER_MODE)

    def _is_file(self, parts: tuple[str, ...], within: int) -> bool:
        return self._is(parts, within, stat.S_ISREG, fault_text.NO_FILE, files.FILE_MODE)

    def _is(self, parts: tuple[str, ...], within: int, kind: Callable[[int], bool], otherwise: str, mode: int) -> bool:
        """Check type and mode of what is there, without following a link; return whether it is of the type."""
        found = os.stat(parts[-1], dir_fd=within, follow_symlinks=False).st_mode
        if stat.S_ISLNK(found):
            self._add(parts, fault_text.LINK)
        elif not kind(found):
            self._add(parts, otherwise)
        else:
            self._mode(parts, found, mode)
        return kind(found)

    def _entry(self, name: str, students: int, there: list[str]) -> None:
        """Check one entry of the students' folder, beside all that are `there`."""
        parts = (STUDENTS, name)
        if beside.is_litter(name):
            return
        if _LEFT.match(name):
            self._add(parts, fault_text.INTERRUPTED_CHANGE, remedy="finish")
        elif not is_slug(name):
            self.faults.append(stranger(name, students, there))
        elif self._is_folder(parts, students):
            try:
                with files.folder(name, students) as folder:
                    self._student(name, folder)
            except OSError as error:
                self._add(parts, system_message(error))

    def _student(self, slug: str, folder: int) -> None:
        there = sorted(os.listdir(folder))
        links = False
        for name in there:
            if _LEFT.match(name) and not beside.is_litter(name):
                self._add((STUDENTS, slug, name), fault_text.INTERRUPTED_WRITE, remedy=LEFT)
            self.faults += copy_faults((STUDENTS, slug, name), folder, beside.IN_STUDENT)
            if name in (PROFILE, JOURNAL, f"{JOURNAL}.torn"):
                links |= not self._is_file((STUDENTS, slug, name), folder)
        if links:  # listed already, and only a person can tell what should be there
            return
        if self._erased and uids_in(folder) <= self._erased:
            self._add((STUDENTS, slug), fault_text.ERASED, remedy="erase")
        elif JOURNAL not in there:
            self._add((STUDENTS, slug, JOURNAL), fault_text.MISSING)
        elif (journal := self._journal((STUDENTS, slug, JOURNAL), folder)) is not None:
            self.students += 1
            self._records(slug, journal, folder)

    def _records(self, slug: str, journal: Journal, folder: int) -> None:
        """Check what the journal of a student leaves behind."""
        try:
            records = self._store.stored(slug)
        except UnknownBatchError:
            self.faults += batch_faults(self._store, slug, journal)
        except TailLostError:  # named with whatever else is missing
            pass
        except UnreadableError as error:
            self._profile_error(slug, error)
        except MentorError:  # came with an operation that was never completed
            self.students -= 1
            self._hidden.append(slug)
        else:
            self._sound(slug, records, folder)

    def _profile_error(self, slug: str, error: UnreadableError) -> None:
        """Add why a student with a sound journal cannot be read; a profile that is no TOML is written anew."""
        parts = (STUDENTS, slug, PROFILE)
        where = self._store.where(*parts)
        if not error.message.startswith(where):
            self._error((STUDENTS, slug, JOURNAL), error)
            return
        found = fault_text.place_of(error.message, where)
        self._error(parts, error, remedy=None if found and found.field not in (None, "revision") else "profile")

    def _sound(self, slug: str, records: StudentRecords, folder: int) -> None:
        """Check what only shows when the records are compared with each other."""
        if count := records.replay.strangers:
            self._add((STUDENTS, slug, JOURNAL), fault_text.erased_lines(count), remedy="strangers")
        self._settle(slug, records)
        self._profile(slug, records, folder)
        for session in records.sessions.values():
            if session.student != slug:
                self._add(
                    (STUDENTS, slug, JOURNAL), fault_text.strange_session(session.id, session.student), field="student"
                )
            other = self.owners.setdefault(session.id, slug)
            if other != slug:
                self._add((STUDENTS, slug, JOURNAL), fault_text.session_twice(session.id, other), field="id")
            if session.held and (self._earliest is None or by_start(session) < by_start(self._earliest)):
                self._earliest = session

    def _profile(self, slug: str, records: StudentRecords, folder: int) -> None:
        """Check the profile on disk against the journal."""
        last = records.replay.history(Student, slug)[-1]
        written = files.read(PROFILE, folder)
        line = next(line for _, line in records.replay.effective if line.op == last.op)
        if line.file != checksum(written):
            document = profile.parse(written, PROFILE)
            revision = document.get("revision", "")
            if document.get("tombstone") in self._erased:
                self._add((STUDENTS, slug, PROFILE), fault_text.ERASED_PROFILE, remedy="profile")
            elif revision < last.op:
                older = (fault_text.edited_older(slug), "profile") if records.stale else (fault_text.OLDER, BEHIND)
                self._add((STUDENTS, slug, PROFILE), older[0], remedy=older[1])
            elif revision > records.replay.journal.last_op:
                self._add((STUDENTS, slug, PROFILE), fault_text.NEWER)
            else:
                self.edited.append((STUDENTS, slug, PROFILE))
                self.faults += edited_faults((STUDENTS, slug, PROFILE), document)

    def _settle(self, slug: str, records: StudentRecords) -> None:
        self.to_settle += links_to_settle(slug, records.resources, records.sessions.values())
        if (now := self._now) is not None:
            notes = [(note, records.overwritten(note)) for note in records.notes if note.session is not None]
            facts = (records.sessions.values(), records.projects, records.records(Transfer).values())
            self.to_settle += to_settle(slug, *facts, now=now, zone=now.tzinfo, notes=notes)

    def _first_session(self) -> None:
        """Check what is noted of the mentor's first held session, once everybody could be read."""
        if not all(fault.passing for fault in self.faults):
            return
        noted = self._store.first_session()
        found = first_held(self._earliest, self._store.erased_first_day())
        if noted is not None and (found is None or noted.session != found.session):
            self._add((MENTOR_JOURNAL,), fault_text.FIRST_SESSION, remedy="first-session")

    def _journal(self, parts: tuple[str, ...], folder: int) -> Journal | None:
        """Check every line of a journal; return it where it can be used."""
        faults, journal = journal_faults(self._store, parts, folder)
        self.faults += faults
        if journal is not None:
            self._read[parts[1] if len(parts) > 1 else None] = journal
        return journal
