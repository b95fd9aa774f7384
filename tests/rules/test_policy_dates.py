"""Dated entries of the configuration: which policy and which own figures hold on which local day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mentorcli.rules.policy_dates import DatedKey, dated_faults, dated_key, period_on, periods

FAQ, HELP_CENTRE = "openclassrooms-2021", "openclassrooms-help-centre"
BOTH = {"late_minutes": 5, "late_fraction": "1/4"}
NOVEMBER, DECEMBER = date(2026, 11, 16), date(2026, 12, 1)


def test_without_an_entry_there_is_one_period() -> None:
    """It has no beginning and no end; what is not said is the default's."""
    (only,) = periods({"ping_days": 2})
    assert (only.since, only.until, only.name, only.figures, only.named) == (
        None, None, FAQ, {"ping_days": 2}, {"ping_days": 2},
    )  # fmt: skip
    assert periods({})[0].name == FAQ


def test_an_entry_holds_until_the_next_and_changes_what_it_names() -> None:
    """The order in the file does not matter; name and figures that an entry does not name go on."""
    table = {
        "late_minutes": 10,
        "dated": [{"from": DECEMBER, "ping_days": 5}, {"from": NOVEMBER, "name": HELP_CENTRE, "ping_days": 4}],
    }
    assert [(one.since, one.until, one.name, one.figures) for one in periods(table)] == [
        (None, NOVEMBER, FAQ, {"late_minutes": 10}),
        (NOVEMBER, DECEMBER, HELP_CENTRE, {"late_minutes": 10, "ping_days": 4}),
        (DECEMBER, None, HELP_CENTRE, {"late_minutes": 10, "ping_days": 5}),
    ]
    assert periods(table)[2].named == {"ping_days": 5}


def test_the_day_of_an_entry_is_the_first_it_holds_on() -> None:
    """The day before is still the period before."""
    table = {"dated": [{"from": NOVEMBER, "ping_days": 4}]}
    assert period_on(table, NOVEMBER - timedelta(days=1)).since is None
    assert period_on(table, NOVEMBER).since == NOVEMBER
    assert period_on(table, date.max).since == NOVEMBER
    assert period_on(table, date.min).since is None


@pytest.mark.parametrize(
    ("before", "named", "after"),
    [
        ({"late_minutes": 10}, {"late_fraction": "1/4"}, {"late_fraction": "1/4"}),
        ({"late_fraction": "1/4"}, {"late_minutes": 10}, {"late_minutes": 10}),
        ({"late_minutes": 10}, BOTH, BOTH),
        (BOTH, {"ping_days": 2}, {**BOTH, "ping_days": 2}),
    ],
)  # fmt: skip
def test_a_later_way_to_limit_lateness_replaces_the_other(
    before: dict[str, Any], named: dict[str, Any], after: dict[str, Any]
) -> None:
    """Who says minutes from December on does not mean the part that held before."""
    table = {**before, "dated": [{"from": DECEMBER, **named}]}
    assert period_on(table, DECEMBER).figures == after
    assert period_on(table, NOVEMBER).figures == before


@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        ("x", "policy.dated is no list of tables"),
        (3, "policy.dated is no list of tables"),
        ({}, "policy.dated is no list of tables"),
        ([3], "policy.dated is no list of tables"),
        ([{"name": FAQ}], "policy.dated[1] has no day: write from = 2026-11-16"),
        ([{"from": "2026-11-16"}], "policy.dated[1]: from is '2026-11-16', not a day"),
        ([{"from": datetime(2026, 11, 16, tzinfo=UTC)}], "policy.dated[1]: from is 2026-11-16T00:00:00+00:00, not"),
        ([{"from": date(1969, 12, 31)}], "policy.dated[1]: from is 1969-12-31, not a day of the years 1970 to 2199"),
        ([{"from": date(2200, 1, 1)}], "policy.dated[1]: from is 2200-01-01, not a day of the years 1970 to 2199"),
        ([{"from": NOVEMBER}, {"from": 3}], "policy.dated[2]: from is 3, not a day"),
        ([{"from": NOVEMBER}, {"from": DECEMBER}, {"from": NOVEMBER}], "policy.dated has two entries from = 2026-11"),
        ([{"from": NOVEMBER, "name": 3}], "policy.dated.2026-11-16.name is no text"),
    ],
)  # fmt: skip
def test_what_is_no_entry_is_told(entries: object, fault: str) -> None:
    """One sentence with the place and what to write."""
    (found,) = dated_faults({"dated": entries})
    assert found.startswith(fault)


def test_entries_in_order_have_no_fault() -> None:
    """No entry at all is none either."""
    assert dated_faults({}) == []
    assert dated_faults({"dated": []}) == []
    assert dated_faults({"dated": [{"from": date(1970, 1, 1)}, {"from": date(2199, 12, 31)}]}) == []
    assert dated_faults({"dated": [{"from": DECEMBER, "name": FAQ}, {"from": NOVEMBER}]}) == []


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("policy.dated.2026-11-16.late_minutes", DatedKey(NOVEMBER, "late_minutes")),
        ("policy.dated.2026-11-16", DatedKey(NOVEMBER, None)),
        ("policy.dated.2026-11-31.name", None),
        ("policy.dated.16/11/2026.name", None),
        ("policy.dated.2026-11-16.", None),
        ("policy.dated", None),
        ("policy.late_minutes", None),
        ("policy.dated.\u0662026-11-16.name", None),
    ],
)
def test_a_dated_setting_is_named_by_its_day(key: str, meant: DatedKey | None) -> None:
    """A day that there is not, or in another form, is no key."""
    assert dated_key(key) == meant
