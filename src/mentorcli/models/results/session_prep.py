"""What is to be known before a session."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from mentorcli.models.checklist import Checklist
from mentorcli.models.project import Project
from mentorcli.models.results.day_off import DayOff
from mentorcli.models.results.student_page import StudentPage
from mentorcli.models.session import Session


class SessionPrep(NamedTuple):
    """A student before a session: `page` is who it is, how they come, what is due, noted and agreed.

    `now` is the moment of asking, `session` the one prepared for, None where none is planned, `minutes` those until it
    starts (below 0: since); `going_on` is another one that has begun and is not documented. `first_id` is the id of the
    mentor's very first session. `last` is the latest documented one before it, `noted` the latest of those with notes.
    `checklist` is that of a presentation on the local `day`, where one is near. `usual` is when to plan a session where
    none is, on the clock and without a zone (None: there was none yet). `off` tells who is off today, or on the
    day of the session. Moments are aware.
    """

    now: datetime
    page: StudentPage
    session: Session | None
    minutes: int | None
    going_on: Session | None
    first_id: str | None
    project: Project | None
    last: Session | None
    noted: Session | None
    checklist: Checklist | None
    day: date | None
    usual: datetime | None
    off: tuple[DayOff, ...] = ()
