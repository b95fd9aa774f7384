"""`mentor store export` and `mentor store import`: everything as JSON, sessions and students as CSV."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from mentorcli.cli import options as o
from mentorcli.cli.completing import files
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.picking import pick_student
from mentorcli.errors import NotSavedError, RefusedError, UsageError
from mentorcli.store.dossier import Dossier

app = new_app()


class Format(StrEnum):
    """What an export is written as."""

    JSON = "json"
    CSV = "csv"


class Table(StrEnum):
    """The tables of a CSV export."""

    SESSIONS = "sessions"
    STUDENTS = "students"


@command(
    app,
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
    desk = o.desk_of(ctx)
    if table is not None and format_ is Format.JSON:
        raise UsageError("--table goes with --format csv", "Leave it out: JSON holds everything.")
    dossiers = [pick_student(desk, student)] if student else list(desk.everyone())
    if desk.store.faults and student is None:
        desk.finish()  # raises: an export never lacks what could not be read
    if format_ is Format.JSON:
        from mentorcli.render.records import to_json

        texts = {"": to_json(_document(desk, dossiers, own=student is None)) + "\n"}
    else:
        texts = _tables(desk, dossiers, table, out)
    if out in (None, "-"):
        _print(desk, "".join(texts.values()))
        return
    if "" not in texts:
        _make_folder(Path(out).expanduser())
    written = [_save(Path(out).expanduser() / name if name else Path(out).expanduser(), text, force=force)
               for name, text in texts.items()]  # fmt: skip
    sessions = sum(len(dossier.sessions) for dossier in dossiers)
    if desk.json:
        desk.emit({"files": written, "students": len(dossiers), "sessions": sessions})
    desk.say(
        f"Exported: {len(dossiers)} students and {sessions} sessions to {' and '.join(written)}",
        "It holds personal data: delete it when it is no longer needed.",
    )


def _print(desk: Desk, text: str) -> None:
    """Print an export as it is, or made visible on a terminal."""
    if desk.terminal:
        desk.show(text.replace("\r\n", "\n").rstrip("\n"), copied=True)
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


def _document(desk: Desk, dossiers: list[Dossier], *, own: bool) -> dict[str, Any]:
    """Return everything that is kept as plain data; `own` says whether the mentor's own records are asked for."""
    from mentorcli.render.exports import plain, session_export
    from mentorcli.store import exchange
    from mentorcli.store.codec import RECORD_TYPES
    from mentorcli.store.repository import SCHEMA

    first = desk.store.first_session_id()
    sessions = []
    for dossier in dossiers:
        extra = exchange.unknown_fields(dossier.folded, "session")
        sessions += [
            session_export(s, first_id=first, zone=desk.zone, extra=extra.get(s.id)) for s in dossier.sessions.values()
        ]
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "exported_at": desk.now.isoformat(),
        "students": [_student(desk, dossier) for dossier in dossiers],
        "sessions": sessions,
    }
    if own:
        folded = desk.store.mentor()
        document["mentor"] = exchange.foreign_records(folded)
        for kind in RECORD_TYPES:
            records = folded.current(kind).values()
            if kind not in exchange.PRIVATE and records:
                extra = exchange.unknown_fields(folded, kind)
                document["mentor"][kind] = [plain(r, desk.zone, extra.get(r.id)) for r in records]
    return document


def _student(desk: Desk, dossier: Dossier) -> dict[str, Any]:
    """Return one student with everything but the sessions."""
    from mentorcli.render.exports import plain, student_export
    from mentorcli.store import exchange
    from mentorcli.store.codec import RECORD_TYPES

    nested: dict[str, list[dict[str, Any]]] = {}
    others = exchange.foreign_records(dossier.folded)
    for kind in RECORD_TYPES:
        if kind in exchange.PRIVATE:
            continue
        extra = exchange.unknown_fields(dossier.folded, kind)
        rows = [plain(record, desk.zone, extra.get(record.id)) for record in dossier.records(kind).values()]
        if kind in exchange.NESTED:
            nested[exchange.NESTED[kind]] = rows
        elif rows:
            others[kind] = rows
    newer = exchange.unknown_fields(dossier.folded, "student").get(dossier.id, {})
    return student_export(dossier.student, nested, others, today=desk.today, zone=desk.zone, extra=newer)


def _tables(desk: Desk, dossiers: list[Dossier], table: Table | None, out: str | None) -> dict[str, str]:
    """Return the CSV tables asked for, by file name in a folder; one alone has none."""
    from mentorcli.render.exports import SESSION_COLUMNS, STUDENT_COLUMNS, to_csv
    from mentorcli.render.records import session_record, student_record

    def sessions() -> Iterable[dict[str, Any]]:
        first = desk.store.first_session_id()
        for dossier in dossiers:
            for session in dossier.sessions.values():
                yield session_record(session, first_id=first, zone=desk.zone)

    def students() -> Iterable[dict[str, Any]]:
        return (student_record(dossier.student, today=desk.today, zone=desk.zone) for dossier in dossiers)

    made = {Table.SESSIONS: (SESSION_COLUMNS, sessions), Table.STUDENTS: (STUDENT_COLUMNS, students)}
    both = table is None and out is not None and (out.endswith("/") or Path(out).expanduser().is_dir())
    if both:
        return {f"{name}.csv": to_csv(columns, rows()) for name, (columns, rows) in made.items()}
    columns, rows = made[table or Table.SESSIONS]
    return {"": to_csv(columns, rows())}


@command(app, "import", "mentor store import mentor.json", "mentor store import - < mentor.json")
def import_(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A JSON export; - reads standard input.", show_default=False, autocompletion=files
        ),
    ],
) -> None:
    """Take in a JSON export: all of it, or nothing where a row has a fault. The same one twice changes nothing."""
    from mentorcli.render.progress import progress_bar
    from mentorcli.store import exchange
    from mentorcli.store.batch import Batch

    desk = o.desk_of(ctx)
    document = exchange.parse(_read(file), "standard input" if file == "-" else file)
    listed = document.get("sessions")
    total = len(listed) if isinstance(listed, list) else 0
    with desk.writing() as writer:
        with progress_bar("Checking", total, shown=_bar(desk)) as progress:
            planned = exchange.plan(desk.store, document, file, progress)
        if planned.changes or planned.own:
            if planned.held is not None:
                writer.doubt_first_session(at=desk.now)
            count = sum(len(change.records) for change in planned.changes)
            with progress_bar("Writing", count, shown=_bar(desk)) as progress:
                Batch(writer, cmd="store import", at=desk.now).write(planned.changes, planned.own, progress=progress)
            if planned.held is not None:
                writer.note_first_session(planned.held, at=desk.now)
    for slug in planned.erased:
        desk.warn(f"{slug} was erased from this store and is back now; again: mentor student forget {slug}")
    figures = {"new": planned.new, "changed": planned.changed, "same": planned.same}
    if desk.json:
        desk.emit(figures)
        return
    desk.say(f"Imported: {planned.new} new records, {planned.changed} changed, {planned.same} the same as before")
    if planned.changes or planned.own:
        desk.say("To take it back as a whole: mentor undo")


def _bar(desk: Desk) -> bool:
    return sys.stderr.isatty() and not desk.quiet and not desk.json


def _read(file: str) -> bytes:
    """Return the bytes of an export. Raises UsageError where there is no such file."""
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).expanduser().read_bytes()
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        raise UsageError(
            f"{file} cannot be read: {getattr(error, 'strerror', None) or error}",
            "Give a file: mentor store import FILE",
        ) from None
