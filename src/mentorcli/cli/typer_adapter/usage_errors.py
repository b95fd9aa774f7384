"""Typer's usage errors as our own."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from mentorcli.cli import COMMANDS
from mentorcli.cli.typer_adapter.french import in_french
from mentorcli.errors import UsageError
from mentorcli.text import bilingual

# Typer carries its own Click and exports only the leaf of the family of usage errors.
TyperError: type[Exception] = typer.BadParameter.__mro__[2]


def usage_error(error: Exception, argv: Sequence[str]) -> UsageError:
    """Return a usage error of Typer's as one of ours, with the help to look at."""
    message = getattr(error, "format_message", error.__str__)().rstrip(".")
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else _typed_path(argv)
    hint = bilingual(f"See: {path} --help", f"Voyez\u00a0: {path} --help")
    if message.startswith("Got unexpected extra argument"):
        hint = bilingual(
            f'Put quotes around a text with blanks, such as "Amélie Durand". {hint}',
            f'Mettez des guillemets autour d\'un texte avec des espaces, comme "Amélie Durand". {hint.french}',
        )
    shown = " ".join(message.split())
    return UsageError(bilingual(shown, in_french(shown)), hint)


def _typed_path(argv: Sequence[str]) -> str:
    """Return the command that was typed, as far as the table knows it."""
    for number, word in enumerate(argv):
        if word in COMMANDS:
            below = next(iter(argv[number + 1 :]), "") if COMMANDS[word].is_group else ""
            return f"mentor {word} {below}".rstrip() if below.isalpha() else f"mentor {word}"
    return "mentor"
