"""The help in a terminal: narrow in a narrow one, its headings set off and its examples dim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorcli.render.palette import painted, palette_of
from mentorcli.text import COMMAND, HEADING, joined, part

_USUAL, _NARROW, _NARROWEST = 80, 60, 30
_OPTION_COLUMNS = 12  # of a narrow help: longer options stand on a line of their own, what they mean below


def narrowed(ctx: Any, columns: int) -> Any:
    """Return a context whose help fits a terminal: Typer's own is never less than 50 columns wide."""
    if columns < _USUAL:
        ctx.terminal_width = max(columns - 1, _NARROWEST)
    if columns < _NARROW:
        ctx.formatter_class = _one_below_the_other(type(ctx.make_formatter()))
    return ctx


def _one_below_the_other(usual: Any) -> Any:
    """Return a formatter of help that leaves most of a narrow line to what an option means."""

    def write_dl(self: Any, rows: Any, **sizes: Any) -> None:
        fitting = [_with_choices_behind(term, about, self.width - self.current_indent) for term, about in rows]
        usual.write_dl(self, fitting, **{**sizes, "col_max": _OPTION_COLUMNS})

    return type("Narrow", (usual,), {"write_dl": write_dl})


def _with_choices_behind(term: str, about: str, width: int) -> tuple[str, str]:
    """Return an option whose choices make it wider than the terminal with these behind what it means."""
    option, _, choices = term.partition(" <")
    if len(term) <= width or not choices:
        return term, about
    return f"{option} CHOICE", f"{about} ({', '.join(choices.rstrip('>').split('|'))})"


def set_off(text: str, environ: Mapping[str, str]) -> str:
    """Return a help with bold headings and dim examples."""
    palette = palette_of(environ)
    return "\n".join(painted(_line(line), palette) for line in text.split("\n"))


def _line(line: str) -> str:
    """Return a line of help with what it is: a heading, the usage, an example."""
    head, colon, rest = line.partition(":")
    if colon and line[:1].strip() and (not rest or head in ("Usage", "Utilisation")):
        return joined(part(head + colon, HEADING), rest)
    return part(line, COMMAND) if line.startswith("  mentor ") else line
