"""What the services of no-shows hand over to be shown. Moments are aware, in any zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from mentorcli.models.message import Message
    from mentorcli.models.results.session_outcome import JudgedSession
    from mentorcli.models.session import Session
    from mentorcli.models.student import Student
    from mentorcli.models.verdict import Verdict


class CheckedVerdict(NamedTuple):
    """What the rule says of a case, with the dates and the planned length that it took.

    `arrived_at` and `cancelled_at` are None where the student did not come, or nobody called it off.
    """

    verdict: Verdict
    scheduled_at: datetime
    duration_minutes: int
    arrived_at: datetime | None = None
    cancelled_at: datetime | None = None


class MarkedNoShow(NamedTuple):
    """A session that was marked as a no-show.

    `before` is the documented session as it stood before, None where it was not documented; `made` tells that the
    session was not planned and is new; `went` is the reason that it had and has no more, as it is one by the rule now.
    """

    judged: JudgedSession
    before: Session | None = None
    made: bool = False
    went: str | None = None


class UnmarkedNoShow(NamedTuple):
    """A session that is a no-show no more.

    `undocumented` tells that what happened is to be logged, `active_again` that the student was unreachable before.
    """

    student: Student
    session: Session
    undocumented: bool = False
    active_again: bool = False


class NoShowReport(NamedTuple):
    """The report of a student's no-shows for the contact form.

    `no_shows` is how many there are, `regular` whether they are regular by the policy, `sent` whether the report is
    saved as sent.
    """

    student: Student
    no_shows: int
    regular: bool
    letter: Message
    sent: bool = False
