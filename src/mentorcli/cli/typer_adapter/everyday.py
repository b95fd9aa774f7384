"""What people type where it is no command: help by other names, verbs and nouns turned round, names without quotes.

What only shows is run where its meaning is plain, and said; what records or erases is only answered, with the command
to type. Loaded only where a command line could not be read.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any, NamedTuple

from mentorcli.cli.context import AppContext
from mentorcli.cli.everyday_words import (
    ACTIONS,
    ALONE,
    ANSWERS,
    COMMANDS,
    HELP_OPTIONS,
    HELP_WORDS,
    NOUNS,
    READS,
    SAFE,
    SPANS,
    VERSION_OPTIONS,
    WITHOUT_NOUN,
)
from mentorcli.cli.typer_adapter.unquoted import Fit, extra_words, fits, is_length, is_student
from mentorcli.errors import UsageError
from mentorcli.text import bilingual, command_line, fold, joined, visible

_QUESTION_WORDS = 3  # from so many on, words that are no command are a question
_CLOSE = 0.75  # how much of a word must be right
_COMPLETION = ("--install-completion", "--show-completion")
_COMMON = ("--json", "-q", "--quiet", "--no-input", "-y", "--yes")  # they stand before the noun as well
_LATE = ("late", "retard")


class Wanted(NamedTuple):
    """What a line most likely wants: one command, or several to choose from, and the words that follow it.

    `certain`: noun and verb are words that are known, whatever follows them.
    """

    commands: tuple[str, ...]
    rest: tuple[str, ...] = ()
    certain: bool = False


class _Line:
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


def meant(program: Any, argv: Sequence[str], error: Any, app: AppContext) -> list[str] | None:
    """Return the words to run in the place of those that were typed, None where nothing is known of them.

    Raises UsageError with the command to type where it is not to be run by a guess.
    """
    line = _Line(program, argv, error, app)
    if (option := _option_at_the_root(line)) is not None:
        return option
    if _asks_for_help(line):
        return _help(line)
    path = line.path
    command = _command(program, path)
    if command is None:
        return _no_command(line, path)
    name = " ".join(path)
    rest = line.words[len(path) :]
    if type(error).__name__ == "NoSuchOption":
        return _other_option(line, name, command, rest)
    if extra_words(command, rest) or _is_assignment(name, rest):
        return _more_words(line, name, command, rest)
    return None


def _command(program: Any, path: Sequence[str]) -> Any:
    """Return the command of a path, None where it ends at a group or nowhere."""
    at = program
    for word in path:
        at = at.commands[word]
    return None if hasattr(at, "commands") else at


# Help and version


def _option_at_the_root(line: _Line) -> list[str] | None:
    """Return what an unknown option before any noun wants. Raises UsageError for Typer's own completion."""
    first = line.words[0] if line.words else ""
    for word in (*line.head, first):
        if word.partition("=")[0] in _COMPLETION:
            raise UsageError(
                bilingual(f"No such option: {word}", f"Option inconnue\u00a0: {word}"),
                bilingual(
                    "TAB is set up by: mentor completion --help", "TAB s'installe par\u00a0: mentor completion --help"
                ),
            )
        if word in VERSION_OPTIONS and not line.words:
            return ["--version"]
    if fold(first) == "version" and len(line.words) == 1:
        return ["--version"]
    return None


def _asks_for_help(line: _Line) -> bool:
    first = fold(line.words[0]) if line.words else ""
    typed = [word for word in (*line.head, *line.words) if word in HELP_OPTIONS]
    return bool(typed) or (first in HELP_WORDS and first not in line.program.commands)


def _help(line: _Line) -> list[str]:
    """Return the words that show the help of what follows. Raises UsageError for what is no command."""
    head = [word for word in line.head if word not in HELP_OPTIONS]
    words = [word for word in line.words if word not in HELP_OPTIONS]
    if words and fold(words[0]) in HELP_WORDS:
        words = words[1:]
    path = _as_commands(line, words)
    if path is None:
        raise _unknown(line, " ".join(words))
    return [*head, *path, "--help"]


def _as_commands(line: _Line, words: Sequence[str]) -> list[str] | None:
    """Return the command that words name, also by other names; None where they name none."""
    at, path = line.program, []
    for word in words:
        if word in getattr(at, "commands", ()):
            at = at.commands[word]
            path.append(word)
        elif path and not hasattr(at, "commands"):
            return path  # what follows a command belongs to it
        else:
            wanted = _wanted(line, list(words))
            return wanted.commands[0].split() if wanted is not None and len(wanted.commands) == 1 else None
    return path


# No such command


