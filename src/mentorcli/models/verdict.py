"""What a rule is asked and what it answers: evidence, policy, verdict, attendance.

None of these is stored. They are named tuples because defining one takes a sixth of the time of a frozen dataclass, and
every command that judges defines them all.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from mentorcli.models.session import CancelledBy, Reason, SessionStatus

if TYPE_CHECKING:
    from fractions import Fraction


class Evidence(NamedTuple):
    """What happened to a session, before any rule is asked.

    Exactly one of three: the student never came (`absent`), the student or the mentor called it off
    (`cancelled_at`, `cancelled_by`), or the student came, `late_seconds` after the start (0: on time or early).
    """

    absent: bool = False
    late_seconds: int = 0
    cancelled_at: datetime | None = None
    cancelled_by: CancelledBy = CancelledBy.STUDENT


class Verdict(NamedTuple):
    """What the policy makes of the evidence.

    `status` and `reason` are what the session becomes. `measured_seconds` is the figure found (lateness, or notice
    given before the start, negative after it) and `limit_seconds` the one it was held against; both are None where no
    figure decides (absent, cancelled by the mentor).
    """

    status: SessionStatus
    reason: Reason | None
    policy: str
    limit_seconds: int | None = None
    measured_seconds: int | None = None

    @property
    def no_show(self) -> bool:
        """Whether the session is a no-show."""
        return self.status is SessionStatus.NO_SHOW


class Policy(NamedTuple):
    """A set of rules with their figures.

    Lateness is judged by `late_minutes`, or, where `late_fraction` is given, by that part of the planned length.
    `own` names the figures that the user changed in the configuration; `sources` says where each figure comes from.
    """

    name: str
    title: dict[str, str]
    late_minutes: int
    late_fraction: Fraction | None
    cancellation_hours: int
    regular_in_a_row: int
    regular_count: int
    regular_days: int
    presentation_minutes: int
    presentation_tolerance_percent: int
    questions_minutes: int
    request_weeks_min: int
    request_weeks_max: int
    assessor_notes_hours: int
    mentoring_months: int
    ping_days: int
    call_days: int
    transfer_days: int
    sources: dict[str, str]
    own: tuple[str, ...] = ()


class Attendance(NamedTuple):
    """Figures over a set of sessions: `rate` is attended / (attended + no_shows), None before the first."""

    student: str | None
    attended: int
    no_shows: int
    cancelled_in_time: int
    cancelled_by_mentor: int
    rate: float | None
    streak: int
    regular_no_shows: bool
