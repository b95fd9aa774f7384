"""`mentor session import`."""

from enum import StrEnum
from typing import Annotated

import typer

from mentorcli.cli.candidates import files
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.foreign_options import Maps, SaveMap, bar, columns_of, names_of, no_bar, read_file, who_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.results.session_import import SessionImport
from mentorcli.models.student import StudentStatus
from mentorcli.render.json.session_import import session_import_json
from mentorcli.render.text.session_import import done_text, preview_text, question_text
from mentorcli.render.text.store import stage_label
from mentorcli.services import session_import


class Tool(StrEnum):
    """A tool whose files can be read."""

    ACCOUNTADDON = "accountaddon"
    OC_TOOLS = "oc-tools"
    PLATFORM = "platform"
    TOGGL = "toggl"
    CLOCKIFY = "clockify"
    WATSON = "watson"
    TIMEWARRIOR = "timewarrior"
    CSV = "csv"


class Unknown(StrEnum):
    """What becomes of students who are nobody here."""

    CREATE = "create"
    REFUSE = "refuse"


@command(
    "import",
    "mentor session import backup.json --dry-run",
    'mentor session import sessions.csv --map student="Nom" --map start="Date"',
    'mentor session import backup.json --student "Sam Okoro=sam" --skip-bad',
)
def import_(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A file of another tool; - reads standard input.",
            show_default=False,
            autocompletion=files,
        ),
    ],
    *,
    from_tool: Annotated[
        Tool | None,
        typer.Option(
            "--from-tool", metavar="TOOL", help="Who wrote it (by default it is found out).", show_default=False
        ),
    ] = None,
    maps: Maps = None,
    save_map: SaveMap = None,
    students: Annotated[
        Unknown, typer.Option("--students", help="Students who are nobody here: added, or their rows refused.")
    ] = Unknown.CREATE,
    student: Annotated[
        list[str] | None,
        typer.Option("--student", metavar="NAME=SLUG", help="Who a name in the file is here; NAME=new: nobody yet."),
    ] = None,
    status: Annotated[
        StudentStatus, typer.Option("--status", help="The status of new students.")
    ] = StudentStatus.ACTIVE,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Leave out rows that cannot be taken.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what it would do, and write nothing.")] = False,
) -> None:
    """Take in the sessions that another tool wrote down, all or nothing. The same file twice changes nothing.

    Known are AccountAddon, OC Tools, the platform's own list, Toggl, Clockify, Watson, Timewarrior, and any CSV with a
    row a session. What the file does not tell is put in as usual, and said.
    """
    app = app_of(ctx)
    choices = session_import.Choices(
        tool=from_tool,
        columns=columns_of(maps),
        who=who_of(student),
        create=students is Unknown.CREATE,
        status=status,
        skip_bad=skip_bad,
        maps=names_of(maps),
        save_map=save_map,
    )
    data, name = read_file(app, file, "session import")
    shown = _asked(app, data, name, choices) if not dry_run else False
    if dry_run:
        found = _checked(app, session_import.preview(app.workspace, data, name, choices, no_bar), name, choices)
    else:
        found = session_import.take(
            app.workspace, data, name, choices, lambda stage, total: bar(app, stage_label(stage, app.lang), total)
        )
    app.respond(
        json=lambda: session_import_json(found, app.lang, app.workspace.zone, dry_run=dry_run),
        text=lambda: done_text(found, app.view, dry_run=dry_run, shown=shown),
    )


def _checked(app: AppContext, found: SessionImport, name: str, choices: session_import.Choices) -> SessionImport:
    """Return what a dry run found. Raises the error that names the rows refused, what the others bring shown first."""
    if not found.refused or choices.skip_bad:
        return found
    if not app.options.json:
        app.output.print_text(*preview_text(found._replace(refused=()), app.view))
    raise session_import.refused(found, name)


def _asked(app: AppContext, data: bytes, name: str, choices: session_import.Choices) -> bool:
    """Show what an import brings and ask whether to do it, in a terminal; elsewhere it is done, and can be undone."""
    if not app.interactive or app.options.yes or app.options.json:
        return False
    found = session_import.preview(app.workspace, data, name, choices, no_bar)
    if found.refused and not choices.skip_bad:
        raise session_import.refused(found, name)
    if found.new:
        app.output.print_message(*preview_text(found, app.view))
        app.confirm(question_text(found, app.lang))
    return bool(found.new)
