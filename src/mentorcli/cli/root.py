"""`mentor` itself: the table of commands in sections, its own options, and what it shows without a command."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from mentorcli import __version__
from mentorcli.cli import COMMANDS, Entry
from mentorcli.cli.context import AppContext
from mentorcli.cli.typer_adapter.groups import Group, build_command, build_group, lazy_group, show_group, write_sections
from mentorcli.errors import InterruptedByUserError, UsageError
from mentorcli.text import bilingual, call_program, is_blank

EXAMPLES = ("mentor session log amelie --late 20m", "mentor session list --undocumented --json")
WELCOME = bilingual(
    """\
mentor remembers your students and sessions, and judges no-shows by the written rules.

Start with:
  mentor student add "Amélie Durand" --path "Data Analyst"
  mentor session schedule amelie "tomorrow 14:00"
  mentor faq search "student absent"

See it run without touching anything: mentor demo
Everything else: mentor --help""",
    """\
mentor retient vos étudiants et vos sessions, et juge les no-shows d'après les règles écrites.

Pour commencer\u00a0:
  mentor student add "Amélie Durand" --path "Data Analyst"
  mentor session schedule amelie "demain 14h"
  mentor faq search "étudiant absent"

Le voir à l'œuvre sans rien toucher\u00a0: mentor demo
Tout le reste\u00a0: mentor --help""",
)


def _version(ctx: typer.Context, value: bool) -> None:
    if value and not ctx.resilient_parsing:  # which TAB does
        typer.echo(f"mentor {__version__}")
        raise typer.Exit


def _store(ctx: typer.Context, store: str | None) -> str | None:
    """Take the folder before anything is shown: its configuration has the language of the help and of errors."""
    if store is None or (ctx.resilient_parsing and is_blank(store)):  # TAB says nothing
        return store
    if is_blank(store):
        raise UsageError(
            bilingual("--store is empty", "--store est vide"),
            bilingual(
                "Name a folder: mentor --store ~/mentoring student list",
                "Nommez un dossier\u00a0: mentor --store ~/mentoring student list",
            ),
        )
    app: AppContext = ctx.obj
    app.workspace.store_option = store
    call_program(store, COMMANDS)
    return store


def _root(
    ctx: typer.Context,
    store: Annotated[
        str | None,
        typer.Option("--store", metavar="DIR", is_eager=True, callback=_store, help="Use the store in this folder."),
    ] = None,
    *,
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_version, help="Show the version.")] = (
        False
    ),
) -> None:
    """Sessions, no-shows, checklists and answers for OpenClassrooms mentors.

    Details: mentor COMMAND --help
    """
    del store, version  # their callbacks have seen to them
    if ctx.invoked_subcommand is None:
        _alone(ctx, ctx.obj)


def _alone(ctx: typer.Context, app: AppContext) -> None:
    """Show the agenda where the store has students, else how to begin."""
    if not app.workspace.store.slugs() and not app.options.json:
        show_group(ctx, WELCOME.in_language(app.workspace.readable_lang))
        return
    from mentorcli.cli.agenda import show_agenda

    show_agenda(app)


class Program(Group):
    """`mentor`: its commands in sections, by what a mentor does."""

    def format_commands(self, ctx: object, formatter: object) -> None:
        """Write the command table without loading a command."""
        del ctx
        sections: dict[str, list[tuple[str, str]]] = {}
        for name, entry in COMMANDS.items():
            sections.setdefault(entry.section, []).append((name, entry.summary))
        write_sections(sections, formatter)

    def summaries(self, ctx: object) -> dict[str, str]:
        """Return each command with what it is for, without loading one."""
        from mentorcli.cli.typer_adapter.help_pages import french_help  # hardly ever

        french = french_help(ctx)
        return {
            name: entry.summary if french is None else french.sentence(entry.summary)
            for name, entry in COMMANDS.items()
        }


def build_root() -> Group:
    """Return the whole command, of which nothing but the table is loaded."""
    builders = {name: _builder(name, entry) for name, entry in COMMANDS.items()}
    return lazy_group(Program, _root, builders, name="mentor", examples=EXAMPLES)


def _builder(name: str, entry: Entry) -> Callable[[], Any]:
    module = f"mentorcli.cli.{name}"
    if entry.is_group:
        return lambda: build_group(module, name, entry.summary, entry.examples)
    return lambda: build_command(module)


def run(program: Group, argv: Sequence[str], app: AppContext) -> int:
    """Run a command line and return its exit code; a usage error of Typer's is raised as one of ours.

    What is no command but plainly means one that only shows something is run as that one.
    Raises KeyboardInterrupt for Ctrl-C, which Typer makes an exit code of.
    """
    try:
        code = _run(program, argv, app)
    except Exception as error:
        from mentorcli.cli.typer_adapter.usage_errors import TyperError, usage_error  # only where something is wrong

        if not isinstance(error, TyperError):
            raise
        from mentorcli.cli.typer_adapter.everyday import meant

        again = meant(program, argv, error, app)
        if again is None:
            raise usage_error(error, argv) from None
        code = _run_again(program, again, app)
    if code == InterruptedByUserError.exit_code:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _run(program: Group, argv: Sequence[str], app: AppContext) -> object:
    return program.main(args=list(argv), prog_name="mentor", standalone_mode=False, obj=app)


def _run_again(program: Group, argv: Sequence[str], app: AppContext) -> object:
    """Run a line that stands for one that could not be read. Raises UsageError for one that cannot be read either."""
    try:
        return _run(program, argv, app)
    except Exception as error:
        from mentorcli.cli.typer_adapter.usage_errors import TyperError, usage_error

        if not isinstance(error, TyperError):
            raise
        raise usage_error(error, argv) from None
