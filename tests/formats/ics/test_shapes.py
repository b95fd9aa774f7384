"""The shapes in which programs write calendars: each is read at the right hour, or said to be in doubt, or refused.

The hours are worked out by hand from the text, in UTC. Paris is at +01:00 until Sun 29 Mar 2026 and from Sun 25 Oct on.
"""

from __future__ import annotations

import pytest

from formats.ics.kit import PARIS_ZONE, WINDOW, calendar, event, faults, fixed_zone, found_in, hours
from mentorcli.models.calendar import Window

NO_ZONE = "its time has no time zone: --zone says in which one it is"
WHOLE_DAY = "it lasts the whole day: it has no hour"
W_EUROPE = PARIS_ZONE.replace("Europe/Paris", "W. Europe Standard Time").replace("19700329", "16010325")
FIXED = fixed_zone("Customized Time Zone", "+0500")
PARIS_14 = event("DTSTART;TZID=Europe/Paris:20260701T140000", "DTEND;TZID=Europe/Paris:20260701T144500")

SHAPES: dict[str, tuple[str, list[str]]] = {
    "Google: in UTC, with alarms and somebody invited": (
        calendar(event(
            "DTSTART:20260701T120000Z", "DTEND:20260701T124500Z", "ATTENDEE;CN=Sam:mailto:sam@example.org",
            "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P0DT0H10M0S", "DESCRIPTION:Soon", "END:VALARM",
        )),
        ["2026-07-01 12:00"],
    ),
    "Google: the zone by its name, its rules in the file": (calendar(PARIS_ZONE, PARIS_14), ["2026-07-01 12:00"]),
    "Office 365: the zone by its name for Windows, no rules in the file": (
        calendar(event("DTSTART;TZID=W. Europe Standard Time:20260701T140000")), ["2026-07-01 12:00"],
    ),
    "Exchange: the zone by its name for Windows, its rules from 1601 on": (
        calendar(W_EUROPE, event("DTSTART;TZID=W. Europe Standard Time:20260115T140000")), ["2026-01-15 13:00"],
    ),
    "Outlook: a zone with commas in its quoted name": (
        calendar(
            fixed_zone("Canberra, Melbourne, Sydney", "+1000"),
            event('DTSTART;TZID="Canberra, Melbourne, Sydney":20260701T140000'),
        ),
        ["2026-07-01 04:00"],
    ),
    "Office 365: a zone of one's own": (
        calendar(FIXED, event("DTSTART;TZID=Customized Time Zone:20260701T140000")), ["2026-07-01 09:00"],
    ),
    "a zone whose name is not ASCII": (
        calendar(
            fixed_zone("(UTC-03:00) Brasília", "-0300"), event('DTSTART;TZID="(UTC-03:00) Brasília":20260701T140000')
        ),
        ["2026-07-01 17:00"],
    ),
    "a zone with seconds in its offset": (
        calendar(fixed_zone("Old time", "+000921"), event("DTSTART;TZID=Old time:20260701T140000")),
        ["2026-07-01 13:50"],
    ),
    "Mozilla: the name of a zone behind a path of its own": (
        calendar(event("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Paris:20260701T140000")), ["2026-07-01 12:00"],
    ),
    "Office 365: a zone that the file has no rules for and nobody knows": (
        calendar(FIXED, event("DTSTART;TZID=Another Customized Zone:20260701T140000")),
        ["its time zone is unknown, Another Customized Zone: --zone says which one it is"],
    ),
    "Exchange: a zone without a name": (
        calendar(fixed_zone("", "+0000"), event("DTSTART;TZID=:20260701T140000")),
        ["its time zone has no name: --zone says which one it is"],
    ),
    "rules in the file that contradict the zone of that name": (
        calendar(fixed_zone("Europe/Paris", "-0300"), PARIS_14),
        ["2026-07-01 14:00 in Europe/Paris is 17:00 UTC by the file's own rules, 12:00 UTC by that zone's"],
    ),
    "rules in the file that say nothing: the zone of that name holds": (
        calendar("BEGIN:VTIMEZONE\nTZID:Europe/Paris\nEND:VTIMEZONE", PARIS_14), ["2026-07-01 12:00"],
    ),
    "Outlook: floating, although the file has a zone": (
        calendar(W_EUROPE, event("DTSTART:20260701T140000", "DTEND:20260701T143000")), [NO_ZONE],
    ),
    "ownCloud: a floating start, an end with a zone": (
        calendar(event("DTSTART:20260701T140000", "DTEND;TZID=Europe/Paris:20260701T150000Z")), [NO_ZONE],
    ),
    "ownCloud: a start in UTC and in a zone": (
        calendar(event("DTSTART;TZID=Europe/Paris:20260701T140000Z")),
        ["its start is both in UTC and in Europe/Paris"],
    ),
    "a start in UTC and in the zone UTC": (
        calendar(event("DTSTART;TZID=UTC:20260701T140000Z")), ["2026-07-01 14:00"],
    ),
    "a whole day": (
        calendar(event("DTSTART;VALUE=DATE:20260701", "DTEND;VALUE=DATE:20260702")), [WHOLE_DAY],
    ),
    "a series of whole days, one of them moved over the clock change": (
        calendar(
            event("DTSTART;VALUE=DATE:20261024", "RRULE:FREQ=DAILY;COUNT=3"),
            event("RECURRENCE-ID;VALUE=DATE:20261025", "DTSTART;VALUE=DATE:20261027"),
        ),
        [WHOLE_DAY, WHOLE_DAY],
    ),
    "Synology: a duration in the place of an end": (
        calendar(event("DTSTART:20260701T140000Z", "DURATION:PT1H15M")), ["2026-07-01 14:00"],
    ),
    "the hour that the clocks skip": (
        calendar(PARIS_ZONE, event("DTSTART;TZID=Europe/Paris:20260329T023000", "DURATION:PT45M")),
        ["2026-03-29 02:30 does not exist in Europe/Paris: a clock change skips it"],
    ),
    "the hour that the clocks show twice: the first": (
        calendar(PARIS_ZONE, event("DTSTART;TZID=Europe/Paris:20261025T023000", "DURATION:PT45M")),
        ["2026-10-25 00:30"],
    ),
    "every week over the clock change of autumn: the hour on the clock stays": (
        calendar(PARIS_ZONE, event("DTSTART;TZID=Europe/Paris:20261018T143000", "RRULE:FREQ=WEEKLY;COUNT=3")),
        ["2026-10-18 12:30", "2026-10-25 13:30", "2026-11-01 13:30"],
    ),
    "every week over the clock change of spring, at an hour that is skipped once": (
        calendar(PARIS_ZONE, event("DTSTART;TZID=Europe/Paris:20260322T023000", "RRULE:FREQ=WEEKLY;COUNT=3")),
        [
            "2026-03-22 01:30", "2026-03-29 02:30 does not exist in Europe/Paris: a clock change skips it",
            "2026-04-05 00:30",
        ],
    ),
    "the hour that the clocks skip, left out of its series": (
        calendar(event(
            "DTSTART;TZID=Europe/Paris:20260322T023000", "RRULE:FREQ=WEEKLY;COUNT=3",
            "EXDATE;TZID=Europe/Paris:20260329T023000",
        )),
        ["2026-03-22 01:30", "2026-04-05 00:30"],
    ),
    "two calendars in one file that mean two zones by one name": (
        calendar(FIXED, event("DTSTART;TZID=Customized Time Zone:20260701T100000"))
        + calendar(
            fixed_zone("Customized Time Zone", "-0300"),
            event("DTSTART;TZID=Customized Time Zone:20260701T100000", uid="e2"),
        ),
        ["2026-07-01 05:00", "2026-07-01 13:00"],
    ),
    "Google: a series with an hour until a day": (
        calendar(event("DTSTART;TZID=Europe/Paris:20260706T140000", "RRULE:FREQ=WEEKLY;UNTIL=20260720")),
        ["2026-07-06 12:00", "2026-07-13 12:00", "2026-07-20 12:00"],
    ),
    "a series until a moment in UTC, before the last one": (
        calendar(event("DTSTART;TZID=Europe/Paris:20260706T140000", "RRULE:FREQ=WEEKLY;UNTIL=20260720T110000Z")),
        ["2026-07-06 12:00", "2026-07-13 12:00"],
    ),
    "a series until a moment in UTC, the last one itself": (
        calendar(event("DTSTART;TZID=Europe/Paris:20260706T140000", "RRULE:FREQ=WEEKLY;UNTIL=20260720T120000Z")),
        ["2026-07-06 12:00", "2026-07-13 12:00", "2026-07-20 12:00"],
    ),
    "Google: days left out of a series with an hour": (
        calendar(event(
            "DTSTART;TZID=Europe/Paris:20260706T140000", "RRULE:FREQ=DAILY;COUNT=4",
            "EXDATE;VALUE=DATE:20260707", "EXDATE;TZID=Europe/Paris:20260708T140000,", "EXDATE:20260709T150000",
        )),
        ["2026-07-06 12:00", "2026-07-09 12:00"],
    ),
    "Exchange: several left out on one line, that is folded": (
        calendar(event(
            "DTSTART;TZID=Romance Standard Time:20260706T140000", "RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=MO;WKST=SU",
            "EXDATE;TZID=Romance Standard Time:20260713T140000,20260", " 727T140000",
        )),
        ["2026-07-06 12:00", "2026-07-20 12:00"],
    ),
    "a series of listed dates": (
        calendar(event(
            "DTSTART;TZID=Europe/Paris:20260706T140000", "RDATE;TZID=Europe/Paris:20260709T150000",
            "RDATE;VALUE=PERIOD:20260710T080000Z/PT45M",
        )),
        ["2026-07-06 12:00", "2026-07-09 13:00", "2026-07-10 08:00"],
    ),
    "khal: an occurrence that was moved, its original start in UTC, and one that was called off": (
        calendar(
            event("DTSTART;TZID=Europe/Paris:20260706T140000", "RRULE:FREQ=WEEKLY;COUNT=3"),
            event("RECURRENCE-ID:20260713T120000Z", "DTSTART;TZID=Europe/Paris:20260714T090000"),
            event("RECURRENCE-ID;TZID=Europe/Paris:20260720T140000", "DTSTART;TZID=Europe/Paris:20260720T140000",
                  "STATUS:CANCELLED"),
        ),
        ["2026-07-06 12:00", "2026-07-14 07:00", "2026-07-20 12:00"],
    ),
    "an occurrence of a day, and one without its zone": (
        calendar(
            event("DTSTART;TZID=Europe/Paris:20260706T140000", "RRULE:FREQ=WEEKLY;COUNT=3"),
            event("RECURRENCE-ID;VALUE=DATE:20260713", "DTSTART;TZID=Europe/Paris:20260714T090000"),
            event("RECURRENCE-ID:20260720T140000", "DTSTART;TZID=Europe/Paris:20260721T090000"),
        ),
        ["2026-07-06 12:00", "2026-07-14 07:00", "2026-07-21 07:00"],
    ),
    "Lotus: one occurrence alone, with a list of dates that is its own": (
        calendar(
            fixed_zone("Eastern", "-0400"),
            event("RECURRENCE-ID:20260701T130000Z", "DTSTART;TZID=Eastern:20260701T100000",
                  "RDATE;TZID=Eastern;VALUE=PERIOD:20260701T100000/20260701T110000"),
            method="REQUEST",
        ),
        ["2026-07-01 14:00"],
    ),
    "Exchange: no UID": (calendar(event("DTSTART:20260701T140000Z", uid=None)), ["2026-07-01 14:00"]),
    "an event twice, of which the later version counts": (
        calendar(
            event("DTSTART:20260701T150000Z", "SEQUENCE:3"), event("DTSTART:20260701T140000Z", "SEQUENCE:2")
        ),
        ["2026-07-01 15:00"],
    ),
    "an occurrence twice, of which the later version counts": (
        calendar(
            event("RECURRENCE-ID:20260701T130000Z", "DTSTART:20260701T150000Z", "DTSTAMP:20260502T000000Z"),
            event("RECURRENCE-ID:20260701T130000Z", "DTSTART:20260701T140000Z", "DTSTAMP:20260501T000000Z"),
        ),
        ["2026-07-01 15:00"],
    ),
    "the very same event twice": (
        calendar(event("DTSTART:20260701T140000Z"), event("DTSTART:20260701T140000Z")), ["2026-07-01 14:00"],
    ),
    "over 24 hours": (
        calendar(event("DTSTART:20260701T140000Z", "DTEND:20260703T140000Z")), ["it lasts more than 24 hours"],
    ),
    "in a year that nobody means": (
        calendar(event("DTSTART:19410512T140000Z")), ["it falls in the year 1941: years go from 1970 to 2199"],
    ),
    "a series from a year that nobody means": (
        calendar(event("DTSTART:19410512T140000Z", "RRULE:FREQ=DAILY")),
        ["it falls in the year 1941: years go from 1970 to 2199"],
    ),
    "a series in a zone that nobody knows": (
        calendar(event("DTSTART;TZID=Germany/Berlin:20260701T140000", "RRULE:FREQ=DAILY")),
        ["its time zone is unknown, Germany/Berlin: --zone says which one it is"],
    ),
    "a leap second": (calendar(event("DTSTART:20261231T235960Z")), ["2026-12-31 23:59"]),
    "called off without a start": (
        calendar(event("STATUS:CANCELLED"), method="PUBLISH"), ["None"],
    ),
    "a whole series called off by a message": (
        calendar(event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY"), method="CANCEL"), ["2026-07-01 14:00"],
    ),
    "the answer of somebody invited is no event": (
        calendar(event("DTSTART:20260701T140000Z"), method="REPLY"), [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_the_hour_is_right_or_said_to_be_in_doubt(name: str) -> None:
    """Nothing of it is unreadable."""
    text, expected = SHAPES[name]
    found = found_in(text)
    assert faults(found) == []
    assert hours(found) == sorted(expected)


REFUSED: dict[str, tuple[str, str]] = {
    "no day of any month": (event("DTSTART:20261032T140000Z"), "7: DTSTART '20261032T140000Z' is no time"),
    "no time at all": (event("DTSTART:soon"), "7: DTSTART 'soon' is no time"),
    "no start": (event("DTEND:20260701T140000Z"), "4: it has no DTSTART"),
    "a start twice": (
        event("DTSTART:20260701T140000Z", "DTSTART:20260702T140000Z"),
        "8: DTSTART stands there twice (line 7 too)",
    ),
    "Exchange: a quote that is not closed": (
        event('DTSTART;TZID="W. Europe Standard Time:20260701T140000"'), "7: DTSTART '' is no time",
    ),
    "it ends before it begins": (
        event("DTSTART:20260701T140000Z", "DTEND:20260701T130000Z"), "8: it ends before it begins",
    ),
    "no end that can be read": (
        event("DTSTART:20260701T140000Z", "DTEND:20260701T2300"), "8: DTEND '20260701T2300' is no time",
    ),
    "a start that broken folding puts into the text above": (
        event("DESCRIPTION:Hello", " DTSTART:20260701T140000Z", "DTEND:20260701T150000Z"),
        "8: the line begins with a space, so that it belongs to DESCRIPTION above",
    ),
    "a duration that is none": (event("DTSTART:20260701T140000Z", "DURATION:long"), "8: DURATION 'long' is none"),
    "every second, without an end": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=SECONDLY"),
        "8: the repetition FREQ=SECONDLY: only days, weeks, months and years",
    ),
    "several times a day": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY;BYHOUR=9,14"),
        "8: the repetition FREQ=DAILY;BYHOUR=9,14: BYHOUR is not read",
    ),
    "no interval": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY;INTERVAL=0"),
        "8: the repetition FREQ=DAILY;INTERVAL=0: INTERVAL goes from 1 to 1000",
    ),
    "far too many": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY;COUNT=99999999999"),
        "8: the repetition FREQ=DAILY;COUNT=99999999999: COUNT goes from 1 to 100000",
    ),
    "vCalendar 1.0: a rule of its own": (
        event("DTSTART:20260701T140000Z", "RRULE:W1 MO #5"), "8: the repetition W1 MO #5: it cannot be read",
    ),
    "a rule that contradicts itself": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY;FREQ=WEEKLY"),
        "8: the repetition FREQ=DAILY;FREQ=WEEKLY: it cannot be read",
    ),
    "a day that there never is": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        "8: the repetition FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30: no day fits it",
    ),
    "a day of the week that never comes": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO"),
        "8: the repetition FREQ=DAILY;INTERVAL=7;BYDAY=MO: no day fits it",
    ),
    "a month that there is not": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=WEEKLY;BYMONTH=13"),
        "8: the repetition FREQ=WEEKLY;BYMONTH=13: BYMONTH goes from 1 to 12",
    ),
    "a number of days in a month that none has": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY;BYMONTHDAY=-32"),
        "8: the repetition FREQ=DAILY;BYMONTHDAY=-32: BYMONTHDAY goes from 1 to 31",
    ),
    "a position among the hours of a day": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY;BYSETPOS=3"),
        "8: the repetition FREQ=DAILY;BYSETPOS=3: BYSETPOS is not read",
    ),
    "a day of the month in a rule of weeks": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=WEEKLY;BYMONTHDAY=3"),
        "8: the repetition FREQ=WEEKLY;BYMONTHDAY=3: BYMONTHDAY is not read",
    ),
    "a day that falls behind the last year": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=30"),
        "8: the repetition FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=30: no day fits it",
    ),
    "a day that is none": (
        event("DTSTART;VALUE=DATE:2026-07-01"), "7: DTSTART '2026-07-01' is no time",
    ),
    "an end of the series that is no time": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY;UNTIL=later"), "8: RRULE 'LATER' is no time",
    ),
    "what the library cannot make out": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=WEEKLY;BYDAY=XX"), "4: its series cannot be read: ",
    ),
    "days left out by an older standard": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY;COUNT=3", "EXRULE:FREQ=DAILY;COUNT=1"),
        "9: the repetition FREQ=DAILY;COUNT=1: EXRULE is of an older standard",
    ),
    "a day left out that is no time": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:monday"), "9: EXDATE 'monday' is no time",
    ),
    "a day left out in a zone that nobody knows": (
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;TZID=Nowhere:20260702T140000"),
        "9: its time zone is unknown, Nowhere: --zone says which one it is",
    ),
    "all later occurrences changed at once": (
        event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260701T130000Z", "DTSTART:20260701T140000Z"),
        "7: it changes all later occurrences at once (RANGE), which is not read",
    ),
    "an occurrence of no time": (
        event("RECURRENCE-ID:then", "DTSTART:20260701T140000Z"), "7: RECURRENCE-ID 'then' is no time",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_named_and_nothing_else_suffers(name: str) -> None:
    """The line of the fault stands there with the reason; the event before and the one behind it are read."""
    text, expected = REFUSED[name]
    before, behind = (event(f"DTSTART:2026070{n}T080000Z", uid=f"other-{n}") for n in (1, 2))
    found = found_in(calendar(text, behind))
    (said,) = faults(found)
    assert said.startswith(expected)
    assert hours(found) == ["2026-07-02 08:00"]
    both = found_in(calendar(before, text, behind))
    assert hours(both) == ["2026-07-01 08:00", "2026-07-02 08:00"]
    assert both.faults[0].title == "Amélie Durand"


def test_two_versions_that_cannot_be_told_apart_are_refused() -> None:
    """Which of the two starts holds is not guessed."""
    found = found_in(calendar(event("DTSTART:20260701T140000Z"), event("DTSTART:20260701T150000Z")))
    assert (hours(found), faults(found)) == ([], ["9: another event has the same UID and version (line 4)"])


def test_more_occurrences_than_anybody_plans_are_in_doubt() -> None:
    """The way to bound them is said."""
    text = calendar(event("DTSTART:19700101T140000Z", "RRULE:FREQ=DAILY"))
    wide = Window(WINDOW.start.replace(year=2020), WINDOW.end)
    found = found_in(text, window=wide)
    assert hours(found) == ["its series has more than 1000 occurrences: --from and --to bound them"]
    assert found.series == frozenset()
    assert len(found_in(text).events) == 365


def test_a_series_of_nobody_stands_there_once() -> None:
    """Its rule is looked at all the same."""
    text = calendar(
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=DAILY"),
        event("DTSTART:20260702T140000Z", "RRULE:FREQ=HOURLY", uid="e2"),
    )
    found = found_in(text, wanted=False)
    assert (hours(found), len(found.faults), found.series, found.endless) == (["2026-07-01 14:00"], 1, frozenset(), 0)


def test_the_zone_that_was_asked_for_is_that_of_times_without_one() -> None:
    """So are those in a zone that nobody knows; others stay in theirs."""
    text = calendar(
        event("DTSTART:20260701T140000"),
        event("DTSTART;TZID=Nowhere:20260701T140000", uid="e2"),
        event("DTSTART;TZID=Asia/Tokyo:20260701T140000", uid="e3"),
        event("DTSTART:20260329T023000", uid="e4"),
        event("DTSTART:20260706T140000", "RRULE:FREQ=WEEKLY;COUNT=2", "EXDATE:20260713T140000", uid="e5"),
    )
    assert hours(found_in(text, chosen="Europe/Paris")) == [
        "2026-03-29 02:30 does not exist: a clock change skips it",
        "2026-07-01 05:00", "2026-07-01 12:00", "2026-07-01 12:00", "2026-07-06 12:00",
    ]  # fmt: skip
