"""`mentor session start`: the live clock of a session."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.evidence import answered
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.services import session_clock
from mentorcli.text import bilingual, command_line


@command("start", "mentor session start amelie", "mentor session start amelie --quiet")
def start(ctx: typer.Context, student: o.StudentArg) -> None:
    """Run the clock of a session: lateness, verdict, real length.

    Keys: a arrived, n did not come (from the limit on), e end, u takes the last one back, q leaves and keeps nothing.
    After the end it asks for notes, goals and the next date; all is saved as one mentor session log. What was measured
    survives a closed terminal: the same command goes on. It is the session that goes on, or the one that is about to;
    where none waits, a new one from now on.
    """
    app = app_of(ctx)
    if not app.live:
        raise _no_terminal(app, student)
    from mentorcli.cli.session.log import show_logged
    from mentorcli.cli.session_clock import run  # only a terminal that can be set has what it needs

    clock = answered(app, lambda told: session_clock.find(app.workspace, student, session=told.session, new=told.new))
    run(app, clock, show_logged)


def _no_terminal(app: AppContext, student: str) -> UsageError:
    """Return the refusal of a clock that nobody can see, with the command that tells the same afterwards."""
    log = command_line("session log", session_clock.slug_of(app.workspace, student))
    return UsageError(
        bilingual(
            "session start is a clock with keys: it needs a terminal, and has no --json",
            "session start est un chronomètre à touches\u00a0: il lui faut un terminal, et --json n'y existe pas",
        ),
        bilingual(
            f"Tell what happened afterwards: {log}",
            f"Notez après coup ce qui s'est passé\u00a0: {log}",
        ),
    )
