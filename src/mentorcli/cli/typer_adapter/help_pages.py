"""The help pages: as wide as the terminal, in the language of the user. Loaded only where one is shown.

In French everything that Typer writes passes through a formatter that knows the French texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from mentorcli.cli.context import AppContext
from mentorcli.text import to_be_typed

if TYPE_CHECKING:
    from mentorcli.render.text.help import FrenchHelp


def help_page(ctx: Any, help_of: Callable[[Any], str]) -> str:
    """Return a help: in the language of the user, in a terminal as wide as that, and with its headings set off."""
    app = ctx.find_object(AppContext)
    if app is None or not app.output.terminal:
        return help_of(prepared(ctx))
    from mentorcli.cli.typer_adapter.terminal_help import narrowed, set_off  # a pipe needs neither

    text = help_of(prepared(narrowed(ctx, app.output.columns)))
    return set_off(text, app.output.environ) if app.output.styled else text


def prepared(ctx: Any) -> Any:
    """Return a context whose help is in the language of the user."""
    french = french_help(ctx)
    if french is not None:
        ctx.formatter_class = _french_formatter(ctx.formatter_class, french)
    return ctx


def french_help(ctx: Any) -> FrenchHelp | None:
    """Return the French texts of the command of a context, None where the user reads English."""
    app = ctx.find_object(AppContext)
    if app is None or app.workspace.readable_lang != "fr":
        return None
    from mentorcli.render.text.help import FrenchHelp

    words = ctx.command_path.split()
    return FrenchHelp(words[1] if len(words) > 1 else None)


def summaries(commands: Iterable[tuple[str, Any]], ctx: Any) -> dict[str, str]:
    """Return what each command is for, in the language of the user."""
    french = french_help(ctx)
    found: dict[str, str] = {}
    for name, one in commands:
        if french is not None:
            one.help = french.sentence(one.help)
        short = one.get_short_help_str(limit=200)
        found[name] = french.sentence(short) if french is not None else short
    return found


def write_examples(examples: str | None, formatter: Any) -> None:
    """Write examples, one a line, not rewrapped, in a section of their own."""
    if examples:
        with formatter.section("Examples"):
            for example in examples.splitlines():
                formatter.write(f"  {to_be_typed(getattr(formatter, 'example', str)(example))}\n")


def _french_formatter(base: type[Any], french: FrenchHelp) -> type[Any]:
    """Return Typer's class of formatters with the French texts of one command."""

    class FrenchFormatter(base):  # type: ignore[misc]
        """Writes in French what it is given in English."""

        example = staticmethod(french.example)

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            del prefix
            super().write_usage(prog, french_metavars(args), USAGE)

        def write_heading(self, heading: str) -> None:
            super().write_heading(french.heading(heading))

        def write_text(self, text: str) -> None:
            super().write_text(french.sentence(text))

        def write_dl(self, rows: Any, *args: Any, **kwargs: Any) -> None:
            super().write_dl([(french_metavars(name), french.text(about)) for name, about in rows], *args, **kwargs)

    from mentorcli.render.text.help import USAGE, french_metavars

    return FrenchFormatter
