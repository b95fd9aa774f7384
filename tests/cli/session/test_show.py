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


def test_show_leaves_out_one_called_off(session: Record) -> None:
    """A student with a session called off and another at the same start stands for the other."""
    for day in ("2026-11-24 10:00", "2026-11-24 11:00", "2026-11-24 12:00"):
        session("schedule", "amelie", day, now="2026-11-20T09:00")
        session("cancel", "amelie", "--session", day, "--by", "mentor", now="2026-11-20T09:00")
        stands = session("schedule", "amelie", day, now="2026-11-20T09:00")["id"]
        assert session("show", "amelie", now="2026-11-24T15:00")["id"] == stands
        assert session("edit", "amelie", "--notes", day, now="2026-11-24T15:00")["id"] == stands
