"""`mentor contact log`: an attempt to reach a student."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _zoe(mentor: Mentor) -> None:
    """Add one silent student."""
    mentor("student", "add", "Zoé Petit")


def test_an_attempt_is_kept_and_the_next_step_named(mentor: Mentor) -> None:
    """The answer says what was kept, when, and what comes next."""
    ran = mentor("contact", "log", "zoe", "--via", "email", "--at", "2026-11-23 17:00")
    assert ran.out.splitlines() == [
        "Kept: Zoé Petit, e-mail, Mon 23 Nov 2026 17:00 CET",
        "Next: wait for a reply until Thu 26 Nov 2026, then ping again",
    ]
    assert mentor("contact", "log", "zoe", "--via", "phone", "--quiet").out == ""


def test_the_record_is_what_was_kept(mentor: Mentor) -> None:
    """JSON has every field of the contact, and the student's status."""
    ran = mentor("contact", "log", "zoe", "--via", "phone", "--note", "-", "--json", stdin="Left a message\n").json()
    assert len(ran.pop("id")) >= 8
    assert ran == {
        "student": "zoe-petit", "via": "phone", "at": "2026-11-24T15:00:00+01:00", "note": "Left a message",
        "status": "active",
    }  # fmt: skip


def test_the_form_hands_the_student_over(mentor: Mentor) -> None:
    """The contact form ends the mentor's part: the student is unreachable from then on."""
    mentor("contact", "log", "zoe", "--via", "email")
    ran = mentor("contact", "log", "zoe", "--via", "form")
    assert "Zoé Petit is unreachable" in ran.out
    assert "mentor contact replied zoe-petit" in ran.out
    assert mentor("student", "show", "zoe", "--json").json()["status"] == "unreachable"


def test_after_a_reply_nothing_comes_next(mentor: Mentor) -> None:
    """Once the follow-up is over, an attempt is history."""
    mentor("contact", "replied", "zoe")
    assert "Next" not in mentor("contact", "log", "zoe", "--via", "form").out
    assert mentor("student", "show", "zoe", "--json").json()["status"] == "active"


def test_the_future_is_refused(mentor: Mentor) -> None:
    """An attempt is logged once it is made; nothing is stored."""
    ran = mentor("contact", "log", "zoe", "--via", "email", "--at", "2026-11-25 10:00")
    assert ran.code == 2
    assert "in the future" in ran.err
    assert mentor("contact", "list", "zoe", "--json").json() == []
    assert mentor("contact", "log", "zoe", "--via", "pigeon").code == 2
    assert mentor("contact", "log", "nobody", "--via", "email").code == 3
