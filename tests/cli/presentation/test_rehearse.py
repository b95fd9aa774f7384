"""`mentor presentation rehearse`: the plan without a terminal, the timer in one."""

from __future__ import annotations

import os
import signal

import pytest

from helpers import Mentor
from terminal import Terminal, mentor_started


def test_no_terminal_gets_the_plan(mentor: Mentor) -> None:
    """A pipe gets both lengths with their limits, and exit 0."""
    done = mentor("presentation", "rehearse", "--questions", "5m")
    assert done.code == 0
    assert "Presentation: 20 min, fine from 18 min to 22 min" in done.out
    assert "Questions: 5 min, fine from 4 min 30 s to 5 min 30 s" in done.out
    assert mentor("presentation", "rehearse", "--json").json()["presentation"] == {
        "planned_seconds": 1200, "least_seconds": 1080, "most_seconds": 1320,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", ["Presentation: exactly 20 min", "Questions: exactly 10 min"]),
        ("fr", ["Présentation : exactement 20 min", "Questions : exactement 10 min"]),
    ],
)
def test_without_a_tolerance_the_plan_names_one_length(mentor: Mentor, lang: str, lines: list[str]) -> None:
    """A range from a length to itself says nothing."""
    assert mentor("config", "set", "policy.presentation_tolerance_percent", "0").code == 0
    done = mentor("presentation", "rehearse", "--lang", lang)
    assert done.out.replace("\u00a0", " ").splitlines()[:2] == lines


@pytest.mark.parametrize("command", ["rehearse", "request", "timing"])
def test_no_help_quotes_a_figure_that_settings_change(mentor: Mentor, command: str) -> None:
    """What is in force is asked of `policy show`."""
    shown = mentor("presentation", command, "--help").out.partition("Examples")[0]
    assert not any(figure in shown for figure in ("20 min", "10 min", "18", "22", "two to three", "11"))


@pytest.mark.parametrize("option", ["--present", "--questions"])
@pytest.mark.parametrize("typed", ["0", "soon", "-5m"])
def test_a_length_must_be_one(mentor: Mentor, option: str, typed: str) -> None:
    """Nought and nonsense are refused with an example."""
    done = mentor("presentation", "rehearse", option, typed)
    assert (done.code, "10m" in done.err or "45m" in done.err) == (2, True)


def timer_of(*words: str, **environ: str) -> Terminal:
    """Start the timer in a terminal of its own, 40 columns wide."""
    return mentor_started("presentation", "rehearse", *words, columns=40, **environ)


@pytest.mark.usefixtures("store")
def test_both_parts_are_timed() -> None:
    """Space pauses, n goes on to the questions and then ends with the verdict; the terminal is as before."""
    timer = timer_of()
    before = timer.modes()
    timer.wait_for("n questions")
    timer.send(" ")
    timer.wait_for("paused")
    timer.send("n")
    timer.wait_for("n end")
    timer.send("n")
    assert timer.end() == 0
    assert "\x1b[?1049l" in timer.raw  # the screen that was there comes back
    assert "presentation: 0 s, 18 min too short" in timer.raw.rpartition("\x1b[?1049l")[2]
    assert "questions: 0 s" in timer.raw
    assert timer.modes() == before


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
def test_a_bell_rings_at_the_mark(quiet: tuple[str, ...]) -> None:
    """Passing a mark is heard, unless --quiet; q ends with the verdict so far."""
    timer = timer_of("--present", "1s", *quiet)
    timer.wait_for("You may end")
    timer.send("q")
    assert timer.end() == 0
    assert ("\a" in timer.raw) is not bool(quiet)


@pytest.mark.usefixtures("store")
def test_ctrl_c_leaves_the_terminal_as_it_was() -> None:
    """An interrupt gives 130, the old screen and the old keyboard."""
    timer = timer_of()
    before = timer.modes()
    timer.wait_for("n questions")
    os.killpg(timer.pid, signal.SIGINT)
    assert timer.end() == 130
    assert timer.raw.rpartition("\x1b[?1049l")[1]
    assert "\x1b[?25h" in timer.raw  # the cursor shows again
    assert timer.modes() == before


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_escape_codes_where_they_are_not_welcome(environ: dict[str, str]) -> None:
    """The timer is one line then, written over itself."""
    timer = timer_of("--lang", "fr", **environ)
    timer.wait_for("On continue")
    timer.send("q")
    assert timer.end() == 0
    assert "\x1b" not in timer.raw
    assert "il manque 18 min" in timer.raw
