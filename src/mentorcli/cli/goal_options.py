"""The numbers of goals as arguments, and what TAB offers for them."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from mentorcli.cli.context import AppContext


def _offers(ctx: typer.Context, incomplete: str, *, met: bool) -> list[tuple[str, str]]:
    """Return the numbers of the student's goals that are met, or open, with what they say."""
    from mentorcli.cli.candidates import asked, beginning

    def ask(app: "AppContext") -> list[tuple[str, str]]:
        from mentorcli.services import goals

        found = goals.find(app.workspace, str(ctx.params["student"]), every=True)
        fitting = [one.goal for one in found if (one.goal.done_at is not None) is met]
        return beginning(incomplete, ((str(goal.number), goal.text) for goal in fitting))

    return asked(ctx, ask)


def _open(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    return _offers(ctx, incomplete, met=False)


def _met(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    return _offers(ctx, incomplete, met=True)


OpenNumbers = Annotated[
    list[int],
    typer.Argument(metavar="N", help="Their numbers in the list.", show_default=False, autocompletion=_open),
]
MetNumbers = Annotated[
    list[int],
    typer.Argument(metavar="N", help="Their numbers in the list.", show_default=False, autocompletion=_met),
]
