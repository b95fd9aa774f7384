"""A session as the JSON that scripts read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo
from typing import Any

from mentorcli.models.session import Session
from mentorcli.render.json.encoding import local
from mentorcli.rules.recording import recording_required


def session_json(session: Session, *, first_id: str | None, zone: tzinfo | None) -> dict[str, Any]:
    """Return a session; `first_id` is the id of the mentor's very first, which must be recorded."""
    return {
        "id": session.id,
        "student": session.student,
        "kind": session.kind,
        "scheduled_at": local(session.scheduled_at, zone),
        "duration_minutes": session.duration_minutes,
        "actual_minutes": session.actual_minutes,
        "status": session.status,
        "reason": session.reason,
        "late_seconds": session.late_seconds,
        "cancelled_at": local(session.cancelled_at, zone),
        "presence_confirmed": session.presence_confirmed,
        "recording_required": recording_required(session, first_id),
        "recording": session.recording,
        "project": session.project,
        "level": session.level,
        "notes": session.notes,
        "policy": session.policy,
        "limit_seconds": session.limit_seconds,
        "funding": session.funding,
        "because": session.because,
        "series": session.series,
    }


def sessions_json(sessions: Iterable[Session], *, first_id: str | None, zone: tzinfo | None) -> list[dict[str, Any]]:
    """Return sessions in their order; `first_id` is the id of the mentor's very first, which must be recorded."""
    return [session_json(session, first_id=first_id, zone=zone) for session in sessions]
