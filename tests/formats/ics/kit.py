"""Calendars made line by line, in the shapes that programs write them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from mentorcli.formats.ics.read import read
from mentorcli.models.calendar import ForeignCalendar, Window

WINDOW = Window(datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
PARIS_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""


def fixed_zone(tzid: str, offset: str) -> str:
    """Return the rules of a zone without clock changes, as Exchange writes them."""
    return f"""BEGIN:VTIMEZONE
TZID:{tzid}
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:{offset}
TZOFFSETTO:{offset}
END:STANDARD
END:VTIMEZONE"""


def event(*lines: str, uid: str | None = "e1", title: str = "Amélie Durand") -> str:
    """Return an event with so many lines of its own."""
    own = [f"UID:{uid}"] if uid is not None else []
    return "\n".join(["BEGIN:VEVENT", *own, f"SUMMARY:{title}", *lines, "END:VEVENT"])


def calendar(*parts: str, method: str | None = None) -> str:
    """Return a calendar with those events and zones in it."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//somebody//some program//EN"]
    return "\n".join([*head, *([f"METHOD:{method}"] if method else []), *parts, "END:VCALENDAR", ""])


def found_in(
    text: str | bytes, *, chosen: str | None = None, window: Window = WINDOW, wanted: bool = True
) -> ForeignCalendar:
    """Return what is read of a calendar; text is written with the line ends of the standard."""
    data = text if isinstance(text, bytes) else text.replace("\n", "\r\n").encode()
    zone = ZoneInfo(chosen) if chosen else None
    return read(data, "x.ics", window, chosen=zone, wanted=lambda _: wanted, progress=lambda _: None)


def hours(found: ForeignCalendar) -> list[str]:
    """Return the starts of what was read, in UTC, in order; in the place of one that is not certain, why."""
    told = [f"{one.start:%Y-%m-%d %H:%M}" if one.start is not None else str(one.doubt) for one in found.events]
    return sorted(told)


def faults(found: ForeignCalendar) -> list[str]:
    """Return what cannot be read, with its line."""
    return [f"{one.line}: {one.reason}" for one in found.faults]
