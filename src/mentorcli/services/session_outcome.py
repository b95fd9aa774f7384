"""What happened to a session: judged by a policy and saved as one operation, with the note that a no-show leaves.

`session log`, `session cancel`, `session edit` and `noshow mark` all end here, so that a no-show has the same effects
whichever of them finds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mentorcli.errors import RefusedError
from mentorcli.models.policy import Policy
from mentorcli.models.results.sessions import JudgedSession
from mentorcli.models.session import Session
from mentorcli.models.verdict import Evidence, TypedEvidence, Verdict
from mentorcli.render.text.labels import status_word
from mentorcli.render.text.quantities import clock, moment, span
from mentorcli.rules import session_facts
from mentorcli.rules.noshow import late_limit_seconds
from mentorcli.rules.session_outcome import judged
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, command_line

if TYPE_CHECKING:
    from mentorcli.models.student import Note
    from mentorcli.store.writer import Writer


def judge_typed(workspace: Workspace, session: Session, typed: TypedEvidence) -> tuple[Session, Verdict]:
    """Return the session as what happened leaves it under the policy in use, and the verdict. Raises UsageError."""
    evidence = Evidence()
    if typed.given:
        from mentorcli.services.evidence import evidence_about  # not for one who came on time

        evidence = evidence_about(workspace, typed, session.scheduled_at)
    return judged(session, evidence, workspace.policy)


def of_its_day(workspace: Workspace, records: StudentRecords, session: Session) -> Session:
    """Return a session with the facts of its local day, but for those that the mentor named."""
    day = workspace.local(session.scheduled_at).date()
    return session_facts.with_facts(session, session_facts.facts_on(records.student, records.projects, day))


def save_outcomes(
    workspace: Workspace,
    writer: Writer,
    records: StudentRecords,
    changes: Sequence[tuple[Session, Verdict]],
    *,
    cmd: str,
) -> None:
    """Save the outcome of a student's sessions as one operation, with a dated note for each no-show.

    A note that an earlier no-show of the same session left goes with it. The mentor's first held session is noted, or
    set back to unknown first where the change could make it another.
    """
    now, store = workspace.now, workspace.store
    sessions = [session for session, _ in changes]
    notes = [_note(workspace, session, verdict) for session, verdict in changes if verdict.no_show]
    stale = [stale for session in sessions for stale in notes_of(records, session)]
    first = store.first_session()
    if first is not None and any(session.id == first.session and not session.held for session in sessions):
        writer.invalidate_first_session(at=now)
    writer.append(records, *sessions, *notes, cmd=cmd, at=now, drop=stale)
    held = [session for session in sessions if session.held]
    if held and first is None and store.earliest_held() is not None and store.faults:
        return  # an unreadable student may have had the first one: it stays unknown
    for session in held:
        writer.remember_first_session(session, at=now)


def _note(workspace: Workspace, session: Session, verdict: Verdict) -> Note:
    """Return the dated note of a no-show in the student's notes, as on the platform (domain, section 5)."""
    from mentorcli.models.student import Note  # only a no-show needs it
    from mentorcli.render.text.verdict import no_show_note  # only a no-show needs it

    local = replace(session, scheduled_at=workspace.local(session.scheduled_at))
    return Note(id=record_id(), at=workspace.now, text=no_show_note(verdict, local, workspace.lang), session=session.id)


def notes_of(records: StudentRecords, session: Session) -> list[tuple[str, str]]:
    """Return the notes that a no-show of the session left, as the writer drops them: type and id."""
    return [("note", note.id) for note in records.notes if note.session == session.id]


def judged_result(workspace: Workspace, records: StudentRecords, session: Session, verdict: Verdict) -> JudgedSession:
    """Return what is to be shown of a session that was judged and saved."""
    if not verdict.no_show:
        return JudgedSession(records.student, session, verdict)
    from mentorcli.rules.attendance import attendance  # only a no-show needs it

    figures = attendance(records.sessions.values(), policy=workspace.policy, now=workspace.now, student=records.id)
    return JudgedSession(records.student, session, verdict, figures)


def moment_text(workspace: Workspace, at: datetime) -> str:
    """Return a moment for the message of an error, in the mentor's zone and language."""
    return moment(workspace.local(at), workspace.lang)


def documented_already(workspace: Workspace, records: StudentRecords, session: Session) -> RefusedError:
    """Return the refusal to document one session twice, with what to type instead."""
    name, at = records.student.name, workspace.local(session.scheduled_at)
    command = command_line("session edit", session.id)
    return RefusedError(
        bilingual(
            f"The session of {name} on {moment(at, 'en')} is documented already: {session.status}",
            f"La session de {name} du {moment(at, 'fr')} est déjà notée\u00a0: {status_word(session.status, 'fr')}",
        ),
        bilingual(f"Correct it with: {command}", f"Pour la corriger\u00a0: {command}"),
    )


def check_absence(workspace: Workspace, session: Session, typed: TypedEvidence, policy: Policy) -> None:
    """Raise RefusedError where it is too early to say that a student did not come: the limit of lateness is to pass."""
    limit = late_limit_seconds(session.duration_minutes, policy)
    holds = session.scheduled_at + timedelta(seconds=limit)
    if not typed.absent or workspace.now >= holds:
        return
    time = clock(workspace.local(holds))
    raise RefusedError(
        bilingual(
            f"Too early to say that the student did not come: {span(limit, 'en')} late is still present",
            f"Trop tôt pour noter une absence\u00a0: {span(limit, 'fr')} de retard, c'est encore présent",
        ),
        bilingual(f"--absent holds from {time} on.", f"--absent vaut à partir de {time}."),
    )


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
