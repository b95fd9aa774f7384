"""How a session is planned: length, kind, project, series, overlaps (domain, sections 3 and 8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.errors import NotFoundError, RefusedError
from mentorcli.models.project import Project, ProjectStatus
from mentorcli.models.session import Fact, Reason, Session, SessionDetails, SessionKind, SessionStatus
from mentorcli.models.student import Funding, FundingPeriod, Student
from mentorcli.rules import scheduling
from mentorcli.text import in_language

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
SCHEDULED, HELD = SessionStatus.SCHEDULED, SessionStatus.COMPLETED
NO_SHOW, CANCELLED = SessionStatus.NO_SHOW, SessionStatus.CANCELLED
REASON = {NO_SHOW: Reason.ABSENT, CANCELLED: Reason.CANCELLED_IN_TIME}
AMELIE = Student(
    id="amelie",
    name="Amélie Durand",
    tombstone="tombstone1",
    funding=(FundingPeriod(Funding.FUNDED), FundingPeriod(Funding.SELF_PAID, date(2026, 12, 1))),
)
DONE = Project("project0001", "Clean data", ProjectStatus.VALIDATED, 1)
TO_DO = Project("project0003", "Learn SQL")
CURRENT = Project("project0002", "Build a dashboard", ProjectStatus.IN_PROGRESS, 2)


def session(hours: float, status: SessionStatus = SCHEDULED, *, name: str = "a", minutes: int = 45) -> Session:
    """Return a session that starts so many hours after NOW."""
    return Session(
        id=f"session{name}", student="amelie", kind=SessionKind.MENTORING, scheduled_at=NOW + timedelta(hours=hours),
        duration_minutes=minutes, status=status, reason=REASON.get(status),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "funding", "minutes"),
    [
        (SessionKind.PRESENTATION, Funding.FUNDED, 30),
        (SessionKind.PRESENTATION, Funding.SELF_PAID, 30),
        (SessionKind.MENTORING, Funding.SELF_PAID, 30),
        (SessionKind.DISCOVERY, Funding.SELF_PAID, 30),
        (SessionKind.MENTORING, Funding.FUNDED, 45),
        (SessionKind.MENTORING, Funding.APPRENTICESHIP, 45),
        (SessionKind.DISCOVERY, Funding.UNKNOWN, 45),
    ],
)
def test_planned_length(kind: SessionKind, funding: Funding, minutes: int) -> None:
    """A presentation takes 30 minutes, a self-paid student's session 30, every other 45."""
    assert scheduling.planned_minutes(kind, funding) == minutes


def test_a_session_that_ends_now_began_its_length_ago() -> None:
    """What is logged without a moment ended now."""
    assert scheduling.begun(NOW, 45) == NOW - timedelta(minutes=45)


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ([], SessionKind.DISCOVERY),
        ([session(-24, CANCELLED)], SessionKind.DISCOVERY),
        ([session(-24, NO_SHOW)], SessionKind.DISCOVERY),
        ([session(-24, HELD)], SessionKind.MENTORING),
        ([session(24, HELD)], SessionKind.MENTORING),
        ([session(-24)], SessionKind.MENTORING),
        ([session(0)], SessionKind.DISCOVERY),
        ([session(24)], SessionKind.DISCOVERY),
    ],
)
def test_the_first_session_is_the_discovery(before: list[Session], kind: SessionKind) -> None:
    """A session is the discovery until one was held, or an earlier one is planned."""
    assert scheduling.default_kind(before, NOW) is kind


def test_two_sessions_of_one_student_at_one_start() -> None:
    """One that was called off is none, nor is the session itself that is moved."""
    off, planned = session(0, CANCELLED, name="a"), session(0, name="b")
    assert scheduling.twin([off, session(1 / 60, name="c")], NOW) is None
    assert scheduling.twin([off, planned], NOW) == planned
    assert scheduling.twin([off, planned], NOW, but=planned.id) is None


def test_what_the_mentor_named_is_noted() -> None:
    """Length, project and level that were given stay named, in one order, each once."""
    named = scheduling.with_details(session(0), SessionDetails(minutes=60, level=4), [])
    assert named.named == (Fact.DURATION, Fact.LEVEL)
    again = scheduling.with_details(named, SessionDetails(project="clean", level=5), [DONE])
    assert again.named == (Fact.DURATION, Fact.PROJECT, Fact.LEVEL)
    assert scheduling.with_details(again, SessionDetails(level=6), []).named == again.named
    assert scheduling.with_details(session(0), SessionDetails(notes="x", lasted=50), []).named == ()


