"""`mentor session start`: the clock of a session in a terminal. It is planned for Tue 24 Nov 2026, 14:00 in Paris."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor
from terminal import Terminal, mentor_started

KEYS = "a arrived"
NOTES = "Notes (Enter: none)"
NEXT = "Next session"
GOAL = "Goal for the next session"
Clocks = Iterator["Start"]


class Start:
    """Starts clocks in terminals of their own, and ends those that still run."""

    def __init__(self) -> None:
        self.running: list[Terminal] = []

    def __call__(self, *words: str, now: str = "14:00", columns: int = 80, **environ: str) -> Terminal:
        """Start the clock of Amélie's session, it being so late on that day."""
        moment = now if "-" in now else f"2026-11-24T{now}"
        started = mentor_started(
            "session", "start", *(words or ("amelie",)), columns=columns, MENTOR_NOW=moment, **environ
        )
        self.running.append(started)
        return started


@pytest.fixture
def start(mentor: Mentor) -> Clocks:
    """Add a student with a session, and return what starts clocks."""
    assert mentor("student", "add", "Amélie Durand", "--slug", "amelie", "--funding", "funded").code == 0
    assert mentor("session", "schedule", "amelie", "2026-11-24 14:00", now="2026-11-23T09:00").code == 0
    started = Start()
    yield started
    for one in started.running:
        one.close()


def session(mentor: Mentor, now: str = "2026-11-24T18:00") -> dict[str, Any]:
    """Return the session of that day."""
    found: list[dict[str, Any]] = mentor("session", "list", "--student", "amelie", "--json", now=now).json()
    return next(one for one in found if one["scheduled_at"].startswith("2026-11-24"))


def kept(store: Path) -> list[dict[str, Any]]:
    """Return what clocks have measured and is not logged."""
    return [json.loads(path.read_text()) for path in store.glob(".running/*/*.json")]


def finish(clock: Terminal) -> None:
    """Leave out what is asked in the end: notes, goals where the session was held, the next date."""
    clock.answer(NOTES, "")
    if GOAL in clock.wait_for("Enter: no"):
        clock.send("\n")
    clock.answer(NEXT, "")


def as_it_was(terminal: Terminal) -> bool:
    """Return whether the cursor is visible and the screen the one that was there."""
    screens, cursors = (re.findall(rf"\x1b\[\?{code}([hl])", terminal.raw) for code in ("1049", "25"))
    return bool(screens[-1] == "l" and cursors[-1] == "h")


def test_on_time_to_the_end(mentor: Mentor, store: Path, start: Start) -> None:
    """Arrived at the start, ended, notes and the next date: one log and one plan, the terminal as it was before."""
    clock = start(now="13:59:57")
    before = clock.modes()
    clock.wait_for("Starts in")
    clock.wait_for("Late by")
    clock.send("a")
    clock.wait_for("Not a no-show")
    (measured,) = kept(store)
    assert measured["arrived"][:18] == "2026-11-24T14:00:0"
    folder = store / ".running"
    assert {path.stat().st_mode & 0o777 for path in (folder, *folder.glob("*"))} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in folder.glob("*/*")} == {0o600}
    clock.send("e")
    clock.answer(NOTES, "-")
    clock.answer(GOAL, "Finish the charts")
    clock.answer(GOAL, "Finish the charts")
    clock.answer(GOAL, "")
    clock.wait_for("Logged: Amélie Durand")
    clock.answer(NEXT, "y")
    assert clock.end() == 0, clock.shown
    assert as_it_was(clock)
    assert clock.modes() == before
    assert "Planned: Amélie Durand, mentoring session, Tue 1 Dec 2026 14:00" in clock.shown
    found = session(mentor)
    assert (found["status"], found["notes"], found["actual_minutes"]) == ("completed", "-", None)
    assert found["late_seconds"] < 60
    (goal,) = mentor("goal", "list", "amelie", "--json").json()
    assert (goal["text"], goal["session"]) == ("Finish the charts", found["id"])
    assert not folder.exists()
    done = [line.split("  ")[-1] for line in mentor("undo", "--list").out.splitlines()[:2]]
    assert ["session schedule" in done[0], "session log" in done[1]] == [True, True], done


