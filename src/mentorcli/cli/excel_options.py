"""For which Excel a CSV is written: what the commands that write one share."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorcli.errors import UsageError
from mentorcli.text import bilingual

_EXCELS = ("fr", "en")

Excel = Annotated[
    str | None, typer.Option("--excel", metavar="fr|en", help="For an Excel in French or English, with CSV.")
]


def check_excel(excel: str | None, *, as_csv: bool, option: str) -> None:
    """Raise UsageError for an Excel that there is not, and for one of what is no CSV, as the `option` asks for it."""
    if excel is None:
        return
    known = excel if excel in _EXCELS else _EXCELS[0]
    if not as_csv:
        raise UsageError(
            bilingual(f"--excel goes with {option}", f"--excel va avec {option}"),
            bilingual(f"Type: {option} --excel {known}", f"Tapez\u00a0: {option} --excel {known}"),
        )
    if excel not in _EXCELS:
        raise UsageError(
            bilingual(f"--excel is {excel[:20]!r}", f"--excel vaut {excel[:20]!r}"),
            bilingual("Use --excel fr or --excel en.", "Choisissez --excel fr ou --excel en."),
        )
