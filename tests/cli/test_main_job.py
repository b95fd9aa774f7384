"""The main job, end to end: what a mentor types in a week."""

from __future__ import annotations

from helpers import Mentor

MONDAY = "2026-11-23T09:00"
TUESDAY = "2026-11-24T15:00"


def test_a_week_as_typed(mentor: Mentor) -> None:
    """The commands of the tour do what the tour says."""
    added = mentor(
        "student", "add", "Amélie Durand", "--email", "a@example.org", "--path", "Data Analyst",
        "--funding", "funded", now=MONDAY,
    )  # fmt: skip
    assert (added.code, added.err) == (0, "")
    planned = mentor("session", "schedule", "amelie", "2026-11-24 14:00")
    assert planned.code == 0
    assert "Tue 24 Nov 2026 14:00 CET" in planned.out
    logged = mentor("session", "log", "amelie", "--at", "2026-11-24 14:00", "--late", "15m1s", now=TUESDAY)
    assert logged.code == 0
    assert "No-show" in logged.out
    assert "15 min 1 s" in logged.out
    refused = mentor("noshow", "mark", "amelie", "--late", "10m")
    assert refused.code == 1
    assert "10 min" in refused.err
    assert "15 min" in refused.err
    figures = mentor("attendance", "amelie", "--json").json()
    assert figures == {
        "student": "amelie-durand", "attended": 0, "no_shows": 1, "cancelled_in_time": 0, "cancelled_by_mentor": 0,
        "rate": 0.0, "streak": 1, "regular_no_shows": False,
    }  # fmt: skip
    ticked = mentor("presentation", "checklist", "amelie", "--done", "1,2", "--json").json()
    assert [item["done"] for item in ticked["items"]][:3] == [True, True, False]
    sessions = mentor("session", "list", "--json").json()
    assert len(sessions) == 1, "the scheduled session was logged, none was made beside it"
