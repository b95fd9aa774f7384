"""`mentor transfer request`: the message that asks for a transfer."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli import writing
from mentorcli.cli.following import transfer_under_way
from mentorcli.cli.group import command, new_app
from mentorcli.cli.picking import pick_student

app = new_app()


@command(app, "request", "mentor transfer request amelie", "mentor transfer request amelie --lang fr")
def request(ctx: typer.Context, student: o.StudentArg, lang: o.Lang = None) -> None:
    """Write the request for a transfer, ready to paste into the form."""
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    desk.choose_lang(lang)
    dossier = pick_student(desk, student)
    transfer = transfer_under_way(dossier)
    text = writing.written(desk, "transfer-request", dossier, {"reason": transfer.reason if transfer else None})
    if desk.json:
        desk.emit({"student": dossier.id, **writing.record(desk, text)})
    else:
        writing.show(desk, text)
    if transfer is None:
        desk.remind(said("next", desk.lang, command=f'mentor transfer start {dossier.id} --reason "..."'))
