"""`mentor noshow`: judge, mark, take back and list no-shows."""

from dataclasses import replace
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.completing import policy_names, session_ids
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.listing import show_table
from mentorcli.cli.outcome import Given, evidence_of, save, tell
from mentorcli.cli.picking import by_id, latest, pick_session, pick_student
from mentorcli.cli.session.details import at_its_time, emit_session, emit_sessions, new_session
from mentorcli.errors import NotFoundError, RefusedError, UsageError
from mentorcli.models.session import Session, SessionKind, SessionStatus
from mentorcli.models.student import Funding
from mentorcli.models.verdict import Evidence, Verdict
from mentorcli.rules import planning
from mentorcli.rules.noshow import judge
from mentorcli.rules.outcome import force, settle, unsettle
from mentorcli.store.dossier import Dossier
from mentorcli.text import visible

app = new_app()


@command(
    app,
    "check",
    'mentor noshow check --scheduled "2026-11-24 14:00" --late 16m',
    'mentor noshow check --scheduled "2026-11-24 14:00" --cancelled-at "2026-11-23 15:00"',
)
def check(
    ctx: typer.Context,
    *,
    scheduled: Annotated[
        str,
        typer.Option("--scheduled", metavar="WHEN", help="When the session was to start.", show_default=False),
    ],
    arrived: o.Arrived = None,
    late: o.Late = None,
    absent: o.Absent = False,
    cancelled_at: o.CancelledAt = None,
    cancelled_by: o.CancelledByOption = None,
    kind: o.Kind = None,
    duration: o.Duration = None,
    policy: Annotated[
        str | None, typer.Option("--policy", metavar="NAME", help="Judge by this policy.", autocompletion=policy_names)
    ] = None,
    lang: o.Lang = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 0 for a no-show, 1 where it is none.")] = False,
) -> None:
    """Ask the rule, without writing anything."""
    desk = o.desk_of(ctx)
    language = desk.choose_lang(lang)
    given = Given(arrived, late, absent, cancelled_at, cancelled_by).checked()
    if not given.any:
        raise UsageError("What happened is missing", "Give --arrived, --late, --absent or --cancelled-at.")
    start = o.moment(desk, scheduled)
    usual = planning.planned_minutes(kind or SessionKind.MENTORING, Funding.UNKNOWN)
    verdict = judge(
        evidence_of(desk, given, start, checking=True),
        scheduled_at=start,
        duration_minutes=o.minutes(duration) if duration else usual,
        policy=desk.policy_named(policy) if policy else desk.policy,
    )
    _print_verdict(desk, verdict, language)
    if exit_code and not verdict.no_show:
        raise typer.Exit(1)


def _print_verdict(desk: Desk, verdict: Verdict, lang: str) -> None:
    from mentorcli.render.words import verdict_sentence

    sentence = verdict_sentence(verdict, lang)
    if desk.json:
        from mentorcli.render.records import verdict_record

        desk.emit(verdict_record(verdict, sentence))
        return
    desk.show(sentence)


