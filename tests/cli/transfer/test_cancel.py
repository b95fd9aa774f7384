"""`mentor transfer cancel`: the student stays after all."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _sam(mentor: Mentor) -> None:
    """Add one student."""
    mentor("student", "add", "Sam Okoro")


def test_a_transfer_is_taken_back(mentor: Mentor) -> None:
    """It is over, and the student stays active."""
    mentor("transfer", "start", "sam", "--reason", "Wants to learn Go")
    assert mentor("transfer", "cancel", "sam").out == "Transfer taken back: Sam Okoro stays with you\n"
    assert mentor("transfer", "status", "--json").json() == []
    mentor("transfer", "start", "sam", "--reason", "Again")
    record = mentor("transfer", "cancel", "sam", "--json").json()
    assert (record["outcome"], record["ended_at"], record["status"]) == (
        "cancelled", "2026-11-24T15:00:00+01:00", "active",
    )  # fmt: skip


def test_no_transfer_cannot_be_taken_back(mentor: Mentor) -> None:
    """The refusal names the command that asks for one."""
    ran = mentor("transfer", "cancel", "sam")
    assert (ran.code, "mentor transfer start sam-okoro" in ran.err) == (1, True)
