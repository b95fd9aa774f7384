"""`mentor transfer complete`."""

from dataclasses import replace
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.transfer.details import _open, _record
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.session import CancelledBy, Session, SessionStatus
from mentorcli.models.student import StudentStatus
from mentorcli.models.transfer import TransferOutcome
from mentorcli.models.verdict import Evidence
from mentorcli.render.text.common import sentence as common_sentence
from mentorcli.render.text.transfer import sentence
from mentorcli.rules.noshow import judge
from mentorcli.rules.session_outcome import settle
from mentorcli.services.lookup import find_student
from mentorcli.store.student_records import StudentRecords


@command(
    "complete",
    "mentor transfer complete amelie",
    "mentor transfer complete amelie --cancel-sessions",
)
def complete(
    ctx: typer.Context,
    student: o.StudentArg,
    cancel_sessions: Annotated[
        bool | None,
        typer.Option("--cancel-sessions/--keep-sessions", help="What becomes of sessions still planned with you."),
    ] = None,
) -> None:
    """Say that the next mentor has taken over. Offers to cancel the sessions still planned with you."""
    app = app_of(ctx)
    records = find_student(app.workspace, student)
    _open(records)
    off = _whether(app, records, cancel_sessions)
    with app.workspace.transaction() as writer:
        records = app.workspace.store.student(records.id)
        ended = replace(_open(records), ended_at=app.workspace.now, outcome=TransferOutcome.COMPLETED)
        gone = replace(records.student, status=StudentStatus.TRANSFERRED)
        cancelled = [_called_off(app, session) for session in _planned(app, records)] if off else []
        writer.append(records, gone, ended, *cancelled, cmd="transfer complete", at=app.workspace.now)
    if app.options.json:
        app.output.print_json(
            {**_record(app, records, ended), "cancelled_sessions": [session.id for session in cancelled]}
        )
        return
    app.output.print_message(sentence("transfer-completed", app.lang, name=records.student.name))
    if cancelled:
        app.output.print_message(sentence("sessions-cancelled", app.lang, count=len(cancelled)))
    elif _planned(app, records):
        app.output.remind(
            common_sentence("next", app.lang, command=f"mentor session cancel {records.id} --all --by mentor")
        )


def _whether(app: AppContext, records: StudentRecords, chosen: bool | None) -> bool:
    """Return whether to cancel what is still planned. Raises UsageError where that is open and nobody can be asked."""
    planned = len(_planned(app, records))
    if chosen is not None or not planned:
        return bool(chosen)
    if app.options.yes:
        return True
    if not app.interactive:
        raise UsageError(
            f"{planned} sessions with {records.student.name} are still planned",
            "Add --cancel-sessions (or --yes) to cancel them, or --keep-sessions.",
        )
    question = sentence("cancel-planned", app.lang, count=planned, name=records.student.name)
    return app.ask_yes_no(question)


def _planned(app: AppContext, records: StudentRecords) -> list[Session]:
    """Return the sessions that are still ahead."""
    sessions = records.sessions.values()
    return [s for s in sessions if s.status is SessionStatus.SCHEDULED and s.scheduled_at > app.workspace.now]


def _called_off(app: AppContext, session: Session) -> Session:
    """Return a session cancelled by the mentor, which is never a no-show."""
    evidence = Evidence(cancelled_at=app.workspace.now, cancelled_by=CancelledBy.MENTOR)
    verdict = judge(
        evidence,
        scheduled_at=session.scheduled_at,
        duration_minutes=session.duration_minutes,
        policy=app.workspace.policy,
    )
    return settle(session, verdict, evidence)
