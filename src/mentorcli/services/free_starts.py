"""When to plan the next session of a student: as usual, at a time that is free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from operator import attrgetter
from typing import NamedTuple

from mentorcli.models.session import Session, SessionStatus
from mentorcli.rules.owed import monday_of
from mentorcli.rules.scheduling import A_WEEK
from mentorcli.rules.timeoff import is_off
from mentorcli.services.days_off import own_times, times_of
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords

A_DAY = timedelta(days=1)
_START = attrgetter("scheduled_at")
_DAYS = 7
_HOURS = range(8, 20)  # in which a session may begin that is not at its usual time


class Taken(NamedTuple):
    """A time that is not free any more, on the clock and without a zone."""

    start: datetime
    end: datetime


class TakenTimes:
    """The times that are not free any more, by the days on which they begin and end; none lasts longer than one."""

    def __init__(self, times: Iterable[Taken] = ()) -> None:
        self._by_day: dict[date, list[Taken]] = {}
        for time in times:
            self.add(time)

    def add(self, time: Taken) -> None:
        """Add a time, such as one that was suggested."""
        for day in {time.start.date(), time.end.date()}:
            self._by_day.setdefault(day, []).append(time)

    def meet(self, start: datetime, end: datetime) -> bool:
        """Return whether one of the times shares some with that from `start` to `end`, at most a day later."""
        for day in {start.date(), end.date()}:
            for begin, over in self._by_day.get(day, ()):
                if begin < end and start < over:
                    return True
        return False


def taken_times(workspace: Workspace, known: Iterable[StudentRecords]) -> TakenTimes:
    """Return the times at which sessions of students are planned that have not begun."""
    return TakenTimes(
        _time_of(workspace, session)
        for records in known
        for session in records.sessions.values()
        if session.status is SessionStatus.SCHEDULED and session.scheduled_at > workspace.now
    )


def usual_start(workspace: Workspace, records: StudentRecords, taken: TakenTimes | None = None) -> datetime | None:
    """Return the next moment on the day and at the time of the last session, on the clock and without a zone.

    Where that day has passed this week, at that time on the next one that is left of it, as that makes up a week that
    is owed; where something is planned then (also a session of somebody else, or a start that was suggested, where
    these are among the `taken`), or somebody is off, a day later. Where that time is taken on each of the next seven
    days, at the nearest hour that is free: a later week makes up nothing. None before the first session.
    """
    sessions = records.sessions.values()
    if not sessions:
        return None
    last = _time_of(workspace, max(sessions, key=_START))
    present = workspace.now.astimezone(UTC)  # of a zone with rules the offset would be asked for each session
    own = {_time_of(workspace, one).start for one in sessions if one.scheduled_at > present}
    off = (*own_times(workspace), *times_of(records))
    now, others = workspace.local(workspace.now).replace(tzinfo=None), taken or TakenTimes()
    first, length = _as_usual(workspace, last.start), last.end - last.start

    def is_free(start: datetime) -> bool:
        return not (start <= now or start in own or others.meet(start, start + length) or is_off(off, start.date()))

    return next(start for start in _candidates(first) if is_free(start))


def _candidates(first: datetime) -> Iterator[datetime]:
    """Yield the times to be thought of: as usual on each of seven days, then day after day the hours near it."""
    for day in range(_DAYS):
        yield first + day * A_DAY
    nearest = sorted(_HOURS, key=lambda hour: (abs(hour - first.hour), hour < first.hour))
    for day in count():
        usual = first + day * A_DAY
        yield usual
        yield from (usual.replace(hour=hour) for hour in nearest if hour != first.hour)


def _as_usual(workspace: Workspace, last: datetime) -> datetime:
    """Return the next moment on the day and at the time of the last session, or what is left of this week for it."""
    now = workspace.local(workspace.now).replace(tzinfo=None)
    start = last - (last - now) // A_WEEK * A_WEEK
    if monday_of(start.date()) > monday_of(now.date()):
        this_week = datetime.combine(now.date(), last.time())
        this_week += A_DAY if this_week <= now else timedelta()
        start = this_week if monday_of(this_week.date()) == monday_of(now.date()) else start
    return start


def suggested(start: datetime, records: StudentRecords) -> Taken:
    """Return the time that a suggested start takes: as long as the student's last session was planned."""
    last = max(records.sessions.values(), key=_START)
    return Taken(start, start + timedelta(minutes=last.duration_minutes))


def _time_of(workspace: Workspace, session: Session) -> Taken:
    start = workspace.local(session.scheduled_at).replace(tzinfo=None)
    return Taken(start, start + timedelta(minutes=session.duration_minutes))
