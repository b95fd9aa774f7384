"""The facts of a session's day, and what the mentor named (domain, sections 3 and 8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mentorcli.models.project import Project, ProjectPeriod, ProjectStatus
from mentorcli.models.session import Fact, Session, SessionKind
from mentorcli.models.student import Funding, FundingPeriod, Student
from mentorcli.rules.scheduling import DayFacts, facts_on, with_facts

STUDENT = Student(
    "amelie",
    "Amélie",
    "tombstone1",
    funding=(FundingPeriod(Funding.FUNDED), FundingPeriod(Funding.SELF_PAID, date(2026, 11, 15))),
)
FIRST = Project("p1", "First", ProjectStatus.VALIDATED, 1, (ProjectPeriod(date(2026, 11, 2), date(2026, 11, 10)),))
SECOND = Project("p2", "Second", ProjectStatus.IN_PROGRESS, 2, (ProjectPeriod(date(2026, 11, 15)),))
OLD = Project("p0", "Old", ProjectStatus.VALIDATED, 3)
PLANNED = Session(
    "session1", "amelie", SessionKind.MENTORING, datetime(2026, 11, 1, 9, tzinfo=UTC), 45, funding=Funding.FUNDED
)


def found(day: int, session: Session = PLANNED, projects: tuple[Project, ...] = (OLD, FIRST, SECOND)) -> Session:
    """Return a session with the facts of a day of November 2026."""
    return with_facts(session, facts_on(STUDENT, projects, date(2026, 11, day)))


@pytest.mark.parametrize(
    ("day", "funding", "minutes", "project", "level"),
    [
        (1, Funding.FUNDED, 45, None, None),
        (2, Funding.FUNDED, 45, "First", 1),
        (10, Funding.FUNDED, 45, "First", 1),
        (11, Funding.FUNDED, 45, None, None),
        (15, Funding.SELF_PAID, 30, "Second", 2),
    ],
)
def test_the_day_gives_the_facts(
    day: int, funding: Funding, minutes: int, project: str | None, level: int | None
) -> None:
    """Who pays, for how long, on which project and level."""
    after = found(day)
    assert (after.funding, after.duration_minutes, after.project, after.level) == (funding, minutes, project, level)


def test_without_projects_there_are_the_other_facts() -> None:
    """Who pays and for how long; a project of before stays, as the student has none that could take its place."""
    assert facts_on(STUDENT, (), date(2026, 11, 20)) == DayFacts(Funding.SELF_PAID, None)
    after = found(20, replace(PLANNED, project="First", level=1), projects=())
    assert (after.funding, after.duration_minutes, after.project, after.level) == (Funding.SELF_PAID, 30, "First", 1)


def test_what_was_named_stays() -> None:
    """Each fact for itself; the level follows a named project."""
    every = replace(PLANNED, project="First", level=5, named=tuple(Fact))
    assert found(20, every) is every
    about = found(20, replace(PLANNED, project="First", level=9, named=(Fact.PROJECT,)))
    assert (about.project, about.level, about.funding) == ("First", 1, Funding.SELF_PAID)
    length = found(20, replace(PLANNED, named=(Fact.DURATION,)))
    assert (length.duration_minutes, length.funding) == (45, Funding.SELF_PAID)
    none = replace(PLANNED, named=(Fact.PROJECT,))
    assert found(20, none).project is None
    level = found(20, replace(PLANNED, level=4, named=(Fact.LEVEL,)))
    assert (level.project, level.level) == ("Second", 4)


def test_an_unusual_length_stays() -> None:
    """A length that was never the usual one was chosen, though it is not noted."""
    assert found(20, replace(PLANNED, duration_minutes=50)).duration_minutes == 50


def test_a_project_whose_days_are_not_known_stays_where_no_other_was_in_progress() -> None:
    """And so does a title of no project, from the time before it was noted what is named."""
    assert found(11, replace(PLANNED, project="Old", level=3)).project == "Old"
    assert found(20, replace(PLANNED, project="Old", level=3)).project == "Second"
    assert found(11, replace(PLANNED, project="First", level=1)).project is None, "its days are known, and over"
    later = Project("p3", "Later")
    assert found(11, replace(PLANNED, project="Later"), (later,)).project is None, "it was never begun"
    phantom = found(20, replace(PLANNED, project="Phantom", level=4))
    assert (phantom.project, phantom.level) == ("Phantom", 4)


def test_a_presentation_is_about_a_project_that_is_done() -> None:
    """The project in progress that day does not replace it."""
    about = replace(PLANNED, kind=SessionKind.PRESENTATION, duration_minutes=30, project="First", level=1)
    assert found(20, about).project == "First"
    assert found(20, replace(about, project=None, level=None)).project == "Second"


def test_nothing_changes_where_the_facts_stand() -> None:
    """The very session is returned."""
    once = found(20)
    assert found(20, once) is once
