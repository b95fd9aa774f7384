"""The follow-up of silent students: what is stored, what is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from helpers import Mentor
from mentorcli.errors import NothingFoundError
from mentorcli.models.contact import ContactStep, ContactVia
from mentorcli.models.student import StudentStatus
from mentorcli.services import contact_state, followup
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords


@pytest.fixture(autouse=True)
def _zoe(mentor: Mentor) -> None:
    """Add one silent student."""
    mentor("student", "add", "Zoé", "--phone", "+33 6 12 34 56 78")


def zoe(workspace: Workspace) -> StudentRecords:
    """Return the student's records."""
    return find_student(workspace, "zoe")


def test_an_attempt_is_logged(workspace: Workspace) -> None:
    """It is stored with its moment and note, and changes nobody's status."""
    done = followup.log(workspace, "zoe", ContactVia.EMAIL, workspace.now, "Hello")
    assert (done.student.id, done.contact.note, done.handed_over) == ("zoe", "Hello", False)
    assert contact_state.contacts(zoe(workspace)) == [done.contact]


def test_the_form_hands_over_and_a_reply_brings_back(workspace: Workspace) -> None:
    """Who is handed over is unreachable; a reply makes them active, and a second one changes nothing."""
    done = followup.log(workspace, "zoe", ContactVia.FORM, workspace.now)
    assert (done.student.status, done.handed_over) == (StudentStatus.UNREACHABLE, True)
    back = followup.log_reply(workspace, "zoe", workspace.now)
    assert (back.student.status, back.active_again) == (StudentStatus.ACTIVE, True)
    assert not followup.log_reply(workspace, "zoe", workspace.now).active_again


def test_a_reply_of_before_the_silence_brings_nobody_back(mentor: Mentor, workspace: Workspace) -> None:
    """Told late: the contact after it stands unanswered, as after a session of before; one of that day does end it."""
    now = workspace.now
    followup.log(workspace, "zoe", ContactVia.EMAIL, now - timedelta(days=8))
    followup.log(workspace, "zoe", ContactVia.FORM, now - timedelta(days=1))
    done = followup.log_reply(workspace, "zoe", now - timedelta(days=9))
    assert (done.active_again, done.silent_since) == (False, date(2026, 11, 16))
    assert zoe(workspace).student.status is StudentStatus.UNREACHABLE
    said = mentor("contact", "replied", "zoe", "--at", "2026-11-14 10:00").out
    assert "Nobody answered the contact of Mon 16 Nov 2026 since: the follow-up goes on" in said
    workspace.store.reread()
    done = followup.log_reply(workspace, "zoe", now - timedelta(days=8))
    assert (done.active_again, done.silent_since) == (True, date(2026, 11, 23))


def test_a_reply_or_a_session_ends_the_clock(mentor: Mentor, workspace: Workspace) -> None:
    """Either one ends the follow-up, whatever the hour of the day's contact."""
    assert not contact_state.answered(zoe(workspace))
    contact = followup.log(workspace, "zoe", ContactVia.EMAIL, workspace.now).contact
    assert contact_state.running(workspace, zoe(workspace)) == (contact,)
    followup.log_reply(workspace, "zoe", workspace.now - timedelta(hours=1))
    assert (contact_state.running(workspace, zoe(workspace)), contact_state.answered(zoe(workspace))) == ((), True)
    mentor("student", "add", "Sam")
    mentor("contact", "log", "sam", "--via", "email")
    mentor("session", "log", "sam", "--at", "10:00")
    sam = find_student(workspace, "sam")
    assert (contact_state.running(workspace, sam), contact_state.answered(sam)) == ((), True)


def test_who_goes_silent_again_is_followed_up_again(workspace: Workspace) -> None:
    """A contact after the reply begins a new clock, of which earlier contacts are no part."""
    now = workspace.now
    followup.log(workspace, "zoe", ContactVia.EMAIL, now - timedelta(days=30))
    followup.log_reply(workspace, "zoe", now - timedelta(days=28))
    assert followup.due_for(workspace, "zoe") is None
    again = followup.log(workspace, "zoe", ContactVia.EMAIL, now - timedelta(days=4)).contact
    assert contact_state.running(workspace, zoe(workspace)) == (again,)
    due = followup.due_for(workspace, "zoe")
    assert due is not None
    assert (due.step, due.due) == (ContactStep.PING, date(2026, 11, 23))
    assert "Tue 27 Oct" not in followup.message(workspace, "zoe", ContactStep.FORM).letter.body
    assert followup.log(workspace, "zoe", ContactVia.FORM, now).handed_over


def test_the_form_after_an_answer_hands_nobody_over(workspace: Workspace) -> None:
    """It is about something else, while nobody waits for an answer."""
    followup.log(workspace, "zoe", ContactVia.EMAIL, workspace.now - timedelta(days=2))
    followup.log_reply(workspace, "zoe", workspace.now - timedelta(days=1))
    assert not followup.log(workspace, "zoe", ContactVia.FORM, workspace.now).handed_over


