"""How regularly students come (domain, section 5; FAQ `student-no-show`)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import groupby

from mentorcli.models.attendance import Attendance, RegularNoShows
from mentorcli.models.session import Reason, Session, SessionStatus, by_start
from mentorcli.models.verdict import Policy

ONE_WEEK = timedelta(days=7)


def attendance(
    sessions: Iterable[Session],
    *,
    policy: Policy,
    day: date,
    zone: tzinfo | None,
    student: str | None,
    reported: Container[str] = (),
    since: datetime | None = None,
) -> Attendance:
    """Return the figures over a student's sessions, or over everybody's (`student` None).

    The rate is held / (held + no-shows): what was cancelled in time or by the mentor stands beside it and
    never in it. The streak skips cancelled and planned sessions. Over everybody, no-shows are regular when
    one student's are, since regularity is a student's; `regular_no_shows` tells by what and takes `day`, `zone` and
    `reported`. Sessions that begin before `since` (aware; None: open) count for regularity alone. They may come in any
    order.
    """
    known = sorted((s for s in sessions if student is None or s.student == student), key=by_start)
    chosen = [session for session in known if since is None or session.scheduled_at >= since]
    attended = sum(session.status is SessionStatus.COMPLETED for session in chosen)
    no_shows = sum(session.status is SessionStatus.NO_SHOW for session in chosen)
    regular = [
        regular_no_shows(own, policy=policy, day=day, zone=zone, reported=reported) for own in _by_student(known)
    ]
    return Attendance(
        student=student,
        attended=attended,
        no_shows=no_shows,
        cancelled_in_time=sum(session.reason is Reason.CANCELLED_IN_TIME for session in chosen),
        cancelled_by_mentor=sum(session.reason is Reason.CANCELLED_BY_MENTOR for session in chosen),
        rate=attended / (attended + no_shows) if attended + no_shows else None,
        streak=_streak(chosen),
        regular_no_shows=any(one.regular for one in regular),
        in_a_row=max((one.in_a_row for one in regular), default=0),
        to_report=any(one.unreported for one in regular),
    )


def regular_no_shows(
    sessions: Iterable[Session], *, policy: Policy, day: date, zone: tzinfo | None, reported: Container[str] = ()
) -> RegularNoShows:
    """Return whether one student's no-shows come regularly as of the local day `day` (domain, section 5).

    They do with so many in a row at the end, or so many within so many local days, that day included. A run that was
    never reported counts as well, whatever was held since: `reported` holds the ids of the sessions that reports
    named. `zone` is the mentor's (None: the system's); what became known after `day` does not count.
    """
    every = list(sessions)
    if not any(session.status is SessionStatus.NO_SHOW for session in every):
        return RegularNoShows(regular=False)
    known = [session for session in sorted(every, key=by_start) if _counts(session, day, zone)]
    missed = [session for session in known if session.status is SessionStatus.NO_SHOW]
    oldest = day - timedelta(days=policy.regular_days)
    lately = [session for session in missed if session.scheduled_at.astimezone(zone).date() >= oldest]
    if len(lately) < policy.regular_count:
        lately = []
    runs = [run for run in _runs(known) if len(run) >= policy.regular_in_a_row]
    running = bool(runs) and runs[-1][-1] is known[-1]
    waiting = [run for run in runs if any(session.id not in reported for session in run)]
    named = {session.id for run in (waiting, [lately]) for one in run for session in one}
    last = runs[-1] if running else waiting[-1] if waiting else []
    return RegularNoShows(
        regular=running or bool(lately or waiting),
        in_a_row=len(last),
        unreported=tuple(session for session in missed if session.id in named and session.id not in reported),
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


def _counts(session: Session, day: date, zone: tzinfo | None) -> bool:
    """Return whether a session was held, or known to be missed, by a local day."""
    if session.status not in (SessionStatus.COMPLETED, SessionStatus.NO_SHOW):
        return False
    at = known_at(session) if session.status is SessionStatus.NO_SHOW else session.scheduled_at
    return at.astimezone(zone).date() <= day


def _runs(ordered: Iterable[Session]) -> list[list[Session]]:
    """Return the no-shows in a row, run by run, of sessions that were held or missed."""
    by_status = groupby(ordered, key=lambda session: session.status)
    return [list(run) for status, run in by_status if status is SessionStatus.NO_SHOW]
