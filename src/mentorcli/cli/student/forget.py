"""`mentor student forget`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.student.details import record_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.student import sentence
from mentorcli.services.lookup import find_student


@command("forget", "mentor student forget amelie", "mentor student forget amelie --yes")
def forget(ctx: typer.Context, student: o.StudentArg) -> None:
    """Erase a student and everything kept about them. This cannot be undone."""
    from mentorcli.store.backup import forget as forget_in_backups

    app = app_of(ctx)
    records = find_student(app.workspace, student)
    name = records.student.name
    counts = {"sessions": len(records.sessions), "notes": len(records.notes)}
    app.confirm(sentence("erase", app.lang, name=name, slug=records.id, **counts))
    gone = record_of(app, records)
    with app.workspace.transaction() as writer:
        records = app.workspace.store.student(records.id)
        writer.invalidate_first_session(at=app.workspace.now)
        writer.forget(records)
        root = app.workspace.store.root()
        holding = forget_in_backups(root, records.student.tombstone) if root is not None else []
    for path in holding:
        app.output.warn(sentence("backup-holds", app.lang, path=path))
    if app.options.json:
        app.output.print_json(gone)
    app.output.print_message(
        sentence("student-erased", app.lang, name=name, **counts), sentence("still-in-backups", app.lang)
    )
