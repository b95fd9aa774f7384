"""`mentor presentation rehearse`: the plan without a terminal, the timer in one."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable

import pytest

from helpers import Mentor


def test_no_terminal_gets_the_plan(mentor: Mentor) -> None:
    """A pipe gets both lengths with their limits, and exit 0."""
    done = mentor("presentation", "rehearse", "--questions", "5m")
    assert done.code == 0
    assert "Presentation: 20 min, fine from 18 min to 22 min" in done.out
    assert "Questions: 5 min, fine from 4 min 30 s to 5 min 30 s" in done.out
    assert mentor("presentation", "rehearse", "--json").json()["presentation"] == {
        "planned_seconds": 1200, "least_seconds": 1080, "most_seconds": 1320,
    }  # fmt: skip


@pytest.mark.parametrize("option", ["--present", "--questions"])
@pytest.mark.parametrize("typed", ["0", "soon", "-5m"])
def test_a_length_must_be_one(mentor: Mentor, option: str, typed: str) -> None:
    """Nought and nonsense are refused with an example."""
    done = mentor("presentation", "rehearse", option, typed)
    assert (done.code, "10m" in done.err or "45m" in done.err) == (2, True)


class Timer:
    """The timer in a terminal of its own."""

    def __init__(self, *words: str, **environ: str) -> None:
        self.main, self.side = pty.openpty()
        termios.tcsetwinsize(self.side, (20, 40))
        self.before = termios.tcgetattr(self.side)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mentorcli", "presentation", "rehearse", *words],
            stdin=self.side, stdout=self.side, stderr=self.side, start_new_session=True,
            env={**os.environ, "TERM": "xterm", **environ},
        )  # fmt: skip
        self.seen = ""

    def until(self, wanted: str) -> None:
        """Read what is printed until a text has been seen; 20 s are far more than it takes."""
        self._read(lambda: wanted in self.seen)
        assert wanted in self.seen

    def press(self, keys: str) -> None:
        """Type keys."""
        os.write(self.main, keys.encode())

    def end(self) -> int:
        """Wait for the end and return the exit code."""
        self._read(lambda: self.process.poll() is not None and not select.select([self.main], [], [], 0.1)[0])
        return self.process.wait(timeout=20)

    def _read(self, enough: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 20
        while not enough() and time.monotonic() < deadline:
            if select.select([self.main], [], [], 0.05)[0]:
                self.seen += os.read(self.main, 65536).decode("utf-8", "replace")


@pytest.mark.usefixtures("store")
def test_both_parts_are_timed() -> None:
    """Space pauses, n goes on to the questions and then ends with the verdict; the terminal is as before."""
    timer = Timer()
    timer.until("n questions")
    timer.press(" ")
    timer.until("paused")
    timer.press("n")
    timer.until("n end")
    timer.press("n")
    assert timer.end() == 0
    assert "\x1b[?1049l" in timer.seen  # the screen that was there comes back
    assert "presentation: 0 s, 18 min too short" in timer.seen.rpartition("\x1b[?1049l")[2]
    assert "questions: 0 s" in timer.seen
    assert termios.tcgetattr(timer.side) == timer.before


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
def test_a_bell_rings_at_the_mark(quiet: tuple[str, ...]) -> None:
    """Passing a mark is heard, unless --quiet; q ends with the verdict so far."""
    timer = Timer("--present", "1s", *quiet)
    timer.until("You may end")
    timer.press("q")
    assert timer.end() == 0
    assert ("\a" in timer.seen) is not bool(quiet)


@pytest.mark.usefixtures("store")
def test_ctrl_c_leaves_the_terminal_as_it_was() -> None:
    """An interrupt gives 130, the old screen and the old keyboard."""
    timer = Timer()
    timer.until("n questions")
    os.killpg(timer.process.pid, signal.SIGINT)
    assert timer.end() == 130
    assert timer.seen.rpartition("\x1b[?1049l")[1]
    assert "\x1b[?25h" in timer.seen  # the cursor shows again
    assert termios.tcgetattr(timer.side) == timer.before


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_escape_codes_where_they_are_not_welcome(environ: dict[str, str]) -> None:
    """The timer is one line then, written over itself."""
    timer = Timer("--lang", "fr", **environ)
    timer.until("On continue")
    timer.press("q")
    assert timer.end() == 0
    assert "\x1b" not in timer.seen
    assert "trop court" in timer.seen
