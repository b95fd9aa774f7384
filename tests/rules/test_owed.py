"""Weeks that are owed, and what makes them up (domain, sections 8 and 10). It is Tue 24 Nov 2026."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.models.owed import OwedFacts, OwedState, OwedWeek
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.student import Funding, FundingPeriod, Student, StudentStatus
from mentorcli.models.timeoff import TimeOff
from mentorcli.rules import owed
from mentorcli.rules.owed import monday_of, not_judged, owed_weeks, to_see_to

PARIS = ZoneInfo("Europe/Paris")
TODAY = date(2026, 11, 24)
AMELIE = Student("amelie", "Am\u00e9lie", "tombstone1", funding=(FundingPeriod(Funding.FUNDED),))
HELD, MISSED, OFF, OPEN = (
    SessionStatus.COMPLETED, SessionStatus.NO_SHOW, SessionStatus.CANCELLED, SessionStatus.SCHEDULED,
)  # fmt: skip
REASONS = {MISSED: Reason.ABSENT, OFF: Reason.CANCELLED_IN_TIME}
ACTIVE = [(date(2026, 1, 1), StudentStatus.ACTIVE)]


def session(day: str, status: SessionStatus = HELD, hour: int = 14) -> Session:
    """Return a session of a local day of 2026 or, with its year, of another one."""
    year, month, number = (int(one) for one in (day if day.count("-") == 2 else f"2026-{day}").split("-"))
    start = datetime(year, month, number, hour, tzinfo=PARIS)
    key = f"s{start:%Y%m%d%H}"
    return Session(key, "amelie", SessionKind.MENTORING, start, 45, status, REASONS.get(status))


def off(*days: str) -> list[TimeOff]:
    """Return time off, each from a day to a day of 2026, as `11-02..11-04`."""
    spans = [[date.fromisoformat(f"2026-{one}") for one in span.split("..")] for span in days]
    return [TimeOff(f"off{number:09}", *span) for number, span in enumerate(spans)]


def facts(*sessions: Session, **more: object) -> OwedFacts:
    """Return what decides, of a funded student who was always active."""
    return OwedFacts(**{"student": AMELIE, "sessions": sessions, "statuses": ACTIVE, **more})  # type: ignore[arg-type]


def found(known: OwedFacts, today: date = TODAY) -> list[tuple[str, str, str | None]]:
    """Return the weeks that are owed: Monday, state, and the day of the session that made it up or would."""
    return [
        (f"{one.monday:%m-%d}", str(one.state), f"{one.by.scheduled_at:%m-%d}" if one.by else None)
        for one in owed_weeks(known, today=today, zone=PARIS)
    ]


TEN_WEEKS = (
    session("09-15"),  # the first one: no week before it is owed, nor its own
    # 21 Sep: nothing; the second session of the week after makes it up
    session("09-29"), session("10-01"),
    session("10-06", OFF),  # 5 Oct: called off in time; no week beside it has a session to spare
    session("10-13"),
    session("10-20", MISSED),  # 19 Oct: a no-show cannot be made up, so nothing is owed
    # 26 Oct: the student was off on the Friday, so nothing is owed
    # 2 Nov: the mentor was away for three days, less than a week, so it is owed
    session("11-10"), session("11-12"),
    # 16 Nov: nothing; it can be made up until Sunday 29 Nov
)  # fmt: skip


def test_ten_weeks_worked_out_by_hand() -> None:
    """Four of them are owed: two made up, one to make up, one lost."""
    known = facts(*TEN_WEEKS, own=off("10-30..10-30"), mentors=off("11-02..11-04"))
    assert found(known) == [
        ("09-21", "made-up", "10-01"), ("10-05", "lost", None), ("11-02", "made-up", "11-12"), ("11-16", "open", None),
    ]  # fmt: skip
    assert owed_weeks(known, today=TODAY, zone=PARIS)[-1] == OwedWeek(
        date(2026, 11, 16), OwedState.OPEN, date(2026, 11, 29)
    )
    assert to_see_to(known, today=TODAY, zone=PARIS) == (date(2026, 11, 16), date(2026, 11, 23))


@pytest.mark.parametrize(
    ("extra", "weeks"),
    [
        (["11-04", "11-05"], [("11-09", "made-up", "11-05"), ("11-16", "open", None)]),
        (["11-04", "11-05", "11-06"], [("11-09", "made-up", "11-05"), ("11-16", "open", None)]),
        (["11-23", "11-24"], [("11-02", "lost", None), ("11-09", "lost", None), ("11-16", "made-up", "11-24")]),
        (["11-10", "11-11", "11-12"], [("11-02", "made-up", "11-11"), ("11-16", "made-up", "11-12")]),
        (["11-10", "11-11"], [("11-02", "made-up", "11-11"), ("11-16", "open", None)]),
        ([], [("11-02", "lost", None), ("11-09", "lost", None), ("11-16", "open", None)]),
    ],
)
def test_an_extra_session_makes_up_one_week_beside_its_own(
    extra: list[str], weeks: list[tuple[str, str, str | None]]
) -> None:
    """The week before or after, one each, the earlier week first; two weeks away is too far."""
    assert found(facts(session("10-27"), *(session(day) for day in extra))) == weeks


def test_what_is_planned_may_make_up_an_open_week() -> None:
    """A second session of this week: named while the week is open; a first one is this week's own."""
    known = (session("11-10"), session("11-24"))
    assert found(facts(*known)) == [("11-16", "open", None)]
    planned = session("11-27", OPEN)
    assert found(facts(*known, planned)) == [("11-16", "open", "11-27")]
    assert found(facts(known[0], planned)) == [("11-16", "open", None)]
    assert found(facts(known[0], session("11-25", OPEN), planned)) == [("11-16", "open", "11-27")]
    assert found(facts(*known, session("11-27", OFF))) == [("11-16", "open", None)]
    held = (session("11-23"), session("11-24"))
    assert found(facts(session("11-10"), *held)) == [("11-16", "made-up", "11-24")]


