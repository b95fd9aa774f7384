"""`mentor training done`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.training.details import _record, _states
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.training import TrainingName, TrainingStep
from mentorcli.render.text.common import sentence as common_sentence
from mentorcli.render.text.training import sentence
from mentorcli.rules.training import next_step


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
    from mentorcli.render.text.quantities import day
    from mentorcli.when import Direction, parse_day

    app = app_of(ctx)
    when = (
        parse_day(on, now=app.workspace.now, zone=app.workspace.zone, direction=Direction.BACK)
        if on
        else app.workspace.today
    )
    if when > app.workspace.today:
        raise UsageError(f"--on {on} is in the future", "Say it once the step is done.")
    if step is TrainingName.FIRST_SESSION and on is None:
        raise UsageError(
            "The first session follows from the sessions by itself",
            "Log it: mentor session log STUDENT; or, for one held before you kept records: --on DATE",
        )
    kept = TrainingStep(step, when, o.check_url(link, "--link") if link else None)
    with app.workspace.transaction() as writer:
        writer.append_mentor(kept, cmd="training done", at=app.workspace.now)
    states = _states(app)
    if app.options.json:
        app.output.print_json(_record(states))
        return
    app.output.print_message(sentence("training-done", app.lang, step=step, day=day(when, app.lang)))
    following = next_step(states)
    if following is not None:
        app.output.print_message(common_sentence("next", app.lang, command=f"mentor training done {following}"))
    else:
        app.output.print_message(sentence("training-complete", app.lang))
