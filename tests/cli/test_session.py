"""`mentor session`: schedule, log, cancel, list, show, edit, delete, record. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor

FIELDS = [
    "id", "student", "kind", "scheduled_at", "duration_minutes", "status", "reason", "late_seconds", "cancelled_at",
    "presence_confirmed", "recording_required", "recording", "project", "level", "notes", "policy", "limit_seconds",
    "funding",
]  # fmt: skip
TODAY = "2026-11-24 14:00"

Record = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add two students."""
    assert mentor("student", "add", "Amélie Durand", "--funding", "funded").code == 0
    assert mentor("student", "add", "Zoé Okoro", "--funding", "self-paid").code == 0


@pytest.fixture
def session(mentor: Mentor) -> Record:
    """Return a function that runs a session command with --json and returns the record."""

    def run(*words: str, now: str | None = None) -> dict[str, Any]:
        ran = mentor("session", *words, "--json", now=now)
        assert ran.code == 0, ran.err
        found = ran.json()
        assert isinstance(found, dict)
        return found

    return run


def all_sessions(mentor: Mentor, *words: str) -> list[dict[str, Any]]:
    """Return every session, newest first."""
    found: list[dict[str, Any]] = mentor("session", "list", *words, "--json").json()
    return found


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
        ("zoe", "2026-12-01 14:30", True), ("amelie", "2026-12-01 14:00", True), ("zoe", "2026-12-01 15:00", False),
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


def test_log_takes_the_scheduled_session_of_that_day(mentor: Mentor, session: Record) -> None:
    """With or without --at, it is the one nearest on the same day; no second record is made."""
    planned = session("schedule", "amelie", "2026-11-24 10:00")["id"]
    other = session("schedule", "amelie", TODAY)["id"]
    assert session("log", "amelie", "--late", "10m")["id"] == other
    logged = session("log", "amelie", "--at", "2026-11-24 10:20", "--late", "15m")
    assert (logged["id"], logged["scheduled_at"][11:16]) == (planned, "10:00"), "--at never says how late"
    assert (logged["status"], logged["late_seconds"], logged["limit_seconds"]) == ("completed", 900, 900)
    assert logged["presence_confirmed"] is True
    assert len(all_sessions(mentor)) == 2


def test_log_judges_lateness(session: Record) -> None:
    """One second over the limit is a no-show, whose presence is not confirmed."""
    session("schedule", "amelie", TODAY)
    logged = session("log", "amelie", "--late", "15m1s")
    assert (logged["status"], logged["reason"], logged["late_seconds"]) == ("no-show", "late", 901)
    assert (logged["policy"], logged["presence_confirmed"]) == ("openclassrooms-2021", False)


def test_log_without_a_plan_makes_a_session(session: Record) -> None:
    """It starts at --at, or so long ago that it ends now; where nobody came, now."""
    assert session("log", "amelie")["scheduled_at"] == "2026-11-24T14:15:00+01:00"
    assert session("log", "zoe")["scheduled_at"] == "2026-11-24T14:30:00+01:00"
    assert session("log", "amelie", "--at", "2026-11-20 9:00")["scheduled_at"] == "2026-11-20T09:00:00+01:00"
    assert session("log", "zoe", "--absent", now="2026-11-25T10:00")["scheduled_at"] == "2026-11-25T10:00:00+01:00"


def test_log_after_midnight_takes_the_session_of_the_evening(mentor: Mentor, session: Record) -> None:
    """A session begun before midnight is the one that just ended; no second record is made."""
    planned = session("schedule", "amelie", "2026-11-24 23:30")["id"]
    assert session("log", "amelie", now="2026-11-25T00:20")["id"] == planned
    assert len(all_sessions(mentor)) == 1


def test_log_refuses_a_documented_session(mentor: Mentor, session: Record) -> None:
    """Exit 1, with the edit to type; that edit works."""
    known = session("log", "amelie", "--at", TODAY)["id"]
    for words in (("--at", TODAY), ("--at", "2026-11-24 14:20"), ()):
        ran = mentor("session", "log", "amelie", *words)
        assert ran.code == 1
        assert f"mentor session edit {known}" in ran.err
    assert session("edit", known, "--absent")["status"] == "no-show"
    assert len(all_sessions(mentor)) == 1


