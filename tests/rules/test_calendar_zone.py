"""The rules of a time zone as a calendar file has them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.rules.calendar_zone import Observance, observances

HOUR = timedelta(hours=1)


def test_a_zone_of_two_rules_has_two_lines() -> None:
    """Whatever years are asked, so that two exports have the same ones."""
    found = observances(ZoneInfo("Europe/Paris"), 2026, 2026)
    assert found == [
        Observance(
            True, "CEST", datetime.fromisoformat("2000-03-26 02:00"), HOUR, 2 * HOUR, "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"
        ),
        Observance(
            False,
            "CET",
            datetime.fromisoformat("2000-10-29 03:00"),
            2 * HOUR,
            HOUR,
            "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        ),
    ]
    assert observances(ZoneInfo("Europe/Paris"), 2020, 2030) == found


def test_a_zone_without_clock_changes_has_one_line() -> None:
    """It begins before anything that is exported."""
    (only,) = observances(ZoneInfo("Asia/Tokyo"), 2026, 2026)
    assert (only.daylight, only.before, only.after, only.rule) == (False, 9 * HOUR, 9 * HOUR, "")


@pytest.mark.parametrize(
    "name",
    ["America/New_York", "Africa/Casablanca", "Asia/Amman", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Gaza"],
)
def test_the_lines_say_what_the_zone_does(name: str) -> None:
    """At every change of some years, whether they follow a rule or none."""
    zone = ZoneInfo(name)
    found = observances(zone, 2018, 2027)
    at = datetime(2018, 1, 1, tzinfo=UTC)
    listed = sorted(
        ((one.start - one.before).replace(tzinfo=UTC), one.after)
        for one in found
        for one in ([one] if not one.rule else _every_year(one))
    )
    while at.year < 2028:
        expected = [offset for moment, offset in listed if moment <= at][-1]
        assert at.astimezone(zone).utcoffset() == expected, at
        at += timedelta(hours=11)


def _every_year(one: Observance) -> list[Observance]:
    """Return what an observance with a rule comes to in each year, as dateutil reads the rule."""
    from dateutil.rrule import rrulestr

    starts = rrulestr(one.rule, dtstart=one.start).between(one.start - HOUR, datetime(2028, 12, 31))  # noqa: DTZ001
    return [one._replace(start=start) for start in starts]


def test_years_before_the_usual_ones() -> None:
    """The lines begin the year before what is exported."""
    found = observances(ZoneInfo("Europe/Paris"), 1975, 1980)
    assert found[0].start.year == 1974
    assert max(one.start.year for one in found) == 1981
