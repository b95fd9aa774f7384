"""`mentor transfer start`, `status`, `complete` and `cancel`: a transfer from the day it is asked for to its end."""

from dataclasses import replace
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.desk import Desk
from mentorcli.cli.following import transfer_under_way
from mentorcli.cli.group import command, new_app
from mentorcli.cli.listing import show_table
from mentorcli.cli.picking import pick_student
from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.session import CancelledBy, Session, SessionStatus
from mentorcli.models.student import StudentStatus
from mentorcli.models.transfer import Transfer, TransferOutcome, TransferWait
from mentorcli.models.verdict import Evidence
from mentorcli.rules.noshow import judge
from mentorcli.rules.outcome import settle
from mentorcli.rules.transfer import waiting
from mentorcli.store.dossier import Dossier
from mentorcli.store.ids import record_id

app = new_app()


@command(
    app,
    "start",
    'mentor transfer start amelie --reason "Machine learning goes beyond what I can teach"',
    'mentor transfer start amelie --reason "Needs evening sessions" --to "Sam Okoro"',
)
def start(
    ctx: typer.Context,
    student: o.StudentArg,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why another mentor; - reads it.", show_default=False)
    ],
    to: Annotated[str | None, typer.Option("--to", metavar="NAME", help="The next mentor, where known.")] = None,
) -> None:
    """Say that a transfer is asked for. It takes from a few days to a few weeks."""
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    why = desk.text(reason)
    if not why:
        raise UsageError("--reason is empty", 'Such as: --reason "Machine learning goes beyond what I can teach"')
    transfer = Transfer(record_id(), desk.now, why, desk.text(to) or None)
    with desk.writing() as writer:
        dossier = pick_student(desk, student)
        if transfer_under_way(dossier) is not None:
            raise RefusedError(
                f"A transfer of {dossier.student.name} is under way already",
                f"See: mentor transfer status; take it back: mentor transfer cancel {dossier.id}",
            )
        if dossier.student.status is StudentStatus.TRANSFERRED:
            raise RefusedError(f"{dossier.student.name} is transferred already", "Nothing to do.")
        writer.append(dossier, transfer, cmd="transfer start", at=desk.now)
    if desk.json:
        desk.emit(_record(desk, dossier, transfer))
        return
    desk.say(
        said("transfer-started", desk.lang, name=dossier.student.name, at=desk.in_words(transfer.started_at)),
        said("next", desk.lang, command=f"mentor transfer request {dossier.id}"),
    )


@command(app, "status", "mentor transfer status", "mentor transfer status amelie --json")
def status(ctx: typer.Context, student: o.OptionalStudent = None, lang: o.Lang = None) -> None:
    """Show the transfers under way: days waiting, and which are late."""
    from mentorcli.render.words.done import said
    from mentorcli.render.words.steps import transfer_sentence

    desk = o.desk_of(ctx)
    desk.choose_lang(lang)
    dossiers = [pick_student(desk, student)] if student else list(desk.everyone())
    found = [(d, transfer, _wait(desk, d, transfer)) for d in dossiers if (transfer := transfer_under_way(d))]
    found.sort(key=lambda entry: (entry[2].since, entry[0].id))
    if desk.json:
        desk.emit([_record(desk, dossier, transfer) for dossier, transfer, _ in found])
        return
    rows = [
        (dossier.student.name, transfer_sentence(wait, desk.lang), transfer.to or "", transfer.reason)
        for dossier, transfer, wait in found
    ]
    headers = [said(f"head-{name}", desk.lang) for name in ("student", "transfer", "to", "reason")]
    show_table(desk, headers, rows, empty=said("no-transfer", desk.lang))