def test_log_of_a_session_still_ahead_is_a_usage_error(mentor: Mentor) -> None:
    """Whether it is planned for later today, or named by --at; a cancellation is taken."""
    mentor("session", "schedule", "amelie", "2026-11-24 18:00")
    for words in ((), ("--absent",), ("--at", "18:00"), ("--at", "2026-11-30 10:00")):
        assert mentor("session", "log", "amelie", *words).code == 2
    assert [s["status"] for s in all_sessions(mentor)] == ["scheduled"]
    called_off = mentor("session", "log", "amelie", "--at", "18:00", "--cancelled-at", "14:00", "--json").json()
    assert (called_off["status"], called_off["reason"]) == ("no-show", "late-cancellation")


def test_log_an_earlier_session_on_a_day_with_one_ahead(mentor: Mentor, session: Record) -> None:
    """What happened at another time of the day is not the session still to come."""
    session("schedule", "amelie", "2026-11-24 18:00")
    assert session("log", "amelie", "--at", "10:00")["scheduled_at"] == "2026-11-24T10:00:00+01:00"
    assert sorted(s["status"] for s in all_sessions(mentor)) == ["completed", "scheduled"]


@pytest.mark.parametrize(
    ("arrived", "late"),
    [("14:20", 1200), ("14h20", 1200), ("2026-11-23 14:05", 300), ("13:55", 0), ("14:00", 0)],
)
def test_arrival_is_on_the_day_of_the_session(session: Record, arrived: str, late: int) -> None:
    """A time of day alone is that of yesterday's session; early is on time."""
    session("schedule", "amelie", "2026-11-23 14:00")
    assert session("log", "amelie", "--at", "2026-11-23 14:00", "--arrived", arrived)["late_seconds"] == late


def test_arrival_after_midnight(session: Record) -> None:
    """Ten past twelve after a session of ten to twelve is twenty minutes late."""
    session("schedule", "amelie", "2026-11-22 23:50")
    assert session("log", "amelie", "--at", "2026-11-22 23:50", "--arrived", "0:10")["late_seconds"] == 1200


def test_arrival_on_another_day_or_to_come_is_refused(mentor: Mentor) -> None:
    """A moment long before the session, or in the future, cannot be the arrival."""
    mentor("session", "schedule", "amelie", TODAY)
    for arrived in ("2026-11-20 14:10", "15:30", "nonsense"):
        assert mentor("session", "log", "amelie", "--arrived", arrived).code == 2


@pytest.mark.parametrize(
    ("words", "status", "reason"),
    [
        (("--cancelled-at", "2026-11-23 14:00"), "no-show", "late-cancellation"),
        (("--cancelled-at", "2026-11-23 13:59:59"), "cancelled", "cancelled-in-time"),
        (("--cancelled-at", "2026-11-24 13:00", "--cancelled-by", "mentor"), "cancelled", "cancelled-by-mentor"),
        (("--cancelled-by", "mentor"), "cancelled", "cancelled-by-mentor"),
        (("--absent",), "no-show", "absent"),
    ],
)
def test_the_rule_decides(session: Record, words: tuple[str, ...], status: str, reason: str) -> None:
    """The status follows from the policy: 24 h exactly is late, a second more is in time."""
    session("schedule", "amelie", TODAY)
    logged = session("log", "amelie", *words)
    assert (logged["status"], logged["reason"], logged["presence_confirmed"]) == (status, reason, False)


def test_log_keeps_what_was_given(mentor: Mentor, session: Record) -> None:
    """Notes, link, project, kind and length are kept; notes may come from standard input."""
    words = ("--at", "13:00", "--recording", "https://example.org/1", "--project", "Dashboard", "--kind",
             "presentation", "--duration", "40m", "--notes", "-")  # fmt: skip
    record = mentor("session", "log", "amelie", *words, "--json", stdin="Line 1\nLine 2\n").json()
    assert (record["notes"], record["recording"]) == ("Line 1\nLine 2", "https://example.org/1")
    assert (record["project"], record["kind"], record["duration_minutes"]) == ("Dashboard", "presentation", 40)
    assert mentor("session", "log", "zoe", "--recording", "file.mp4").code == 2
    assert mentor("session", "log", "zoe", "--late", "5m", "--absent").code == 2
    assert session("show", "amelie")["id"] == record["id"]


def test_a_recording_that_is_missing_is_a_reminder(mentor: Mentor) -> None:
    """The mentor's first session and every presentation must be recorded; the link settles it."""
    first = mentor("session", "log", "amelie", "--at", "9:00", "--json")
    assert "must be recorded" in first.err
    assert first.json()["recording_required"] is True
    assert "recorded" not in mentor("session", "log", "amelie", "--at", "10:00").err
    assert "recorded" in mentor("session", "log", "amelie", "--at", "11:00", "--kind", "presentation").err
    assert len(all_sessions(mentor, "--missing-recording")) == 2
    assert mentor("session", "record", first.json()["id"], "https://example.org/1").code == 0
    assert len(all_sessions(mentor, "--missing-recording")) == 1
    assert mentor("session", "record", "amelie", "not a link").code == 2


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


