"""`mentor training status`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.training.details import _record, _states
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.training import TrainingName, TrainingState
from mentorcli.render.text.common import sentence as common_sentence
from mentorcli.render.text.training import sentence
from mentorcli.rules.training import is_complete, next_step


@command("status", "mentor training status", "mentor training status --json")
def status(ctx: typer.Context, lang: o.Lang = None) -> None:
    """Show the steps of your training: done, and still to do."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    states = _states(app)
    if app.options.json:
        app.output.print_json(_record(states))
        return
    app.output.print_text(*_lines(app, states))


def _lines(app: AppContext, states: tuple[TrainingState, ...]) -> list[str]:
    """Return one line a step, then where that leaves the mentor."""
    from mentorcli.render.text.quantities import day
    from mentorcli.render.text.steps import training_word

    lines = []
    for state in states:
        on = f"  ({day(state.on, app.lang)})" if state.on else ""
        link = f"  {state.link}" if state.link else ""
        lines.append(
            f"[{'x' if state.done else ' '}] {state.step:<13}  {training_word(state.step, app.lang)}{on}{link}"
        )
    following = next_step(states)
    lines += ["", sentence("training-complete" if is_complete(states) else "training-open", app.lang)]
    if following is TrainingName.FIRST_SESSION:
        lines.append(common_sentence("next", app.lang, command="mentor session log STUDENT --recording URL"))
    elif following is not None:
        lines.append(common_sentence("next", app.lang, command=f"mentor training done {following}"))
    return lines