def test_a_week_is_open_until_the_sunday_after_it() -> None:
    """The local day decides; the running week is not judged, whatever is missing in it."""
    known = facts(session("11-10"))
    assert found(known, date(2026, 11, 22)) == []
    assert found(known, date(2026, 11, 23)) == [("11-16", "open", None)]
    assert found(known, date(2026, 11, 29)) == [("11-16", "open", None)]
    assert found(known, date(2026, 11, 30)) == [("11-16", "lost", None), ("11-23", "open", None)]


def test_nothing_is_owed_before_the_first_session_held() -> None:
    """One that was missed or planned is none."""
    assert found(facts()) == []
    assert found(facts(session("10-06", MISSED), session("10-13", OFF), session("10-20", OPEN))) == []
    assert to_see_to(facts(), today=TODAY, zone=PARIS) == ()
    assert to_see_to(facts(session("11-24", OFF)), today=TODAY, zone=PARIS) == ()


def test_weeks_are_those_of_the_local_calendar() -> None:
    """A session late on Sunday in Paris is of that week, though it is Monday elsewhere; over a change of clocks."""
    sunday = session("10-25", hour=23)
    assert found(facts(sunday), date(2026, 11, 3)) == [("10-26", "open", None)]
    tokyo = owed_weeks(facts(sunday), today=date(2026, 11, 10), zone=ZoneInfo("Asia/Tokyo"))
    assert [one.monday for one in tokyo] == [date(2026, 11, 2)]


def test_a_year_may_have_53_weeks() -> None:
    """Week 53 of 2026 begins on 28 December and ends in January: one week, made up from either side."""
    known = facts(session("12-22"), session("2027-01-05"), session("2027-01-07"))
    assert found(known, date(2027, 1, 12)) == [("12-28", "made-up", "01-07")]
    assert monday_of(date(2027, 1, 3)) == date(2026, 12, 28)
    assert date(2026, 12, 28).isocalendar()[:2] == (2026, 53)


@pytest.mark.parametrize(
    ("periods", "weeks"),
    [
        ([(Funding.SELF_PAID, None)], []),
        ([(Funding.APPRENTICESHIP, None)], []),
        ([], []),
        ([(Funding.SELF_PAID, None), (Funding.FUNDED, "11-09")], ["11-09", "11-16"]),
        ([(Funding.SELF_PAID, None), (Funding.FUNDED, "11-10")], ["11-16"]),
        ([(Funding.FUNDED, None), (Funding.SELF_PAID, "11-15")], ["11-02"]),
        ([(Funding.FUNDED, None), (Funding.SELF_PAID, "11-16")], ["11-02", "11-09"]),
    ],
)
def test_the_funding_is_that_of_each_week(periods: list[tuple[Funding, str | None]], weeks: list[str]) -> None:
    """A week counts where the student was funded on every day of it."""
    dated = tuple(FundingPeriod(one, date.fromisoformat(f"2026-{since}") if since else None) for one, since in periods)
    student = Student("amelie", "Am\u00e9lie", "tombstone1", funding=dated)
    assert [week for week, *_ in found(facts(session("10-27"), student=student))] == weeks


