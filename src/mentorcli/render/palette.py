"""The one palette: what each part of a line looks like in a terminal.

A colour never tells what the words do not. The sixteen colours are the user's own theme. On a background that the
terminal says is light (`COLORFGBG`), green and yellow are darker ones, which can be read there.
"""

from __future__ import annotations

from collections.abc import Mapping

from mentorcli.text import BAD, COMMAND, GOOD, HEADING, HIT, ID, NAME, QUIET, SOON, Span, spans_of

PLAIN = "\x1b[0m"
_BOLD, _DIM, _RED = "\x1b[1m", "\x1b[2m", "\x1b[31m"
_ALIKE = {HEADING: _BOLD, NAME: _BOLD, HIT: _BOLD, BAD: _RED, QUIET: _DIM, ID: _DIM, COMMAND: _DIM}
DARK = {**_ALIKE, SOON: "\x1b[33m", GOOD: "\x1b[32m"}
LIGHT = {**_ALIKE, SOON: "\x1b[38;5;130m", GOOD: "\x1b[38;5;28m"}
_LIGHT_COLOURS = ("7", "15")  # as a terminal names the colour of its background

Palette = Mapping[str, str]
"""The escape code of each kind of part."""


def palette_of(environ: Mapping[str, str]) -> Palette:
    """Return the palette for the terminal's background, the dark one where it does not say."""
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    many = "256color" in environ.get("TERM", "") or "COLORTERM" in environ
    return LIGHT if background in _LIGHT_COLOURS and many else DARK


def painted(line: str, palette: Palette) -> str:
    """Return a line with the codes of its parts; where one lies within another, the inner one is left out."""
    pieces, at = [], 0
    for start, end, role in _runs(line):
        if start < at or role not in palette:
            continue
        pieces += [str(line[at:start]), palette[role], str(line[start:end]), PLAIN]
        at = end
    return "".join([*pieces, str(line[at:])]) if pieces else str(line)


def _runs(line: str) -> list[Span]:
    """Return the parts of a line, those that follow one another and are the same as one."""
    runs: list[Span] = []
    for start, end, role in spans_of(line):
        if runs and runs[-1][1] == start and runs[-1][2] == role:
            runs[-1] = (runs[-1][0], end, role)
        else:
            runs.append((start, end, role))
    return runs
