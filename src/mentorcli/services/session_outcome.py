"""What happened to a session: judged by a policy and saved as one operation, with the note that a no-show leaves.

`session log`, `session cancel`, `session edit` and `noshow mark` all end here, so that a no-show has the same effects
whichever of them finds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.results.session_outcome import JudgedSession
from mentorcli.models.session import Session, SessionDetails, SessionStatus
from mentorcli.models.student import StudentStatus
from mentorcli.models.verdict import Evidence, Policy, TypedEvidence, Verdict
from mentorcli.render.text import clock, moment, span, status_word
from mentorcli.rules import scheduling
from mentorcli.rules.noshow import late_limit_seconds
from mentorcli.rules.session_outcome import judged, recorded_verdict
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, command_line, de

if TYPE_CHECKING:
    from mentorcli.models.note import Note
    from mentorcli.models.student import Student
    from mentorcli.store.writer import Writer


def judge_typed(workspace: Workspace, session: Session, typed: TypedEvidence) -> tuple[Session, Verdict]:
    """Return the session as what happened leaves it under the policy of its local day, and the verdict.

    Raises UsageError.
    """
    evidence = Evidence()
    if typed.given:
        from mentorcli.services.evidence import evidence_about  # not for one who came on time

        evidence = evidence_about(workspace, typed, session.scheduled_at)
    return judged(session, evidence, workspace.policy_at(session.scheduled_at))


def of_its_day(workspace: Workspace, records: StudentRecords, session: Session) -> Session:
    """Return a session with the facts of its local day, but for those that the mentor named."""
    day = workspace.local(session.scheduled_at).date()
    return scheduling.with_facts(session, scheduling.facts_on(records.student, records.projects, day))


def save_outcomes(
    workspace: Workspace,
    writer: Writer,
    records: StudentRecords,
    changes: Sequence[tuple[Session, Verdict | None]],
    *,
    cmd: str,
    words: str | None = None,
    beside: Sequence[object] = (),
    drop: Sequence[tuple[str, str]] = (),
) -> bool:
    """Save the outcome of a student's sessions as one operation, with a dated note for each no-show.

    `words` are the mentor's, for the end of a note, where the session itself does not hold them. `beside` and `drop`
    are what else the operation writes and drops: the correction that the sessions follow, or the
    goals that were agreed at one. Returns whether the student,
    who was unreachable, is active again since a session was held. A note that an earlier no-show of the same session
    left goes with it; where a session was not judged (no verdict) its note follows what was corrected. The mentor's
    first held session is noted, or set back to unknown first where the change could make it another.
    """
    now, store = workspace.now, workspace.store
    sessions = [session for session, _ in changes]
    notes, stale = [], []
    for session, verdict in changes:
        note, replaced = noted(workspace, records, session, verdict, words)
        notes += note
        stale += replaced
    held = [session for session in sessions if session.held]
    # By name, as the module of a goal need not be loaded.
    again = () if any(type(one).__name__ != "Goal" for one in beside) else active_again(workspace, records, held)
    first = store.first_session()
    if first is not None and any(session.id == first.session and not session.held for session in sessions):
        writer.invalidate_first_session(at=now)
    writer.append(records, *beside, *sessions, *notes, *again, cmd=cmd, at=now, drop=[*stale, *drop])
    if held and first is None and store.earliest_held() is not None and store.faults:
        return bool(again)  # an unreadable student may have had the first one: it stays unknown
    for session in held:
        writer.remember_first_session(session, at=now)
    return bool(again)


def active_again(workspace: Workspace, records: StudentRecords, held: Sequence[Session]) -> tuple[Student, ...]:
    """Return the student, to be saved as active again, who was unreachable and with whom a session turns out held.

    Nothing where every such session was before the first unanswered contact.
    """
    known = records.sessions
    came = [session for session in held if session.id not in known or not known[session.id].held]
    if not came or records.student.status is not StudentStatus.UNREACHABLE:
        return ()
    from mentorcli.rules.contact import status_after_reply  # only an unreachable student needs them
    from mentorcli.services.contact_state import running

    unanswered = running(workspace, records)
    since = workspace.local(unanswered[0].at).date() if unanswered else None
    if since is not None and all(workspace.local(session.scheduled_at).date() < since for session in came):
        return ()
    return (replace(records.student, status=status_after_reply(records.student)),)


def noted(
    workspace: Workspace, records: StudentRecords, session: Session, verdict: Verdict | None, words: str | None = None
) -> tuple[list[Note], list[tuple[str, str]]]:
    """Return the notes to write of a session, and those that go, as the writer drops them.

    A note that says already what is to be said stays. One of a session that was moved is dated by its new start.
    """
    before = records.sessions.get(session.id)
    if verdict is None:
        return _following_notes(workspace, records, before, session), []
    known = notes_of(records, session)
    if not verdict.no_show:
        return [], known
    moved = bool(known) and before is not None and before.scheduled_at != session.scheduled_at
    told = session if words is None else replace(session, because=words)
    note = _note(workspace, told, verdict, session.scheduled_at if moved else workspace.now)
    if [one.text for one in records.notes if one.session == session.id] == [note.text]:
        return [], []
    return [note], known


def _following_notes(
    workspace: Workspace, records: StudentRecords, before: Session | None, session: Session
) -> list[Note]:
    """Return the notes of a no-show that was not judged again, where its start or its kind was corrected."""
    if before is None or session.status is not SessionStatus.NO_SHOW:
        return []
    moved = before.scheduled_at != session.scheduled_at
    if not moved and before.kind is session.kind:
        return []
    from mentorcli.render.text.verdict import moved_note, rewritten_note  # only a no-show needs it

    was, now = _as_local(workspace, before), _as_local(workspace, session)
    verdict = recorded_verdict(before) or Verdict(before.status, before.reason, "")
    return [
        replace(
            note,
            at=session.scheduled_at if moved else note.at,
            text=moved_note(note.text, was, now) or rewritten_note(note.text, verdict, was, now, workspace.lang),
        )
        for note in records.notes
        if note.session == session.id
    ]


def _note(workspace: Workspace, session: Session, verdict: Verdict, at: datetime) -> Note:
    """Return the note of a no-show in the student's notes, dated `at`, as on the platform (domain, section 5)."""
    from mentorcli.models.note import Note  # only a no-show needs it
    from mentorcli.render.text.verdict import no_show_note  # only a no-show needs it

    text = no_show_note(verdict, _as_local(workspace, session), workspace.lang)
    return Note(id=record_id(), at=at, text=text, session=session.id)