def test_who_is_met_owes_no_first_e_mail(mentor: Mentor, workspace: Workspace) -> None:
    """Nor who has a session planned or held, or began long ago; one that was missed is no meeting."""
    for name, words in (
        ("Planned", ("schedule", "planned", "2026-11-30 10:00")), ("Open", ("schedule", "open", "2026-11-23 10:00")),
        ("Held", ("log", "held", "--at", "2026-11-20 10:00")),
        ("Missed", ("log", "missed", "--at", "2026-11-20 11:00", "--absent")),
    ):  # fmt: skip
        mentor("student", "add", name)
        assert mentor("session", *words).code == 0
    mentor("student", "add", "Old", "--started", "2025-01-01")
    mentor("student", "add", "New", "--started", "2026-11-02")
    owed = [one.id for one in workspace.everyone() if contact_state.first_email_owed(workspace, one)]
    assert owed == ["missed", "new", "zoe"]
    assert [one.student.id for one in followup.due(workspace)] == ["new", "missed", "zoe"]
    mentor("contact", "log", "old", "--via", "email", "--at", "2026-11-20 10:00")
    due = followup.due_for(workspace, "old")
    assert due is not None, "silent after all"
    assert due.step is ContactStep.PING


def test_the_message_of_the_step_due(workspace: Workspace) -> None:
    """The first e-mail is due at once; another step can be chosen."""
    found = followup.message(workspace, "zoe")
    assert (found.student.id, found.step) == ("zoe", ContactStep.FIRST_EMAIL)
    assert "Zoé" in found.letter.body
    assert "+33 6 12 34 56 78" in followup.message(workspace, "zoe", ContactStep.CALL).letter.subject


def test_the_message_lists_what_was_tried(workspace: Workspace) -> None:
    """The form's text has every attempt with its local time."""
    followup.log(workspace, "zoe", ContactVia.PHONE, workspace.now - timedelta(days=8))
    body = followup.message(workspace, "zoe", ContactStep.FORM).letter.body
    assert "- Mon 16 Nov 2026 15:00 CET: phone call" in body


def test_no_message_is_due(workspace: Workspace) -> None:
    """What is waited for is in the hint; after a reply another text is offered."""
    followup.log(workspace, "zoe", ContactVia.EMAIL, workspace.now)
    with pytest.raises(NothingFoundError, match="Nothing is due for Zoé") as waiting:
        followup.message(workspace, "zoe")
    assert waiting.value.hint is not None
    assert waiting.value.hint.startswith("wait for a reply until")
    followup.log_reply(workspace, "zoe", workspace.now)
    with pytest.raises(NothingFoundError) as over:
        followup.message(workspace, "zoe")
    assert over.value.hint == "The follow-up is over; another text: --step ping"


def test_what_is_due_for_all_and_for_one(mentor: Mentor, workspace: Workspace) -> None:
    """Steps come before what is only waited for; who answered is left out."""
    for name in ("Amélie", "Sam"):
        mentor("student", "add", name)
    followup.log(workspace, "amelie", ContactVia.EMAIL, workspace.now)
    followup.log_reply(workspace, "sam", workspace.now)
    assert [(one.student.id, one.due.step) for one in followup.due(workspace)] == [
        ("zoe", ContactStep.FIRST_EMAIL),
        ("amelie", None),
    ]
    assert [one.student.id for one in followup.due(workspace, "amelie")] == ["amelie"]
    assert followup.due(workspace, "sam") == []


def test_what_is_due_for_one_student(workspace: Workspace) -> None:
    """The step, and None once the follow-up is over."""
    due = followup.due_for(workspace, "zoe")
    assert due is not None
    assert (due.step, due.due) == (ContactStep.FIRST_EMAIL, date(2026, 11, 24))
    assert due == contact_state.contact_due(workspace, zoe(workspace))
    followup.log_reply(workspace, "zoe", workspace.now)
    assert followup.due_for(workspace, "zoe") is None


def test_contacts_are_handed_over_newest_first(workspace: Workspace) -> None:
    """The store gives them oldest first, the list the other way round."""
    later = followup.log(workspace, "zoe", ContactVia.PHONE, workspace.now).contact
    earlier = followup.log(workspace, "zoe", ContactVia.EMAIL, workspace.now - timedelta(days=1)).contact
    assert followup.made(workspace, "zoe").contacts == (later, earlier)
    assert contact_state.contacts(zoe(workspace)) == [earlier, later]


def test_the_first_e_mail_is_owed_from_the_start(mentor: Mentor, workspace: Workspace) -> None:
    """From the day they began together, else from the day the student was added."""
    mentor("student", "add", "Sam", "--started", "2026-09-01")
    assert contact_state.since(workspace, find_student(workspace, "sam")) == date(2026, 9, 1)
    assert contact_state.since(workspace, zoe(workspace)) == date(2026, 11, 24)
