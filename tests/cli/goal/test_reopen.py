"""`mentor goal reopen`."""

from __future__ import annotations

from helpers import Mentor


def test_what_was_not_met_after_all(mentor: Mentor) -> None:
    """Only a goal that is met; the answer is the list of what was opened."""
    mentor("student", "add", "Zoé")
    mentor("goal", "add", "zoe", "One")
    refused = mentor("goal", "reopen", "zoe", "1")
    assert (refused.code, "mentor goal done zoe 1" in refused.err) == (1, True)
    mentor("goal", "done", "zoe", "1")
    assert mentor("goal", "reopen", "zoe", "1", "--json").json()[0]["done_at"] is None
