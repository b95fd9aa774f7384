"""`mentor calendar import`."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import files
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.foreign_options import bar, no_bar, read_file
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.results.calendars import CalendarImport
from mentorcli.render.json.calendar import calendar_import_json
from mentorcli.render.text.calendar import done_text, preview_text, question_text, stage_label
from mentorcli.services import calendar_import
from mentorcli.services.zone_name import zone_named

_MANY = 100  # events: a tenth of a second


@command(
    "import",
    "mentor calendar import calendar.ics --dry-run",
    "mentor calendar import calendar.ics --from today",
    "mentor calendar import calendar.ics --student amelie --zone Europe/Paris",
)
def import_(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A calendar (.ics); - reads standard input.", show_default=False, autocompletion=files
        ),
    ],
    *,
    student: Annotated[
        str | None,
        typer.Option(
            "--student",
            metavar="STUDENT",
            help="Only this student's events, those in doubt between several among them.",
            autocompletion=o.tab("student_slugs"),
        ),
    ] = None,
    start: o.From = None,
    end: o.To = None,
    zone: Annotated[
        str | None,
        typer.Option(
            "--zone", metavar="ZONE", help="The zone of times that have none or an unknown one: Europe/Paris."
        ),
    ] = None,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Leave out events that cannot be read.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what it would do, and write nothing.")] = False,
) -> None:
    """Take in the sessions of a calendar (iCalendar, .ics), all or nothing. The same file twice changes nothing.

    Students are known by their whole name in the title or among those invited, or by their e-mail; nobody is guessed.
    What is documented stays, and an event that was called off judges nobody.
    """
    app = app_of(ctx)
    first, last = o.span(app, start, end)
    chosen = zone_named(zone) if zone is not None else None
    choices = calendar_import.Choices(student, first, last, chosen, skip_bad)
    data, name = read_file(app, file, "calendar import")
    read = calendar_import.read_calendar(
        app.workspace, data, name, choices, lambda stage, total: _bar(app, stage, total)
    )
    if dry_run:
        shown, found = False, calendar_import.preview(app.workspace, read, choices, no_bar)
        _check(app, read, found, choices)
    else:
        calendar_import.check(read, choices)
        shown = _asked(app, read, choices)
        found = calendar_import.take(app.workspace, read, choices, lambda stage, total: _bar(app, stage, total))
    app.respond(
        json=lambda: calendar_import_json(found, app.view, dry_run=dry_run),
        text=lambda: done_text(found, app.view, dry_run=dry_run, seen=shown),
    )


def _check(
    app: AppContext, read: calendar_import.Read, found: CalendarImport, choices: calendar_import.Choices
) -> None:
    """Raise the error that names the events refused, what the others bring shown first."""
    if found.faults and not choices.skip_bad and not app.options.json:
        app.output.print_text(*preview_text(found._replace(faults=()), app.view))
    calendar_import.check(read, choices)


def _asked(app: AppContext, read: calendar_import.Read, choices: calendar_import.Choices) -> bool:
    """Show what an import brings and ask whether to do it, unless it is nothing; return whether it was shown."""
    if app.options.yes:
        return False
    found = calendar_import.preview(app.workspace, read, choices, no_bar)
    if not found.changes and not found.tied:
        return False
    if not app.options.json:
        app.output.print_message(*preview_text(found, app.view))
    app.confirm(question_text(found, app.lang))
    return not app.options.json


def _bar(app: AppContext, stage: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
    """Return a progress bar, where there is enough to do for one to be seen."""
    return bar(app, stage_label(stage, app.lang), total) if total >= _MANY else no_bar(stage, total)
