"""What a report reckons: the span before another one, hours by week and by level, rates as they built up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta, tzinfo

from mentorcli.models.results.report import Course, LevelMinutes
from mentorcli.models.session import Session, SessionStatus
from mentorcli.rules.attendance import ONE_WEEK
from mentorcli.rules.owed import monday_of
from mentorcli.rules.statement import counted_minutes

WEEKS = 26
"""So many weeks are drawn at least, so that a month is seen beside what came before it."""
MOST_WEEKS = 53
_A_DAY = timedelta(days=1)
_MONTHS = 12


def months_of(first: date, last: date) -> list[date]:
    """Return the first days of the months that lie wholly within a span of local days, both included."""
    month = first if first.day == 1 else _months_on(first, 1)
    found = []
    while _months_on(month, 1) - _A_DAY <= last:
        found.append(month)
        month = _months_on(month, 1)
    return found


def months_touched(first: date, last: date) -> int:
    """Return how many months a span of local days, both included, has days of."""
    return (last.year - first.year) * _MONTHS + last.month - first.month + 1


def next_year(day: date) -> date:
    """Return the first day of the year after that of a day."""
    return date(day.year + 1, 1, 1)


def is_whole(first: date, last: date) -> bool:
    """Return whether a span of local days is made of whole months."""
    return first.day == 1 and (last + _A_DAY).day == 1


def span_before(first: date, last: date) -> tuple[date, date]:
    """Return the span that another one is held against: as many months before whole months, else as many days."""
    if is_whole(first, last):
        return _months_on(first, -len(months_of(first, last))), first - _A_DAY
    return first - (last - first) - _A_DAY, first - _A_DAY


def _months_on(month: date, count: int) -> date:
    """Return the first day of the month that comes so many after that of a day."""
    year, number = divmod(month.year * _MONTHS + month.month - 1 + count, _MONTHS)
    return date(year, number + 1, 1)


def weeks_drawn(first: date, last: date) -> tuple[date, ...]:
    """Return the Mondays of the weeks to draw for a span: its own, with those before it that make them up to `WEEKS`.

    Of a longer span than `MOST_WEEKS` they are the latest.
    """
    end = monday_of(last)
    own = (end - monday_of(first)) // ONE_WEEK + 1
    count = min(max(own, WEEKS), MOST_WEEKS)
    return tuple(end - ONE_WEEK * back for back in range(count - 1, -1, -1))


def is_long(first: date, last: date) -> bool:
    """Return whether a span has more weeks than can be told apart in one row."""
    return (monday_of(last) - monday_of(first)) // ONE_WEEK + 1 > MOST_WEEKS


def minutes_by_week(sessions: Iterable[Session], first: date, last: date, zone: tzinfo | None) -> dict[date, int]:
    """Return the minutes held in each week of a span of local days, by its Monday, the empty ones included.

    `zone` is the mentor's (None: the system's). Sessions outside the span are not counted.
    """
    count = (monday_of(last) - monday_of(first)) // ONE_WEEK + 1
    found = {monday_of(first) + ONE_WEEK * number: 0 for number in range(count)}
    for session in sessions:
        if session.held:
            day = session.scheduled_at.astimezone(zone).date()
            if first <= day <= last:
                found[monday_of(day)] += counted_minutes(session)
    return found


def minutes_by_month(sessions: Iterable[Session], zone: tzinfo | None) -> dict[date, int]:
    """Return the minutes held in each month from the first to the last with a session held, by its first day."""
    found: dict[date, int] = {}
    for session in sessions:
        if session.held:
            month = session.scheduled_at.astimezone(zone).date().replace(day=1)
            found[month] = found.get(month, 0) + counted_minutes(session)
    months, last = [min(found)] if found else [], max(found, default=date.min)
    while months and months[-1] < last:
        months.append(_months_on(months[-1], 1))
    return {month: found.get(month, 0) for month in months}


def minutes_by_level(sessions: Iterable[Session]) -> tuple[LevelMinutes, ...]:
    """Return the sessions held and their minutes by level of expertise, the one that is not known last."""
    found: dict[int | None, tuple[int, int]] = {}
    for session in sessions:
        if session.held:
            count, minutes = found.get(session.level, (0, 0))
            found[session.level] = count + 1, minutes + counted_minutes(session)
    return tuple(LevelMinutes(level, *found[level]) for level in sorted(found, key=lambda one: (one is None, one or 0)))


def course_of(sessions: Iterable[Session], mondays: Sequence[date], zone: tzinfo | None) -> Course:
    """Return how sessions went in some consecutive weeks (domain, section 5); what is later counts nowhere.

    `zone` is the mentor's (None: the system's).
    """
    weeks: dict[date, tuple[int, int]] = dict.fromkeys(mondays, (0, 0))
    all_held = all_missed = 0
    for session in sessions:
        held = session.held
        if not held and session.status is not SessionStatus.NO_SHOW:
            continue
        monday = monday_of(session.scheduled_at.astimezone(zone).date())
        if monday in weeks:
            attended, missed = weeks[monday]
            weeks[monday] = attended + held, missed + (not held)
        elif monday < mondays[0]:
            all_held, all_missed = all_held + held, all_missed + (not held)
    rates: list[float | None] = []
    for attended, missed in weeks.values():
        all_held, all_missed = all_held + attended, all_missed + missed
        both = all_held + all_missed
        rates.append(all_held / both if both else None)
    return Course(weeks, rates, all_held, all_missed)
