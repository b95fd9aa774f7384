"""The command table, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any, NamedTuple

import typer
from typer.main import get_group

from mentorcli import __version__
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import Group, LazyCommands, build_command, build_group, common_options, show_group
from mentorcli.errors import MentorError, NotFoundError, NotSavedError, UsageError
from mentorcli.text import visible


class InterruptedByUserError(MentorError):
    """Ctrl-C."""

    exit_code = 130
    code = "interrupted"


class BugError(MentorError):
    """A failure nobody expected."""

    exit_code = 70  # sysexits.h, "internal software error"
    code = "bug"


# Typer carries its own Click and exports only the leaf of the family of usage errors.
_TyperUsageError: type[Exception] = typer.BadParameter.__mro__[1]
_TyperError: type[Exception] = typer.BadParameter.__mro__[2]


class Entry(NamedTuple):
    """A line of the command table: what it is for, in which part of the work, and whether it has sub-commands.

    A group's examples stand here, so that its help loads none of its commands.
    """

    summary: str
    section: str
    is_group: bool = True
    examples: tuple[str, ...] = ()


# The module of `mentor NAME` is mentorcli.cli.NAME.
COMMANDS = {
    "student": Entry(
        "Your students: profile, notes, status.",
        "Students and sessions",
        examples=('mentor student add "Amélie Durand" --path "Data Analyst"', "mentor student show amelie"),
    ),
    "project": Entry(
        "A student's projects, one in progress at a time.",
        "Students and sessions",
        examples=(
            'mentor project add amelie "Build a dashboard" --level 2',
            'mentor project start amelie "Build a dashboard"',
        ),
    ),
    "resource": Entry(
        "Free courses and pages suggested to a student.",
        "Students and sessions",
        examples=(
            'mentor resource add amelie https://example.org/sql --title "SQL basics"',
            "mentor resource list amelie",
        ),
    ),
    "session": Entry(
        "Plan sessions and log what happened.",
        "Students and sessions",
        examples=('mentor session schedule amelie "tomorrow 14:00"', "mentor session log amelie --late 20m"),
    ),
    "noshow": Entry(
        "Judge, mark and list no-shows.",
        "Students and sessions",
        examples=(
            'mentor noshow check --scheduled "2026-11-24 14:00" --late 16m',
            "mentor noshow mark amelie",
        ),
    ),
    "attendance": Entry("Sessions attended and missed, with the rate.", "Students and sessions", is_group=False),
    "statement": Entry("A month's sessions, to check the monthly statement.", "Students and sessions", is_group=False),
    "agenda": Entry(
        "What is due, each with the command that clears it.",
        "What to do next",
        is_group=False,
    ),
    "contact": Entry(
        "Follow up a student who does not answer.",
        "What to do next",
        examples=("mentor contact next", "mentor contact log amelie --via email"),
    ),
    "presentation": Entry(
        "Prepare a project presentation.",
        "What to do next",
        examples=("mentor presentation checklist amelie", "mentor presentation checklist amelie --done 1,2"),
    ),
    "transfer": Entry(
        "Hand a student over to another mentor.",
        "What to do next",
        examples=("mentor transfer checklist amelie", "mentor transfer checklist amelie --done 1"),
    ),
    "training": Entry(
        "Your own way to being a confirmed mentor.",
        "What to do next",
        examples=("mentor training status", "mentor training done course"),
    ),
    "faq": Entry(
        "Answers to mentors' questions, offline.",
        "Rules and answers",
        examples=("mentor faq search étudiant absent", "mentor faq list"),
    ),
    "policy": Entry(
        "The rules in force, their figures and sources.",
        "Rules and answers",
        examples=("mentor policy list", "mentor policy show"),
    ),
    "config": Entry(
        "Your settings: language, time zone, policy and its figures.",
        "Rules and answers",
        examples=("mentor config set lang fr", "mentor config list"),
    ),
    "store": Entry(
        "Where your data is, whether it is sound, copies of it.",
        "Your data",
        examples=("mentor store check", "mentor store backup", "mentor store export --out mentor.json"),
    ),
    "undo": Entry("Take the last change back.", "Your data", is_group=False),
    "doctor": Entry("What to paste in a bug report: versions, paths, store, terminal.", "Your data", is_group=False),
    "completion": Entry("Let TAB complete commands, students and ids in your shell.", "Your data", is_group=False),
    "demo": Entry("See the main job run in a throw-away store.", "Your data", is_group=False),
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
        if entry.is_group:
            return build_group(module, name, entry.summary, entry.examples)
        return build_command(module.app, name)

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

    def summaries(self) -> dict[str, str]:
        """Return each command with what it is for, without loading one."""
        return {name: entry.summary for name, entry in COMMANDS.items()}


def _version(ctx: typer.Context, value: bool) -> None:  # noqa: FBT001 - so Typer calls it
    if value and not ctx.resilient_parsing:  # which TAB does
        typer.echo(f"mentor {__version__}")
        raise typer.Exit


def _root(
    ctx: typer.Context,
    store: Annotated[str | None, typer.Option("--store", metavar="DIR", help="Use the store in this folder.")] = None,
    *,
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_version, help="Show the version.")] = (
        False
    ),
) -> None:
    """Sessions, no-shows, checklists and answers for OpenClassrooms mentors.

    Every command explains itself: mentor COMMAND --help
    """
    del version  # its callback has answered
    desk: Desk = ctx.obj
    if store is not None:
        if not store:
            raise UsageError("--store is empty", "Name a folder: mentor --store ~/mentoring student list")
        desk.store_option = store
    if ctx.invoked_subcommand is None:
        _alone(ctx, desk)


def _alone(ctx: typer.Context, desk: Desk) -> None:
    """Show the agenda where the store has students, else how to begin."""
    if not desk.store.slugs():
        show_group(ctx, WELCOME)
        return
    from mentorcli.cli.agenda import show

    show(desk, desk.now)


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
        epilog="mentor session log amelie --late 20m\nmentor session list --undocumented --json",
    )
    root = get_group(app)
    root.commands = LazyCommands({name: _builder(name, entry) for name, entry in COMMANDS.items()})  # type: ignore[assignment]
    root.params.extend(common_options())
    return root


def main(argv: Sequence[str]) -> int:
    """Run one command line (without the program's name) and return its exit code. Never raises."""
    desk = Desk(os.environ)
    try:
        return _guarded(argv, desk)
    except BrokenPipeError:  # the reader went away: there is nobody to tell
        silence()
        return 0
    finally:
        desk.close()


def _guarded(argv: Sequence[str], desk: Desk) -> int:
    """Run the command; what goes wrong is told and becomes the exit code."""
    try:
        return _run(argv, desk)
    except BrokenPipeError:
        raise
    except (KeyboardInterrupt, typer.Abort):
        saved = "the change is saved" if desk.wrote else "nothing is changed"
        return _told(argv, InterruptedByUserError(f"Interrupted: {saved}"))
    except MentorError as error:
        if isinstance(error, NotFoundError):  # it may be in what could not be read
            error.details += desk.faults
        return _told(argv, error)
    except OSError as error:
        saved = "The change is saved" if desk.wrote else "Nothing is changed"
        if error.errno in (errno.EMFILE, errno.ENFILE):
            return _told(
                argv, NotSavedError(f"No file can be opened: {error.strerror}", f"{saved}. Look at: ulimit -n")
            )
        if error.errno != errno.ENOSPC:
            return _bug(error, argv, desk)
        silence()
        return _told(argv, NotSavedError(f"The output could not be written: {error.strerror}", f"{saved}."))
    except Exception as error:
        return _bug(error, argv, desk)


def _run(argv: Sequence[str], desk: Desk) -> int:
    """Run the command; a usage error of Typer's becomes one of ours."""
    asked = os.environ.get("_MENTOR_COMPLETE")
    if asked:
        from mentorcli.cli.tab import answer

        return answer(build_root(), asked, desk)
    try:
        root = build_root()
        code = root.main(args=list(argv), prog_name="mentor", standalone_mode=False, obj=desk)
    except _TyperError as error:
        raise _usage(error, argv) from None
    if code == InterruptedByUserError.exit_code:  # what Typer makes of Ctrl-C
        raise KeyboardInterrupt
    desk.finish()
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _usage(error: Exception, argv: Sequence[str]) -> UsageError:
    """Return a usage error of Typer's as one of ours, with the help to look at."""
    message = getattr(error, "format_message", error.__str__)().rstrip(".")
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else _typed_path(argv)
    hint = f"See: {path} --help"
    if message.startswith("Got unexpected extra argument"):
        hint = f'Put quotes around a text with blanks, such as "Amélie Durand". {hint}'
    return UsageError(" ".join(message.split()), hint)


def _typed_path(argv: Sequence[str]) -> str:
    """Return the command that was typed, as far as the table knows it."""
    for number, word in enumerate(argv):
        if word in COMMANDS:
            below = next(iter(argv[number + 1 :]), "") if COMMANDS[word].is_group else ""
            return f"mentor {word} {below}".rstrip() if below.isalpha() else f"mentor {word}"
    return "mentor"


def _told(argv: Sequence[str], error: MentorError) -> int:
    """Print an error on standard error, for people or as one JSON object, and return its exit code."""
    words = list(argv)
    options = words[: words.index("--")] if "--" in words else words
    if "--json" in options:
        from mentorcli.render.records import to_json

        about: dict[str, object] = {"code": error.code, "message": error.message, "hint": error.hint}
        if error.details:
            about["details"] = list(error.details)
        sys.stderr.write(to_json({"error": about}) + "\n")
    else:
        lead = "" if isinstance(error, InterruptedByUserError) else "Error: "
        lines = [lead + error.message, *(f"  {detail}" for detail in error.details)]
        lines += [error.hint] if error.hint else []
        sys.stderr.write("".join(visible(line) + "\n" for line in lines))
    return error.exit_code


def silence() -> None:
    """Let nothing more be written into a pipe that is closed."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _bug(error: Exception, argv: Sequence[str], desk: Desk) -> int:
    """Save a report of a failure nobody expected and say where it is."""
    from mentorcli.cli.bugreport import save

    where = save(error, argv, desk)
    return _told(argv, BugError(f"A fault in mentor itself ({type(error).__name__}). A report was saved: {where}"))
