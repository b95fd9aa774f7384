"""The follow-up of a silent student: steps, their days, what ends it (domain, section 4; FAQ)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.content import policy_data
from mentorcli.models.contact import Contact, ContactDue, ContactEvent, ContactStep, ContactVia, Reply
from mentorcli.models.student import Student, StudentStatus
from mentorcli.models.timeoff import TimeOff
from mentorcli.rules.contact import (
    STEPS,
    next_contact,
    owes_first_email,
    running_contacts,
    status_after,
    status_after_reply,
)
from mentorcli.rules.policy import policy_from

PARIS = ZoneInfo("Europe/Paris")
DAY0 = date(2026, 11, 2)
FAQ = policy_from(policy_data(), None)
WITH_PHONE = Student("amelie", "Amélie", "tombstone1", phone="0102030405")
WITHOUT = Student("bob", "Bob", "tombstone2")
FIRST, PING, CALL, FORM = STEPS


def contact(via: ContactVia, day: int, hour: int = 10) -> Contact:
    """Make a contact so many days after day 0, at an hour in Paris."""
    at = datetime(2026, 11, 2, hour, tzinfo=PARIS) + timedelta(days=day)
    return Contact(f"{via}-{day}-{hour}", via, at)


def due(
    student: Student, contacts: list[Contact], day: int, *, ended: bool = False, off: Sequence[TimeOff] = ()
) -> tuple[ContactStep | None, int, ContactStep | None] | None:
    """Return the step due on a day, the day it fell due (both counted from day 0), and the next step."""
    found = next_contact(
        student,
        contacts,
        ended=ended,
        since=DAY0,
        today=DAY0 + timedelta(days=day),
        zone=PARIS,
        policy=FAQ,
        off=off,
    )
    return None if found is None else (found.step, (found.due - DAY0).days, found.next)


EMAIL = contact(ContactVia.EMAIL, 0)


def test_a_new_student_owes_the_first_email() -> None:
    """Domain, section 4: day 0; the call is skipped in what follows only where there is no number."""
    assert due(WITH_PHONE, [], 5) == (FIRST, 0, PING)
    assert due(WITH_PHONE, [], -2) == (None, 0, FIRST)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (0, (None, 3, PING)),
        (2, (None, 3, PING)),
        (3, (PING, 3, CALL)),
        (6, (PING, 3, CALL)),
        (7, (CALL, 7, FORM)),
        (30, (CALL, 7, FORM)),
    ],
)
def test_with_a_number_ping_then_call(day: int, expected: tuple[ContactStep, int, ContactStep]) -> None:
    """Ping after 3 days, call after 7; the call stands for a ping that was skipped."""
    assert due(WITH_PHONE, [EMAIL], day) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [(3, (PING, 3, FORM)), (6, (PING, 3, FORM)), (7, (FORM, 7, None)), (30, (FORM, 7, None))],
)
def test_without_a_number_the_form_follows_the_week(
    day: int, expected: tuple[ContactStep, int, ContactStep | None]
) -> None:
    """FAQ: the call only if a number is on the profile."""
    assert due(WITHOUT, [EMAIL], day) == expected


def test_after_the_ping_there_is_to_wait_for_the_week() -> None:
    """The week counts from the first e-mail, however late the ping was."""
    assert due(WITH_PHONE, [EMAIL, contact(ContactVia.MESSAGE, 6)], 6) == (None, 7, CALL)
    assert due(WITHOUT, [EMAIL, contact(ContactVia.MESSAGE, 6)], 6) == (None, 7, FORM)


def test_after_the_call_the_form_is_due() -> None:
    """FAQ: the contact form after the call, on the day of the call or later."""
    called = [EMAIL, contact(ContactVia.PHONE, 9)]
    assert due(WITH_PHONE, called, 9) == (FORM, 9, None)
    assert due(WITH_PHONE, [*called, contact(ContactVia.EMAIL, 10)], 12) == (FORM, 9, None)


def test_an_early_call_does_not_shorten_the_week() -> None:
    """A student called on day 4 still has the week."""
    called = [EMAIL, contact(ContactVia.PHONE, 4)]
    assert due(WITH_PHONE, called, 5) == (None, 7, FORM)
    assert due(WITH_PHONE, called, 7) == (FORM, 7, None)


def test_a_second_email_on_the_same_day_is_no_ping() -> None:
    """A forgotten attachment is not a reminder; whatever comes first opens the clock."""
    again = [EMAIL, contact(ContactVia.EMAIL, 0, 18)]
    assert due(WITH_PHONE, again, 3) == (PING, 3, CALL)
    assert due(WITH_PHONE, [contact(ContactVia.PHONE, 0)], 3) == (PING, 3, CALL)


def test_the_form_ends_the_mentors_part() -> None:
    """FAQ: from then on OpenClassrooms takes over."""
    assert due(WITH_PHONE, [EMAIL, contact(ContactVia.FORM, 2)], 40) is None


def test_nothing_is_due_where_no_clock_runs() -> None:
    """Whoever was answered, or is not owed the first e-mail."""
    assert due(WITH_PHONE, [], 40, ended=True) is None


def event(day: int, op: str, what: Contact | None = None, hour: int = 10) -> ContactEvent:
    """Make an event so many days after day 0; without a contact it is a reply or a held session."""
    at = datetime(2026, 11, 2, hour, tzinfo=PARIS) + timedelta(days=day)
    return ContactEvent(at.date(), op, at, what)


def test_a_contact_after_an_answer_begins_a_new_clock() -> None:
    """What was answered is history; a second answer ends the new one."""
    second = contact(ContactVia.EMAIL, 20)
    events = [event(0, "a", EMAIL), event(2, "b"), event(20, "c", second)]
    assert running_contacts(events[:1]) == (EMAIL,)
    assert running_contacts(events[:2]) == ()
    assert running_contacts(events) == (second,)
    assert running_contacts([*events, event(21, "d")]) == ()
    assert running_contacts([]) == ()


@pytest.mark.parametrize(
    ("reply", "running"), [(event(0, "b", hour=8), ()), (event(0, "0", hour=18), (EMAIL,)), (event(-1, "b"), (EMAIL,))]
)
def test_one_day_is_read_in_the_order_in_which_it_was_told(reply: ContactEvent, running: tuple[Contact, ...]) -> None:
    """A session of 08:00 logged after an e-mail of 10:00 ends its clock; one logged before it does not."""
    assert running_contacts([reply, event(0, "a", EMAIL)]) == running


def test_what_was_told_at_once_is_read_by_its_moments() -> None:
    """As after an import, which tells everything in one operation."""
    assert running_contacts([event(0, "a", EMAIL), event(0, "a", hour=11)]) == ()
    assert running_contacts([event(0, "a", EMAIL), event(0, "a", hour=9)]) == (EMAIL,)


@pytest.mark.parametrize(("days", "owed"), [(-5, True), (0, True), (30, True), (31, False), (700, False)])
def test_the_first_email_is_owed_to_who_is_new(days: int, owed: bool) -> None:
    """Not to one who began more than 30 days before being added, nor to one who was met."""
    since = DAY0 - timedelta(days=days)
    assert owes_first_email(met=False, since=since, added=DAY0) is owed
    assert not owes_first_email(met=True, since=since, added=DAY0)


@pytest.mark.parametrize("status", [status for status in StudentStatus if status is not StudentStatus.ACTIVE])
def test_only_active_students_are_followed_up(status: StudentStatus) -> None:
    """A paused, transferred or unreachable student owes no answer."""
    assert due(replace(WITH_PHONE, status=status), [EMAIL], 40) is None


def test_days_are_local_days() -> None:
    """An e-mail at 23:30 UTC on 1 November is one of 2 November in Paris: the ping is due on the 5th."""
    late = Contact("c1", ContactVia.EMAIL, datetime(2026, 11, 1, 23, 30, tzinfo=UTC))
    found = next_contact(WITH_PHONE, [late], ended=False, since=DAY0, today=date(2026, 11, 5), zone=PARIS, policy=FAQ)
    assert found == ContactDue("amelie", PING, date(2026, 11, 5), CALL)


CONTACTS = st.lists(st.builds(contact, st.sampled_from(ContactVia), st.integers(0, 20), st.integers(0, 23)), max_size=6)


@given(CONTACTS, st.integers(0, 40), st.booleans())
def test_time_alone_never_takes_a_step_back(contacts: list[Contact], day: int, phone: bool) -> None:
    """Waiting a day longer leads to the same step or a later one, never to none."""
    student = WITH_PHONE if phone else WITHOUT
    today, tomorrow = due(student, contacts, day), due(student, contacts, day + 1)
    assert (today is None) == (tomorrow is None)
    if today and today[0]:
        assert tomorrow is not None
        assert tomorrow[0] is not None
        assert STEPS.index(tomorrow[0]) >= STEPS.index(today[0])


@given(CONTACTS, st.integers(0, 40))
def test_nobody_is_called_without_a_number(contacts: list[Contact], day: int) -> None:
    """The call is neither due nor announced where the profile has no number."""
    found = due(WITHOUT, contacts, day)
    assert found is None or CALL not in found


@given(CONTACTS, st.integers(0, 40))
def test_the_order_of_contacts_does_not_matter(contacts: list[Contact], day: int) -> None:
    """Journals of two computers merge line by line."""
    backwards = contacts[::-1]
    assert due(WITH_PHONE, backwards, day) == due(WITH_PHONE, contacts, day)


def test_a_time_without_a_zone_is_refused() -> None:
    """A contact's local day could not be told."""
    naive = datetime(2026, 11, 2, 10)  # noqa: DTZ001 - naive is what is tested
    for make in (lambda: Contact("c1", ContactVia.EMAIL, naive), lambda: Reply("r1", naive)):
        with pytest.raises(ValueError, match="needs an offset"):
            make()


