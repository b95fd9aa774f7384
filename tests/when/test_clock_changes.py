"""Local times that a clock change skips or repeats, in the system's zone and in a given one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest

from mentorcli.errors import UsageError
from mentorcli.when import (
    Direction,
    Moment,
    localise,
    parse_instant,
    parse_span_end,
    parse_span_start,
    parse_when,
    repeated_warning,
    to_local,
)

BACK, AHEAD = Direction.BACK, Direction.AHEAD

# zone, a skipped time, its gap, one hour or half before it in UTC
SKIPPED = [
    ("Europe/Paris", "2026-03-29 02:30", "2026-03-29 02:00", "2026-03-29 03:00"),
    ("Europe/Paris", "2026-03-29 02:00", "2026-03-29 02:00", "2026-03-29 03:00"),
    ("America/New_York", "2026-03-08 02:59", "2026-03-08 02:00", "2026-03-08 03:00"),
    ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04 02:00", "2026-10-04 02:30"),  # half an hour
    ("America/St_Johns", "2026-03-08 02:30", "2026-03-08 02:00", "2026-03-08 03:00"),
    ("Asia/Beirut", "2026-03-29 00:30", "2026-03-29 00:00", "2026-03-29 01:00"),  # midnight itself
    ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30 00:00", "2011-12-31 00:00"),  # a whole day
]

# zone, a repeated time, the instants in UTC
REPEATED = [
    ("Europe/Paris", "2026-10-25 02:30", "2026-10-25 00:30", "2026-10-25 01:30"),
    ("Europe/Paris", "2026-10-25 02:00", "2026-10-25 00:00", "2026-10-25 01:00"),
    ("America/New_York", "2026-11-01 01:15", "2026-11-01 05:15", "2026-11-01 06:15"),
    ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04 14:45", "2026-04-04 15:15"),
    ("America/St_Johns", "2026-11-01 01:30", "2026-11-01 04:00", "2026-11-01 05:00"),
]


def wall(text: str) -> datetime:
    """Return a time on the clock, without a zone."""
    return datetime.fromisoformat(text)


def utc(text: str) -> datetime:
    """Return an instant given in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture(params=["given", "system"])
def in_zone(request: pytest.FixtureRequest, system_zone: Callable[[str], None]) -> Callable[[str], tzinfo | None]:
    """Give a function that makes a zone the user's: passed on, or as the system's own (None)."""

    def choose(name: str) -> tzinfo | None:
        if request.param == "given":
            return ZoneInfo(name)
        system_zone(name)
        return None

    return choose


InZone = Callable[[str], tzinfo | None]


@pytest.mark.parametrize(("name", "typed", "start", "end"), SKIPPED)
def test_a_skipped_time_is_refused_with_the_gap_and_the_next_time(
    in_zone: InZone, name: str, typed: str, start: str, end: str
) -> None:
    """The message names the gap, the hint gives three times that exist."""
    zone = in_zone(name)
    with pytest.raises(UsageError) as caught:
        localise(wall(typed), zone)
    assert f'"{typed}" does not exist: the clocks go from {start} to {end}, the next' in caught.value.message
    examples = (caught.value.hint or "").split('"')[1::2]
    assert examples[0] == end
    assert len(examples) == 3
    for example in examples:
        assert not localise(wall(example), zone).repeated
    with pytest.raises(UsageError, match="does not exist"):
        parse_instant(typed, zone)


@pytest.mark.parametrize(("name", "typed", "first", "second"), REPEATED)
def test_a_repeated_time_takes_the_first_and_says_so(
    in_zone: InZone, name: str, typed: str, first: str, second: str
) -> None:
    """`repeated` is for the first; an offset or the zone's name gives either without doubt."""
    zone = in_zone(name)
    moment = localise(wall(typed), zone)
    assert moment.repeated
    assert moment.at.astimezone(UTC) == utc(first)
    now = utc("2026-11-23 12:00")
    for instant in (utc(first), utc(second)):
        at = to_local(instant, zone)
        assert at.replace(tzinfo=None) == wall(typed)
        for said in (at.isoformat(), f"{typed} {at.tzname()}"):
            assert parse_when(said, now=now, zone=zone, direction=BACK) == Moment(at, repeated=False)


