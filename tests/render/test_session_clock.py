"""The clock's picture fits the window, and says in words what its colours say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from rich.cells import cell_len
from rich.text import Text

from mentorcli.models.results.session_clock import NextDate, SessionClock
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.session_clock import Measured
from mentorcli.models.student import Student
from mentorcli.models.verdict import Verdict
from mentorcli.render import View
from mentorcli.render.session_clock import ClockPicture, picture, plain_line
from mentorcli.render.text.session_clock_words import next_question
from mentorcli.rules.session_clock import reading

START = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
HOSTILE = "王 Anna\x1b[31m 🙂"
RED, YELLOW, GREEN = "\x1b[31m", "\x1b[33m", "\x1b[32m"


def shown(seconds: int, *, name: str = "Amélie Durand", came: int | None = None, **more: object) -> ClockPicture:
    """Return what a clock shows so many seconds after the start, with an arrival at some."""
    session = Session("session1", "amelie", SessionKind.MENTORING, START, 45)
    measured = Measured("session1", "session1", START, 45)
    verdict = None
    if came is not None:
        measured = replace(measured, arrived=START + timedelta(seconds=came))
        status = SessionStatus.NO_SHOW if came > 900 else SessionStatus.COMPLETED
        verdict = Verdict(status, Reason.LATE if came > 900 else None, "openclassrooms-2021", 900, max(came, 0))
    clock = SessionClock(Student("amelie", name, "uid12345"), session, measured, 900, verdict)
    now = START + timedelta(seconds=seconds)
    return ClockPicture(clock, reading(measured, 900, now), **more)  # type: ignore[arg-type]


def drawn(of: ClockPicture, lang: str = "en", *, width: int = 80, height: int = 24) -> list[str]:
    """Return the lines of a picture, without their colours."""
    lines = picture(of, View(lang, UTC, START), {}, width=width, height=height)
    return [Text.from_ansi(line).plain for line in lines]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("size", [(20, 5), (40, 24), (40, 6), (80, 24), (80, 1), (200, 60), (1, 1)])
def test_the_picture_fits(lang: str, size: tuple[int, int]) -> None:
    """In any window, whatever the name is: nothing in it steers the terminal."""
    width, height = size
    pictures = [
        of
        for seconds, name in product((-90000, -1, 0, 899, 900, 901, 5999, 90000), ("Amélie Durand", HOSTILE))
        for of in (
            shown(seconds, name=name),
            shown(seconds, came=0, name=name),
            shown(seconds, asking=True, name=name),
            shown(seconds, remark="n holds from 14:15 on", began_late=60, name=name),
        )
    ]
    for of in pictures:
        lines = drawn(of, lang, width=width, height=height)
        assert 1 <= len(lines) <= height
        assert width < 20 or all(cell_len(line) < width for line in lines), lines
        assert not any("\x1b[31m 🙂" in line for line in lines)
        assert cell_len(plain_line(of, View(lang, UTC, START), width=width)) == max(width - 1, 1)


@pytest.mark.parametrize(
    ("seconds", "colour", "says", "brief"),
    [
        (-300, GREEN, "Starts in 5 min", "05:00 to the start"),
        (200, GREEN, "Late by 3 min 20 s; the limit of 15 min comes at 14:15", "03:20 late, limit at 14:15"),
        (700, YELLOW, "the limit of 15 min comes in 3 min 20 s", "11:40 late, LIMIT at 14:15"),
        (900, YELLOW, "present now, a no-show a second later", "15:00 late, AT THE LIMIT"),
        (901, RED, "1 s beyond the limit of 15 min: a no-show", "15:01 late: NO-SHOW"),
    ],
)
def test_words_say_what_the_colours_say(seconds: int, colour: str, says: str, brief: str) -> None:
    """Colour alone carries nothing."""
    of = shown(seconds)
    assert says in "\n".join(drawn(of))
    coloured = picture(of, View("en", UTC, START), {}, width=80, height=24)
    assert any(colour in line and "█" in line for line in coloured)
    assert plain_line(of, View("en", UTC, START), width=80).startswith(brief)


@pytest.mark.parametrize(
    ("came", "colour", "says", "brief"),
    [
        (0, GREEN, "came on time", "in session, came in time"),
        (901, RED, "15 min 1 s late, beyond", "in session: NO-SHOW"),
    ],
)
def test_who_came_is_judged(came: int, colour: str, says: str, brief: str) -> None:
    """With the figures of the rule, and how much of the planned length is left."""
    of = shown(1800, came=came)
    text = "\n".join(drawn(of))
    assert says in text
    assert "left" in text
    assert brief in plain_line(of, View("en", UTC, START), width=80)
    assert any(colour in line and "█" in line for line in picture(of, View("en", UTC, START), {}, width=80, height=24))
    assert "over the planned length" in "\n".join(drawn(shown(9000, came=came)))


def test_what_matters_least_goes_first() -> None:
    """In a low window the keys, the lateness and the clock are what stays."""
    low = drawn(shown(200), height=5)
    assert low == [
        "Amélie Durand, mentoring session", "Planned: 14:00 to 14:45, 45 min", "03:20",
        "Late by 3 min 20 s; the limit of 15 min comes at 14:15", "a arrived · n from 14:15 on · q quit",
    ]  # fmt: skip
    assert drawn(shown(200), width=40, height=4)[-1] == "a arrived · n from 14:15 on · q quit"
    assert drawn(shown(200), height=3) == ["03:20 late, limit at 14:15 [a n q]".ljust(79)]


def test_a_question_stands_in_the_place_of_the_keys() -> None:
    """Also on one line; a remark is told there in the place of the lateness."""
    of = shown(200, asking=True)
    assert drawn(of)[-1].startswith("Leave, and keep nothing")
    assert "Leave" in plain_line(of, View("en", UTC, START), width=40)
    remark = shown(200, remark="n holds from 14:15 on")
    assert plain_line(remark, View("en", UTC, START), width=40).startswith("03:20 n holds from 14:15 on")


def test_the_question_for_the_next_date() -> None:
    """It names the one that is planned, or the usual one, or neither."""
    view = View("en", UTC, START)
    assert "The next one is planned: Tue 24 Nov 2026 14:00" in next_question(NextDate(START, None), view)
    assert "y: Tue 24 Nov 2026 14:00" in next_question(NextDate(None, START.replace(tzinfo=None)), view)
    assert next_question(NextDate(None, None), view).startswith("Next session, such as")
