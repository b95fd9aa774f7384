"""The timer's picture fits the window, and says in words what its colours say."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from mentorcli.models.presentation import Part
from mentorcli.models.rehearsal import Reading, Zone
from mentorcli.render.rehearsal import frame, plain_line


def reading(seconds: int, *, part: Part = Part.PRESENTATION, paused: bool = False) -> Reading:
    """Return a reading of the usual presentation."""
    zone = Zone.EARLY if seconds < 1080 else Zone.RIGHT if seconds <= 1320 else Zone.OVER
    return Reading(part, seconds, 1080, 1320, zone, paused)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("seconds", [0, 1, 1079, 1080, 1320, 1321, 5999, 6000])
def test_the_picture_fits(lang: str, width: int, seconds: int) -> None:
    """The clock, the bar and the marks stay inside the window; from 40 columns on the sentences do, too."""
    lines = frame(reading(seconds), lang, width=width, height=24).plain.split("\n")
    drawn = [line for line in lines if set(line) <= set("█─│ :0123456789")]
    assert all(cell_len(line) < width for line in (lines if width >= 40 else drawn))
    assert sum("│" in line for line in lines) == 1


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(600, "first mark in 8 min"), (1080, "You may end: 4 min left"), (1330, "Too long by 10 s")],
)
def test_words_say_what_the_colours_say(seconds: int, says: str) -> None:
    """Colour alone carries nothing."""
    assert says in frame(reading(seconds), "en", width=80, height=24).plain
    assert says in plain_line(reading(seconds), "en", width=80)


def test_a_low_window_gets_a_small_clock() -> None:
    """Where big digits do not fit, the clock is text."""
    small = frame(reading(725, paused=True), "fr", width=80, height=8).plain
    assert "12:05" in small
    assert "en pause" in small
    assert "12:05" not in frame(reading(725), "fr", width=80, height=24).plain


def test_the_line_fills_the_window() -> None:
    """A line drawn over a longer one leaves nothing of it."""
    assert {len(plain_line(reading(s), "en", width=40)) for s in (0, 600, 1100, 1330)} == {39}
