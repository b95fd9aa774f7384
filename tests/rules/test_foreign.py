"""Sessions of another tool held against those that are here."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mentorcli.models.foreign import ForeignSession, ForeignStudent
from mentorcli.models.session import Fact, Reason, Session, SessionKind, SessionStatus
from mentorcli.models.student import Funding, FundingPeriod, Student
from mentorcli.rules.foreign import Calendar, Meant, Namesake, meant, sessions_of

START = datetime(2026, 11, 3, 9, tzinfo=UTC)
DAY = date(2026, 11, 3)
OWNER = Student("zoe", "Zoé", "t0mbst0ne1", funding=(FundingPeriod(Funding.SELF_PAID),))
ROW = ForeignSession(2, "k", "zoe", START, SessionStatus.COMPLETED)
HERE = Session("abcd1234", "zoe", SessionKind.MENTORING, START, 45)
KNOWN = [
    Namesake("zoe", "petit zoe", "z@e.org"),
    Namesake("ann", "ann roy", None),
    Namesake("ann-2", "ann roy", "A@e.org"),
]


@pytest.mark.parametrize(
    ("parts", "email", "found"),
    [
        ("petit zoe", None, Meant("zoe")),
        ("petit zoe", "other@e.org", Meant("zoe")),
        ("other name", "Z@E.ORG", Meant("zoe")),
        ("ann roy", "a@e.org", Meant("ann-2")),
        ("ann roy", None, Meant(None, ("ann", "ann-2"))),
        ("zoe", None, Meant(None, ("zoe",))),
        ("jane petit zoe", None, Meant(None, ("zoe",))),
        ("max", None, Meant()),
        ("", None, Meant()),
    ],
)
def test_who_is_meant(parts: str, email: str | None, found: Meant) -> None:
    """By the address, else by the whole name; a part of one is nobody's alone."""
    assert meant(parts, email, KNOWN) == found


def test_a_new_session_has_the_facts_of_its_day() -> None:
    """What the file tells is named, the rest is as usual."""
    calendar = Calendar(OWNER, (), ())
    session = calendar.fit(ROW, START, "key12345", DAY, whole_day=False).session
    assert session is not None
    assert (session.funding, session.duration_minutes, session.named) == (Funding.SELF_PAID, 30, ())
    told = ROW._replace(minutes=50, level=3, funding=Funding.FUNDED, project="P", key="2")
    session = Calendar(OWNER, (), ()).fit(told, START, "key12345", DAY, whole_day=False).session
    assert session is not None
    assert session.named == (Fact.DURATION, Fact.FUNDING, Fact.PROJECT, Fact.LEVEL)
    assert (session.duration_minutes, session.funding, session.level, session.project) == (50, Funding.FUNDED, 3, "P")


def test_what_is_here_already() -> None:
    """By its id, by its start, by its day where the file has no time; one that was called off stands in no way."""
    calendar = Calendar(OWNER, (), [(HERE, DAY)])
    later = START.replace(hour=15)
    assert calendar.fit(ROW, later, HERE.id, DAY, whole_day=False).known == HERE
    found = calendar.fit(ROW, START, "key12345", DAY, whole_day=False)
    assert (found.known, found.told) == (HERE, True)
    assert calendar.fit(ROW, later, "key12345", DAY, whole_day=True).known == HERE
    planned = ROW._replace(status=SessionStatus.SCHEDULED)
    assert not calendar.fit(planned, START, "key12345", DAY, whole_day=False).told
    off = replace(HERE, status=SessionStatus.CANCELLED, reason=Reason.CANCELLED_IN_TIME)
    assert Calendar(OWNER, (), [(off, DAY)]).fit(ROW, START, "key12345", DAY, whole_day=False).session is not None


def test_two_rows_of_one_start() -> None:
    """The second is refused, unless it was called off."""
    calendar = Calendar(OWNER, (), ())
    assert calendar.fit(ROW, START, "key12345", DAY, whole_day=False).session is not None
    second = calendar.fit(ROW._replace(row=3), START, "key67890", DAY, whole_day=False)
    assert (second.session, second.row) == (None, 2)
    off = ROW._replace(row=4, status=SessionStatus.CANCELLED, reason=Reason.CANCELLED_IN_TIME)
    assert calendar.fit(off, START, "key00000", DAY, whole_day=False).session is not None


def test_rows_by_their_student() -> None:
    """Who has none is left out."""
    students = (ForeignStudent("zoe", "Zoé"), ForeignStudent("max", "Max"))
    assert sessions_of([ROW], students) == {"zoe": [ROW]}
