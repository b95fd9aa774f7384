"""Command groups that build only what was typed.

The modules of the commands do without `from __future__ import annotations`: Typer reads the signature of a command
three times, and would compile the text of each annotation each time.

Reading a hundred options from the signatures of all commands takes longer than running one of them. A group here knows
the names of its commands and turns one into a Typer command when it is asked for.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command_from_info, get_group
from typer.models import CommandInfo

from mentorcli.cli.context import AppContext
from mentorcli.text import is_blank


class LazyCommands(Mapping[str, Any]):
    """Commands by name, each built at its first use."""

    def __init__(self, builders: Mapping[str, Callable[[], Any]]) -> None:
        self._builders = builders
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            self._built[name] = self._builders[name]()
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._builders)

    def __len__(self) -> int:
        return len(self._builders)


class Group(TyperGroup):
    """A group whose names are listed without building its commands. Alone, it shows its help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options before the noun; one that is given twice is refused."""
        head = self._before_noun(args)
        if len(head) > 2:  # noqa: PLR2004 - one option with its value
            from mentorcli.cli.typer_adapter.repeated_options import resolved  # hardly ever

            resolved(self, ctx, head)
        return super().parse_args(ctx, args)

    def _before_noun(self, args: Sequence[str]) -> Sequence[str]:
        """Return the options before the first word that is none, with their values."""
        valued = {name for one in self.params if isinstance(one, TyperOption) and not one.is_flag for name in one.opts}
        place = 0
        while place < len(args) and args[place].startswith("-"):
            place += 2 if args[place] in valued else 1
        return args[:place]

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order in which a mentor meets them."""
        del ctx
        return list(self.commands)

    def summaries(self, ctx: Any) -> dict[str, str]:
        """Return each command with what it is for, in the language of the user."""
        from mentorcli.cli.typer_adapter.help_pages import summaries  # hardly ever

        return summaries(self.commands.items(), ctx)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, each with the whole of what it is for: Typer's own would end in dots."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.summaries(ctx).items()))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return the commands that begin so, with what they are for, and the group's options."""
        from typer.completion import shell_completion  # type: ignore[attr-defined]

        item = shell_completion.CompletionItem
        found = [item(name, help=about) for name, about in self.summaries(ctx).items() if name.startswith(incomplete)]
        return found + super(TyperGroup, self).shell_complete(ctx, incomplete)  # Typer's own builds every command

    def get_help(self, ctx: Any) -> str:
        """Return the help in the language of the user, as the terminal has room for it."""
        return _help(super(), ctx)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples, one a line, not rewrapped."""
        del ctx
        _write_examples(self.epilog, formatter)


def _help(of: Any, ctx: Any) -> str:
    """Return the help of Typer's own command or group, prepared for the terminal and the language."""
    from mentorcli.cli.typer_adapter.help_pages import help_page  # hardly ever

    return help_page(ctx, of.get_help)


def _write_examples(examples: str | None, formatter: Any) -> None:
    from mentorcli.cli.typer_adapter.help_pages import write_examples

    write_examples(examples, formatter)


def write_sections(sections: Mapping[str, Sequence[tuple[str, str]]], formatter: Any) -> None:
    """Write commands with what they are for, section by section."""
    for title, rows in sections.items():
        with formatter.section(title):
            formatter.write_dl(rows)


def _flag(option: str, *names: str, help: str) -> TyperOption:
    def callback(ctx: Any, param: Any, value: Any) -> Any:
        del param
        if value:
            ctx.find_object(AppContext).set_option(option)
        return value

    return TyperOption(
        param_decls=[*names], is_flag=True, default=False, expose_value=False, callback=callback, help=help
    )


def common_options() -> list[TyperOption]:
    """Return new instances of the options that every command takes."""
    return [
        _flag("json", "--json", help="Print data as JSON on standard output."),
        _flag("quiet", "-q", "--quiet", help="Say nothing on success."),
        _flag("no_input", "--no-input", help="Never ask; what is missing is an error."),
        _flag("yes", "-y", "--yes", help="Answer yes to a question."),
    ]


