"""Command groups that build only what was typed.

The modules of the commands do without `from __future__ import annotations`: Typer reads the signature of a command
three times, and would compile the text of each annotation each time.

Reading a hundred options from the signatures of all commands takes longer than running one of them. A group here knows
the names of its commands and turns one into a Typer command when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command_from_info, get_group

from mentorcli.cli.desk import Desk

_USUAL_HELP, _NARROWEST_HELP = 80, 30


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

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order in which a mentor meets them."""
        del ctx
        return list(self.commands)

    def summaries(self) -> dict[str, str]:
        """Return each command with what it is for."""
        return {name: one.get_short_help_str(limit=200) for name, one in self.commands.items()}

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return the commands that begin so, with what they are for, and the group's options."""
        from typer.completion import shell_completion  # type: ignore[attr-defined]

        item = shell_completion.CompletionItem
        found = [item(name, help=about) for name, about in self.summaries().items() if name.startswith(incomplete)]
        return found + super(TyperGroup, self).shell_complete(ctx, incomplete)  # Typer's own builds every command

    def get_help(self, ctx: Any) -> str:
        """Return the help, narrow in a narrow terminal."""
        return super().get_help(narrowed(ctx))

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples, one a line, not rewrapped."""
        del ctx
        write_examples(self.epilog, formatter)


def narrowed(ctx: Any) -> Any:
    """Return a context whose help fits the terminal: Typer's own is never less than 50 columns wide."""
    desk = ctx.find_object(Desk)
    if desk is not None and desk.terminal and desk.columns < _USUAL_HELP:
        ctx.terminal_width = max(desk.columns - 1, _NARROWEST_HELP)
    return ctx


def write_examples(examples: str | None, formatter: Any) -> None:
    """Write examples, one a line, in a section of their own."""
    if examples:
        with formatter.section("Examples"):
            for example in examples.splitlines():
                formatter.write(f"  {example}\n")


def _flag(desk_field: str, *names: str, help: str) -> TyperOption:
    def remember(ctx: Any, value: Any) -> Any:
        if value:
            setattr(ctx.find_object(Desk), desk_field, True)
        return value

    def callback(ctx: Any, param: Any, value: Any) -> Any:
        del param
        return remember(ctx, value)

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
        """Return the help, narrow in a narrow terminal."""
        return super().get_help(narrowed(ctx))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what the usage line names: `STUDENT` where Typer writes `{STUDENT}`."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Read the words of a command; what is missing is asked for in a terminal, one after the other."""
        while True:
            try:
                return super().make_context(info_name, list(args), parent, **extra)
            except typer.BadParameter as error:
                desk = parent.find_object(Desk) if parent is not None else None
                if type(error).__name__ != "MissingParameter" or desk is None or not desk.interactive:
                    raise
                from mentorcli.cli.asking import completed

                args = completed(desk, args, error)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples, one a line, not rewrapped."""
        del ctx
        write_examples(self.epilog, formatter)


def new_app() -> typer.Typer:
    """Return an empty group to register commands in."""
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def command(app: typer.Typer, name: str, *examples: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a function as the command `name`, with examples of what to type."""
    return app.command(name, cls=Command, epilog="\n".join(examples))


def _show_help(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        show_group(ctx)


def show_group(ctx: typer.Context, text: str | None = None) -> None:
    """Show what a group holds: a text (default: its help), or with --json its commands with their summaries."""
    desk = ctx.obj
    if not desk.json:
        typer.echo(text or ctx.get_help())
        return
    group: Any = ctx.command
    desk.emit({"commands": [{"name": name, "summary": text} for name, text in group.summaries().items()]})


def build_group(module: ModuleType, name: str, summary: str, examples: tuple[str, ...] = ()) -> TyperGroup:
    """Return the group of a module's commands, its help ending in examples.

    They are those registered in its `app`; a package names in `COMMANDS` the module of each command instead, so that
    only the one typed is loaded.
    """
    shell = typer.Typer(
        name=name,
        cls=Group,
        help=summary,
        invoke_without_command=True,
        callback=_show_help,
        rich_markup_mode=None,
        epilog="\n".join(examples),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    group = get_group(shell)
    group.params.extend(common_options())
    modules: dict[str, str] = getattr(module, "COMMANDS", {})
    names = list(modules) or [info.name or "" for info in module.app.registered_commands]

    def builder(wanted: str) -> Callable[[], Any]:
        home = f"{module.__name__}.{modules[wanted]}" if wanted in modules else module.__name__
        return lambda: build_command(import_module(home).app, wanted)

    group.commands = LazyCommands({wanted: builder(wanted) for wanted in names})  # type: ignore[assignment]
    return group


def build_command(app: typer.Typer, name: str) -> Any:
    """Return the command registered in `app` under a name."""
    info = next(info for info in app.registered_commands if info.name == name)
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
