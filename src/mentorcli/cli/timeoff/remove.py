"""`mentor timeoff remove`."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.timeoff import timeoff_json
from mentorcli.render.text.timeoff import removed_text
from mentorcli.services import timeoff

if TYPE_CHECKING:
    from mentorcli.cli.context import AppContext


def _numbers(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the numbers of all times off, with their days and whose they are."""
    from mentorcli.cli.candidates import asked, beginning

    def ask(app: "AppContext") -> list[tuple[str, str]]:
        from mentorcli.render.text.timeoff import days_text

        found = timeoff.find(app.workspace, every=True)
        named = ((one.number, one.student.name if one.student else "", days_text(one.time, app.lang)) for one in found)
        return beginning(incomplete, ((str(number), f"{name} {days}".strip()) for number, name, days in named))

    return asked(ctx, ask)


@command("remove", "mentor timeoff remove 2", "mentor timeoff remove 2 --json")
def remove(
    ctx: typer.Context,
    number: Annotated[
        int,
        typer.Argument(metavar="N", help="Its number in the list.", show_default=False, autocompletion=_numbers),
    ],
) -> None:
    """Remove days off by their number. No other ever gets its number."""
    app = app_of(ctx)
    gone = timeoff.remove(app.workspace, number)
    app.respond(json=lambda: timeoff_json(gone), text=lambda: removed_text(gone, app.view))
