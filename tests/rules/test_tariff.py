"""What a session is paid (domain, section 9): figures worked out by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mentorcli.content import tariff_toml
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.statement import FixedSum
from mentorcli.models.student import Funding
from mentorcli.models.tariff import Tariff
from mentorcli.rules.statement import statement
from mentorcli.rules.tariff import is_counted, monthly_sums, price, rounded, status_key, tariff_on, tariffs_from

PARIS = ZoneInfo("Europe/Paris")
HELD = (SessionStatus.COMPLETED, None)
ABSENT = (SessionStatus.NO_SHOW, Reason.ABSENT)
LATE = (SessionStatus.NO_SHOW, Reason.LATE)
OFF_LATE = (SessionStatus.NO_SHOW, Reason.LATE_CANCELLATION)
IN_TIME = (SessionStatus.CANCELLED, Reason.CANCELLED_IN_TIME)
BY_MENTOR = (SessionStatus.CANCELLED, Reason.CANCELLED_BY_MENTOR)
MENTORING, PRESENTATION = SessionKind.MENTORING, SessionKind.PRESENTATION
FUNDED, SELF_PAID, APPRENTICE = Funding.FUNDED, Funding.SELF_PAID, Funding.APPRENTICESHIP
Ended = tuple[SessionStatus, Reason | None]


def session(
    ended: Ended = HELD,
    level: int | None = 2,
    funding: Funding = FUNDED,
    kind: SessionKind = MENTORING,
    *,
    planned: int = 45,
    real: int | None = None,
    at: datetime = datetime(2026, 11, 20, 10, tzinfo=PARIS),
    student: str = "sam",
) -> Session:
    """Return a session, held as planned unless said otherwise."""
    status, reason = ended
    return Session(
        f"{student}{at:%Y%m%d%H%M}", student, kind, at, planned, status, reason,
        level=level, funding=funding, actual_minutes=real,
    )  # fmt: skip


def shape(name: str) -> tuple[Tariff, ...]:
    """Return the tariffs of an example."""
    return tariffs_from(tomllib.loads(tariff_toml(name))["tariff"])


def table(**fields: Any) -> dict[str, Any]:
    """Return the table of a tariff from 2020 on."""
    return {"from": date(2020, 1, 1), "currency": "EUR", "mentoring": {"2": "30"}, **fields}


def amounts(tariffs: Sequence[Tariff], *sessions: Session) -> list[str]:
    """Return what sessions are paid."""
    return [str(price(one, tariffs, PARIS).amount) for one in sessions]


def test_before_june_2020() -> None:
    """By level alone, mentoring and presentations alike; half for who does not come."""
    old = shape("before-2020-06")
    assert [amounts(old, session(level=level)) for level in range(1, 7)] == [
        ["30.00"], ["35.00"], ["40.00"], ["45.00"], ["50.00"], ["55.00"],
    ]  # fmt: skip
    assert amounts(old, session(kind=PRESENTATION, level=3), session(funding=SELF_PAID)) == ["40.00", "35.00"]
    assert amounts(old, *(session(ended) for ended in (ABSENT, LATE, OFF_LATE, IN_TIME, BY_MENTOR))) == [
        "17.50", "17.50", "17.50", "0.00", "0.00",
    ]  # fmt: skip


def test_from_june_2020_to_early_2024() -> None:
    """Self-paid at half and nothing for a late cancellation; a presentation whole; 30 a month for each self-paid."""
    middle = shape("2020-06")
    assert amounts(middle, session(funding=SELF_PAID), session(ABSENT, funding=SELF_PAID)) == ["17.50", "8.75"]
    assert amounts(middle, session(OFF_LATE), session(ABSENT), session(funding=APPRENTICE)) == [
        "0.00",
        "17.50",
        "35.00",
    ]
    assert amounts(middle, session(kind=PRESENTATION, funding=SELF_PAID)) == ["35.00"]
    assert amounts(middle, session(ABSENT, kind=PRESENTATION, funding=SELF_PAID)) == ["17.50"]
    assert monthly_sums([session(funding=SELF_PAID)], middle, PARIS) == (FixedSum("sam", SELF_PAID, Decimal("30.00")),)
    assert monthly_sums([session(funding=FUNDED)], middle, PARIS) == ()


def test_since_march_2024() -> None:
    """Seven levels, presentations five more; self-paid and apprenticeship at 0.72; half for a late cancellation."""
    new = shape("2024-03")
    assert amounts(new, *(session(level=level) for level in (1, 2, 7))) == ["20.00", "25.00", "50.00"]
    assert amounts(new, *(session(level=level, kind=PRESENTATION) for level in (1, 7))) == ["25.00", "55.00"]
    assert amounts(new, session(funding=SELF_PAID), session(OFF_LATE, 1, APPRENTICE)) == ["18.00", "7.20"]
    assert amounts(new, session(funding=SELF_PAID, kind=PRESENTATION)) == ["30.00"]
    assert amounts(new, session(ABSENT, 3, SELF_PAID)) == ["10.80"]


def test_by_planned_length() -> None:
    """15 min 0.4, 30 min 0.72, 45 min 1, 60 min 1.2, whoever pays; a presentation is whole."""
    by_length = shape("by-length")
    assert amounts(by_length, *(session(planned=planned, funding=SELF_PAID) for planned in (15, 30, 45, 60))) == [
        "10.00", "18.00", "25.00", "30.00",
    ]  # fmt: skip
    assert amounts(by_length, session(planned=30, kind=PRESENTATION), session(ABSENT, planned=60)) == ["30.00", "15.00"]


def test_by_the_real_over_the_planned_length() -> None:
    """Under half nothing, under all half, from all on whole: 22 of 45 min is under half, 23 is not."""
    billed = shape("by-billed")
    assert amounts(billed, *(session(real=real) for real in (22, 23, 44, 45, 60))) == [
        "0.00", "12.50", "12.50", "25.00", "25.00",
    ]  # fmt: skip
    assert amounts(billed, session(planned=30, real=15), session(planned=30, real=14)) == ["9.00", "0.00"]
    assert amounts(billed, session(ABSENT, real=5), session(kind=PRESENTATION, planned=30, real=5)) == [
        "12.50",
        "30.00",
    ]
    unknown = price(session(real=None), billed, PARIS)
    assert (str(unknown.amount), unknown.assumed) == ("25.00", True)
    assert not price(session(real=45), billed, PARIS).assumed
    assert not price(session(ABSENT), billed, PARIS).assumed


def test_the_first_step_that_fits_holds() -> None:
    """In the order in which they are written; a step above all is met by a session that lasted as planned."""
    steps = [{"below": "1", "factor": "0.5"}, {"below": "0.5", "factor": "0"}, {"below": "2", "factor": "0.9"}]
    tariffs = tariffs_from([table(billed=steps)])
    assert amounts(tariffs, session(real=5), session(real=None), session(real=90)) == ["15.00", "27.00", "30.00"]


def test_a_factor_that_is_missing_is_one() -> None:
    """Of funding and of status; the arithmetic says that it is not the tariff's own."""
    found = price(session(ABSENT, funding=Funding.UNKNOWN), tariffs_from([table()]), PARIS)
    assert str(found.amount) == "30.00"
    assert [(one.name, one.key, one.own) for one in found.factors] == [
        ("funding", "unknown", False), ("status", "absent", False),
    ]  # fmt: skip


