"""No-shows: found, marked and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mentorcli.errors import NotFoundError, RefusedError, UsageError
from mentorcli.models.results.noshows import MarkedNoShow, UnmarkedNoShow
from mentorcli.models.session import Session, SessionFilter, SessionStatus
from mentorcli.models.verdict import Verdict
from mentorcli.render.text.noshow import sentence
from mentorcli.rules import scheduling, session_choice
from mentorcli.rules.session_outcome import force, judged, settle, unsettle
from mentorcli.services import sessions
from mentorcli.services.evidence import TypedEvidence, evidence_about
from mentorcli.services.lookup import find_session, find_student, latest, session_by_id
from mentorcli.services.session_outcome import judged_result, moment_text, notes_of, save_outcomes
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import visible


def find(workspace: Workspace, *, student: str | None = None) -> list[Session]:
    """Return the no-shows of one student or of all, newest first."""
    return sessions.find(
        workspace, SessionFilter(statuses=(SessionStatus.NO_SHOW,)), students=[student] if student else []
    )


def mark(
    workspace: Workspace,
    typed: str,
    evidence: TypedEvidence,
    *,
    session: str | None = None,
    at: datetime | None = None,
    because: str | None = None,
) -> MarkedNoShow:
    """Mark a student's session as a no-show: the one named, the one that starts at a moment (aware), or the latest.

    `because` gives the mentor's reason to mark it against the rule. Raises RefusedError with the figures where the rule
    does not make it a no-show and there is no such reason, NotFoundError where there is no session to mark.
    """
    with workspace.transaction() as writer:
        records = find_student(workspace, typed)
        found = _to_mark(workspace, records, evidence, session=session, at=at)
        found = scheduling.with_project_of_its_day(found, records.projects)
        facts = evidence_about(workspace, evidence, found.scheduled_at)
        marked, verdict = judged(found, facts, workspace.policy)
        if not verdict.no_show:
            if because is None:
                raise _not_marked(workspace, verdict)
            verdict = force(verdict, facts)
            marked = replace(settle(found, verdict, facts), because=because)
        save_outcomes(workspace, writer, records, [(marked, verdict)], cmd="noshow mark")
    early = not evidence.cancels and found.scheduled_at > workspace.now
    return MarkedNoShow(judged_result(workspace, records, marked, verdict), early=early)


def _not_marked(workspace: Workspace, verdict: Verdict) -> RefusedError:
    """Return the refusal to mark what is no no-show by the rule, with the figures and how to override it."""
    from mentorcli.render.text.verdict import verdict_sentence  # only a refusal needs it

    lang = workspace.lang
    return RefusedError(
        sentence("not-marked", lang, verdict=verdict_sentence(verdict, lang)), sentence("against-the-rule", lang)
    )


def _to_mark(
    workspace: Workspace, records: StudentRecords, evidence: TypedEvidence, *, session: str | None, at: datetime | None
) -> Session:
    """Return the session meant. Raises NotFoundError where there is none to mark."""
    if session is not None:
        return _named(workspace, records, session)
    known = records.sessions.values()
    if at is not None:
        found = session_choice.to_mark_at(known, at, workspace.zone)
        if found is None and at > workspace.now and not evidence.cancels:
            raise UsageError(
                f"{records.student.name} has no session at {moment_text(workspace, at)}, which is in the future",
                "Mark it once it has begun.",
            )
        return found or sessions.new_session(workspace, records, at)
    late = evidence.late is not None
    chosen = session_choice.to_mark(known, workspace.now, late=late, cancelled=evidence.cancels)
    if chosen is None:
        raise NotFoundError(
            f"{records.student.name} has no session to mark", "Say when it was to be: --at WHEN makes one."
        )
    return chosen


def _named(workspace: Workspace, records: StudentRecords, typed: str) -> Session:
    """Return the student's session of that id. Raises NotFoundError where it is another student's."""
    owner, found = find_session(workspace, typed)
    if owner.id != records.id:
        raise NotFoundError(
            f"{records.student.name} has no session {visible(typed[:60])}",
            f"See: mentor session list --student {records.id}",
        )
    return found


def unmark(workspace: Workspace, typed: str) -> UnmarkedNoShow:
    """Take a no-show back, by its session's id or a student's latest: the session is as before, its note is gone.

    Raises NotFoundError where there is none, RefusedError for a session that is no no-show.
    """
    with workspace.transaction() as writer:
        records, found = _marked(workspace, typed)
        restored = unsettle(found, records.before(found))
        drop = notes_of(records, found)
        writer.append(records, restored, cmd="noshow unmark", at=workspace.now, drop=drop)
        if restored.held:
            writer.invalidate_first_session(at=workspace.now)
    undocumented = restored.status is SessionStatus.SCHEDULED and restored.scheduled_at <= workspace.now
    return UnmarkedNoShow(records.student, restored, undocumented=undocumented)


def _marked(workspace: Workspace, typed: str) -> tuple[StudentRecords, Session]:
    """Return the no-show meant: by id, or a student's latest one."""
    found = session_by_id(workspace, typed) if typed not in workspace.store.slugs() else None
    if found is None:
        records = find_session(workspace, typed)[0]
        no_shows = no_shows_of(records)
        if not no_shows:
            raise NotFoundError(f"{records.student.name} has no no-show", f"See: mentor attendance {records.id}")
        return records, latest(records, no_shows)
    if found[1].status is not SessionStatus.NO_SHOW:
        raise RefusedError(f"Session {found[1].id} is no no-show: {found[1].status}", "Nothing to take back.")
    return found


def no_shows_of(records: StudentRecords) -> list[Session]:
    """Return a student's no-shows."""
    return [session for session in records.sessions.values() if session.status is SessionStatus.NO_SHOW]
