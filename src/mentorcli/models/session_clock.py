"""A session as its clock sees it: what was measured so far, what it shows, how it goes on when it is opened again."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from mentorcli.models import Record, check_moments, record


class Stage(StrEnum):
    """How far a session is: the student is awaited, has come or did not come, or it is over."""

    AWAITED = "awaited"
    CAME = "came"
    ABSENT = "absent"
    ENDED = "ended"


class Lateness(StrEnum):
    """How the lateness of one who is awaited compares with the limit, at which an absence can be noted.

    None while the start is still to come; near from two thirds of the limit on, reached at the limit itself, where the
    student would still be present, and beyond it a no-show.
    """

    NONE = "none"
    WITHIN = "within"
    NEAR = "near"
    REACHED = "reached"
    BEYOND = "beyond"


class Resumed(StrEnum):
    """How a clock goes on that was left: as it was, after a question whether the session still goes on, or as over."""

    RUNNING = "running"
    DOUBTFUL = "doubtful"
    OVER = "over"


@record
class Measured(Record):
    """What the clock of one session has measured; it is kept until the session is logged.

    `key` names it: the session's id, or a random one where the session is not planned (`session` None), which then
    starts at `start`, is of `minutes` and has no other record. `arrived`, `absent` (when that was noted) and `ended`
    are aware datetimes, None where that did not happen. `boot` is the run of the machine in which it was measured.
    """

    key: str
    session: str | None
    start: datetime
    minutes: int
    arrived: datetime | None = None
    absent: datetime | None = None
    ended: datetime | None = None
    boot: str | None = None

    def __post_init__(self) -> None:
        check_moments(start=self.start, arrived=self.arrived, absent=self.absent, ended=self.ended)

    @property
    def stage(self) -> Stage:
        """How far the session is."""
        if self.ended is not None:
            return Stage.ENDED
        if self.absent is not None:
            return Stage.ABSENT
        return Stage.AWAITED if self.arrived is None else Stage.CAME

    @property
    def empty(self) -> bool:
        """Whether nothing was measured, so that there is nothing to keep."""
        return self.arrived is None and self.absent is None and self.ended is None


class ClockReading(NamedTuple):
    """What a clock shows: the stage, and for one who is awaited how late.

    `seconds` are those of the big clock: until the start, of the lateness, or since the student came. `limit_seconds`
    is the limit of lateness; `left_seconds` are those until the planned length is over, negative after it.
    """

    stage: Stage
    lateness: Lateness
    seconds: int
    limit_seconds: int
    left_seconds: int
