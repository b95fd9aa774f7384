"""`mentor session schedule`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from cli.session.kit import TODAY, Record, all_sessions
from helpers import Mentor

FIELDS = [
    "id", "student", "kind", "scheduled_at", "duration_minutes", "status", "reason", "late_seconds", "cancelled_at",
    "presence_confirmed", "recording_required", "recording", "project", "level", "notes", "policy", "limit_seconds",
    "funding",
]  # fmt: skip


def test_the_record_has_every_field(session: Record) -> None:
    """Every field is there, null where nothing is known, with times in the local offset."""
    record = session("schedule", "amelie", "2026-12-01 14:00")
    assert set(FIELDS) <= set(record)
    assert record["scheduled_at"] == "2026-12-01T14:00:00+01:00"
    assert (record["status"], record["reason"], record["late_seconds"]) == ("scheduled", None, None)
    assert (record["presence_confirmed"], record["recording"], record["policy"]) == (False, None, None)
    assert record["funding"] == "funded"


def test_schedule_says_the_day_and_what_comes_next(mentor: Mentor) -> None:
    """The line has the resolved date; the next command can be typed as it stands."""
    said = mentor("session", "schedule", "amelie", "tomorrow 14h30").out
    assert "Wed 25 Nov 2026 14:30 CET" in said
    assert "mentor session log amelie-durand" in said


def test_planned_lengths_and_kinds(session: Record) -> None:
    """The first session is the discovery; lengths follow kind and funding unless given."""
    assert session("schedule", "amelie", "2026-12-01 14:00")["kind"] == "discovery"
    second = session("schedule", "amelie", "2026-12-02 14:00")
    assert (second["kind"], second["duration_minutes"]) == ("mentoring", 45)
    third = session("schedule", "amelie", "2026-12-03 14:00", "--kind", "presentation")
    assert (third["kind"], third["duration_minutes"]) == ("presentation", 30)
    assert session("schedule", "zoe", "2026-12-04 14:00")["duration_minutes"] == 30
    assert session("schedule", "zoe", "2026-12-05 14:00", "--duration", "1h30")["duration_minutes"] == 90
    assert session("schedule", "amelie", "2026-12-06 14:00", "--kind", "discovery")["kind"] == "discovery"


def test_an_overlap_warns(mentor: Mentor) -> None:
    """Sharing time with a session of any student warns and is taken; touching does not warn."""
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    for student, when, warned in (
        ("zoe", "2026-12-01 14:30", True), ("amelie", "2026-12-01 14:10", True), ("zoe", "2026-12-01 15:00", False),
    ):  # fmt: skip
        ran = mentor("session", "schedule", student, when)
        assert ran.code == 0
        assert ("overlaps with amelie-durand" in ran.err) is warned


def test_a_past_moment_is_taken_with_a_warning(mentor: Mentor) -> None:
    """The session is then one to document."""
    ran = mentor("session", "schedule", "amelie", "2026-11-20 14:00")
    assert ran.code == 0
    assert "past" in ran.err
    assert len(all_sessions(mentor, "--undocumented")) == 1


def test_a_weekly_series_keeps_the_time_on_the_wall(mentor: Mentor) -> None:
    """Across the clock change of March the local time stays and the offset changes; one change in the store."""
    ran = mentor("session", "schedule", "amelie", "2027-03-15 14:00", "--repeat", "weekly", "--times", "3", "--json")
    assert [s["scheduled_at"] for s in ran.json()] == [
        "2027-03-15T14:00:00+01:00", "2027-03-22T14:00:00+01:00", "2027-03-29T14:00:00+02:00",
    ]  # fmt: skip
    assert [s["kind"] for s in ran.json()] == ["discovery", "mentoring", "mentoring"]
    assert len(all_sessions(mentor)) == 3


def test_a_series_over_a_skipped_time_is_refused_whole(mentor: Mentor) -> None:
    """02:30 does not exist on 28 March 2027: nothing is planned, and the day is named."""
    ran = mentor("session", "schedule", "amelie", "2027-03-21 02:30", "--repeat", "weekly", "--times", "3")
    assert ran.code == 2
    assert "2027-03-28" in ran.err
    assert all_sessions(mentor) == []


def test_a_series_over_a_repeated_time_takes_the_first_and_says_so(mentor: Mentor) -> None:
    """02:30 occurs twice on 25 October 2026; the first is the one in summer time."""
    ran = mentor("session", "schedule", "amelie", "2026-10-18 02:30", "--repeat", "weekly", "--times", "3", "--json")
    assert "occurs twice" in ran.err
    assert [s["scheduled_at"][-6:] for s in ran.json()] == ["+02:00", "+02:00", "+01:00"]


@pytest.mark.parametrize(
    "words",
    [
        ("2026-12-01",), ("nonsense",), ("2027-03-28 02:30",), ("2026-12-01 14:00", "--duration", "0"),
        ("2026-12-01 14:00", "--duration", "25h"), ("2026-12-01 14:00", "--repeat", "weekly"),
        ("2026-12-01 14:00", "--times", "3"), ("2026-12-01 14:00", "--repeat", "daily", "--times", "3"),
        ("2026-12-01 14:00", "--repeat", "weekly", "--times", "0"), ("2026-12-01 14:00", "--kind", "party"),
    ],
)  # fmt: skip
def test_schedule_refuses_what_it_cannot_read(mentor: Mentor, words: tuple[str, ...]) -> None:
    """Nothing is guessed and nothing is saved."""
    ran = mentor("session", "schedule", "amelie", *words)
    assert (ran.code, ran.out) == (2, "")
    assert all_sessions(mentor) == []


def test_the_same_start_twice_is_refused(mentor: Mentor, session: Record) -> None:
    """One student has one session at a time: the first is named with what to type; nothing of a series is planned."""
    first = session("schedule", "amelie", "2026-12-08 10:00")["id"]
    for words in (("2026-12-08 10:00",), ("2026-12-01 10:00", "--repeat", "weekly", "--times", "2")):
        ran = mentor("session", "schedule", "amelie", *words)
        assert ran.code == 1
        assert f"mentor session show {first}" in ran.err
    assert len(all_sessions(mentor)) == 1
    session("cancel", first, "--by", "mentor")
    session("schedule", "amelie", "2026-12-08 10:00")


def test_the_discovery_is_the_first_that_is_held(session: Record) -> None:
    """A first session that was missed is no discovery; one planned earlier is."""
    session("log", "amelie", "--at", "2026-11-20 10:00", "--absent")
    assert session("schedule", "amelie", "2026-12-01 10:00")["kind"] == "discovery"
    assert session("schedule", "amelie", "2026-12-08 10:00")["kind"] == "mentoring"
    session("log", "zoe", "--at", "2026-11-20 10:00")
    assert session("schedule", "zoe", "2026-12-01 10:00")["kind"] == "mentoring"


def test_a_series_until_a_day(mentor: Mentor) -> None:
    """The day is included; one before the first, or both ways to end at once, is a usage error."""
    weekly = ("session", "schedule", "amelie", "2026-12-01 14:00", "--repeat", "weekly")
    for words in (("--until", "2026-11-30"), ("--until", "2029-01-01"), ("--until", "2026-12-20", "--times", "2"), ()):
        assert mentor(*weekly, *words).code == 2
    assert mentor("session", "schedule", "amelie", "2026-12-01 14:00", "--until", "2026-12-20").code == 2
    done = mentor(*weekly, "--until", "2026-12-15", "--level", "4", "--json").json()
    assert [(one["scheduled_at"][8:10], one["level"]) for one in done] == [("01", 4), ("08", 4), ("15", 4)]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("session", "schedule", "amelie", "SPAN"), True),
        (("session", "log", "amelie", "--at", "SPAN"), True),
        (("session", "edit", "amelie", "--at", "SPAN"), True),
        (("noshow", "check", "--absent", "--scheduled", "SPAN"), True),
        (("session", "cancel", "amelie", "--session", "SPAN"), False),
        (("session", "cancel", "amelie", "--at", "SPAN"), False),
        (("session", "list", "--from", "SPAN"), False),
        (("noshow", "mark", "amelie", "--at", "SPAN"), False),
        (("noshow", "check", "--scheduled", TODAY, "--cancelled-at", "SPAN"), False),
        (("contact", "log", "amelie", "--via", "email", "--at", "SPAN"), False),
    ],
)
def test_the_length_of_a_span_has_an_option_where_there_is_one(
    mentor: Mentor, words: tuple[str, ...], named: bool
) -> None:
    """Exit 2 with the start to type; --duration is named by the commands that take it, for the session's start."""
    mentor("session", "schedule", "amelie", "2026-11-25 10:00")
    for span in ("2026-11-24 09:00-1000", "2026-11-24 9h-10h"):
        ran = mentor(*(span if word == "SPAN" else word for word in words))
        assert (ran.code, '"2026-11-24 09:00"' in ran.err) == (2, True)
        assert ("--duration" in ran.err) is named


def test_student_and_time_turned_round(mentor: Mentor) -> None:
    """The command to type runs as it stands; so for a series; nothing is guessed where neither is a time."""
    for more in ((), ("--repeat", "weekly", "--times", "2")):
        turned = mentor("session", "schedule", "2026-11-30 10:00", "amelie", *more)
        assert (turned.code, turned.err.splitlines()[0]) == (2, "Error: The student comes before the time")
        assert turned.err.splitlines()[1] == 'Type: mentor session schedule amelie "2026-11-30 10:00"'
    neither = mentor("session", "schedule", "amelie", "amelie")
    assert (neither.code, "cannot be read as a date and time" in neither.err) == (2, True)
