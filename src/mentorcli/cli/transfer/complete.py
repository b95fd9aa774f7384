"""`mentor transfer complete`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.counts import counted
from mentorcli.errors import UsageError
from mentorcli.models.results.transfers import PlannedSessions
from mentorcli.render.json.transfer import transfer_completed_json
from mentorcli.render.text.transfer import cancel_planned_question, transfer_completed_text
from mentorcli.services import transfers
from mentorcli.text import bilingual, command_line


@command(
    "complete",
    "mentor transfer complete amelie",
    "mentor transfer complete amelie --cancel-sessions",
)
def complete(
    ctx: typer.Context,
    student: o.StudentArg,
    cancel_sessions: Annotated[
        bool | None,
        typer.Option("--cancel-sessions/--keep-sessions", help="What becomes of sessions still planned with you."),
    ] = None,
) -> None:
    """Say that the next mentor has taken over. Offers to cancel the sessions still planned with you."""
    app = app_of(ctx)
    planned = transfers.planned_sessions(app.workspace, student)
    chosen = _cancels(app, planned, cancel_sessions)
    done = transfers.complete(app.workspace, planned.student.id, cancel_sessions=chosen)
    app.respond(
        json=lambda: transfer_completed_json(
            transfers.with_wait(app.workspace, done.student, done.transfer), done.cancelled, app.view
        ),
        text=lambda: transfer_completed_text(done, app.view),
    )
    if done.planned and not done.cancelled:
        app.suggest(command_line("session cancel", done.student.id, options=["--all", "--by", "mentor"]))


def _cancels(app: AppContext, planned: PlannedSessions, chosen: bool | None) -> bool:
    """Return whether to cancel what is still planned. Raises UsageError where that is open and nobody can be asked."""
    if chosen is not None or not planned.ahead:
        return bool(chosen)
    if app.options.yes:
        return True
    if not app.interactive:
        name, several = planned.student.name, planned.ahead > 1
        raise UsageError(
            bilingual(
                f"{counted('session', planned.ahead, 'en')} with {name} {'are' if several else 'is'} still planned",
                f"{counted('session', planned.ahead, 'fr')} avec {name} "
                f"{'sont encore prévues' if several else 'est encore prévue'}",
            ),
            bilingual(
                "Add --cancel-sessions (or --yes) to cancel what is planned, or --keep-sessions.",
                "Ajoutez --cancel-sessions (ou --yes) pour annuler ce qui est prévu, ou --keep-sessions.",
            ),
        )
    return app.ask_yes_no(cancel_planned_question(planned.student.name, planned.ahead, app.view))
