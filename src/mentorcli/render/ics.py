"""Sessions as a calendar file (RFC 5545): icalendar escapes and folds, the rules of the zone are our own short ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mentorcli.models.results.calendars import ExportedEvent
from mentorcli.render.text.calendar import event_title
from mentorcli.rules.calendar_zone import Observance, observances
from mentorcli.text import controls_shown

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

PRODID = "-//mentor//mentorcli//EN"
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # RFC 5545, 3.1: no control characters but TAB
_LINE_ENDS = dict.fromkeys(map(ord, "\u0085\u2028\u2029"), "\n")  # at which some readers cut, as at a real one


def calendar_text(events: Sequence[ExportedEvent], zone: str | None, lang: str, *, alarm: int | None) -> str:
    """Return a calendar with its line ends (CRLF).

    Times are in the zone of that name, None: in UTC. `alarm` is how many minutes before each there is one.
    """
    from icalendar import Calendar  # 140 ms, with dateutil

    calendar = Calendar()
    calendar.add("PRODID", PRODID)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    local = ZoneInfo(zone) if zone not in (None, "UTC") else None
    if local is not None and events:
        years = [one.start.astimezone(local).year for one in events]
        calendar.add_component(_timezone(local, min(years), max(years)))
    for one in events:
        calendar.add_component(_event(one, local, lang, alarm))
    return _written(calendar)


def _written(calendar: Calendar) -> str:
    written: bytes = calendar.to_ical(sorted=False)
    return written.decode()


def _event(one: ExportedEvent, zone: ZoneInfo | None, lang: str, alarm: int | None) -> Event:
    from icalendar import Event

    event = Event()
    event.add("UID", one.uid)
    event.add("DTSTAMP", one.stamp)
    start, end = _span(one, zone)
    event.add("DTSTART", start)
    event.add("DTEND", end)
    event.add("SUMMARY", _plain(event_title(one, lang)))
    if one.notes:
        event.add("DESCRIPTION", _plain(one.notes))
    event.add("SEQUENCE", one.sequence)
    event.add("STATUS", "CANCELLED" if one.off else "CONFIRMED")
    event.add("X-MENTOR-KIND", str(one.kind))
    if one.student is not None:
        event.add("X-MENTOR-STUDENT", one.student)
    if alarm is not None and not one.off:
        event.add_component(_alarm(one, lang, alarm))
    return event


def _span(one: ExportedEvent, zone: ZoneInfo | None) -> tuple[datetime, datetime]:
    """Return start and end as they are written: local, or in UTC where the clocks show one of the two twice.

    Of such a time each program takes the one it likes, khal even one before the start for the end.
    """
    start = one.start.astimezone(UTC)
    span = start, start + timedelta(minutes=one.minutes)
    if zone is None:
        return span
    local = span[0].astimezone(zone), span[1].astimezone(zone)
    twice = any(at.replace(fold=0).utcoffset() != at.replace(fold=1).utcoffset() for at in local)
    return span if twice else local


def _plain(text: str) -> str:
    """Return text without what a calendar may not hold; what would steer a terminal, or turn text round, is shown."""
    return controls_shown(_NO_TEXT.sub("", text.translate(_LINE_ENDS)))


def _alarm(one: ExportedEvent, lang: str, minutes: int) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", _plain(event_title(one, lang)))
    alarm.add("TRIGGER", timedelta(minutes=-minutes))
    return alarm


def _timezone(zone: ZoneInfo, first: int, last: int) -> Timezone:
    from icalendar import Timezone

    found = Timezone()
    found.add("TZID", zone.key)
    for one in observances(zone, first, last):
        found.add_component(_observance(one))
    return found


def _observance(one: Observance) -> TimezoneDaylight | TimezoneStandard:
    from icalendar import TimezoneDaylight, TimezoneStandard
    from icalendar.prop import vRecur

    part = TimezoneDaylight() if one.daylight else TimezoneStandard()
    part.add("DTSTART", one.start)
    part.add("TZOFFSETFROM", one.before)
    part.add("TZOFFSETTO", one.after)
    part.add("TZNAME", one.name)
    if one.rule:
        part.add("RRULE", vRecur.from_ical(one.rule))
    return part
