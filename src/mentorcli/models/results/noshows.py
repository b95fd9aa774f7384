"""What the services of no-shows hand over to be shown. Moments are aware, in any zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mentorcli.models.message import Message
    from mentorcli.models.results.sessions import JudgedSession
    from mentorcli.models.session import Session
    from mentorcli.models.student import Student


class MarkedNoShow(NamedTuple):
    """A session that was marked as a no-show.

    `before` is the documented session as it stood before, None where it was not documented; `made` tells that the
    session was not planned and is new.
    """

    judged: JudgedSession
    before: Session | None = None
    made: bool = False


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
