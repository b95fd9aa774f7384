"""Text as a terminal shows it: what would steer it made visible, long lines wrapped, parts in their colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from mentorcli.render.palette import painted, palette_of
from mentorcli.render.wrapping import wrapped
from mentorcli.text import Line, Span, spans_of, visible_lines


def shown(text: str, width: int, environ: Mapping[str, str] | None) -> list[str]:
    """Return the lines of a text; `environ` chooses the palette, None is no colour."""
    lines = (part for line in _lines(_visible(text)) for part in wrapped(line, width))
    if environ is None:
        return [str(line) for line in lines]
    palette = palette_of(environ)
    return [painted(line, palette) for line in lines]


def _visible(text: str) -> str:
    """Return a text with nothing in it that steers a terminal, its parts kept."""
    if text.isprintable() or not spans_of(text):
        return text if text.isprintable() else visible_lines(text)
    places = sorted({0, len(text), *(place for start, end, _ in spans_of(text) for place in (start, end))})
    moved, pieces = {0: 0}, []
    for start, end in pairwise(places):
        pieces.append(visible_lines(str(text[start:end])))
        moved[end] = moved[start] + len(pieces[-1])
    spans: list[Span] = [(moved[start], moved[end], role) for start, end, role in spans_of(text)]
    return Line("".join(pieces), spans)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text, each with its parts."""
    at = 0
    for line in str(text).split("\n"):
        yield text[at : at + len(line)]
        at += len(line) + 1
