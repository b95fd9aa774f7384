"""`mentor goal add` and `session log --goal`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _student(mentor: Mentor) -> None:
    mentor("student", "add", "Amélie Durand")


def test_agreed_at_a_session(mentor: Mentor) -> None:
    """In the same operation; one undo takes both back. The session may be deleted: the goals stay."""
    logged = mentor("session", "log", "amelie", "--goal", "One", "--goal", "Two", "--json").json()
    found = mentor("goal", "list", "amelie", "--json").json()
    assert [(one["text"], one["session"]) for one in found] == [("One", logged["id"]), ("Two", logged["id"])]
    assert {one["agreed_at"] for one in found} == {logged["scheduled_at"]}
    mentor("session", "delete", logged["id"], "--yes")
    assert [one["session"] for one in mentor("goal", "list", "--json").json()] == [None, None]
    mentor("undo")
    mentor("undo")
    assert mentor("goal", "list", "--json").json() == []
    assert mentor("session", "list", "--json").json() == []


def test_nothing_is_agreed_at_a_session_that_was_not_held(mentor: Mentor) -> None:
    """Nothing is written then."""
    mentor("session", "schedule", "amelie", "2026-11-24 14:00")
    done = mentor("session", "log", "amelie", "--absent", "--goal", "One")
    assert (done.code, "mentor goal add amelie-durand" in done.err) == (2, True)
    assert mentor("session", "list", "--json").json()[0]["status"] == "scheduled"


def test_they_are_shown_where_they_are_wanted(mentor: Mentor, tmp_path: Path) -> None:
    """On the student's page the open ones, a few of them, and in the handover; JSON has all."""
    for number in range(1, 6):
        mentor("goal", "add", "amelie", f"Goal number {number}")
    mentor("goal", "done", "amelie", "1")
    page = mentor("student", "show", "amelie").out
    assert "Goals:        2. Goal number 2 (since Tue 24 Nov 2026)" in page
    assert "Goal number 1" not in page
    assert "Goal number 5" not in page
    out = tmp_path / "out.md"
    mentor("transfer", "handover", "amelie", "--out", str(out))
    assert "## Open goals\n\n- Tue 24 Nov 2026: Goal number 2\n" in out.read_text(encoding="utf-8")
    assert len(mentor("student", "show", "amelie", "--json").json()["goals"]) == 5