@command(
    app,
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
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    dossier = pick_student(desk, student)
    _open(dossier)
    off = _whether(desk, dossier, cancel_sessions)
    with desk.writing() as writer:
        dossier = desk.store.dossier(dossier.id)
        ended = replace(_open(dossier), ended_at=desk.now, outcome=TransferOutcome.COMPLETED)
        gone = replace(dossier.student, status=StudentStatus.TRANSFERRED)
        cancelled = [_called_off(desk, session) for session in _planned(desk, dossier)] if off else []
        writer.append(dossier, gone, ended, *cancelled, cmd="transfer complete", at=desk.now)
    if desk.json:
        desk.emit({**_record(desk, dossier, ended), "cancelled_sessions": [session.id for session in cancelled]})
        return
    desk.say(said("transfer-completed", desk.lang, name=dossier.student.name))
    if cancelled:
        desk.say(said("sessions-cancelled", desk.lang, count=len(cancelled)))
    elif _planned(desk, dossier):
        desk.remind(said("next", desk.lang, command=f"mentor session cancel {dossier.id} --all --by mentor"))


def _whether(desk: Desk, dossier: Dossier, chosen: bool | None) -> bool:
    """Return whether to cancel what is still planned. Raises UsageError where that is open and nobody can be asked."""
    from mentorcli.render.words.done import said

    planned = len(_planned(desk, dossier))
    if chosen is not None or not planned:
        return bool(chosen)
    if desk.yes:
        return True
    if not desk.interactive:
        raise UsageError(
            f"{planned} sessions with {dossier.student.name} are still planned",
            "Add --cancel-sessions (or --yes) to cancel them, or --keep-sessions.",
        )
    question = said("cancel-planned", desk.lang, count=planned, name=dossier.student.name)
    return desk.agreed(question)


def _planned(desk: Desk, dossier: Dossier) -> list[Session]:
    """Return the sessions that are still ahead."""
    sessions = dossier.sessions.values()
    return [s for s in sessions if s.status is SessionStatus.SCHEDULED and s.scheduled_at > desk.now]


def _called_off(desk: Desk, session: Session) -> Session:
    """Return a session cancelled by the mentor, which is never a no-show."""
    evidence = Evidence(cancelled_at=desk.now, cancelled_by=CancelledBy.MENTOR)
    verdict = judge(
        evidence,
        scheduled_at=session.scheduled_at,
        duration_minutes=session.duration_minutes,
        policy=desk.policy,
    )
    return settle(session, verdict, evidence)


@command(app, "cancel", "mentor transfer cancel amelie", "mentor transfer cancel amelie --json")
def cancel(ctx: typer.Context, student: o.StudentArg) -> None:
    """Say that the student stays with you after all."""
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    with desk.writing() as writer:
        dossier = pick_student(desk, student)
        ended = replace(_open(dossier), ended_at=desk.now, outcome=TransferOutcome.CANCELLED)
        writer.append(dossier, ended, cmd="transfer cancel", at=desk.now)
    if desk.json:
        desk.emit(_record(desk, dossier, ended))
        return
    desk.say(said("transfer-cancelled", desk.lang, name=dossier.student.name))


def _open(dossier: Dossier) -> Transfer:
    """Return the transfer under way. Raises RefusedError where there is none."""
    transfer = transfer_under_way(dossier)
    if transfer is None:
        raise RefusedError(
            f"No transfer of {dossier.student.name} is under way",
            f'Ask for one: mentor transfer start {dossier.id} --reason "why"',
        )
    return transfer


def _wait(desk: Desk, dossier: Dossier, transfer: Transfer) -> TransferWait:
    return waiting(dossier.id, transfer, today=desk.today, zone=desk.zone, policy=desk.policy)


def _record(desk: Desk, dossier: Dossier, transfer: Transfer) -> dict[str, object]:
    wait = _wait(desk, dossier, transfer)
    return {
        "student": dossier.id,
        "reason": transfer.reason,
        "to": transfer.to,
        "started_at": desk.local(transfer.started_at).isoformat(),
        "ended_at": desk.local(transfer.ended_at).isoformat() if transfer.ended_at else None,
        "outcome": transfer.outcome,
        "days": wait.days,
        "late": wait.late,
        "status": dossier.student.status,
    }
