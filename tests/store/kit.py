"""What the tests of the store share: records, a store on disk, and faults at a step."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from mentorcli.models.note import Note
from mentorcli.models.session import Session, SessionKind
from mentorcli.models.student import Student
from mentorcli.store.backup_archive import Manifest, Taken, pack
from mentorcli.store.ids import record_id
from mentorcli.store.layout import Home
from mentorcli.store.repository import Store
from mentorcli.store.transaction import writing

AT = datetime(2026, 11, 24, 15, 0, tzinfo=timezone(timedelta(hours=1)))


def a_student(slug: str = "amelie", **fields: Any) -> Student:
    """Return a student with a name, an e-mail and whatever else is given."""
    student = Student(id=slug, name="Amélie Durand", tombstone=record_id(), email="a@example.org")
    return replace(student, **fields)


def a_session(student: str = "amelie", **fields: Any) -> Session:
    """Return a scheduled session of a student."""
    session = Session(id=record_id(), student=student, kind=SessionKind.MENTORING, scheduled_at=AT, duration_minutes=45)
    return replace(session, **fields)


def a_note(text: str = "Prefers mornings") -> Note:
    """Return a dated note."""
    return Note(id=record_id(), at=AT, text=text)


def home_of(folder: Path) -> Home:
    """Return the home of a store in a folder."""
    return Home(folder, folder / "config.toml")


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Open the store in a folder and close it in the end."""
    store = Store(home_of(folder))
    try:
        yield store
    finally:
        store.close()


def add(folder: Path, student: Student | None = None) -> Student:
    """Add a student to the store in a folder, which need not exist."""
    student = student or a_student()
    with opened(folder) as store, writing(store) as writer:
        writer.create(student, cmd="student add", at=AT)
    return student


def put(
    folder: Path, slug: str, *records: object, drop: tuple[tuple[str, str], ...] = (), undoes: str | None = None
) -> None:
    """Write one operation on a student."""
    with opened(folder) as store, writing(store) as writer:
        writer.append(store.student(slug), *records, cmd="test", at=AT, drop=drop, undoes=undoes)


def journal_of(folder: Path, slug: str = "amelie") -> Path:
    """Return the path of a student's journal."""
    return folder / "students" / slug / "journal.jsonl"


def profile_of(folder: Path, slug: str = "amelie") -> Path:
    """Return the path of a student's profile."""
    return folder / "students" / slug / "profile.toml"


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path, but for the lock and the index, which follows from the others."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in (".lock", "index.json")
    }


def packing(names: dict[str, bytes], at: datetime = AT) -> tuple[bytes, Manifest]:
    """Return a backup of files, and its manifest."""
    return pack(Taken(names, [], []), at)


def failing(step: str, error: BaseException | None = None) -> Callable[[str], None]:
    """Return a hook for `files.on_step` that fails at every step of that name."""

    def hook(name: str) -> None:
        if name == step:
            raise error or OSError(5, os.strerror(5))

    return hook


@contextlib.contextmanager
def umask(mask: int) -> Iterator[None]:
    """Set the process's umask for a while."""
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)
