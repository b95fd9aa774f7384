"""Lists of records: aligned columns in a terminal, tab-separated lines in a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from mentorcli.text import visible

GAP = 2


def tab_separated(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return one line a record, nothing cut, for programs to read."""
    return ["\t".join(visible(cell) for cell in row) for row in rows]


def columns(headers: Sequence[str], rows: Sequence[Sequence[str]], *, width: int, styled: bool) -> list[str]:
    """Return a table as lines at most `width` cells wide: long cells are wrapped, wide characters line up."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold" if styled else "")
    for header in headers:
        table.add_column(header, overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    console = Console(width=width, force_terminal=styled, no_color=not styled, highlight=False)
    with console.capture() as capture:
        console.print(table)
    return [line.rstrip() for line in capture.get().splitlines()]
