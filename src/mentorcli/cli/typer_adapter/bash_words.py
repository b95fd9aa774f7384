"""The words that bash hands over for completion, with the quotes they were typed in, and what may be inserted there.

bash inserts what it is given as it stands, so that a title such as `$(rm x)` would run where a double quote is open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

# What is live in each state, and how it is written there. `!` is history to bash
# wherever no single quote is open, and between double quotes no backslash takes that from it.
_LIVE = {
    "": (re.compile(r"[^\w@%+=:,./\-]"), {}, "\\{0}"),
    '"': (re.compile(r'[$`"\\!]'), {"!": '"\\!"'}, "\\{0}"),
    "'": (re.compile("'"), {"'": "'\\''"}, ""),
    "$'": (re.compile(r"['\\!]"), {}, "\\x{1:02x}"),
}

_MOST_DIGITS = 6  # of the place of a word on the line


class _Read(NamedTuple):
    """A word without its quotes, and the quote that is open at its end."""

    text: str
    quote: str


def words(environ: Mapping[str, str]) -> tuple[list[str], str]:
    """Return the words before the one that is being typed, and that one, without quotes."""
    before, typed = _raw(environ)
    return [_read(word).text for word in before[1:]], _read(typed).text


def insertions(values: list[str], environ: Mapping[str, str]) -> list[str]:
    """Return what bash is to put in the place of what was typed for each value; what begins otherwise is left out.

    bash replaces what follows the quote that is open, or the last of `=` and `:`.
    """
    word = _raw(environ)[1]
    typed = environ.get("_MENTOR_TYPED", _replaced(word))
    if not word.endswith(typed):
        return []
    stays = _read(word[: len(word) - len(typed)])
    live, others, usual = _LIVE[stays.quote]
    rest = (value[len(stays.text) :] for value in values if value.startswith(stays.text))
    found = [live.sub(lambda c: others.get(c[0]) or usual.format(c[0], ord(c[0])), one) for one in rest]
    # bash closes the quote, but takes one that stands last for the closing one.
    return [one + stays.quote if stays.quote and one.endswith(stays.quote) else one for one in found]


def _raw(environ: Mapping[str, str]) -> tuple[list[str], str]:
    """Return the words before the one that is being typed, and that one, as they stand on the line.

    Our script has them one a line. bash takes `--student=am` and `https://e.org` for several words each: the first is
    an option and its value, the second is put together again.
    """
    line = environ.get("COMP_WORDS", "")
    told = environ.get("COMP_CWORD", "")
    number = int(told) if told.isascii() and told.isdigit() and len(told) <= _MOST_DIGITS else 0
    pieces = [*(line.split("\n") if "\n" in line else _pieces(line)), ""][: number + 1]
    found = pieces[:1]
    glued = False
    for piece in pieces[1:]:
        breaks = bool(piece) and not piece.strip("=:")
        if breaks and piece == "=" and found[-1].startswith("--") and not glued:
            continue
        if glued or (breaks and len(found) > 1):
            found[-1] += piece
        else:
            found.append(piece)
        glued = breaks
    if pieces[-1] == "=" and not glued:
        found.append("")
    return found[:-1], found[-1]


def _pieces(line: str) -> list[str]:
    """Return what stands between the blanks of a line, those in quotes left alone; the last may be empty."""
    found = [""]
    for character in line:
        if character.isspace() and not _read(found[-1]).quote and not found[-1].endswith("\\"):
            found.append("")
        else:
            found[-1] += character
    return [piece for piece in found[:-1] if piece] + found[-1:]


def _replaced(word: str) -> str:
    """Return what bash replaces of a word: what follows an open quote, else the last of `=` and `:`."""
    quote = _read(word).quote
    if not quote:
        return re.split("[=:]", word)[-1]
    return next(word[start:] for start in range(len(word), 0, -1) if _opens(word[:start], quote))


def _opens(head: str, quote: str) -> bool:
    """Return whether the last character of the beginning of a word opens that quote."""
    return _read(head).quote == quote and not _read(head[: -len(quote)]).quote


def _read(word: str) -> _Read:
    """Return a word as bash reads it."""
    text, quote, rest = "", "", word
    while rest:
        taken, piece, quote = _next(rest, quote)
        text, rest = text + piece, rest[taken:]
    return _Read(text, quote)


_CODE = re.compile(r"\\x([0-9a-fA-F]{1,2})")


def _next(rest: str, quote: str) -> tuple[int, str, str]:
    """Return how much of a word is read next, the text it stands for, and the quote that is open then."""
    if not quote and (mark := next((mark for mark in ("$'", '$"', "'", '"') if rest.startswith(mark)), "")):
        return len(mark), "", mark if mark == "$'" else mark[-1]
    if quote and rest[0] == quote[-1]:
        return 1, "", ""
    if rest[0] != "\\" or quote == "'":
        return 1, rest[0], quote
    if quote == "$'" and (code := _CODE.match(rest)):
        return code.end(), chr(int(code[1], 16)), quote
    kept = "\\" if quote == '"' and rest[1:2] not in ('"', "\\", "$", "`") else ""  # no escape, but a backslash
    return 2, kept + rest[1:2], quote
