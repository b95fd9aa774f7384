"""What a rule is asked and what it answers: the policy, the evidence, the verdict.

None of these is stored. They are named tuples because defining one takes a sixth of the time of a frozen dataclass, and
every command that judges defines them all. Nor are their annotations put off (`from __future__ import annotations`):
a named tuple would compile the text of each.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from mentorcli.models.session import CancelledBy, Reason, SessionStatus

if TYPE_CHECKING:
    from fractions import Fraction

DEFAULT_POLICY = "openclassrooms-2021"


class Policy(NamedTuple):
    """A set of rules with their figures.

    Lateness is judged by `late_minutes`, or, where `late_fraction` is given, by that part of the planned length.
    `own` names the figures that the user changed in the configuration; `sources` says where each rule comes
    from, those without a figure too, in reading order.
    """

    name: str
    title: dict[str, str]
    late_minutes: int
    late_fraction: "Fraction | None"
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


class Evidence(NamedTuple):
    """What happened to a session, before any rule is asked.

    Exactly one of three: the student never came (`absent`), the student or the mentor called it off
    (`cancelled_at`, `cancelled_by`), or the student came, `late_seconds` after the start (0: on time or early).
    """

    absent: bool = False
    late_seconds: int = 0
    cancelled_at: datetime | None = None
    cancelled_by: CancelledBy = CancelledBy.STUDENT


class TypedEvidence(NamedTuple):
    """The evidence as typed: at most one of the four ways a session can go, and who called it off.

    `moment` reads a typed WHEN as an aware datetime. `called_off` says that it was called off, where neither when nor
    by whom need be given: `session cancel`, whose option for the moment is `--at`. Without any evidence the student was
    on time.
    """

    moment: Callable[[str], datetime]
    arrived: str | None = None
    late: str | None = None
    absent: bool = False
    cancelled_at: str | None = None
    cancelled_by: CancelledBy | None = None
    called_off: bool = False

    @property
    def cancels(self) -> bool:
        """Whether the session was called off."""
        return self.called_off or self.cancelled_at is not None or self.cancelled_by is not None

    @property
    def given(self) -> bool:
        """Whether there is any evidence."""
        return self.cancels or self.absent or self.late is not None or self.arrived is not None


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
