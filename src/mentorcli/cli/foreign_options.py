"""Options and reading that commands for files of other programs share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Annotated

import typer

from mentorcli.cli.context import AppContext
from mentorcli.errors import UsageError
from mentorcli.services.imports import read, read_bounded
from mentorcli.text import bilingual, command_line, system_message, visible

Maps = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="FIELD=COLUMN", help="The column of a field, or a saved NAME; else the usual names count."
    ),
]
SaveMap = Annotated[
    str | None,
    typer.Option("--save-map", metavar="NAME", help="Remember these columns for files that have them."),
]


def columns_of(maps: Sequence[str] | None) -> Mapping[str, str]:
    """Return the columns by field, saved names apart. Raises UsageError for an empty part, and a field given twice."""
    return _pairs([one for one in maps or () if "=" in one], "--map", "FIELD=COLUMN", "CHAMP=COLONNE")


def names_of(maps: Sequence[str] | None) -> tuple[str, ...]:
    """Return the names of saved columns among what was given with --map."""
    return tuple(one.strip() for one in maps or () if "=" not in one)


def who_of(students: Sequence[str] | None) -> Mapping[str, str]:
    """Return the slugs by the names of a file. Raises UsageError for what is no NAME=SLUG."""
    return _pairs(students, "--student", "NAME=SLUG", "NOM=NOM-COURT")


def _pairs(typed: Sequence[str] | None, option: str, form: str, french: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in typed or ():
        left, equals, right = one.rpartition("=") if option == "--student" else one.partition("=")
        if not equals or not left.strip() or not right.strip() or left.strip() in found:
            raise UsageError(
                bilingual(
                    f"{option} {visible(one[:60])!r} is not {form}, each once",
                    f"{option} {visible(one[:60])!r} n'est pas de la forme {french}, chacun une fois",
                ),
                bilingual(f"Such as: {option} {form}", f"Par exemple\u00a0: {option} {french}"),
            )
        found[left.strip()] = right.strip()
    return found


def read_file(app: AppContext, file: str, command: str) -> tuple[bytes, str]:
    """Return the bytes of a file, or of standard input for `-`, and its name for messages.

    `command` is the one that reads it, without `mentor`. Raises UsageError where there is no such file.
    """
    name = "standard input" if file == "-" else visible(file)
    if file == "-":
        app.typed()
    try:
        return (read_bounded(sys.stdin.buffer) if file == "-" else read(file)), name
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        reason = system_message(error)
        again = command_line(command, "FILE")
        raise UsageError(
            bilingual(f"{name} cannot be read: {reason}", f"{name} ne peut pas être lu\u00a0: {reason.french}"),
            bilingual(f"Give a file: {again}", f"Donnez un fichier\u00a0: {again}"),
        ) from None


def bar(app: AppContext, words: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
    """Return a progress bar for a person who waits, one that shows nothing for anybody else."""
    from mentorcli.render.progress import progress_bar  # loads Rich, 30 ms, where a bar is shown

    shown = sys.stderr.isatty() and not app.options.quiet and not app.options.json
    return progress_bar(words, total, shown=shown)


def no_bar(stage: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
    """Return a progress bar that shows nothing."""
    from mentorcli.render.progress import progress_bar

    return progress_bar(stage, total, shown=False)
