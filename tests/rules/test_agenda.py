"""The agenda: everything due, each topic decided by its own rule, figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.content import policy_data
from mentorcli.models.agenda import AgendaEntry, AgendaKind, StudentSituation
from mentorcli.models.checklist import ItemText, Tick
from mentorcli.models.contact import Contact, ContactDue, ContactStep, ContactVia
from mentorcli.models.owed import OwedFacts
from mentorcli.models.presentation import DueWhat, Outcome, PresentationRequest, PresentationResult, ResultDue
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.session_clock import Measured
from mentorcli.models.student import Funding, FundingPeriod, Student, StudentStatus
from mentorcli.models.timeoff import TimeOff
from mentorcli.models.transfer import Transfer, TransferWait
from mentorcli.rules.agenda import agenda
from mentorcli.rules.checklist import checklist
from mentorcli.rules.policy import policy_from

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=PARIS)  # a Monday
TODAY = NOW.date()
FAQ = policy_from(policy_data(), None)
AMELIE = Student("amelie", "Amélie", "tombstone1")
LONG_AGO = date(2026, 1, 5)
KIND = AgendaKind


def at(day: int, hour: int = 14, minute: int = 0) -> datetime:
    """Return a moment of November 2026 in Paris."""
    return datetime(2026, 11, day, hour, minute, tzinfo=PARIS)


def session(when: datetime, status: SessionStatus = SessionStatus.SCHEDULED, number: int = 0) -> Session:
    """Make a session with an outcome."""
    reason = Reason.ABSENT if status is SessionStatus.NO_SHOW else None
    if status is SessionStatus.CANCELLED:
        reason = Reason.CANCELLED_IN_TIME
    return Session(f"{number:08d}", "amelie", SessionKind.MENTORING, when, 45, status=status, reason=reason)


def due(
    situation: StudentSituation, *, now: datetime = NOW, days: int = 7, first_id: str | None = None
) -> list[AgendaEntry]:
    """Return what is due for one student who answered, unless the situation says otherwise."""
    return list(agenda([situation], now=now, zone=PARIS, days=days, first_id=first_id, policy=FAQ))


def answered(*sessions: Session, student: Student = AMELIE) -> StudentSituation:
    """Make the situation of a student who replied."""
    return StudentSituation(student, LONG_AGO, sessions, answered=True)


def test_an_empty_day_has_nothing() -> None:
    """No session, no step, nothing to chase."""
    assert due(answered()) == []


def test_sessions_are_today_ahead_or_to_document() -> None:
    """A session that runs just now is today's; it is to document once it has ended; 7 days ahead and no further."""
    running = session(at(23, 8, 30), number=1)
    ended = session(at(23, 8, 15), number=2)
    tonight = session(at(23, 23, 30), number=3)
    last_ahead = session(at(30, 23), number=4)
    too_far = session(datetime(2026, 12, 1, 0, 30, tzinfo=PARIS), number=5)
    documented = session(at(20), SessionStatus.COMPLETED, number=6)
    cancelled = session(at(24), SessionStatus.CANCELLED, number=7)
    found = due(answered(too_far, last_ahead, tonight, ended, running, documented, cancelled))
    assert [(entry.kind, entry.session) for entry in found] == [
        (KIND.TODAY, running),
        (KIND.TODAY, tonight),
        (KIND.AHEAD, last_ahead),
        (KIND.UNDOCUMENTED, ended),
    ]


def test_a_clock_that_is_open_stands_in_the_place_of_its_session() -> None:
    """Whenever the session was; one that was not planned has no session yet."""
    ended, other = session(at(22, 8, 15), number=2), session(at(22, 10), number=3)
    clock = Measured(ended.id, ended.id, ended.scheduled_at, 45, arrived=ended.scheduled_at)
    unplanned = replace(clock, key="unplanned", session=None, start=at(23, 7))
    found = due(answered(ended, other)._replace(clocks=(clock, unplanned)))
    assert [(entry.kind, entry.session, entry.clock) for entry in found] == [
        (KIND.CLOCK, ended, clock),
        (KIND.CLOCK, None, unplanned),
        (KIND.UNDOCUMENTED, other, None),
    ]


def test_today_is_the_local_day() -> None:
    """23:30 UTC on the 23rd is the 24th in Paris: ahead, not today."""
    found = due(answered(session(datetime(2026, 11, 23, 23, 30, tzinfo=UTC))))
    assert [(entry.kind, entry.day) for entry in found] == [(KIND.AHEAD, date(2026, 11, 24))]


def test_recordings_missing_are_found_by_their_rule() -> None:
    """Domain, section 2: the very first and presentations, once held."""
    first = session(at(2), SessionStatus.COMPLETED, number=1)
    other = session(at(9), SessionStatus.COMPLETED, number=2)
    held = replace(session(at(16), SessionStatus.COMPLETED, number=3), kind=SessionKind.PRESENTATION)
    found = due(answered(first, other, held), first_id=first.id)
    assert [(entry.kind, entry.session) for entry in found] == [(KIND.RECORDING, first), (KIND.RECORDING, held)]


