"""`mentor noshow mark`."""

from dataclasses import replace
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import session_ids
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.outcome import Given, evidence_of, save, tell
from mentorcli.cli.session.details import at_its_time, emit_session, new_session
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import NotFoundError, RefusedError, UsageError
from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.verdict import Evidence, Verdict
from mentorcli.render.text.noshow import sentence
from mentorcli.rules import session_choice
from mentorcli.rules.noshow import judge
from mentorcli.rules.session_outcome import force, settle
from mentorcli.services.lookup import find_session, find_student
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import visible


@command(
    "mark",
    "mentor noshow mark amelie",
    "mentor noshow mark amelie --late 20m",
    'mentor noshow mark amelie --late 10m --force --because "Left again at once"',
)
def mark(
    ctx: typer.Context,
    student: o.StudentArg,
    *,
    session: Annotated[
        str | None,
        typer.Option("--session", metavar="SESSION", help="Which session, by its id.", autocompletion=session_ids),
    ] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="Which session, by its start.")] = None,
    absent: o.Absent = False,
    late: o.Late = None,
    cancelled_at: o.CancelledAt = None,
    forced: Annotated[bool, typer.Option("--force", help="Mark it against the rule (needs --because).")] = False,
    because: Annotated[str | None, typer.Option("--because", metavar="TEXT", help="Why, kept with it.")] = None,
) -> None:
    """Mark a no-show. Without options: the student did not come to the latest session.

    What the rule does not make a no-show is refused, with the figures.
    """
    app = app_of(ctx)
    given = Given(None, late, absent or (late is None and cancelled_at is None), cancelled_at).checked()
    reason = app.text_argument(because)
    if forced and not reason:
        raise UsageError("--force needs --because", 'Such as: --force --because "Left again at once"')
    if because is not None and not forced:
        raise UsageError("--because goes with --force", "Add --force, or leave it out.")
    if session is not None and at is not None:
        raise UsageError("--session and --at contradict each other", "Give one of them.")
    with app.workspace.transaction() as writer:
        records, found = _to_mark(app, student, session, at, given)
        found = at_its_time(records, found)
        evidence = evidence_of(app, given, found.scheduled_at)
        verdict = judge(
            evidence,
            scheduled_at=found.scheduled_at,
            duration_minutes=found.duration_minutes,
            policy=app.workspace.policy,
        )
        ruled = verdict
        if not verdict.no_show:
            verdict = _forced(app, verdict, evidence, forced=forced)
        marked = settle(found, verdict, evidence)
        if not ruled.no_show:
            marked = replace(marked, because=reason)
        save(app, writer, records, [(marked, verdict)], cmd="noshow mark")
    if not given.cancels and found.scheduled_at > app.workspace.now:
        app.output.warn(sentence("not-begun", app.lang))
    if app.options.json:
        emit_session(app, marked)
        return
    tell(app, records, marked, verdict, done="marked")


def _forced(app: AppContext, verdict: Verdict, evidence: Evidence, *, forced: bool) -> Verdict:
    """Return the verdict turned into a no-show. Raises RefusedError with the rule and the figures without --force."""
    from mentorcli.render.text.verdict import verdict_sentence

    if not forced:
        raise RefusedError(
            sentence("not-marked", app.lang, verdict=verdict_sentence(verdict, app.lang)),
            sentence("against-the-rule", app.lang),
        )
    return force(verdict, evidence)


def _to_mark(
    app: AppContext, student: str, typed: str | None, at: str | None, given: Given
) -> tuple[StudentRecords, Session]:
    """Return the session meant. Raises NotFoundError where there is none to mark."""
    records = find_student(app.workspace, student)
    if typed is not None:
        owner, found = find_session(app.workspace, typed)
        if owner.id != records.id:
            raise NotFoundError(
                f"{records.student.name} has no session {visible(typed[:60])}",
                f"See: mentor session list --student {records.id}",
            )
        return records, found
    if at is not None:
        return records, _at(app, records, at, given)
    chosen = session_choice.to_mark(
        records.sessions.values(), app.workspace.now, late=given.late is not None, cancelled=given.cancels
    )
    if chosen is None:
        raise NotFoundError(
            f"{records.student.name} has no session to mark", "Say when it was to be: --at WHEN makes one."
        )
    return records, chosen


def _at(app: AppContext, records: StudentRecords, at: str, given: Given) -> Session:
    """Return the session that starts at a moment, else the scheduled one of that day, else a new one.

    A documented one that was going on at that moment goes before a new one.
    """
    start = app.moment(at)
    sessions = list(records.sessions.values())
    exact = [session for session in sessions if session.scheduled_at == start]
    scheduled = [session for session in sessions if session.status is SessionStatus.SCHEDULED]
    found = (
        session_choice.nearest(exact, start)
        or session_choice.nearest(session_choice.on_day(scheduled, start, app.workspace.zone), start)
        or session_choice.documented_at(sessions, start, 1)
    )
    if found is None and start > app.workspace.now and not given.cancels:
        raise UsageError(
            f"{records.student.name} has no session at {app.in_words(start)}, which is in the future",
            "Mark it once it has begun.",
        )
    return found or new_session(app, records, start)
