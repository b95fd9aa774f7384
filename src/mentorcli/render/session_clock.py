"""The clock of a session as it stands on the screen: as much of it as the window has room for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mentorcli.models.results.session_clock import SessionClock
from mentorcli.models.session_clock import ClockReading
from mentorcli.render import View
from mentorcli.render.big_clock import HIGH_ENOUGH, big_clock
from mentorcli.render.cells import cells, cut
from mentorcli.render.screen import shown
from mentorcli.render.text import session_clock as text
from mentorcli.text import HEADING, part, visible

_MOST_WIDE = 76
_LOW = 3  # rows, in which no sentence has room


class ClockPicture(NamedTuple):
    """All that a clock shows: itself, whether it asks to be left, what is to be said, and how late it was started."""

    clock: SessionClock
    reading: ClockReading
    asking: bool = False
    remark: str | None = None
    began_late: int = 0


def picture(of: ClockPicture, view: View, environ: Mapping[str, str], *, width: int, height: int) -> list[str]:
    """Return the lines of the picture for a terminal, their colours in them; what matters least goes first.

    The keys, then how late the student is, and the clock itself stay longest; a window of three rows has one line.
    """
    if height <= _LOW:
        return [plain_line(of, view, width=width)]
    width = max(min(width - 1, _MOST_WIDE), 1)
    digits: list[str] = [part(line, text.role(of.clock, of.reading)) for line in _clock(of, width, height)]
    last = text.leave_question(view.lang) if of.asking else text.keys_line(of.clock, of.reading, view)
    blocks: list[tuple[int, list[str]]] = [  # how soon each goes, and its lines
        (5, [text.head(of.clock, view), text.planned(of.clock, view)]),
        (7, [""]),
        (2, digits),
        (8, [""]),
        (1, text.status_lines(of.clock, of.reading, view)),
        (6, [text.began_late(of.clock, of.began_late, view)] if of.began_late else []),
        (3, [part(of.remark, HEADING)] if of.remark else []),
        (9, [""]),
        (0, [last]),
    ]
    drawn = [(rank, [one for line in lines for one in shown(line, width, environ)]) for rank, lines in blocks]
    return _fitting(drawn, height)


def _clock(of: ClockPicture, width: int, height: int) -> list[str]:
    """Return the clock in big digits where there is room for the rest beside it."""
    return big_clock(text.big(of.reading.seconds), width=width, height=height if height > HIGH_ENOUGH + 2 else 0)


def _fitting(blocks: Sequence[tuple[int, list[str]]], height: int) -> list[str]:
    """Return the lines of blocks for so many rows: block after block by rank, as long as the rest of it has room."""
    room, kept = height, set()
    for rank, lines in sorted(blocks, key=lambda block: block[0]):
        if len(lines) <= room:
            room -= len(lines)
            kept.add(rank)
    return [line for rank, lines in blocks if rank in kept for line in lines]


def plain_line(of: ClockPicture, view: View, *, width: int) -> str:
    """Return the clock as one line, for a terminal that takes no escape codes."""
    line = text.short_line(of.clock, of.reading, view, asking=of.asking, remark=of.remark)
    line = cut(visible(line), max(width - 1, 1))
    return line + " " * max(width - 1 - cells(line), 0)
