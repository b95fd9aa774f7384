"""An option that is given twice: lists add up, anything else is refused.

Typer takes the last one in silence, so that a mentor who types two students, or two parts to leave out, would be
answered about one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from mentorcli.errors import UsageError
from mentorcli.text import bilingual

_JOINED = "[,"  # in the metavar of an option whose values are separated by commas


def resolved(command: Any, ctx: Any, args: Sequence[str]) -> list[str]:
    """Return the words of a command line with each list that was given in parts as one.

    Raises UsageError for another option that is given twice. Flags may be repeated: twice yes is yes.
    """
    typed = Counter(word.partition("=")[0] for word in _before_arguments(args) if word.startswith("-"))
    words = list(args)
    for option in _options(command, ctx):
        names = {name for name in option.opts if typed[name]}
        if not names or sum(typed[name] for name in names) == 1:
            continue
        values = _values(words, names)
        if len(values) < 2:  # noqa: PLR2004 - once more it stands as another option's value
            continue
        if _JOINED not in (option.metavar or ""):
            name = max(names, key=len)
            raise UsageError(
                bilingual(f"{name} is given twice", f"{name} est donnée deux fois"),
                bilingual("Give it once.", "Donnez-la une seule fois."),
            )
        words = _with_one(words, names, ",".join(values))
    return words


def _before_arguments(args: Sequence[str]) -> Sequence[str]:
    """Return the words up to `--`, behind which nothing is an option."""
    words = list(args)
    return words[: words.index("--")] if "--" in words else words


def _options(command: Any, ctx: Any) -> Iterator[Any]:
    """Yield the options of a command that take one value."""
    for parameter in command.get_params(ctx):
        if parameter.param_type_name == "option" and not (parameter.is_flag or parameter.multiple or parameter.count):
            yield parameter


def _values(words: Sequence[str], names: set[str]) -> list[str]:
    """Return the values that an option was given, in order."""
    return [value for _, _, value in _places(words, names)]


def _with_one(words: list[str], names: set[str], value: str) -> list[str]:
    """Return the words with the option once, where it stood first."""
    places = list(_places(words, names))
    taken = {place for start, end, _ in places for place in range(start, end)}
    name = words[places[0][0]].partition("=")[0]
    kept = [(place, word) for place, word in enumerate(words) if place not in taken]
    before = [word for place, word in kept if place < places[0][0]]
    after = [word for place, word in kept if place > places[0][0]]
    return [*before, f"{name}={value}", *after]


def _places(words: Sequence[str], names: set[str]) -> Iterator[tuple[int, int, str]]:
    """Yield from where to where an option stands with its value, and the value."""
    place, end = 0, len(_before_arguments(words))
    while place < end:
        name, equals, value = words[place].partition("=")
        if name in names and equals:
            yield place, place + 1, value
        elif name in names and place + 1 < end:
            yield place, place + 2, words[place + 1]
            place += 1
        place += 1
