"""`mentor transfer request`: the message that asks for a transfer."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _sam(mentor: Mentor) -> None:
    """Add one student."""
    mentor("student", "add", "Sam Okoro")


def test_the_reason_stands_in_it(mentor: Mentor) -> None:
    """With a transfer under way the message is whole, and nothing more is asked for."""
    mentor("transfer", "start", "sam", "--reason", "Wants to learn Go")
    ran = mentor("transfer", "request", "sam", "--json")
    assert set(ran.json()) == {"student", "lang", "subject", "message"}
    assert "Wants to learn Go" in ran.json()["message"]
    assert ran.err == ""
    assert mentor("transfer", "request", "sam", "--lang", "fr").out.startswith("Objet\u00a0: ")


def test_without_a_transfer_the_reason_is_left_open(mentor: Mentor) -> None:
    """The blank is visible, and the command that starts one is named, --json alone is silent."""
    ran = mentor("transfer", "request", "sam")
    assert "(to fill in)" in ran.out
    assert ran.err == 'Next: mentor transfer start sam-okoro --reason "..."\n'
    assert mentor("transfer", "request", "sam", "--json").err == ""
    assert mentor("transfer", "request", "sam", "--quiet").err == ""
