"""`mentor demo`: the main job, run for real in a throw-away store, and a sample store to try things on."""

import contextlib
import tempfile
from collections.abc import Iterator
from typing import Annotated

import typer

from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import NotSavedError
from mentorcli.render.json.demo import loaded_json, played_json
from mentorcli.render.text.demo import end_text, go_on_question, loaded_text, output_text, step_text
from mentorcli.services.demo import STEPS, load_sample, play
from mentorcli.services.leftovers import temporary_folder
from mentorcli.text import bilingual


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
    with _thrown_away() as home:
        app.answer_live(
            json=lambda: [played_json(play(app.workspace, step, home, captured=True), app.lang) for step in STEPS],
            text=lambda: _shown(app, home),
        )


@contextlib.contextmanager
def _thrown_away() -> Iterator[str]:
    """Make a folder for a store that is deleted in the end. Raises NotSavedError."""
    place = temporary_folder()
    try:
        made = tempfile.TemporaryDirectory(prefix="mentor-demo-", dir=place) if place else None
    except OSError:  # it is full
        made = None
    if made is None:
        raise NotSavedError(
            bilingual(
                "There is no room for a store to be thrown away: no temporary folder can be written",
                "Pas de place pour des données provisoires\u00a0: aucun dossier temporaire ne peut être écrit",
            ),
            bilingual("Set TMPDIR to a folder of yours.", "Donnez à TMPDIR l'un de vos dossiers."),
        )
    with made as home:
        yield home


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
