"""Planning, finding and deleting sessions, and what is written beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from mentorcli.errors import NotFoundError, UsageError
from mentorcli.models.results.sessions import (
    EditedSession,
    ScheduledSessions,
    SessionResult,
    ShownSession,
)
from mentorcli.models.session import Session, SessionDetails, SessionStatus, by_start
from mentorcli.models.session_filter import SessionFilter
from mentorcli.render.text import moment
from mentorcli.rules import scheduling, session_filter
from mentorcli.services.lookup import find_session, find_student, find_students
from mentorcli.services.new_session import new_session
from mentorcli.services.session_outcome import notes_of, of_its_day
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, command_line, de, normalise

_NOTES = bilingual("the notes", "les notes")


def schedule(
    workspace: Workspace,
    typed: str,
    starts: Sequence[datetime],
    details: SessionDetails,
    *,
    series: bool = False,
) -> ScheduledSessions:
    """Plan a session of a student at each of the starts (aware, in order), all as one operation.

    `details` are those of the first session; the later ones are like it, but for a discovery, which happens once. Those
    of a series share an id. Raises RefusedError where the student has a session at one of the starts already.
    """
    with workspace.transaction() as writer:
        records = find_student(workspace, typed)
        for start in starts:
            check_start(workspace, records, start)
        first = new_session(workspace, records, starts[0], kind=details.kind, minutes=details.minutes)
        first = scheduling.with_details(first, details, records.projects)
        first = replace(first, series=record_id() if series else None)
        sessions = [first, *(_repeated(workspace, records, first, start) for start in starts[1:])]
        writer.append(records, *sessions, cmd="session schedule", at=workspace.now)
    from mentorcli.services.days_off import sessions_off  # 1 ms: logging a session does not need it

    return ScheduledSessions(
        records.student,
        tuple(sessions),
        overlaps(workspace, sessions),
        past=first.scheduled_at <= workspace.now,
        series=series,
        off=sessions_off(workspace, records, sessions),
    )


def check_start(workspace: Workspace, records: StudentRecords, start: datetime, *, but: str = "") -> None:
    """Raise RefusedError where a student has a session at that very start, other than the one of the id `but`."""
    known = scheduling.twin(records.sessions.values(), start, but)
    if known is not None:
        from mentorcli.services.session_questions import already_planned  # only a refusal needs it

        raise already_planned(workspace, records, known)


def weekly_starts(
    workspace: Workspace,
    start: datetime,
    read: Callable[[str], datetime],
    *,
    times: int | None = None,
    until: date | None = None,
    skips: Callable[[date], bool] = scheduling.no_day,
) -> list[datetime]:
    """Return the starts of a weekly series: the same time on the clock, across clock changes too.

    There are `times` of them, or as many as begin until a local day, which is included; `skips` tells which local days
    are left out and do not count. `read` turns a time on the
    clock, such as `2026-11-24 14:00`, into an aware datetime; it raises UsageError where the clock does not show it.
    """
    form = "%Y-%m-%d %H:%M:%S" if start.second else "%Y-%m-%d %H:%M"
    first = workspace.local(start)
    starts = scheduling.weekly(first, times or 1, until, skips)
    return [start if at == first.replace(tzinfo=None) else read(at.strftime(form)) for at in starts]


def _repeated(workspace: Workspace, records: StudentRecords, first: Session, start: datetime) -> Session:
    """Return a later session of a series, with the facts of its own day."""
    return of_its_day(workspace, records, scheduling.repeated(first, record_id(), start))


def overlaps(workspace: Workspace, sessions: Sequence[Session]) -> tuple[Session, ...]:
    """Return every other session, whoever's, that shares time with one of these, in their order."""
    own = {session.id for session in sessions}
    others = [session for session in workspace.store.all_sessions() if session.id not in own]
    return tuple(
        other
        for session in sessions
        for other in scheduling.overlapping(others, session.scheduled_at, session.duration_minutes)
    )


def find(workspace: Workspace, wanted: SessionFilter, *, students: Sequence[str] = ()) -> list[Session]:
    """Return the sessions that pass a filter, of the students named or of all, newest first."""
    everyone = find_students(workspace, students) if students else workspace.everyone()
    sessions = [session for records in everyone for session in records.sessions.values()]
    first_id = first_session_id(workspace) if wanted.missing_recording else None
    found = [session for session in sessions if session_filter.fits(session, wanted, workspace.now, first_id)]
    return sorted(found, key=by_start, reverse=True)


def first_session_id(workspace: Workspace) -> str | None:
    """Return the id of the mentor's very first session, which must be recorded (domain, section 2).

    All students are looked through where it is not known: ask only for what shows it.
    """
    return workspace.store.first_session_id()