@pytest.mark.parametrize(
    ("now", "says", "status", "reason"),
    [
        ("14:14:40", "within the limit of 15 min", "completed", None),
        ("14:15:01", "beyond the limit of 15 min", "no-show", "late"),
        ("13:50:00", "the student came on time", "completed", None),
    ],
)
def test_lateness_is_judged_at_once(
    mentor: Mentor, start: Start, store: Path, now: str, says: str, status: str, reason: str | None
) -> None:
    """To the second, by the rule of that day; what was measured is what is logged."""
    clock = start(now=now)
    clock.wait_for(KEYS)
    clock.send("a")
    clock.wait_for(says)
    (measured,) = kept(store)
    clock.send("q")
    clock.wait_for("Leave, and keep nothing")
    clock.send("x")
    clock.wait_for("e end")
    os.kill(clock.pid, signal.SIGKILL)
    clock.end()
    again = start(now="14:40:00")
    again.wait_for("e end")
    again.send("e")
    finish(again)
    assert again.end() == 0
    found = session(mentor)
    assert (found["status"], found["reason"]) == (status, reason)
    late = max(0, int(measured["arrived"][14:16]) * 60 + int(measured["arrived"][17:19])) if now > "14" else 0
    assert found["late_seconds"] == late
    arrived = int(measured["arrived"][11:13]) * 60 + int(measured["arrived"][14:16])
    assert found["actual_minutes"] in (14 * 60 + 40 - arrived, 14 * 60 + 40 - arrived - 1)


def test_an_absence_holds_from_the_limit_on(mentor: Mentor, start: Start) -> None:
    """Before, the key says from when; at the limit the bell rings, and the same effects follow as elsewhere."""
    early = start(now="14:10:00")
    early.wait_for("n from 14:15 on")
    early.send("n")
    early.wait_for("n holds from 14:15 on")
    early.close()
    clock = start(now="14:14:58")
    clock.wait_for("n did not come")
    clock.send("n")
    clock.wait_for("No-show: the student did not come")
    assert clock.raw.count("\a") == 1
    clock.send("u")
    clock.wait_for("n did not come")
    clock.send("n")
    clock.wait_for("e notes and save")
    clock.send("\r")
    finish(clock)
    assert clock.end() == 0
    assert "Do not confirm the student's presence" in clock.shown
    found = session(mentor)
    assert (found["status"], found["reason"], found["actual_minutes"]) == ("no-show", "absent", None)
    assert "No show" in mentor("note", "list", "amelie").out


@pytest.mark.parametrize(("words", "bells"), [(("amelie",), 1), (("amelie", "--quiet"), 0)])
def test_the_bell_rings_at_the_limit(start: Start, words: tuple[str, ...], bells: int) -> None:
    """Unless --quiet; a clock that is started after it does not ring."""
    clock = start(*words, now="14:14:58")
    clock.wait_for("beyond the limit")
    assert clock.raw.count("\a") == bells
    clock.close()
    late = start(*words, now="15:00:00")
    late.wait_for("beyond the limit")
    assert "\a" not in late.raw


def test_a_mistaken_arrival_is_taken_back(store: Path, start: Start) -> None:
    """`u` takes back what was noted last, also on the disk."""
    clock = start()
    clock.wait_for(KEYS)
    clock.send("a")
    clock.wait_for("u undo the arrival")
    assert len(kept(store)) == 1
    clock.send("u")
    clock.wait_for(KEYS)
    assert kept(store) == []


def test_q_asks_and_leaves_nothing(mentor: Mentor, store: Path, start: Start) -> None:
    """The session is as open as before, and not a byte of it has changed."""
    before = (store / "students" / "amelie" / "journal.jsonl").read_bytes()
    clock = start()
    clock.wait_for(KEYS)
    clock.send("a")
    clock.wait_for("e end")
    clock.send("q")
    clock.wait_for("y: yes")
    clock.send("y")
    assert clock.end() == 0
    assert "Nothing is kept" in clock.shown
    assert as_it_was(clock)
    assert not (store / ".running").exists()
    assert (store / "students" / "amelie" / "journal.jsonl").read_bytes() == before
    assert session(mentor)["status"] == "scheduled"


