"""The clock of a session: for which it runs, what was measured and kept, and how it is logged in the end.

What is measured stands in the store at once, beside the records; the journal has one `session log`, written at the end.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from mentorcli.errors import NotFoundError, RefusedError
from mentorcli.models.results.session_clock import NextDate, OtherClock, SessionClock
from mentorcli.models.results.session_outcome import LoggedSession
from mentorcli.models.session import Session, SessionDetails, SessionStatus
from mentorcli.models.session_clock import ClockReading, Measured, Stage
from mentorcli.models.student import StudentStatus
from mentorcli.models.verdict import Evidence, TypedEvidence, Verdict
from mentorcli.render.text import clock as clock_text
from mentorcli.rules import session_choice
from mentorcli.rules import session_clock as rules
from mentorcli.rules.noshow import late_limit_seconds, lateness_seconds
from mentorcli.rules.session_outcome import judged
from mentorcli.services import session_log, session_questions
from mentorcli.services.goals import new_goals
from mentorcli.services.lookup import find_student
from mentorcli.services.meanwhile import as_now
from mentorcli.services.new_session import new_session
from mentorcli.services.session_outcome import documented_already, of_its_day
from mentorcli.services.workspace import Workspace, fixed_offset
from mentorcli.store import running
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, de


def ticking(workspace: Workspace) -> Callable[[], datetime]:
    """Return a function that sets the present of a run to what it is by now, and returns it, in whole seconds.

    It follows the clock on the wall, which goes on while a machine sleeps; MENTOR_NOW goes on from where it is.
    """
    ahead = workspace.now - datetime.now(UTC) if workspace.environ.get("MENTOR_NOW") else timedelta()

    def tick() -> datetime:
        workspace.now = fixed_offset((datetime.now(UTC) + ahead).astimezone(workspace.zone).replace(microsecond=0))
        return workspace.now

    return tick


def find(workspace: Workspace, typed: str, *, session: str | None = None, new: bool = False) -> SessionClock:
    """Return the clock of the session of a student that is meant (contract, `session start`).

    That is the one that goes on or is about to, with what was measured of it; else one whose clock was left; else as
    `rules.session_clock.to_start` says. `session` is the id of one that was chosen, `new` asks for one that was not
    planned. Raises SessionQuestionError where only the mentor can say which.
    """
    records = find_student(workspace, typed)
    left = _left_open(workspace, records)
    choice: session_choice.Choice = session_choice.Make(asked=True)
    if session is not None:
        choice = session_choice.Take(records.sessions[session])
    elif not new:
        choice = rules.to_start(records.sessions.values(), workspace.now)
    now_due = isinstance(choice, session_choice.Take) and rules.at_hand(choice.session, workspace.now)
    chosen = choice.session.id if isinstance(choice, session_choice.Take) else None
    same = next((one for one in left if one.key == chosen), None)
    if same is None and left and session is None and not new and not now_due:
        same = left[0]
    if same is not None:
        return _clock(workspace, records, same, resumed=True)
    if isinstance(choice, session_choice.Ask):
        raise session_questions.log_question(workspace, records, choice, TypedEvidence(_moment))
    if isinstance(choice, session_choice.Take):
        one = choice.session
        return _clock(workspace, records, Measured(one.id, one.id, one.scheduled_at, one.duration_minutes))
    made = new_session(workspace, records, workspace.now)
    return _clock(workspace, records, Measured(made.id, None, made.scheduled_at, made.duration_minutes))


def slug_of(workspace: Workspace, typed: str) -> str:
    """Return the slug of the student that is meant. Raises NotFoundError, AmbiguousError."""
    return find_student(workspace, typed).id


def _moment(text: str) -> datetime:
    """Return the moment that a clock has written."""
    return datetime.fromisoformat(text)


def _left_open(workspace: Workspace, records: StudentRecords) -> list[Measured]:
    """Return what clocks have measured of a student's sessions that are open; of the others nothing is kept."""
    kept = running.kept(workspace.store)
    found = left_of(records, kept)
    for uid in (records.student.tombstone, *records.student.aliases):
        for one in kept.get(uid, ()):
            if one not in found:
                running.remove(workspace.home.store, uid, one.key)
    return found


