"""Bringing the store of an older version up to date: a backup first, then one schema after the other.

Each step can be done again after an interruption: what is there already is left, and the schema in `store.toml` is
raised last. Schema 0, of the first drafts, had one file for each student and one for all sessions:

    <home>/store.toml              schema = 0
    <home>/students/<slug>.toml    name, email, phone, path, funding, status, started
    <home>/sessions.json           a list of {id, student, kind, at, minutes, status, reason, notes}
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec

from mentorcli.errors import UnreadableError
from mentorcli.models.session import Session
from mentorcli.models.student import Student
from mentorcli.store import backup, files, ids, missing, profile, student_folder
from mentorcli.store.decoding import refusal
from mentorcli.store.files import os
from mentorcli.store.journal import MIGRATION, Line, checksum, encode_lines, encode_put, encode_record
from mentorcli.store.layout import OLD_SESSIONS, OWN_BACKUPS, SCHEMA, STORE_FILE, STUDENTS, store_file
from mentorcli.store.repository import Store
from mentorcli.text import bilingual, de

_TOML = ".toml"


def migrate(store: Store, root: int) -> None:
    """Bring the store, which is held, up to the present schema. Raises UnreadableError where it cannot be read."""
    now = datetime.now(UTC).replace(microsecond=0)
    before = store.schema
    files.make_folder(OWN_BACKUPS, root)
    path = backup.free_name(Path(store.where(OWN_BACKUPS)), f"before-schema-{SCHEMA}-{now:%Y-%m-%d}")
    backup.save(store, root, path, at=now)
    while store.schema < SCHEMA:
        _STEPS[store.schema](store, root, now)
        store.schema += 1
    store.reread()
    missing.rebuild(store, root)
    store.warnings.append(
        bilingual(
            f"the store was brought from schema {before} to {SCHEMA}; as it was before: {path}",
            f"les données sont passées du schéma {before} au schéma {SCHEMA}\u00a0; leur état d'avant\u00a0: {path}",
        )
    )


def _to_1(store: Store, root: int, now: datetime) -> None:
    """Give each student a folder with a profile and a journal."""
    sessions = _old_sessions(store, root)
    os.fchmod(root, files.FOLDER_MODE)
    files.make_folder(STUDENTS, root)
    os.chmod(STUDENTS, files.FOLDER_MODE, dir_fd=root, follow_symlinks=False)
    with files.folder(STUDENTS, root) as students:
        old = sorted(name for name in os.listdir(students) if name.endswith(_TOML))
        planned = {name: _converted(store, name, students, sessions, now) for name in old}
        strangers = (slug for slug in sessions if slug + _TOML not in planned and not files.exists(slug, students))
        _refuse_strangers(store, sorted(strangers))
        for name, (journal, written) in planned.items():
            slug = name.removesuffix(_TOML)
            if not files.exists(slug, students):  # an earlier attempt may have come so far
                student_folder.build(slug, journal, written, students)
        for name in old:
            os.unlink(name, dir_fd=students)
        files.sync_folder(students)
    with contextlib.suppress(FileNotFoundError):
        os.unlink(OLD_SESSIONS, dir_fd=root)
    files.replace(STORE_FILE, store_file(ids.record_id()), root)


def _refuse_strangers(store: Store, strangers: list[str]) -> None:
    """Raise UnreadableError where there are sessions of somebody who is no student."""
    if not strangers:
        return
    names, students = ", ".join(strangers), store.where(STUDENTS)
    raise UnreadableError(
        bilingual(
            f"{store.where(OLD_SESSIONS)}: sessions of {names}, who is no student",
            f"{store.where(OLD_SESSIONS)}\u00a0: des sessions {de(names)}, qui n'existe pas",
        ),
        bilingual(
            f"Add the student's file, or take these sessions out: {students}",
            f"Ajoutez le fichier de l'étudiant, ou retirez ces sessions\u00a0: {students}",
        ),
    )


def _to_2(store: Store, root: int, now: datetime) -> None:
    """Name the new schema: lines of schema 1 are read as they stand, and lack only what was not noted then."""
    del now
    document = profile.parse(files.read(STORE_FILE, root), store.where(STORE_FILE))
    known = document.get("id")
    files.replace(STORE_FILE, store_file(known if isinstance(known, str) else ids.record_id()), root)


_STEPS: dict[int, Callable[[Store, int, datetime], None]] = {0: _to_1, 1: _to_2}


def _old_sessions(store: Store, root: int) -> dict[str, list[dict[str, Any]]]:
    """Return the sessions of schema 0 by student."""
    found: dict[str, list[dict[str, Any]]] = {}
    if not files.exists(OLD_SESSIONS, root):
        return found
    with store.reading(OLD_SESSIONS):
        data = files.read(OLD_SESSIONS, root)
    try:
        for row in json.loads(data):
            found.setdefault(row["student"], []).append(row)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableError(
            bilingual(
                f"{store.where(OLD_SESSIONS)}: {refusal(error)}",
                f"{store.where(OLD_SESSIONS)}\u00a0: {refusal(error).french}",
            ),
            bilingual("Mend that file by hand.", "Corrigez ce fichier à la main."),
        ) from None
    return found


def _converted(
    store: Store, name: str, students: int, sessions: dict[str, list[dict[str, Any]]], now: datetime
) -> tuple[bytes, bytes]:
    """Return a student's journal and profile."""
    where = store.where(STUDENTS, name)
    with store.reading(STUDENTS, name):
        document = profile.parse(files.read(name, students), where)
    slug = name.removesuffix(_TOML)
    try:
        student = msgspec.convert(dict(_profile_fields(document, slug)), Student)
        rows = [msgspec.convert(_session_fields(row), Session) for row in sessions.get(slug, [])]
    except (msgspec.ValidationError, ValueError, KeyError) as error:
        raise UnreadableError(
            bilingual(
                f"{where}, or its sessions: {refusal(error)}",
                f"{where}, ou ses sessions\u00a0: {refusal(error).french}",
            ),
            bilingual("Mend that file by hand.", "Corrigez ce fichier à la main."),
        ) from None
    op = ids.operation_id()
    written = profile.encode(student, op, {})
    records = [("student", encode_record(student)), *(("session", encode_record(row)) for row in rows)]
    line = Line(op=op, at=now, cmd=MIGRATION, put=encode_put(records), file=checksum(written))
    return encode_lines([line])[0], written


def _profile_fields(document: dict[str, Any], slug: str) -> Iterator[tuple[str, Any]]:
    yield "id", slug
    yield "tombstone", ids.record_id()
    for key in ("name", "email", "phone", "path", "status"):
        if key in document:
            yield key, document[key]
    started = document.get("started")
    if started is not None:
        yield "started", started if isinstance(started, date) else str(started)
    if "funding" in document:
        yield "funding", [{"funding": document["funding"]}]


def _session_fields(row: dict[str, Any]) -> dict[str, Any]:
    renamed = {"at": "scheduled_at", "minutes": "duration_minutes"}
    return {renamed.get(key, key): value for key, value in row.items()}
