"""Whether words stand in a text, and where: case, accents and the kind of apostrophe ignored, blanks alike.

A word is found within a longer one. What is folded is folded character by character, so that a place in the folded text
has its place in the text as it is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mentorcli.text import fold

_APOSTROPHES = "’ʼ‘"


class _Folded(dict[int, str]):
    """The folded form of each character, made when it is first met."""

    def __missing__(self, code: int) -> str:
        """Return the folded form of a character by its code, and remember it."""
        character = chr(code)
        made = "'" if character in _APOSTROPHES else " " if character.isspace() else fold(character)
        self[code] = made
        return made


_FOLDED = _Folded()


def folded(text: str) -> str:
    """Return a text without case and accents, any blank, tab or line end as a blank."""
    return text.translate(_FOLDED)


def terms(words: Sequence[str]) -> list[str]:
    """Return typed words as they are looked for: a word with blanks in it is a phrase; what is empty is left out."""
    made = (" ".join(folded(word).split()) for word in words)
    return [term for term in dict.fromkeys(made) if term]


def holds(text: str, wanted: Sequence[str]) -> bool:
    """Return whether a text holds each of the terms, in any order."""
    plain = folded(text)
    if any(" " in term for term in wanted):
        plain = " ".join(plain.split())
    return all(term in plain for term in wanted)


class Span(NamedTuple):
    """From where to where a term stands in a text, as a slice has it."""

    start: int
    end: int


def spans(text: str, wanted: Sequence[str]) -> list[Span]:
    """Return where the terms stand in a text, in order; places that touch or overlap are one."""
    plain, places = _placed(text)
    found: list[Span] = []
    for term in wanted:
        at = plain.find(term)
        while at >= 0:
            last = places[at + len(term) - 1]
            found.append(Span(places[at], _with_marks(text, last + 1)))
            at = plain.find(term, at + len(term))
    return _joined(sorted(found))


def _placed(text: str) -> tuple[str, list[int]]:
    """Return the folded text with single blanks, and of each of its characters where it comes from."""
    pieces: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        piece = folded(character)
        if piece == " " and (not pieces or pieces[-1] == " "):
            continue
        if piece:
            pieces.append(piece)
            places += [place] * len(piece)
    return "".join(pieces), places


def _with_marks(text: str, end: int) -> int:
    """Return an end with the accents behind it, which belong to the character before."""
    while end < len(text) and not folded(text[end]):
        end += 1
    return end


def _joined(found: Sequence[Span]) -> list[Span]:
    """Return places in order, those that touch or overlap as one."""
    joined: list[Span] = []
    for one in found:
        if joined and one.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, one.end))
        else:
            joined.append(one)
    return joined


def snippet(text: str, found: Sequence[Span], before: int) -> tuple[str, list[Span]]:
    """Return a text on one line from shortly before its first place on (`before` characters at most), and the places.

    A sign stands for what is left out in front. Blanks of every kind are one blank.
    """
    start = 0
    if found and found[0].start > before:
        start = found[0].start - before
        blanks = (place + 1 for place in range(start - 1, found[0].start) if text[place].isspace())
        start = next(blanks, start)
        start += len(text[start:]) - len(text[start:].lstrip())
    pieces = ["…"] if start else []
    length = len(pieces)
    places: list[int] = []
    for character in text[start:]:
        places.append(length)
        shown = " " if character.isspace() else character
        if shown == " " and (not pieces or pieces[-1] == " "):
            continue
        pieces.append(shown)
        length += 1
    places.append(length)
    moved = [Span(places[one.start - start], places[one.end - start]) for one in found if one.start >= start]
    line = "".join(pieces)
    kept = len(line.rstrip())
    return line[:kept], [Span(one.start, min(one.end, kept)) for one in moved if one.start < kept]
