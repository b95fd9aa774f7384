"""`mentor transfer start`: a transfer that is asked for."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _sam(mentor: Mentor) -> None:
    """Add one student."""
    mentor("student", "add", "Sam Okoro")


def test_a_transfer_is_under_way(mentor: Mentor) -> None:
    """The answer says since when, and names the command for the request."""
    assert mentor("transfer", "start", "sam", "--reason", "Wants to learn Go").out.splitlines() == [
        "Transfer of Sam Okoro under way since Tue 24 Nov 2026 15:00 CET; it takes a few days to a few weeks",
        "Next: mentor transfer request sam-okoro",
    ]


def test_the_record_is_what_was_kept(mentor: Mentor) -> None:
    """JSON has every field; the reason can come from standard input."""
    ran = mentor("transfer", "start", "sam", "--reason", "-", "--to", "Ada", "--json", stdin="Wants to learn Go\n")
    assert ran.json() == {
        "student": "sam-okoro", "reason": "Wants to learn Go", "to": "Ada", "started_at": "2026-11-24T15:00:00+01:00",
        "ended_at": None, "outcome": None, "days": 0, "late": False, "status": "active",
    }  # fmt: skip


def test_a_second_transfer_is_refused(mentor: Mentor) -> None:
    """One at a time, and none once the student is transferred; each refusal says what to do."""
    mentor("transfer", "start", "sam", "--reason", "Wants to learn Go")
    again = mentor("transfer", "start", "sam", "--reason", "Really")
    assert (again.code, "mentor transfer cancel sam-okoro" in again.err) == (1, True)
    mentor("transfer", "complete", "sam")
    gone = mentor("transfer", "start", "sam", "--reason", "Really")
    assert (gone.code, "transferred already" in gone.err) == (1, True)


def test_a_reason_is_needed(mentor: Mentor) -> None:
    """An empty one is refused with an example."""
    ran = mentor("transfer", "start", "sam", "--reason", " ")
    assert (ran.code, "--reason is empty" in ran.err) == (2, True)
    assert mentor("transfer", "status", "--json").json() == []