def test_a_silent_students_step_is_listed_when_due() -> None:
    """Domain, section 4: e-mail on the 18th, ping due on the 21st; nothing while there is only to wait."""
    email = Contact("c1", ContactVia.EMAIL, at(18))
    silent = StudentSituation(AMELIE, LONG_AGO, contacts=(email,))
    step = ContactDue("amelie", ContactStep.PING, date(2026, 11, 21), ContactStep.FORM)
    assert due(silent) == [AgendaEntry(KIND.CONTACT, "amelie", date(2026, 11, 21), contact=step)]
    assert due(silent, now=at(20)) == []
    assert due(silent._replace(answered=True)) == []


ITEMS = (ItemText("ask", "before", "Ask.", "FAQ", -14), ItemText("file", "after", "File.", "FAQ", 7))


def test_a_presentation_shows_its_date_and_next_item() -> None:
    """The latest request of a project holds."""
    old = PresentationRequest("r1", "P5", date(2026, 12, 1), at(2))
    new = PresentationRequest("r2", "P5", date(2026, 12, 8), at(3))
    ticks = [Tick("t1", "presentation", "ask", "P5", NOW)]
    state = checklist("presentation", ITEMS, ticks, student="amelie", project="P5", target=new.target)
    found = due(answered()._replace(requests=(new, old), checklists=(state,)))
    assert found == [
        AgendaEntry(
            KIND.PRESENTATION,
            "amelie",
            date(2026, 12, 8),
            request=new,
            item="File.",
            item_due=date(2026, 12, 15),
        )
    ]


@pytest.mark.parametrize(
    ("target", "open_items", "listed"),
    [(23, False, True), (22, False, False), (22, True, True), (16, True, True), (15, True, False)],
)
def test_a_presentation_stays_for_a_week_while_items_are_open(target: int, *, open_items: bool, listed: bool) -> None:
    """After its day only what is still to be done keeps it on the agenda."""
    request = PresentationRequest("r1", "P5", date(2026, 11, target), at(1))
    ticks = [] if open_items else [Tick(item.id, "presentation", item.id, "P5", NOW) for item in ITEMS]
    state = checklist("presentation", ITEMS, ticks, student="amelie", project="P5", target=request.target)
    found = due(answered()._replace(requests=(request,), checklists=(state,)))
    assert [entry.kind for entry in found] == [KIND.PRESENTATION] * listed


def test_a_presentation_without_a_list_is_still_listed() -> None:
    """Another project's list says nothing about this one."""
    request = PresentationRequest("r1", "P5", TODAY, at(1))
    other = checklist("presentation", ITEMS, [], student="amelie", project="P6", target=None)
    found = due(answered()._replace(requests=(request,), checklists=(other,)))
    assert [(entry.request, entry.item) for entry in found] == [(request, None)]


def test_nothing_is_prepared_of_what_is_over() -> None:
    """A validated project, and a student who went or has finished; one who pauses comes back."""
    requests = (PresentationRequest("r1", "P5", TODAY, at(1)), PresentationRequest("r2", "P6", TODAY, at(1)))
    situation = answered()._replace(requests=requests)
    found = due(situation._replace(validated=frozenset({"P5"})))
    assert [entry.request for entry in found] == [requests[1]]
    for status in StudentStatus:
        count = 0 if status in (StudentStatus.TRANSFERRED, StudentStatus.COMPLETED) else 2
        assert len(due(situation._replace(student=replace(AMELIE, status=status)))) == count


def test_a_transfer_under_way_is_listed_with_its_days() -> None:
    """From the 1st to the 23rd are 22 days, late by the policy."""
    found = due(answered()._replace(transfers=(Transfer("t1", at(1), "x"),)))
    wait = TransferWait("amelie", date(2026, 11, 1), 22, late=True, to=None)
    assert found == [AgendaEntry(KIND.TRANSFER, "amelie", date(2026, 11, 1), transfer=wait)]


def test_regular_no_shows_are_listed_until_reported() -> None:
    """Two in a row; a report that names both clears them, one that names one of them or a contact does not."""
    missed = (session(at(12), SessionStatus.NO_SHOW, 1), session(at(19), SessionStatus.NO_SHOW, 2))
    situation = answered(*missed)
    first, second = (one.id for one in missed)
    entry = AgendaEntry(KIND.NO_SHOWS, "amelie", date(2026, 11, 19), streak=2)
    assert due(situation) == [entry]
    assert due(situation._replace(reported=frozenset({first}))) == [entry]
    assert due(situation._replace(contacts=(Contact("c1", ContactVia.FORM, at(20)),))) == [entry]
    assert due(situation._replace(reported=frozenset({first, second}))) == []
    paused = replace(AMELIE, status=StudentStatus.PAUSED)
    assert due(situation._replace(student=paused)) == []