def test_with_yes_q_does_not_ask(store: Path, start: Start) -> None:
    """The question is answered already."""
    clock = start("amelie", "--yes")
    clock.wait_for(KEYS)
    clock.send("q")
    assert clock.end() == 0
    assert not (store / ".running").exists()


def test_one_of_tomorrow_names_its_day(mentor: Mentor, start: Start) -> None:
    """Before midnight a time alone would be today's."""
    mentor("session", "schedule", "amelie", "2026-11-26 00:15", now="2026-11-23T09:00")
    clock = start(now="2026-11-25T23:30:00")
    clock.wait_for("Planned: Thu 26 Nov 2026 00:15 CET to 01:00")


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGHUP, 129), (signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGKILL, -9)],
    ids=["SIGHUP", "SIGTERM", "Ctrl-C", "kill -9"],
)
def test_what_was_measured_survives(mentor: Mentor, store: Path, start: Start, number: int, code: int) -> None:
    """Whatever ends the clock, the agenda offers it, and the next start goes on with the arrival that was measured."""
    clock = start(now="14:03:20")
    before = clock.modes()
    clock.wait_for(KEYS)
    clock.send("a")
    clock.wait_for("e end")
    (measured,) = kept(store)
    os.killpg(clock.pid, number)
    assert clock.end() == code
    if number != signal.SIGKILL:
        assert "what was measured is kept" in clock.shown
        assert as_it_was(clock)
        assert clock.modes() == before
    agenda = mentor("agenda", now="2026-11-24T14:10").out
    assert "session clock open" in agenda
    assert "mentor session start amelie" in agenda
    assert "session log amelie" not in agenda
    assert mentor("agenda", "--json").json()[0]["kind"] == "clock"
    again = start(now="14:30:00")
    again.wait_for("In session since")
    assert f"since {measured['arrived'][11:19]}" in again.shown
    again.send("e")
    finish(again)
    assert again.end() == 0
    assert session(mentor)["late_seconds"] == int(measured["arrived"][14:16]) * 60 + int(measured["arrived"][17:19])
    assert not (store / ".running").exists()


def test_a_closed_window_keeps_what_was_measured(store: Path, start: Start) -> None:
    """Without a terminal there is nobody to read a message, and nothing is lost."""
    clock = start()
    clock.wait_for(KEYS)
    clock.send("a")
    clock.wait_for("e end")
    clock.close_window()
    assert clock.exit_code() == 129
    assert len(kept(store)) == 1


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_nothing_measured_leaves_nothing(store: Path, start: Start, number: int) -> None:
    """A clock that only waited is forgotten."""
    clock = start()
    clock.wait_for(KEYS)
    os.killpg(clock.pid, number)
    clock.end()
    assert "nothing was measured" in clock.shown
    assert not (store / ".running").exists()


def test_ctrl_c_at_a_question_goes_back_to_the_end(mentor: Mentor, start: Start) -> None:
    """The end stands, and can be taken back, by the next start."""
    clock = start(now="14:00:00")
    clock.wait_for(KEYS)
    clock.send("a")
    clock.wait_for("e end")
    clock.send("e")
    clock.wait_for(NOTES)
    os.killpg(clock.pid, signal.SIGINT)
    assert clock.end() == 130
    assert "mentor session start amelie" in clock.shown
    again = start(now="14:44:00")
    again.wait_for("Ended at 14:00")
    again.send("u")
    again.wait_for("e end")
    again.send("e")
    finish(again)
    assert again.end() == 0
    assert session(mentor)["actual_minutes"] == 44