def show(workspace: Workspace, typed: str) -> ShownSession:
    """Return the session meant, with its history. Raises NotFoundError, or AmbiguousError."""
    from mentorcli.services.session_history import history  # no other command of these tells it

    records, session = find_session(workspace, typed)
    past = tuple(history(workspace, records, session))
    return ShownSession(records.student, session, first_session_id(workspace), past)


def find_one(workspace: Workspace, typed: str) -> SessionResult:
    """Return the session meant, before it is changed. Raises NotFoundError, or AmbiguousError."""
    records, session = find_session(workspace, typed)
    return SessionResult(records.student, session)


def save_notes(workspace: Workspace, found: SessionResult, before: str, text: str) -> EditedSession:
    """Change the notes of a session by what an edited text changes against the one `before`.

    Raises NotFoundError where it was deleted in the meantime, ClashError where the same lines were changed.
    """
    from mentorcli.rules import merging  # only where a text was edited

    with workspace.transaction() as writer:
        records, session = _still_there(workspace, found)
        theirs = notes_text(session)
        both = merging.merged(before, text, theirs, _NOTES, workspace.readable_lang)
        if both.clashes:
            raise merging.clash(both.clashes, before=theirs, text=both.text)
        changed = replace(session, notes=normalise(both.text) or None)
        writer.append(records, changed, cmd="session edit", at=workspace.now)
    return EditedSession(records.student, changed)


def notes_text(session: Session) -> str:
    """Return the notes of a session as they are edited."""
    return f"{session.notes or ''}\n"


def record(workspace: Workspace, typed: str, url: str) -> SessionResult:
    """Save the link to a session's recording. Raises RefusedError for a session that did not take place."""
    with workspace.transaction() as writer:
        records, session = find_session(workspace, typed)
        if session.status in (SessionStatus.NO_SHOW, SessionStatus.CANCELLED):
            from mentorcli.services.session_questions import not_recorded  # only a refusal needs it

            raise not_recorded(workspace, records, session)
        changed = replace(session, recording=url)
        writer.append(records, changed, cmd="session record", at=workspace.now)
    return SessionResult(records.student, changed)


def find_to_delete(workspace: Workspace, typed: str, *, asked: bool) -> SessionResult:
    """Return the session to delete. Raises UsageError where nobody is `asked` and no id was typed."""
    found = find_one(workspace, typed)
    session = found.session
    by_id = typed not in workspace.store.slugs() and session.id.startswith(typed)
    if asked or by_id:
        return found
    at, command = workspace.local(session.scheduled_at), command_line("session delete", session.id, options=["--yes"])
    raise UsageError(
        bilingual(
            f"Not deleted: the session of {found.student.name} on {moment(at, 'en')} was not named by its id",
            f"Non supprimée\u00a0: la session {de(found.student.name)} du {moment(at, 'fr')} n'est pas nommée "
            "par son identifiant",
        ),
        bilingual(f"If it is that one: {command}", f"Si c'est bien elle\u00a0: {command}"),
    )


def delete(workspace: Workspace, found: SessionResult) -> SessionResult:
    """Delete a session and the note of its no-show; goals stay. Raises NotFoundError where it was deleted meanwhile."""
    from mentorcli.services.student_status import brought_back_by  # 1 ms: nothing else here needs it

    with workspace.transaction() as writer:
        records, session = _still_there(workspace, found)
        writer.invalidate_first_session(at=workspace.now)
        drop = [("session", session.id), *notes_of(records, session)]
        drop += [("calendar-event", session.id)] if session.id in records.replay.current("calendar-event") else []
        kept = [replace(goal, session=None) for goal in records.goals if goal.session == session.id]
        writer.append(records, *kept, cmd="session delete", at=workspace.now, drop=drop)
        return found._replace(brought_back=session.held and brought_back_by(records, session))


def _still_there(workspace: Workspace, found: SessionResult) -> tuple[StudentRecords, Session]:
    """Return a session that was found before the store was held, as it is now."""
    from mentorcli.services.meanwhile import as_now  # only where a person was asked, or wrote, in between

    records = as_now(workspace, found.student)
    if found.session.id not in records.sessions:
        moved = workspace.store.find_sessions(found.session.id)  # a merge was taken back
        if moved:
            return moved[0]
        raise NotFoundError(
            bilingual(f"No session {found.session.id} any more", f"La session {found.session.id} n'existe plus"),
            bilingual("Another mentor deleted it.", "Un autre mentor l'a supprimée."),
        )
    return records, records.sessions[found.session.id]
