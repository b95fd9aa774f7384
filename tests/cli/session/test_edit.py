"""`mentor session edit`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from pathlib import Path

from cli.session.kit import TODAY, Record
from helpers import Mentor


def test_edit_moves_without_judging(mentor: Mentor, session: Record) -> None:
    """A reschedule changes the start, keeps the outcome, and warns of an overlap."""
    session("schedule", "zoe", "2026-12-02 10:00")
    known = session("schedule", "amelie", "2026-11-25 10:00")["id"]
    ran = mentor("session", "edit", known, "--at", "2026-12-02 10:10", "--duration", "1h", "--json")
    moved = ran.json()
    assert (moved["scheduled_at"], moved["status"]) == ("2026-12-02T10:10:00+01:00", "scheduled")
    assert moved["duration_minutes"] == 60
    assert "overlaps with zoe-okoro" in ran.err


def test_edit_changes_each_field(mentor: Mentor, session: Record) -> None:
    """Every option ends in its field; none, or one that cannot be, is a usage error."""
    known = session("log", "amelie", "--at", "14:00")["id"]
    mentor("project", "add", "amelie", "P")
    edited = session("edit", known, "--notes", "N", "--project", "P", "--level", "2", "--kind", "mentoring",
                     "--recording", "https://example.org/2")  # fmt: skip
    assert [edited[k] for k in ("notes", "project", "level", "kind", "recording")] == [
        "N", "P", 2, "mentoring", "https://example.org/2",
    ]  # fmt: skip
    for words in ((), ("--level", "10"), ("--held", "--absent"), ("--recording", "x")):
        assert mentor("session", "edit", known, *words).code == 2
    assert mentor("session", "edit", known, "--at", "2026-12-24 10:00").code == 1
    ahead = session("schedule", "amelie", "2026-12-01 10:00")["id"]
    assert mentor("session", "edit", ahead, "--absent").code == 2


def test_a_session_keeps_the_policy_that_judged_it(session: Record, store: Path) -> None:
    """After a change of policy an old session is judged again by its own."""
    known = session("log", "zoe", "--at", "14:00", "--late", "5m")["id"]
    (store / "config.toml").write_text('[policy]\nname = "openclassrooms-help-centre"\n', encoding="utf-8")
    assert session("edit", known, "--late", "12m")["status"] == "completed", "15 minutes under the first policy"
    new = session("log", "zoe", "--at", "2026-11-20 14:00", "--late", "12m")
    assert (new["status"], new["limit_seconds"]) == ("no-show", 600), "a third of 30 minutes under the second"


def test_a_no_show_leaves_one_note_however_often_it_is_judged(mentor: Mentor, session: Record) -> None:
    """A dated note comes with the no-show, and goes when the session turns out to have been held."""
    session("schedule", "amelie", TODAY)
    session("log", "amelie", "--absent")
    session("edit", "amelie", "--late", "20m")
    (note,) = mentor("student", "show", "amelie", "--json").json()["notes"]
    assert note["text"].startswith("No show")
    assert "20 min" in note["text"]
    session("edit", "amelie", "--held")
    assert mentor("student", "show", "amelie", "--json").json()["notes"] == []


def test_a_student_stands_for_what_happened_last(mentor: Mentor, session: Record) -> None:
    """Not for the end of a series; a start to come means the next session, and both are named where one waits."""
    series = ("2026-12-02 10:00", "--repeat", "weekly", "--times", "3", "--json")
    following = mentor("session", "schedule", "amelie", *series).json()[0]["id"]
    held = session("log", "amelie", "--at", "14:00")["id"]
    assert session("edit", "amelie", "--notes", "Charts next")["id"] == held
    assert session("edit", "amelie", "--at", "2026-12-02 11:00")["id"] == following
    waiting = session("schedule", "amelie", "2026-11-23 10:00")["id"]
    asked = mentor("session", "edit", "amelie", "--at", "2026-12-02 12:00")
    assert asked.code == 3
    for known in (waiting, following):
        assert f"mentor session edit {known}" in asked.err