def _no_command(line: _Line, path: Sequence[str]) -> list[str] | None:
    """Return what to run for a line whose words are no command. Raises UsageError with what to type."""
    if not line.words or len(path) == len(line.words):
        return None
    typed = line.words[len(path)]
    if typed.startswith("-"):
        return _other_option(line, " ".join(path), None, ())
    error = bilingual(f"No command {visible(typed[:40])!r}", f"Pas de commande {visible(typed[:40])!r}")
    wanted = _wanted(line, line.words)
    if wanted is not None and (wanted.certain or _fit_anything(line, wanted)):
        return _chosen(line, wanted, error)
    if (corrected := _corrected(line)) is not None:
        raise corrected
    wanted = wanted or _question(line.words)
    if wanted is None:
        raise _unknown(line, " ".join(line.words[: len(path) + 1]))
    return _chosen(line, wanted, error)


def _fit_anything(line: _Line, wanted: Wanted) -> bool:
    """Return whether the words that follow are what one of the commands takes."""
    return any(_fits(line, _path_and_options(one)[0], wanted.rest) for one in wanted.commands)


def _wanted(line: _Line, words: Sequence[str]) -> Wanted | None:
    """Return what words most likely want, None where nobody can tell."""
    first = fold(words[0])
    second = fold(words[1]) if len(words) > 1 else ""
    _answer(first, alone=len(words) == 1)
    noun, verb = NOUNS.get(first), ACTIONS.get(first)
    if verb == "search" and len(words) > 1 and (second not in NOUNS or words[2:]):
        return _search(line, words[1:])
    if noun and (found := COMMANDS[noun].get(ACTIONS.get(second, ""))):
        return Wanted((found,), tuple(words[2:]), certain=True)
    if verb and second in NOUNS and (found := COMMANDS[NOUNS[second]].get(verb)):
        return Wanted((found,), tuple(words[2:]), certain=True)
    if noun:
        return _by_noun(line.app, noun, first, tuple(words[1:]))
    if verb:
        return Wanted(WITHOUT_NOUN[verb], _with_verb(words), certain=True)
    return Wanted(("student show",), tuple(words)) if is_student(line.app, " ".join(words)) else None


def _search(line: _Line, words: Sequence[str]) -> Wanted:
    """Return what a search wants: the student of that name, else an answer of the FAQ."""
    command = "student show" if is_student(line.app, " ".join(words)) else "faq search"
    return Wanted((command,), tuple(words), certain=True)


def _answer(word: str, *, alone: bool) -> None:
    """Raise UsageError for a word about which there is something to know, and no command."""
    english, french = ANSWERS.get(word, ("", None))
    if french is not None and alone:
        raise UsageError(
            bilingual(f"No command {word!r}", f"Pas de commande {word!r}"), bilingual(english, _typeset(french))
        )


def _typeset(french: str) -> str:
    from mentorcli.render.text import typeset

    return typeset(french, "fr")


def _by_noun(app: AppContext, noun: str, typed: str, rest: tuple[str, ...]) -> Wanted:
    """Return what a noun without a verb wants."""
    if span := SPANS.get(typed):
        return Wanted((noun,), (*span.split(), *rest))
    if noun == "session" and rest and not is_student(app, " ".join(rest)):
        return Wanted(("session show",), rest)
    words = COMMANDS[noun]
    return Wanted(ALONE[noun], rest) if rest else Wanted((words.get("list", words.get("show", ALONE[noun][0])),))


