"""`mentor contact list`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.contact.details import _record
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.contact import sentence
from mentorcli.render.text.headings import heading
from mentorcli.services.followup import contacts
from mentorcli.services.lookup import find_student


@command("list", "mentor contact list amelie", "mentor contact list amelie --json")
def list_(ctx: typer.Context, student: o.StudentArg) -> None:
    """List the contacts with a student, newest first."""
    from mentorcli.render.text.steps import via_word

    app = app_of(ctx)
    records = find_student(app.workspace, student)
    made = contacts(records)[::-1]
    if app.options.json:
        app.output.print_json([_record(app, records, contact) for contact in made])
        return
    rows = [(f"{app.workspace.local(c.at):%Y-%m-%d %H:%M}", via_word(c.via, app.lang), c.note or "") for c in made]
    headers = [heading(name, app.lang) for name in ("when", "how", "note")]
    app.output.print_table(headers, rows, empty=sentence("no-contact", app.lang, name=records.student.name))
