"""`mentor session log`: what happened."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.outcome import Given, evidence_of, save, tell
from mentorcli.cli.picking import pick_student
from mentorcli.cli.session.details import at_its_time, documented_already, emit_session, new_session, with_details
from mentorcli.errors import NotFoundError, UsageError
from mentorcli.models.session import Session, SessionKind, SessionStatus
from mentorcli.models.student import StudentStatus
from mentorcli.rules import planning
from mentorcli.rules.noshow import judge
from mentorcli.rules.outcome import settle
from mentorcli.rules.recording import recording_missing
from mentorcli.store.dossier import Dossier

app = new_app()


@command(
    app,
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
    desk = o.desk_of(ctx)
    given = Given(arrived, late, absent, cancelled_at, cancelled_by).checked()
    asked = o.moment(desk, at, ahead=False) if at else None
    written = desk.text(notes)
    if recording is not None:
        o.check_url(recording, "--recording")
    planned = o.minutes(duration) if duration else None
    with desk.writing() as writer:
        dossier = pick_student(desk, student)
        session = _scheduled(desk, dossier, asked, given) or _unplanned(
            desk, dossier, asked, given, kind=kind, minutes=planned
        )
        session = with_details(
            dossier,
            at_its_time(dossier, session),
            kind=kind,
            minutes=planned,
            notes=written,
            recording=recording,
            project=project,
        )
        if session.scheduled_at > desk.now and not given.cancels:
            raise UsageError(
                f"That session starts in the future ({desk.in_words(session.scheduled_at)})",
                'Log it once it has begun. For another one: --at "when it began"',
            )
        evidence = evidence_of(desk, given, session.scheduled_at)
        verdict = judge(
            evidence,
            scheduled_at=session.scheduled_at,
            duration_minutes=session.duration_minutes,
            policy=desk.policy,
        )
        session = settle(session, verdict, evidence)
        save(desk, writer, dossier, [(session, verdict)], cmd="session log")
    if desk.json:
        emit_session(desk, session)
    else:
        tell(desk, dossier, session, verdict, done="logged")
        _suggest_next(desk, dossier, session)
    if session.held and recording_missing(session, desk.store.first_session_id()):
        desk.remind(desk.said("must-be-recorded", id=session.id))


def _suggest_next(desk: Desk, dossier: Dossier, session: Session) -> None:
    """Name the command for the next date, fixed at the end of a session, where none is planned yet."""
    planned = any(s.status is SessionStatus.SCHEDULED and s.scheduled_at > desk.now for s in dossier.sessions.values())
    if not session.held or planned or dossier.student.status is not StudentStatus.ACTIVE:
        return
    start = planning.a_week_after(desk.local(session.scheduled_at))
    if start > desk.local(desk.now).replace(tzinfo=None):
        desk.say(desk.said("next", command=f'mentor session schedule {dossier.id} "{start:%Y-%m-%d %H:%M}"'))


def _scheduled(desk: Desk, dossier: Dossier, asked: datetime | None, given: Given) -> Session | None:
    """Return the scheduled session that is meant, None where a new one is to be made.

    It is the one nearest to the moment asked for, on the same day. A session that has not begun is not what happened,
    unless it was called off, or nothing says that another was meant.
    """
    everything = list(dossier.sessions.values())
    scheduled = [session for session in everything if session.status is SessionStatus.SCHEDULED]
    moment = asked or desk.now
    exact = next((session for session in scheduled if session.scheduled_at == asked), None)
    if exact is not None:
        return exact
    _refuse_documented(desk, dossier, asked)
    today = planning.on_day(scheduled, moment, desk.zone)
    if asked is not None and not given.cancels:
        today = [session for session in today if session.scheduled_at <= desk.now]
    found = planning.nearest(today, moment)
    if found is None and asked is None and given.cancels:
        found = planning.to_cancel(everything, desk.now)
        if found is None:
            raise NotFoundError(
                f"{dossier.student.name} has no scheduled session to call off", "Name it with --at WHEN."
            )
    return found


def _refuse_documented(desk: Desk, dossier: Dossier, asked: datetime | None) -> None:
    """Refuse to document one session twice. Raises RefusedError with what to type instead."""
    if asked is None:
        return
    start = asked.astimezone(UTC)
    known = next((s for s in dossier.sessions.values() if s.scheduled_at == start), None)
    if known is not None:
        raise documented_already(desk, dossier, known)


def _unplanned(
    desk: Desk,
    dossier: Dossier,
    asked: datetime | None,
    given: Given,
    *,
    kind: SessionKind | None,
    minutes: int | None,
) -> Session:
    """Return a new session for what was not scheduled. Raises RefusedError where one is documented at that moment."""
    session = new_session(desk, dossier, asked or desk.now, kind=kind, minutes=minutes)
    if asked is None and not given.absent:
        session = replace(session, scheduled_at=planning.begun(desk.now, session.duration_minutes))
        scheduled = (s for s in dossier.sessions.values() if s.status is SessionStatus.SCHEDULED)
        planned = planning.overlapping(scheduled, session.scheduled_at, session.duration_minutes)
        if planned:  # begun before midnight, logged after it
            return planned[-1]
    known = planning.documented_at(dossier.sessions.values(), session.scheduled_at, session.duration_minutes)
    if known is not None:
        raise documented_already(desk, dossier, known)
    return session