@pytest.mark.parametrize(
    ("statuses", "weeks"),
    [
        ([], ["11-02", "11-09", "11-16"]),
        ([("11-11", "paused")], []),
        ([("11-05", "active")], ["11-02", "11-09", "11-16"]),
        ([("11-11", "paused"), ("11-16", "active")], ["11-16"]),
        ([("10-01", "active"), ("11-11", "paused")], ["11-02"]),
        ([("10-01", "active"), ("11-04", "paused"), ("11-09", "active")], ["11-09", "11-16"]),
        ([("10-01", "active"), ("11-04", "paused"), ("11-10", "active")], ["11-16"]),
        ([("10-01", "active"), ("11-04", "unreachable"), ("11-04", "active")], ["11-02", "11-09", "11-16"]),
    ],
)
def test_the_status_is_that_of_each_week(statuses: list[tuple[str, str]], weeks: list[str]) -> None:
    """A week counts where the student was active at the end of every day; before the first it was the same."""
    dated = [(date.fromisoformat(f"2026-{day}"), StudentStatus(status)) for day, status in statuses]
    assert [week for week, *_ in found(facts(session("10-27"), statuses=dated))] == weeks


@pytest.mark.parametrize(
    ("own", "mentors", "weeks"),
    [
        (["11-08..11-08"], [], ["11-09", "11-16"]),
        (["11-06..11-09"], [], ["11-16"]),
        ([], ["11-02..11-07"], ["11-02", "11-09", "11-16"]),
        ([], ["11-02..11-08"], ["11-09", "11-16"]),
        ([], ["11-05..11-11"], ["11-16"]),
        ([], ["11-05..11-10"], ["11-02", "11-09", "11-16"]),
        ([], ["11-07..11-09", "11-02..11-06"], ["11-16"]),
        ([], ["11-02..11-05", "11-03..11-04", "11-10..11-12"], ["11-02", "11-09", "11-16"]),
        ([], ["10-01..10-02", "11-05..11-08", "11-09..11-11"], ["11-16"]),
        ([], ["10-01..10-02", "11-02..11-08", "11-03..11-04"], ["11-09", "11-16"]),
    ],
)
def test_time_off(own: list[str], mentors: list[str], weeks: list[str]) -> None:
    """A day of the student's is enough; the mentor's counts from a week on, what touches taken together."""
    known = facts(session("10-27"), own=off(*own), mentors=off(*mentors))
    assert [week for week, *_ in found(known)] == weeks


def test_time_off_that_touches_is_put_together_where_it_does() -> None:
    """A long one of before stays what it is, and nothing between them is off."""
    known = facts(session("10-06"), mentors=off("10-12..10-18", "11-05..11-08", "11-09..11-11"))
    assert [week for week, *_ in found(known)] == ["10-19", "10-26", "11-16"]
    known = facts(session("10-06"), mentors=off("10-12..10-13", "11-05..11-08", "11-09..11-11"))
    assert [week for week, *_ in found(known)] == ["10-12", "10-19", "10-26", "11-16"]


def test_a_week_with_something_to_document_is_not_judged() -> None:
    """It may have been held: it is named until that is told."""
    waiting, later = session("11-12", OPEN), session("11-18", OPEN)
    known = facts(session("10-27"), session("11-03"), waiting, session("11-18"), later)
    assert found(known) == []
    assert not_judged(known, today=TODAY, zone=PARIS) == (waiting,)
    others = (session("11-05", OFF), session("11-26", OPEN), session("12-01", OPEN))
    known = facts(session("10-27"), *others, waiting)
    assert not_judged(known, today=TODAY, zone=PARIS) == (waiting,)
    self_paid = Student("amelie", "A", "tombstone1", funding=(FundingPeriod(Funding.SELF_PAID),))
    assert not_judged(known._replace(student=self_paid), today=TODAY, zone=PARIS) == ()


@pytest.mark.parametrize(
    ("days", "weeks"),
    [
        (["11-10"], ["11-16", "11-23"]),
        (["11-10", "11-17"], ["11-23"]),
        (["11-10", "11-24"], ["11-16"]),
        (["11-10", "11-17", "11-24"], []),
        (["11-10", "11-17", "11-19"], []),
        (["11-10", "11-12", "11-24"], []),
        (["11-10", "11-24", "11-26"], []),
        (["11-03", "11-17", "11-19"], ["11-23"]),
        (["11-10", "11-17", "12-01", "12-03"], []),
        (["11-10", "11-17", "12-01"], ["11-23"]),
        (["11-10", "11-24", "12-01"], ["11-16"]),
        (["11-10", "12-01"], ["11-16", "11-23"]),
    ],
)
def test_what_is_to_be_planned_now(days: list[str], weeks: list[str]) -> None:
    """Last week while nothing makes it up, this week while nothing stands for it; planned or held, both count."""
    sessions = [session(day, HELD if day <= "11-24" else OPEN) for day in days]
    known = facts(*sessions)
    assert [f"{one:%m-%d}" for one in to_see_to(known, today=TODAY, zone=PARIS)] == weeks


