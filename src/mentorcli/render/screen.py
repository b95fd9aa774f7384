"""Text as a terminal shows it: what would steer it made visible, long lines wrapped, parts in their colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mentorcli.lines import in_pieces
from mentorcli.render.palette import painted, palette_of
from mentorcli.render.wrapping import wrapped
from mentorcli.text import spans_of, visible_lines


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
    return in_pieces(text, visible_lines)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text, each with its parts."""
    at = 0
    for line in str(text).split("\n"):
        yield text[at : at + len(line)]
        at += len(line) + 1
