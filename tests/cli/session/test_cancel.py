"""`mentor session cancel`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from cli.session.kit import Record, all_sessions
from helpers import Mentor


def test_cancel_is_judged(mentor: Mentor, session: Record) -> None:
    """The next session that has not begun is meant; the 24-hour rule judges."""
    session("schedule", "amelie", "2026-11-24 10:00")
    session("schedule", "amelie", "2026-11-25 10:00")
    session("schedule", "amelie", "2026-12-01 10:00")
    late = session("cancel", "amelie", "--by", "student")
    assert (late["scheduled_at"][:10], late["status"]) == ("2026-11-25", "no-show")
    early = session("cancel", "amelie")
    assert (early["scheduled_at"][:10], early["reason"]) == ("2026-12-01", "cancelled-in-time")
    assert mentor("session", "cancel", "amelie").code == 3
    ran = mentor("session", "cancel", late["id"])
    assert ran.code == 1
    assert f"mentor session edit {late['id']}" in ran.err


def test_cancel_by_the_mentor_and_earlier(mentor: Mentor, session: Record) -> None:
    """--by and --at are what counts; a moment to come is refused."""
    one = session("schedule", "amelie", "2026-11-25 10:00")["id"]
    assert session("cancel", one, "--by", "mentor")["reason"] == "cancelled-by-mentor"
    two = session("schedule", "amelie", "2026-11-25 11:00")["id"]
    refused = mentor("session", "cancel", two, "--at", "16:00")
    assert (refused.code, refused.err.splitlines()[0]) == (2, "Error: --at 16:00 is in the future")
    logged = mentor("session", "log", two, "--cancelled-at", "16:00", "--at", "2026-11-25 11:00")
    assert logged.code in (2, 3)
    assert (
        "--cancelled-at 16:00 is in the future"
        in mentor("session", "log", "amelie", "--at", "2026-11-25 11:00", "--cancelled-at", "16:00").err
    )
    assert session("cancel", two[:4], "--at", "yesterday 10:59")["reason"] == "cancelled-in-time"


def test_cancel_all_takes_every_future_session_and_no_other(mentor: Mentor, session: Record) -> None:
    """Past ones stay to be documented; other students' stay planned."""
    for student, day in (("amelie", "20"), ("amelie", "27"), ("amelie", "30"), ("zoe", "27")):
        session("schedule", student, f"2026-11-{day} 10:00")
    gone = mentor("session", "cancel", "amelie", "--all", "--json").json()
    assert [s["scheduled_at"][8:10] for s in gone] == ["27", "30"]
    assert len(all_sessions(mentor, "--status", "scheduled")) == 2


def test_who_called_off_is_asked_where_it_matters(mentor: Mentor, session: Record) -> None:
    """A mentor who is ill is no student who cancels late: without --by nothing happens, and both are named."""
    session("schedule", "amelie", "2026-11-24 20:00")
    session("schedule", "amelie", "2026-11-30 20:00")
    for words in ((), ("--all",)):
        ran = mentor("session", "cancel", "amelie", *words)
        assert (ran.code, ran.out) == (2, "")
        assert "Tue 24 Nov 2026 20:00 CET" in ran.err
        assert "--by student, or --by mentor" in ran.err
    done = mentor("session", "cancel", "amelie", "--by", "mentor")
    assert "To take it back: mentor undo" in done.out
    assert [one["reason"] for one in all_sessions(mentor)] == [None, "cancelled-by-mentor"]


def test_a_session_that_has_begun_is_named(mentor: Mentor, session: Record) -> None:
    """By its id or its start; a student's name alone leaves it alone."""
    begun = session("schedule", "amelie", "2026-11-24 10:00")["id"]
    tomorrow = session("schedule", "amelie", "2026-11-25 18:00")["id"]
    assert session("cancel", "amelie")["id"] == tomorrow
    ran = mentor("session", "cancel", "amelie", "--by", "mentor")
    assert ran.code == 3
    assert f"mentor session cancel {begun}" in ran.err
    assert mentor("session", "cancel", "amelie", "--session", "10:00", "--all").code == 2
    assert session("cancel", "amelie", "--session", "10:00", "--by", "mentor")["id"] == begun
