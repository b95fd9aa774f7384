"""`mentor session show`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from cli.session.kit import Record
from helpers import Mentor


def test_show_has_the_whole_session(mentor: Mentor, session: Record) -> None:
    """What is known is said in words, what is not is left out."""
    known = session("log", "amelie", "--at", "14:00", "--late", "20m", "--notes", "Traffic")["id"]
    page = mentor("session", "show", known).out
    for part in ("Amélie Durand", "Tue 24 Nov 2026 14:00 CET", "no-show (late)", "20 min", "not confirmed", "Traffic"):
        assert part in page
    assert "Project" not in page
