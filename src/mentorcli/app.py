"""The command table, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any, NamedTuple

import typer
from typer.main import get_group

from mentorcli import __version__
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import Group, LazyCommands, build_command, build_group, common_options
from mentorcli.errors import MentorError, UsageError
from mentorcli.text import visible

INTERRUPTED = 130
BUG = 70  # sysexits.h, "internal software error"

# Typer carries its own Click and exports only the leaf of the family of usage errors.
_TyperUsageError: type[Exception] = typer.BadParameter.__mro__[1]
_TyperError: type[Exception] = typer.BadParameter.__mro__[2]


class Entry(NamedTuple):
    """A line of the command table: what it is for, in which part of the work, and whether it has sub-commands."""

    summary: str
    section: str
    is_group: bool = True


# The module of `mentor NAME` is mentorcli.cli.NAME.
COMMANDS = {
    "student": Entry("Your students: profile, notes, status.", "Students and sessions"),
    "session": Entry("Plan sessions and log what happened.", "Students and sessions"),
    "noshow": Entry("Judge, mark and list no-shows.", "Students and sessions"),
    "attendance": Entry("Sessions attended and missed, with the rate.", "Students and sessions", False),
    "presentation": Entry("Prepare a project presentation.", "What to do next"),
    "transfer": Entry("Hand a student over to another mentor.", "What to do next"),
    "faq": Entry("Answers to mentors' questions, offline.", "Rules and answers"),
    "policy": Entry("The rules in force, their figures and sources.", "Rules and answers"),
    "store": Entry("Where your data is.", "Your data"),
    "demo": Entry("See the main job run in a throw-away store.", "Your data", False),
}

WELCOME = """\
mentor remembers your students and sessions, and judges no-shows by the written rules.

Start with:
  mentor student add "Amélie Durand" --path "Data Analyst"
  mentor session schedule amelie "tomorrow 14:00"
  mentor faq search "student absent"

See it run without touching anything: mentor demo
Everything else: mentor --help"""


def _builder(name: str, entry: Entry) -> Callable[[], Any]:
    def build() -> Any:
        module = importlib.import_module(f"mentorcli.cli.{name}")
        return build_group(module, name, entry.summary) if entry.is_group else build_command(module.app, name)

    return build


class Root(Group):
    """`mentor` itself: its commands in sections, by what a mentor does."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the command table without loading a command."""
        del ctx
        for section in dict.fromkeys(entry.section for entry in COMMANDS.values()):
            rows = [(name, entry.summary) for name, entry in COMMANDS.items() if entry.section == section]
            with formatter.section(section):
                formatter.write_dl(rows)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"mentor {__version__}")
        raise typer.Exit


def _root(
    ctx: typer.Context,
    store: Annotated[
        str | None, typer.Option("--store", metavar="DIR", help="Use the store in this folder.")
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Show the version.")
    ] = False,
) -> None:
    """Sessions, no-shows, checklists and answers for OpenClassrooms mentors.

    Every command explains itself: mentor COMMAND --help
    """
    desk: Desk = ctx.obj
    if store is not None:
        if not store:
            raise UsageError("--store is empty", "Name a folder: mentor --store ~/mentoring student list")
        desk.store_option = store
    if ctx.invoked_subcommand is None:
        desk.show(WELCOME)


def build_root() -> Any:
    """Return the whole command, of which nothing but the table is loaded."""
    app = typer.Typer(
        name="mentor",
        cls=Root,
        callback=_root,
        invoke_without_command=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    root = get_group(app)
    root.commands = LazyCommands({name: _builder(name, entry) for name, entry in COMMANDS.items()})  # type: ignore[assignment]
    root.params.extend(common_options())
    return root


def main(argv: Sequence[str]) -> int:
    """Run one command line (without the program's name) and return its exit code. Never raises."""
    desk = Desk(os.environ)
    try:
        return _run(argv, desk)
    except MentorError as error:
        _report(error, as_json="--json" in argv)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write("Interrupted: nothing more was done.\n")
        return INTERRUPTED
    except BrokenPipeError:
        silence()
        return 0
    except Exception as error:
        return _bug(error, argv, desk)
    finally:
        desk.close()


def _run(argv: Sequence[str], desk: Desk) -> int:
    """Run the command; a usage error of Typer's becomes one of ours."""
    if os.environ.get("_MENTOR_COMPLETE"):
        from typer.completion import completion_init

        completion_init()
    try:
        root = build_root()
        code = root.main(args=list(argv), prog_name="mentor", standalone_mode=False, obj=desk)
    except SystemExit as leave:  # Typer's completion leaves this way
        return int(leave.code or 0)
    except _TyperError as error:
        message = getattr(error, "format_message", error.__str__)()
        context = getattr(error, "ctx", None)
        path = context.command_path if context is not None else "mentor"
        raise UsageError(message.rstrip("."), f"See: {path} --help") from None
    desk.finish()
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _report(error: MentorError, *, as_json: bool) -> None:
    """Print an error on standard error: for people, or as one JSON object."""
    if as_json:
        from mentorcli.render.records import to_json

        about = {"code": error.code, "message": error.message, "hint": error.hint}
        if error.details:
            about["details"] = list(error.details)  # type: ignore[assignment]
        sys.stderr.write(to_json({"error": about}) + "\n")
        return
    lines = [f"Error: {error.message}", *(f"  {detail}" for detail in error.details)]
    if error.hint:
        lines.append(error.hint)
    sys.stderr.write("".join(visible(line) + "\n" for line in lines))


def silence() -> None:
    """Let nothing more be written into a pipe that is closed."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _bug(error: Exception, argv: Sequence[str], desk: Desk) -> int:
    """Save a report of a failure nobody expected and say where it is."""
    from mentorcli.cli.bugreport import save

    where = save(error, argv, desk)
    sys.stderr.write(
        f"Error: a fault in mentor itself ({type(error).__name__}). A report was saved: {where}\n"
    )
    return BUG
