"""`mentor demo`: the main job, run for real."""

from __future__ import annotations

from pathlib import Path

from helpers import Mentor


def test_the_demo_runs_and_touches_nothing(mentor: Mentor, store: Path) -> None:
    """Each step shows its command and its real output; only the refusal ends in 1; no store is made."""
    steps = mentor("demo", "--json").json()
    assert [step["exit_code"] for step in steps] == [0, 0, 0, 1, 0, 0, 0]
    assert all(step["output"].strip() and "fault in mentor" not in step["output"] for step in steps)
    assert "15 min 1 s" in steps[2]["output"]
    assert not store.exists()
    page = mentor("demo").out
    assert all(f"$ {step['command']}" in page for step in steps)