@pytest.mark.parametrize("status", StudentStatus)
@pytest.mark.parametrize("via", ContactVia)
@pytest.mark.parametrize("ended", [False, True])
def test_the_form_alone_hands_an_active_student_over(status: StudentStatus, via: ContactVia, ended: bool) -> None:
    """Domain, section 4: and only while the clock still runs; everything else leaves the status as it was."""
    handed_over = (status, via, ended) == (StudentStatus.ACTIVE, ContactVia.FORM, False)
    found = status_after(replace(WITH_PHONE, status=status), via, ended=ended)
    assert found is (StudentStatus.UNREACHABLE if handed_over else status)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (StudentStatus.ACTIVE, StudentStatus.ACTIVE),
        (StudentStatus.UNREACHABLE, StudentStatus.ACTIVE),
        (StudentStatus.PAUSED, StudentStatus.PAUSED),
        (StudentStatus.TRANSFERRED, StudentStatus.TRANSFERRED),
        (StudentStatus.COMPLETED, StudentStatus.COMPLETED),
    ],
)
def test_a_reply_brings_only_the_unreachable_back(before: StudentStatus, after: StudentStatus) -> None:
    """Who paused, went or finished did not do so for want of an answer."""
    assert status_after_reply(replace(WITH_PHONE, status=before)) is after


