"""A calendar file, as other programs read it: icalendar's own parser, and the octets themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mentorcli.models.results.calendars import ExportedEvent
from mentorcli.models.session import SessionKind
from mentorcli.render.ics import calendar_text

PARIS = ZoneInfo("Europe/Paris")
STAMP = datetime(2026, 11, 1, 8, tzinfo=UTC)


def exported(start: datetime, **facts: Any) -> ExportedEvent:
    """Return an event of 45 minutes."""
    return ExportedEvent(
        **{
            "uid": "a@mentorcli", "sequence": 2, "stamp": STAMP, "start": start, "minutes": 45,
            "name": "Amélie Durand", "kind": SessionKind.MENTORING, **facts,
        }
    )  # fmt: skip


def read(text: str) -> list[Any]:
    """Return the events as icalendar reads them."""
    import icalendar

    icalendar.use_zoneinfo()  # type: ignore[no-untyped-call]
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


@pytest.mark.parametrize("zone", ["Europe/Paris", None, "UTC", "Africa/Casablanca"])
def test_the_hours_are_the_same_over_both_clock_changes(zone: str | None) -> None:
    """Every half hour of the nights on which the clocks change, by the rules in the file too."""
    for night in (datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 10, 24, 22, tzinfo=UTC)):
        starts = [night + number * timedelta(minutes=30) for number in range(12)]
        found = read(calendar_text([exported(start) for start in starts], zone, "en", alarm=None))
        assert [one.start.astimezone(UTC) for one in found] == starts
        assert [one.end.astimezone(UTC) - start for one, start in zip(found, starts, strict=True)] == [
            timedelta(minutes=45)
        ] * 12


def test_our_own_reader_agrees_by_the_rules_in_the_file() -> None:
    """Under another name of the zone, of which nothing but those rules is known."""
    from formats.ics.kit import found_in, hours

    starts = [datetime(2026, month, 25, 12, tzinfo=UTC) for month in range(1, 13)]
    text = calendar_text(
        [exported(start, uid=f"{start.month}") for start in starts], "Europe/Paris", "en", alarm=None
    ).replace("Europe/Paris", "Own")
    assert hours(found_in(text.encode())) == [f"{start:%Y-%m-%d %H:%M}" for start in starts]


def test_every_line_is_folded_at_75_octets_and_every_text_escaped() -> None:
    """What a person wrote comes back as it was; a sign of control is left out."""
    name, notes = "Ana; B, \\C " + "é" * 60, "One,\ntwo; \\n " + "日本" * 40 + "\x07"
    text = calendar_text([exported(STAMP, name=name, notes=notes)], "Europe/Paris", "en", alarm=None)
    lines = text.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert "\n" not in "".join(lines)
    (found,) = read(text)
    assert (found["SUMMARY"], found["DESCRIPTION"]) == (f"Mentoring: {name}", notes.removesuffix("\x07"))


def test_what_is_in_it() -> None:
    """Version, status, kind; an alarm for what was not called off; whose it is where names are shared."""
    off = exported(STAMP, off=True, uid="b@mentorcli")
    one, other = read(calendar_text([exported(STAMP, student="am"), off], "Europe/Paris", "fr", alarm=75))
    assert (one["UID"], one["SEQUENCE"], one["DTSTAMP"].dt, one["STATUS"]) == ("a@mentorcli", 2, STAMP, "CONFIRMED")
    assert (one["SUMMARY"], one["X-MENTOR-KIND"], one["X-MENTOR-STUDENT"]) == (
        "Mentorat\u00a0: Amélie Durand", "mentoring", "am",
    )  # fmt: skip
    assert [alarm["TRIGGER"].dt for alarm in one.walk("VALARM")] == [timedelta(minutes=-75)]
    assert (other["STATUS"], other.walk("VALARM"), "X-MENTOR-STUDENT" in other) == ("CANCELLED", [], False)


def test_the_rules_of_the_zone_are_short() -> None:
    """Two lines for each clock change, not a list of dates; none for nothing."""
    text = calendar_text([exported(STAMP)], "Europe/Paris", "en", alarm=None)
    zone = text[text.index("BEGIN:VTIMEZONE") : text.index("END:VTIMEZONE")]
    assert len(zone) < 500
    assert "VTIMEZONE" not in calendar_text([], "Europe/Paris", "en", alarm=None)
    assert "VTIMEZONE" not in calendar_text([exported(STAMP)], None, "en", alarm=None)
    assert calendar_text([], None, "en", alarm=None).startswith("BEGIN:VCALENDAR\r\n")
