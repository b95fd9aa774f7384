"""`mentor session delete`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.session.details import emit_session
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import NotFoundError
from mentorcli.render.text.session import sentence
from mentorcli.services.lookup import find_session


@command("delete", "mentor session delete 4k2m", "mentor session delete 4k2m --yes")
def delete(ctx: typer.Context, session: o.SessionArg) -> None:
    """Delete a session made by mistake, with its no-show note."""
    app = app_of(ctx)
    records, found = find_session(app.workspace, session)
    start = app.in_words(found.scheduled_at)
    app.confirm(f"Delete the session of {records.student.name} on {start}?")
    with app.workspace.transaction() as writer:
        records = app.workspace.store.student(records.id)
        if found.id not in records.sessions:
            raise NotFoundError(f"No session {found.id} any more", "Another mentor deleted it.")
        writer.invalidate_first_session(at=app.workspace.now)
        notes = [("note", note.id) for note in records.notes if note.session == found.id]
        writer.append(records, cmd="session delete", at=app.workspace.now, drop=[("session", found.id), *notes])
    if app.options.json:
        emit_session(app, found)
    app.output.print_message(sentence("session-deleted", app.lang, name=records.student.name, start=start, id=found.id))