def _as_local(workspace: Workspace, session: Session) -> Session:
    """Return a session with its start in the mentor's zone."""
    return replace(session, scheduled_at=workspace.local(session.scheduled_at))


def notes_of(records: StudentRecords, session: Session) -> list[tuple[str, str]]:
    """Return the notes that a no-show of the session left, as the writer drops them: type and id."""
    return [("note", note.id) for note in records.notes if note.session == session.id]


def judged_result(
    workspace: Workspace,
    records: StudentRecords,
    session: Session,
    verdict: Verdict,
    *,
    active_again: bool = False,
    before: Session | None = None,
) -> JudgedSession:
    """Return what is to be shown of a session that was judged and saved; `before` is its record of until then."""
    result = JudgedSession(records.student, session, verdict, active_again=active_again)
    if before is not None and before.held and not session.held:
        from mentorcli.services.student_status import brought_back_by  # only where one was not held after all

        result = result._replace(brought_back=brought_back_by(records, session))
    if not verdict.no_show:
        return result
    from mentorcli.services.attendance import attendance_now  # only a no-show needs it

    return result._replace(attendance=attendance_now(workspace, records), active_again=False)


def moment_text(workspace: Workspace, at: datetime) -> str:
    """Return a moment for the message of an error, in the mentor's zone and language."""
    return moment(workspace.local(at), workspace.lang)