class Command(TyperCommand):
    """A command with the options common to all, its examples shown as they are typed."""

    def __init__(self, *args: Any, params: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, params=[*(params or []), *common_options()], **kwargs)

    def get_help(self, ctx: Any) -> str:
        """Return the help, in the language of the user, narrow in a narrow terminal."""
        return _help(super(), ctx)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what the usage line names: `STUDENT` where Typer writes `{STUDENT}`."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Read the words of a command; what is missing is asked for in a terminal, one after the other."""
        while True:
            try:
                return super().make_context(info_name, list(args), parent, **extra)
            except typer.BadParameter as error:
                app = parent.find_object(AppContext) if parent is not None else None
                if type(error).__name__ != "MissingParameter" or app is None or not app.interactive:
                    raise
                from mentorcli.cli.typer_adapter.missing_arguments import completed

                args = completed(app, args, error)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options; one that is given twice adds up or is refused, an empty one removes or is refused."""
        options = [word.partition("=")[0] for word in args if word.startswith("-")]
        if len(set(options)) < len(options):
            from mentorcli.cli.typer_adapter.repeated_options import resolved  # hardly ever

            args = resolved(self, ctx, args)
        if any(map(_may_be_blank, args)) and not ctx.resilient_parsing:  # which TAB does
            from mentorcli.cli.typer_adapter.blank_texts import removed  # hardly ever

            ctx.find_object(AppContext).removed = removed(self, ctx, args, _REMOVES.get(self.callback.__module__, ()))
            args = [_emptied(word) for word in args]
        return super().parse_args(ctx, args)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples, one a line, not rewrapped."""
        del ctx
        _write_examples(self.epilog, formatter)


def _may_be_blank(word: str) -> bool:
    """Return whether a word, or the value in `--option=value`, has nothing that can be seen."""
    return is_blank(word.partition("=")[2] if word.startswith("-") and "=" in word else word)


def _emptied(word: str) -> str:
    """Return a word without a value that cannot be seen."""
    if not _may_be_blank(word):
        return word
    return word[: word.index("=") + 1] if word.startswith("-") else ""


_REGISTERED: dict[str, CommandInfo] = {}  # by module: one file is one command
_REMOVES: dict[str, tuple[str, ...]] = {}  # by module: the options whose empty text removes what is stored


def command(
    name: str, *examples: str, removes: tuple[str, ...] = ()
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register the function of a module as the command `name`, with examples of what to type.

    `removes` are the options, by the names of their parameters, that take what is stored away where they are empty.
    """

    def register(function: Callable[..., None]) -> Callable[..., None]:
        _REMOVES[function.__module__] = removes
        _REGISTERED[function.__module__] = CommandInfo(
            name=name, cls=Command, callback=function, epilog="\n".join(examples)
        )
        return function

    return register


def build_command(module: str) -> Any:
    """Return the command of a module, which is loaded for it."""
    import_module(module)
    return get_command_from_info(_REGISTERED[module], pretty_exceptions_short=False, rich_markup_mode=None)


def build_group(package: str, name: str, summary: str, examples: tuple[str, ...] = ()) -> Group:
    """Return the group of a package's commands, its help ending in examples.

    Every module of the package is a command of that name, of which only the one that was typed is loaded.
    """
    builders = {wanted: _builder(f"{package}.{wanted.replace('-', '_')}") for wanted in _commands_of(package)}
    alone = getattr(import_module(package), "alone", _show_help)  # what it does without a command
    return lazy_group(Group, alone, builders, name=name, help=summary, examples=examples)


def _commands_of(package: str) -> list[str]:
    """Return the commands of a package: those of its `COMMANDS` in that order, then the others by name."""
    module = import_module(package)
    order: tuple[str, ...] = module.COMMANDS
    files = (name for name in os.listdir(module.__path__[0]) if name.endswith(".py") and not name.startswith("_"))
    found = {name.removesuffix(".py").replace("_", "-") for name in files}
    return [*(name for name in order if name in found), *sorted(found.difference(order))]


def _builder(module: str) -> Callable[[], Any]:
    return lambda: build_command(module)


def lazy_group(
    cls: type[Group],
    callback: Callable[..., None],
    builders: Mapping[str, Callable[[], Any]],
    *,
    name: str,
    help: str | None = None,
    examples: tuple[str, ...] = (),
) -> Group:
    """Return a group that builds its commands when they are asked for, with the options common to all."""
    app = typer.Typer(
        name=name,
        cls=cls,
        help=help or inspect.getdoc(callback),
        invoke_without_command=True,
        callback=callback,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        epilog="\n".join(examples),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    group = get_group(app)
    assert isinstance(group, Group)  # noqa: S101 - `cls` is one
    group.params.extend(common_options())
    group.commands = LazyCommands(builders)  # type: ignore[assignment]
    return group


def _show_help(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        show_group(ctx)


def show_group(ctx: typer.Context, text: str | None = None) -> None:
    """Show what a group holds: a text (default: its help), or with --json its commands with their summaries."""
    app: AppContext = ctx.obj
    if not app.options.json:
        if text is None:
            typer.echo(ctx.get_help())
        else:
            from mentorcli.lines import with_commands  # only the welcome

            app.output.print_text(*map(with_commands, text.split("\n")))
        return
    group: Any = ctx.command
    app.output.print_json(
        {"commands": [{"name": name, "summary": text} for name, text in group.summaries(ctx).items()]}
    )
