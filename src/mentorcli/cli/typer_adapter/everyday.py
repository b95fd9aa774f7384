"""What people type where it is no command: help by other names, verbs and nouns turned round, names without quotes.

What only shows is run where its meaning is plain, and said; what records or erases is only answered, with the command
to type. Loaded only where a command line could not be read.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

from mentorcli.cli.context import AppContext
from mentorcli.cli.everyday_words import (
    ACTIONS,
    ALONE,
    COMMANDS,
    HELP_OPTIONS,
    HELP_WORDS,
    NOUNS,
    VERSION_OPTIONS,
)
from mentorcli.cli.typer_adapter.answers import (
    Line,
    as_typed,
    chosen,
    command_at,
    path_and_options,
    to_type,
    ways_to_read,
    words_to_run,
)
from mentorcli.cli.typer_adapter.meanings import Wanted, question, wanted_by
from mentorcli.cli.typer_adapter.unquoted import extra_words, fits, is_student
from mentorcli.errors import UsageError
from mentorcli.text import bilingual, command_line, fold, visible

_NEAR = 0.6  # behind a noun there are few words that can be meant
_CLOSE = 0.75  # how much of a word must be right
_COMPLETION = ("--install-completion", "--show-completion")


def meant(program: Any, argv: Sequence[str], error: Any, app: AppContext) -> list[str] | None:
    """Return the words to run in the place of those that were typed, None where nothing is known of them.

    Raises UsageError with the command to type where it is not to be run by a guess.
    """
    line = Line(program, argv, error, app)
    if (option := _option_at_the_root(line)) is not None:
        return option
    if _asks_for_help(line):
        return _help(line)
    path = line.path
    command = command_at(program, path)
    if command is None:
        return _no_command(line, path)
    name = " ".join(path)
    rest = line.words[len(path) :]
    if type(error).__name__ == "NoSuchOption":
        return _other_option(line, name, command, rest)
    if extra_words(command, rest) or _is_assignment(name, rest):
        return _more_words(line, name, command, rest)
    return None


# Help and version


def _option_at_the_root(line: Line) -> list[str] | None:
    """Return what an unknown option before any noun wants. Raises UsageError for Typer's own completion."""
    first = line.words[0] if line.words else ""
    for word in (*line.head, first):
        if word.partition("=")[0] in _COMPLETION:
            raise UsageError(
                bilingual(f"No such option: {word}", f"Option inconnue\u00a0: {word}"),
                bilingual(
                    "TAB is switched on by: mentor completion install",
                    "TAB s'active par\u00a0: mentor completion install",
                ),
            )
        if word in VERSION_OPTIONS and not line.words:
            return ["--version"]
    if fold(first) == "version" and len(line.words) == 1:
        return ["--version"]
    return None


def _asks_for_help(line: Line) -> bool:
    first = fold(line.words[0]) if line.words else ""
    typed = [word for word in (*line.head, *line.words) if word in HELP_OPTIONS]
    return bool(typed) or (first in HELP_WORDS and first not in line.program.commands)


def _help(line: Line) -> list[str]:
    """Return the words that show the help of what follows. Raises UsageError for what is no command."""
    head = [word for word in line.head if word not in HELP_OPTIONS]
    words = [word for word in line.words if word not in HELP_OPTIONS]
    if words and fold(words[0]) in HELP_WORDS:
        words = words[1:]
    path = _as_commands(line, words)
    if path is None:
        raise _unknown(line, " ".join(words))
    return [*head, *path, "--help"]


def _as_commands(line: Line, words: Sequence[str]) -> list[str] | None:
    """Return the command that words name, also by other names; None where they name none."""
    at, path = line.program, []
    for word in words:
        if word in getattr(at, "commands", ()):
            at = at.commands[word]
            path.append(word)
        elif path and not hasattr(at, "commands"):
            return path  # what follows a command belongs to it
        else:
            wanted = wanted_by(line.app, list(words))
            return wanted.commands[0].split() if wanted is not None and len(wanted.commands) == 1 else None
    return path


# No such command


def _no_command(line: Line, path: Sequence[str]) -> list[str] | None:
    """Return what to run for a line whose words are no command. Raises UsageError with what to type."""
    if not line.words or len(path) == len(line.words):
        return None
    typed = line.words[len(path)]
    if typed.startswith("-"):
        return _other_option(line, " ".join(path), None, ())
    error = bilingual(f"No such command {visible(typed[:40])!r}", f"Commande inconnue\u00a0: {visible(typed[:40])!r}")
    wanted = wanted_by(line.app, line.words)
    if path and not (wanted and wanted.certain) and (slip := _slip(line, path, typed)) is not None:
        raise slip
    if wanted is not None and (wanted.certain or _fit_anything(line, wanted)):
        return chosen(line, wanted, error)
    if (corrected := _corrected(line)) is not None:
        raise corrected
    wanted = wanted or question(line.words)
    if wanted is None:
        raise _unknown(line, " ".join(line.words[: len(path) + 1]))
    return chosen(line, wanted, error)


def _slip(line: Line, path: Sequence[str], typed: str) -> UsageError | None:
    """Return what to type where a word behind a noun is no student and a slip away from one of its commands."""
    known = list(_group(line.program, path).commands)
    near = difflib.get_close_matches(fold(typed), known, n=1, cutoff=_NEAR)
    if not near or is_student(line.app, typed):
        return None
    command = " ".join([*path, *near])
    rest = line.words[len(path) + 1 :]
    lines = [as_typed(command, fit) for fit in ways_to_read(line, command, rest)] if rest else []
    shown = visible(typed[:40])
    hint = to_type(lines or [command_line(command, options=["--help"])])
    return UsageError(bilingual(f"No such command {shown!r}", f"Commande inconnue\u00a0: {shown!r}"), hint)