def test_an_ordinary_time_gets_its_zone_in_whole_seconds(in_zone: InZone) -> None:
    """Summer and winter have their own offset."""
    zone = in_zone("Europe/Paris")
    summer = localise(datetime(2026, 7, 1, 9, 0, 0, 123456), zone)  # noqa: DTZ001 - a wall time is meant
    assert summer.at.isoformat() == "2026-07-01T09:00:00+02:00"
    assert localise(wall("2026-12-01 09:00"), zone).at.isoformat() == "2026-12-01T09:00:00+01:00"
    assert not summer.repeated
    assert to_local(utc("2026-07-01 07:00"), zone).isoformat() == "2026-07-01T09:00:00+02:00"


@pytest.mark.parametrize("year", [1, 206, 1969, 2200, 9999])
def test_a_year_that_is_a_slip_is_refused(year: int) -> None:
    """The range is 1970 to 2199."""
    with pytest.raises(UsageError, match="years go from 1970 to 2199"):
        localise(datetime(year, 6, 1, 12), UTC)  # noqa: DTZ001 - a wall time is meant


# now, phrase, direction, what it means or None where it is refused
AROUND_CHANGES = [
    # The day before the spring change, and across it: the time on the clock stays, elapsed time is exact
    ("2026-03-28 12:00+01:00", "in 1 day", BACK, "2026-03-29T12:00:00+02:00"),
    ("2026-03-28 12:00+01:00", "dans 24 heures", BACK, "2026-03-29T13:00:00+02:00"),
    ("2026-03-28 02:30+01:00", "in 1 day", BACK, None),
    ("2026-03-28 02:30+01:00", "in 1 day 4:00", BACK, "2026-03-29T04:00:00+02:00"),
    ("2026-03-22 02:30+01:00", "in a week", AHEAD, None),
    ("2026-03-29 01:45+01:00", "in 30 minutes", AHEAD, "2026-03-29T03:15:00+02:00"),
    ("2026-03-29 03:15+02:00", "30 minutes ago", BACK, "2026-03-29T01:45:00+01:00"),
    ("2026-03-29 12:00+02:00", "today 2h30", BACK, None),
    ("2026-03-29 12:00+02:00", "hier 2h30", BACK, "2026-03-28T02:30:00+01:00"),
    ("2026-03-29 12:00+02:00", "29/03/2026 2h30", BACK, None),
    # A weekday at a skipped time: today's turn is refused, any other turn is not affected
    ("2026-03-29 12:00+02:00", "sunday 2:30", BACK, None),
    ("2026-03-29 03:10+02:00", "sunday 2:30", BACK, None),
    ("2026-03-29 01:50+01:00", "sunday 2:30", BACK, "2026-03-22T02:30:00+01:00"),
    ("2026-03-29 01:50+01:00", "sunday 2:30", AHEAD, None),
    ("2026-03-29 03:10+02:00", "sunday 2:30", AHEAD, "2026-04-05T02:30:00+02:00"),
    ("2026-03-28 12:00+01:00", "sunday 2:30", AHEAD, None),
    # The autumn change
    ("2026-10-24 12:00+02:00", "in 1 day", BACK, "2026-10-25T12:00:00+01:00"),
    ("2026-10-24 12:00+02:00", "dans 24 h", BACK, "2026-10-25T11:00:00+01:00"),
    ("2026-10-24 02:30+02:00", "in 1 day", BACK, "2026-10-25T02:30:00+02:00 repeated"),
    ("2026-10-25 12:00+01:00", "today 2h30", BACK, "2026-10-25T02:30:00+02:00 repeated"),
    ("2026-10-25 12:00+01:00", "dimanche 2h30", BACK, "2026-10-25T02:30:00+02:00 repeated"),
    ("2026-10-25 02:15+02:00", "in 1 hour", BACK, "2026-10-25T02:15:00+01:00"),
    ("2026-10-25 02:15+01:00", "1 hour ago", BACK, "2026-10-25T02:15:00+02:00"),
    ("2026-10-25 02:15+01:00", "now", BACK, "2026-10-25T02:15:00+01:00"),
    # In the second 02:15, the first 02:30 has already been
    ("2026-10-25 02:15+01:00", "sunday 2:30", BACK, "2026-10-25T02:30:00+02:00 repeated"),
    ("2026-10-25 02:15+01:00", "sunday 2:30", AHEAD, "2026-11-01T02:30:00+01:00"),
    ("2026-10-25 02:15+02:00", "sunday 2:30", BACK, "2026-10-18T02:30:00+02:00"),
    ("2026-10-25 02:15+02:00", "sunday 2:30", AHEAD, "2026-10-25T02:30:00+02:00 repeated"),
]


