"""A session between the mentor and one student, planned or past."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from mentorcli.models import FIRST_YEAR, LAST_YEAR, Record, check_moments, record
from mentorcli.models.student import Funding, is_random_id


class SessionKind(StrEnum):
    """What a session is for (domain, section 8)."""

    DISCOVERY = "discovery"
    MENTORING = "mentoring"
    PRESENTATION = "presentation"


class SessionStatus(StrEnum):
    """Where a session stands. `scheduled` in the past means: still to document."""

    SCHEDULED = "scheduled"
    COMPLETED = "completed"
    NO_SHOW = "no-show"
    CANCELLED = "cancelled"


class Reason(StrEnum):
    """Why a session is a no-show or was cancelled."""

    ABSENT = "absent"
    LATE = "late"
    LATE_CANCELLATION = "late-cancellation"
    CANCELLED_IN_TIME = "cancelled-in-time"
    CANCELLED_BY_MENTOR = "cancelled-by-mentor"


class CancelledBy(StrEnum):
    """Who called a session off."""

    STUDENT = "student"
    MENTOR = "mentor"


class Fact(StrEnum):
    """A fact of a session that is looked up for its day, unless the mentor named it."""

    DURATION = "duration"
    FUNDING = "funding"
    PROJECT = "project"
    LEVEL = "level"


MAX_MINUTES = 24 * 60
_SCHEDULED, _COMPLETED = SessionStatus.SCHEDULED, SessionStatus.COMPLETED
REASONS = {
    SessionStatus.NO_SHOW: {Reason.ABSENT, Reason.LATE, Reason.LATE_CANCELLATION},
    SessionStatus.CANCELLED: {Reason.CANCELLED_IN_TIME, Reason.CANCELLED_BY_MENTOR},
}


@record
class Session(Record):
    """One session.

    `scheduled_at` and `cancelled_at` are aware datetimes; `duration_minutes` is the planned length;
    `late_seconds` is how late the student came (0 on time, None when it does not apply).
    `policy` and `limit_seconds` are the policy and the figure the session was judged by.
    `funding`, `project` and `level` are the student's on the local day of the session, but for those that the mentor
    `named`, which stay when the facts of the day are looked up again. `because` holds the words of a forced no-show.
    `actual_minutes` is the real length, never used to judge. `series` is the id that the sessions of one series share.
    Raises ValueError where the parts contradict each other.
    """

    id: str
    student: str
    kind: SessionKind
    scheduled_at: datetime
    duration_minutes: int
    status: SessionStatus = SessionStatus.SCHEDULED
    reason: Reason | None = None
    late_seconds: int | None = None
    cancelled_at: datetime | None = None
    recording: str | None = None
    project: str | None = None
    level: int | None = None
    notes: str | None = None
    policy: str | None = None
    limit_seconds: int | None = None
    funding: Funding = Funding.UNKNOWN
    because: str | None = None
    actual_minutes: int | None = None
    named: tuple[Fact, ...] = ()
    series: str | None = None

    def __post_init__(self) -> None:
        if not is_random_id(self.id):
            raise ValueError("the id is not 8 to 32 characters of 0-9 and a-z")
        if self.scheduled_at.tzinfo is None or not FIRST_YEAR <= self.scheduled_at.year <= LAST_YEAR:
            check_moments(scheduled_at=self.scheduled_at)
        if not 0 < self.duration_minutes <= MAX_MINUTES:
            raise ValueError(f"duration_minutes is {self.duration_minutes}, not between 1 and {MAX_MINUTES}")
        if self.actual_minutes is not None and not 0 < self.actual_minutes <= MAX_MINUTES:
            raise ValueError(f"actual_minutes is {self.actual_minutes}, not between 1 and {MAX_MINUTES}")
        if self.late_seconds is not None and self.late_seconds < 0:
            raise ValueError(f"late_seconds is {self.late_seconds}, below 0")
        if self.cancelled_at is not None:
            check_moments(cancelled_at=self.cancelled_at)
        # Most sessions are scheduled or were held, without a reason: looking no further is a third of reading one.
        if self.reason is not None or not (self.status is _COMPLETED or self.status is _SCHEDULED):
            self._check_reason()

    def _check_reason(self) -> None:
        """Hold the reason against the status (ValueError where they differ)."""
        allowed = REASONS.get(self.status)
        if self.reason not in allowed if allowed else self.reason is not None:
            raise ValueError(f"the reason {self.reason or 'null'} does not go with the status {self.status}")

    @property
    def ends_at(self) -> datetime:
        """The planned end, by elapsed time."""
        return self.scheduled_at + timedelta(minutes=self.duration_minutes)

    @property
    def held(self) -> bool:
        """Whether the session took place."""
        return self.status is SessionStatus.COMPLETED

    @property
    def presence_confirmed(self) -> bool:
        """Whether the student's presence is to be confirmed on the platform: only when it took place."""
        return self.status is SessionStatus.COMPLETED


def by_start(session: Session) -> tuple[datetime, str]:
    """Return the key that sorts sessions by their start, the id deciding between equals.

    The start is in UTC, as Python compares two times of one zone by the clock on the wall.
    """
    return session.scheduled_at.astimezone(UTC), session.id


class SessionDetails(NamedTuple):
    """What may be given with a session beside its start and its result; None: as it is, or as usual.

    `minutes` is the planned length, `lasted` the real one in minutes; `goals` were agreed at the session. `timed`: its
    real length was measured by a clock, from when it really began.
    """

    kind: SessionKind | None = None
    minutes: int | None = None
    notes: str | None = None
    recording: str | None = None
    project: str | None = None
    level: int | None = None
    lasted: int | None = None
    funding: Funding | None = None
    goals: tuple[str, ...] | None = None
    timed: bool | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of the day that are given, and so named by the mentor."""
        given = (
            (Fact.DURATION, self.minutes),
            (Fact.FUNDING, self.funding),
            (Fact.PROJECT, self.project),
            (Fact.LEVEL, self.level),
        )
        return tuple(fact for fact, value in given if value is not None)


ERASED = "erased"  # in the place of a session's id, and too short for one


@record
class FirstSession(Record):
    """What is known of the mentor's very first held session, the one that must be recorded.

    It is kept apart so that logging a session needs no look into other students' journals. `session` None: not known
    any more, it has to be looked up again. No student is named here, so that erasing one leaves nothing but the day:
    `erased` is the beginning (aware) of the local day of the first session where its student was erased, and `session`
    is ERASED while no other was held before that day. `gone` is that student's random id, so that the note counts only
    once they are gone.
    """

    session: str | None = None
    at: datetime | None = None
    id: str = "first"
    erased: datetime | None = None
    gone: str | None = None

    def __post_init__(self) -> None:
        check_moments(at=self.at, erased=self.erased)
