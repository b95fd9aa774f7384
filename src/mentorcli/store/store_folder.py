"""The store's folder: found, opened and its schema checked; what an error of the system means to the user."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from mentorcli.errors import UnreadableError
from mentorcli.models.student import is_random_id
from mentorcli.store import files
from mentorcli.store.files import os
from mentorcli.store.layout import (
    ABSENT,
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
    from mentorcli.store.moment import Moment

CHECK_HINT = bilingual("Run: mentor store check", "Lancez\u00a0: mentor store check")
_PROCESS_LIMITS = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)


class StoreFolder:
    """The folder of a store. Close it when done; `warnings` and `faults` gather what the user needs to know.

    `changing`, `replacing` and `locked` are a writer's: a change was asked for, everything is about to be replaced,
    and it holds the lock. `skipped`: what was to be written stood there already; `wrote`: something new was;
    `committed`: a change counts, so that an error from now on takes nothing of it back.
    `patience`: what is read is of one state until `end_moment`, and a writer is waited for so many seconds.
    `schema` is that of the store on disk. `unfinished` means that it cannot be read before the next writer has
    brought an older schema up to date.
    """

    def __init__(self, home: Home, environ: Mapping[str, str] = os.environ) -> None:
        self.home = home
        self.environ = environ
        self.warnings: list[str] = []
        self.faults: list[UnreadableError] = []
        self.locked = False
        self.changing = False
        self.replacing = False
        self.skipped = False
        self.wrote = False
        self.committed = False
        self.patience: float | None = None
        self.schema = SCHEMA
        self.unfinished = False
        self._stack = contextlib.ExitStack()
        self._root: int | None = None
        self._aside: int | None = None
        self._moment: Moment | None = None
        self._erased: frozenset[str] | None = None

    @cached_property
    def this_machine(self) -> Machine:
        """The machine that writes."""
        from mentorcli.store.ids import known_machine  # only where something is written

        if (known := known_machine(self.environ, str(self.home.store))) is not None:
            return known
        from mentorcli.store.machines import this_machine  # hardly ever

        return this_machine(self.environ, self.warnings)

    @property
    def machine(self) -> str:
        """Its id."""
        return self.this_machine.id

    def is_own(self, machine: str | None) -> bool:
        """Return whether a change was made here; one of no machine was, and any where this one has no lasting id."""
        return machine in (None, self.machine) or not self.this_machine.lasting

    def close(self) -> None:
        """Close the folders held open."""
        self.leave_moment()
        self._stack.close()
        self._root = self._aside = None

    def _begin_moment(self, fd: int) -> None:
        """Read what is there now, until `end_moment`; a writer holds the lock instead. Raises BusyError."""
        if self.patience is not None and self._moment is None and not self.changing:
            from mentorcli.store.moment import Moment

            self._moment = Moment(fd, self.patience)
            self.begin()

    def end_moment(self) -> None:
        """Let writers go on: all was read that the answer needs. Raises MovedOnError where it is of no one moment."""
        moment, self._moment = self._moment, None
        if moment is not None:
            self.begin()  # what is asked for next is of another moment
            moment.end()

    def leave_moment(self) -> None:
        """Let writers go on, whatever was read: what is read from now on is read under a lock of one's own."""
        self.patience = None
        moment, self._moment = self._moment, None
        if moment is not None:
            moment.leave()

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
                self._begin_moment(fd)
                self._look_aside(fd)
                if not self._check_store_file(fd):
                    return None
            self._root = fd
        else:
            self._begin_moment(self._root)
        return self._root

    def open_root(self) -> int:
        """Return the open store folder, which is there. Raises FileNotFoundError where it is not."""
        root = self.root()
        if root is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.home.store))
        return root

    def place(self, name: str, root: int | None = None) -> int:
        """Return the open folder in which something at the top of the store stands (`root`: the store's own).

        What an interrupted restore brings is read in its folder. Raises FileNotFoundError for what it takes away.
        """
        root = self.open_root() if root is None else root
        if self._aside is None:
            return root
        if files.exists(name, self._aside):
            return self._aside
        if files.exists(name + ABSENT, self._aside):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
        return root

    def has(self, name: str) -> bool:
        """Return whether there is anything by that name at the top of the store, which is there."""
        try:
            return files.exists(name, self.place(name))
        except FileNotFoundError:
            return False

    @property
    def restoring(self) -> bool:
        """Whether a restore that was interrupted is read where it lies."""
        return self._aside is not None

    @property
    def steady(self) -> bool:
        """Whether what is read does not change meanwhile, or that will be seen."""
        return self.locked or self._moment is not None

    def begin(self) -> None:
        """Forget all that was read."""
        self.reread()

    def reread(self) -> None:
        """Forget what was read of erasures, and look whether a restore was interrupted: what counts is read anew."""
        self._erased = None
        if self._root is not None:
            self._look_aside(self._root)

    def _look_aside(self, fd: int) -> None:
        """Open what an interrupted restore left: until a writer has put it in place it is read there."""
        self._aside = None
        if files.exists(RESTORING, fd):
            with contextlib.suppress(FileNotFoundError):
                self._aside = self._stack.enter_context(files.folder(RESTORING, fd))

    def erased(self) -> frozenset[str]:
        """Return the uids of the students who were erased: a folder with one of them is no student."""
        if self._erased is None:
            names: list[str] = []
            root = self.root()
            # A file in its place is for `store check` to name.
            nothing = contextlib.suppress(FileNotFoundError, NotADirectoryError)
            if root is not None:
                with self.reading(ERASED), nothing, files.folder(ERASED, self.place(ERASED)) as folder:
                    names = os.listdir(folder)
            self._erased = frozenset(name for name in names if is_random_id(name))
        return self._erased

    def _check_store_file(self, fd: int) -> bool:
        """Return whether the folder holds a store. Raises for a newer one and for one without its `store.toml`."""
        self.unfinished = False
        if self.replacing:
            return True
        with self.reading(STORE_FILE):
            try:
                data = files.read(STORE_FILE, self.place(STORE_FILE, fd))
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
                    "The next change brings it up to date, after a backup made by itself; so does: "
                    "mentor store check --repair",
                    "La prochaine modification les met à jour, après une sauvegarde faite d'elle-même\u00a0; "
                    "ou lancez\u00a0: mentor store check --repair",
                ),
            )

    def students(self) -> contextlib.AbstractContextManager[int]:
        """Open the students' folder. Raises FileNotFoundError where no student was ever added."""
        return files.folder(STUDENTS, self.place(STUDENTS))

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