def left_of(records: StudentRecords, kept: Mapping[str, Sequence[Measured]]) -> list[Measured]:
    """Return what clocks have measured of a student's sessions that are still open, of all that is `kept` by uid.

    The earliest comes first.
    """
    uids = (records.student.tombstone, *records.student.aliases)
    found = [one for uid in uids for one in kept.get(uid, ()) if rules.is_open(one, records.sessions.values())]
    return sorted(found, key=lambda one: (one.start.astimezone(UTC), one.key))


def _clock(workspace: Workspace, records: StudentRecords, measured: Measured, *, resumed: bool = False) -> SessionClock:
    """Return a clock with its session as it stands now, and what was measured held against that."""
    if measured.session is None:
        session = new_session(workspace, records, measured.start, minutes=measured.minutes)
    else:
        session = of_its_day(workspace, records, records.sessions[measured.session])
        measured = replace(measured, start=session.scheduled_at, minutes=session.duration_minutes)
    limit = late_limit_seconds(session.duration_minutes, workspace.policy_at(session.scheduled_at))
    left = rules.resumed(measured, workspace.now, workspace.zone, boot=running.boot()) if resumed else None
    verdict = _verdict(workspace, session, measured)
    made = measured.session is None
    return SessionClock(records.student, session, measured, limit, verdict, made, left)


def _verdict(workspace: Workspace, session: Session, measured: Measured) -> Verdict | None:
    """Return what the policy of the session's day makes of what was measured, None while the student is awaited."""
    evidence = Evidence(absent=True)
    if measured.arrived is not None:
        evidence = Evidence(late_seconds=lateness_seconds(session.scheduled_at, measured.arrived))
    elif measured.absent is None:
        return None
    return judged(session, evidence, workspace.policy_at(session.scheduled_at))[1]


def refreshed(workspace: Workspace, clock: SessionClock) -> SessionClock:
    """Return a clock with its student and session as they are now, whatever was read before.

    Raises NotFoundError where either is gone, RefusedError where the session was documented meanwhile: then nothing is
    kept of the clock, and the error says what it had measured.
    """
    workspace.store.reread()
    measured = clock.measured
    try:
        records = as_now(workspace, clock.student)
        if measured.session is not None:
            found = records.sessions.get(measured.session)
            if found is None:
                raise session_questions.gone(records, measured.session)
            if found.status is not SessionStatus.SCHEDULED:
                raise documented_already(workspace, records, found)
    except (NotFoundError, RefusedError) as error:
        discard(workspace, clock)
        if not measured.empty:
            error.details += (_told(workspace, measured),)
        raise
    return _clock(workspace, records, measured)._replace(left=clock.left)


def _told(workspace: Workspace, measured: Measured) -> str:
    """Return what a clock has measured, for an error."""
    said = [
        (english, french, clock_text(workspace.local(at)))
        for english, french, at in (
            ("the student came at {}", "arrivée à {}", measured.arrived),
            ("absence noted at {}", "absence notée à {}", measured.absent),
            ("the end at {}", "fin à {}", measured.ended),
        )
        if at is not None
    ]
    english = ", ".join(one.format(at) for one, _, at in said)
    french = ", ".join(one.format(at) for _, one, at in said)
    return bilingual(f"Measured by the clock: {english}", f"Mesuré par le chronomètre\u00a0: {french}")


def reading(workspace: Workspace, clock: SessionClock) -> ClockReading:
    """Return what the clock shows at the present."""
    return rules.reading(clock.measured, clock.limit_seconds, workspace.now)


