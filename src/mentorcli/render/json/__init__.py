"""Records as the JSON that scripts read: every field of the contract, in its order, times with the local offset."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any

import msgspec

from mentorcli.models.attendance import Attendance
from mentorcli.models.session import Session
from mentorcli.models.student import Student
from mentorcli.models.verdict import Verdict
from mentorcli.rules.recording import recording_required

if TYPE_CHECKING:
    from mentorcli.errors import MentorError
    from mentorcli.models.note import Note
    from mentorcli.models.project import Project, Resource

# What JSON lets through raw and a terminal would obey: DEL, C1 and the bidi controls.
_RAW_CONTROLS = "[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"


def to_json(data: object) -> str:
    """Return data as indented JSON that is safe to show on a terminal."""
    text = msgspec.json.format(msgspec.json.encode(data), indent=2).decode()
    return re.sub(_RAW_CONTROLS, lambda found: f"\\u{ord(found.group()):04x}", text)


def local(moment: datetime | None, zone: tzinfo | None) -> str | None:
    """Return a moment as ISO 8601 with the offset of the user's zone (`zone` None: the system's)."""
    return moment.astimezone(zone).isoformat() if moment is not None else None


def student_record(
    student: Student,
    *,
    today: date,
    zone: tzinfo | None,
    notes: Iterable[Note] = (),
    projects: Iterable[Project] = (),
    resources: Iterable[Resource] = (),
) -> dict[str, Any]:
    """Return a student with notes, projects and resources; `funding` is that of `today`."""
    return {
        "id": student.id,
        "name": student.name,
        "email": student.email,
        "phone": student.phone,
        "path": student.path,
        "funding": student.funding_on(today),
        "status": student.status,
        "started": student.started.isoformat() if student.started else None,
        "notes": [{"at": local(note.at, zone), "text": note.text} for note in notes],
        "projects": [{"title": p.title, "level": p.level, "status": p.status} for p in projects],
        "resources": [{"title": r.title, "url": r.url} for r in resources],
    }


def session_record(session: Session, *, first_id: str | None, zone: tzinfo | None) -> dict[str, Any]:
    """Return a session; `first_id` is the id of the mentor's very first, which must be recorded."""
    return {
        "id": session.id,
        "student": session.student,
        "kind": session.kind,
        "scheduled_at": local(session.scheduled_at, zone),
        "duration_minutes": session.duration_minutes,
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
    }


def verdict_record(verdict: Verdict, explanation: str) -> dict[str, Any]:
    """Return a verdict with its explanation in words."""
    return {
        "no_show": verdict.no_show,
        "reason": verdict.reason,
        "explanation": explanation,
        "policy": verdict.policy,
        "limit_seconds": verdict.limit_seconds,
        "measured_seconds": verdict.measured_seconds,
    }


def attendance_record(figures: Attendance) -> dict[str, Any]:
    """Return attendance figures; `rate` is null before the first session that counts."""
    return figures._asdict()


def error_json(error: MentorError) -> dict[str, Any]:
    """Return an error as the object that scripts read on standard error."""
    about: dict[str, Any] = {"code": error.code, "message": error.message, "hint": error.hint}
    if error.details:
        about["details"] = list(error.details)
    return {"error": about}
