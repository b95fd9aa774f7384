"""Offsets from UTC, and spans of time that look like one."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

import pytest

from mentorcli.errors import UsageError
from mentorcli.when import Direction, parse_instant, parse_when
from mentorcli.when.offsets import Written, ends_a_span, minutes_between, offset_of, read_offset

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 9, tzinfo=PARIS)


def read(text: str) -> datetime:
    """Return the moment a command that plans reads from a text."""
    return parse_when(text, now=NOW, zone=PARIS, direction=Direction.AHEAD, length=True).at


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2026-11-24 14:00-14:45", '"2026-11-24 14:00" --duration 45m'),
        ("2026-11-24 14:00 - 14:45", '"2026-11-24 14:00" --duration 45m'),
        ("2026-11-24T09:00-10:00", '"2026-11-24 09:00" --duration 60m'),
        ("2026-11-24 10:00-11", '"2026-11-24 10:00" --duration 60m'),
        ("2026-11-24 09:00-1000", '"2026-11-24 09:00" --duration 60m'),
        ("2026-11-24T09:00-1015", '"2026-11-24 09:00" --duration 75m'),
        ("2026-11-24 08:00 -0900", '"2026-11-24 08:00" --duration 60m'),
        ("2026-11-24 9h-10h", '"2026-11-24 09:00" --duration 60m'),
        ("2026-11-24 9h00-1000", '"2026-11-24 09:00" --duration 60m'),
        ("2026-11-24 9h-10", '"2026-11-24 09:00" --duration 60m'),
        ("tomorrow 9:00-10", '"tomorrow 09:00" --duration 60m'),
        ("demain 9-10h30", '"demain 09:00" --duration 90m'),
        ("2026-11-24 09:00:00-10:00", '"2026-11-24 09:00" --duration 60m'),
        ("tomorrow 14:00-14:45", '"tomorrow 14:00" --duration 45m'),
        ("tomorrow 2pm-3pm", '"tomorrow 14:00" --duration 60m'),
        ("demain 14h-15h30", '"demain 14:00" --duration 90m'),
        ("demain de 14h à 15h30", '"demain 14:00" --duration 90m'),
        ("from 14:00 to 14:30", '"14:00" --duration 30m'),
        ("14:00–14:45", '"14:00" --duration 45m'),
    ],
)
def test_a_span_is_refused_with_the_start_and_the_length(text: str, hint: str) -> None:
    """A start with an end behind it is no offset: the length has an option of its own."""
    with pytest.raises(UsageError) as refused:
        read(text)
    assert refused.value.hint is not None
    assert refused.value.hint.endswith(hint)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-11-24 14:00-05:00", "2026-11-24T19:00"),
        ("2026-11-24 05:00-05:00", "2026-11-24T10:00"),
        ("2026-11-24T09:00:00-10:00", "2026-11-24T19:00"),
        ("2026-11-24 14:00 -1000", "2026-11-25T00:00"),
        ("2026-11-24T09:00:00-1000", "2026-11-24T19:00"),
        ("2026-11-24 10:00-1000", "2026-11-24T20:00"),
        ("2026-11-24 09:00+14:00", "2026-11-23T19:00"),
        ("2026-11-24 09:00+05:45", "2026-11-24T03:15"),
    ],
)
def test_an_offset_stays_one(text: str, utc: str) -> None:
    """With T and seconds, ahead of UTC, or no later than the time before it, it is an offset."""
    assert read(text).astimezone(ZoneInfo("UTC")).isoformat()[:16] == utc


@pytest.mark.parametrize("text", ["+23:00", "+14:45", "-12:30", "+01:07", "-00:20", "+01:00:30", "+05:60"])
def test_an_offset_that_no_place_has_is_refused(text: str) -> None:
    """It is a slip of the finger, wherever it stands."""
    with pytest.raises(UsageError, match="offset that does not exist"):
        parse_instant(f"2026-11-24T23:59:00{text}", PARIS)
    with pytest.raises(ValueError, match="no place is at"):
        offset_of(read_offset(text))


def test_every_offset_in_use_is_read() -> None:
    """The time zone database's own offsets of today are all known."""
    for name in ("Asia/Kathmandu", "Pacific/Chatham", "America/St_Johns", "Pacific/Marquesas", "Pacific/Kiritimati"):
        text = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo(name)).isoformat()
        assert parse_instant(text, PARIS) == datetime.fromisoformat(text)


