"""Draws what a terminal shows as an SVG that needs nothing but itself: no font, no picture, no network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

# A cell and the letters in it, in pixels; letters are set to the width of their cells, whatever font is there.
WIDE, HIGH, SIZE, BASELINE = 8.4, 18, 14, 13.5
MARGIN, BAR = 16, 30
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"
# A dark window with a border of its own reads on a light page as on a dark one. Each colour has 4.5:1 at least on it.
WINDOW, BORDER, INK, DIM = "#161b22", "#484f58", "#e6edf3", "#9198a1"
INKS = {"31": "#ff8079", "32": "#4ac26b", "33": "#e3b341"}
# Blocks are drawn, as letters of many fonts leave gaps between them.
BLOCKS = {"█": 1.0, "▓": 0.75, "▒": 0.5, "░": 0.25}
# Each shade of blocks, several spaces, which a picture would draw as one, and what stands between them.
_PIECES = re.compile(r"█+|▓+|▒+|░+|\s{2,}|(?:\s(?!\s)|[^\s█▓▒░])+")
_CODE = re.compile(r"\x1b\[([0-9;]*)m")


class Look(NamedTuple):
    """How letters look."""

    ink: str = INK
    bold: bool = False


class Run(NamedTuple):
    """Letters of one look that stand beside one another, and the column at which they begin."""

    column: int
    text: str
    look: Look


def drawn(lines: Sequence[str], *, columns: int, title: str) -> str:
    """Return a picture of lines, escape codes in them, in a window of so many columns; each letter is one cell wide.

    Raises KeyError for a colour that has no ink here.
    """
    width, height = round(columns * WIDE + 2 * MARGIN), len(lines) * HIGH + BAR + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}">',
        f"<title>{escape(title)}</title>",
        f"<style>text{{font:{SIZE}px {FONTS};fill:{INK}}}.b{{font-weight:bold}}</style>",
        f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="8" fill="{WINDOW}" stroke="{BORDER}"/>',
        *(f'<circle cx="{MARGIN + 4 + 16 * number}" cy="15" r="4.5" fill="{BORDER}"/>' for number in range(3)),
    ]
    look = Look()
    for row, line in enumerate(lines):
        runs, look = _runs(line, look)
        for run in runs:
            parts += _drawn(run, BAR + row * HIGH)
    return "\n".join([*parts, "</svg>", ""])


def _runs(line: str, look: Look) -> tuple[list[Run], Look]:
    """Return the runs of a line that begins in a look, and the look in which it ends."""
    runs, column = [], 0
    for number, piece in enumerate(_CODE.split(line)):
        if number % 2:
            look = _after(piece, look)
        elif piece:
            runs.append(Run(column, piece, look))
            column += len(piece)
    return runs, look


def _after(codes: str, look: Look) -> Look:
    """Return the look that follows from an escape code."""
    for code in codes.split(";"):
        if code in {"", "0"}:
            look = Look()
        elif code == "1":
            look = look._replace(bold=True)
        elif code == "2":
            look = look._replace(ink=DIM)
        else:
            look = look._replace(ink=INKS[code])
    return look


def _drawn(run: Run, top: int) -> Iterator[str]:
    """Yield the elements of a run: its words, and its blocks, those that are alike as one."""
    column = run.column
    for text in _PIECES.findall(run.text):
        if text[0] in BLOCKS:
            shade = "" if BLOCKS[text[0]] == 1 else f' fill-opacity="{BLOCKS[text[0]]:g}"'
            where = f'x="{_x(column)}" y="{top}" width="{len(text) * WIDE:.5g}" height="{HIGH}"'
            yield f'<rect {where} fill="{run.look.ink}"{shade}/>'
        elif text.strip():
            yield _letters(column, text, run.look, top)
        column += len(text)


def _letters(column: int, text: str, look: Look, top: int) -> str:
    """Return letters as one element, the spaces at their ends left out."""
    inner = text.strip()
    start = column + len(text) - len(text.lstrip())
    ink = "" if look.ink == INK else f' style="fill:{look.ink}"'
    bold = ' class="b"' if look.bold else ""
    width = f' textLength="{len(inner) * WIDE:.5g}" lengthAdjust="spacingAndGlyphs"' if len(inner) > 1 else ""
    return f'<text x="{_x(start)}" y="{top + BASELINE:g}"{width}{bold}{ink}>{escape(inner)}</text>'


def _x(column: int) -> str:
    """Return where a column begins, in pixels."""
    return f"{MARGIN + column * WIDE:.5g}"
