"""`mentor noshow unmark`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.session.details import emit_session
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import NotFoundError, RefusedError
from mentorcli.models.session import Session, SessionStatus
from mentorcli.render.text.common import sentence as common_sentence
from mentorcli.render.text.noshow import sentence
from mentorcli.rules.session_outcome import unsettle
from mentorcli.services.lookup import find_session, latest, session_by_id
from mentorcli.store.student_records import StudentRecords


@command("unmark", "mentor noshow unmark amelie", "mentor noshow unmark 4k2m")
def unmark(ctx: typer.Context, session: o.SessionArg) -> None:
    """Take a no-show back: the session is as it was before, its note is gone."""
    from mentorcli.render.text.labels import status_word

    app = app_of(ctx)
    with app.workspace.transaction() as writer:
        records, found = _marked(app, session)
        restored = unsettle(found, records.before(found))
        notes = [("note", note.id) for note in records.notes if note.session == found.id]
        writer.append(records, restored, cmd="noshow unmark", at=app.workspace.now, drop=notes)
        if restored.held:
            writer.invalidate_first_session(at=app.workspace.now)
    if app.options.json:
        emit_session(app, restored)
        return
    status = status_word(restored.status, app.lang)
    app.output.print_message(
        sentence(
            "unmarked", app.lang, name=records.student.name, start=app.in_words(restored.scheduled_at), status=status
        )
    )
    if restored.status is SessionStatus.SCHEDULED and restored.scheduled_at <= app.workspace.now:
        start = f"{app.workspace.local(restored.scheduled_at):%Y-%m-%d %H:%M}"
        app.output.print_message(
            common_sentence("next", app.lang, command=f'mentor session log {records.id} --at "{start}"')
        )


def _marked(app: AppContext, typed: str) -> tuple[StudentRecords, Session]:
    """Return the no-show meant: by id, or a student's latest one."""
    found = session_by_id(app.workspace, typed) if typed not in app.workspace.store.slugs() else None
    if found is None:
        records = find_session(app.workspace, typed)[0]
        no_shows = [s for s in records.sessions.values() if s.status is SessionStatus.NO_SHOW]
        if not no_shows:
            raise NotFoundError(f"{records.student.name} has no no-show", f"See: mentor attendance {records.id}")
        return records, latest(records, no_shows)
    if found[1].status is not SessionStatus.NO_SHOW:
        raise RefusedError(f"Session {found[1].id} is no no-show: {found[1].status}", "Nothing to take back.")
    return found
