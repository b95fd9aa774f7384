"""The mentor's own journal, and what it tells of the students: which operations over several journals count."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from mentorcli.models.session import FirstSession
from mentorcli.store import files, lock, presence
from mentorcli.store.files import os
from mentorcli.store.journal import DECODE_ERRORS, Journal, decode_journal
from mentorcli.store.layout import MENTOR_JOURNAL, PENDING, PROFILE, STUDENTS, Home
from mentorcli.store.replay import Replay, replay_journal
from mentorcli.store.store_folder import StoreFolder

if TYPE_CHECKING:
    from mentorcli.store.pending import Pending


class MentorJournal(StoreFolder):
    """The store's folder with the mentor's own journal in it, and with the index of who must be there."""

    def __init__(self, home: Home, environ: Mapping[str, str] = os.environ) -> None:
        super().__init__(home, environ)
        self._mentor: Replay | None = None
        self._complete: set[str] = set()
        self._begun: set[str] = set()
        self._index: presence.Index | None = None

    def mentor(self) -> Replay:
        """Return the mentor's own journal, empty where nothing was written yet."""
        if self._mentor is None:
            journal = Journal(self.where(MENTOR_JOURNAL), [], 0, b"", closed=True)
            known = self.index().mentor
            root = self.root()
            if root is not None:
                with self.reading(MENTOR_JOURNAL):
                    names = os.listdir(root)
                    there = self.has(MENTOR_JOURNAL)
                others = [name for name in names if name.startswith("mentor") and name != MENTOR_JOURNAL]
                if others:
                    self._warn_of_copies((), others, (MENTOR_JOURNAL,))
                if there:
                    journal = self._journal(self.place(MENTOR_JOURNAL), MENTOR_JOURNAL)
            if known:
                self.refuse_behind(journal, None)
            self._mentor = replay_journal(journal, lambda _: True)
            self._begun = {line.complete for _, line in journal.lines if line.complete}
            self._complete = {line.complete for _, line in self._mentor.effective if line.complete}
        return self._mentor

    def _journal(self, folder: int, *parts: str) -> Journal:
        """Read a journal; where its end is torn, once more when no writer is at work."""
        name, where = parts[-1], self.where(*parts)
        with self.reading(*parts):
            journal = decode_journal(files.read(name, folder), where)
        root = self._root
        if journal.torn and not self.steady and root is not None:
            with contextlib.suppress(OSError), lock.reader(root):
                journal = decode_journal(files.read(name, folder), where)
        if journal.torn:
            from mentorcli.store.fault_text import left_out  # hardly ever

            self.warnings.append(left_out(where))
        return journal

    def index(self) -> presence.Index:
        """Return who must be there, as it was when that was first asked; nobody where it is not known.

        It is made anew once a restore that was interrupted is in its place.
        """
        if self._index is None:
            root = self.root()
            found = presence.load(root) if root is not None and not self.restoring else None
            self._index = found or presence.Index()
        return self._index

    def expect(self, index: presence.Index) -> None:
        """Take another index for the one read: everything was replaced."""
        self._index = index

    def refuse_behind(self, journal: Journal, slug: str | None) -> None:
        """Raise UnreadableError where a journal lacks operations that are known of (`slug` None: the mentor's own).

        Everything may have been replaced since the index was read: it is read once more before.
        """
        known = self.index().last_op(slug)
        if journal.lines and journal.lines[-1][1].op >= known:
            return
        last, root = journal.last_op, self._root
        if last < known and not self.steady and root is not None:
            with contextlib.suppress(OSError), lock.reader(root):
                known = (presence.load(root) or presence.Index()).last_op(slug)
        if last < known:
            from mentorcli.store.lost_records import TailLostError  # only where something was lost

            raise TailLostError(journal.where, known)

    def is_complete(self, batch: str) -> bool:
        """Return whether an operation over several journals was written to its end.

        Raises UnknownBatchError where nothing tells.
        """
        if not self.is_known(batch):
            from mentorcli.store.lost_records import UnknownBatchError  # only where something was lost

            raise UnknownBatchError(self.where(MENTOR_JOURNAL), batch)
        return batch in self._complete

    def is_known(self, batch: str) -> bool:
        """Return whether it is known of an operation over several journals if it was completed, or is under way."""
        self.mentor()
        if batch in self._begun:
            return True
        pending = self._under_way()
        return pending is not None and batch in (pending.batch, pending.writing)

    def save_index(self, root: int) -> None:
        """Write the index of who must be there where it was read and has changed."""
        if self._index is not None:
            presence.save(self._index, root)

    def _under_way(self) -> Pending | None:
        """Return the operation over several journals that may not be complete, None where there is none."""
        return self.pending(self.place(PENDING)) if self._root is not None and self.has(PENDING) else None

    def pending(self, root: int) -> Pending | None:
        """Return the operation over several journals that was begun last, None where there is none."""
        if not files.exists(PENDING, root):
            return None
        from mentorcli.store.pending import Pending  # only where such a change is under way

        try:
            return msgspec.json.decode(files.read(PENDING, root), type=Pending)
        except (OSError, *DECODE_ERRORS):
            return None

    def counts(self, pending: Pending) -> bool:
        """Return whether the operation counts with which students come or go."""
        if pending.undone is None:
            return self.is_complete(pending.batch)
        return all(line.undoes != pending.undone for _, line in self.mentor().effective)

    def _hidden_students(self) -> frozenset[str]:
        """Return those whose folder stands there and does not count by the last operation over several journals."""
        pending = self._under_way()
        if pending is None:
            return frozenset()
        return frozenset(pending.merged if self.counts(pending) else pending.students)

    def first_session(self) -> FirstSession | None:
        """Return the mentor's first held session as it was last noted, None while that is not known."""
        noted = self._noted_first()
        return noted if noted is not None and noted.session is not None else None

    def erased_first_day(self) -> datetime | None:
        """Return the beginning of the day of the mentor's first held session where its student was erased."""
        noted = self._noted_first()
        return noted.erased if noted is not None else None

    def _noted_first(self) -> FirstSession | None:
        """Return the last note of the first held session, the one before where its student was to go and is there."""
        noted = self.mentor().records(FirstSession).get("first")
        if noted is None or noted.gone is None or noted.gone in self.erased():
            return noted
        if self._is_still_there(noted.gone):
            return next((one.record for one in self.mentor().history(FirstSession, "first")[-2:-1]), None)
        return noted

    def _is_still_there(self, uid: str) -> bool:
        """Return whether a student who was about to be erased has a folder; the index may be lost, or older."""
        known = [slug for slug, (one, _) in self.index().students.items() if one == uid]
        with contextlib.suppress(OSError), files.folder(STUDENTS, self.place(STUDENTS)) as students:
            if known:
                return any(files.exists(slug, students) for slug in known)
            for slug in os.listdir(students):
                with contextlib.suppress(OSError), files.folder(slug, students) as folder:
                    if not slug.startswith(".") and f'"{uid}"'.encode() in files.read(PROFILE, folder):
                        return True
        return False

    def reread(self) -> None:
        """Forget what was read of the mentor's journal and of erasures: the next question reads it anew."""
        super().reread()
        self._mentor = None

    def begin(self) -> None:
        """Forget all that was read, once the store is held for a change, or another moment begins."""
        super().begin()
        self._index = None
