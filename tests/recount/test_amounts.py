"""The second computation: groups of what is alike, unit price times count, in fractions."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mentorcli.models.statement import JournalSession, Recount
from mentorcli.recount import amounts
from mentorcli.recount.amounts import recounted
from mentorcli.rules import statement as first_lines
from mentorcli.rules import tariff as first_tariff
from random_months import both, disagreements

PARIS = ZoneInfo("Europe/Paris")
NOVEMBER = date(2026, 11, 1)
MANY = 60
"""Months that every run of the tests makes up; `python tests/random_months.py` makes 10,000."""


def session(**fields: Any) -> JournalSession:
    """Return a session held on 20 November, as it stands in a journal."""
    usual: dict[str, Any] = {
        "id": "a", "student": "sam", "kind": "mentoring", "scheduled_at": datetime(2026, 11, 20, 10, tzinfo=UTC),
        "duration_minutes": 45, "status": "completed", "reason": None, "level": 2, "funding": "funded",
        "actual_minutes": None,
    }  # fmt: skip
    return JournalSession(**(usual | fields))


def table(**fields: Any) -> dict[str, Any]:
    """Return a tariff of November."""
    return {"from": NOVEMBER, "currency": "EUR", "mentoring": {"2": "22.75"}, **fields}


def november(*sessions: JournalSession, tables: list[dict[str, Any]]) -> Recount:
    """Return the figures of November."""
    now = datetime(2026, 11, 25, tzinfo=UTC)
    return recounted(sessions, tables, [NOVEMBER], now=now, zone=PARIS)[0]


def units(*sessions: JournalSession, tables: list[dict[str, Any]]) -> list[int | None]:
    """Return the units of the lines in cents."""
    return [group[-1] for group in november(*sessions, tables=tables).lines]


def test_a_group_is_its_unit_times_its_count() -> None:
    """The unit is rounded half up before it is multiplied: 15.015 a thousand times is 15,020.00."""
    many = [session(id=str(number), funding="apprenticeship") for number in range(1000)]
    found = november(*many, tables=[table(funding={"apprenticeship": "0.66"})])
    assert found.lines == {(2, "mentoring", "apprenticeship", "completed", None, 45, 1502): (1000, 45000, 1502000)}
    assert (found.total, found.sessions) == (1502000, 1000)


def test_half_a_cent_goes_up() -> None:
    """11.375 is 11.38; 0.125 is 0.13."""
    assert units(session(status="no-show", reason="absent"), tables=[table(status={"absent": "0.5"})]) == [1138]
    assert units(session(), tables=[table(mentoring={"2": "0.125"})]) == [13]
    assert units(session(), tables=[table(mentoring={"2": "0.1249999"})]) == [12]


def test_what_is_missing_has_no_unit() -> None:
    """No tariff, no rate, no level, no factor for its length: the total is not known either."""
    bare = [table(length={"30": "1"})]
    for one, tables in (
        (session(scheduled_at=datetime(2026, 10, 31, 23, 30, tzinfo=UTC)), [table(**{"from": date(2026, 11, 2)})]),
        (session(level=3), [table()]),
        (session(level=None), [table()]),
        (session(), bare),
        (session(kind="presentation"), [table()]),
    ):
        assert units(one, tables=tables) == [None]
        assert november(one, tables=tables).total is None
    assert november(session(), tables=[]).total is None
    assert units(
        session(status="cancelled", reason="cancelled-by-mentor", level=None), tables=[table(status={"cancelled": "0"})]
    ) == [0]


def test_the_real_length_counts_where_the_tariff_looks_at_it() -> None:
    """Two groups of one sort, told apart by their unit; their minutes are the real ones."""
    tables = [table(billed=[{"below": "0.5", "factor": "0"}, {"below": "1", "factor": "0.5"}])]
    found = november(
        session(id="a", actual_minutes=22), session(id="b", actual_minutes=23), session(id="c", actual_minutes=44),
        session(id="d"), tables=tables,
    )  # fmt: skip
    sort = (2, "mentoring", "funded", "completed", None, 45)
    assert found.lines == {(*sort, 0): (1, 22, 0), (*sort, 1138): (2, 67, 2276), (*sort, 2275): (1, 45, 2275)}


def test_a_presentation_is_paid_whoever_pays() -> None:
    """Neither funding nor lengths matter."""
    tables = [
        table(
            presentation={"2": "30"},
            funding={"funded": "0.5"},
            length={"15": "2"},
            billed=[{"below": "9", "factor": "0"}],
        )
    ]
    found = november(session(kind="presentation", actual_minutes=20), tables=tables)
    assert found.lines == {(2, "presentation", None, "completed", None, 45, 3000): (1, 20, 3000)}


def test_the_monthly_sum_is_that_of_the_first_counted_session() -> None:
    """Whatever the order in which they are read; the id decides between two at one moment."""
    tables = [
        table(monthly={"self-paid": "30"}),
        table(**{"from": date(2026, 11, 16)}, monthly={"self-paid": "20.005"}),
    ]
    early = datetime(2026, 11, 10, tzinfo=UTC)
    paid = {"funding": "self-paid"}
    assert november(session(**paid), session(id="b", scheduled_at=early, **paid), tables=tables).fixed == {
        ("sam", "self-paid"): 3000
    }
    off = session(id="b", scheduled_at=early, status="cancelled", reason="cancelled-in-time", **paid)
    assert november(session(**paid), off, tables=tables).fixed == {("sam", "self-paid"): 2001}
    shown = session(id="b", scheduled_at=early, kind="presentation", **paid)
    assert november(session(**paid), shown, tables=tables).fixed == {("sam", "self-paid"): 2001}
    assert november(session(**paid), tables=[]).fixed == {}
    assert november(session(), tables=tables).fixed == {}


def test_what_is_open_is_named_and_what_is_planned_is_not() -> None:
    """Neither is among the lines."""
    planned = session(id="b", status="scheduled", scheduled_at=datetime(2026, 11, 29, tzinfo=UTC))
    found = november(session(id="a", status="scheduled"), planned, tables=[table()])
    assert (dict(found.lines), found.undocumented, found.total) == ({}, frozenset({"a"}), 0)


def test_a_month_is_the_mentors_own() -> None:
    """23:30 UTC on 30 November is December in Paris."""
    late = session(scheduled_at=datetime(2026, 11, 30, 23, 30, tzinfo=UTC))
    assert november(late, tables=[table()]).lines == {}


@pytest.mark.parametrize("seed", range(MANY))
def test_months_made_up_by_chance_agree(seed: int, tmp_path: Path) -> None:
    """Whatever the journals, the tariffs and the zone."""
    found = both(seed, tmp_path)
    assert found.first.figures() == found.second


FAULTS = {
    "a rate": (first_tariff, "tariff_on", lambda tariffs, day: next((t for t in tariffs if t.since <= day), None)),
    "the rounding": (first_tariff, "rounded", lambda exact: round(exact, 2)),
    "who is counted": (first_tariff, "is_counted", lambda _: True),
    "minutes": (first_lines, "counted_minutes", lambda session: session.duration_minutes),
    "the sort": (first_lines, "_sort", lambda s: (s.level, s.kind, s.funding, s.status, s.reason, s.duration_minutes)),
    "the month": (amounts, "_holding", lambda tables, day: 0 if tables and day else None),
    "the other rounding": (amounts, "_product", lambda parts, rate: None if None in parts else rate),
    "a step": (amounts, "_part_of_length", lambda unit, table: "1" if unit and table else "0"),
    "the monthly sums": (amounts, "_fixed", lambda *_: {}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_either_route_is_seen(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake planted in one of them makes some of the months differ."""
    module, name, wrong = FAULTS[fault]
    monkeypatch.setattr(module, name, wrong)
    assert any(disagreements(range(2 * MANY)))


def test_a_session_that_is_dropped_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """By the other route, whose journals still have it."""
    monkeypatch.setattr("random_months.by_month", lambda own, months, zone: {months[0]: list(own)[1:]} if zone else {})
    assert not all(both(seed, tmp_path / str(seed)).agree for seed in range(MANY))


def test_several_months_are_told_apart() -> None:
    """Each has its own sessions and its own total."""
    december = session(id="b", scheduled_at=datetime(2026, 12, 2, tzinfo=UTC))
    months = [NOVEMBER, date(2026, 12, 1)]
    found = recounted([session(), december], [table()], months, now=datetime(2027, 1, 1, tzinfo=UTC), zone=PARIS)
    assert [one.total for one in found] == [2275, 2275]
