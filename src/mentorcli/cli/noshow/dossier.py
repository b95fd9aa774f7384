"""`mentor noshow dossier`: the evidence of one verdict, for a dispute."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import files
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.dossier import dossier_json
from mentorcli.render.text.noshow import dossier_written_text
from mentorcli.services import noshow_dossier


@command("dossier", "mentor noshow dossier amelie", "mentor noshow dossier 4k2m --out evidence.md --lang fr")
def dossier(
    ctx: typer.Context,
    session: o.SessionArg,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE", help="Write it here (default, and -: print it).", autocompletion=files),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    lang: o.Lang = None,
) -> None:
    """Write the evidence of one verdict: what was planned, what happened, when each was written, rule and arithmetic.

    Markdown, made from the journal alone; what is not on record is named. A held or cancelled session has one too.
    """
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    out = o.check_out(out)
    page = noshow_dossier.dossier(app.workspace, session, out=out, force=force)
    if out is None:
        app.answer(json=lambda: dossier_json(page, app.view), text=lambda: [page.text.rstrip("\n")], copied=True)
    else:
        app.respond(json=lambda: dossier_json(page, app.view), text=lambda: dossier_written_text(page, app.view))
