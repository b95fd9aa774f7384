"""The store's folder: found, opened and its schema checked; what an error of the system means to the user."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from mentorcli.errors import UnreadableError
from mentorcli.models.student import is_random_id
from mentorcli.store import files, lock
from mentorcli.store.layout import (
    ERASED,
    JOURNAL,
    MENTOR_JOURNAL,
    OLDEST_READABLE,
    PROFILE,
    RESTORING,
    SCHEMA,
    STORE_FILE,
    STUDENTS,
    Home,
    check_schema,
)
from mentorcli.text import bilingual, in_language, system_message

if TYPE_CHECKING:
    from mentorcli.store.ids import Machine

CHECK_HINT = bilingual("Run: mentor store check", "Lancez\u00a0: mentor store check")
_PROCESS_LIMITS = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)


class StoreFolder:
    """The folder of a store. Close it when done; `warnings` and `faults` gather what the user needs to know.

    `changing`, `replacing` and `locked` are a writer's: a change was asked for, everything is about to be replaced,
    and it holds the lock. `skipped`: what was to be written stood there already; `wrote`: something new was.
    `schema` is that of the store on disk. `unfinished` means that it cannot be read before the next writer has
    finished a restore or brought an older schema up to date.
    """

    def __init__(self, home: Home, environ: Mapping[str, str] = os.environ) -> None:
        self.home = home
        self._environ = environ
        self.warnings: list[str] = []
        self.faults: list[UnreadableError] = []
        self.locked = False
        self.changing = False
        self.replacing = False
        self.skipped = False
        self.wrote = False
        self.schema = SCHEMA
        self.unfinished = False
        self._stack = contextlib.ExitStack()
        self._root: int | None = None
        self._erased: frozenset[str] | None = None

    @cached_property
    def _this_machine(self) -> Machine:
        from mentorcli.store.ids import this_machine  # only where something is written

        return this_machine(self._environ)

    @property
    def machine(self) -> str:
        """The id of the machine that writes."""
        return self._this_machine.id

    def is_own(self, machine: str | None) -> bool:
        """Return whether a change was made on this machine.

        One from before machines were noted counts as such, and every one where this machine has no lasting id.
        """
        return machine in (None, self.machine) or not self._this_machine.lasting

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
            raise UnreadableError(
                bilingual(f"{self.where(*parts)} is missing", f"{self.where(*parts)} manque"), CHECK_HINT
            ) from None
        except OSError as error:
            if error.errno in _PROCESS_LIMITS and self.changing:
                raise
            what = (
                bilingual("a symbolic link, not followed", "un lien symbolique, qui n'est pas suivi")
                if error.errno == errno.ELOOP
                else system_message(error)
            )
            raise UnreadableError(
                bilingual(f"{self.where(*parts)}: {what}", f"{self.where(*parts)}\u00a0: {in_language(what, 'fr')}"),
                CHECK_HINT,
            ) from None

    @contextlib.contextmanager
    def faults_as_warnings(self) -> Iterator[None]:
        """Turn the faults of other students into warnings, so that a question about one student can be answered."""
        known = len(self.faults)
        yield
        self.warnings += [fault.message for fault in self.faults[known:]]
        del self.faults[known:]

    def _warn_of_copies(self, within: tuple[str, ...], names: list[str], originals: Sequence[str]) -> None:
        """Warn of the copies among some names: what only they hold is missing in the answer."""
        from mentorcli.store import beside  # only where something stands beside the known files

        find = beside.copied_folder if within == (STUDENTS,) else beside.copied
        for name in sorted(names):
            original = find(name, originals)
            if original is not None:
                self.warnings.append(beside.warning(self.where(*within, name), original))

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

    def open_root(self) -> int:
        """Return the open store folder, which is there. Raises FileNotFoundError where it is not."""
        root = self.root()
        if root is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.home.store))
        return root

    def erased(self) -> frozenset[str]:
        """Return the uids of the students who were erased: a folder with one of them is no student."""
        if self._erased is None:
            names: list[str] = []
            root = self.root()
            # A file in its place is for `store check` to name.
            nothing = contextlib.suppress(FileNotFoundError, NotADirectoryError)
            if root is not None:
                with self.reading(ERASED), nothing, files.folder(ERASED, root) as folder:
                    names = os.listdir(folder)
            self._erased = frozenset(name for name in names if is_random_id(name))
        return self._erased

    def _check_store_file(self, fd: int) -> bool:
        """Return whether the folder holds a store. Raises for a newer one and for one without its `store.toml`."""
        self.unfinished = False
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
            self.unfinished = True
            raise UnreadableError(
                bilingual(
                    f"{self.where()}: the restoring of a backup was interrupted",
                    f"{self.where()}\u00a0: la restauration d'une sauvegarde a été interrompue",
                ),
                bilingual("Finish it: mentor store check --repair", "Terminez-la\u00a0: mentor store check --repair"),
            )
        return False

    def _refuse_older(self) -> None:
        """Raise UnreadableError where a reader meets an older layout, which the next writer brings up to date."""
        if self.schema < OLDEST_READABLE:
            self.unfinished = True
            where = self.where(STORE_FILE)
            raise UnreadableError(
                bilingual(
                    f"{where}: the store has schema {self.schema}, this version of mentor reads {SCHEMA}",
                    f"{where}\u00a0: les données ont le schéma {self.schema}, cette version de mentor lit {SCHEMA}",
                ),
                bilingual(
                    "Bring it up to date, after a backup made by itself: mentor store check --repair",
                    "Mettez-les à jour (une sauvegarde se fait d'elle-même avant)\u00a0: mentor store check --repair",
                ),
            )

    def students(self) -> contextlib.AbstractContextManager[int]:
        """Open the students' folder. Raises FileNotFoundError where no student was ever added."""
        return files.folder(STUDENTS, self.open_root())

    @contextlib.contextmanager
    def student_folder(self, slug: str) -> Iterator[int]:
        """Open one student's folder. Raises OSError."""
        with self.students() as students, files.folder(slug, students) as folder:
            try:
                yield folder
            except OSError as error:
                if error.filename in (JOURNAL, PROFILE):  # opened by its name in the folder
                    error.filename = f"{STUDENTS}/{slug}/{error.filename}"
                raise

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
