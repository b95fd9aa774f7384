"""A student's way to another mentor: asked for, waited for, completed or taken back (domain, section 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mentorcli.errors import RefusedError
from mentorcli.models.checklist import Tick
from mentorcli.models.results.transfers import (
    Handover,
    HandoverPage,
    PlannedSessions,
    TransferChanged,
    TransferRequest,
    TransferWaiting,
)
from mentorcli.models.session import CancelledBy, Session, SessionStatus, by_start
from mentorcli.models.student import Student, StudentStatus
from mentorcli.models.transfer import Transfer, TransferOutcome
from mentorcli.models.verdict import Evidence
from mentorcli.render import View
from mentorcli.render.handover import handover_page
from mentorcli.rules.session_outcome import judged
from mentorcli.rules.student import labels
from mentorcli.rules.transfer import handover_parts, open_transfer, waiting
from mentorcli.services.attendance import attendance_now
from mentorcli.services.contact_state import contacts
from mentorcli.services.letters import letter
from mentorcli.services.lookup import find_student
from mentorcli.services.presentation_records import presentation_checklists
from mentorcli.services.user_files import save_for_user
from mentorcli.services.workspace import Workspace
from mentorcli.store.former_profiles import every_profile
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, de, visible_lines

LAST_SESSIONS = 10
CHECKLIST = "transfer"


def start(workspace: Workspace, student: str, reason: str, to: str | None = None) -> TransferChanged:
    """Record that a transfer is asked for, `to` being the next mentor's name where it is known.

    After an earlier transfer the checklist begins anew. Raises RefusedError where one is under way, or where the
    student is transferred already.
    """
    transfer = Transfer(record_id(), workspace.now, reason, to)
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        if transfer_under_way(records) is not None:
            raise RefusedError(
                bilingual(
                    f"A transfer of {records.student.name} is under way already",
                    f"Un transfert {de(records.student.name)} est déjà en cours",
                ),
                bilingual(
                    f"See: mentor transfer status; take it back: mentor transfer cancel {records.id}",
                    f"Voyez\u00a0: mentor transfer status\u00a0; l'annuler\u00a0: mentor transfer cancel {records.id}",
                ),
            )
        if records.student.status is StudentStatus.TRANSFERRED:
            raise RefusedError(
                bilingual(
                    f"{records.student.name} is transferred already",
                    f"Le transfert {de(records.student.name)} est déjà terminé",
                ),
                bilingual("Nothing to do.", "Il n'y a rien à faire."),
            )
        stale = _stale_ticks(records)
        writer.append(records, transfer, *stale, cmd="transfer start", at=workspace.now)
    return TransferChanged(records.student, transfer, unticked=len(stale))


def _stale_ticks(records: StudentRecords) -> list[Tick]:
    """Return the ticks that an earlier transfer left on the checklist, taken back."""
    if not records.records(Transfer):
        return []
    ticks = records.records(Tick).values()
    return [replace(tick, done_at=None) for tick in ticks if tick.checklist == CHECKLIST and tick.done_at is not None]


def cancel(workspace: Workspace, student: str) -> TransferChanged:
    """Record that the student stays after all. Raises RefusedError where no transfer is under way."""
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        ended = replace(find_transfer(records), ended_at=workspace.now, outcome=TransferOutcome.CANCELLED)
        writer.append(records, ended, cmd="transfer cancel", at=workspace.now)
    return TransferChanged(records.student, ended)


def planned_sessions(workspace: Workspace, student: str) -> PlannedSessions:
    """Return how many sessions are still ahead with a student in transfer, which its completion may cancel.

    Raises RefusedError where no transfer is under way.
    """
    records = find_student(workspace, student)
    find_transfer(records)
    return PlannedSessions(records.student, len(_ahead(workspace, records)))


def complete(workspace: Workspace, student: str, *, cancel_sessions: bool) -> TransferChanged:
    """Record that the next mentor has taken over, and cancel what is still planned where that is asked for.

    Raises RefusedError where no transfer is under way.
    """
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        ended = replace(find_transfer(records), ended_at=workspace.now, outcome=TransferOutcome.COMPLETED)
        before = records.student.status
        gone = replace(records.student, status=StudentStatus.TRANSFERRED)
        ahead = _ahead(workspace, records) if cancel_sessions else []
        cancelled = tuple(_cancelled(workspace, session) for session in ahead)
        writer.append(records, gone, ended, *cancelled, cmd="transfer complete", at=workspace.now)
    changed = before if before is not StudentStatus.TRANSFERRED else None
    return TransferChanged(records.student, ended, cancelled, len(_ahead(workspace, records)), before=changed)


def status(workspace: Workspace, student: str | None = None) -> list[TransferWaiting]:
    """Return the transfers under way, the oldest first; of all students where none is named."""
    all_records = [find_student(workspace, student)] if student is not None else list(workspace.everyone())
    called = labels(records.student for records in all_records)
    found = [
        with_wait(workspace, records.student, transfer)._replace(called=called[records.id])
        for records in all_records
        if (transfer := transfer_under_way(records)) is not None
    ]
    return sorted(found, key=lambda one: (one.wait.since, one.student.id))


def with_wait(workspace: Workspace, student: Student, transfer: Transfer) -> TransferWaiting:
    """Return a transfer with how long it has taken."""
    today, zone = workspace.today, workspace.zone
    wait = waiting(student.id, transfer, today=today, zone=zone, policy=workspace.policy)
    return TransferWaiting(student, transfer, wait, student.name)


def request(workspace: Workspace, student: str) -> TransferRequest:
    """Return the message that asks for a transfer, with the reason where one is under way."""
    records = find_student(workspace, student)
    text = letter(workspace, "transfer-request", records, message_values(records))
    return TransferRequest(records.student, transfer_under_way(records), text)


def message_values(records: StudentRecords) -> dict[str, str | None]:
    """Return what the request for a transfer is filled with."""
    transfer = transfer_under_way(records)
    return {"reason": transfer.reason if transfer else None}


def handover(
    workspace: Workspace, student: str, *, without: str | None = None, out: str | None = None, force: bool = False
) -> HandoverPage:
    """Return the page for the next mentor, and write it to the file `out` where one is named.

    `without` lists the parts to leave out, as typed. Raises UsageError for a part that there is not, RefusedError for
    a file that is there unless `force`, NotSavedError.
    """
    left_out = handover_parts(without)
    records = find_student(workspace, student)
    view = View(workspace.lang, workspace.zone)
    text = visible_lines(handover_page(handover_of(workspace, records), view, left_out))
    if out is not None:
        save_for_user(workspace, out, text, force=force)
    return HandoverPage(records.student, text, left_out, out)


def handover_of(workspace: Workspace, records: StudentRecords) -> Handover:
    """Return what the next mentor is handed over, with the last sessions."""
    sessions = records.sessions.values()
    documented = [session for session in sessions if session.status is not SessionStatus.SCHEDULED]
    documented.sort(key=by_start)
    lists = presentation_checklists(workspace, records)
    profiles = every_profile(workspace.store, records)
    return Handover(
        student=records.student,
        today=workspace.today,
        transfer=transfer_under_way(records),
        projects=tuple(records.projects),
        resources=tuple(records.resources),
        attendance=attendance_now(workspace, records),
        sessions=tuple(documented[-LAST_SESSIONS:]),
        notes=tuple(records.notes),
        contacts=tuple(contacts(records)),
        open_items=tuple((shown.name, shown.project, item) for shown in lists for item in shown.items if not item.done),
        emails=tuple(dict.fromkeys(known.email for known in profiles if known.email)),
        phones=tuple(dict.fromkeys(known.phone for known in profiles if known.phone)),
        goals=tuple(goal for goal in records.goals if goal.done_at is None),
    )


def find_transfer(records: StudentRecords) -> Transfer:
    """Return the transfer under way. Raises RefusedError where there is none."""
    transfer = transfer_under_way(records)
    if transfer is None:
        raise RefusedError(
            bilingual(
                f"No transfer of {records.student.name} is under way",
                f"Aucun transfert {de(records.student.name)} n'est en cours",
            ),
            bilingual(
                f'Ask for one: mentor transfer start {records.id} --reason "why"',
                f'Demandez-en un\u00a0: mentor transfer start {records.id} --reason "pourquoi"',
            ),
        )
    return transfer


def transfer_under_way(records: StudentRecords) -> Transfer | None:
    """Return the transfer under way, None where there is none."""
    return open_transfer(records.records(Transfer).values())


def transfer_day(workspace: Workspace, records: StudentRecords) -> date | None:
    """Return the local day on which the transfer under way was asked for, None where there is none."""
    transfer = transfer_under_way(records)
    return workspace.local(transfer.started_at).date() if transfer else None


def _ahead(workspace: Workspace, records: StudentRecords) -> list[Session]:
    """Return the sessions that are still ahead."""
    sessions = records.sessions.values()
    return [s for s in sessions if s.status is SessionStatus.SCHEDULED and s.scheduled_at > workspace.now]


def _cancelled(workspace: Workspace, session: Session) -> Session:
    """Return a session cancelled by the mentor, which is never a no-show (domain, section 2)."""
    evidence = Evidence(cancelled_at=workspace.now, cancelled_by=CancelledBy.MENTOR)
    return judged(session, evidence, workspace.policy_at(session.scheduled_at))[0]
