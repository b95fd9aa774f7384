"""`mentor session delete`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from cli.session.kit import Record, all_sessions
from helpers import Mentor
from terminal import mentor_started


def test_delete_asks_and_takes_the_note_along(mentor: Mentor, session: Record) -> None:
    """Without a yes nothing goes; with it the session and its no-show note are gone."""
    known = session("log", "amelie", "--at", "14:00", "--absent")["id"]
    assert mentor("session", "delete", known).code == 2
    assert len(all_sessions(mentor)) == 1
    assert session("delete", known, "--yes")["id"] == known
    assert all_sessions(mentor) == []
    assert mentor("student", "show", "amelie", "--json").json()["notes"] == []
    assert mentor("session", "show", known).code == 3


def test_who_is_meant_is_said_once(mentor: Mentor, session: Record) -> None:
    """In the question, or, with --yes, below the answer; in a refusal once too."""
    mentor("student", "add", "Amélie Durand", "--slug", "other")
    known, another = (session("log", "amelie-durand", "--at", at)["id"] for at in ("14:00", "9:00"))
    refused = mentor("session", "delete", known)
    assert (refused.code, refused.err.count("of the same name")) == (2, 1)
    terminal = mentor_started("session", "delete", known, columns=300)
    terminal.answer("Delete", "y")
    assert terminal.end() == 0
    assert terminal.shown.count("of the same name") == 1
    assert mentor("session", "delete", another, "--yes").out.count("of the same name") == 1


def test_a_students_name_is_not_enough_to_delete(mentor: Mentor, session: Record) -> None:
    """Without a question the id must be typed; it is named, and never that of a session to come."""
    session("schedule", "amelie", "2026-12-16 10:00")
    begun = session("log", "amelie", "--at", "14:00")["id"]
    for words in (("--yes",), ()):
        ran = mentor("session", "delete", "amelie", *words)
        assert ran.code == 2
        assert f"mentor session delete {begun} --yes" in ran.err
    assert len(all_sessions(mentor)) == 2
