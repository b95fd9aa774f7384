"""Documenting a session: which one is meant, what became of it, what is to be done next."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from mentorcli.errors import UnreadableError, UsageError
from mentorcli.models.results.session_outcome import LoggedSession
from mentorcli.models.session import Session, SessionDetails, SessionStatus
from mentorcli.models.student import StudentStatus
from mentorcli.models.verdict import TypedEvidence
from mentorcli.rules import scheduling, session_choice
from mentorcli.rules.recording import recording_missing
from mentorcli.services.lookup import find_student
from mentorcli.services.session_outcome import (
    check_absence,
    check_cancellation,
    check_lasted,
    check_when_cancelled,
    documented_already,
    judge_typed,
    judged_result,
    of_its_day,
    save_outcomes,
)
from mentorcli.services.workspace import Workspace
from mentorcli.store.layout import RUNNING
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, command_line

if TYPE_CHECKING:
    from mentorcli.models.goal import Goal
    from mentorcli.models.results.day_off import DayOff
    from mentorcli.models.session_clock import Measured


def log(
    workspace: Workspace,
    typed: str,
    evidence: TypedEvidence,
    details: SessionDetails,
    *,
    at: datetime | None = None,
    other: datetime | None = None,
    new: bool = False,
    session: str | None = None,
) -> LoggedSession:
    """Document a session of the student and judge it.

    `at` (aware) is the moment of the session, and `other` the same one read another way: as one to come, or a time of
    day as yesterday's; `new` asks for a new session, `session` is the id of the one meant. Raises SessionQuestionError
    where only the mentor can say which, WhoQuestionError where the rule turns on who called it off, UsageError for one
    that has not begun, RefusedError for one that is documented, NotFoundError where there is none to call off, or it is
    gone by now.
    """
    with workspace.transaction() as writer:
        records = find_student(workspace, typed)
        if session is not None:
            choice = _of_id(records, session)
        else:
            choice = session_choice.to_log(
                records.sessions.values(), workspace.now, at=session_choice.readings(at, other), new=new,
                cancelled=evidence.cancels, zone=workspace.zone,
            )  # fmt: skip
        past = next((one for one in (at, other) if one is not None and one <= workspace.now), None)
        meant = _meant(workspace, records, evidence, details, choice, past or at)
        made = meant.id not in records.sessions
        meant = scheduling.with_details(meant, details, records.projects)
        meant = of_its_day(workspace, records, meant)
        _check(workspace, records, evidence, meant, past, made=made, guessed=made and at is None)
        meant, verdict = judge_typed(workspace, meant, evidence)
        check_lasted(workspace, meant, details)
        check_cancellation(workspace, records, [(meant, verdict)], evidence, option="--cancelled-by")
        agreed = _agreed(workspace, records, meant, details.goals) if details.goals else ()
        again = save_outcomes(workspace, writer, records, [(meant, verdict)], cmd="session log", beside=agreed)
    logged = LoggedSession(
        judged_result(workspace, records, meant, verdict, active_again=again),
        recording_due=meant.held and recording_missing(meant, workspace.store.first_session_id()),
        made=made,
        overlaps=tuple(session_choice.sharing_time(records.sessions.values(), meant)) if made else (),
        goals=agreed,
        measured=_measured(workspace, meant),
    )
    return _with_next_start(workspace, records, logged)


def _measured(workspace: Workspace, session: Session) -> Measured | None:
    """Return what the clock of a session has measured, None where none is open."""
    if not workspace.home.store.joinpath(RUNNING).exists():
        return None
    from mentorcli.store import running  # only where the clock of a session runs, or was left

    kept = running.kept(workspace.store).values()
    return next((one for found in kept for one in found if one.session == session.id), None)


def _of_id(records: StudentRecords, session: str) -> session_choice.Choice:
    """Return the choice of the session of an id, refused where it was documented since. Raises NotFoundError."""
    found = records.sessions.get(session)
    if found is None:
        from mentorcli.services.session_questions import gone  # only where it was deleted meanwhile

        raise gone(records, session)
    return session_choice.take(found)


def _agreed(workspace: Workspace, records: StudentRecords, session: Session, texts: Sequence[str]) -> tuple[Goal, ...]:
    """Return the goals agreed at a session. Raises UsageError for one that was not held, as nothing is agreed then."""
    from mentorcli.services.goals import new_goals  # 2 ms: only where something was agreed

    if not session.held:
        raise UsageError(
            bilingual("--goal is for a session that was held", "--goal est pour une session réalisée"),
            bilingual(
                f"Afterwards: mentor goal add {records.id} TEXT", f"Ensuite\u00a0: mentor goal add {records.id} TEXTE"
            ),
        )
    return new_goals(workspace, records, texts, session)


def _meant(
    workspace: Workspace,
    records: StudentRecords,
    evidence: TypedEvidence,
    details: SessionDetails,
    choice: session_choice.Choice,
    at: datetime | None,
) -> Session:
    """Return the session to document. Raises what `log` does."""
    if isinstance(choice, session_choice.Take):
        _check_length(choice.session, details)
        return choice.session
    if isinstance(choice, session_choice.Make):
        if choice.start is not None or not evidence.cancels:
            return _unplanned(workspace, records, evidence, details, choice)
        choice = session_choice.Refuse()
    if isinstance(choice, session_choice.Refuse) and choice.session is not None:
        raise documented_already(workspace, records, choice.session)
    from mentorcli.services import session_questions  # only what cannot be decided needs it

    if isinstance(choice, session_choice.Ask):
        raise session_questions.log_question(workspace, records, choice, evidence, at=at)
    raise session_questions.nothing_to_cancel(workspace, records)


def _unplanned(
    workspace: Workspace,
    records: StudentRecords,
    evidence: TypedEvidence,
    details: SessionDetails,
    choice: session_choice.Make,
) -> Session:
    """Return a new session for what was not scheduled; without a moment it ends now, or begins where nobody came.

    Raises RefusedError where one is documented at that moment, or may be what is told again.
    """
    from mentorcli.services.new_session import new_session  # only what was not planned is made

    start, known = choice.start, records.sessions.values()
    session = new_session(workspace, records, start or workspace.now, kind=details.kind, minutes=details.minutes)
    if start is None and not evidence.absent:
        length = details.lasted or session.duration_minutes
        session = replace(session, scheduled_at=scheduling.begun(workspace.now, length))
    if not choice.asked and start is None:
        _check_told_already(workspace, records, session, absent=evidence.absent)
    minutes = None if choice.asked else session.duration_minutes
    other = session_choice.documented_at(known, session.scheduled_at, minutes)
    other = other or scheduling.twin(known, session.scheduled_at)
    if other is None:
        return session
    if other.status is SessionStatus.SCHEDULED:
        from mentorcli.services.session_questions import already_planned  # only a refusal needs it

        raise already_planned(workspace, records, other)
    another = other.scheduled_at != session.scheduled_at  # one that only shares its time can be made with --new
    raise documented_already(workspace, records, other, another=another)


def _check_told_already(workspace: Workspace, records: StudentRecords, session: Session, *, absent: bool) -> None:
    """Raise RefusedError where a session would be made of what was documented already within the last 12 hours."""
    since = workspace.now - session_choice.HALF_A_DAY
    for known in session_choice.may_be_same(records.sessions.values(), session, workspace.now, absent=absent):
        told = records.documented_at(known)
        if told is not None and told >= since:
            raise documented_already(workspace, records, known, another=True)


def _check(
    workspace: Workspace,
    records: StudentRecords,
    evidence: TypedEvidence,
    session: Session,
    past: datetime | None,
    *,
    made: bool,
    guessed: bool,
) -> None:
    """Raise UsageError for what cannot have happened yet, or for a cancellation without its moment.

    `past` is the moment that was named, where it can be read as a past one. `guessed`: nobody said when the session was
    to start, so nothing can be too early.
    """
    if session.scheduled_at > workspace.now and not evidence.cancels:
        from mentorcli.services.session_questions import not_begun

        known, past = (None, past) if made else (session, None)
        raise not_begun(workspace, records, session.scheduled_at, known, absent=evidence.absent, past=past)
    check_when_cancelled(workspace, session, evidence)
    if not guessed:
        check_absence(workspace, session, evidence, workspace.policy_at(session.scheduled_at))


def _check_length(session: Session, details: SessionDetails) -> None:
    """Raise UsageError for a planned length of a session that is planned already: the real one is another option."""
    if details.minutes is None or details.minutes == session.duration_minutes:
        return
    change = command_line("session edit", session.id, options=["--duration", f"{details.minutes}m"])
    raise UsageError(
        bilingual(
            f"That session is planned for {session.duration_minutes} min: --duration is for a new one",
            f"Cette session est prévue pour {session.duration_minutes} min\u00a0: --duration est pour une nouvelle",
        ),
        bilingual(
            f"How long it really was: --lasted. To change the plan first: {change}",
            f"Sa durée réelle\u00a0: --lasted. Pour changer d'abord ce qui était prévu\u00a0: {change}",
        ),
    )


def _with_next_start(workspace: Workspace, records: StudentRecords, logged: LoggedSession) -> LoggedSession:
    """Return what was logged with the next date to suggest, fixed at the end of a session (domain, section 8).

    None where one is planned, or that date is past too.
    """
    session = logged.judged.session
    planned = session_choice.planned_ahead(records.sessions.values(), workspace.now)
    if not session.held or planned or records.student.status is not StudentStatus.ACTIVE:
        return logged
    start, passed = usual_date(workspace, records, workspace.local(session.scheduled_at))
    return logged._replace(next_start=start, passed_over=passed)


def usual_date(
    workspace: Workspace, records: StudentRecords, start: datetime
) -> tuple[datetime | None, tuple[DayOff, ...]]:
    """Return the date a week after a local start, or the first so many weeks later that is no day off, without a zone.

    Beside it the days off that were passed over. None for a date that is past.
    """
    usual = scheduling.a_week_after(start)
    if usual <= workspace.local(workspace.now).replace(tzinfo=None):
        return None, ()
    if not _may_be_off(workspace, records, usual.date()):
        return usual, ()
    from mentorcli.services.next_dates import free_week  # 3 ms, only where somebody is off

    return free_week(workspace, records, usual)


def _may_be_off(workspace: Workspace, records: StudentRecords, day: date) -> bool:
    """Return whether days off are noted at all, or a day may be a public holiday."""
    mine: Mapping[str, object] = {}
    with contextlib.suppress(UnreadableError):  # what is known of a student is still to be had
        mine = workspace.store.mentor().current("time-off")
    noted = mine or records.replay.current("time-off")
    return bool(noted) or scheduling.can_be_public_holiday(day, workspace.settings.holidays or "FR")