@command(
    app,
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
    desk = o.desk_of(ctx)
    given = Given(None, late, absent or (late is None and cancelled_at is None), cancelled_at).checked()
    reason = desk.text(because)
    if forced and not reason:
        raise UsageError("--force needs --because", 'Such as: --force --because "Left again at once"')
    if because is not None and not forced:
        raise UsageError("--because goes with --force", "Add --force, or leave it out.")
    if session is not None and at is not None:
        raise UsageError("--session and --at contradict each other", "Give one of them.")
    with desk.writing() as writer:
        dossier, found = _to_mark(desk, student, session, at, given)
        found = at_its_time(dossier, found)
        evidence = evidence_of(desk, given, found.scheduled_at)
        verdict = judge(
            evidence,
            scheduled_at=found.scheduled_at,
            duration_minutes=found.duration_minutes,
            policy=desk.policy,
        )
        ruled = verdict
        if not verdict.no_show:
            verdict = _forced(desk, verdict, evidence, forced=forced)
        marked = settle(found, verdict, evidence)
        if not ruled.no_show:
            marked = replace(marked, because=reason)
        save(desk, writer, dossier, [(marked, verdict)], cmd="noshow mark")
    if not given.cancels and found.scheduled_at > desk.now:
        desk.warn(desk.said("not-begun"))
    if desk.json:
        emit_session(desk, marked)
        return
    tell(desk, dossier, marked, verdict, done="marked")


def _forced(desk: Desk, verdict: Verdict, evidence: Evidence, *, forced: bool) -> Verdict:
    """Return the verdict turned into a no-show. Raises RefusedError with the rule and the figures without --force."""
    from mentorcli.render.words import verdict_sentence

    if not forced:
        raise RefusedError(
            desk.said("not-marked", verdict=verdict_sentence(verdict, desk.lang)),
            desk.said("against-the-rule"),
        )
    return force(verdict, evidence)


def _to_mark(desk: Desk, student: str, typed: str | None, at: str | None, given: Given) -> tuple[Dossier, Session]:
    """Return the session meant. Raises NotFoundError where there is none to mark."""
    dossier = pick_student(desk, student)
    if typed is not None:
        owner, found = pick_session(desk, typed)
        if owner.id != dossier.id:
            raise NotFoundError(
                f"{dossier.student.name} has no session {visible(typed[:60])}",
                f"See: mentor session list --student {dossier.id}",
            )
        return dossier, found
    if at is not None:
        return dossier, _at(desk, dossier, at, given)
    chosen = planning.to_mark(dossier.sessions.values(), desk.now, late=given.late is not None, cancelled=given.cancels)
    if chosen is None:
        raise NotFoundError(
            f"{dossier.student.name} has no session to mark", "Say when it was to be: --at WHEN makes one."
        )
    return dossier, chosen


def _at(desk: Desk, dossier: Dossier, at: str, given: Given) -> Session:
    """Return the session that starts at a moment, else the scheduled one of that day, else a new one.

    A documented one that was going on at that moment goes before a new one.
    """
    start = o.moment(desk, at)
    sessions = list(dossier.sessions.values())
    exact = [session for session in sessions if session.scheduled_at == start]
    scheduled = [session for session in sessions if session.status is SessionStatus.SCHEDULED]
    found = (
        planning.nearest(exact, start)
        or planning.nearest(planning.on_day(scheduled, start, desk.zone), start)
        or planning.documented_at(sessions, start, 1)
    )
    if found is None and start > desk.now and not given.cancels:
        raise UsageError(
            f"{dossier.student.name} has no session at {desk.in_words(start)}, which is in the future",
            "Mark it once it has begun.",
        )
    return found or new_session(desk, dossier, start)


@command(app, "unmark", "mentor noshow unmark amelie", "mentor noshow unmark 4k2m")
def unmark(ctx: typer.Context, session: o.SessionArg) -> None:
    """Take a no-show back: the session is as it was before, its note is gone."""
    from mentorcli.render.words import status_word

    desk = o.desk_of(ctx)
    with desk.writing() as writer:
        dossier, found = _marked(desk, session)
        restored = unsettle(found, dossier.before(found))
        notes = [("note", note.id) for note in dossier.notes if note.session == found.id]
        writer.append(dossier, restored, cmd="noshow unmark", at=desk.now, drop=notes)
        if restored.held:
            writer.doubt_first_session(at=desk.now)
    if desk.json:
        emit_session(desk, restored)
        return
    status = status_word(restored.status, desk.lang)
    desk.say(
        desk.said("unmarked", name=dossier.student.name, start=desk.in_words(restored.scheduled_at), status=status)
    )
    if restored.status is SessionStatus.SCHEDULED and restored.scheduled_at <= desk.now:
        start = f"{desk.local(restored.scheduled_at):%Y-%m-%d %H:%M}"
        desk.say(desk.said("next", command=f'mentor session log {dossier.id} --at "{start}"'))


def _marked(desk: Desk, typed: str) -> tuple[Dossier, Session]:
    """Return the no-show meant: by id, or a student's latest one."""
    found = by_id(desk, typed) if typed not in desk.store.slugs() else None
    if found is None:
        dossier = pick_session(desk, typed)[0]
        no_shows = [s for s in dossier.sessions.values() if s.status is SessionStatus.NO_SHOW]
        if not no_shows:
            raise NotFoundError(f"{dossier.student.name} has no no-show", f"See: mentor attendance {dossier.id}")
        return dossier, latest(dossier, no_shows)
    if found[1].status is not SessionStatus.NO_SHOW:
        raise RefusedError(f"Session {found[1].id} is no no-show: {found[1].status}", "Nothing to take back.")
    return found


@command(app, "report", "mentor noshow report amelie", "mentor noshow report amelie --lang fr --sent")
def report(
    ctx: typer.Context,
    student: o.StudentArg,
    sent: Annotated[bool, typer.Option("--sent", help="Keep that you sent it: the agenda asks no more.")] = False,
    lang: o.Lang = None,
) -> None:
    """Write the report of regular no-shows for the contact form, with counts and dates filled in."""
    from mentorcli.cli import reporting

    desk = o.desk_of(ctx)
    desk.choose_lang(lang)
    reporting.report(desk, student, sent=sent)


@command(app, "list", "mentor noshow list", "mentor noshow list amelie --json")
def list_(ctx: typer.Context, student: o.OptionalStudent = None) -> None:
    """List no-shows, newest first."""
    desk = o.desk_of(ctx)
    dossiers = [pick_student(desk, student)] if student else desk.everyone()
    found = [s for d in dossiers for s in d.sessions.values() if s.status is SessionStatus.NO_SHOW]
    found.sort(key=lambda s: (s.scheduled_at, s.id), reverse=True)
    if desk.json:
        emit_sessions(desk, found)
        return
    rows = [
        (
            s.id,
            f"{desk.local(s.scheduled_at):%Y-%m-%d %H:%M}",
            s.student,
            s.kind,
            s.reason or "",
            s.because or "",
        )
        for s in found
    ]
    headers = desk.headers("id", "start", "student", "kind", "reason", "why")
    show_table(desk, headers, rows, empty=desk.said("no-no-shows"), firm=2)
