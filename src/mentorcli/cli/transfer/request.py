"""`mentor transfer request`: the message that asks for a transfer."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.common import sentence
from mentorcli.services import letters
from mentorcli.services.followup import transfer_under_way
from mentorcli.services.lookup import find_student


@command("request", "mentor transfer request amelie", "mentor transfer request amelie --lang fr")
def request(ctx: typer.Context, student: o.StudentArg, lang: o.Lang = None) -> None:
    """Write the request for a transfer, ready to paste into the form."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    records = find_student(app.workspace, student)
    transfer = transfer_under_way(records)
    text = letters.letter(app.workspace, "transfer-request", records, {"reason": transfer.reason if transfer else None})
    if app.options.json:
        app.output.print_json({"student": records.id, **letters.letter_json(app.lang, text)})
    else:
        app.output.print_text(*letters.letter_text(text, app.lang), copied=True)
    if transfer is None:
        app.output.remind(sentence("next", app.lang, command=f'mentor transfer start {records.id} --reason "..."'))
