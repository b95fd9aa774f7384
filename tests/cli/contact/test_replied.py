"""`mentor contact replied`: the student answered."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _zoe(mentor: Mentor) -> None:
    """Add one silent student."""
    mentor("student", "add", "Zoé Petit")


def test_a_reply_ends_the_follow_up(mentor: Mentor) -> None:
    """Nothing is due any more, and the next session is suggested."""
    assert mentor("contact", "replied", "zoe").out.splitlines() == [
        "Zoé Petit answered: the follow-up is over",
        'Next: mentor session schedule zoe-petit "tomorrow 14:00"',
    ]
    assert mentor("contact", "next", "--json").json() == []
    assert mentor("contact", "replied", "zoe", "--quiet").out == ""


def test_who_was_unreachable_is_active_again(mentor: Mentor) -> None:
    """The status goes back, and the answer says so."""
    mentor("contact", "log", "zoe", "--via", "form")
    assert "active again" in mentor("contact", "replied", "zoe").out
    assert mentor("student", "show", "zoe", "--json").json()["status"] == "active"


def test_the_record_has_the_moment(mentor: Mentor) -> None:
    """JSON has the student, the moment and the status."""
    assert mentor("contact", "replied", "zoe", "--at", "yesterday 18:00", "--json").json() == {
        "student": "zoe-petit", "replied_at": "2026-11-23T18:00:00+01:00", "status": "active",
    }  # fmt: skip


def test_the_future_is_refused(mentor: Mentor) -> None:
    """A reply is logged once it has come."""
    ran = mentor("contact", "replied", "zoe", "--at", "2026-11-25 10:00")
    assert (ran.code, "once it has come" in ran.err) == (2, True)
    assert mentor("contact", "next", "--json").json() != []
