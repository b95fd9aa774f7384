"""`mentor store export`."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import files
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import NotSavedError, RefusedError, UsageError
from mentorcli.services.lookup import find_student
from mentorcli.store.student_records import StudentRecords


class Format(StrEnum):
    """What an export is written as."""

    JSON = "json"
    CSV = "csv"


class Table(StrEnum):
    """The tables of a CSV export."""

    SESSIONS = "sessions"
    STUDENTS = "students"


@command(
    "export",
    "mentor store export --out mentor.json",
    "mentor store export --student amelie --out amelie.json",
    "mentor store export --format csv --out ~/figures/",
)
def export(
    ctx: typer.Context,
    student: o.StudentOption = None,
    format_: Annotated[Format, typer.Option("--format", help="json holds everything.")] = Format.JSON,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="Write into this file; for CSV also a folder, for both tables.",
            autocompletion=files,
        ),
    ] = None,
    table: Annotated[
        Table | None, typer.Option("--table", help="Which table of a CSV export (default: sessions).")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write out everything that is kept, or everything about one student."""
    app = app_of(ctx)
    if table is not None and format_ is Format.JSON:
        raise UsageError("--table goes with --format csv", "Leave it out: JSON holds everything.")
    all_records = [find_student(app.workspace, student)] if student else list(app.workspace.everyone())
    if app.workspace.store.faults and student is None:
        app.finish()  # raises: an export never lacks what could not be read
    if format_ is Format.JSON:
        from mentorcli.render.json.encoding import to_json

        texts = {"": to_json(_document(app, all_records, own=student is None)) + "\n"}
    else:
        texts = _tables(app, all_records, table, out)
    if out in (None, "-"):
        _print(app, "".join(texts.values()))
        return
    if "" not in texts:
        _make_folder(Path(out).expanduser())
    written = [_save(Path(out).expanduser() / name if name else Path(out).expanduser(), text, force=force)
               for name, text in texts.items()]  # fmt: skip
    sessions = sum(len(known.sessions) for known in all_records)
    if app.options.json:
        app.output.print_json({"files": written, "students": len(all_records), "sessions": sessions})
    app.output.print_message(
        f"Exported: {len(all_records)} students and {sessions} sessions to {' and '.join(written)}",
        "It holds personal data: delete it when it is no longer needed.",
    )


def _print(app: AppContext, text: str) -> None:
    """Print an export as it is, or made visible on a terminal."""
    if app.output.terminal:
        app.output.print_text(text.replace("\r\n", "\n").rstrip("\n"), copied=True)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def _make_folder(path: Path) -> None:
    """Make the folder for the tables, for its owner alone. Raises NotSavedError."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NotSavedError(f"Not saved: {error.strerror} ({path})", "Give another place for it.") from None


def _save(path: Path, text: str, *, force: bool) -> str:
    """Write a file that only its owner can read; return its path. Raises RefusedError for one that is there."""
    from mentorcli.store.backup import save_outside

    if path.exists() and not force:
        raise RefusedError(f"{path} is there already", "Choose another name, or add --force to replace it.")
    save_outside(path, text.encode())
    return str(path.absolute())


def _document(app: AppContext, all_records: list[StudentRecords], *, own: bool) -> dict[str, Any]:
    """Return everything that is kept as plain data; `own` says whether the mentor's own records are asked for."""
    from mentorcli.render.exports import plain, session_export
    from mentorcli.store import importing
    from mentorcli.store.journal import RECORD_TYPES
    from mentorcli.store.repository import SCHEMA

    first = app.workspace.store.first_session_id()
    sessions = []
    for known in all_records:
        extra = importing.unknown_fields(known.replay, "session")
        sessions += [
            session_export(s, first_id=first, zone=app.workspace.zone, extra=extra.get(s.id))
            for s in known.sessions.values()
        ]
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "exported_at": app.workspace.now.isoformat(),
        "students": [_student(app, known) for known in all_records],
        "sessions": sessions,
    }
    if own:
        replay = app.workspace.store.mentor()
        document["mentor"] = importing.foreign_records(replay)
        for kind in RECORD_TYPES:
            records = replay.current(kind).values()
            if kind not in importing.PRIVATE and records:
                extra = importing.unknown_fields(replay, kind)
                document["mentor"][kind] = [plain(r, app.workspace.zone, extra.get(r.id)) for r in records]
    return document


def _student(app: AppContext, known: StudentRecords) -> dict[str, Any]:
    """Return one student with everything but the sessions."""
    from mentorcli.render.exports import plain, student_export
    from mentorcli.store import importing
    from mentorcli.store.journal import RECORD_TYPES

    nested: dict[str, list[dict[str, Any]]] = {}
    others = importing.foreign_records(known.replay)
    for kind in RECORD_TYPES:
        if kind in importing.PRIVATE:
            continue
        extra = importing.unknown_fields(known.replay, kind)
        rows = [
            plain(record, app.workspace.zone, extra.get(record.id)) for record in known.replay.current(kind).values()
        ]
        if kind in importing.NESTED:
            nested[importing.NESTED[kind]] = rows
        elif rows:
            others[kind] = rows
    newer = importing.unknown_fields(known.replay, "student").get(known.id, {})
    return student_export(
        known.student, nested, others, today=app.workspace.today, zone=app.workspace.zone, extra=newer
    )


def _tables(app: AppContext, all_records: list[StudentRecords], table: Table | None, out: str | None) -> dict[str, str]:
    """Return the CSV tables asked for, by file name in a folder; one alone has none."""
    from mentorcli.render.exports import SESSION_COLUMNS, STUDENT_COLUMNS, to_csv
    from mentorcli.render.json.session import session_json
    from mentorcli.render.json.student import student_json

    def sessions() -> Iterable[dict[str, Any]]:
        first = app.workspace.store.first_session_id()
        for known in all_records:
            for session in known.sessions.values():
                yield session_json(session, first_id=first, zone=app.workspace.zone)

    def students() -> Iterable[dict[str, Any]]:
        return (
            student_json(known.student, today=app.workspace.today, zone=app.workspace.zone) for known in all_records
        )

    made = {Table.SESSIONS: (SESSION_COLUMNS, sessions), Table.STUDENTS: (STUDENT_COLUMNS, students)}
    both = table is None and out is not None and (out.endswith("/") or Path(out).expanduser().is_dir())
    if both:
        return {f"{name}.csv": to_csv(columns, rows()) for name, (columns, rows) in made.items()}
    columns, rows = made[table or Table.SESSIONS]
    return {"": to_csv(columns, rows())}
