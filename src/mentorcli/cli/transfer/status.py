"""`mentor transfer status`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.transfer.details import _record, _wait
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.headings import heading
from mentorcli.render.text.transfer import sentence
from mentorcli.services.followup import transfer_under_way
from mentorcli.services.lookup import find_student


@command("status", "mentor transfer status", "mentor transfer status amelie --json")
def status(ctx: typer.Context, student: o.OptionalStudent = None, lang: o.Lang = None) -> None:
    """Show the transfers under way: days waiting, and which are late."""
    from mentorcli.render.text.steps import transfer_sentence

    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    all_records = [find_student(app.workspace, student)] if student else list(app.workspace.everyone())
    found = [(d, transfer, _wait(app, d, transfer)) for d in all_records if (transfer := transfer_under_way(d))]
    found.sort(key=lambda entry: (entry[2].since, entry[0].id))
    if app.options.json:
        app.output.print_json([_record(app, records, transfer) for records, transfer, _ in found])
        return
    rows = [
        (records.student.name, transfer_sentence(wait, app.lang), transfer.to or "", transfer.reason)
        for records, transfer, wait in found
    ]
    headers = [heading(name, app.lang) for name in ("student", "transfer", "to", "reason")]
    app.output.print_table(headers, rows, empty=sentence("no-transfer", app.lang))