def _group(program: Any, path: Sequence[str]) -> Any:
    for word in path:
        program = program.commands[word]
    return program


def _fit_anything(line: Line, wanted: Wanted) -> bool:
    """Return whether the words that follow are what one of the commands takes."""
    return any(ways_to_read(line, path_and_options(one)[0], wanted.rest) for one in wanted.commands)


def _typeset(french: str) -> str:
    from mentorcli.render.text import typeset

    return typeset(french, "fr")


def _unknown(line: Line, typed: str) -> UsageError:
    """Return the error for words that mean nothing here, with the nearest commands."""
    known = [*line.program.commands]
    for group in COMMANDS.values():
        known += group.values()
    near = difflib.get_close_matches(fold(typed), sorted(set(known)), n=3, cutoff=0.6)
    shown = visible(typed[:60])
    if not near:
        hint = bilingual("All commands: mentor --help", "Toutes les commandes\u00a0: mentor --help")
    else:
        listed = ", ".join(str(command_line(one)) for one in near)
        hint = bilingual(f"Did you mean: {listed}", f"Vouliez-vous dire\u00a0: {listed}")
    return UsageError(bilingual(f"No such command {shown!r}", f"Commande inconnue\u00a0: {shown!r}"), hint)


def _corrected(line: Line) -> UsageError | None:
    """Return what to type where the first words are a slip of the keyboard away from words that are known."""
    known = [*line.program.commands, *NOUNS, *ACTIONS]
    words = list(line.words)
    for place, word in enumerate(words[:2]):
        near = difflib.get_close_matches(fold(word), known, n=1, cutoff=_CLOSE)
        words[place : place + 1] = near or [word]
    if words == line.words:
        return None
    path = Line(line.program, [*line.head, *words], None, line.app).path
    whole = path and command_at(line.program, path) is not None
    wanted = Wanted((" ".join(path),), tuple(words[len(path) :])) if whole else wanted_by(line.app, words)
    if wanted is None:
        return None
    lines = [
        as_typed(one, fit)
        for one in wanted.commands
        for fit in ways_to_read(line, path_and_options(one)[0], wanted.rest)
    ]
    shown = visible(" ".join(line.words)[:60])
    return (
        UsageError(bilingual(f"No such command {shown!r}", f"Commande inconnue\u00a0: {shown!r}"), to_type(lines))
        if lines
        else None
    )


# More words than a command takes


def _is_assignment(name: str, rest: Sequence[str]) -> bool:
    return name == "config set" and len(rest) == 1 and "=" in rest[0]


def _more_words(line: Line, name: str, command: Any, rest: Sequence[str]) -> list[str] | None:
    """Return what to run for a command with words too many. Raises UsageError with what to type."""
    if _is_assignment(name, rest):
        key, _, value = rest[0].partition("=")
        return chosen(line, Wanted((name,), (key, value)), _too_many(rest))
    found = fits(line.app, name, command, rest)
    if len(found) == 1 and not found[0].guessed:
        return words_to_run(line, name, found[0])
    if not found and name.endswith(" list") and (alone := ALONE.get(name.split(maxsplit=1)[0])):
        return chosen(line, Wanted(alone[:1], tuple(rest)), _too_many(rest))
    if found:
        return chosen(line, Wanted((name,), tuple(rest)), _too_many(rest))
    return None


def _too_many(rest: Sequence[str]) -> Any:
    shown = visible(" ".join(rest)[:60])
    return bilingual(f"Not clear: {shown}", f"Pas clair\u00a0: {shown}")


def _other_option(line: Line, name: str, command: Any, rest: Sequence[str]) -> list[str] | None:
    """Return what to run for an option that the command has not: a STUDENT who was given by `--student`.

    Raises UsageError that names the commands which have it.
    """
    option = getattr(line.error, "option_name", "")
    parameters = command.params if command is not None else ()
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    if option == "--student" and arguments and arguments[0].name in ("student", "session"):
        words = [part for word in rest for part in (word.split("=", 1) if word.startswith("--student=") else [word])]
        return chosen(
            line, Wanted((name,), tuple(word for word in words if word != "--student")),
            bilingual("STUDENT is given without --student", "ÉTUDIANT se donne sans --student"),
        )  # fmt: skip
    owners = _owners(line.program, option, name) if option.startswith("--") else []
    if not owners:
        return None
    listed = ", ".join(str(command_line(one)) for one in owners[:4])
    raise UsageError(
        bilingual(f"{command_line(name)} has no option {option}", f"{command_line(name)} n'a pas d'option {option}"),
        bilingual(f"It belongs to: {listed}", f"Elle va avec\u00a0: {listed}"),
    )


def _owners(program: Any, option: str, name: str) -> list[str]:
    """Return the commands that have an option, those of the same group first."""
    found = []
    for noun, one in program.commands.items():
        below = (
            {f"{noun} {verb}": command for verb, command in one.commands.items()}
            if hasattr(one, "commands")
            else {noun: one}
        )
        found += [path for path, command in below.items() if any(option in param.opts for param in command.params)]
    return sorted(found, key=lambda path: path.split()[0] != name.split(maxsplit=1)[0])
