"""`mentor` itself as Typer runs it: the table of commands in sections, each command loaded when it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mentorcli.cli import COMMANDS, Entry
from mentorcli.cli.context import AppContext
from mentorcli.cli.typer_adapter.groups import Group, build_command, build_group, lazy_group
from mentorcli.errors import InterruptedByUserError


class Program(Group):
    """`mentor`: its commands in sections, by what a mentor does."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the command table without loading a command."""
        del ctx
        for section in dict.fromkeys(entry.section for entry in COMMANDS.values()):
            rows = [(name, entry.summary) for name, entry in COMMANDS.items() if entry.section == section]
            with formatter.section(section):
                formatter.write_dl(rows)

    def summaries(self, ctx: Any) -> dict[str, str]:
        """Return each command with what it is for, without loading one."""
        from mentorcli.cli.typer_adapter.help_pages import french_help  # hardly ever

        french = french_help(ctx)
        return {
            name: entry.summary if french is None else french.sentence(entry.summary)
            for name, entry in COMMANDS.items()
        }


def build_program(callback: Callable[..., None], examples: tuple[str, ...]) -> Group:
    """Return the whole program, of which nothing but the table is loaded; `callback` has the options of its own."""
    builders = {name: _builder(name, entry) for name, entry in COMMANDS.items()}
    return lazy_group(Program, callback, builders, name="mentor", examples=examples)


def _builder(name: str, entry: Entry) -> Callable[[], Any]:
    module = f"mentorcli.cli.{name}"
    if entry.is_group:
        return lambda: build_group(module, name, entry.summary, entry.examples)
    return lambda: build_command(module)


def run(program: Group, argv: Sequence[str], app: AppContext) -> int:
    """Run a command line and return its exit code; a usage error of Typer's is raised as one of ours.

    Raises KeyboardInterrupt for Ctrl-C, which Typer makes an exit code of.
    """
    try:
        code = program.main(args=list(argv), prog_name="mentor", standalone_mode=False, obj=app)
    except Exception as error:
        from mentorcli.cli.typer_adapter.usage_errors import TyperError, usage_error  # only where something is wrong

        if not isinstance(error, TyperError):
            raise
        raise usage_error(error, argv) from None
    if code == InterruptedByUserError.exit_code:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0