def off(first: int, last: int) -> TimeOff:
    """Return the days off from one day to another, counted from day 0."""
    return TimeOff("t1me0ff00001", DAY0 + timedelta(days=first), DAY0 + timedelta(days=last))


def test_the_clock_waits_in_time_off() -> None:
    """Days off do not count, so that nobody is silent who is away; what was due before stays due."""
    assert due(WITH_PHONE, [], 0, off=[off(0, 0)]) == (None, 1, FIRST)
    assert due(WITH_PHONE, [EMAIL], 3) == (PING, 3, CALL)
    assert due(WITH_PHONE, [EMAIL], 3, off=[off(3, 3), off(4, 4)]) == (None, 5, PING)
    assert due(WITH_PHONE, [EMAIL], 5, off=[off(2, 4)]) == (None, 6, PING)
    assert due(WITH_PHONE, [EMAIL], 6, off=[off(2, 4)]) == (PING, 6, CALL)
    assert due(WITH_PHONE, [EMAIL], 10, off=[off(2, 4)]) == (CALL, 10, FORM)
    assert due(WITH_PHONE, [EMAIL], 4, off=[off(4, 20)]) == (PING, 3, CALL)


def test_three_weeks_away_are_not_three_weeks_of_silence() -> None:
    """Back on day 21: the ping after three days there, the call, or the form, after seven."""
    away = [off(1, 20)]
    assert due(WITH_PHONE, [EMAIL], 21, off=away) == (None, 23, PING)
    assert due(WITH_PHONE, [EMAIL], 26, off=away) == (PING, 23, CALL)
    assert due(WITH_PHONE, [EMAIL], 27, off=away) == (CALL, 27, FORM)
    assert due(WITHOUT, [EMAIL], 27, off=away) == (FORM, 27, None)
