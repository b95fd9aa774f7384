"""The rules that a file has for a zone: what they say, and when they say nothing that can be relied on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from formats.ics.kit import PARIS_ZONE, calendar, fixed_zone
from mentorcli.formats.ics.lines import Component, cut
from mentorcli.formats.ics.zones import OffsetAt, file_offsets, instants, offsets_of


def component(text: str) -> Component:
    """Return the zone of a calendar."""
    return cut(calendar(text).encode(), "x.ics").calendars[0].children[0]


def offsets(text: str) -> OffsetAt:
    """Return what a zone says."""
    found = file_offsets(component(text))
    assert found is not None
    return found


def test_the_rules_of_paris_are_those_of_paris() -> None:
    """Every six hours of forty years."""
    own, named = offsets(PARIS_ZONE), offsets_of(ZoneInfo("Europe/Paris"))
    at, wrong = datetime(1996, 4, 1, tzinfo=UTC), []
    while at.year < 2037:
        if own(at) != named(at):
            wrong.append(at)
        at += timedelta(hours=37)
    assert wrong == []


def test_before_its_first_line_a_zone_is_where_it_comes_from() -> None:
    """The offset from which the first change goes."""
    text = PARIS_ZONE.replace("19700329", "20200329").replace("19701025", "20201025")
    assert offsets(text)(datetime(2019, 7, 1, tzinfo=UTC)) == timedelta(hours=1)


def test_changes_that_are_listed_or_end() -> None:
    """RDATE, and a rule until a moment in UTC, in local time, and none at all."""
    once = """BEGIN:VTIMEZONE
TZID:Somewhere
BEGIN:STANDARD
DTSTART:20200101T000000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RDATE:20230101T000000,20240101T000000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20200601T000000
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
RRULE:FREQ=YEARLY;UNTIL=UNTIL_HERE
END:DAYLIGHT
END:VTIMEZONE"""
    for until, last in (("20210531T220000Z", 3), ("20210601T000000", 3), ("20210531T215959Z", 2)):
        zone = offsets(once.replace("UNTIL_HERE", until))
        assert zone(datetime(2019, 1, 1, tzinfo=UTC)) == timedelta(hours=1)
        assert zone(datetime(2020, 7, 1, tzinfo=UTC)) == timedelta(hours=3)
        assert zone(datetime(2023, 2, 1, tzinfo=UTC)) == timedelta(hours=2)
        assert zone(datetime(2022, 7, 1, tzinfo=UTC)) == timedelta(hours=3)  # nothing ends it before 2023
        assert (zone(datetime(2021, 7, 1, tzinfo=UTC)) == timedelta(hours=3)) is True, last


@pytest.mark.parametrize(
    "broken",
    [
        fixed_zone("X", "+2500"),
        fixed_zone("X", "east"),
        fixed_zone("X", "+0100").replace("DTSTART:16010101T000000\n", ""),
        fixed_zone("X", "+0100").replace("DTSTART:16010101T000000", "DTSTART:x"),
        PARIS_ZONE.replace("FREQ=YEARLY", "FREQ=SECONDLY"),
        PARIS_ZONE.replace("FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=2"),
        PARIS_ZONE.replace("BYDAY=-1SU", "BYDAY=XX"),
        PARIS_ZONE.replace("RRULE:FREQ", "RRULE:FREQUENCY"),
        PARIS_ZONE.replace("FREQ=YEARLY", "YEARLY"),
        "BEGIN:VTIMEZONE\nTZID:X\nEND:VTIMEZONE",
        fixed_zone("X", "+0100").replace("16010101", "00010101"),
    ],
)
def test_rules_that_cannot_be_relied_on_say_nothing(broken: str) -> None:
    """An event in such a zone is read by the zone's name, or is in doubt."""
    assert file_offsets(component(broken)) is None


def test_instants() -> None:
    """One as a rule, none in the hour that is skipped, two in the one that comes twice, in order."""
    paris = offsets_of(ZoneInfo("Europe/Paris"))

    def told(*when: int) -> list[str]:
        return [f"{one:%H:%M}" for one in instants(datetime(*when), paris)]  # type: ignore[arg-type] # noqa: DTZ001

    assert told(2026, 3, 29, 2, 30) == []
    assert told(2026, 3, 29, 3, 0) == ["01:00"]
    assert told(2026, 10, 25, 2, 30) == ["00:30", "01:30"]
    assert told(2026, 10, 25, 3, 0) == ["02:00"]
