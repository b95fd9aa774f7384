"""`mentor session log --open`: the day's end in one go. It is Tue 24 Nov 2026, 18:00 in Paris."""

from __future__ import annotations

import os
import shlex
import signal

import pytest

from helpers import Mentor
from terminal import Terminal, mentor_started

NOW = "2026-11-24T18:00"
KEYS = "q quit: "


@pytest.fixture(autouse=True)
def _four(mentor: Mentor) -> None:
    """Add two students with two open sessions each, and one that is to come."""
    for name in ("Amélie Durand", "Sam Okoro"):
        mentor("student", "add", name)
    for who, start in (
        ("sam", "2026-11-20 09:00"), ("amelie", "2026-11-23 10:00"), ("sam", "2026-11-24 14:00"),
        ("amelie", "2026-11-24 17:50"), ("sam", "2026-12-01 14:00"),
    ):  # fmt: skip
        assert mentor("session", "schedule", who, start, now="2026-11-19T09:00").code == 0


def day_end(*words: str, columns: int = 80, **environ: str) -> Terminal:
    """Start the day's end in a terminal of its own."""
    return mentor_started("session", "log", "--open", *words, columns=columns, MENTOR_NOW=NOW, **environ)


def statuses(mentor: Mentor) -> list[str]:
    """Return the status of each session, the one that began first at the top."""
    found = mentor("session", "list", "--json", now=NOW).json()
    return [one["reason"] or one["status"] for one in sorted(found, key=lambda one: one["scheduled_at"])]


def test_each_in_turn_by_a_key(mentor: Mentor) -> None:
    """The oldest first; each is saved at once with its verdict, what is refused is asked again, a summary ends it."""
    terminal = day_end()
    before = terminal.modes()
    terminal.wait_for("1 of 4  Sam Okoro, discovery session, Fri 20 Nov 2026 09:00")
    terminal.wait_for(KEYS)
    terminal.send("x\x1b[Ah")
    terminal.wait_for("2 of 4")
    assert statuses(mentor)[0] == "completed"
    terminal.wait_for(KEYS)
    terminal.send("l")
    terminal.answer("How late", "")
    terminal.wait_for(KEYS)
    terminal.send("L")
    terminal.answer("How late", "soon")
    terminal.wait_for(KEYS)
    terminal.send("l")
    terminal.answer("How late", "15m1s")
    terminal.wait_for("beyond the limit of 15 min")
    assert statuses(mentor)[1] == "late"
    terminal.wait_for(KEYS)
    terminal.send("c")
    terminal.answer("When was it called off", "2026-11-23 18:00")
    terminal.wait_for("m the mentor")
    terminal.send("m")
    terminal.wait_for("the mentor cancelled")
    terminal.wait_for(KEYS)
    terminal.send("a")
    terminal.wait_for("--absent holds from 18:05 on")
    terminal.wait_for(KEYS)
    terminal.send("s")
    assert terminal.end() == 0
    assert "Logged: 3 sessions: held 1, no-show 1, cancelled 1. Left open: 1." in terminal.shown
    assert "mentor undo" in terminal.shown
    assert statuses(mentor) == ["completed", "late", "cancelled-by-mentor", "scheduled", "scheduled"]
    assert terminal.modes() == before
    for _ in range(3):
        assert mentor("undo").code == 0
    assert statuses(mentor) == ["scheduled"] * 5


def test_a_kill_loses_nothing_that_was_said(mentor: Mentor) -> None:
    """Each is an operation of its own."""
    terminal = day_end("sam")
    terminal.wait_for("1 of 2")
    terminal.wait_for(KEYS)
    terminal.send("h")
    terminal.wait_for("2 of 2")
    os.kill(terminal.pid, signal.SIGKILL)
    terminal.end()
    assert statuses(mentor)[0] == "completed"