def test_this_week_is_to_be_planned_for_whom_it_would_be_owed() -> None:
    """Not while the student is off, nor where something was missed; what was called off stands for nothing."""
    known = (session("11-10"), session("11-17"))
    assert to_see_to(facts(*known, own=off("11-27..12-01")), today=TODAY, zone=PARIS) == ()
    assert to_see_to(facts(*known, session("11-23", MISSED)), today=TODAY, zone=PARIS) == ()
    assert to_see_to(facts(*known, session("11-23", OFF)), today=TODAY, zone=PARIS) == (date(2026, 11, 23),)
    off_twice = (known[0], session("11-17", OFF), session("11-24", OFF))
    assert to_see_to(facts(*off_twice), today=TODAY, zone=PARIS) == (date(2026, 11, 16), date(2026, 11, 23))
    assert to_see_to(facts(session("11-10", OFF)), today=TODAY, zone=PARIS) == ()


def test_the_first_session_held_may_be_long_past() -> None:
    """It is the earliest one: one held today does not make last week the time before it all began."""
    known = facts(session("08-05"), session("11-24", hour=8))
    assert to_see_to(known, today=TODAY, zone=PARIS) == (date(2026, 11, 16),)


def _any_facts(chance: random.Random, weeks: int) -> OwedFacts:
    """Return the facts of a student made up by chance: past and planned sessions, now and then time off."""
    found = []
    for number in chance.sample(range(weeks * 7 + 14), chance.randint(1, weeks * chance.randint(1, 3))):
        day = date(2026, 11, 23) + timedelta(days=number - weeks * 7)
        statuses = (HELD, HELD, HELD, OFF, MISSED, OPEN) if day <= TODAY else (OPEN, OPEN, OFF)
        found.append(session(f"{day}", chance.choice(statuses), chance.choice((0, 8, 14, 23))))
    start = date(2026, 11, 23) - timedelta(days=chance.randrange(weeks * 7))
    away = [TimeOff("off000001", start, start + timedelta(days=chance.randrange(14)))]
    return facts(*found, **{chance.choice(("own", "mentors")): away if chance.random() < 0.3 else []})


def test_looking_at_some_weeks_alone_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is to be planned now is what all the weeks together say, each judged from the first one on."""
    chance = random.Random(7)  # noqa: S311 - no secret
    for _ in range(400):
        known = _any_facts(chance, chance.choice((3, 6, 9, 12, 20, 40)))
        shortly = to_see_to(known, today=TODAY, zone=PARIS)
        with monkeypatch.context() as whole:
            whole.setattr(owed, "LATELY", timedelta(weeks=2000))
            whole.setattr(owed, "_apart_from", lambda *_: date(1990, 1, 1))
            assert to_see_to(known, today=TODAY, zone=PARIS) == shortly


def test_sessions_may_come_in_any_order() -> None:
    """The first is the earliest, not the first that was written."""
    known: Sequence[Session] = [session("11-12"), session("11-10"), session("10-27")]
    assert found(facts(*known)) == [("11-02", "made-up", "11-12"), ("11-16", "open", None)]


@pytest.mark.parametrize(("weeks", "most", "times"), [(9, 24, 300), (30, 70, 300), (30, 200, 20)])
def test_years_of_weeks_do_not_change_what_is_to_be_planned_now(weeks: int, most: int, times: int) -> None:
    """However many sessions gather, and whichever week is spare, it is what all the weeks together say."""
    chance = random.Random(2026)  # noqa: S311 - no secret
    for _ in range(times):
        days = sorted(chance.sample(range(weeks * 7), chance.randint(1, most)))
        known = facts(
            *(
                session(
                    f"{date(2026, 11, 23) + timedelta(days=number - weeks * 7)}", chance.choice((HELD, HELD, HELD, OFF))
                )
                for number in days
            )
        )
        judged = [one for one in owed_weeks(known, today=TODAY, zone=PARIS) if one.state is OwedState.OPEN]
        last_week = monday_of(TODAY) - timedelta(weeks=1)
        assert (last_week in to_see_to(known, today=TODAY, zone=PARIS)) is (
            [one.monday for one in judged if one.by is None] == [last_week]
        )
