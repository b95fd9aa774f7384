"""No-shows: found, marked and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mentorcli.errors import NotFoundError, RefusedError
from mentorcli.models.results.noshows import MarkedNoShow, UnmarkedNoShow
from mentorcli.models.session import Session, SessionStatus, by_start
from mentorcli.models.session_filter import SessionFilter
from mentorcli.models.verdict import TypedEvidence, Verdict
from mentorcli.render.text import moment, status_word
from mentorcli.render.text.noshow import sentence
from mentorcli.rules import session_choice
from mentorcli.rules.session_outcome import force, judged, recorded_verdict, settle, unsettle
from mentorcli.services import sessions
from mentorcli.services.evidence import evidence_about
from mentorcli.services.lookup import find_session, find_student
from mentorcli.services.new_session import new_session
from mentorcli.services.session_outcome import (
    active_again,
    check_absence,
    documented_already,
    judged_result,
    notes_of,
    of_its_day,
    save_outcomes,
)
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, command_line, de, in_language, visible


def find(workspace: Workspace, *, student: str | None = None) -> list[Session]:
    """Return the no-shows of one student or of all, newest first."""
    return sessions.find(
        workspace, SessionFilter(statuses=(SessionStatus.NO_SHOW,)), students=[student] if student is not None else []
    )


def mark(
    workspace: Workspace,
    typed: str,
    evidence: TypedEvidence,
    *,
    session: str | None = None,
    at: datetime | None = None,
    other: datetime | None = None,
    new: bool = False,
    because: str | None = None,
) -> MarkedNoShow:
    """Mark a student's session as a no-show: the one named, the one at a moment (aware), or the one to document.

    `other` is `at` read another way: as a moment to come, or a time of day as yesterday's; `new` asks for a new
    session. `because` gives the mentor's reason to mark it against the rule; the one that it has stays while it is
    against the rule. Raises RefusedError with the figures where the rule does not make it a no-show, or it is
    documented as held or cancelled, and there is no reason; NotFoundError where there is no session to mark,
    SessionQuestionError where only the mentor can say which.
    """
    with workspace.transaction() as writer:
        records = find_student(workspace, typed)
        if session is not None:
            found = _named(workspace, records, session)
        else:
            found = _to_mark(workspace, records, evidence, session_choice.readings(at, other), new=new)
        before = records.sessions.get(found.id)
        _check(workspace, records, evidence, found, before, other, forced=because is not None)
        if found.status is SessionStatus.SCHEDULED:
            found = of_its_day(workspace, records, found)
        facts = evidence_about(workspace, evidence, found.scheduled_at)
        marked, verdict = judged(found, facts, workspace.policy_at(found.scheduled_at))
        reason = because if because is not None else found.because
        went = _reason_that_goes(found, marked, verdict) if because is None else None
        if not verdict.no_show and reason is None:
            raise _not_marked(verdict)
        if not verdict.no_show:
            verdict = force(verdict, facts)
            marked = settle(found, verdict, facts)
        marked = replace(marked, because=None if went else reason)
        if before is not None and before.status is SessionStatus.CANCELLED:
            sessions.check_start(workspace, records, marked.scheduled_at, but=marked.id)
        save_outcomes(workspace, writer, records, [(marked, verdict)], cmd="noshow mark", words=went)
    documented = before is not None and before.status is not SessionStatus.SCHEDULED
    return MarkedNoShow(
        judged_result(workspace, records, marked, verdict, before=before),
        before if documented else None,
        before is None,
        went,
    )


def _reason_that_goes(before: Session, marked: Session, verdict: Verdict) -> str | None:
    """Return the reason of a no-show marked against the rule that is one by the rule now, None where it stays one.

    The same told again changes nothing.
    """
    again = all(
        getattr(before, name) == getattr(marked, name) for name in ("status", "reason", "late_seconds", "cancelled_at")
    )
    return before.because if verdict.no_show and not again else None


def _check(
    workspace: Workspace,
    records: StudentRecords,
    evidence: TypedEvidence,
    found: Session,
    before: Session | None,
    past: datetime | None,
    *,
    forced: bool,
) -> None:
    """Raise for what cannot be a no-show yet, and for what is documented as something else."""
    if not forced and before is not None and before.status in (SessionStatus.COMPLETED, SessionStatus.CANCELLED):
        raise _documented(workspace, records, before)
    if found.scheduled_at > workspace.now and not evidence.cancels:
        from mentorcli.services.session_questions import not_begun  # only a refusal needs it

        raise not_begun(workspace, records, found.scheduled_at, None, past=past)
    if not forced:
        check_absence(workspace, found, evidence, workspace.policy_at(found.scheduled_at))


def _documented(workspace: Workspace, records: StudentRecords, found: Session) -> RefusedError:
    """Return the refusal to mark what is documented as held or called off, with the rule and the figures."""
    from mentorcli.render.text.verdict import verdict_sentence  # only a refusal needs it

    refusal = documented_already(workspace, records, found)
    verdict = recorded_verdict(found)
    message, hint = [], []
    for lang in ("en", "fr"):
        why = f". {verdict_sentence(verdict, lang)}" if verdict is not None else ""
        message.append(f"{in_language(refusal.message, lang)}{why}")
        hint.append(f"{in_language(refusal.hint or '', lang)}. {sentence('against-the-rule', lang)}")
    return RefusedError(bilingual(message[0], message[1]), bilingual(hint[0], hint[1]))


def _not_marked(verdict: Verdict) -> RefusedError:
    """Return the refusal to mark what is no no-show by the rule, with the figures and how to override it."""
    from mentorcli.render.text.verdict import verdict_sentence  # only a refusal needs it

    message = [sentence("not-marked", lang, verdict=verdict_sentence(verdict, lang)) for lang in ("en", "fr")]
    hint = [sentence("against-the-rule", lang) for lang in ("en", "fr")]
    return RefusedError(bilingual(message[0], message[1]), bilingual(hint[0], hint[1]))


def _to_mark(
    workspace: Workspace,
    records: StudentRecords,
    evidence: TypedEvidence,
    at: tuple[datetime, ...],
    *,
    new: bool,
) -> Session:
    """Return the session meant. Raises NotFoundError where there is none to mark, SessionQuestionError."""
    choice = session_choice.to_mark(
        records.sessions.values(), workspace.now, documented=_documented_lately(workspace, records), at=at, new=new,
        cancelled=evidence.cancels, zone=workspace.zone,
    )  # fmt: skip
    if isinstance(choice, session_choice.Take):
        return choice.session
    if isinstance(choice, session_choice.Make) and choice.start is not None:
        return new_session(workspace, records, choice.start)
    if isinstance(choice, session_choice.Ask):
        from mentorcli.services import session_questions  # only a question needs it

        raise session_questions.mark_question(workspace, records, choice)
    from mentorcli.services import session_questions  # only a refusal needs it

    raise session_questions.nothing_to_mark(workspace, records)


def _documented_lately(workspace: Workspace, records: StudentRecords) -> list[Session]:
    """Return the sessions that were documented within the last 24 hours."""
    return [
        session
        for session in records.sessions.values()
        if session.status is not SessionStatus.SCHEDULED
        and (at := records.documented_at(session)) is not None
        and at >= workspace.now - session_choice.A_DAY
    ]


def _named(workspace: Workspace, records: StudentRecords, typed: str) -> Session:
    """Return the student's session of that id. Raises NotFoundError where it is another student's."""
    owner, found = find_session(workspace, typed)
    if owner.id != records.id:
        name, command = records.student.name, command_line("session list", options=["--student", records.id])
        raise NotFoundError(
            bilingual(
                f"{name} has no session {visible(typed[:60])}", f"{name} n'a pas de session {visible(typed[:60])}"
            ),
            bilingual(f"See: {command}", f"Voyez\u00a0: {command}"),
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
        again = active_again(workspace, records, [restored] if restored.held else [])
        writer.append(records, restored, *again, cmd="noshow unmark", at=workspace.now, drop=drop)
        if restored.held:
            writer.invalidate_first_session(at=workspace.now)
    undocumented = restored.status is SessionStatus.SCHEDULED and restored.scheduled_at <= workspace.now
    return UnmarkedNoShow(records.student, restored, undocumented=undocumented, active_again=bool(again))


def _marked(workspace: Workspace, typed: str) -> tuple[StudentRecords, Session]:
    """Return the no-show meant: by id, or the session that a student stands for, where that is one."""
    records, found = find_session(workspace, typed)
    if found.status is SessionStatus.NO_SHOW:
        return records, found
    no_shows = no_shows_of(records)
    by_id = typed != records.id and found.id.startswith(typed)
    name, at = records.student.name, workspace.local(found.scheduled_at)
    if not no_shows and not by_id:
        command = command_line("attendance", records.id)
        raise NotFoundError(
            bilingual(f"{name} has no no-show", f"{name} n'a aucun no-show"),
            bilingual(f"See: {command}", f"Voyez\u00a0: {command}"),
        )
    last = max(no_shows, key=by_start, default=None)
    raise RefusedError(
        bilingual(
            f"The session of {name} on {moment(at, 'en')} is no no-show: {status_word(found.status, 'en')}",
            f"La session {de(name)} du {moment(at, 'fr')} n'est pas un no-show\u00a0: "
            f"{status_word(found.status, 'fr')}",
        ),
        _unmark_hint(workspace, last),
    )


def _unmark_hint(workspace: Workspace, last: Session | None) -> str:
    """Return what to type instead: the latest no-show, where there is one."""
    if last is None:
        return bilingual("Nothing to take back.", "Rien à annuler.")
    at, command = workspace.local(last.scheduled_at), command_line("noshow unmark", last.id)
    return bilingual(
        f"The latest no-show is of {moment(at, 'en')}: {command}",
        f"Le dernier no-show est du {moment(at, 'fr')}\u00a0: {command}",
    )


def no_shows_of(records: StudentRecords) -> list[Session]:
    """Return a student's no-shows."""
    return [session for session in records.sessions.values() if session.status is SessionStatus.NO_SHOW]