def test_only_the_factors_of_a_tariff_are_in_the_arithmetic() -> None:
    """Lengths and billed lengths where it has them, and they are its own."""
    plain = price(session(), tariffs_from([table()]), PARIS)
    assert [one.name for one in plain.factors] == ["funding", "status"]
    both = price(session(), tariffs_from([table(length={"45": "1"}, billed=[{"below": "1", "factor": "0"}])]), PARIS)
    assert [(one.name, one.key, one.own) for one in both.factors[2:]] == [
        ("length", "45", True),
        ("billed", "45", True),
    ]
    shown = price(session(kind=PRESENTATION), shape("by-billed"), PARIS)
    assert [one.name for one in shown.factors] == ["status"]


def test_a_rate_that_is_missing_is_not_nothing() -> None:
    """No level, no rate for it, no tariff yet, no factor for the length: each is told."""
    tariffs = tariffs_from([table(length={"45": "1"}, presentation={"1": "25"})])
    early = datetime(2019, 12, 31, 23, 59, tzinfo=PARIS)
    found = {
        "level": session(level=None),
        "rate": session(level=3),
        "length": session(planned=30),
        "tariff": session(at=early),
    }
    for missing, one in found.items():
        told = price(one, tariffs, PARIS)
        assert (told.amount, told.exact, told.missing) == (None, None, missing)
    assert price(session(kind=PRESENTATION), tariffs, PARIS).missing == "rate"


def test_a_factor_of_nothing_needs_no_rate() -> None:
    """What was called off is nothing, although its level is not known, or its length not in the tariff."""
    tariffs = tariffs_from([table(status={"cancelled": "0"}, length={"45": "1"})])
    assert amounts(tariffs, session(IN_TIME, level=None), session(BY_MENTOR, planned=30)) == ["0.00", "0.00"]
    assert price(session(level=2, planned=30), tariffs_from([table(length={"45": "0"})]), PARIS).missing == "length"


