"""Writing out what is kept: everything as JSON, or tables as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from mentorcli.errors import MentorError
from mentorcli.models.results.store import Exported, ExportSaved
from mentorcli.render.csv import to_csv
from mentorcli.render.json.encoding import to_json
from mentorcli.render.json.export import plain, session_export, student_export
from mentorcli.services import leftovers
from mentorcli.services.export_tables import KINDS, Rows, rows_of, session_rows, student_rows
from mentorcli.services.lookup import find_students
from mentorcli.services.workspace import Workspace
from mentorcli.store import importing, outside
from mentorcli.store.layout import RECORD_TYPES, SCHEMA
from mentorcli.store.not_saved import ELSEWHERE, not_saved
from mentorcli.store.student_records import StudentRecords

ALWAYS = ("sessions", "students")  # the tables that a folder gets also where they hold nothing


class ExportFormat(StrEnum):
    """What an export is written as."""

    JSON = "json"
    CSV = "csv"


class ExportTable(StrEnum):
    """The tables of a CSV export."""

    SESSIONS = "sessions"
    STUDENTS = "students"
    NOTES = "notes"
    PROJECTS = "projects"
    GOALS = "goals"
    RESOURCES = "resources"
    TICKS = "ticks"
    CONTACTS = "contacts"
    REPLIES = "replies"
    TRANSFERS = "transfers"
    PRESENTATIONS = "presentations"
    PRESENTATION_RESULTS = "presentation-results"
    NO_SHOW_REPORTS = "no-show-reports"
    TIME_OFF = "time-off"
    CALENDAR_EVENTS = "calendar-events"
    TRAINING = "training"
    FAQ = "faq"


def export_json(workspace: Workspace, students: Sequence[str]) -> Exported:
    """Return everything that is kept, or everything about some students, as one JSON document.

    Raises UnreadableError where a student cannot be read: an export never lacks what could not be read.
    """
    found = _records(workspace, students)
    text = to_json(_document(workspace, found, own=not students)) + "\n"
    return _exported({"": text}, found)


def export_csv(
    workspace: Workspace,
    students: Sequence[str],
    table: ExportTable | None,
    folder: Path | None,
    *,
    excel: str | None = None,
) -> Exported:
    """Return one table as CSV, by default the sessions; for a `folder` and no table, sessions, students and all others.

    A table without a record is left out then, but for those two. `excel` is the language of the Excel that is to open
    them, None for none. Raises UnreadableError as `export_json` does.
    """
    found = _records(workspace, students)

    def text(name: str) -> str:
        return to_csv(*_rows(workspace, found, name, own=not students), excel)

    if table is not None or folder is None:
        return _exported({"": text(table or ALWAYS[0])}, found)
    texts = {f"{name}.csv": text(name) for name in ALWAYS}
    for name in KINDS:
        columns, rows = _rows(workspace, found, name, own=not students)
        if held := list(rows):
            texts[f"{name}.csv"] = to_csv(columns, held, excel)
    return _exported(texts, found)


def _rows(workspace: Workspace, found: list[StudentRecords], name: str, *, own: bool) -> Rows:
    if name in KINDS:
        return rows_of(workspace, found, name, own=own)
    return (session_rows if name == ALWAYS[0] else student_rows)(workspace, found)


def save(workspace: Workspace, made: Exported, out: Path, *, force: bool) -> ExportSaved:
    """Write an export to a file, or its tables into a folder, which only its owner can read.

    What an interrupted one left there is deleted, once it is a day old. Raises RefusedError for a file that is there,
    unless `force`, and NotSavedError.
    """
    if "" not in made.texts:
        _make_folder(out)
    written: list[str] = []
    try:
        for name, text in made.texts.items():
            written.append(_save(out / name if name else out, text, force=force))
    except MentorError:
        for path in written if not force else ():  # a second try would find some of the tables there
            Path(path).unlink(missing_ok=True)
        raise
    workspace.wrote_file = True
    leftovers.sweep(workspace, map(Path, written))
    return ExportSaved(written, made.students, made.sessions)


def _records(workspace: Workspace, students: Sequence[str]) -> list[StudentRecords]:
    if students:
        return find_students(workspace, students)
    found = list(workspace.everyone())
    _, error = workspace.reading_result()
    if error is not None:
        raise error
    return found


def _exported(texts: dict[str, str], found: list[StudentRecords]) -> Exported:
    return Exported(texts, len(found), sum(len(records.sessions) for records in found))


def _make_folder(path: Path) -> None:
    """Make the folder for the tables, for its owner alone. Raises NotSavedError."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise not_saved(error, path, ELSEWHERE) from None


def _save(path: Path, text: str, *, force: bool) -> str:
    outside.save_for_user(str(path), text.encode(), force=force)
    return str(path.absolute())


def _document(workspace: Workspace, found: list[StudentRecords], *, own: bool) -> dict[str, Any]:
    """Return everything that is kept as plain data; `own` tells whether the mentor's own records are asked for."""
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "exported_at": workspace.now.isoformat(),
        "students": [_student(workspace, records) for records in found],
        "sessions": [session for records in found for session in _sessions(workspace, records)],
    }
    if own:
        document["mentor"] = _own_records(workspace)
    return document


def _sessions(workspace: Workspace, records: StudentRecords) -> list[dict[str, Any]]:
    first, zone = workspace.store.first_session_id(), workspace.zone
    extra = importing.unknown_fields(records.replay, "session")
    return [
        session_export(session, first_id=first, zone=zone, extra=extra.get(session.id))
        for session in records.sessions.values()
    ]


def _own_records(workspace: Workspace) -> dict[str, Any]:
    """Return the records of the mentor's own journal by type, those of newer versions included."""
    replay = workspace.store.mentor()
    own: dict[str, Any] = importing.foreign_records(replay)
    erased = workspace.store.erased_first_day()
    if erased is not None:
        own[importing.FIRST_SESSION] = [{"id": "first", "erased": erased.isoformat()}]
    for kind in RECORD_TYPES:
        records = replay.current(kind).values()
        if kind not in importing.PRIVATE and records:
            extra = importing.unknown_fields(replay, kind)
            own[kind] = [plain(record, workspace.zone, extra.get(record.id)) for record in records]
    return own


def _student(workspace: Workspace, records: StudentRecords) -> dict[str, Any]:
    """Return one student with everything but the sessions."""
    zone = workspace.zone
    nested: dict[str, list[dict[str, Any]]] = {}
    others = importing.foreign_records(records.replay)
    for kind in RECORD_TYPES:
        if kind in importing.PRIVATE:
            continue
        extra = importing.unknown_fields(records.replay, kind)
        rows = [plain(record, zone, extra.get(record.id)) for record in records.replay.current(kind).values()]
        if kind in importing.NESTED:
            nested[importing.NESTED[kind]] = rows
        elif rows:
            others[kind] = rows
    newer = importing.unknown_fields(records.replay, "student").get(records.id, {})
    return student_export(records.student, nested, others, today=workspace.today, zone=zone, extra=newer)
