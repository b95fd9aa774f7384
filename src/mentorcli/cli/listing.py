"""Lists: a table in a terminal, tab-separated lines in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mentorcli.cli.desk import Desk


def show_table(desk: Desk, headers: Sequence[str], rows: Iterable[Iterable[str]], *, empty: str, firm: int = 1) -> None:
    """Print records, the first `firm` columns never wrapped; where there are none, say `empty` on standard error."""
    from mentorcli.render.tables import columns, tab_separated

    filled = [tuple(row) for row in rows]
    if not filled:
        desk.remind(empty)
    elif desk.terminal:
        width = desk.columns
        desk.print_list(columns(headers, filled, width=width, styled=desk.styled, firm=firm))
    else:
        desk.print_lines(tab_separated(filled))
