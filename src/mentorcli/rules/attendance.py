"""How regularly students come (domain, section 5; FAQ `student-no-show`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from mentorcli.models.attendance import Attendance
from mentorcli.models.policy import Policy
from mentorcli.models.session import Reason, Session, SessionStatus, by_start

ONE_WEEK = timedelta(days=7)


def attendance(sessions: Iterable[Session], *, policy: Policy, now: datetime, student: str | None) -> Attendance:
    """Return the figures over a student's sessions, or over everybody's (`student` None).

    The rate is held / (held + no-shows): what was cancelled in time or by the mentor stands beside it and
    never in it. The streak skips cancelled and planned sessions. Over everybody, no-shows are regular when
    one student's are, since regularity is a student's. `now` is aware; the sessions may come in any order.
    """
    chosen = sorted((s for s in sessions if student is None or s.student == student), key=by_start)
    attended = sum(session.status is SessionStatus.COMPLETED for session in chosen)
    no_shows = sum(session.status is SessionStatus.NO_SHOW for session in chosen)
    return Attendance(
        student=student,
        attended=attended,
        no_shows=no_shows,
        cancelled_in_time=sum(session.reason is Reason.CANCELLED_IN_TIME for session in chosen),
        cancelled_by_mentor=sum(session.reason is Reason.CANCELLED_BY_MENTOR for session in chosen),
        rate=attended / (attended + no_shows) if attended + no_shows else None,
        streak=_streak(chosen),
        regular_no_shows=any(_is_regular(own, policy, now) for own in _by_student(chosen)),
    )


def by_week(sessions: Iterable[Session]) -> dict[date, tuple[int, int]]:
    """Return (attended, no-shows) for each week, named by its Monday, oldest first.

    Empty weeks between are included. A session falls on the day its own `scheduled_at` says: convert to the
    local zone first.
    """
    counts: dict[date, tuple[int, int]] = {}
    for session in sessions:
        if session.status not in (SessionStatus.COMPLETED, SessionStatus.NO_SHOW):
            continue
        day = session.scheduled_at.date()
        monday = day - timedelta(days=day.weekday())
        attended, no_shows = counts.get(monday, (0, 0))
        held = session.status is SessionStatus.COMPLETED
        counts[monday] = (attended + held, no_shows + (not held))
    if not counts:
        return {}
    first, last = min(counts), max(counts)
    weeks = [first + ONE_WEEK * number for number in range((last - first) // ONE_WEEK + 1)]
    return {week: counts.get(week, (0, 0)) for week in weeks}


def known_at(session: Session) -> datetime:
    """Return when a no-show was certain, in UTC: a late cancellation is one before the session's start."""
    start = session.scheduled_at.astimezone(UTC)
    return start if session.cancelled_at is None else min(start, session.cancelled_at.astimezone(UTC))


def _by_student(sessions: Iterable[Session]) -> Iterable[list[Session]]:
    """Return each student's sessions, in the order given."""
    own: dict[str, list[Session]] = {}
    for session in sessions:
        own.setdefault(session.student, []).append(session)
    return own.values()


def _streak(ordered: Sequence[Session]) -> int:
    """Return how many no-shows in a row stand at the end of what was held or missed."""
    streak = 0
    for session in reversed(ordered):
        if session.status is SessionStatus.COMPLETED:
            break
        streak += session.status is SessionStatus.NO_SHOW
    return streak


def _is_regular(ordered: Sequence[Session], policy: Policy, now: datetime) -> bool:
    """Return whether one student's no-shows are to be reported: so many in a row, or so many of late."""
    if _streak(ordered) >= policy.regular_in_a_row:
        return True
    until = now.astimezone(UTC)
    since = until - timedelta(days=policy.regular_days)
    recent = [
        session
        for session in ordered
        if session.status is SessionStatus.NO_SHOW and since <= session.scheduled_at and known_at(session) <= until
    ]
    return len(recent) >= policy.regular_count
