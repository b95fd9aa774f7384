"""Which weeks a funded student is owed, and what makes them up (domain, sections 8 and 10).

Funded students are to have a session every week. One that had none can be made up the week before or after, by a
session beyond that week's own; a no-show cannot be made up. While the student is off nothing is owed; while the mentor
is, only what takes less than a week.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from operator import attrgetter

from mentorcli.models.owed import OwedFacts, OwedState, OwedWeek
from mentorcli.models.session import Session, SessionStatus, by_start
from mentorcli.models.student import Funding, StudentStatus
from mentorcli.models.timeoff import TimeOff

A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)
LAST_DAY = timedelta(days=6)
LATELY = timedelta(weeks=8)  # how far back is looked first: few weeks hang on what was made of earlier ones
ENOUGH_FOR_TWO_WEEKS = 2
_LIVE = (SessionStatus.SCHEDULED, SessionStatus.COMPLETED)
Weeks = dict[date, list[Session]]
"""Sessions by the Monday of their week, in order of their start."""


def owed_weeks(facts: OwedFacts, *, today: date, zone: tzinfo | None) -> tuple[OwedWeek, ...]:
    """Return the weeks that a student is owed, oldest first: whole ones, Monday to Sunday, before that of `today`.

    Each after the first session that was held, in which the student was funded and active every day, without a session
    held, a no-show, or time off that counts. A week with a session still to document is not judged. `zone` is the
    mentor's (None: the system's). A session makes up one week, the earlier one first.
    """
    return _owed(facts, _by_week(facts.sessions, zone), today)


def to_see_to(facts: OwedFacts, *, today: date, zone: tzinfo | None) -> tuple[date, ...]:
    """Return the Mondays of the weeks that a session is to be planned for now, oldest first.

    Last week where it is owed, can be made up, and nothing is planned that would; the running week where it would be
    owed as it stands.
    """
    week = monday_of(today)
    weeks = _by_week(_lately(facts.sessions, week), zone)
    if all(any(not _leaves_owed(one) for one in weeks.get(one_week, ())) for one_week in (week - A_WEEK, week)):
        return ()  # nearly every student
    since = _apart_from(weeks, week - A_WEEK)
    if since - A_WEEK < week - LATELY:  # what was made of weeks may reach back further than those looked at
        weeks = _by_week(facts.sessions, zone)
        since = _apart_from(weeks, week - A_WEEK)
    owed = _owed(facts, weeks, today, since)
    found = [one.monday for one in owed if one.state is OwedState.OPEN and one.by is None]
    return (*found, week) if _is_to_plan(facts, weeks, week, owed) else tuple(found)


def _lately(sessions: Iterable[Session], week: date) -> list[Session]:
    """Return the sessions from some weeks before a Monday on, and the first that was held, whenever that was."""
    known = list(sessions)
    held = (one for one in known if one.status is SessionStatus.COMPLETED)
    first = min(held, key=attrgetter("scheduled_at"), default=None)  # of two within an hour it does not matter which
    since = datetime.combine(week - LATELY - A_DAY, time(), UTC)  # a day more, as no zone is that far from UTC
    return [one for one in known if one is first or one.scheduled_at >= since]


def _is_to_plan(facts: OwedFacts, weeks: Weeks, week: date, owed: Sequence[OwedWeek]) -> bool:
    """Return whether the running week would be owed as it stands.

    It is not owed yet: a session can still be planned. One held last week beyond its own, which makes up no other week,
    is enough for it, and so are two in the next week.
    """
    taken = [one.by for one in owed]
    held = [one for one in weeks.get(week - A_WEEK, ()) if one.held]
    return (
        all(_leaves_owed(one) for one in weeks.get(week, ()))
        and any(one.held for own in weeks.values() for one in own)
        and all(one in taken for one in held[1:])
        and sum(one.status in _LIVE for one in weeks.get(week + A_WEEK, ())) < ENOUGH_FOR_TWO_WEEKS
        and _is_due(facts, week)
    )


def _apart_from(weeks: Weeks, last: date) -> date:
    """Return the latest Monday, `last` at most, whose week owes nothing to what the weeks before it made of theirs.

    That is one with no session beyond its own to give, in itself or in the week before it. Years of weeks need not be
    judged to know about the last one.
    """
    earliest = min(weeks, default=last)
    while last > earliest and any(sum(one.held for one in weeks.get(own, ())) > 1 for own in (last, last - A_WEEK)):
        last -= A_WEEK
    return last


def _owed(facts: OwedFacts, weeks: Weeks, today: date, since: date = date.min) -> tuple[OwedWeek, ...]:
    """Return the weeks that are owed from the Monday `since` on, with what became of each."""
    held = {week: [one for one in own if one.held] for week, own in weeks.items()}
    extra = {week: own[1:] for week, own in held.items()}
    found = []
    for week in _weeks_since_first(held, monday_of(today) - A_WEEK, since):
        if not all(_leaves_owed(one) for one in weeks.get(week, ())) or not _is_due(facts, week):
            continue
        by = next((extra[beside].pop(0) for beside in (week - A_WEEK, week + A_WEEK) if extra.get(beside)), None)
        found.append(_judged(week, by, weeks, today))
    return tuple(found)


def not_judged(facts: OwedFacts, *, today: date, zone: tzinfo | None) -> tuple[Session, ...]:
    """Return the sessions of past weeks that are still to document, for which their weeks are not judged, in order."""
    weeks = _by_week(facts.sessions, zone)
    held = {week: [one for one in own if one.held] for week, own in weeks.items()}
    return tuple(
        one
        for week in _weeks_since_first(held, monday_of(today) - A_WEEK)
        for one in weeks.get(week, ())
        if one.status is SessionStatus.SCHEDULED and not held.get(week) and _is_due(facts, week)
    )


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _by_week(sessions: Iterable[Session], zone: tzinfo | None) -> Weeks:
    """Return sessions by the Monday of their local week."""
    found: Weeks = {}
    for session in sorted(sessions, key=by_start):
        found.setdefault(monday_of(session.scheduled_at.astimezone(zone).date()), []).append(session)
    return found


def _weeks_since_first(held: Weeks, last: date, since: date = date.min) -> Iterator[date]:
    """Yield the Mondays from the week after that of the first session held, and from `since`, to the last week."""
    week = max(min((week for week, own in held.items() if own), default=last) + A_WEEK, since)
    while week <= last:
        yield week
        week += A_WEEK


def _leaves_owed(session: Session) -> bool:
    """Return whether a week is owed in spite of a session: only one that was called off and is no no-show."""
    return session.status is SessionStatus.CANCELLED


def _is_due(facts: OwedFacts, week: date) -> bool:
    """Return whether a session is due in a week: funded and active throughout, and no time off that counts."""
    days = [week + A_DAY * number for number in range(7)]
    long = [one for one in _together(facts.mentors) if one[1] - one[0] >= LAST_DAY]
    off = [*((one.start, one.end) for one in facts.own), *long]
    return (
        all(facts.student.funding_on(day) is Funding.FUNDED for day in days)
        and all(_status_on(facts, day) is StudentStatus.ACTIVE for day in days)
        and not any(start <= week + LAST_DAY and week <= end for start, end in off)
    )


def _status_on(facts: OwedFacts, day: date) -> StudentStatus:
    """Return the status of a student at the end of a local day; before the first that is known it was the same."""
    since = [status for from_day, status in facts.statuses if from_day <= day]
    first = facts.statuses[0][1] if facts.statuses else facts.student.status
    return since[-1] if since else first


def _together(periods: Sequence[TimeOff]) -> list[tuple[date, date]]:
    """Return time off as spans of days, those that touch or overlap as one."""
    found: list[tuple[date, date]] = []
    for start, end in sorted((one.start, one.end) for one in periods):
        if found and start <= found[-1][1] + A_DAY:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _judged(week: date, by: Session | None, weeks: Weeks, today: date) -> OwedWeek:
    """Return a week that is owed with what became of it; `by` is the session that made it up."""
    until = week + A_WEEK + LAST_DAY
    if by is not None:
        return OwedWeek(week, OwedState.MADE_UP, until, by)
    if today > until:
        return OwedWeek(week, OwedState.LOST, until)
    live = [one for one in weeks.get(week + A_WEEK, ()) if one.status in _LIVE]
    planned = [one for one in live if one.status is SessionStatus.SCHEDULED]
    return OwedWeek(week, OwedState.OPEN, until, planned[-1] if len(live) > 1 else None)
