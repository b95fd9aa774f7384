"""Two entries of one person put together: what comes along, and what wins."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mentorcli.models.checklist import Tick
from mentorcli.models.project import Project, ProjectPeriod, ProjectStatus
from mentorcli.models.session import Fact, Session, SessionKind, SessionStatus
from mentorcli.models.student import Funding, FundingPeriod, Student, StudentStatus
from mentorcli.rules.student_merge import (
    differing_levels,
    lost_periods,
    united_profile,
    united_projects,
    united_ticks,
    with_known_funding,
)

INTO = Student("ann", "Ann Lee", "uid00000into")
GONE = Student("anne", "Ann Lee", "uid00000gone")
AT = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
TODO, GOING, DONE = ProjectStatus.TODO, ProjectStatus.IN_PROGRESS, ProjectStatus.VALIDATED


def test_what_the_one_that_stays_lacks_comes_along() -> None:
    """Each field by itself; a funding that is unknown all along is none."""
    own = replace(INTO, email="a@example.org", funding=(FundingPeriod(Funding.UNKNOWN),))
    gone = replace(
        GONE, phone="112", path="Data", started=date(2026, 1, 5), funding=(FundingPeriod(Funding.FUNDED),)
    )  # fmt: skip
    found = united_profile(own, gone)
    assert found.taken == ("phone", "path", "funding", "started")
    assert found.student == replace(
        gone, id="ann", tombstone=INTO.tombstone, email="a@example.org", aliases=(GONE.tombstone,)
    )  # fmt: skip
    assert found.differing == ()


def test_what_neither_knows_comes_from_nowhere() -> None:
    """A funding that is known from some day on is known."""
    assert united_profile(INTO, GONE) == (replace(INTO, aliases=(GONE.tombstone,)), (), ())
    dated = (FundingPeriod(Funding.UNKNOWN), FundingPeriod(Funding.FUNDED, date(2026, 5, 1)))
    assert united_profile(INTO, replace(GONE, funding=dated)).taken == ("funding",)
    assert united_profile(replace(INTO, funding=dated), replace(GONE, funding=dated[1:])).taken == ()


def test_what_differs_stays_as_it_is() -> None:
    """And is named; what the one that goes does not know differs in nothing."""
    own = replace(INTO, email="a@example.org", phone="112", funding=(FundingPeriod(Funding.FUNDED),))
    gone = replace(
        GONE, name="Ann Leé", email="b@example.org", status=StudentStatus.PAUSED,
        funding=(FundingPeriod(Funding.UNKNOWN),),
    )  # fmt: skip
    found = united_profile(own, gone)
    assert found.differing == ("name", "status", "email")
    assert found.student == replace(own, aliases=(GONE.tombstone,))


def test_the_uids_of_earlier_go_along() -> None:
    """Those of the one that stays, the one that goes, and what had become part of that."""
    found = united_profile(replace(INTO, aliases=("first0000000",)), replace(GONE, aliases=("older0000000",)))
    assert found.student.aliases == ("first0000000", GONE.tombstone, "older0000000")


MAY, JUNE = ProjectPeriod(date(2026, 5, 1), date(2026, 5, 31)), ProjectPeriod(date(2026, 6, 1))


@pytest.mark.parametrize(
    ("own", "other", "united"),
    [
        (Project("p1", "Dash", TODO), Project("p2", "dâsh", DONE, 3, (MAY,)), Project("p1", "Dash", DONE, 3, (MAY,))),
        (
            Project("p1", "Dash", DONE, 2, (MAY,)), Project("p2", "Dash", GOING, 3, (JUNE,)),
            Project("p1", "Dash", DONE, 2, (MAY,)),
        ),
        (
            Project("p1", "Dash", GOING), Project("p2", "Dash", GOING, None, (JUNE,)),
            Project("p1", "Dash", GOING, None, (JUNE,)),
        ),
        (
            Project("p1", "Dash", GOING, 1, (JUNE,)), Project("p2", "Dash", GOING, 1, (MAY,)),
            Project("p1", "Dash", GOING, 1, (JUNE,)),
        ),
    ],
    ids=["further there", "further here", "days there", "days here"],
)  # fmt: skip
def test_a_project_of_both_is_one(own: Project, other: Project, united: Project) -> None:
    """The most advanced status, with its days; case and accents of the title do not count."""
    assert united_projects([Project("x", "Other"), own], [other, Project("y", "Alone")]) == {other.title: united}


def test_the_latest_tick_of_both_stands() -> None:
    """By the item and the title that the project has where it goes; a tick goes before none."""
    later = AT + timedelta(days=1)
    own = [
        Tick("c/Dash/a", "c", "a", "Dash", AT), Tick("c/Dash/b", "c", "b", "Dash", later),
        Tick("c/Dash/c", "c", "c", "Dash"), Tick("c/Dash/d", "c", "d", "Dash", AT),
    ]  # fmt: skip
    gone = [
        Tick("c/dash/a", "c", "a", "dash", later), Tick("c/dash/b", "c", "b", "dash", AT),
        Tick("c/dash/c", "c", "c", "dash", AT), Tick("c/dash/d", "c", "d", "dash"), Tick("t//x", "t", "x", None, AT),
    ]  # fmt: skip
    assert united_ticks(own, gone, {"dash": "Dash"}) == [
        Tick("c/Dash/a", "c", "a", "Dash", later), Tick("c/Dash/c", "c", "c", "Dash", AT), gone[4],
    ]  # fmt: skip


def test_a_tick_that_stands_there_already_is_not_noted_again() -> None:
    """One of the same moment is no later one."""
    tick = Tick("c/Dash/a", "c", "a", "Dash", AT)
    assert united_ticks([tick], [tick], {}) == []


def test_an_unknown_funding_is_learned_for_the_day() -> None:
    """The usual length follows; what is planned, known, named or still not known stays."""
    told = Session("session00001", "ann", SessionKind.MENTORING, AT, 45, status=SessionStatus.COMPLETED, project="Old")
    student = replace(INTO, funding=(FundingPeriod(Funding.SELF_PAID, AT.date()),))
    found = with_known_funding(told, student, AT.date())
    assert found == replace(told, funding=Funding.SELF_PAID, duration_minutes=30)
    assert with_known_funding(told, student, AT.date() - timedelta(days=1)) is None
    assert with_known_funding(replace(told, named=(Fact.FUNDING,)), student, AT.date()) is None
    assert with_known_funding(replace(told, funding=Funding.FUNDED), student, AT.date()) is None
    assert with_known_funding(replace(told, status=SessionStatus.SCHEDULED), student, AT.date()) is None


def test_levels_that_differ_are_told_and_those_only_one_knows_are_not() -> None:
    """Each with the one that does not come along; titles are the same without regard to case."""
    own = [
        Project("project0own1", "P1", level=3), Project("project0own2", "P2", level=1), Project("project0own3", "P3"),
    ]  # fmt: skip
    gone = [
        Project("project0gon1", "p1", level=2), Project("project0gon2", "P2", level=1),
        Project("project0gon3", "P3", level=5), Project("project0gon4", "P4", level=5),
    ]  # fmt: skip
    assert [(one.title, other) for one, other in differing_levels(own, gone)] == [("P1", 2)]
    assert differing_levels(gone, own) == [(gone[0], 3)]


def test_days_in_progress_that_are_not_kept_are_told() -> None:
    """Whichever entry says them; the same days, and those of a project that one alone has, are kept."""
    first, second = (ProjectPeriod(date(2026, month, 1), date(2026, month, 20)) for month in (9, 10))
    still = ProjectPeriod(date(2026, 10, 1))
    own = [
        Project("project0own1", "P1", ProjectStatus.IN_PROGRESS, periods=(still,)),
        Project("project0own2", "P2", ProjectStatus.PRESENTED, periods=(first,)),
        Project("project0own3", "P3", ProjectStatus.IN_PROGRESS, periods=(still,)),
        Project("project0own4", "P4"), Project("project0own5", "P5", ProjectStatus.VALIDATED, periods=(first,)),
    ]  # fmt: skip
    gone = [
        Project("project0gon1", "p1", ProjectStatus.PRESENTED, periods=(first,)),
        Project("project0gon2", "P2", ProjectStatus.PRESENTED, periods=(first, second, second)),
        Project("project0gon3", "P3", ProjectStatus.VALIDATED),
        Project("project0gon4", "P4", periods=(second,)), Project("project0gon6", "P6", periods=(second,)),
    ]  # fmt: skip
    found = [(one.title, one.periods, lost) for one, lost in lost_periods(own, gone)]
    assert found == [("P1", (first,), still), ("P2", (first,), second), ("P3", (), still)]
