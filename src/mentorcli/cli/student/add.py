"""`mentor student add`."""

from typing import Annotated

import typer

from mentorcli.cli import student_options as po
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.student import details_json
from mentorcli.render.text.student import added_text
from mentorcli.services import students


@command(
    "add",
    'mentor student add "Amélie Durand" --email a@example.org --path "Data Analyst" --funding funded',
    'mentor student add "Sam Okoro" --started 2026-11-02 --slug sam',
)
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="First and last name.", show_default=False)],
    email: po.Email = None,
    phone: po.Phone = None,
    path: po.Path = None,
    funding: po.FundingOption = None,
    started: po.Started = None,
    slug: Annotated[
        str | None,
        typer.Option(
            "--slug", metavar="TEXT", help="Short name for commands: a-z, 0-9 and - (default: from the name)."
        ),
    ] = None,
) -> None:
    """Add a student."""
    app = app_of(ctx)
    fields = students.ProfileFields(email=email, phone=phone, path=path, funding=funding, started=started)
    done = students.add(app.workspace, name, fields, slug=slug)
    app.respond(json=lambda: details_json(done, app.view), text=lambda: added_text(done, app.view))
