"""`mentor training done`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.times import past_day
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.training import TrainingName
from mentorcli.render.json.training import training_json
from mentorcli.render.text.training import training_done_text
from mentorcli.services import training
from mentorcli.text import bilingual


@command(
    "done",
    "mentor training done course --on 2026-09-01",
    "mentor training done link-sent --link https://example.org/videos/1",
)
def done(
    ctx: typer.Context,
    step: Annotated[TrainingName, typer.Argument(metavar="STEP", help="One of: " + ", ".join(TrainingName))],
    on: Annotated[str | None, typer.Option("--on", metavar="WHEN", help="The day (default: today).")] = None,
    link: Annotated[str | None, typer.Option("--link", metavar="URL", help="A link that belongs to it.")] = None,
) -> None:
    """Say that a step is done. The first session is done by the sessions themselves; a date names an earlier one."""
    app = app_of(ctx)
    day = past_day(app, on, hint=bilingual("Say it once the step is done.", "Notez l'étape une fois faite."))
    url = o.check_url(link, "--link") if link else None
    found = training.complete_step(app.workspace, step, day, url)
    app.respond(json=lambda: training_json(found.status), text=lambda: training_done_text(found, app.view))
