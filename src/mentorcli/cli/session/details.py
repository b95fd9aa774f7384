"""The parts of a session that its commands share: a new one, what was given with it, how it is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from mentorcli.cli.context import AppContext
from mentorcli.errors import RefusedError
from mentorcli.models.session import Session, SessionKind, SessionStatus
from mentorcli.render.text.session import sentence
from mentorcli.rules import session_choice
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords

if TYPE_CHECKING:
    from mentorcli.models.project import Project


def current_project(records: StudentRecords) -> Project | None:
    """Return the student's project in progress, None where there is none."""
    return next((p for p in records.projects if p.status == "in-progress"), None)


def new_session(
    app: AppContext,
    records: StudentRecords,
    start: datetime,
    *,
    kind: SessionKind | None = None,
    minutes: int | None = None,
) -> Session:
    """Return a new scheduled session, with the student's funding on that day and the project in progress.

    Without a kind, the student's first session is the discovery; without a length, the usual one is planned.
    """
    project = current_project(records)
    chosen = kind or session_choice.default_kind(records.sessions.values())
    funding = records.student.funding_on(app.workspace.local(start).date())
    return Session(
        id=record_id(),
        student=records.id,
        kind=chosen,
        scheduled_at=start,
        duration_minutes=minutes or session_choice.planned_minutes(chosen, funding),
        project=project.title if project else None,
        level=project.level if project else None,
        funding=funding,
    )


def at_its_time(records: StudentRecords, session: Session) -> Session:
    """Return a session that took place, or should have, with the project that was in progress then, and its level.

    A series is planned before one knows: what was planned for no project, or for one that is done by now, takes the
    current one (the level of the project in progress at the session decides how it is paid: domain, section 3). A
    presentation is about a project that is done.
    """
    current = current_project(records)
    planned = next((p for p in records.projects if p.title == session.project), None)
    unknown = session.project is None or (planned is not None and planned.status in ("presented", "validated"))
    documented = session.status is not SessionStatus.SCHEDULED
    if current is None or documented or not unknown or session.kind is SessionKind.PRESENTATION:
        return session
    return replace(session, project=current.title, level=current.level)


def with_details(
    records: StudentRecords,
    session: Session,
    *,
    kind: SessionKind | None = None,
    minutes: int | None = None,
    notes: str | None = None,
    recording: str | None = None,
    project: str | None = None,
) -> Session:
    """Return the session with whatever was given; a project the student has brings its level."""
    given = {"kind": kind, "duration_minutes": minutes, "notes": notes, "recording": recording}
    changes: dict[str, object] = {key: value for key, value in given.items() if value is not None}
    if project is not None:
        known = next((p for p in records.projects if p.title.casefold() == project.casefold()), None)
        changes["project"] = known.title if known else project
        changes["level"] = known.level if known else None
    return replace(session, **changes) if changes else session  # type: ignore[arg-type]


def documented_already(app: AppContext, records: StudentRecords, session: Session) -> RefusedError:
    """Return the refusal to document one session twice, with what to type instead."""
    start = app.in_words(session.scheduled_at)
    return RefusedError(
        f"The session of {records.student.name} on {start} is documented already: {session.status}",
        f"Correct it with: mentor session edit {session.id}",
    )


def warn_of_overlaps(app: AppContext, sessions: list[Session]) -> None:
    """Warn of every other session, whoever's, that shares time with one of these."""
    own = {session.id for session in sessions}
    others = [session for session in app.workspace.store.all_sessions() if session.id not in own]
    for session in sessions:
        for other in session_choice.overlapping(others, session.scheduled_at, session.duration_minutes):
            start = app.in_words(other.scheduled_at)
            about = {"student": other.student, "start": start, "minutes": other.duration_minutes, "id": other.id}
            app.output.warn(sentence("overlaps", app.lang, **about))


def planned_words(app: AppContext, name: str, session: Session) -> dict[str, object]:
    """Return what a sentence on a session speaks of: name, kind, start, minutes, status and id."""
    from mentorcli.render.text.labels import kind_word, status_word

    return {
        "name": name,
        "kind": kind_word(session.kind, app.lang),
        "start": app.in_words(session.scheduled_at),
        "minutes": session.duration_minutes,
        "status": status_word(session.status, app.lang),
        "id": session.id,
    }


def emit_session(app: AppContext, session: Session) -> None:
    """Print one session as JSON."""
    from mentorcli.render.json.session import session_json

    app.output.print_json(
        session_json(session, first_id=app.workspace.store.first_session_id(), zone=app.workspace.zone)
    )


def emit_sessions(app: AppContext, sessions: list[Session]) -> None:
    """Print sessions as a JSON array."""
    from mentorcli.render.json.session import session_json

    first = app.workspace.store.first_session_id() if sessions else None
    app.output.print_json([session_json(session, first_id=first, zone=app.workspace.zone) for session in sessions])
