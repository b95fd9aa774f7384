"""`mentor contact message`: the text of a step, ready to be pasted."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _zoe(mentor: Mentor) -> None:
    """Add one silent student."""
    mentor("student", "add", "Zoé Petit", "--phone", "+33 6 12 34 56 78")


def test_the_step_that_is_due_is_written(mentor: Mentor) -> None:
    """The subject comes first, then a blank line and the text with the student's name."""
    lines = mentor("contact", "message", "zoe", "--quiet").out.splitlines()
    assert lines[0].startswith("Subject: ")
    assert lines[1] == ""
    assert "Zoé Petit" in "\n".join(lines)
    assert mentor("contact", "message", "zoe", "--lang", "fr").out.startswith("Objet\u00a0: ")


def test_any_step_can_be_asked_for(mentor: Mentor) -> None:
    """--step chooses; the form's text lists what was tried, the call's has the number."""
    mentor("contact", "log", "zoe", "--via", "email", "--at", "2026-11-20 10:00")
    form = mentor("contact", "message", "zoe", "--step", "form", "--json").json()
    assert set(form) == {"student", "step", "lang", "subject", "message"}
    assert (form["student"], form["step"], form["lang"]) == ("zoe-petit", "form", "en")
    assert "- Fri 20 Nov 2026 10:00 CET: e-mail" in form["message"]
    assert "+33 6 12 34 56 78" in mentor("contact", "message", "zoe", "--step", "call").out


def test_nothing_due_is_a_no(mentor: Mentor) -> None:
    """Exit 1 says what is waited for, or that the follow-up is over."""
    mentor("contact", "log", "zoe", "--via", "email")
    waiting = mentor("contact", "message", "zoe")
    assert (waiting.code, waiting.out) == (1, "")
    assert "wait for a reply until Fri 27 Nov 2026" in waiting.err
    mentor("contact", "replied", "zoe")
    over = mentor("contact", "message", "zoe", "--lang", "fr")
    assert (over.code, "--step ping" in over.err) == (1, True)