@pytest.mark.parametrize(("now", "phrase", "direction", "meaning"), AROUND_CHANGES)
def test_every_form_minds_the_clock_change(
    in_zone: InZone, now: str, phrase: str, direction: Direction, meaning: str | None
) -> None:
    """Paris, spring and autumn 2026."""
    zone = in_zone("Europe/Paris")
    present = datetime.fromisoformat(now)
    if meaning is None:
        with pytest.raises(UsageError, match=r"02:30.* does not exist: the clocks go from") as caught:
            parse_when(phrase, now=present, zone=zone, direction=direction)
        assert f'"{phrase}" is 2026-03-29 02:30, which' in caught.value.message
        return
    moment = parse_when(phrase, now=present, zone=zone, direction=direction)
    assert moment.at.isoformat() + (" repeated" if moment.repeated else "") == meaning


@pytest.mark.parametrize(
    ("name", "typed", "start", "end"),
    [
        ("Europe/Paris", "2026-11-20", "2026-11-20T00:00:00+01:00", "2026-11-21T00:00:00+01:00"),
        ("Europe/Paris", "hier", "2026-11-22T00:00:00+01:00", "2026-11-23T00:00:00+01:00"),
        ("Europe/Paris", "monday", "2026-11-23T00:00:00+01:00", "2026-11-24T00:00:00+01:00"),
        ("Europe/Paris", "25/11", "2025-11-25T00:00:00+01:00", "2025-11-26T00:00:00+01:00"),
        ("Europe/Paris", "20 nov 14h", "2026-11-20T14:00:00+01:00", "2026-11-20T14:00:00+01:00"),
        ("Europe/Paris", "lundi 14h", "2026-11-16T14:00:00+01:00", "2026-11-16T14:00:00+01:00"),
        # Days of 23 and 25 hours
        ("Europe/Paris", "29/03/2026", "2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00"),
        ("Europe/Paris", "25/10/2026", "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00"),
        # A day without midnight, one after it, one with two midnights, and one that never was
        ("Asia/Beirut", "2026-03-29", "2026-03-29T01:00:00+03:00", "2026-03-30T00:00:00+03:00"),
        ("Asia/Beirut", "2026-03-28", "2026-03-28T00:00:00+02:00", "2026-03-29T01:00:00+03:00"),
        ("America/Havana", "2026-11-01", "2026-11-01T00:00:00-04:00", "2026-11-02T00:00:00-05:00"),
        ("Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00", "2011-12-31T00:00:00+14:00"),
    ],
)
def test_a_span_takes_whole_days_and_single_moments(
    in_zone: InZone, name: str, typed: str, start: str, end: str
) -> None:
    """A day runs from its first instant to that of the next day; a moment is its own end."""
    zone = in_zone(name)
    now = utc("2026-11-23 11:00")
    assert parse_span_start(typed, now=now, zone=zone).isoformat() == start
    assert parse_span_end(typed, now=now, zone=zone).isoformat() == end


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("2026-11-23T12:00", "2026-11-23T12:00:00+01:00"),
        ("2026-11-23 12:00:30", "2026-11-23T12:00:30+01:00"),
        (" 2026-11-23T12:00:30.999999 ", "2026-11-23T12:00:30+01:00"),
        ("2026-11-23T12:00Z", "2026-11-23T13:00:00+01:00"),
        ("2026-07-01T12:00+05:45", "2026-07-01T08:15:00+02:00"),
        ("2026-10-25T02:30", "2026-10-25T02:30:00+02:00"),
        ("1970-01-01T00:00Z", "1970-01-01T01:00:00+01:00"),
    ],
)
def test_an_instant_is_strict_iso(in_zone: InZone, typed: str, meaning: str) -> None:
    """With an offset it is converted, without one it is local."""
    assert parse_instant(typed, in_zone("Europe/Paris")).isoformat() == meaning


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "now",
        "2026-11-23",
        "23/11/2026 12:00",
        "2026-11-23 12h",
        "20261123T120000",
        "2026-W48-1T12:00",
        "2026-11-23T24:00",
        "2026-11-23T12:60",
        "2026-02-29T12:00",
        "0000-11-23T12:00",
        "0206-11-23T12:00",
        "2026-11-23T12:00+24:00",
        "2026-11-23T12:00+1",
        "2026-11-23T12:00 CET",
    ],
)
def test_an_instant_of_another_form_is_refused(typed: str) -> None:
    """MENTOR_NOW takes no everyday words."""
    with pytest.raises(UsageError) as caught:
        parse_instant(typed, UTC)
    assert f'"{typed}"' in caught.value.message
    assert (caught.value.hint or "").count('"') == 6


