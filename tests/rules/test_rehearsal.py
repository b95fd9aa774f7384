"""The rehearsal's clock: parts, pauses, marks and the verdict (domain, section 6)."""

from __future__ import annotations

import pytest

from mentorcli.content import policy_data
from mentorcli.models.presentation import Part, TimedPart
from mentorcli.models.rehearsal import Zone
from mentorcli.rules.policy import policy_from
from mentorcli.rules.presentation import planned_seconds
from mentorcli.rules.rehearsal import Rehearsal

POLICY = policy_from(policy_data(), None)
START = 1000.0


@pytest.fixture
def rehearsal() -> Rehearsal:
    """Return a rehearsal of the usual length, just begun."""
    return Rehearsal(planned_seconds(POLICY), POLICY, START)


@pytest.mark.parametrize(
    ("seconds", "zone"),
    [
        (0, Zone.EARLY), (18 * 60 - 1, Zone.EARLY), (18 * 60, Zone.RIGHT), (22 * 60, Zone.RIGHT),
        (22 * 60 + 1, Zone.OVER), (90 * 60, Zone.OVER),
    ],
)  # fmt: skip
def test_the_marks_are_those_of_the_rule(rehearsal: Rehearsal, seconds: int, zone: Zone) -> None:
    """18 min 00 s and 22 min 00 s are both fine (FAQ: 20 min, give or take 10 %)."""
    reading = rehearsal.reading(START + seconds)
    assert (reading.part, reading.seconds, reading.zone) == (Part.PRESENTATION, seconds, zone)
    assert (reading.least, reading.most, reading.paused) == (1080, 1320, False)


def test_a_pause_does_not_count(rehearsal: Rehearsal) -> None:
    """The clock stands still in a pause, and goes on from where it stood."""
    rehearsal.pause(START + 60)
    assert rehearsal.reading(START + 500) == rehearsal.reading(START + 60)
    assert rehearsal.reading(START + 500).paused
    rehearsal.pause(START + 600)
    assert rehearsal.reading(START + 630).seconds == 90


def test_questions_come_next_and_then_the_end(rehearsal: Rehearsal) -> None:
    """Each part is timed on its own, and the verdict holds both."""
    rehearsal.next(START + 1200)
    assert (rehearsal.reading(START + 1205).part, rehearsal.reading(START + 1205).seconds) == (Part.QUESTIONS, 5)
    rehearsal.next(START + 1200 + 700)
    assert rehearsal.over
    assert not rehearsal.reading(START + 2000).paused
    verdict = rehearsal.verdict(START + 9999)
    assert verdict.presentation == TimedPart(1200, 1080, 1320, 0)
    assert verdict.questions == TimedPart(700, 540, 660, 40)


def test_going_on_from_a_pause_keeps_the_time(rehearsal: Rehearsal) -> None:
    """`next` in a pause begins the questions at zero, running."""
    rehearsal.pause(START + 1100)
    rehearsal.next(START + 1500)
    assert not rehearsal.reading(START + 1501).paused
    rehearsal.end(START + 1510)
    assert rehearsal.verdict(START + 1600).questions == TimedPart(10, 540, 660, -530)
    assert rehearsal.verdict(START + 1600).presentation.seconds == 1100


def test_questions_that_never_began_are_left_out(rehearsal: Rehearsal) -> None:
    """Who quits in the presentation gets the verdict on that alone."""
    rehearsal.end(START + 1000)
    verdict = rehearsal.verdict(START + 2000)
    assert (verdict.presentation.seconds, verdict.presentation.off, verdict.questions) == (1000, -80, None)


def test_own_lengths_move_the_marks() -> None:
    """A rehearsal of ten minutes has its marks at 9 and 11."""
    short = Rehearsal({Part.PRESENTATION: 600, Part.QUESTIONS: 300}, POLICY, 0.0)
    assert (short.reading(0.0).least, short.reading(0.0).most) == (540, 660)
    short.end(661.0)
    assert short.verdict(661.0).presentation.off == 1


def test_the_presentation_stands_still_while_the_questions_run(rehearsal: Rehearsal) -> None:
    """A verdict in the middle of the questions holds the presentation as it ended."""
    rehearsal.next(START + 1200)
    verdict = rehearsal.verdict(START + 1200 + 300)
    assert verdict.presentation.seconds == 1200
    assert verdict.questions == TimedPart(300, 540, 660, -240)


def test_each_mark_is_passed_once(rehearsal: Rehearsal) -> None:
    """The first mark and the last ring, the beginning and the questions' beginning do not."""
    seconds = (0, 1079, 1080, 1100, 1321, 1400)
    passed = [rehearsal.passes_mark(rehearsal.reading(START + second)) for second in seconds]
    assert passed == [False, False, True, False, True, False]
    rehearsal.next(START + 1400)
    assert not rehearsal.passes_mark(rehearsal.reading(START + 1401))
    assert rehearsal.passes_mark(rehearsal.reading(START + 1400 + 540))


@pytest.mark.parametrize("key", ["n", "N"])
def test_keys_pause_and_go_on(rehearsal: Rehearsal, key: str) -> None:
    """Space pauses, n goes on to the questions and then ends; other keys and none do nothing."""
    rehearsal.press(" ", START + 10)
    assert rehearsal.reading(START + 20).paused
    for nothing in ("x", None):
        rehearsal.press(nothing, START + 30)
    assert (rehearsal.part, rehearsal.over) == (Part.PRESENTATION, False)
    rehearsal.press(key, START + 40)
    assert (rehearsal.part, rehearsal.over) == (Part.QUESTIONS, False)
    rehearsal.press(key, START + 50)
    assert rehearsal.over


@pytest.mark.parametrize("key", ["q", "Q", "\x04", ""])
def test_keys_that_quit(rehearsal: Rehearsal, key: str) -> None:
    """q, Ctrl-D, and a keyboard that is gone."""
    rehearsal.press(key, START + 10)
    assert rehearsal.over
