"""A text that is typed and empty: it removes what the command can remove, anything else is refused.

Typer passes it on as a text like any other, so that each command would have to see to it, and what is typed by a
script whose variable is not set would be stored, or taken as not given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mentorcli.errors import UsageError
from mentorcli.text import bilingual, is_blank


def removed(command: Any, ctx: Any, args: Sequence[str], removes: Sequence[str]) -> list[str]:
    """Return the names of the options that are given an empty text, all of which may be: they are among `removes`.

    Raises UsageError for another option, or an argument, that is empty.
    """
    names = []
    for parameter in _blank(command, ctx, args):
        if parameter.name not in removes:
            raise _refusal(command, ctx, parameter)
        names.append(parameter.name)
    return names


def _blank(command: Any, ctx: Any, args: Sequence[str]) -> Iterator[Any]:
    """Yield each parameter of a command line one of whose values is empty, in the order of the help."""
    typed, _, _ = command.make_parser(ctx).parse_args(list(args))
    for parameter in command.get_params(ctx):
        value = typed.get(parameter.name)
        values = value if isinstance(value, list | tuple) else [value]
        if any(isinstance(one, str) and is_blank(one) for one in values):
            yield parameter


def _refusal(command: Any, ctx: Any, parameter: Any) -> UsageError:
    """Return the refusal of an empty text, with what to type instead."""
    if parameter.param_type_name == "option":
        name = max(parameter.opts, key=len)
        see = f"{ctx.command_path} --help"
        return UsageError(
            bilingual(f"{name} is empty", f"{name} est vide"),
            bilingual(
                f"Give it a value, or leave it out. See: {see}",
                f"Donnez-lui une valeur, ou retirez-la. Voyez\u00a0: {see}",
            ),
        )
    name, example = parameter.make_metavar(ctx).strip("[]{}."), command.epilog.splitlines()[0]
    return UsageError(
        bilingual(f"{name} is empty", f"{name} est vide"),
        bilingual(f"Such as: {example}", f"Par exemple\u00a0: {example}"),
    )
