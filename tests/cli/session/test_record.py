"""`mentor session record`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from cli.session.kit import all_sessions
from helpers import Mentor


def test_a_recording_that_is_missing_is_a_reminder(mentor: Mentor) -> None:
    """The mentor's first session and every presentation must be recorded; the link settles it."""
    first = mentor("session", "log", "amelie", "--at", "9:00", "--json")
    assert first.err == ""
    assert first.json()["recording_required"] is True
    assert "recorded" not in mentor("session", "log", "amelie", "--at", "10:00").err
    assert "recorded" in mentor("session", "log", "amelie", "--at", "11:00", "--kind", "presentation").err
    assert len(all_sessions(mentor, "--missing-recording")) == 2
    assert mentor("session", "record", first.json()["id"], "https://example.org/1").code == 0
    assert len(all_sessions(mentor, "--missing-recording")) == 1
    assert mentor("session", "record", "amelie", "not a link").code == 2