@contextlib.contextmanager
def held(workspace: Workspace, clock: SessionClock) -> Iterator[None]:
    """Hold the clock of a session, which stays for an hour: whoever writes meanwhile goes on.

    Raises RefusedError where it runs in another terminal, NotSavedError.
    """
    workspace.store.leave_moment()
    with running.held(workspace.home.store, clock.student.tombstone, clock.measured.key) as process:
        if process:
            name, end = clock.student.name, f"kill {process}" if process > 0 else "kill PID"
            raise RefusedError(
                bilingual(
                    f"The clock of the session of {name} runs in another terminal",
                    f"Le chronomètre de la session {de(name)} tourne dans un autre terminal",
                ),
                bilingual(
                    f"Go on there (after Ctrl-Z: fg). If that terminal is lost, what it measured is not: {end}",
                    f"Continuez là-bas (après Ctrl-Z\u00a0: fg). Si ce terminal est perdu, ses mesures ne le sont "
                    f"pas\u00a0: {end}",
                ),
            )
        yield


def keep(workspace: Workspace, clock: SessionClock, measured: Measured) -> SessionClock:
    """Keep what was measured now, and return the clock with it. Raises NotSavedError, ErasedError."""
    stamped = replace(measured, boot=running.boot())
    running.write(workspace.home.store, clock.student.tombstone, stamped)
    for uid in clock.student.aliases:  # merged meanwhile
        running.remove(workspace.home.store, uid, measured.key)
    return with_measured(workspace, clock, stamped)


def with_measured(workspace: Workspace, clock: SessionClock, measured: Measured) -> SessionClock:
    """Return a clock that has measured something else, judged anew."""
    return clock._replace(measured=measured, verdict=_verdict(workspace, clock.session, measured))


def discard(workspace: Workspace, clock: SessionClock) -> None:
    """Keep nothing of what was measured."""
    for uid in (clock.student.tombstone, *clock.student.aliases):
        running.remove(workspace.home.store, uid, clock.measured.key)


def log(workspace: Workspace, clock: SessionClock, details: SessionDetails) -> LoggedSession:
    """Log the session with what was measured, as one `session log`, and return what is to be shown of it.

    Raises what `session_log.log` does, and what `refreshed` does.
    """
    clock = refreshed(workspace, clock)
    measured = clock.measured
    evidence = TypedEvidence(_moment, absent=measured.stage is Stage.ABSENT or measured.arrived is None)
    if measured.arrived is not None:
        evidence = TypedEvidence(_moment, arrived=measured.arrived.isoformat())
    lasted = rules.lasted_minutes(measured)
    details = details._replace(lasted=lasted, timed=True if lasted is not None else None, minutes=_minutes(clock))
    done = session_log.log(
        workspace, clock.student.id, evidence, details, at=measured.start if clock.made else None, new=clock.made,
        session=measured.session,
    )  # fmt: skip
    discard(workspace, clock)
    return done


def check_goal(workspace: Workspace, clock: SessionClock, text: str) -> None:
    """Raise UsageError or RefusedError for a text that is no new goal of the student, before all is logged with it."""
    workspace.store.reread()
    new_goals(workspace, as_now(workspace, clock.student), [text], clock.session)


def _minutes(clock: SessionClock) -> int | None:
    """Return the planned length of a session that was not planned."""
    return clock.measured.minutes if clock.made else None


def others(workspace: Workspace, clock: SessionClock | None = None) -> list[OtherClock]:
    """Return the other clocks that are open, of any student, the earliest first."""
    kept = running.kept(workspace.store)
    if not kept:
        return []
    found = [
        OtherClock(records.student, one.start)
        for records in workspace.store.all_students()
        for one in left_of(records, kept)
        if clock is None or one.key != clock.measured.key
    ]
    return sorted(found, key=lambda one: one.start.astimezone(UTC))


def next_date(workspace: Workspace, clock: SessionClock) -> NextDate:
    """Return when the student's next session is planned, else the usual date: the same time a week later."""
    workspace.store.reread()
    records = as_now(workspace, clock.student)
    planned = session_choice.planned_ahead(records.sessions.values(), workspace.now)
    if planned:
        return NextDate(planned[0].scheduled_at, None)
    if records.student.status is not StudentStatus.ACTIVE:
        return NextDate(None, None)
    usual, passed = session_log.usual_date(
        workspace, records, workspace.local(clock.session.scheduled_at).replace(second=0)
    )
    return NextDate(None, usual, passed)
