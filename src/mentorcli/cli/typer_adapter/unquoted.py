"""The words of a command as its arguments and options take them: names and times without quotes, words for options.

Loaded only where a command line could not be read as it stands.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from mentorcli.cli.context import AppContext
from mentorcli.cli.everyday_words import AS_OPTIONS
from mentorcli.errors import MentorError
from mentorcli.text import fold

_MOST_WORDS = 12  # of a name and a time together; a text is quoted
_FREE = frozenset(("TITLE", "TEXT", "QUESTION", "ANSWER"))


class Fit(NamedTuple):
    """What a command's words come to: its arguments, then its options with their values.

    `guessed`: a word was taken for an option, which nobody typed.
    """

    arguments: tuple[str, ...]
    options: tuple[str, ...] = ()
    guessed: bool = False


def fits(app: AppContext, path: str, command: Any, words: Sequence[str]) -> list[Fit]:
    """Return every way in which words can be the arguments of a command; none where they cannot.

    `path` is the command without `mentor`. Options among the words stay as they are.
    """
    positional, options = split_options(command, words)
    slots = [_slot(one) for one in command.params if one.param_type_name == "argument"]
    if any(one.nargs == -1 for one in command.params if one.param_type_name == "argument"):
        return [Fit(tuple(positional), tuple(options))] if positional else []
    if len(positional) > _MOST_WORDS:
        return []
    found = [Fit(one, tuple(options)) for one in _splits(app, slots, positional)]
    return found or [
        Fit(fit.arguments, (*options, *fit.options), guessed=True)
        for fit in _with_options(app, path, command, slots, positional)
    ]


def split_options(command: Any, words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words that are arguments, and those that are options with their values."""
    valued = {
        name
        for one in command.params
        if one.param_type_name == "option" and not (one.is_flag or one.count)
        for name in one.opts
    }
    positional: list[str] = []
    options: list[str] = []
    left = iter(words)
    for word in left:
        if word == "--":
            positional += left
        elif not word.startswith("-") or word == "-":
            positional.append(word)
        else:
            options.append(word)
            if word in valued:
                options += [value for value in [next(left, None)] if value is not None]
    return positional, options


def extra_words(command: Any, words: Sequence[str]) -> bool:
    """Return whether there are more words than a command has arguments."""
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    return all(one.nargs == 1 for one in arguments) and len(split_options(command, words)[0]) > len(arguments)


def _slot(argument: Any) -> tuple[str, bool]:
    """Return what an argument is, by its name in the usage line, and whether it must be there."""
    return (argument.metavar or argument.name.upper()).strip("[]{}."), argument.required


def _splits(app: AppContext, slots: Sequence[tuple[str, bool]], words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield every way to cut words into the arguments of a command so that each can be what it is to be."""
    least = sum(required for _, required in slots)
    for number in range(least, len(slots) + 1):
        if number > len(words) or not (number or not words):
            continue
        for cuts in itertools.combinations(range(1, len(words)), number - 1) if number else [()]:
            edges = (0, *cuts, len(words))
            groups = tuple(" ".join(words[a:b]) for a, b in itertools.pairwise(edges)) if number else ()
            if all(_can_be(app, name, group) for (name, _), group in zip(slots, groups, strict=False)):
                yield groups


def _can_be(app: AppContext, name: str, text: str) -> bool:
    """Return whether a text can be an argument of that name."""
    if name == "STUDENT":
        return is_student(app, text)
    if name == "SESSION":
        return is_session(app, text)
    if name == "WHEN":
        return is_when(app, text)
    if name == "NAME":
        return not any(character.isdigit() or character == "@" for character in text)
    return name in _FREE or " " not in text


def is_student(app: AppContext, text: str) -> bool:
    """Return whether a text means one student."""
    from mentorcli.services.lookup import find_student

    with contextlib.suppress(MentorError):
        find_student(app.workspace, text)
        return True
    return False


def is_session(app: AppContext, text: str) -> bool:
    """Return whether a text means one session."""
    from mentorcli.services.lookup import find_session

    with contextlib.suppress(MentorError):
        find_session(app.workspace, text)
        return True
    return False


def is_when(app: AppContext, text: str) -> bool:
    """Return whether a text is a moment."""
    from mentorcli.when import Direction, parse_when

    with contextlib.suppress(MentorError):
        parse_when(text, now=app.workspace.now, zone=app.workspace.zone, direction=Direction.AHEAD)
        return True
    return False


def is_day(app: AppContext, text: str) -> bool:
    """Return whether a text is a day, or a moment."""
    from mentorcli.when import Direction, parse_day

    with contextlib.suppress(MentorError):
        parse_day(text, now=app.workspace.now, zone=app.workspace.zone, direction=Direction.AHEAD)
        return True
    return False


def is_length(text: str) -> bool:
    """Return whether a text is a duration."""
    from mentorcli.when import parse_duration

    with contextlib.suppress(MentorError):
        parse_duration(text)
        return True
    return False


def _with_options(
    app: AppContext, path: str, command: Any, slots: Sequence[tuple[str, bool]], words: Sequence[str]
) -> Iterator[Fit]:
    """Yield the ways in which some of the words stand for options of the command."""
    table = AS_OPTIONS.get(path, {})
    first = next((place for place, word in enumerate(words) if fold(word) in table), len(words))
    before = list(words[:first])
    options = _read_options(command, table, before, words[first:])
    if options is None:
        return
    for arguments in _splits(app, slots, before):
        yield Fit(arguments, tuple(options))
    if not slots and before:
        yield from (Fit((), (*named, *options)) for named in _named(app, command, " ".join(before)))


def _read_options(command: Any, table: dict[str, str], before: list[str], words: Sequence[str]) -> list[str] | None:
    """Return the options that words stand for, None where one of them stands for nothing.

    A length may stand in front of its word ("20m late"), and is then taken from the words `before`.
    """
    flags = {name for one in command.params if getattr(one, "is_flag", False) for name in one.opts}
    options: list[str] = []
    left = list(words)
    while left:
        option = table.get(fold(left.pop(0)))
        if option is None:
            return None
        value = list(itertools.takewhile(lambda word: fold(word) not in table, left))
        if option in flags or " " in option or not option:
            options += option.split()
            if value:
                return None
            continue
        if not value and before and is_length(before[-1]):
            value = [before.pop()]
        elif value:
            del left[: len(value)]
        options += [option, " ".join(value)] if value else [option, "…"]
    return options


def _named(app: AppContext, command: Any, text: str) -> Iterator[tuple[str, str]]:
    """Yield the options of a command without arguments that a text can be the value of."""
    known = {name for one in command.params for name in one.opts}
    if "--student" in known and is_student(app, text):
        yield "--student", text
    elif "--month" in known and _is_month(text):
        yield "--month", text
    elif "--date" in known and is_day(app, text):
        yield "--date", text


def _is_month(text: str) -> bool:
    year, _, month = text.partition("-")
    return len(year) == 4 and year.isdigit() and month.isdigit()  # noqa: PLR2004 - of a year