@pytest.mark.parametrize(("last", "count"), [(1, 1), (7, 1), (8, 2), (15, 3)])
def test_weeks_until_a_day(last: int, count: int) -> None:
    """The last day is included; one before the first holds none; days that are left out are not there."""
    start = datetime(2026, 12, 1, 14, tzinfo=PARIS)
    assert len(scheduling.weekly(start, 1, date(2026, 12, last))) == count
    assert scheduling.weekly(start, 1, date(2026, 11, 30), scheduling.no_day) == []
    left = scheduling.weekly(start, 1, date(2026, 12, last), lambda day: day == date(2026, 12, 8))
    assert [at.day for at in left] == [day for day in (1, 15) if day <= last]


def test_so_many_sessions_whatever_is_left_out() -> None:
    """The first date too; the series goes on longer."""
    off = (date(2026, 12, 1), date(2026, 12, 15))
    found = scheduling.weekly(datetime(2026, 12, 1, 14, tzinfo=PARIS), 2, None, lambda day: day in off)
    assert [at.day for at in found] == [8, 22]


def test_sessions_overlap_when_they_share_time() -> None:
    """One that ends when the other begins shares none; one that was missed or called off takes no time."""
    before, during = session(-0.75, name="a"), session(0.5, HELD, name="b")
    after, missed, off = session(0.75, name="c"), session(0, NO_SHOW, name="d"), session(0, CANCELLED, name="e")
    assert scheduling.overlapping([during, before, after, missed, off], NOW, 45) == [during]
    assert scheduling.overlapping([during, before, after, missed, off], NOW, 46) == [during, after]


def test_a_new_session_has_the_usual_of_its_day() -> None:
    """Kind, length, project, level and funding follow from the student and the day unless they are given."""
    before = [session(-24, HELD)]
    first = scheduling.new_session(
        "session1", AMELIE, NOW, day=date(2026, 11, 24), sessions=[], projects=[DONE, CURRENT]
    )
    assert (first.id, first.student, first.scheduled_at, first.status) == ("session1", "amelie", NOW, SCHEDULED)
    assert (first.kind, first.duration_minutes, first.funding) == (SessionKind.DISCOVERY, 45, Funding.FUNDED)
    assert (first.project, first.level) == ("Build a dashboard", 2)
    later = scheduling.new_session("session2", AMELIE, NOW, day=date(2026, 12, 1), sessions=before, projects=[DONE])
    assert (later.kind, later.duration_minutes, later.funding) == (SessionKind.MENTORING, 30, Funding.SELF_PAID)
    assert (later.project, later.level) == (None, None)
    given = scheduling.new_session(
        "session3", AMELIE, NOW, day=date(2026, 11, 24), sessions=before, projects=[],
        kind=SessionKind.PRESENTATION, minutes=40,
    )  # fmt: skip
    assert (given.kind, given.duration_minutes) == (SessionKind.PRESENTATION, 40)


@pytest.mark.parametrize(
    ("kind", "later"),
    [
        (SessionKind.DISCOVERY, SessionKind.MENTORING),
        (SessionKind.MENTORING, SessionKind.MENTORING),
        (SessionKind.PRESENTATION, SessionKind.PRESENTATION),
    ],
)
def test_a_series_repeats_the_first_session(kind: SessionKind, later: SessionKind) -> None:
    """Length, project and level stay; a discovery happens once."""
    first = replace(session(0, minutes=50), kind=kind, project="Build a dashboard", level=2)
    start = NOW + timedelta(weeks=1)
    expected = replace(first, id="session2", scheduled_at=start, kind=later)
    assert scheduling.repeated(first, "session2", start) == expected


def test_a_series_keeps_the_time_on_the_clock() -> None:
    """Across the clock change of March the time stays; which instant it is, is left open."""
    start = datetime(2027, 3, 22, 14, 0, tzinfo=PARIS)
    walls = [datetime(2027, 3, 22, 14, 0), datetime(2027, 3, 29, 14, 0), datetime(2027, 4, 5, 14, 0)]  # noqa: DTZ001 - without a zone on purpose
    assert scheduling.weekly(start, 3) == walls
    assert scheduling.weekly(start, 1) == walls[:1]


def test_the_next_date_is_a_week_on_by_the_clock() -> None:
    """14:00 stays 14:00 across the clock change, which is why there is no zone to it yet."""
    before = datetime(2026, 10, 20, 14, 0, tzinfo=PARIS)
    assert scheduling.a_week_after(before) == datetime(2026, 10, 27, 14, 0)  # noqa: DTZ001 - a time on the clock