def test_parts_of_an_offset() -> None:
    """Signs and digits are told apart; UTC has neither."""
    assert offset_of(read_offset("z")) == timezone(timedelta())
    assert offset_of(read_offset("-05")) == timezone(timedelta(hours=-5))
    assert ends_a_span(read_offset("-14:45"), 14, 0)
    assert not ends_a_span(read_offset("-14:00"), 14, 0)
    assert not ends_a_span(read_offset("+14:45"), 14, 0)
    assert ends_a_span(read_offset("-1445"), 14, 0)
    assert ends_a_span(read_offset("-15"), 14, 0)
    assert not ends_a_span(read_offset("-0500"), 14, 0)
    assert not ends_a_span(read_offset("-1475"), 14, 0)
    assert not ends_a_span(read_offset("-24"), 14, 0)
    assert minutes_between(read_offset("-14:45"), 13, 50) == 55
    assert read_offset("-05:30:15") == Written("-05:30:15", "-", 5, 30, 15)
    assert read_offset("utc") == Written("utc", None, 0, 0, 0)
    assert ends_a_span(read_offset("-14:45:30"), 14, 0) is False


# What a place has had since 1970 beside whole hours.
ODD = """
    -10:40 -10:30 -09:30 -08:30 -04:30 -03:45 -03:30 -02:30 -01:30 +03:30 +04:30 +05:30 +05:45 +06:30 +07:30 +08:30
    +08:45 +09:30 +09:45 +10:30 +11:30 +12:30 +12:45 +13:45
"""


def test_an_offset_is_a_whole_hour_or_one_of_the_odd_ones() -> None:
    """Of all minutes of a day, ahead and behind: from -12 to +14 hours, and those few."""
    written = [f"{sign}{minutes // 60:02}:{minutes % 60:02}" for sign in "+-" for minutes in range(24 * 60)]
    accepted = set()
    for text in written:
        with contextlib.suppress(ValueError):
            assert offset_of(read_offset(text)) == datetime.fromisoformat(f"2026-11-24T12:00{text}").tzinfo
            accepted.add(text)
    hours = {f"+{hours:02}:00" for hours in range(15)} | {f"-{hours:02}:00" for hours in range(13)}
    assert accepted == hours | set(ODD.split())


def test_every_offset_of_the_time_zone_database_is_read() -> None:
    """In every zone, four times a year since 1970; the few that had seconds then are left out."""
    quarters = [datetime(year, month, 1, tzinfo=UTC) for year in range(1970, 2038) for month in (1, 4, 7, 10)]
    offsets = {at.astimezone(ZoneInfo(name)).utcoffset() for name in available_timezones() for at in quarters}
    for offset in offsets:
        assert offset is not None
        if offset % timedelta(minutes=1) == timedelta():
            text = datetime(2026, 11, 24, tzinfo=timezone(offset)).isoformat()[19:]
            assert offset_of(read_offset(text)) == timezone(offset)


@pytest.mark.parametrize(
    ("hours", "minutes", "ends"),
    [(23, 0, True), (22, 59, True), (23, 59, True), (24, 0, False), (22, 60, False), (22, 0, False)],
)
def test_the_end_of_a_span_is_a_time_of_day(hours: int, minutes: int, ends: bool) -> None:
    """Up to 23:59, and later than the start, here 22:00."""
    assert ends_a_span(Written("", "-", hours, minutes), 22, 0) is ends


@pytest.mark.parametrize(
    ("typed", "length"),
    [("2026-11-24 9h15-10h", "45m"), ("2026-11-24 9h00-1030", "90m"), ("2026-11-24 9-10h", "60m")],
)
def test_the_length_of_a_span_is_what_to_type(typed: str, length: str) -> None:
    """Where the command has that option, and not elsewhere."""
    with pytest.raises(UsageError) as caught:
        read(typed)
    assert f"--duration {length}" in str(caught.value.hint)
    with pytest.raises(UsageError) as caught:
        parse_when(typed, now=NOW, zone=PARIS, direction=Direction.AHEAD)
    assert "--duration" not in str(caught.value.hint)


def test_two_bare_numbers_are_no_span() -> None:
    """Neither is a time that could not be anything else."""
    with pytest.raises(UsageError) as caught:
        read("2026-11-24 9-10")
    assert "has a start and an end" not in str(caught.value.message)
