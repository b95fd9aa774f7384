"""The rehearsal's timer as it stands on the screen: a big clock, a bar with its two marks, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorcli.models.rehearsal import Reading, Zone
from mentorcli.render.big_clock import big_clock
from mentorcli.render.text.rehearsal import clock, keys_line, part_line, zone_line

if TYPE_CHECKING:
    from rich.text import Text

COLOURS = {Zone.EARLY: "cyan", Zone.RIGHT: "green", Zone.OVER: "red"}
_MOST_WIDE = 76
_BEYOND = 1.15  # the bar goes on this far beyond the last mark


def frame(reading: Reading, lang: str, *, width: int, height: int) -> Text:
    """Return the whole picture; in a small window the clock is a line of text."""
    from rich.text import Text

    width = min(width - 1, _MOST_WIDE)
    colour = COLOURS[reading.zone]
    picture = Text(no_wrap=True, overflow="crop")
    picture.append(part_line(reading, lang) + "\n\n", style="bold")
    for line in big_clock(clock(reading.seconds), width=width, height=height):
        picture.append(line + "\n", style=colour)
    picture.append("\n")
    _draw_bar(picture, reading, width)
    picture.append("\n" + zone_line(reading, lang) + "\n", style=f"bold {colour}")
    picture.append("\n" + keys_line(reading, lang), style="dim")
    return picture


def picture(reading: Reading, lang: str, *, width: int, height: int) -> list[str]:
    """Return the whole picture as lines for a terminal, their colours in them."""
    from io import StringIO

    from rich.console import Console

    console = Console(file=StringIO(), force_terminal=True, width=width, highlight=False)
    with console.capture() as drawn:
        console.print(frame(reading, lang, width=width, height=height), end="")
    return drawn.get().split("\n")


def plain_line(reading: Reading, lang: str, *, width: int) -> str:
    """Return the timer as one line, for a terminal that takes no escape codes."""
    text = f"{part_line(reading, lang)} {clock(reading.seconds)}  {zone_line(reading, lang)}"
    return text[: width - 1].ljust(width - 1)


def _draw_bar(picture: Text, reading: Reading, width: int) -> None:
    """Draw the bar, filled up to now, with the marks and their times below it."""
    whole = max(reading.most * _BEYOND, float(reading.seconds), 1.0)
    places = [int(mark / whole * (width - 1)) for mark in (reading.least, reading.most)]
    filled = min(int(reading.seconds / whole * width), width)
    for cell in range(width):
        zone = Zone.EARLY if cell < places[0] else Zone.RIGHT if cell <= places[1] else Zone.OVER
        char = "│" if cell in places else "█" if cell < filled else "─"
        picture.append(char, style=COLOURS[zone])
    below = [" "] * width
    for place, mark in zip(places, (reading.least, reading.most), strict=True):
        _write(below, clock(mark), place)
    picture.append("\n" + "".join(below).rstrip() + "\n")


def _write(line: list[str], text: str, place: int) -> None:
    """Write a text below its mark, shifted left at the edge, and left out where it would touch another."""
    start = min(place, len(line) - len(text))
    around = line[max(start - 1, 0) : start + len(text)]
    if start >= 0 and all(char == " " for char in around):
        line[start : start + len(text)] = text
