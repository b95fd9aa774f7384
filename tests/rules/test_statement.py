"""The monthly statement's counts (domain, section 8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.statement import Statement, StatementLine
from mentorcli.models.student import Funding
from mentorcli.rules.statement import by_month, next_month
from mentorcli.rules.statement import statement as of_month
from mentorcli.rules.tariff import tariffs_from

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 24, 15, tzinfo=PARIS)
NOVEMBER = date(2026, 11, 1)


def session(at: datetime, number: int = 1, **fields: object) -> Session:
    """Return a session held, unless said otherwise."""
    usual: dict[str, object] = {"status": SessionStatus.COMPLETED, "level": 2, "funding": Funding.FUNDED}
    return Session(
        f"session{number:05}",
        "amelie",
        SessionKind.MENTORING,
        at,
        45,
        **(usual | fields),  # type: ignore[arg-type]
    )


def statement(sessions: list[Session], month: date, *, now: datetime, zone: tzinfo) -> Statement:
    """Return the statement of the sessions that are of a month, without a tariff."""
    return of_month(by_month(sessions, [month], zone)[month], month, now=now, zone=zone)


def test_a_line_counts_what_is_alike() -> None:
    """Level, kind, funding, status and reason make a line; an unknown level comes last."""
    held = [session(NOW - timedelta(days=n), n) for n in range(1, 4)]
    missed = session(NOW - timedelta(days=5), 5, status=SessionStatus.NO_SHOW, reason=Reason.ABSENT)
    other = session(NOW - timedelta(days=6), 6, level=None)
    found = statement([*held, missed, other], NOVEMBER, now=NOW, zone=PARIS)
    mentoring, funded = SessionKind.MENTORING, Funding.FUNDED
    assert found.lines == (
        StatementLine(2, mentoring, funded, SessionStatus.COMPLETED, None, 45, 3, 135),
        StatementLine(2, mentoring, funded, SessionStatus.NO_SHOW, Reason.ABSENT, 45, 1, 45),
        StatementLine(None, mentoring, funded, SessionStatus.COMPLETED, None, 45, 1, 45),
    )
    assert [s.id for s in found.sessions] == ["session00006", "session00005", "session00003", "session00002", "session00001"]  # fmt: skip  # noqa: E501


def test_lines_come_by_level_the_unknown_last() -> None:
    """Whatever day each session was on."""
    levels = [3, None, 1, 2]
    sessions = [session(NOW - timedelta(days=n), n, level=level) for n, level in enumerate(levels, 1)]
    found = statement(sessions, NOVEMBER, now=NOW, zone=PARIS)
    assert [line.level for line in found.lines] == [1, 2, 3, None]


def test_reasons_and_lengths_stand_on_lines_of_their_own() -> None:
    """Each is paid in its own way: the order is that of the reasons, then of the lengths."""
    no_show, off = SessionStatus.NO_SHOW, SessionStatus.CANCELLED
    sorts = [
        (off, Reason.CANCELLED_BY_MENTOR), (no_show, Reason.LATE_CANCELLATION), (no_show, Reason.LATE),
        (off, Reason.CANCELLED_IN_TIME), (no_show, Reason.ABSENT),
    ]  # fmt: skip
    sessions = [session(NOW - timedelta(days=n), n, status=s, reason=r) for n, (s, r) in enumerate(sorts, 1)]
    sessions.append(replace(session(NOW - timedelta(days=9), 9), duration_minutes=30))
    sessions.append(session(NOW - timedelta(days=10), 10))
    found = statement(sessions, NOVEMBER, now=NOW, zone=PARIS)
    assert [(line.reason, line.planned_minutes) for line in found.lines] == [
        (None, 30), (None, 45), (Reason.ABSENT, 45), (Reason.LATE, 45), (Reason.LATE_CANCELLATION, 45),
        (Reason.CANCELLED_IN_TIME, 45), (Reason.CANCELLED_BY_MENTOR, 45),
    ]  # fmt: skip
    assert [found.minutes(status) for status in (SessionStatus.COMPLETED, no_show, off)] == [75, 135, 90]


def test_hours_held_are_the_real_ones_where_they_are_known() -> None:
    """An hour of a session of 45 minutes is an hour; what was not held keeps its planned length."""
    held = session(NOW - timedelta(days=1), 1, actual_minutes=60)
    usual = session(NOW - timedelta(days=2), 2)
    missed = session(NOW - timedelta(days=3), 3, status=SessionStatus.NO_SHOW, reason=Reason.LATE, actual_minutes=5)
    found = statement([held, usual, missed], NOVEMBER, now=NOW, zone=PARIS)
    assert [(line.planned_minutes, line.sessions, line.minutes) for line in found.lines] == [(45, 2, 105), (45, 1, 45)]
    assert found.minutes(SessionStatus.COMPLETED) == 105


def test_a_presentation_is_counted_whoever_pays() -> None:
    """Two of one level are one line, without a funding."""
    sessions = [
        replace(session(NOW - timedelta(days=n), n, funding=funding), kind=SessionKind.PRESENTATION)
        for n, funding in enumerate((Funding.FUNDED, Funding.SELF_PAID), 1)
    ]
    (line,) = statement(sessions, NOVEMBER, now=NOW, zone=PARIS).lines
    assert (line.funding, line.sessions) == (None, 2)


def test_a_month_worked_out_by_hand() -> None:
    """19 sessions of 720 minutes: 435 held, 210 missed, 75 called off."""
    absent, late = (SessionStatus.NO_SHOW, Reason.ABSENT), (SessionStatus.NO_SHOW, Reason.LATE)
    off_late = (SessionStatus.NO_SHOW, Reason.LATE_CANCELLATION)
    in_time = (SessionStatus.CANCELLED, Reason.CANCELLED_IN_TIME)
    by_mentor = (SessionStatus.CANCELLED, Reason.CANCELLED_BY_MENTOR)
    held, self_paid = (SessionStatus.COMPLETED, None), Funding.SELF_PAID
    month: list[tuple[int, SessionKind, Funding, tuple[SessionStatus, Reason | None], int, int]] = [
        (1, SessionKind.DISCOVERY, self_paid, held, 30, 1),
        (1, SessionKind.MENTORING, self_paid, absent, 30, 1),
        (1, SessionKind.MENTORING, self_paid, late, 30, 1),
        (1, SessionKind.MENTORING, self_paid, off_late, 30, 1),
        (2, SessionKind.MENTORING, Funding.FUNDED, held, 45, 2),
        (2, SessionKind.MENTORING, Funding.FUNDED, absent, 45, 1),
        (2, SessionKind.MENTORING, Funding.FUNDED, off_late, 45, 1),
        (2, SessionKind.MENTORING, Funding.FUNDED, in_time, 45, 1),
        (2, SessionKind.MENTORING, Funding.APPRENTICESHIP, held, 45, 4),
        (2, SessionKind.PRESENTATION, Funding.UNKNOWN, held, 30, 1),
        (3, SessionKind.MENTORING, Funding.FUNDED, held, 45, 1),
        (3, SessionKind.MENTORING, self_paid, held, 30, 2),
        (3, SessionKind.MENTORING, self_paid, by_mentor, 30, 1),
        (3, SessionKind.PRESENTATION, Funding.UNKNOWN, absent, 30, 1),
    ]
    sessions: list[Session] = []
    for level, kind, funding, (status, reason), minutes, count in month:
        for _ in range(count):
            one = session(NOW, len(sessions), level=level, funding=funding, status=status, reason=reason)
            sessions.append(replace(one, kind=kind, duration_minutes=minutes))
    found = statement(sessions, NOVEMBER, now=NOW, zone=PARIS)
    assert [line.sessions for line in found.lines] == [count for *_, count in month]
    statuses = (SessionStatus.COMPLETED, SessionStatus.NO_SHOW, SessionStatus.CANCELLED)
    assert [found.minutes(status) for status in statuses] == [435, 210, 75]


def test_the_month_is_the_mentors_own() -> None:
    """23:30 UTC on 31 October is November in Paris; 23:30 UTC on 30 November is December."""
    inside = session(datetime(2026, 10, 31, 23, 30, tzinfo=UTC), 1)
    outside = session(datetime(2026, 11, 30, 23, 30, tzinfo=UTC), 2)
    later = NOW + timedelta(days=30)
    assert [s.id for s in statement([inside, outside], NOVEMBER, now=later, zone=PARIS).sessions] == [inside.id]
    assert [s.id for s in statement([inside, outside], NOVEMBER, now=later, zone=UTC).sessions] == [outside.id]


def test_what_is_planned_is_not_on_it_and_what_is_open_stands_apart() -> None:
    """A session ahead is left out; one that has begun and is not documented is named."""
    ahead = session(NOW + timedelta(hours=1), 1, status=SessionStatus.SCHEDULED)
    begun = session(NOW - timedelta(hours=1), 2, status=SessionStatus.SCHEDULED)
    found = statement([ahead, begun], NOVEMBER, now=NOW, zone=PARIS)
    assert (found.lines, found.sessions, found.undocumented) == ((), (), (begun,))


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, 1, 2, 7, 9]),
            st.sampled_from(Funding),
            st.sampled_from([(SessionStatus.COMPLETED, None), (SessionStatus.NO_SHOW, Reason.LATE)]),
            st.integers(0, 40),
        ),
        max_size=30,
    )
)
def test_lines_add_up(rows: list[tuple[int | None, Funding, tuple[SessionStatus, Reason | None], int]]) -> None:
    """Whatever the month, lines add up to the sessions, and the second count says so."""
    sessions = [
        session(NOW - timedelta(days=day), number, level=level, funding=funding, status=status, reason=reason)
        for number, (level, funding, (status, reason), day) in enumerate(rows)
    ]
    found = statement(sessions, NOVEMBER, now=NOW, zone=PARIS)
    assert sum(line.sessions for line in found.lines) == len(found.sessions)
    assert sum(line.minutes for line in found.lines) == 45 * len(found.sessions)


def test_a_sort_that_is_paid_in_two_ways_has_two_lines() -> None:
    """Those of the earlier tariff come first; equal amounts stand together."""
    tables = [
        {"from": date(2026, 11, day), "currency": "EUR", "mentoring": {"2": rate}}
        for day, rate in ((1, "30"), (10, "35"), (20, "30"))
    ]
    sessions = [session(datetime(2026, 11, day, 10, tzinfo=PARIS), day) for day in (5, 12, 22)]
    found = of_month(sessions, NOVEMBER, now=NOW, zone=PARIS, tariffs=tariffs_from(tables))
    assert [(line.sessions, line.unit, line.amount) for line in found.lines] == [
        (2, Decimal("30.00"), Decimal("60.00")), (1, Decimal("35.00"), Decimal("35.00")),
    ]  # fmt: skip
    assert (found.currency, found.total, found.known, found.fixed_sum) == ("EUR", Decimal(95), Decimal(95), Decimal())


def test_the_total_is_not_known_where_an_amount_is_not() -> None:
    """What is known is told apart; without any tariff there is no currency."""
    tables = [{"from": date(2026, 11, 10), "currency": "EUR", "mentoring": {"2": "30"}}]
    sessions = [session(datetime(2026, 11, day, 10, tzinfo=PARIS), day) for day in (9, 10)]
    found = of_month(sessions, NOVEMBER, now=NOW, zone=PARIS, tariffs=tariffs_from(tables))
    assert (found.total, found.known) == (None, Decimal("30.00"))
    assert [(one.id, price.missing) for one, price in found.unpriced] == [("session00009", "tariff")]
    bare = of_month(sessions, NOVEMBER, now=NOW, zone=PARIS)
    assert (bare.total, bare.currency, len(bare.unpriced)) == (None, None, 2)


def test_a_month_without_sessions_has_the_currency_of_its_end() -> None:
    """And comes to nothing; one before the first tariff has none."""
    tariffs = tariffs_from([{"from": date(2026, 11, 30), "currency": "EUR"}])
    found = of_month([], NOVEMBER, now=NOW, zone=PARIS, tariffs=tariffs)
    assert (found.currency, found.total) == ("EUR", Decimal("0.00"))
    october = of_month([], date(2026, 10, 1), now=NOW, zone=PARIS, tariffs=tariffs)
    assert (october.currency, october.total) == (None, None)
    december = tariffs_from([{"from": date(2026, 12, 1), "currency": "EUR"}])
    assert of_month([], NOVEMBER, now=NOW, zone=PARIS, tariffs=december).currency is None


def test_the_next_month_is_that_of_the_next_year_after_december() -> None:
    """Whichever day is given."""
    days = [date(2026, 12, 31), date(2026, 1, 31), date(2028, 2, 1)]
    assert [next_month(day) for day in days] == [date(2027, 1, 1), date(2026, 2, 1), date(2028, 3, 1)]


def test_sessions_go_to_the_months_asked_for() -> None:
    """Whatever the zone does at the border of a month: Apia is 14 hours ahead, Niue 11 behind."""
    moments = [
        datetime(2026, 10, 31, 10, tzinfo=UTC),
        datetime(2026, 12, 1, 10, tzinfo=UTC),
        datetime(2026, 11, 9, tzinfo=UTC),
    ]
    sessions = [session(at, number) for number, at in enumerate(moments, 1)]
    months = [NOVEMBER, date(2026, 12, 1)]
    late = session(datetime(2026, 12, 31, 22, tzinfo=UTC), 4)
    assert by_month([late], months, UTC)[months[1]] == [late]
    ahead = by_month(sessions, months, timezone(timedelta(hours=14)))
    assert [[one.id[-1] for one in own] for own in ahead.values()] == [["1", "3"], ["2"]]
    behind = by_month(sessions, months, timezone(timedelta(hours=-11)))
    assert [[one.id[-1] for one in own] for own in behind.values()] == [["2", "3"], []]