def test_an_outcome_is_one_line_of_the_journal(session: Record, store: Path) -> None:
    """Status, reason and note of a no-show are written in one operation."""
    session("schedule", "amelie", TODAY)
    journal = store / "students" / "amelie-durand" / "journal.jsonl"
    before = len(journal.read_bytes().splitlines())
    session("log", "amelie", "--absent")
    assert len(journal.read_bytes().splitlines()) == before + 1


def test_cancel_is_judged(mentor: Mentor, session: Record) -> None:
    """The nearest session within 24 hours is meant, else the next one; the 24-hour rule judges."""
    session("schedule", "amelie", "2026-11-25 10:00")
    session("schedule", "amelie", "2026-12-01 10:00")
    late = session("cancel", "amelie")
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
    assert mentor("session", "cancel", two, "--at", "16:00").code == 2
    assert session("cancel", two[:4], "--at", "yesterday 10:59")["reason"] == "cancelled-in-time"


def test_cancel_all_takes_every_future_session_and_no_other(mentor: Mentor, session: Record) -> None:
    """Past ones stay to be documented; other students' stay planned."""
    for student, day in (("amelie", "20"), ("amelie", "27"), ("amelie", "30"), ("zoe", "27")):
        session("schedule", student, f"2026-11-{day} 10:00")
    gone = mentor("session", "cancel", "amelie", "--all", "--json").json()
    assert [s["scheduled_at"][8:10] for s in gone] == ["27", "30"]
    assert len(all_sessions(mentor, "--status", "scheduled")) == 2


def test_list_filters(mentor: Mentor, session: Record) -> None:
    """Newest first; each filter takes its part, and --to includes its day."""
    for day in ("18", "19", "20"):
        session("log", "amelie", "--at", f"2026-11-{day} 23:30")
    session("log", "zoe", "--at", "2026-11-20 9:00", "--absent")

    def days(*words: str) -> list[str]:
        return [s["scheduled_at"][8:13] for s in all_sessions(mentor, *words)]

    assert days() == ["20T23", "20T09", "19T23", "18T23"]
    assert days("--student", "zoe") == ["20T09"]
    assert days("--from", "2026-11-19", "--to", "2026-11-19") == ["19T23"]
    assert days("--to", "2026-11-19") == ["19T23", "18T23"]
    assert days("--status", "no-show") == ["20T09"]
    assert days("--kind", "discovery") == ["20T09", "18T23"]
    assert days("--limit", "2") == ["20T23", "20T09"]
    assert days("--undocumented") == []
    for words in (("--limit", "0"), ("--from", "2026-11-20", "--to", "2026-11-18"), ("--status", "x"), ("--to", "x")):
        assert mentor("session", "list", *words).code == 2
    assert mentor("session", "list", "--student", "qqqq").code == 3


def test_a_listed_session_is_one_line_in_a_pipe(mentor: Mentor) -> None:
    """Tabs between the cells, nothing cut, whatever the width of a terminal would be."""
    mentor("session", "log", "amelie", "--at", "14:00", "--project", "A dashboard\twith a very long title " * 5)
    (row,) = mentor("session", "list").out.splitlines()
    cells = row.split("\t")
    assert cells[1:7] == ["2026-11-24 14:00", "amelie-durand", "discovery", "45", "completed", ""]
    assert len(cells) == 8
    assert cells[7].count("title") == 5


def test_show_has_the_whole_session(mentor: Mentor, session: Record) -> None:
    """What is known is said in words, what is not is left out."""
    known = session("log", "amelie", "--at", "14:00", "--late", "20m", "--notes", "Traffic")["id"]
    page = mentor("session", "show", known).out
    for part in ("Amélie Durand", "Tue 24 Nov 2026 14:00 CET", "no-show (late)", "20 min", "not confirmed", "Traffic"):
        assert part in page
    assert "Project" not in page


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
    edited = session("edit", known, "--notes", "N", "--project", "P", "--level", "2", "--kind", "mentoring",
                     "--recording", "https://example.org/2")  # fmt: skip
    assert [edited[k] for k in ("notes", "project", "level", "kind", "recording")] == [
        "N", "P", 2, "mentoring", "https://example.org/2",
    ]  # fmt: skip
    for words in ((), ("--level", "4"), ("--at", "2026-12-24 10:00"), ("--held", "--absent"), ("--recording", "x")):
        assert mentor("session", "edit", known, *words).code == 2
    ahead = session("schedule", "amelie", "2026-12-01 10:00")["id"]
    assert mentor("session", "edit", ahead, "--absent").code == 2