def test_a_session_follows_the_tariff_of_its_local_day() -> None:
    """23:30 UTC on the last day is the next one in Paris."""
    tariffs = tariffs_from([table(**{"from": date(2026, 11, 16)}, mentoring={"2": "35"}), table()])
    assert [one.since.year for one in tariffs] == [2020, 2026]
    late = session(at=datetime(2026, 11, 15, 23, 30, tzinfo=UTC))
    assert str(price(late, tariffs, PARIS).amount) == "35.00"
    assert str(price(late, tariffs, UTC).amount) == "30.00"
    assert price(late, tariffs, PARIS).day == date(2026, 11, 16)
    assert tariff_on(tariffs, date(2026, 11, 15)) is tariffs[0]
    assert tariff_on(tariffs, date(2026, 11, 16)) is tariffs[1]
    assert tariff_on(tariffs, date(2019, 12, 31)) is None


@pytest.mark.parametrize(
    ("exact", "cents"),
    [
        ("11.375", "11.38"),
        ("0.125", "0.13"),
        ("15.015", "15.02"),
        ("0.005", "0.01"),
        ("0.0049999999", "0.00"),
        ("2", "2.00"),
    ],
)
def test_half_a_cent_goes_up(exact: str, cents: str) -> None:
    """Also where rounding to even would go down."""
    assert str(rounded(Decimal(exact))) == cents


def test_a_product_is_not_rounded_on_its_way() -> None:
    """Six decimals six times over, and seven digits before the point."""
    fields = table(
        mentoring={"2": "9999999.999999"}, funding={"funded": "1.000001"}, status={"completed": "1.000001"},
        length={"45": "1.000001"}, billed=[{"below": "2", "factor": "1.000001"}],
    )  # fmt: skip
    found = price(session(), tariffs_from([fields]), PARIS)
    assert found.exact is not None
    assert Fraction(found.exact) == Fraction("9999999.999999") * Fraction("1.000001") ** 4
    assert str(found.amount) == "10000040.00"


def test_a_thousand_lines_are_rounded_one_by_one() -> None:
    """1,000 lines of 15.015 make 15,020.00, not 15,015.00."""
    fields = table(mentoring={"2": "22.75"}, funding={"apprenticeship": "0.66"})
    many = [
        session(funding=APPRENTICE, at=datetime(2026, 11, 20, 10, minute % 60, tzinfo=PARIS)) for minute in range(1000)
    ]
    found = statement(
        many, date(2026, 11, 1), now=datetime(2026, 12, 1, tzinfo=UTC), zone=PARIS, tariffs=tariffs_from([fields])
    )
    assert (len(found.lines), str(found.total)) == (1, "15020.00")


def test_the_monthly_sum_is_that_of_the_first_counted_session() -> None:
    """What was called off in time and a presentation do not count; a no-show does, even a late cancellation."""
    tariffs = tariffs_from(
        [table(monthly={"self-paid": "30"}), table(**{"from": date(2026, 11, 16)}, monthly={"self-paid": "20.005"})]
    )

    def on(day: int, ended: Ended = HELD, kind: SessionKind = MENTORING, **fields: Any) -> Session:
        at = datetime(2026, 11, day, 10, tzinfo=PARIS)
        return session(ended, funding=fields.pop("funding", SELF_PAID), kind=kind, at=at, **fields)

    def sums(*sessions: Session) -> list[str]:
        return [str(one.amount) for one in monthly_sums(sessions, tariffs, PARIS)]

    assert sums(on(3, IN_TIME), on(4, BY_MENTOR), on(5, kind=PRESENTATION), on(20)) == ["20.01"]
    assert sums(on(3, OFF_LATE), on(20)) == ["30.00"]
    assert sums(on(3, funding=FUNDED), on(20)) == ["20.01"]
    assert sums(on(3), on(4, student="ann"), on(20, student="ann", funding=FUNDED)) == ["30.00", "30.00"]
    assert sums(on(3, IN_TIME)) == []
    assert monthly_sums([on(3)], (), PARIS) == ()


def test_how_a_session_ended_is_named_by_its_reason_where_it_was_missed() -> None:
    """Both ways of calling off are one word."""
    assert [status_key(session(ended)) for ended in (HELD, ABSENT, LATE, OFF_LATE, IN_TIME, BY_MENTOR)] == [
        "completed", "absent", "late", "late-cancellation", "cancelled", "cancelled",
    ]  # fmt: skip
    assert [is_counted(session(ended)) for ended in (HELD, OFF_LATE, IN_TIME)] == [True, True, False]