@pytest.mark.parametrize(
    ("now", "asked", "lasted"),
    [
        ("2026-11-24T15:30", ("n", "40m"), 40),
        ("2026-11-24T15:30", ("n", ""), None),
        ("2026-11-25T09:00", ("40m",), 40),
        ("2026-11-25T09:00", ("never", "30h", "40m"), 40),
        ("2026-11-25T09:00", ("",), None),
    ],
)
def test_an_end_that_nobody_noted_is_asked(
    mentor: Mentor, start: Start, now: str, asked: tuple[str, ...], lasted: int | None
) -> None:
    """Never invented: what is not known stays so, and is said. The same day it may still go on."""
    clock = start()
    clock.wait_for(KEYS)
    clock.send("a")
    clock.wait_for("e end")
    os.kill(clock.pid, signal.SIGKILL)
    clock.end()
    again = start(now=now)
    again.wait_for("no end was noted")
    for answer in asked:
        again.answer("still going on" if answer == "n" else "How long did it last", answer)
    finish(again)
    assert again.end() == 0, again.shown
    found = session(mentor, now="2026-11-25T18:00")
    assert (found["status"], found["actual_minutes"]) == ("completed", lasted)
    assert ("is not known" in again.shown) is (lasted is None)


def test_a_session_that_goes_on_goes_on(start: Start) -> None:
    """Beyond its planned end the clock asks, and runs on."""
    clock = start()
    clock.wait_for(KEYS)
    clock.send("a")
    clock.wait_for("e end")
    os.kill(clock.pid, signal.SIGKILL)
    clock.end()
    again = start(now="14:50:00")
    again.answer("still going on", "y")
    again.wait_for("over the planned length")


@pytest.mark.parametrize(("key", "says"), [("a", "came at 14:20:"), ("n", "did not come")])
def test_a_log_by_hand_says_what_the_clock_had_measured(mentor: Mentor, start: Start, key: str, says: str) -> None:
    """With the command that takes it; the day's end names the clock before."""
    clock = start(now="14:20:05")
    clock.wait_for(KEYS)
    clock.send(key)
    clock.wait_for("No-show")
    os.kill(clock.pid, signal.SIGKILL)
    clock.end()
    assert "mentor session start amelie" in mentor("session", "log", "--open", now="2026-11-24T15:00").err
    logged = mentor("session", "log", "amelie")
    assert (logged.code, says in logged.err) == (0, True)
    command = next(line for line in logged.err.splitlines() if says in line).partition("right: ")[2]
    assert mentor(*shlex.split(command)[1:]).code == 0
    assert session(mentor)["status"] == "no-show"
    assert "clock" not in mentor("session", "log", "--open").err


