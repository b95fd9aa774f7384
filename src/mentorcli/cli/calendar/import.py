"""`mentor calendar import`."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import files
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.foreign_options import read_file
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.results.calendars import CalendarImport
from mentorcli.render.json.calendar import calendar_import_json
from mentorcli.render.text.calendar import done_text, preview_text, question_text, stage_label
from mentorcli.services import calendar_faults, calendar_import
from mentorcli.services.zone_name import zone_named


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
    found = calendar_import.preview(app.workspace, data, name, choices, lambda stage, total: _bar(app, stage, total))
    shown = False
    if not dry_run:
        shown = _asked(app, found, name, skip_bad=skip_bad)
        found = calendar_import.take(app.workspace, data, name, choices, lambda stage, total: _bar(app, stage, total))
    elif found.faults and not skip_bad:
        if not app.options.json:
            app.output.print_text(*preview_text(found._replace(faults=()), app.view))
        raise calendar_faults.refused(found.faults, name)
    app.respond(
        json=lambda: calendar_import_json(found, app.view, dry_run=dry_run),
        text=lambda: done_text(found, app.view, dry_run=dry_run, shown=shown),
    )


def _asked(app: AppContext, found: CalendarImport, name: str, *, skip_bad: bool) -> bool:
    """Show what an import brings and ask whether to do it; return whether it was shown. Raises where it is refused."""
    if found.faults and not skip_bad:
        raise calendar_faults.refused(found.faults, name)
    if app.options.yes or not (found.changes or found.tied):
        return False
    if not app.options.json:
        app.output.print_message(*preview_text(found, app.view))
    app.confirm(question_text(found, app.lang))
    return not app.options.json


def _bar(app: AppContext, stage: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
    """Return a progress bar for a person who waits, one that shows nothing for anybody else."""
    from mentorcli.render.progress import progress_bar  # loads Rich, 30 ms, where a bar is shown

    shown = sys.stderr.isatty() and not app.options.quiet and not app.options.json
    return progress_bar(stage_label(stage, app.lang), total, shown=shown)
