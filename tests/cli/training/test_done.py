"""`mentor training done`: a step that is done."""

from __future__ import annotations

import pytest

from helpers import Mentor


def test_a_step_is_done_today_or_on_a_day(mentor: Mentor) -> None:
    """The answer names the step, its day and the next command."""
    assert mentor("training", "done", "course").out.splitlines() == [
        "Done: course, Tue 24 Nov 2026",
        "Next: mentor training done interview",
    ]
    record = mentor("training", "done", "interview", "--on", "1 Sep", "--json").json()
    assert [step["on"] for step in record["steps"][:2]] == ["2026-11-24", "2026-09-01"]
    assert mentor("training", "done", "link-sent", "--quiet").out == ""


def test_the_last_step_completes_the_training(mentor: Mentor) -> None:
    """Where nothing is left, that is said in place of a command."""
    mentor("training", "done", "confirmed")
    assert mentor("training", "done", "manager-talk").out.splitlines()[1].startswith("Training is complete:")


def test_the_first_session_needs_a_day(mentor: Mentor) -> None:
    """It follows from the sessions, unless it was held before there were records."""
    ran = mentor("training", "done", "first-session")
    assert (ran.code, "mentor session log STUDENT" in ran.err) == (2, True)
    assert mentor("training", "done", "first-session", "--on", "2026-01-09").code == 0


@pytest.mark.parametrize(
    "words",
    [("course", "--on", "tomorrow"), ("course", "--link", "ftp://example.org"), ("course", "--on", "soon"), ("tea",)],
)
def test_what_cannot_be_is_refused(mentor: Mentor, words: tuple[str, ...]) -> None:
    """A day to come, no link, no day, no step: nothing is stored."""
    assert mentor("training", "done", *words).code == 2
    assert not any(step["done"] for step in mentor("training", "status", "--json").json()["steps"])
