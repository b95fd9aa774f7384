"""The parts of a session that its commands share: a new one, what was given with it, how it is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from mentorcli.cli.desk import Desk
from mentorcli.errors import RefusedError
from mentorcli.models.session import Session, SessionKind, SessionStatus
from mentorcli.rules import planning
from mentorcli.store.dossier import Dossier
from mentorcli.store.ids import record_id

if TYPE_CHECKING:
    from mentorcli.models.project import Project


def current_project(dossier: Dossier) -> Project | None:
    """Return the student's project in progress, None where there is none."""
    return next((p for p in dossier.projects if p.status == "in-progress"), None)


def new_session(
    desk: Desk,
    dossier: Dossier,
    start: datetime,
    *,
    kind: SessionKind | None = None,
    minutes: int | None = None,
) -> Session:
    """Return a new scheduled session, with the student's funding on that day and the project in progress.

    Without a kind, the student's first session is the discovery; without a length, the usual one is planned.
    """
    project = current_project(dossier)
    chosen = kind or planning.default_kind(dossier.sessions.values())
    funding = dossier.student.funding_on(desk.local(start).date())
    return Session(
        id=record_id(),
        student=dossier.id,
        kind=chosen,
        scheduled_at=start,
        duration_minutes=minutes or planning.planned_minutes(chosen, funding),
        project=project.title if project else None,
        level=project.level if project else None,
        funding=funding,
    )


def at_its_time(dossier: Dossier, session: Session) -> Session:
    """Return a session that took place, or should have, with the project that was in progress then, and its level.

    A series is planned before one knows: what was planned for no project, or for one that is done by now, takes the
    current one (the level of the project in progress at the session decides how it is paid: domain, section 3). A
    presentation is about a project that is done.
    """
    current = current_project(dossier)
    planned = next((p for p in dossier.projects if p.title == session.project), None)
    unknown = session.project is None or (planned is not None and planned.status in ("presented", "validated"))
    documented = session.status is not SessionStatus.SCHEDULED
    if current is None or documented or not unknown or session.kind is SessionKind.PRESENTATION:
        return session
    return replace(session, project=current.title, level=current.level)


def with_details(
    dossier: Dossier,
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
        known = next((p for p in dossier.projects if p.title.casefold() == project.casefold()), None)
        changes["project"] = known.title if known else project
        changes["level"] = known.level if known else None
    return replace(session, **changes) if changes else session  # type: ignore[arg-type]


def documented_already(desk: Desk, dossier: Dossier, session: Session) -> RefusedError:
    """Return the refusal to document one session twice, with what to type instead."""
    start = desk.in_words(session.scheduled_at)
    return RefusedError(
        f"The session of {dossier.student.name} on {start} is documented already: {session.status}",
        f"Correct it with: mentor session edit {session.id}",
    )


def warn_of_overlaps(desk: Desk, sessions: list[Session]) -> None:
    """Warn of every other session, whoever's, that shares time with one of these."""
    own = {session.id for session in sessions}
    others = [session for session in desk.store.all_sessions() if session.id not in own]
    for session in sessions:
        for other in planning.overlapping(others, session.scheduled_at, session.duration_minutes):
            start = desk.in_words(other.scheduled_at)
            about = {"student": other.student, "start": start, "minutes": other.duration_minutes, "id": other.id}
            desk.warn(desk.said("overlaps", **about))


def planned_words(desk: Desk, name: str, session: Session) -> dict[str, object]:
    """Return what a sentence on a session speaks of: name, kind, start, minutes, status and id."""
    from mentorcli.render.words import kind_word, status_word

    return {
        "name": name,
        "kind": kind_word(session.kind, desk.lang),
        "start": desk.in_words(session.scheduled_at),
        "minutes": session.duration_minutes,
        "status": status_word(session.status, desk.lang),
        "id": session.id,
    }


def emit_session(desk: Desk, session: Session) -> None:
    """Print one session as JSON."""
    from mentorcli.render.records import session_record

    desk.emit(session_record(session, first_id=desk.store.first_session_id(), zone=desk.zone))


def emit_sessions(desk: Desk, sessions: list[Session]) -> None:
    """Print sessions as a JSON array."""
    from mentorcli.render.records import session_record

    first = desk.store.first_session_id() if sessions else None
    desk.emit([session_record(session, first_id=first, zone=desk.zone) for session in sessions])
