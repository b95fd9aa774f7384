"""`mentor session delete`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from cli.session.kit import Record, all_sessions
from helpers import Mentor


def test_delete_asks_and_takes_the_note_along(mentor: Mentor, session: Record) -> None:
    """Without a yes nothing goes; with it the session and its no-show note are gone."""
    known = session("log", "amelie", "--at", "14:00", "--absent")["id"]
    assert mentor("session", "delete", known).code == 2
    assert len(all_sessions(mentor)) == 1
    assert session("delete", known, "--yes")["id"] == known
    assert all_sessions(mentor) == []
    assert mentor("student", "show", "amelie", "--json").json()["notes"] == []
    assert mentor("session", "show", known).code == 3
