"""Long lines on a terminal: broken between words, and set in under the line they belong to.

What is copied stays whole: a command, an id and a date are each one word, whatever blanks are in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mentorcli.render.cells import cells, chopped, is_wide
from mentorcli.text import COMMAND, ID, Line, joined, spans_of

# What the rest of a broken line is set in by: spaces, `- `, `12. `, `[x] `, or a label with its value behind it.
_LEAD = re.compile(r"[^\s:][^:]{0,20}: {2,}| *(?:[0-9]{1,3}\. )?(?:\[.\] )?(?:- )?")
_LEAST_LEFT = 20
_MOST_SET_IN = 0.45  # of the width: a narrow column is harder to read than one that begins further left
_EN = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2}"
_FR = r"(?:lun|mar|mer|jeu|ven|sam|dim)\. \d{1,2}(?:er)? [a-zéû]{3,5}\.?"
_CLOCK = r"(?: \d\d:\d\d(?::\d\d)?(?: [A-Z]{3,4}\b)?)?"
_DATE = re.compile(rf"(?:{_EN}|{_FR})(?: \d{{4}})?{_CLOCK}|\d{{4}}-\d\d-\d\d \d\d:\d\d")


def wrapped(line: str, width: int) -> list[str]:
    """Return a line as lines of at most `width` cells; only what is whole and longer makes a longer one."""
    if cells(line) <= width:
        return [line]
    lead = _LEAD.match(line)
    indent = cells(lead[0]) if lead else 0
    if width - indent < _LEAST_LEFT or indent > width * _MOST_SET_IN:
        indent = min(indent, 2)
    lines: list[str] = []
    begun = line[: lead.end()] if lead else ""
    room = width - cells(begun)
    now = begun
    for blank, word in _words(line, len(begun), width - indent):
        long = len(blank) + cells(word)
        if now is not begun and long > room:
            lines.append(now)
            now, room = Line(" " * indent) + word, width - indent - cells(word)
        else:
            now, room = joined(now, blank, word), room - long
    return [*lines, now] if now.strip() else lines


def _words(line: str, at: int, most: int) -> Iterator[tuple[str, str]]:
    """Yield each word with the blanks before it; what is copied is one, and text without blanks is many.

    A word of wide characters that is longer than `most` cells is broken as the terminal would break it.
    """
    whole = [(start, end) for start, end, role in spans_of(line) if role in (COMMAND, ID)]
    whole += [found.span() for found in _DATE.finditer(line) if _to_blank(line, found.end()) - found.start() <= most]
    while at < len(line):
        start = at
        while start < len(line) and line[start] == " ":
            start += 1
        end = _word_end(line, start, whole)
        space, word = line[at:start], line[start:end]
        if cells(word) > most and any(map(is_wide, word)):
            for piece in chopped(word, most):
                yield space, piece
                space = ""
        elif word:
            yield space, word
        at = end


def _to_blank(line: str, place: int) -> int:
    """Return where the next blank is from a place on: what stands behind a date goes with it."""
    found = line.find(" ", place)
    return len(line) if found < 0 else found


def _word_end(line: str, start: int, whole: list[tuple[int, int]]) -> int:
    """Return where the word ends that begins at a place: at a blank that is in nothing whole."""
    end = start
    while end < len(line):
        if line[end] == " ":
            inside = [last for first, last in whole if first < end < last]
            if not inside:
                break
            end = max(inside)
        else:
            end += 1
    return end
