"""How many cells of a terminal a text takes: wide characters two, accents that combine none."""

from __future__ import annotations

import re

from mentorcli.text import Line, spans_of

MORE = "…"
_ALL_NARROW = "\u0300"  # the first character that is not one cell wide comes here
_LONGEST_SIGN = 16  # characters that together are one sign, such as a family with its skin colours
_FIRST_WIDE = "\u1100"


def cells(text: str) -> int:
    """Return the width of a text in cells."""
    if text.isascii() or max(text) < _ALL_NARROW or not _other(text):
        return len(text)
    from rich.cells import cell_len  # 17 ms

    return cell_len(str(text))


def is_wide(character: str) -> bool:
    """Return whether a character may take two cells: text of such has no blanks between its words."""
    return character >= _FIRST_WIDE and cells(character) > 1


def cut(text: str, width: int) -> str:
    """Return a text of at most `width` cells, its end a sign where something is left out. A line keeps its parts."""
    if cells(text) <= width:
        return text
    room, end = width - 1, 0
    text = text[: max(room, 0) * _LONGEST_SIGN]
    while end < len(text) and cells(text[: end + 1]) <= room:
        end += 1
    if room < 1:
        return MORE[:width]
    kept = text[: len(text[:end].rstrip())]
    spans = spans_of(kept)
    if spans and spans[-1][1] == len(kept):  # what is cut is what it was, its sign too
        spans = (*spans[:-1], (spans[-1][0], len(kept) + 1, spans[-1][2]))
    return Line(f"{kept}{MORE}", spans)


def on_one_line(text: str) -> str:
    """Return a text with its line ends and tabs as blanks; a no-break space stays one."""
    return re.sub("[ \t\r\n]+", " ", text).strip(" ")


def chopped(text: str, width: int) -> list[str]:
    """Return a text without blanks in pieces of at most `width` cells."""
    pieces, start = [], 0
    for end in range(1, len(text) + 1):
        if cells(text[start:end]) > max(width, 2):
            pieces.append(text[start : end - 1])
            start = end - 1
    return [*pieces, text[start:]]


def _other(text: str) -> bool:
    """Return whether a text has characters whose width has to be looked up; the usual signs of ours are narrow."""
    return any(character >= _ALL_NARROW and character not in "…·─–—’‘“”«»░▒▓█✓•→ẞ€" for character in text)
