"""What the commands of `mentor transfer` share."""

from mentorcli.cli.context import AppContext
from mentorcli.errors import RefusedError
from mentorcli.models.transfer import Transfer, TransferWait
from mentorcli.rules.transfer import waiting
from mentorcli.services.followup import transfer_under_way
from mentorcli.store.student_records import StudentRecords


def _open(records: StudentRecords) -> Transfer:
    """Return the transfer under way. Raises RefusedError where there is none."""
    transfer = transfer_under_way(records)
    if transfer is None:
        raise RefusedError(
            f"No transfer of {records.student.name} is under way",
            f'Ask for one: mentor transfer start {records.id} --reason "why"',
        )
    return transfer


def _wait(app: AppContext, records: StudentRecords, transfer: Transfer) -> TransferWait:
    return waiting(
        records.id, transfer, today=app.workspace.today, zone=app.workspace.zone, policy=app.workspace.policy
    )


def _record(app: AppContext, records: StudentRecords, transfer: Transfer) -> dict[str, object]:
    wait = _wait(app, records, transfer)
    return {
        "student": records.id,
        "reason": transfer.reason,
        "to": transfer.to,
        "started_at": app.workspace.local(transfer.started_at).isoformat(),
        "ended_at": app.workspace.local(transfer.ended_at).isoformat() if transfer.ended_at else None,
        "outcome": transfer.outcome,
        "days": wait.days,
        "late": wait.late,
        "status": records.student.status,
    }
