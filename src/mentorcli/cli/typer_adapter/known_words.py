"""The words of a command line that the program itself knows: commands and options, and never what a person typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class KnownWords(NamedTuple):
    """The words of the command, and the names of the options that were given; each stands in the program."""

    command: tuple[str, ...]
    options: tuple[str, ...]


def known_words(program: Any, argv: Sequence[str]) -> KnownWords:
    """Return what of a command line is the program's own.

    A value is none, also where it begins with hyphens or is a command's name; what follows `--` is all values.
    """
    command, words, options = program, [], []
    left = iter(argv)
    for word in left:
        if word == "--":
            break
        if word.startswith("-"):
            name, equals, _ = word.partition("=")
            option = next((one for one in command.params if name in getattr(one, "opts", ())), None)
            if option is not None and option.param_type_name == "option":
                options.append(name)
                if not (equals or option.is_flag or option.count):
                    next(left, None)
        elif word in getattr(command, "commands", ()):
            command = command.commands[word]
            words.append(word)
    return KnownWords(tuple(words), tuple(options))
