"""`mentor demo`: the main job, run for real in a throw-away store, and a sample store to try things on."""

import tempfile
from collections.abc import Iterator
from typing import Annotated

import typer

from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.demo import loaded_json, played_json
from mentorcli.render.text.demo import end_text, go_on_question, loaded_text, output_text, step_text
from mentorcli.services.demo import STEPS, load_sample, play


@command("demo", "mentor demo", "mentor --store /tmp/sample demo --load")
def demo(
    ctx: typer.Context,
    load: Annotated[
        bool, typer.Option("--load", help="Fill an empty store with twelve students and a year of sessions.")
    ] = False,
) -> None:
    """See the main job run: the real commands and their real output, in a store that is thrown away.

    In a terminal it waits between two steps.

    With --load, fill an empty store with a realistic sample instead, to try things on.
    """
    app = app_of(ctx)
    if load:
        done = load_sample(app.workspace)
        app.respond(json=lambda: loaded_json(done), text=lambda: loaded_text(done, app.lang))
        return
    with tempfile.TemporaryDirectory(prefix="mentor-demo-") as home:
        app.answer_live(
            json=lambda: [played_json(play(app.workspace, step, home, captured=True), app.lang) for step in STEPS],
            text=lambda: _shown(app, home),
        )


def _shown(app: AppContext, home: str) -> Iterator[str]:
    """Yield each command, then its output; in a terminal the command writes there itself, as when it is typed.

    There it waits between two steps, until the mentor has read the one before, or has seen enough.
    """
    for number, step in enumerate(STEPS):
        if number and app.live and not _goes_on(app):
            break
        yield from step_text(step, app.lang)
        yield from output_text(play(app.workspace, step, home, captured=not app.output.terminal))
    yield end_text(app.lang)


def _goes_on(app: AppContext) -> bool:
    """Ask whether to go on; q and the end of the input are no."""
    typed = app.ask_line(go_on_question(app.lang))
    if not typed:
        app.output.print_prompt("")
    return bool(typed) and typed.strip().casefold() not in ("q", "quit", "quitter")