def test_what_is_documented_is_not_moved_to_the_future() -> None:
    """A start in the future is taken but for a session that took place or was missed."""
    ahead = NOW + timedelta(days=10)
    planned = session(1)
    assert scheduling.moved(planned, ahead, now=NOW) == replace(planned, scheduled_at=ahead)
    for one in (session(-1, HELD), session(-2, NO_SHOW)):
        assert scheduling.moved(one, NOW, now=NOW).scheduled_at == NOW
        with pytest.raises(RefusedError, match="cannot start in the future"):
            scheduling.moved(one, ahead, now=NOW)
    off = session(-1, CANCELLED)
    assert scheduling.moved(off, NOW, now=NOW).scheduled_at == NOW
    with pytest.raises(RefusedError, match="was called off") as caught:
        scheduling.moved(off, ahead, now=NOW)
    assert caught.value.hint == f"To plan it again: mentor session edit {off.id} --reopen --at {ahead.isoformat()}"


@pytest.mark.parametrize(
    ("status", "english", "french"),
    [
        (HELD, "A session that was held cannot", "Une session réalisée ne peut pas"),
        (NO_SHOW, "A session that is a no-show cannot", "Une session notée no-show ne peut pas"),
    ],
)
def test_a_refused_move_tells_what_became_of_the_session(status: SessionStatus, english: str, french: str) -> None:
    """A held session is told apart from a no-show, in either language."""
    with pytest.raises(RefusedError) as caught:
        scheduling.moved(session(-1, status), NOW + timedelta(hours=1), now=NOW)
    assert in_language(caught.value.message, "en").startswith(english)
    assert in_language(caught.value.message, "fr").startswith(french)


def test_details_are_put_in_where_they_are_given() -> None:
    """What is not given stays; nothing given leaves the session alone."""
    planned = replace(session(0), notes="Goals", project="Old", level=3)
    assert scheduling.with_details(planned, SessionDetails(), [CURRENT]) is planned
    given = SessionDetails(SessionKind.PRESENTATION, 40, "New", "https://example.org/1", level=1)
    assert scheduling.with_details(planned, given, [CURRENT]) == replace(
        planned, kind=SessionKind.PRESENTATION, duration_minutes=40, notes="New", recording="https://example.org/1",
        level=1, named=(Fact.DURATION, Fact.LEVEL),
    )  # fmt: skip


def test_a_project_brings_its_level() -> None:
    """A project is named as on the list, by a part too, and that it was named is noted; a level given counts most."""
    planned = replace(session(0), project="Old", level=3)
    for title, level, expected, named in (
        ("BUILD A DASHBOARD", None, ("Build a dashboard", 2), (Fact.PROJECT,)),
        ("dash", None, ("Build a dashboard", 2), (Fact.PROJECT,)),
        ("build a dashboard", 3, ("Build a dashboard", 3), (Fact.PROJECT, Fact.LEVEL)),
        ("", None, (None, None), (Fact.PROJECT,)),
    ):
        found = scheduling.with_details(planned, SessionDetails(project=title, level=level), [DONE, CURRENT])
        assert (found.project, found.level) == expected
        assert found.named == named


def test_a_project_that_nobody_has_is_no_detail() -> None:
    """The titles there are stand in the error, and nothing is made up."""
    with pytest.raises(NotFoundError) as caught:
        scheduling.with_details(session(0), SessionDetails(project="Something else"), [DONE, CURRENT])
    assert "Build a dashboard" in caught.value.details


def test_an_empty_text_takes_notes_away() -> None:
    """It is never saved as an empty text."""
    noted = replace(session(0), notes="Goals", recording="https://example.org/1")
    found = scheduling.with_details(noted, SessionDetails(notes=" ", recording=""), [])
    assert (found.notes, found.recording) == (None, None)


@pytest.mark.parametrize("area", ["FR", "FR-57", "FR-974"])
def test_a_public_holiday_passes_the_sieve(area: str) -> None:
    """Over twenty years none of them is held to be impossible; most days are none in France itself."""
    library = pytest.importorskip("holidays")
    country, _, part = area.partition("-")
    found = library.country_holidays(country, subdiv=part or None, years=range(2020, 2040))
    assert all(scheduling.can_be_public_holiday(day, area) for day in found)
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    assert sum(scheduling.can_be_public_holiday(day, "FR") for day in days) < 50
    assert not any(scheduling.can_be_public_holiday(day, "none") for day in days)


@pytest.mark.parametrize(
    ("day", "possible"),
    [
        ("2026-03-19", False), ("2026-03-20", True), ("2026-06-15", True), ("2028-06-16", False), ("2026-04-07", False),
        ("2026-04-10", True), ("2026-04-09", True), ("2026-04-11", False), ("2026-07-14", True), ("2026-07-16", False),
    ],
)  # fmt: skip
def test_which_days_easter_and_the_calendar_allow(day: str, possible: bool) -> None:
    """Mondays, Thursdays and Fridays of its time, and the days that are the same each year."""
    assert scheduling.can_be_public_holiday(date.fromisoformat(day), "FR") is possible
    assert scheduling.no_day(date.fromisoformat(day)) is False
