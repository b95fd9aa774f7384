"""`mentor session log`: what happened."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.outcome import Given, evidence_of, save, tell
from mentorcli.cli.session.details import at_its_time, documented_already, emit_session, new_session, with_details
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import NotFoundError, UsageError
from mentorcli.models.session import Session, SessionKind, SessionStatus
from mentorcli.models.student import StudentStatus
from mentorcli.render.text.common import sentence as common_sentence
from mentorcli.render.text.session import sentence
from mentorcli.rules import session_choice
from mentorcli.rules.noshow import judge
from mentorcli.rules.recording import recording_missing
from mentorcli.rules.session_outcome import settle
from mentorcli.services.lookup import find_student
from mentorcli.store.student_records import StudentRecords


@command(
    "log",
    'mentor session log amelie --at "2026-11-24 14:00" --notes "Scraping done, charts next"',
    "mentor session log amelie --late 20m",
)
def log(
    ctx: typer.Context,
    student: o.StudentArg,
    *,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="Which session: when it started.")] = None,
    duration: o.Duration = None,
    kind: o.Kind = None,
    arrived: o.Arrived = None,
    late: o.Late = None,
    absent: o.Absent = False,
    cancelled_at: o.CancelledAt = None,
    cancelled_by: o.CancelledByOption = None,
    notes: o.Notes = None,
    recording: o.Recording = None,
    project: o.ProjectOption = None,
) -> None:
    """Say what happened: held, late, absent or called off. The rule decides whether it is a no-show.

    The scheduled session of that day is taken where there is one; otherwise a new one is made.
    """
    app = app_of(ctx)
    given = Given(arrived, late, absent, cancelled_at, cancelled_by).checked()
    asked = app.moment(at, ahead=False) if at else None
    written = app.text_argument(notes)
    if recording is not None:
        o.check_url(recording, "--recording")
    planned = o.minutes(duration) if duration else None
    with app.workspace.transaction() as writer:
        records = find_student(app.workspace, student)
        session = _scheduled(app, records, asked, given) or _unplanned(
            app, records, asked, given, kind=kind, minutes=planned
        )
        session = with_details(
            records,
            at_its_time(records, session),
            kind=kind,
            minutes=planned,
            notes=written,
            recording=recording,
            project=project,
        )
        if session.scheduled_at > app.workspace.now and not given.cancels:
            raise UsageError(
                f"That session starts in the future ({app.in_words(session.scheduled_at)})",
                'Log it once it has begun. For another one: --at "when it began"',
            )
        evidence = evidence_of(app, given, session.scheduled_at)
        verdict = judge(
            evidence,
            scheduled_at=session.scheduled_at,
            duration_minutes=session.duration_minutes,
            policy=app.workspace.policy,
        )
        session = settle(session, verdict, evidence)
        save(app, writer, records, [(session, verdict)], cmd="session log")
    if app.options.json:
        emit_session(app, session)
    else:
        tell(app, records, session, verdict, done="logged")
        _suggest_next(app, records, session)
    if session.held and recording_missing(session, app.workspace.store.first_session_id()):
        app.output.remind(sentence("must-be-recorded", app.lang, id=session.id))


def _suggest_next(app: AppContext, records: StudentRecords, session: Session) -> None:
    """Name the command for the next date, fixed at the end of a session, where none is planned yet."""
    planned = any(
        s.status is SessionStatus.SCHEDULED and s.scheduled_at > app.workspace.now for s in records.sessions.values()
    )
    if not session.held or planned or records.student.status is not StudentStatus.ACTIVE:
        return
    start = session_choice.a_week_after(app.workspace.local(session.scheduled_at))
    if start > app.workspace.local(app.workspace.now).replace(tzinfo=None):
        app.output.print_message(
            common_sentence("next", app.lang, command=f'mentor session schedule {records.id} "{start:%Y-%m-%d %H:%M}"')
        )


def _scheduled(app: AppContext, records: StudentRecords, asked: datetime | None, given: Given) -> Session | None:
    """Return the scheduled session that is meant, None where a new one is to be made.

    It is the one nearest to the moment asked for, on the same day. A session that has not begun is not what happened,
    unless it was called off, or nothing says that another was meant.
    """
    everything = list(records.sessions.values())
    scheduled = [session for session in everything if session.status is SessionStatus.SCHEDULED]
    moment = asked or app.workspace.now
    exact = next((session for session in scheduled if session.scheduled_at == asked), None)
    if exact is not None:
        return exact
    _refuse_documented(app, records, asked)
    today = session_choice.on_day(scheduled, moment, app.workspace.zone)
    if asked is not None and not given.cancels:
        today = [session for session in today if session.scheduled_at <= app.workspace.now]
    found = session_choice.nearest(today, moment)
    if found is None and asked is None and given.cancels:
        found = session_choice.to_cancel(everything, app.workspace.now)
        if found is None:
            raise NotFoundError(
                f"{records.student.name} has no scheduled session to call off", "Name it with --at WHEN."
            )
    return found


def _refuse_documented(app: AppContext, records: StudentRecords, asked: datetime | None) -> None:
    """Refuse to document one session twice. Raises RefusedError with what to type instead."""
    if asked is None:
        return
    start = asked.astimezone(UTC)
    known = next((s for s in records.sessions.values() if s.scheduled_at == start), None)
    if known is not None:
        raise documented_already(app, records, known)


def _unplanned(
    app: AppContext,
    records: StudentRecords,
    asked: datetime | None,
    given: Given,
    *,
    kind: SessionKind | None,
    minutes: int | None,
) -> Session:
    """Return a new session for what was not scheduled. Raises RefusedError where one is documented at that moment."""
    session = new_session(app, records, asked or app.workspace.now, kind=kind, minutes=minutes)
    if asked is None and not given.absent:
        session = replace(session, scheduled_at=session_choice.begun(app.workspace.now, session.duration_minutes))
        scheduled = (s for s in records.sessions.values() if s.status is SessionStatus.SCHEDULED)
        planned = session_choice.overlapping(scheduled, session.scheduled_at, session.duration_minutes)
        if planned:  # begun before midnight, logged after it
            return planned[-1]
    known = session_choice.documented_at(records.sessions.values(), session.scheduled_at, session.duration_minutes)
    if known is not None:
        raise documented_already(app, records, known)
    return session