def test_a_session_held_since_does_not_clear_unreported_no_shows() -> None:
    """Contract: an unreported run stays although a session was held since."""
    missed = (session(at(5), SessionStatus.NO_SHOW, 1), session(at(12), SessionStatus.NO_SHOW, 2))
    situation = answered(*missed, session(at(19), SessionStatus.COMPLETED, 3))
    assert due(situation) == [AgendaEntry(KIND.NO_SHOWS, "amelie", date(2026, 11, 12), streak=2)]
    assert due(situation._replace(reported=frozenset(one.id for one in missed))) == []


def test_a_late_cancellation_is_to_be_reported_before_its_session() -> None:
    """The no-show was certain when it was cancelled."""
    ahead = replace(session(at(24, 8), SessionStatus.NO_SHOW, 2), cancelled_at=at(23, 8))
    ahead = replace(ahead, reason=Reason.LATE_CANCELLATION)
    situation = answered(session(at(12), SessionStatus.NO_SHOW, 1), ahead)
    assert due(situation) == [AgendaEntry(KIND.NO_SHOWS, "amelie", date(2026, 11, 23), streak=2)]


def test_weeks_to_plan_for_are_listed_for_active_students_alone() -> None:
    """What the rule of owed weeks names; a paused student has none, nor one to whom none can be."""
    funded = replace(AMELIE, funding=(FundingPeriod(Funding.FUNDED),))
    met = session(at(10), SessionStatus.COMPLETED)
    owed = OwedFacts(funded, (met,), [(date(2026, 1, 1), StudentStatus.ACTIVE)])
    situation = answered(met, student=funded)._replace(owed=owed)
    gaps = [(KIND.GAP, date(2026, 11, 16)), (KIND.GAP, date(2026, 11, 23))]
    assert [(entry.kind, entry.day) for entry in due(situation)] == gaps
    assert due(situation._replace(owed=None)) == []
    assert due(situation._replace(student=replace(funded, status=StudentStatus.PAUSED))) == []


def test_who_is_off_waits() -> None:
    """A student who is off today has no gap; what is to be written waits for the mentor and for the student."""
    off = (TimeOff("off000000001", TODAY, TODAY),)
    funded = replace(AMELIE, funding=(FundingPeriod(Funding.FUNDED),))
    met = session(at(10), SessionStatus.COMPLETED)
    gone = answered(met, student=funded)._replace(owed=OwedFacts(funded, (met,), [], (), off))
    assert len(due(gone)) == 2
    assert due(gone._replace(off=off)) == []
    silent = StudentSituation(AMELIE, TODAY)
    assert [entry.kind for entry in due(silent)] == [KIND.CONTACT]
    assert due(silent._replace(off=off)) == due(silent._replace(mentors_off=off)) == []


def test_what_is_still_to_come_after_a_presentation_is_listed() -> None:
    """Its result for 30 days, the notes, a conditional result; the request of one that was held is not prepared."""
    held = replace(session(at(20), SessionStatus.COMPLETED), kind=SessionKind.PRESENTATION, project="P5")
    asked = PresentationRequest("r1", "P5", TODAY, at(1))
    situation = answered()._replace(requests=(asked,), presented=(held,))
    assert due(situation) == [AgendaEntry(KIND.RESULT, "amelie", date(2026, 11, 20), held)]
    for days, listed in ((27, 1), (28, 0)):
        late = replace(held, scheduled_at=at(20) - timedelta(days=days))
        assert len(due(situation._replace(presented=(late,)))) == listed
    result = PresentationResult("result000001", "P5", 1, at(20), Outcome.CONDITIONAL)
    notes, upload = ResultDue(result, DueWhat.NOTES, at(21)), ResultDue(result, DueWhat.UPLOAD, at(22))
    gone = replace(AMELIE, status=StudentStatus.TRANSFERRED)
    assert due(answered(student=gone)._replace(pending=(upload, notes))) == [
        AgendaEntry(KIND.ASSESSMENT_NOTES, "amelie", date(2026, 11, 21), result=notes),
        AgendaEntry(KIND.CONDITIONAL, "amelie", date(2026, 11, 22), result=upload),
    ]


def test_entries_come_by_kind_then_time_then_student() -> None:
    """The whole list reads from the most pressing on, whatever the order of the students."""
    bob = Student("bob", "Bob", "tombstone2")
    later, sooner = session(at(24, 16), number=1), session(at(24, 9), number=2)
    same = session(at(24, 9), number=3)
    students = [answered(same, session(at(23), number=4), student=bob), answered(later, sooner)]
    expected = [(KIND.TODAY, "bob"), (KIND.AHEAD, "amelie"), (KIND.AHEAD, "bob"), (KIND.AHEAD, "amelie")]
    for order in (students, students[::-1]):
        found = agenda(order, now=NOW, zone=PARIS, days=2, first_id=None, policy=FAQ)
        assert [(entry.kind, entry.student) for entry in found] == expected


def test_days_ahead_can_be_none() -> None:
    """`--days 0` is today alone."""
    assert due(answered(session(NOW + timedelta(days=1))), days=0) == []