def test_a_session_keeps_the_policy_that_judged_it(session: Record, store: Path) -> None:
    """After a change of policy an old session is judged again by its own."""
    known = session("log", "zoe", "--at", "14:00", "--late", "5m")["id"]
    (store / "config.toml").write_text('[policy]\nname = "openclassrooms-help-centre"\n', encoding="utf-8")
    assert session("edit", known, "--late", "12m")["status"] == "completed", "15 minutes under the first policy"
    new = session("log", "zoe", "--at", "2026-11-20 14:00", "--late", "12m")
    assert (new["status"], new["limit_seconds"]) == ("no-show", 600), "a third of 30 minutes under the second"


def test_delete_asks_and_takes_the_note_along(mentor: Mentor, session: Record) -> None:
    """Without a yes nothing goes; with it the session and its no-show note are gone."""
    known = session("log", "amelie", "--at", "14:00", "--absent")["id"]
    assert mentor("session", "delete", known).code == 2
    assert len(all_sessions(mentor)) == 1
    assert session("delete", known, "--yes")["id"] == known
    assert all_sessions(mentor) == []
    assert mentor("student", "show", "amelie", "--json").json()["notes"] == []
    assert mentor("session", "show", known).code == 3


def test_the_first_session_changes_when_an_earlier_one_is_logged(session: Record) -> None:
    """The mentor's very first session is the earliest one held, over all students, whatever the order of logging."""
    late = session("log", "amelie", "--at", "2026-11-20 10:00")["id"]
    early = session("log", "zoe", "--at", "2026-11-19 10:00")["id"]
    assert (session("show", late)["recording_required"], session("show", early)["recording_required"]) == (False, True)
    session("edit", early, "--absent")
    assert session("show", late)["recording_required"] is True
    session("edit", early, "--held")
    assert session("show", early)["recording_required"] is True
    session("edit", early, "--at", "2026-11-21 10:00")
    assert session("show", late)["recording_required"] is True
    assert session("show", early)["recording_required"] is False


def test_the_next_date_is_suggested_where_none_is_planned(mentor: Mentor) -> None:
    """After a held session the same time a week later is offered, until a date is planned; not for a no-show."""
    done = mentor("session", "log", "amelie", "--at", "2026-11-24 14:00")
    assert 'mentor session schedule amelie-durand "2026-12-01 14:00"' in done.out
    assert "Not a no-show" not in done.out
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    assert "schedule" not in mentor("session", "log", "amelie", "--at", "2026-11-23 14:00").out
    mentor("session", "cancel", "amelie", "--by", "mentor")
    assert "schedule" not in mentor("session", "log", "amelie", "--at", "2026-11-22 14:00", "--absent").out


def test_an_unplanned_session_starts_on_the_minute(mentor: Mentor) -> None:
    """Nobody plans seconds: logged at 15:00:42, it began at 14:15."""
    now = "2026-11-24T15:00:42+01:00"
    assert mentor("session", "log", "amelie", "--json", now=now).json()["scheduled_at"] == "2026-11-24T14:15:00+01:00"


def test_a_session_has_the_project_of_its_day(mentor: Mentor, session: Record) -> None:
    """One planned before the project began, or for one that is done by now, takes the one in progress when logged."""
    session("schedule", "amelie", "2026-11-20 14:00")
    for title, level in (("Clean data", "1"), ("Build a dashboard", "2")):
        mentor("project", "add", "amelie", title, "--level", level)
    mentor("project", "start", "amelie", "clean")
    first = session("log", "amelie", "--at", "2026-11-20 14:00")
    assert (first["project"], first["level"]) == ("Clean data", 1)
    session("schedule", "amelie", "2026-11-23 14:00")
    session("schedule", "amelie", "2026-11-24 14:00", "--kind", "presentation", "--project", "Clean data")
    mentor("project", "present", "amelie", "clean")
    mentor("project", "start", "amelie", "dashboard")
    second = session("log", "amelie", "--at", "2026-11-23 14:00", "--absent")
    assert (second["project"], second["level"]) == ("Build a dashboard", 2)
    third = session("log", "amelie", "--at", "2026-11-24 14:00")
    assert (third["project"], third["level"]) == ("Clean data", 1)
    given = session("log", "amelie", "--at", "2026-11-22 14:00", "--project", "Something else")
    assert (given["project"], given["level"]) == ("Something else", None)
