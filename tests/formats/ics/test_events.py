"""What is read of one event beside its hour, and what of a series."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from formats.ics.kit import PARIS_ZONE, WINDOW, calendar, event, found_in
from mentorcli.models.calendar import ForeignEvent, Person
from mentorcli.models.session import SessionKind

AT = "DTSTART:20260701T140000Z"


def only(*lines: str, **how: str) -> ForeignEvent:
    """Return the one event of a calendar."""
    (found,) = found_in(calendar(event(AT, *lines, **how))).events
    return found


def test_who_is_in_it() -> None:
    """Those invited and who invites, with what there is of name and address."""
    found = only(
        'ATTENDEE;CN="Durand, Amélie";ROLE=CHAIR:MAILTO:amelie@example.org',
        "ATTENDEE:mailto:sam@example.org",
        "ATTENDEE;CN=Room 4:urn:uuid:4",
        "ATTENDEE:somebody",
        "ORGANIZER;CN=Lou:mailto:",
    )
    assert found.people == (
        Person("Durand, Amélie", "amelie@example.org"), Person(None, "sam@example.org"), Person("Room 4", None),
        Person(None, None), Person("Lou", None),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        (("DTEND:20260701T143000Z",), 30),
        (("DTEND;TZID=Asia/Tokyo:20260701T234500",), 45),
        (("DURATION:PT1H15M5S",), 76),
        (("DURATION:P1D",), 1440),
        (("DTEND:20260701T140000Z",), None),
        (("DTEND:20260701T150000",), None),
        ((), None),
    ],
)
def test_its_length(lines: tuple[str, ...], minutes: int | None) -> None:
    """By elapsed time, in whole minutes; none where the file has none, or an end that is nowhere."""
    assert only(*lines).minutes == minutes


def test_its_length_over_the_clock_change_is_what_elapses() -> None:
    """From 01:30 to 03:30 on the night when an hour is skipped is one hour."""
    text = calendar(event("DTSTART;TZID=Europe/Paris:20260329T013000", "DTEND;TZID=Europe/Paris:20260329T033000"))
    assert found_in(text).events[0].minutes == 60


def test_its_version() -> None:
    """How often and when it was changed, as far as it says so."""
    found = only("SEQUENCE:3", "DTSTAMP:20260601T080000Z")
    assert (found.sequence, found.stamp) == (3, datetime(2026, 6, 1, 8, tzinfo=UTC))
    none = only("SEQUENCE:-1", "DTSTAMP:20260601T080000")
    assert (none.sequence, none.stamp) == (0, None)
    assert only("DTSTAMP:yesterday").stamp is None
    assert only("DTSTAMP:19010601T080000Z").stamp is None
    assert only("SEQUENCE:99999999999").sequence == 2**31 - 1
    assert only(f"SEQUENCE:{'9' * 5_000}").sequence == 2**31 - 1
    assert only(f"SEQUENCE:{'0' * 5_000}3").sequence == 3


@pytest.mark.parametrize("sequence", ["12", "9" * 20, "9" * 5_000, "0" * 5_000 + "12"])
def test_the_later_version_holds_however_long_its_number(sequence: str) -> None:
    """Python reads no number of over 4,300 digits."""
    first = event("DTSTART:20261103T090000Z", "SEQUENCE:11")
    later = event("DTSTART:20261104T090000Z", f"SEQUENCE:{sequence}")
    assert [one.start for one in found_in(calendar(later, first)).events] == [datetime(2026, 11, 4, 9, tzinfo=UTC)]


def test_what_our_own_export_notes_beside_it() -> None:
    """Kind, slug, notes; the text of any other event stays where it is."""
    found = only("X-MENTOR-KIND:presentation", "X-MENTOR-STUDENT:am", r"DESCRIPTION:A\nB")
    assert (found.own, found.kind, found.student, found.notes) == (True, SessionKind.PRESENTATION, "am", "A\nB")
    other = only("DESCRIPTION:Zoom: https://example.org")
    assert (other.own, other.kind, other.student, other.notes) == (False, None, None, None)
    assert only("X-MENTOR-KIND:lunch").kind is None


def test_the_uid_of_an_event_without_one_is_always_the_same() -> None:
    """Another title or start makes another one."""

    def uid(*lines: str, title: str = "A") -> str:
        return found_in(calendar(event(*lines, uid=None, title=title))).events[0].uid

    assert uid(AT) == uid(AT, "SEQUENCE:2")
    assert len({uid(AT), uid(AT, title="B"), uid("DTSTART:20260702T140000Z")}) == 3
    assert found_in(calendar(event("STATUS:CANCELLED", uid=None))).events[0].uid.startswith("no-uid:")


def test_series_are_told_from_events() -> None:
    """Whole ones by their UID; those without an end are counted, of what is read in the window alone."""
    found = found_in(calendar(
        event("DTSTART:20261229T140000Z", "RRULE:FREQ=DAILY"),
        event("DTSTART:20260701T140000Z", "RRULE:FREQ=WEEKLY;COUNT=2", uid="e2"),
        event("DTSTART:20260701T150000Z", uid="e3"),
        event("DTSTART:20280101T150000Z", "RRULE:FREQ=YEARLY;UNTIL=20300101T150000Z", uid="e4"),
    ))  # fmt: skip
    assert (set(found.series), found.endless) == ({"e1", "e2", "e4"}, 1)
    assert [one.occurrence for one in found.events if one.uid == "e1"] == [
        "20261229T140000Z", "20261230T140000Z", "20261231T140000Z",
    ]  # fmt: skip
    assert all(one.start is not None and one.start < WINDOW.end for one in found.events)


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=3", ["07-14", "08-11", "09-08"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2", ["07-31", "08-31"]),
        ("FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR;COUNT=2", ["07-31", "08-31"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=3;WKST=SU", ["07-01", "07-13", "07-15"]),
        ("FREQ=DAILY;BYDAY=SA;COUNT=2", ["07-04", "07-11"]),
        ("FREQ=DAILY;BYMONTH=9;BYMONTHDAY=-30,15", ["09-01", "09-15"]),
        ("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", ["10-25"]),
        ("FREQ = WEEKLY; COUNT = 1", ["07-01"]),
    ],
)
def test_rules(rule: str, days: list[str]) -> None:
    """Months, positions, intervals; the start of the series itself stands before what the rule says."""
    found = found_in(calendar(event(AT, f"RRULE:{rule}"))).events
    starts = [f"{one.start:%m-%d}" for one in found if one.start is not None]
    assert [one for one in starts if one in days] == days
    assert set(starts) <= {"07-01", *days}


def test_both_changed_and_whole_occurrences_name_their_original_start() -> None:
    """Each of them once."""
    found = found_in(calendar(
        event("DTSTART;TZID=Europe/Paris:20260322T023000", "RRULE:FREQ=WEEKLY;COUNT=2"),
        event("RECURRENCE-ID;TZID=Europe/Paris:20260322T023000", "DTSTART:20260323T090000Z"),
        event("RECURRENCE-ID:20260401T090000Z", "STATUS:CANCELLED", uid="e2"),
    )).events  # fmt: skip
    assert [(one.uid, one.occurrence, one.cancelled) for one in found] == [
        ("e1", "20260322T013000Z", False), ("e1", "20260329T023000", False), ("e2", "20260401T090000Z", True),
    ]  # fmt: skip


@pytest.mark.parametrize("start", ["DTSTART;TZID=Europe/Paris:20260701T140000", "DTSTART:20260701T120000Z"])
@pytest.mark.parametrize("until", ["99991231T235959Z", "99991231T235959", "99991231", "99991230T000000Z"])
def test_a_series_that_ends_with_the_calendar(start: str, until: str) -> None:
    """Some programs write the last moment there is for one that never ends."""
    found = found_in(calendar(PARIS_ZONE, event(start, f"RRULE:FREQ=WEEKLY;UNTIL={until}")))
    assert found.faults == ()
    assert len(found.events) == 27  # Wednesdays of that year from 1 July on
    hours = {one.start.hour for one in found.events if one.start is not None}
    assert hours == ({12} if start.endswith("Z") else {12, 13})  # in UTC: the clock changes in October


@pytest.mark.parametrize(
    "line",
    [
        "DTSTART;TZID=Europe/Paris:99991231T235959", "DTSTART;TZID=America/New_York:00010101T000000",
        "DTSTART;TZID=Asia/Tokyo:00010101T000000", "DTSTART:99991231T235960Z",
    ],
)  # fmt: skip
@pytest.mark.parametrize("rule", [(), ("RRULE:FREQ=DAILY",), ("RDATE;TZID=Asia/Tokyo:00010101T000000",)])
def test_an_event_at_an_end_of_the_calendar(line: str, rule: tuple[str, ...]) -> None:
    """It is a fault of the file, or an event that is in no session's years: none of our own."""
    found = found_in(calendar(PARIS_ZONE, event(line, *rule), event(AT, uid="e2", title="Sam")))
    assert [one.title for one in found.events if one.start is not None and one.start.year == 2026] == ["Sam"]


def test_what_stands_in_place_of_an_occurrence_of_no_year() -> None:
    """It is read like any other, and the rest with it."""
    odd = event("RECURRENCE-ID;TZID=Europe/Paris:99991231T235959", "DTSTART:20260708T140000Z", title="Moved")
    found = found_in(calendar(PARIS_ZONE, event(AT, "RRULE:FREQ=WEEKLY;COUNT=2"), odd))
    assert sorted(one.title for one in found.events) == ["Amélie Durand", "Amélie Durand", "Moved"]
