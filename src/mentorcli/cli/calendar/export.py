"""`mentor calendar export`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import files
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.calendar import calendar_export_json
from mentorcli.render.text.calendar import exported_text, zone_warning
from mentorcli.services import calendars


@command(
    "export",
    "mentor calendar export --out sessions.ics",
    "mentor calendar export --student amelie --from today --alarm 15m --out amelie.ics",
    "mentor calendar export --private --out busy.ics",
)
def export(
    ctx: typer.Context,
    *,
    student: o.StudentOption = None,
    start: o.From = None,
    end: o.To = None,
    alarm: Annotated[
        str | None, typer.Option("--alarm", metavar="DURATION", help="An alarm so long before each: 15m, 1h.")
    ] = None,
    private: Annotated[bool, typer.Option("--private", help="Initials in the place of names.")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="The notes of sessions too.")] = False,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE", help="Write it here (default, and -: print it).", autocompletion=files),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    lang: o.Lang = None,
) -> None:
    """Write the sessions as a calendar that other programs read (iCalendar, .ics).

    A session keeps its UID for good, so that a later export updates what an earlier one brought. Notes stay here.
    """
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    out = o.check_out(out)
    first, last = o.span(app, start, end)
    before = o.minutes(alarm, "--alarm") if alarm is not None else None
    choices = calendars.Choices(student, first, last, before, private, notes)
    done = calendars.export(app.workspace, choices, out=out, force=force)
    if done.zone is None:
        app.output.warn(zone_warning(app.lang))
    if out is not None:
        app.respond(json=lambda: calendar_export_json(done, app.view), text=lambda: exported_text(done, app.lang))
    elif app.options.json:
        app.output.print_json(calendar_export_json(done, app.view))
    elif not app.workspace.partial:
        app.output.print_document(done.text)
