"""What the live commands leave of a terminal, whatever ends or stops them: `presentation rehearse` stands for all."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import Mentor
from terminal import Terminal, in_terminal, mentor_started

pytestmark = pytest.mark.usefixtures("store")
SHOWN = "n questions"
MENTOR = f"{sys.executable} -m mentorcli"
REHEARSE = f"{MENTOR} presentation rehearse"


@pytest.fixture
def shell() -> Iterator[Terminal]:
    """Start a shell that has jobs, as Ctrl-Z needs one."""
    command = ["bash", "--norc", "--noprofile", "--noediting", "-i"]
    with in_terminal(command, environ={"PS1": "> ", "HISTFILE": "/dev/null"}) as terminal:
        terminal.wait_for("> ")
        yield terminal


def typed(terminal: Terminal, line: str, *, until: str) -> str:
    """Type a line and return what is shown until a text is."""
    terminal.send(line + "\n")
    return terminal.wait_for(until)


def modes(shell: Terminal) -> str:
    """Return how the terminal is set for a command that is started now."""
    found = re.search(r"set ([0-9a-f:]+) set", typed(shell, 'echo "s""et $(stty -g) s""et"', until=" set"))
    assert found is not None
    return found[1]


def as_it_was(raw: str) -> bool:
    """Return whether the cursor is visible, and the screen that of the shell, after all that was written."""
    screens, cursors = re.findall(r"\x1b\[\?1049([hl])", raw), re.findall(r"\x1b\[\?25([hl])", raw)
    return bool(screens[-1] == "l" and cursors[-1] == "h")


@pytest.mark.parametrize(
    ("command", "shown", "keys", "says"),
    [
        ("presentation rehearse", SHOWN, "q", "too short"),
        ("session start amelie", "a arrived", "qy", "Nothing is kept"),
        ("session start amelie", "e end", "aqy", "Nothing is kept"),
    ],
)
def test_ctrl_z_gives_the_terminal_back_until_fg(
    mentor: Mentor, shell: Terminal, command: str, shown: str, keys: str, says: str
) -> None:
    """Stopped, the shell has its screen, its cursor and its echo; `fg` takes them again, the end gives them back."""
    mentor("student", "add", "Amélie Durand")
    mentor("session", "schedule", "amelie", "2026-11-24 15:00")
    before = modes(shell)
    typed(shell, f"{MENTOR} {command}", until=SHOWN if "rehearse" in command else "a arrived")
    if keys[0] == "a":
        shell.send("a")
        shell.wait_for(shown)
        keys = keys[1:]
    for _ in range(2):
        shell.send("\x1a")
        shell.wait_for("Stopped")
        assert as_it_was(shell.raw)
        assert modes(shell) == before
        typed(shell, "fg", until=shown)
        assert not as_it_was(shell.raw)
    for key in keys:
        shell.send(key)
    shell.wait_for(says)
    assert as_it_was(shell.raw)
    assert modes(shell) == before


def test_keys_are_read_again_after_a_stop_from_outside(shell: Terminal) -> None:
    """SIGSTOP cannot be caught: after `fg` the keyboard and the screen are set anew."""
    typed(shell, REHEARSE, until=SHOWN)
    shell.send("\x1a")
    shell.wait_for("Stopped")
    typed(shell, "kill -CONT %1; sleep 0.3; kill -STOP %1; echo do''ne", until="done")
    typed(shell, "fg", until=SHOWN)
    shell.send(" ")
    shell.wait_for("paused")
    shell.send("q")
    shell.wait_for("too short")
    assert as_it_was(shell.raw)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=str
)
@pytest.mark.parametrize("environ", [{}, {"TERM": "dumb"}], ids=["screen", "line"])
def test_a_signal_gives_the_terminal_back(number: int, code: int, environ: dict[str, str]) -> None:
    """Ended by the system or by Ctrl-C, it says so in one line below the screen that was there."""
    timer = mentor_started("presentation", "rehearse", columns=40, **environ)
    before = timer.modes()
    timer.wait_for("Presentation")
    os.killpg(timer.pid, number)
    os.kill(timer.pid, number)  # a second one changes nothing
    assert timer.end() == code
    assert environ or as_it_was(timer.raw)
    assert "Traceback" not in timer.raw
    assert timer.modes() == before


@pytest.mark.parametrize("pause", [0.002, 0.01, 0.03])  # seconds: while it gives back, while it says the last line
def test_a_second_signal_at_any_moment_changes_nothing(pause: float) -> None:
    """A terminal that closes sends two: the exit code is that of the first, and the last line is said."""
    timer = mentor_started("presentation", "rehearse", columns=40, TERM="dumb")
    timer.wait_for("Presentation")
    os.kill(timer.pid, signal.SIGHUP)
    time.sleep(pause)
    with contextlib.suppress(ProcessLookupError):
        os.kill(timer.pid, signal.SIGHUP)
    assert timer.end() == 129
    assert "Ended by a signal" in timer.shown


def test_an_arrow_is_no_letter() -> None:
    """What an arrow or a function key sends ends in a letter, which was not typed."""
    timer = mentor_started("presentation", "rehearse", columns=40)
    timer.wait_for(SHOWN)
    timer.send("\x1b[Q\x1bOQ\x1b[1;5Q\x1b[24~\x1bq ")
    timer.wait_for("paused")
    timer.send("q")
    assert timer.end() == 0


def test_a_window_that_changes_is_drawn_anew() -> None:
    """At once, and never wider or higher than it is."""
    timer = mentor_started("presentation", "rehearse", columns=80)
    timer.wait_for(SHOWN)
    before = timer.raw.count("\x1b[H")
    timer.send(" ")
    timer.wait_for("paused")
    timer.resize(columns=30, rows=4)
    timer.send("")
    timer.wait_for("Presentation, paused")
    last = timer.raw.rpartition("\x1b[H")[2]
    assert timer.raw.count("\x1b[H") > before
    assert len(last.splitlines()) <= 4
    timer.send("q")
    assert timer.end() == 0


def test_a_keyboard_that_is_gone_ends_it() -> None:
    """A window that is closed without a word ends what it showed."""
    timer = mentor_started("presentation", "rehearse", columns=40)
    timer.wait_for(SHOWN)
    os.kill(timer.pid, signal.SIGCONT)  # nothing but what it does anyway
    timer.close_window()
    assert timer.exit_code() in (0, 129)


@pytest.mark.parametrize("words", [("presentation", "rehearse"), ("session", "start", "amelie")])
def test_a_window_that_is_closed_under_nohup_ends_it(words: tuple[str, ...], mentor: Mentor, store: Path) -> None:
    """The signal that says so is ignored there, and what is drawn next goes nowhere: that is no fault of ours."""
    mentor("student", "add", "Amélie Durand")
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        timer = mentor_started(*words, columns=60)
        timer.wait_for(SHOWN if words[0] == "presentation" else "Amélie")
        timer.close_window()
        assert timer.exit_code() != 70
    finally:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    assert not list(store.glob("mentor-report-*"))
