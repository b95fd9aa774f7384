"""`mentor session schedule` and `mentor session cancel`."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.completing import weekly
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.outcome import Given, evidence_of, save, tell
from mentorcli.cli.picking import by_id, pick_student
from mentorcli.cli.session.details import (
    at_its_time,
    documented_already,
    emit_session,
    emit_sessions,
    new_session,
    planned_words,
    warn_of_overlaps,
    with_details,
)
from mentorcli.errors import NotFoundError, UsageError
from mentorcli.models.session import CancelledBy, Session, SessionKind, SessionStatus
from mentorcli.models.verdict import Verdict
from mentorcli.rules import planning
from mentorcli.rules.noshow import judge
from mentorcli.rules.outcome import settle
from mentorcli.store.dossier import Dossier
from mentorcli.store.ids import record_id

app = new_app()

MAX_TIMES = 60
WEEKLY = "weekly"


@command(
    app,
    "schedule",
    'mentor session schedule amelie "2026-11-24 14:00"',
    'mentor session schedule amelie "tomorrow 10:00" --kind presentation --project "Build a dashboard"',
)
def schedule(
    ctx: typer.Context,
    student: o.StudentArg,
    when: Annotated[str, typer.Argument(metavar="WHEN", help='The start, such as "2026-11-24 14:00".')],
    kind: o.Kind = None,
    duration: o.Duration = None,
    project: o.ProjectOption = None,
    repeat: Annotated[
        str | None, typer.Option("--repeat", metavar="weekly", help="Plan a series.", autocompletion=weekly)
    ] = None,
    times: Annotated[int | None, typer.Option("--times", metavar="N", help="How many in the series.")] = None,
) -> None:
    """Plan a session. The usual length is 45 min, 30 for a presentation or a self-paid student."""
    desk = o.desk_of(ctx)
    starts = _series(desk, when, repeat, times)
    minutes = o.minutes(duration) if duration else None
    with desk.writing() as writer:
        dossier = pick_student(desk, student)
        first = with_details(
            dossier, new_session(desk, dossier, starts[0], kind=kind, minutes=minutes), project=project
        )
        sessions = [first, *(_next_of(desk, dossier, first, start) for start in starts[1:])]
        writer.append(dossier, *sessions, cmd="session schedule", at=desk.now)
    _tell_planned(desk, dossier, sessions, series=repeat is not None)


def _series(desk: Desk, when: str, repeat: str | None, times: int | None) -> list[datetime]:
    """Return the starts of a series: the same time on the wall each week, across clock changes too."""
    if repeat is None and times is None:
        return [o.moment(desk, when, ahead=True)]
    if repeat != WEEKLY or times is None:
        raise UsageError("A series needs both --repeat weekly and --times N", "Such as: --repeat weekly --times 8")
    if not 1 <= times <= MAX_TIMES:
        raise UsageError(f"--times is {times}", f"Give 1 to {MAX_TIMES}.")
    start = o.moment(desk, when, ahead=True)
    wall = desk.local(start).replace(tzinfo=None)
    form = "%Y-%m-%d %H:%M:%S" if wall.second else "%Y-%m-%d %H:%M"
    later = ((wall + timedelta(weeks=week)).strftime(form) for week in range(1, times))
    return [start, *(o.moment(desk, text) for text in later)]


def _next_of(desk: Desk, dossier: Dossier, first: Session, start: datetime) -> Session:
    """Return a later session of a series: a discovery happens once, the funding is that of its own day."""
    later = new_session(desk, dossier, start, minutes=first.duration_minutes)
    kind = SessionKind.MENTORING if first.kind is SessionKind.DISCOVERY else first.kind
    return replace(later, id=record_id(), kind=kind, project=first.project, level=first.level)


def _tell_planned(desk: Desk, dossier: Dossier, sessions: list[Session], *, series: bool) -> None:
    warn_of_overlaps(desk, sessions)
    if sessions[0].scheduled_at <= desk.now:
        desk.warn(desk.said("past-planned"))
    if desk.json:
        if series:
            emit_sessions(desk, sessions)
        else:
            emit_session(desk, sessions[0])
        return
    for session in sessions:
        desk.say(desk.said("scheduled", **planned_words(desk, dossier.student.name, session)))
    desk.say(desk.said("afterwards", command=f"mentor session log {dossier.id}"))


@command(
    app,
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
    desk = o.desk_of(ctx)
    with desk.writing() as writer:
        dossier, chosen = _to_cancel(desk, session, every=every)
        given = Given(cancelled_at=at, cancelled_by=by).checked()
        changes = [_cancelled(desk, at_its_time(dossier, one), given) for one in chosen]
        save(desk, writer, dossier, changes, cmd="session cancel")
    if desk.json:
        if every:
            emit_sessions(desk, [one for one, _ in changes])
        else:
            emit_session(desk, changes[0][0])
        return
    for one, verdict in changes:
        tell(desk, dossier, one, verdict, done="called-off")


def _to_cancel(desk: Desk, typed: str, *, every: bool) -> tuple[Dossier, list[Session]]:
    """Return the sessions to call off. Raises NotFoundError, or RefusedError for one that is documented."""
    found = by_id(desk, typed) if typed not in desk.store.slugs() else None
    if found is not None and not every:
        if found[1].status is not SessionStatus.SCHEDULED:
            raise documented_already(desk, *found)
        return found[0], [found[1]]
    dossier = found[0] if found else pick_student(desk, typed)
    sessions = list(dossier.sessions.values())
    if every:
        chosen = [s for s in sessions if s.status is SessionStatus.SCHEDULED and s.scheduled_at > desk.now]
    else:
        nearest = planning.to_cancel(sessions, desk.now)
        chosen = [nearest] if nearest else []
    if not chosen:
        raise NotFoundError(
            f"{dossier.student.name} has no scheduled session to call off",
            f"See: mentor session list --student {dossier.id}",
        )
    return dossier, sorted(chosen, key=lambda s: (s.scheduled_at, s.id))


def _cancelled(desk: Desk, session: Session, given: Given) -> tuple[Session, Verdict]:
    """Return a session called off, judged by the 24-hour rule."""
    evidence = evidence_of(desk, given, session.scheduled_at)
    verdict = judge(
        evidence,
        scheduled_at=session.scheduled_at,
        duration_minutes=session.duration_minutes,
        policy=desk.policy,
    )
    return settle(session, verdict, evidence), verdict