@pytest.mark.parametrize(("key", "code", "says"), [("q", 0, "Left open: 4"), ("\x04", 130, "nothing is changed")])
def test_it_can_be_left(mentor: Mentor, key: str, code: int, says: str) -> None:
    """What is left open stays so, and the terminal is as before."""
    terminal = day_end(columns=40)
    before = terminal.modes()
    terminal.wait_for("1 of 4")
    terminal.wait_for("q quit:")
    terminal.send(key)
    assert terminal.end() == code
    assert says in terminal.shown.replace("\n", " ")
    assert terminal.modes() == before
    assert set(statuses(mentor)) == {"scheduled"}


def test_one_that_was_logged_meanwhile_is_said(mentor: Mentor) -> None:
    """Nothing is logged twice; the next one follows with skip."""
    terminal = day_end("sam")
    terminal.wait_for(KEYS)
    assert mentor("session", "log", "sam", "--at", "2026-11-20 09:00", "--late", "5m", now=NOW).code == 0
    terminal.send("h")
    terminal.wait_for("is documented already")
    terminal.wait_for(KEYS)
    terminal.send("s")
    terminal.wait_for("2 of 2")
    terminal.wait_for(KEYS)
    terminal.send("q")
    assert terminal.end() == 0


def test_without_a_terminal_the_commands_are_printed(mentor: Mentor) -> None:
    """One for each, as held, and each runs as it stands; with --json they are a list."""
    done = mentor("session", "log", "--open", now=NOW)
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == 'mentor session log sam-okoro --at "2026-11-20 09:00"'
    assert len(lines) == 4
    assert "--absent" in done.err
    listed = mentor("session", "log", "--open", "--json").json()
    assert [one["command"] for one in listed] == lines
    assert [one["student"] for one in listed] == ["sam-okoro", "amelie-durand", "sam-okoro", "amelie-durand"]
    assert mentor("session", "log", "amelie", "--open").out.splitlines() == [lines[1], lines[3]]
    for line in lines:
        assert mentor(*shlex.split(line)[1:]).code == 0
    assert statuses(mentor)[:4] == ["completed"] * 4
    done = mentor("session", "log", "--open")
    assert (done.code, done.out) == (0, "No session is open: everything is logged.\n")
    assert mentor("session", "log", "--open", "--json").json() == []


@pytest.mark.parametrize(
    "option",
    [
        ("--late", "5m"),
        ("--absent",),
        ("--at", "14:00"),
        ("--new",),
        ("--kind", "mentoring"),
        ("--level", "0"),
        ("--goal", "Read"),
    ],
)
def test_it_stands_alone(mentor: Mentor, option: tuple[str, ...]) -> None:
    """An option about one session is refused beside it; without it the student is still asked for."""
    done = mentor("session", "log", "--open", *option, now=NOW)
    assert (done.code, option[0] in done.err) == (2, True)
    assert mentor("session", "log").code == 2
    assert mentor("session", "log", "--open", "nobody").code == 3


def test_it_is_french(mentor: Mentor) -> None:
    """French keys, and the English ones all the same."""
    mentor("config", "set", "lang", "fr")
    terminal = day_end()
    terminal.wait_for("1 sur 4")
    terminal.wait_for("q quitter")
    terminal.send("r")
    terminal.wait_for("2 sur 4")
    terminal.wait_for("q quitter")
    terminal.send("h")
    terminal.wait_for("3 sur 4")
    terminal.wait_for("q quitter")
    terminal.send("t")
    terminal.answer("Quel retard", "5m")
    terminal.wait_for("dans la limite")
    terminal.wait_for("q quitter")
    terminal.send("q")
    assert terminal.end() == 0
    assert "Restent à renseigner : 1" in terminal.shown.replace("\u00a0", " ").replace("\n", " ")


def test_dumb_terminals_get_no_codes(mentor: Mentor) -> None:
    """A key is a key there too."""
    terminal = day_end("amelie", TERM="dumb")
    terminal.wait_for(KEYS)
    terminal.send("h")
    terminal.wait_for("2 of 2")
    terminal.wait_for(KEYS)
    terminal.send("q")
    assert terminal.end() == 0
    assert "\x1b" not in terminal.raw
    assert statuses(mentor)[1] == "completed"
