"""`mentor transfer handover`: a Markdown file that the next mentor can start from."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import files
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.transfer import handover_json
from mentorcli.render.text.transfer import handover_written_text
from mentorcli.services import transfers


@command(
    "handover",
    "mentor transfer handover amelie --out amelie.md",
    "mentor transfer handover amelie --without notes,phone --lang fr",
)
def handover(
    ctx: typer.Context,
    student: o.StudentArg,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE", help="Write it here (default, and -: print it).", autocompletion=files),
    ] = None,
    without: Annotated[
        str | None,
        typer.Option("--without", metavar="PART[,PART]", help="Leave out, such as notes,phone; see the page."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    lang: o.Lang = None,
) -> None:
    """Write what the next mentor needs. Notes and contacts are in it, unless left out."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    out = o.check_out(out)
    page = transfers.handover(app.workspace, student, without=without, out=out, force=force)
    if out is None:
        app.answer(json=lambda: handover_json(page), text=lambda: [page.text.rstrip("\n")], copied=True)
    else:
        app.respond(json=lambda: handover_json(page), text=lambda: handover_written_text(page, app.view))