def _with_verb(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words behind a verb that tells of lateness, with the verb where the option belongs."""
    rest = list(words[1:])
    if fold(words[0]) in _LATE and rest and is_length(rest[-1]):
        return (*rest[:-1], words[0], rest[-1])
    return tuple(rest)


def _question(words: Sequence[str]) -> Wanted | None:
    """Return the search of the FAQ for words that read as a question."""
    is_one = len(words) >= _QUESTION_WORDS or words[-1].endswith("?") or any(" " in word for word in words)
    return Wanted(("faq search",), tuple(words)) if is_one else None


def _unknown(line: _Line, typed: str) -> UsageError:
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
    return UsageError(bilingual(f"No command {shown!r}", f"Pas de commande {shown!r}"), hint)


def _corrected(line: _Line) -> UsageError | None:
    """Return what to type where the first words are a slip of the keyboard away from words that are known."""
    known = [*line.program.commands, *NOUNS, *ACTIONS]
    words = list(line.words)
    for place, word in enumerate(words[:2]):
        near = difflib.get_close_matches(fold(word), known, n=1, cutoff=_CLOSE)
        words[place : place + 1] = near or [word]
    if words == line.words:
        return None
    path = _Line(line.program, [*line.head, *words], None, line.app).path
    whole = path and _command(line.program, path) is not None
    wanted = Wanted((" ".join(path),), tuple(words[len(path) :])) if whole else _wanted(line, words)
    if wanted is None:
        return None
    lines = [
        _as_typed(one, fit) for one in wanted.commands for fit in _fits(line, _path_and_options(one)[0], wanted.rest)
    ]
    shown = visible(" ".join(line.words)[:60])
    return (
        UsageError(bilingual(f"No command {shown!r}", f"Pas de commande {shown!r}"), _to_type(lines)) if lines else None
    )


# More words than a command takes


def _is_assignment(name: str, rest: Sequence[str]) -> bool:
    return name == "config set" and len(rest) == 1 and "=" in rest[0]


def _more_words(line: _Line, name: str, command: Any, rest: Sequence[str]) -> list[str] | None:
    """Return what to run for a command with words too many. Raises UsageError with what to type."""
    if _is_assignment(name, rest):
        key, _, value = rest[0].partition("=")
        return _chosen(line, Wanted((name,), (key, value)), _too_many(rest))
    found = fits(line.app, name, command, rest)
    if len(found) == 1 and not found[0].guessed:
        return _run(line, name, found[0])
    if not found and name.endswith(" list") and (alone := ALONE.get(name.split(maxsplit=1)[0])):
        return _chosen(line, Wanted(alone[:1], tuple(rest)), _too_many(rest))
    if found:
        return _chosen(line, Wanted((name,), tuple(rest)), _too_many(rest))
    return None


def _too_many(rest: Sequence[str]) -> Any:
    shown = visible(" ".join(rest)[:60])
    return bilingual(f"Not clear: {shown}", f"Pas clair\u00a0: {shown}")


def _other_option(line: _Line, name: str, command: Any, rest: Sequence[str]) -> list[str] | None:
    """Return what to run for an option that the command has not: a STUDENT who was given by `--student`.

    Raises UsageError that names the commands which have it.
    """
    option = getattr(line.error, "option_name", "")
    parameters = command.params if command is not None else ()
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    if option == "--student" and arguments and arguments[0].name in ("student", "session"):
        words = [part for word in rest for part in (word.split("=", 1) if word.startswith("--student=") else [word])]
        return _chosen(
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


# What is run, and what is only answered


def _chosen(line: _Line, wanted: Wanted, error: Any) -> list[str]:
    """Return what to run where it only shows and is plain. Raises UsageError with what to type."""
    typed: list[tuple[str, Fit]] = []
    for command in wanted.commands:
        path, options = _path_and_options(command)
        typed += [(path, fit._replace(options=(*options, *fit.options))) for fit in _fits(line, path, wanted.rest)]
    if len(typed) == 1 and _only_shows(*typed[0]):
        return _run(line, *typed[0])
    lines = [_as_typed(path, fit) for path, fit in typed if "…" not in fit.options]
    raise UsageError(error, _to_type(lines) if lines else _see(line, wanted.commands))


def _to_type(lines: Sequence[str]) -> Any:
    """Return the hint with the commands to type."""
    listed = joined(*lines, between=" | ")
    if len(lines) > 1:
        return bilingual(f"Type one of: {listed}", f"Tapez l'une de\u00a0: {listed}")
    return bilingual(f"Type: {listed}", f"Tapez\u00a0: {listed}")


def _see(line: _Line, commands: Sequence[str]) -> Any:
    """Return the hint where words are missing or mean nothing to a command: its example, and its help."""
    path, _ = _path_and_options(commands[0])
    command = _command(line.program, path.split())
    example = (command.epilog or "").partition("\n")[0].partition("  ")[0]
    see = command_line(path, options=["--help"])
    return bilingual(
        f"Such as: {example} (see: {see})", f"Par exemple\u00a0: {_in_french(path, example)} (voyez\u00a0: {see})"
    )


def _in_french(path: str, example: str) -> str:
    from mentorcli.render.text.help import FrenchHelp

    return str(FrenchHelp(path.split(maxsplit=1)[0]).example(example))


def _path_and_options(command: str) -> tuple[str, list[str]]:
    """Return a command of the tables and the options in it; the last one may wait for the words that follow."""
    words = command.split()
    first = next((place for place, word in enumerate(words) if word.startswith("-")), len(words))
    return " ".join(words[:first]), words[first:]


def _fits(line: _Line, path: str, rest: Sequence[str]) -> list[Fit]:
    """Return how words can follow a command, in every way that there is."""
    command = _command(line.program, path.split())
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


def _run(line: _Line, path: str, fit: Fit) -> list[str]:
    """Return the words of a command, and say which one it is."""
    say_read_as(line.app, _as_typed(path, fit))
    behind = ["--", *fit.arguments] if any(word.startswith("-") for word in fit.arguments) else [*fit.arguments]
    return [*line.head, *path.split(), *fit.options, *behind]


def say_read_as(app: AppContext, command: str) -> None:
    """Say on standard error which command is run."""
    said = joined(bilingual("Read as", "Compris comme\u00a0").in_language(app.workspace.readable_lang), ": ", command)
    app.output.warn(said) if app.options.json else app.output.remind(said)


def _as_typed(path: str, fit: Fit) -> str:
    return command_line(path, *fit.arguments, options=fit.options)
