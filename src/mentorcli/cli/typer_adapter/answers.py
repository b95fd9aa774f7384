"""Running what only shows in the place of a line that could not be read; answering the others with what to type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mentorcli.cli.context import AppContext
from mentorcli.cli.everyday_words import READS, SAFE
from mentorcli.cli.typer_adapter.meanings import Wanted
from mentorcli.cli.typer_adapter.unquoted import Fit, extra_words, fits
from mentorcli.errors import UsageError
from mentorcli.text import bilingual, command_line, joined

_COMMON = ("--json", "-q", "--quiet", "--no-input", "-y", "--yes")  # they stand before the noun as well


class Line:
    """A command line that could not be read: the options before its noun, and its words."""

    def __init__(self, program: Any, argv: Sequence[str], error: Any, app: AppContext) -> None:
        self.program = program
        self.head = list(program._before_noun(list(argv)))
        typed = list(argv[len(self.head) :])
        options = typed[: typed.index("--")] if "--" in typed else typed
        self.words = [word for word in options if word not in _COMMON] + typed[len(options) :]
        self.head += [word for word in options if word in _COMMON]
        if "--json" in self.head:
            app.set_option("json")
        self.error = error
        self.app = app

    @property
    def path(self) -> list[str]:
        """The words at the beginning that are a command."""
        found: list[str] = []
        at = self.program
        for word in self.words:
            if word not in getattr(at, "commands", ()):
                break
            at = at.commands[word]
            found.append(word)
        return found


def command_at(program: Any, path: Sequence[str]) -> Any:
    """Return the command of a path, None where it ends at a group or nowhere."""
    at = program
    for word in path:
        at = at.commands[word]
    return None if hasattr(at, "commands") else at


def chosen(line: Line, wanted: Wanted, error: Any) -> list[str]:
    """Return what to run where it only shows and is plain. Raises UsageError with what to type."""
    typed: list[tuple[str, Fit]] = []
    for command in wanted.commands:
        path, options = path_and_options(command)
        typed += [
            (path, fit._replace(options=(*options, *fit.options))) for fit in ways_to_read(line, path, wanted.rest)
        ]
    if len(typed) == 1 and _only_shows(*typed[0]):
        return words_to_run(line, *typed[0])
    lines = [as_typed(path, fit) for path, fit in typed if "…" not in fit.options]
    raise UsageError(error, to_type(lines) if lines else _see(line, wanted.commands))


def to_type(lines: Sequence[str]) -> Any:
    """Return the hint with the commands to type."""
    listed = joined(*lines, between=" | ")
    if len(lines) > 1:
        return bilingual(f"Type one of: {listed}", f"Tapez l'une de\u00a0: {listed}")
    return bilingual(f"Type: {listed}", f"Tapez\u00a0: {listed}")


def _see(line: Line, commands: Sequence[str]) -> Any:
    """Return the hint where words are missing or mean nothing to a command: its example, and its help."""
    path, _ = path_and_options(commands[0])
    command = command_at(line.program, path.split())
    example = (command.epilog or "").partition("\n")[0].partition("  ")[0]
    see = command_line(path, options=["--help"])
    return bilingual(
        f"Such as: {example} (see: {see})", f"Par exemple\u00a0: {_in_french(path, example)} (voyez\u00a0: {see})"
    )


def _in_french(path: str, example: str) -> str:
    from mentorcli.render.text.help import FrenchHelp

    return str(FrenchHelp(path.split(maxsplit=1)[0]).example(example))


def path_and_options(command: str) -> tuple[str, list[str]]:
    """Return a command of the tables and the options in it; the last one may wait for the words that follow."""
    words = command.split()
    first = next((place for place, word in enumerate(words) if word.startswith("-")), len(words))
    return " ".join(words[:first]), words[first:]


def ways_to_read(line: Line, path: str, rest: Sequence[str]) -> list[Fit]:
    """Return how words can follow a command, in every way that there is."""
    command = command_at(line.program, path.split())
    found = fits(line.app, path, command, rest)
    if found or path not in READS or extra_words(command, rest):
        return found
    return [Fit(tuple(rest))] if rest else []  # it says itself what is wrong with them


def _only_shows(path: str, fit: Fit) -> bool:
    """Return whether a command shows and records nothing, its options among it, and can be run as it is."""
    names = [word.partition("=")[0] for word in fit.options if word.startswith("-")]
    whole = " ".join([path, *names[:1]]) if path == "undo" else path
    safe = SAFE | {"--list"} if path == "undo" else SAFE
    return whole in READS and all(name in safe for name in names) and "…" not in fit.options


def words_to_run(line: Line, path: str, fit: Fit) -> list[str]:
    """Return the words of a command, and say which one it is."""
    say_read_as(line.app, as_typed(path, fit))
    behind = ["--", *fit.arguments] if any(word.startswith("-") for word in fit.arguments) else [*fit.arguments]
    return [*line.head, *path.split(), *fit.options, *behind]


def say_read_as(app: AppContext, command: str) -> None:
    """Say on standard error which command is run."""
    said = joined(bilingual("Read as", "Compris comme\u00a0").in_language(app.workspace.readable_lang), ": ", command)
    app.output.warn(said) if app.options.json else app.output.remind(said)


def as_typed(path: str, fit: Fit) -> str:
    """Return a command with its words as it is to be typed."""
    return command_line(path, *fit.arguments, options=fit.options)