def test_half_hour_zones_count_days_by_their_own_midnight() -> None:
    """At 18:45 UTC it is already tomorrow in India, and not yet in Newfoundland."""
    now = datetime(2026, 11, 23, 18, 45, tzinfo=UTC)
    india = parse_when("today 0:10", now=now, zone=ZoneInfo("Asia/Kolkata"), direction=BACK)
    assert india.at.isoformat() == "2026-11-24T00:10:00+05:30"
    st_johns = parse_when("today 0:10", now=now, zone=ZoneInfo("America/St_Johns"), direction=BACK)
    assert st_johns.at.isoformat() == "2026-11-23T00:10:00-03:30"
    assert st_johns.at - india.at == timedelta(hours=-15)


def test_a_repeated_end_of_a_span_is_told(in_zone: InZone) -> None:
    """At either end of a span, and of a strict instant; a day, an offset and any other time are not repeated."""
    paris, now = in_zone("Europe/Paris"), datetime.fromisoformat("2026-11-23T09:00+01:00")
    told: list[str] = []

    def tell(text: str, first: datetime) -> None:
        told.append(repeated_warning(text, first))

    for text in ("2026-10-25 02:30", "2026-10-25", "2026-10-25T02:30+01:00", "2026-10-25 03:30"):
        parse_span_start(text, now=now, zone=paris, repeated=tell)
        parse_span_end(text, now=now, zone=paris, repeated=tell)
    parse_instant("2026-10-25T02:30", paris, tell)
    taken = "the first one is taken (2026-10-25T02:30:00+02:00)"
    assert told == [
        f"{text} occurs twice because the clocks change; {taken}"
        for text in ("2026-10-25 02:30", "2026-10-25 02:30", "2026-10-25T02:30")
    ]


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-11-23T01:00-05:00", "2026-11-23T06:00+00:00"),
        ("2026-11-23T09:00-09:30", "2026-11-23T18:30+00:00"),
        ("2026-11-23T02:00-03:30", "2026-11-23T05:30+00:00"),
        ("2026-11-23T01:00-0500", "2026-11-23T06:00+00:00"),
    ],
)
def test_a_strict_instant_is_no_span(in_zone: InZone, text: str, utc: str) -> None:
    """What follows its time is an offset, also where a later time of the day would be possible."""
    assert parse_instant(text, in_zone("Europe/Paris")) == datetime.fromisoformat(utc)
