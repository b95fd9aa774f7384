"""Transfers as the JSON that scripts read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorcli.models.results.transfers import HandoverPage, TransferRequest, TransferWaiting
from mentorcli.models.session import Session
from mentorcli.render import View
from mentorcli.render.json.encoding import local
from mentorcli.render.json.letters import letter_json


def transfer_json(found: TransferWaiting, view: View) -> dict[str, Any]:
    """Return a transfer with the days it has taken and the student's status."""
    student, transfer, wait = found[:3]
    return {
        "student": student.id,
        "reason": transfer.reason,
        "to": transfer.to,
        "started_at": local(transfer.started_at, view.zone),
        "ended_at": local(transfer.ended_at, view.zone),
        "outcome": transfer.outcome,
        "days": wait.days,
        "late": wait.late,
        "status": student.status,
    }


def transfer_completed_json(found: TransferWaiting, cancelled: Iterable[Session], view: View) -> dict[str, Any]:
    """Return a transfer that is complete, with the ids of the sessions cancelled with it."""
    return {**transfer_json(found, view), "cancelled_sessions": [session.id for session in cancelled]}


def transfer_request_json(found: TransferRequest, view: View) -> dict[str, Any]:
    """Return the message that asks for a transfer."""
    return {"student": found.student.id, **letter_json(found.letter, view)}


def handover_json(page: HandoverPage) -> dict[str, Any]:
    """Return the handover; `file` is null where it was not written."""
    return {"student": page.student.id, "file": page.file, "without": sorted(page.without), "text": page.text}
