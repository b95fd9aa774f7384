"""`mentor tariff list`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.tariff import tariffs_json
from mentorcli.render.text.tariff import tariffs_page, tariffs_table
from mentorcli.services import tariffs


@command("list", "mentor tariff list", "mentor tariff list --json")
def list_(ctx: typer.Context, lang: o.Lang = None) -> None:
    """List your tariffs, the earliest first, and which one holds today."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    listed = tariffs.list_tariffs(app.workspace)
    app.answer_table(
        json=lambda: tariffs_json(listed),
        table=lambda: tariffs_table(listed, app.view),
        page=(lambda: tariffs_page(listed, app.view)) if listed.all else None,
    )
