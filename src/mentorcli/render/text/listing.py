"""What stands below a list in a terminal, in English and French: how many more there are, and how to see all."""

from __future__ import annotations

from mentorcli.render import Table
from mentorcli.render.text import Sentences

sentence = Sentences(
    {
        "more": ("{left} more: --limit {all}", "{left} de plus : --limit {all}"),
        "cut": ("Cut to the width; whole: {command}", "Raccourci faute de place ; en entier : {command}"),
    }
)


def below_list(table: Table, left_out: int, lang: str, *, cut: bool) -> list[str]:
    """Return what a list leaves out: records beyond its limit, others by their status, and what was `cut`."""
    count = len(table.rows)
    lines = [sentence("more", lang, left=left_out, all=count + left_out)] if left_out else []
    lines += [table.more] if table.more else []
    return [*lines, sentence("cut", lang, command=table.whole)] if cut and table.whole else lines
