"""What only the mentor knows, asked in a terminal. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.cli.context import AppContext


@pytest.fixture(autouse=True)
def _terminal(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a student, and take standard input for a terminal."""
    assert mentor("student", "add", "Amélie Durand", "--slug", "amelie").code == 0
    monkeypatch.setattr(AppContext, "interactive", True)


def test_a_number_names_the_session(mentor: Mentor) -> None:
    """What is no number of the list is asked for again; the question goes to standard error."""
    mentor("session", "schedule", "amelie", "2026-11-19 14:00")
    late = mentor("session", "schedule", "amelie", "2026-11-20 14:00", "--json").json()["id"]
    done = mentor("session", "log", "amelie", "--absent", "--json", stdin="9\nx\n2\n")
    assert (done.code, done.json()["id"]) == (0, late)
    assert "  1  Thu 19 Nov 2026 14:00 CET, discovery session, planned" in done.err
    assert "  3  a new session" in done.err


def test_a_new_session_may_be_chosen(mentor: Mentor) -> None:
    """It is the last of the list."""
    mentor("session", "schedule", "amelie", "2026-11-19 14:00")
    assert "a new session was made" in mentor("session", "log", "amelie", stdin="2\n").out


def test_enter_alone_changes_nothing(mentor: Mentor) -> None:
    """The answer is no: exit 1, in French too."""
    mentor("session", "schedule", "amelie", "2026-11-19 14:00")
    done = mentor("session", "log", "amelie", stdin="\n")
    assert done.code == 1
    assert "Nothing is changed" in done.err
    assert [one["status"] for one in mentor("session", "list", "--json").json()] == ["scheduled"]


@pytest.mark.parametrize(("typed", "reason"), [("1\n", "late-cancellation"), ("2\n", "cancelled-by-mentor")])
def test_who_called_off_is_asked(mentor: Mentor, typed: str, reason: str) -> None:
    """By the student it is a no-show, by the mentor never; after the session is chosen it is asked too."""
    mentor("session", "schedule", "amelie", "2026-11-24 18:00")
    assert mentor("session", "cancel", "amelie", "--json", stdin=typed).json()["reason"] == reason
    mentor("session", "schedule", "amelie", "2026-11-19 14:00")
    logged = mentor("session", "log", "amelie", "--cancelled-at", "2026-11-19 9:00", "--json", stdin="1\n" + typed)
    assert logged.json()["reason"] == reason


def test_the_session_to_mark_is_asked(mentor: Mentor) -> None:
    """And the one to move, where one waits and one is planned."""
    waiting = mentor("session", "schedule", "amelie", "2026-11-19 14:00", "--json").json()["id"]
    following = mentor("session", "schedule", "amelie", "2026-12-01 14:00", "--json").json()["id"]
    moved = mentor("session", "edit", "amelie", "--at", "2026-12-02 14:00", "--json", stdin="2\n").json()
    assert moved["id"] == following
    assert mentor("noshow", "mark", "amelie", "--json", stdin="1\n").json()["id"] == waiting
