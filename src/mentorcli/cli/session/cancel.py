"""`mentor session cancel`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.outcome import Given, evidence_of, save, tell
from mentorcli.cli.session.details import (
    at_its_time,
    documented_already,
    emit_session,
    emit_sessions,
)
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import NotFoundError
from mentorcli.models.session import CancelledBy, Session, SessionStatus
from mentorcli.models.verdict import Verdict
from mentorcli.rules import session_choice
from mentorcli.rules.noshow import judge
from mentorcli.rules.session_outcome import settle
from mentorcli.services.lookup import find_student, session_by_id
from mentorcli.store.student_records import StudentRecords


@command(
    "cancel",
    "mentor session cancel amelie",
    'mentor session cancel amelie --at "yesterday 18:00" --by student',
)
def cancel(
    ctx: typer.Context,
    session: o.SessionArg,
    at: Annotated[
        str | None, typer.Option("--at", metavar="WHEN", help="When it was called off (default: now).")
    ] = None,
    by: Annotated[CancelledBy, typer.Option("--by", help="Who called it off.")] = CancelledBy.STUDENT,
    every: Annotated[bool, typer.Option("--all", help="Every future session of the student.")] = False,
) -> None:
    """Call a session off. The 24-hour rule decides whether that is a no-show.

    Without an id it is the scheduled session nearest to now within 24 hours, else the student's next one.
    """
    app = app_of(ctx)
    with app.workspace.transaction() as writer:
        records, chosen = _to_cancel(app, session, every=every)
        given = Given(cancelled_at=at, cancelled_by=by).checked()
        changes = [_cancelled(app, at_its_time(records, one), given) for one in chosen]
        save(app, writer, records, changes, cmd="session cancel")
    if app.options.json:
        if every:
            emit_sessions(app, [one for one, _ in changes])
        else:
            emit_session(app, changes[0][0])
        return
    for one, verdict in changes:
        tell(app, records, one, verdict, done="called-off")


def _to_cancel(app: AppContext, typed: str, *, every: bool) -> tuple[StudentRecords, list[Session]]:
    """Return the sessions to call off. Raises NotFoundError, or RefusedError for one that is documented."""
    found = session_by_id(app.workspace, typed) if typed not in app.workspace.store.slugs() else None
    if found is not None and not every:
        if found[1].status is not SessionStatus.SCHEDULED:
            raise documented_already(app, *found)
        return found[0], [found[1]]
    records = found[0] if found else find_student(app.workspace, typed)
    sessions = list(records.sessions.values())
    if every:
        chosen = [s for s in sessions if s.status is SessionStatus.SCHEDULED and s.scheduled_at > app.workspace.now]
    else:
        nearest = session_choice.to_cancel(sessions, app.workspace.now)
        chosen = [nearest] if nearest else []
    if not chosen:
        raise NotFoundError(
            f"{records.student.name} has no scheduled session to call off",
            f"See: mentor session list --student {records.id}",
        )
    return records, sorted(chosen, key=lambda s: (s.scheduled_at, s.id))


def _cancelled(app: AppContext, session: Session, given: Given) -> tuple[Session, Verdict]:
    """Return a session called off, judged by the 24-hour rule."""
    evidence = evidence_of(app, given, session.scheduled_at)
    verdict = judge(
        evidence,
        scheduled_at=session.scheduled_at,
        duration_minutes=session.duration_minutes,
        policy=app.workspace.policy,
    )
    return settle(session, verdict, evidence), verdict
