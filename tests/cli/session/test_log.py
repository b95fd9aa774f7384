"""`mentor session log`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.session.kit import TODAY, Record, all_sessions
from helpers import Mentor


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


@pytest.mark.parametrize("typed", ["23:30", "23h30", "at 23:10", "à 23h50"])
@pytest.mark.parametrize("happened", [("--absent",), (), ("--late", "10m")])
def test_a_time_still_to_come_is_yesterdays_where_one_waits(
    mentor: Mentor, session: Record, typed: str, happened: tuple[str, ...]
) -> None:
    """At a quarter past midnight, half past eleven is the evening before; by noshow mark too."""
    planned = session("schedule", "amelie", "2026-11-24 23:30")["id"]
    assert session("log", "amelie", "--at", typed, *happened, now="2026-11-25T00:16")["id"] == planned
    again = mentor("session", "log", "amelie", "--at", "23:30", "--absent", now="2026-11-25T00:17")
    assert (again.code, "documented already" in again.err) == (1, True)
    mentor("undo")
    assert mentor("noshow", "mark", "amelie", "--at", typed, "--json").json()["id"] == planned
    assert len(all_sessions(mentor)) == 1


def test_a_time_still_to_come_is_no_session_of_today(mentor: Mentor, session: Record) -> None:
    """One that is planned for that time today cannot be meant; of two, one called off is asked for."""
    yesterday = session("schedule", "amelie", "2026-11-24 23:30")["id"]
    session("schedule", "amelie", "2026-11-25 23:30")
    asked = mentor("session", "cancel", "amelie", "--session", "23:30", "--by", "mentor", now="2026-11-25T00:16")
    assert (asked.code, yesterday in asked.err) == (3, True)
    assert session("log", "amelie", "--at", "23:30", now="2026-11-25T00:16")["id"] == yesterday


def test_a_time_still_to_come_names_yesterday_where_none_waits(mentor: Mentor, session: Record) -> None:
    """It is refused with the day to type, in both languages; that then makes one."""
    for command in (("session", "log"), ("noshow", "mark")):
        ran = mentor(*command, "amelie", "--at", "23h30", now="2026-11-25T00:16")
        assert (ran.code, ran.err.splitlines()[-1]) == (2, 'Yesterday\'s is --at "yesterday 23:30".')
    assert "yesterday" not in mentor("session", "log", "amelie", "--at", "2026-11-25 23:30").err
    session("schedule", "amelie", "2026-11-24 12:00", now="2026-11-24T10:00")
    far = mentor("session", "log", "amelie", "--at", "23:30", now="2026-11-25T00:16")
    assert (far.code, '--at "2026-11-24 23:30" --new' in far.err) == (3, True), "hours away: it is asked for"
    skipped = mentor("session", "log", "amelie", "--at", "2:30", now="2026-03-30T00:16")
    assert (skipped.code, "yesterday" in skipped.err) == (2, False), "the clocks skipped it"
    made = session("log", "amelie", "--at", "yesterday 23:30", "--new", now="2026-11-25T00:16")
    assert made["scheduled_at"] == "2026-11-24T23:30:00+01:00"


def test_an_absence_with_only_a_later_session_invents_no_time(mentor: Mentor, session: Record) -> None:
    """Nobody knows when a session that was missed was to start: the mentor fills it in."""
    planned = session("schedule", "amelie", "2026-11-24 20:00")["id"]
    missed = mentor("session", "log", "amelie", "--absent")
    assert (missed.code, f"mentor session edit {planned} --at WHEN" in missed.err) == (3, True)
    assert f'mentor session edit {planned} --at "2026-11-24 14:15"' in mentor("session", "log", "amelie").err
    mentor("config", "set", "lang", "fr")
    named = mentor("session", "log", "amelie", "--absent", "--at", "20:00").err
    assert f"Elle devait commencer plus tôt\u00a0: mentor session edit {planned} --at QUAND" in named


def test_log_refuses_a_documented_session(mentor: Mentor, session: Record) -> None:
    """Exit 1, with the edit to type; that edit works."""
    known = session("log", "amelie", "--at", TODAY)["id"]
    for words in (("--at", TODAY), ("--at", "2026-11-24 14:20"), ()):
        ran = mentor("session", "log", "amelie", *words)
        assert ran.code == 1
        assert f"mentor session edit {known}" in ran.err
    assert session("edit", known, "--absent")["status"] == "no-show"
    assert len(all_sessions(mentor)) == 1


def test_log_twice_makes_no_second_no_show(mentor: Mentor, session: Record) -> None:
    """The same command a minute later is refused, in both languages, with what makes another one; that is taken."""
    session("schedule", "amelie", TODAY)
    known = session("log", "amelie", "--absent")["id"]
    again = mentor("session", "log", "amelie", "--absent", now="2026-11-24T15:01")
    assert again.code == 1
    assert f"Correct it with: mentor session edit {known}. For another session add --new, or --at WHEN" in again.err
    assert session("log", "amelie", "--absent", "--new", now="2026-11-24T15:01")["id"] != known
    assert len(all_sessions(mentor)) == 2


def test_log_new_over_another_session_warns(mentor: Mentor, session: Record) -> None:
    """It is made; the one that shares its time is named."""
    known = session("log", "amelie", "--at", TODAY)["id"]
    ran = mentor("session", "log", "amelie", "--new", "--at", "2026-11-24 13:30")
    assert (ran.code, "Warning: it overlaps with" in ran.err, known in ran.err) == (0, True, True)
    assert mentor("session", "log", "amelie", "--new", "--at", TODAY).code == 1


@pytest.mark.parametrize(
    ("typed", "nearest"), [("5m1s", "5m"), ("5m30s", "6m"), ("0:20", "1m"), ("23h59m59s", "1440m")]
)
def test_lasted_is_in_whole_minutes(mentor: Mentor, typed: str, nearest: str) -> None:
    """Seconds are refused with the nearest whole minute to type; so is more than a day."""
    ran = mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--lasted", typed)
    assert (ran.code, ran.err.splitlines()[-1]) == (2, f"The nearest: --lasted {nearest}")
    day = mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--lasted", "24h1m")
    assert (day.code, "from a minute to a day" in day.err) == (2, True)


def test_log_of_a_session_still_ahead_is_a_usage_error(mentor: Mentor) -> None:
    """Whether it is planned for later today, or named by --at; a cancellation is taken."""
    mentor("session", "schedule", "amelie", "2026-11-24 18:00")
    for words in (("--at", "18:00"), ("--at", "2026-11-30 10:00"), ("--at", "18:00", "--absent")):
        assert mentor("session", "log", "amelie", *words).code == 2
    for absent in ((), ("--absent",)):
        asked = mentor("session", "log", "amelie", *absent)
        assert asked.code == 3, "it may have been held early, or another one is meant"
        assert "mentor session edit" in asked.err
        assert "--new" in asked.err
    assert [s["status"] for s in all_sessions(mentor)] == ["scheduled"]
    how = ("--cancelled-at", "14:00", "--cancelled-by", "student", "--json")
    called_off = mentor("session", "log", "amelie", "--at", "18:00", *how).json()
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
        (("--cancelled-at", "2026-11-23 14:00", "--cancelled-by", "student"), "no-show", "late-cancellation"),
        (("--cancelled-at", "2026-11-23 13:59:59"), "cancelled", "cancelled-in-time"),
        (("--cancelled-at", "2026-11-24 13:00", "--cancelled-by", "mentor"), "cancelled", "cancelled-by-mentor"),
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
    words = ("--at", "13:00", "--recording", "https://example.org/1", "--project", "dash", "--kind",
             "presentation", "--duration", "40m", "--notes", "-")  # fmt: skip
    mentor("project", "add", "amelie", "Dashboard")
    record = mentor("session", "log", "amelie", *words, "--json", stdin="Line 1\nLine 2\n").json()
    assert (record["notes"], record["recording"]) == ("Line 1\nLine 2", "https://example.org/1")
    assert (record["project"], record["kind"], record["duration_minutes"]) == ("Dashboard", "presentation", 40)
    assert mentor("session", "log", "zoe", "--recording", "file.mp4").code == 2
    assert mentor("session", "log", "zoe", "--late", "5m", "--absent").code == 2
    assert session("show", "amelie")["id"] == record["id"]


def test_an_outcome_is_one_line_of_the_journal(session: Record, store: Path) -> None:
    """Status, reason and note of a no-show are written in one operation."""
    session("schedule", "amelie", TODAY)
    journal = store / "students" / "amelie-durand" / "journal.jsonl"
    before = len(journal.read_bytes().splitlines())
    session("log", "amelie", "--absent")
    assert len(journal.read_bytes().splitlines()) == before + 1


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
    """Logged late, it has not the project of today but the one in progress on its day; a presentation keeps its own."""
    session("schedule", "amelie", "2026-11-20 14:00")
    for title, level in (("Clean data", "1"), ("Build a dashboard", "2")):
        mentor("project", "add", "amelie", title, "--level", level)
    mentor("project", "start", "amelie", "clean", "--on", "2026-11-19")
    first = session("log", "amelie", "--at", "2026-11-20 14:00")
    assert (first["project"], first["level"]) == ("Clean data", 1)
    session("schedule", "amelie", "2026-11-23 14:00")
    session("schedule", "amelie", "2026-11-24 14:00", "--kind", "presentation", "--project", "Clean data")
    mentor("project", "present", "amelie", "clean", "--on", "2026-11-21")
    mentor("project", "start", "amelie", "dashboard", "--on", "2026-11-22")
    second = session("log", "amelie", "--at", "2026-11-23 14:00", "--absent")
    assert (second["project"], second["level"]) == ("Build a dashboard", 2)
    third = session("log", "amelie", "--at", "2026-11-24 14:00")
    assert (third["project"], third["level"]) == ("Clean data", 1)
    given = session("log", "amelie", "--at", "2026-11-22 14:00", "--project", "clean")
    assert (given["project"], given["level"]) == ("Clean data", 1)
    assert mentor("session", "log", "amelie", "--at", "2026-11-21 14:00", "--project", "Something else").code == 3


def test_a_session_of_yesterday_is_never_invented_today(mentor: Mentor, session: Record) -> None:
    """Whatever happened, the one that waits is named with what to type, which works; marking names the same one."""
    planned = session("schedule", "amelie", "2026-11-24 18:00")["id"]
    morning = "2026-11-25T09:00"
    for words in (("--notes", "x"), ("--absent",), ("--late", "20m"), ("--arrived", "2026-11-24 18:20")):
        asked = mentor("session", "log", "amelie", *words, now=morning)
        assert (asked.code, asked.out) == (3, "")
        assert '--at "2026-11-24 18:00"' in asked.err
        assert "--new" in asked.err
    assert f"--session {planned}" in mentor("noshow", "mark", "amelie").err
    assert [one["status"] for one in all_sessions(mentor)] == ["scheduled"]
    assert session("log", "amelie", "--at", "2026-11-24 18:00", "--absent")["id"] == planned
    made = mentor("session", "log", "amelie", "--new")
    assert "It was not planned: a new session was made" in made.out
    assert "mentor undo" in made.out
    assert len(all_sessions(mentor)) == 2


def test_whatever_happened_it_is_the_session_of_the_evening(mentor: Mentor, session: Record) -> None:
    """After midnight an absence is that of half past eleven too."""
    planned = session("schedule", "amelie", "2026-11-24 23:30")["id"]
    called_off = ("--cancelled-at", "2026-11-24 22:00", "--cancelled-by", "student")
    for words in (("--absent",), ("--late", "20m"), called_off):
        assert session("log", "amelie", *words, now="2026-11-25T00:16")["id"] == planned
        assert mentor("undo").code == 0
    assert [one["status"] for one in all_sessions(mentor)] == ["scheduled"]


def test_the_open_session_of_the_morning_goes_before_the_next(session: Record) -> None:
    """With one at ten open and one at six to come, it is the one at ten."""
    morning = session("schedule", "amelie", "2026-11-24 10:00")["id"]
    session("schedule", "amelie", "2026-11-24 18:00")
    assert session("log", "amelie")["id"] == morning


def test_the_real_length_stands_beside_the_planned_one(mentor: Mentor, session: Record) -> None:
    """A planned length is for a session that is made; the level given is the one."""
    session("schedule", "amelie", TODAY)
    assert mentor("session", "log", "amelie", "--duration", "30m").code == 2
    logged = session("log", "amelie", "--lasted", "30m", "--level", "7", "--late", "14m")
    assert (logged["duration_minutes"], logged["actual_minutes"], logged["level"]) == (45, 30, 7)
    assert (logged["status"], logged["limit_seconds"]) == ("completed", 900)
    assert mentor("session", "log", "zoe", "--level", "10").code == 2
    assert mentor("session", "log", "zoe", "--lasted", "0").code == 2


def test_a_cancellation_looks_ahead_too(session: Record) -> None:
    """On a Tuesday `wednesday` is tomorrow's session where one is planned then."""
    tomorrow = session("schedule", "amelie", "2026-11-25 10:00")["id"]
    assert session("log", "amelie", "--at", "wednesday 10:00", "--cancelled-by", "mentor")["id"] == tomorrow


def test_what_is_made_is_said_in_french(mentor: Mentor, session: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question and a new session, each in French."""
    session("schedule", "amelie", "2026-11-23 10:00")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    asked = mentor("session", "log", "amelie").err.replace("\u00a0", " ")
    assert "S'agit-il de la session d'Amélie Durand du lun. 23 nov. 2026 10:00 CET ?" in asked
    assert "une nouvelle session" in asked
    made = mentor("session", "log", "amelie", "--new").out.replace("\u00a0", " ")
    assert "Elle n'était pas prévue : une nouvelle session est créée" in made
