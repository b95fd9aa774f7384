"""`mentor goal done`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _student(mentor: Mentor) -> None:
    mentor("student", "add", "Amélie Durand")


def test_agreed_met_and_opened_again(mentor: Mentor) -> None:
    """Each answer names the next command, and says it in French too."""
    added = mentor("goal", "add", "amelie", "Finish the charts")
    assert added.out.splitlines() == [
        "Agreed with Amélie Durand, goal 1: Finish the charts",
        "When it is met: mentor goal done amelie-durand 1",
    ]
    mentor("goal", "add", "amelie", "-", stdin="Read chapter 3\n")
    assert mentor("goal", "done", "amelie", "1").out.splitlines() == [
        "Met by Amélie Durand, goal 1: Finish the charts",
        "1 goal open: mentor goal list amelie-durand",
    ]
    assert "No goal is open now." in mentor("goal", "done", "amelie", "2").out
    assert mentor("goal", "reopen", "amelie", "1").out.startswith("Open again for Amélie Durand, goal 1")
    assert mentor("undo").code == 0
    mentor("config", "set", "lang", "fr")
    assert mentor("goal", "reopen", "amelie", "1").out.startswith("De nouveau ouvert pour Amélie Durand, objectif 1")
    assert "1 objectif ouvert" not in mentor("goal", "done", "amelie", "1").out


def test_what_is_no_goal(mentor: Mentor) -> None:
    """Exit 3 with the list, 2 for what is no number."""
    assert mentor("goal", "done", "amelie", "1").code == 3
    assert mentor("goal", "done", "amelie", "x").code == 2
    assert mentor("goal", "add", "amelie", " ").code == 2
    assert mentor("goal", "list", "nobody").code == 3