def documented_already(
    workspace: Workspace, records: StudentRecords, session: Session, *, another: bool = False
) -> RefusedError:
    """Return the refusal to document one session twice, with what to type instead; `another` may be what is meant."""
    name, at = records.student.name, workspace.local(session.scheduled_at)
    command = command_line("session edit", session.id)
    return RefusedError(
        bilingual(
            f"The session of {name} on {moment(at, 'en')} is documented already: {status_word(session.status, 'en')}",
            f"La session {de(name)} du {moment(at, 'fr')} est déjà notée\u00a0: {status_word(session.status, 'fr')}",
        ),
        bilingual(
            f"Correct it with: {command}{'. For another session add --new, or --at WHEN' if another else ''}",
            f"Pour la corriger\u00a0: {command}"
            f"{'. Pour une autre session, ajoutez --new, ou --at QUAND' if another else ''}",
        ),
    )


def check_absence(workspace: Workspace, session: Session, typed: TypedEvidence, policy: Policy) -> None:
    """Raise RefusedError where it is too early to say that a student did not come: the limit of lateness is to pass."""
    limit = late_limit_seconds(session.duration_minutes, policy)
    holds = session.scheduled_at.astimezone(UTC) + timedelta(seconds=limit)
    if not typed.absent or workspace.now >= holds:
        return
    time = _clock_with_zone(workspace, session.scheduled_at, holds)
    raise RefusedError(
        bilingual(
            f"Too early to say that the student did not come: {span(limit, 'en')} late is still present",
            f"Trop tôt pour noter une absence\u00a0: {span(limit, 'fr')} de retard, l'étudiant compte comme présent",
        ),
        bilingual(f"--absent holds from {time} on.", f"--absent vaut à partir de {time}."),
    )


def _clock_with_zone(workspace: Workspace, start: datetime, at: datetime) -> str:
    """Return the time of day of a moment, with the zone where the clocks change about then, so that it is clear."""
    from mentorcli.when.clock import readings  # only a refusal needs it

    local = workspace.local(at)
    others = (workspace.local(start), workspace.local(workspace.now))
    changed = any(other.utcoffset() != local.utcoffset() for other in others)
    if changed or len(readings(local.replace(tzinfo=None, fold=0), workspace.zone)) > 1:
        return f"{clock(local)} {local.tzname()}"
    return clock(local)


def check_when_cancelled(workspace: Workspace, session: Session, typed: TypedEvidence) -> None:
    """Raise UsageError for a session that has begun and was called off, where it is not known when."""
    if not typed.cancels or typed.cancelled_at is not None or session.scheduled_at > workspace.now:
        return
    raise UsageError(
        bilingual(
            f"When was the session of {moment_text(workspace, session.scheduled_at)} called off?",
            f"Quand la session du {moment_text(workspace, session.scheduled_at)} a-t-elle été annulée\u00a0?",
        ),
        bilingual("Add --cancelled-at WHEN.", "Ajoutez --cancelled-at QUAND."),
    )


def check_lasted(workspace: Workspace, session: Session, details: SessionDetails, *, moved: bool = False) -> None:
    """Raise UsageError for the real length of a session that did not take place, or that would end after now.

    `moved`: its start was corrected, and so the end of a length that is recorded already. One that was timed is over.
    """
    if details.lasted is not None and not session.held and session.late_seconds is None:
        raise UsageError(
            bilingual("--lasted is for a session that took place", "--lasted vaut pour une session qui a eu lieu"),
            bilingual("Leave it out.", "Retirez cette option."),
        )
    if details.timed or session.actual_minutes is None or (details.lasted is None and not moved):
        return
    start = session.scheduled_at.astimezone(UTC)
    ends = start + timedelta(minutes=session.actual_minutes)
    if ends > workspace.now:
        from mentorcli.services.session_questions import still_to_end  # only a refusal needs it

        raise still_to_end(workspace, session, ends, (workspace.now - start) // timedelta(minutes=1))


def check_cancellation(
    workspace: Workspace,
    records: StudentRecords,
    changes: Sequence[tuple[Session, Verdict]],
    typed: TypedEvidence,
    *,
    option: str,
) -> None:
    """Raise WhoQuestionError where calling sessions off would make a no-show of one, and who did it is not known.

    `option` is the one that would say so.
    """
    lost = [session for session, verdict in changes if typed.cancels and verdict.no_show]
    if typed.cancelled_by is None and lost:
        from mentorcli.services.session_questions import who_question  # only a question needs it

        raise who_question(workspace, records, lost, option)
