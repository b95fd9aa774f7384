"""`mentor tariff example`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import tariff_examples
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.tariff import example_json, examples_json
from mentorcli.render.text.tariff import example_hint, example_text, examples_hint, examples_table
from mentorcli.services import tariffs


@command("example", "mentor tariff example", "mentor tariff example 2024-03")
def example(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]", help="One of the examples (default: list them).", autocompletion=tariff_examples
        ),
    ] = None,
    lang: o.Lang = None,
) -> None:
    """Print a tariff to start from, to be pasted into your configuration; alone it lists what there is.

    They are known from mentors' own tools, and not the school's word: put your own figures in.
    """
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    if name is None:
        names = tariffs.examples()
        app.answer_table(json=lambda: examples_json(names, app.lang), table=lambda: examples_table(names, app.lang))
        app.output.remind(examples_hint(app.lang))
        return
    found = tariffs.example(name)
    app.answer(json=lambda: example_json(found, app.lang), text=lambda: example_text(found, app.lang), copied=True)
    app.output.remind(example_hint(app.lang))