@pytest.mark.parametrize(
    ("words", "says", "code"),
    [
        (("session", "log", "amelie", "--late", "2m"), "is documented already: held", 1),
        (("session", "delete", "ID", "--yes"), "There is no session", 3),
        (("session", "cancel", "ID", "--by", "mentor"), "is documented already: cancelled", 1),
        (("student", "forget", "amelie", "--yes"), "was erased since", 3),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else None,
)
def test_what_happened_meanwhile_wins(
    mentor: Mentor, store: Path, start: Start, words: tuple[str, ...], says: str, code: int
) -> None:
    """The clock never says otherwise: it ends, says what it had measured, and keeps nothing."""
    known = session(mentor)["id"]
    clock = start(now="14:05:00")
    clock.wait_for(KEYS)
    clock.send("a")
    clock.wait_for("e end")
    assert mentor(*(known if word == "ID" else word for word in words), now="2026-11-24T14:10").code == 0
    clock.send("e")
    assert clock.end() == code
    assert says in clock.shown.replace("\n", " ")
    assert "Measured by the clock: the student came at 14:05" in clock.shown.replace("\n", " ")
    assert as_it_was(clock)
    assert not (store / ".running").exists()
    assert "clock" not in [one["kind"] for one in mentor("agenda", "--json").json()]


def test_a_session_that_was_moved_is_judged_by_its_new_start(mentor: Mentor, start: Start) -> None:
    """The arrival stands; the lateness is counted from where the session begins now."""
    known = session(mentor)["id"]
    clock = start(now="14:20:00")
    clock.wait_for(KEYS)
    assert mentor("session", "edit", known, "--at", "2026-11-24 14:15", now="2026-11-24T14:10").code == 0
    clock.send("a")
    clock.wait_for("within the limit")
    clock.send("e")
    finish(clock)
    assert clock.end() == 0
    assert 300 <= session(mentor)["late_seconds"] < 360


def test_a_second_terminal_is_refused(start: Start) -> None:
    """It says where the clock runs, and how to end that one."""
    first = start()
    first.wait_for(KEYS)
    second = start()
    assert second.end() == 1
    assert f"kill {first.pid}" in second.shown
    first.send("a")
    first.wait_for("e end")


def test_another_students_clock_is_offered(mentor: Mentor, start: Start) -> None:
    """Whoever starts the next clock learns of the one that is open."""
    clock = start()
    clock.wait_for(KEYS)
    clock.send("a")
    clock.wait_for("e end")
    os.kill(clock.pid, signal.SIGKILL)
    clock.end()
    mentor("student", "add", "Sam Okoro")
    other = start("sam", now="14:20:00")
    other.wait_for("A session clock is open: Amélie Durand")
    other.wait_for("No session was waiting")


def test_one_that_was_not_planned_begins_now(mentor: Mentor, start: Start, store: Path) -> None:
    """It is said to be new; a kill leaves its start, and the log makes it."""
    mentor("student", "add", "Sam Okoro")
    clock = start("sam", now="16:00:00")
    clock.wait_for("No session was waiting")
    clock.send("a")
    clock.wait_for("the student came")
    os.kill(clock.pid, signal.SIGKILL)
    clock.end()
    assert mentor("agenda", "--json", now="2026-11-24T16:10").json()[0]["session"] is None
    again = start("sam", now="16:30:00")
    again.wait_for("No session was waiting")
    again.send("e")
    finish(again)
    assert again.end() == 0
    (made,) = mentor("session", "list", "--student", "sam", "--json").json()
    assert (made["scheduled_at"], made["status"]) == ("2026-11-24T16:00:00+01:00", "completed")
    assert made["actual_minutes"] in (29, 30)
    assert kept(store) == []


def test_several_are_asked_for(mentor: Mentor, start: Start) -> None:
    """Of two that may be meant the mentor says which; Enter alone starts none."""
    mentor("session", "schedule", "amelie", "2026-11-24 20:00", now="2026-11-23T09:00")
    clock = start(now="15:00:00")
    clock.answer("Number", "1")
    clock.wait_for("Planned: 14:00 to 14:45")
    clock.close()
    other = start(now="15:00:00")
    other.answer("Number", "")
    assert other.end() == 1


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_escape_codes_where_they_are_not_welcome(mentor: Mentor, start: Start, environ: dict[str, str]) -> None:
    """The clock is one line then, written over itself, that fits 40 columns; the keys are the same."""
    mentor("config", "set", "lang", "fr")
    clock = start(now="14:14:55", columns=40, **environ)
    clock.wait_for("LIMITE 14:15")
    clock.wait_for("NO-SHOW")
    clock.send("n")
    clock.wait_for("absence")
    clock.send("e")
    clock.answer("Notes (Entrée", "")
    clock.answer("Prochaine session", "")
    assert clock.end() == 0
    assert "\x1b" not in clock.raw
    lines = re.split("[\r\n]", clock.raw.partition("Notes")[0])
    assert max(map(len, lines)) <= 40
    assert session(mentor)["reason"] == "absent"


@pytest.mark.parametrize("words", [(), ("--json",), ("--no-input",)])
def test_without_a_terminal_it_names_the_log(mentor: Mentor, start: Start, words: tuple[str, ...]) -> None:
    """Exit 2, with the command that tells the same afterwards; a student nobody has is exit 3."""
    done = mentor("session", "start", "amelie", *words)
    assert (done.code, done.out) == (2, "")
    assert "mentor session log amelie" in done.err
    assert mentor("session", "start", "nobody", *words).code == 3
    clock = start("amelie", "--no-input")
    assert clock.end() == 2


def test_it_is_french(mentor: Mentor, start: Start) -> None:
    """Screen, questions and what is said in the end; `o` is yes."""
    mentor("config", "set", "lang", "fr")
    clock = start(now="13:50:00")
    clock.wait_for("Début dans")
    clock.send("a")
    clock.wait_for("Pas de no-show")
    clock.send("e")
    clock.wait_for("La fin se note à partir du début, 14:00")
    clock.send("q")
    clock.wait_for("Quitter sans rien garder")
    clock.send("o")
    assert clock.end() == 0
    assert "Rien n'est gardé" in clock.shown
