"""Wall times and instants, function by function: `clock.py`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from mentorcli.errors import UsageError
from mentorcli.when import clock
from mentorcli.when.clock import Moment, attach, check_year, day_start, localise, readings, to_local

PARIS = ZoneInfo("Europe/Paris")
BEIRUT = ZoneInfo("Asia/Beirut")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")


def wall(text: str) -> datetime:
    """Return a time on the clock, without a zone."""
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("zone", "shown", "instants"),
    [
        (PARIS, "2026-07-01 12:00", ["2026-07-01T10:00:00+00:00"]),
        (PARIS, "2026-03-29 01:59:59", ["2026-03-29T00:59:59+00:00"]),
        (PARIS, "2026-03-29 02:00", []),
        (PARIS, "2026-03-29 02:59:59", []),
        (PARIS, "2026-03-29 03:00", ["2026-03-29T01:00:00+00:00"]),
        (PARIS, "2026-10-25 01:59:59", ["2026-10-24T23:59:59+00:00"]),
        (PARIS, "2026-10-25 02:00", ["2026-10-25T00:00:00+00:00", "2026-10-25T01:00:00+00:00"]),
        (PARIS, "2026-10-25 02:59:59", ["2026-10-25T00:59:59+00:00", "2026-10-25T01:59:59+00:00"]),
        (PARIS, "2026-10-25 03:00", ["2026-10-25T02:00:00+00:00"]),
        (UTC, "2026-10-25 02:30", ["2026-10-25T02:30:00+00:00"]),
    ],
)
def test_a_wall_time_has_none_one_or_two_readings(zone: ZoneInfo, shown: str, instants: list[str]) -> None:
    """To the second around the two clock changes of a year; two come in order."""
    assert [at.isoformat() for at in readings(wall(shown), zone)] == instants


@pytest.mark.parametrize(
    ("zone", "day", "start"),
    [
        (PARIS, date(2026, 11, 23), "2026-11-23T00:00:00+01:00"),
        (PARIS, date(2026, 3, 29), "2026-03-29T00:00:00+01:00"),
        (BEIRUT, date(2026, 3, 29), "2026-03-29T01:00:00+03:00"),  # midnight is skipped
        (ZoneInfo("America/Havana"), date(2026, 11, 1), "2026-11-01T00:00:00-04:00"),  # there are two
    ],
)
def test_a_day_begins_at_its_first_instant(zone: ZoneInfo, day: date, start: str) -> None:
    """Midnight as a rule, the first of two, and where there is none the first time after it."""
    assert day_start(day, zone).isoformat() == start


@pytest.mark.parametrize("year", [1970, 2199])
def test_the_first_and_the_last_year_are_good(year: int) -> None:
    """Both ends of the range belong to it."""
    check_year(year, "typed")


@pytest.mark.parametrize("year", [1969, 2200])
def test_a_year_beyond_is_refused_with_what_was_typed(year: int) -> None:
    """The message quotes it and names the range; the examples can be read."""
    with pytest.raises(UsageError) as caught:
        check_year(year, "25/11/0206")
    assert caught.value.message == f'"25/11/0206" falls in the year {year}: years go from 1970 to 2199.'
    assert caught.value.hint == 'Write for example "2026-11-25 14:00", "25/11/2026 14h" or "25 nov 2026 2pm".'


def test_a_wall_time_is_attached_in_whole_seconds() -> None:
    """An ordinary one is not repeated, one of the autumn's hour is the first; years are not looked at."""
    assert attach(wall("2026-11-23 12:00:07.9"), PARIS, "x") == Moment(wall("2026-11-23 12:00:07+01:00"))
    repeated = attach(wall("2026-10-25 02:30"), PARIS, "x")
    assert (repeated.at.isoformat(), repeated.repeated) == ("2026-10-25T02:30:00+02:00", True)
    assert attach(wall("1969-06-01 12:00"), UTC, "x").at.year == 1969


@pytest.mark.parametrize(
    ("zone", "skipped", "typed", "message", "hint"),
    [
        (
            PARIS, "2026-03-29 02:30", "dimanche 2h30",
            '"dimanche 2h30" is 2026-03-29 02:30, which does not exist: the clocks go from 2026-03-29 02:00 to '
            "2026-03-29 03:00, the next time that exists.",
            'Write for example "2026-03-29 03:00", "2026-03-29 03:30" or "2026-03-29 01:30".',
        ),
        (
            LORD_HOWE, "2026-10-04 02:15", "2026-10-04 02:15",
            '"2026-10-04 02:15" does not exist: the clocks go from 2026-10-04 02:00 to 2026-10-04 02:30, '
            "the next time that exists.",
            'Write for example "2026-10-04 02:30", "2026-10-04 03:00" or "2026-10-04 01:30".',
        ),
    ],
)  # fmt: skip
def test_a_skipped_wall_time_explains_the_gap(
    zone: ZoneInfo, skipped: str, typed: str, message: str, hint: str
) -> None:
    """Where the words do not show the time, the message does; half an hour on either side can be typed."""
    with pytest.raises(UsageError) as caught:
        attach(wall(skipped), zone, typed)
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_gap_that_ends_at_midnight_belongs_to_the_day_before() -> None:
    """In June 1940 Paris lost the last hour of a day: the next day is whole."""
    with pytest.raises(UsageError, match="from 1940-06-14 23:00 to 1940-06-15 00:00"):
        attach(wall("1940-06-14 23:30"), PARIS, "x")
    assert day_start(date(1940, 6, 15), PARIS).isoformat() == "1940-06-15T00:00:00+02:00"


def test_localise_is_attach_for_good_years_alone() -> None:
    """The error quotes the time as it would be typed."""
    assert localise(wall("1970-01-01 00:00"), UTC).at.isoformat() == "1970-01-01T00:00:00+00:00"
    assert localise(wall("2199-12-31 23:59:59"), UTC).at.year == 2199
    with pytest.raises(UsageError, match=r'^"1969-12-31 23:59" falls in the year 1969'):
        localise(wall("1969-12-31 23:59:59"), UTC)


def test_to_local_keeps_the_instant() -> None:
    """Only the clock that shows it is another one."""
    at = wall("2026-11-23 12:00+00:00")
    assert to_local(at, BEIRUT).isoformat() == "2026-11-23T14:00:00+02:00"
    assert to_local(at, BEIRUT) == at


@pytest.mark.parametrize("skipped", ["02:00:00", "02:00:01", "02:00:02", "02:29:59", "02:59:58", "02:59:59"])
def test_a_change_is_found_to_the_second(skipped: str) -> None:
    """From wherever in the gap it is looked for."""
    assert clock._change(wall(f"2026-03-29 {skipped}"), PARIS) == wall("2026-03-29 01:00+00:00")
