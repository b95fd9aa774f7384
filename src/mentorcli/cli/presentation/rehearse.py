"""`mentor presentation rehearse`: a live timer for a mock presentation."""

import time
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.times import seconds
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.presentation import Part, Timing
from mentorcli.models.rehearsal import Reading
from mentorcli.models.results.presentations import PlannedPart
from mentorcli.render.json.presentation import rehearsal_plan_json, timing_json
from mentorcli.render.text.presentation import timing_text
from mentorcli.render.text.rehearsal import rehearsal_plan_text
from mentorcli.services import presentations


@command(
    "rehearse",
    "mentor presentation rehearse",
    "mentor presentation rehearse --present 10m --questions 5m",
)
def rehearse(
    ctx: typer.Context,
    present: Annotated[
        str | None,
        typer.Option("--present", metavar="DURATION", help="How long to present (default: as the policy says)."),
    ] = None,
    questions: Annotated[
        str | None,
        typer.Option("--questions", metavar="DURATION", help="How long for questions (default: as the policy says)."),
    ] = None,
    lang: o.Lang = None,
) -> None:
    """Rehearse against the clock. Space pauses, n goes on to the questions, q quits; a bell rings at the marks.

    Without a terminal, or with --json, it prints the plan.
    """
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    lengths = (seconds(typed) if typed is not None else None for typed in (present, questions))
    plan = presentations.rehearsal_plan(app.workspace, *lengths)
    if not app.live:
        app.answer(json=lambda: rehearsal_plan_json(plan), text=lambda: rehearsal_plan_text(plan, app.view))
        return
    timed = _run(app, plan)
    app.answer(json=lambda: timing_json(timed), text=lambda: timing_text(timed, app.view))


def _run(app: AppContext, plan: dict[Part, PlannedPart]) -> Timing:
    """Draw and listen until the end, and return how long each part took. A bell rings where a mark is passed."""
    from mentorcli.cli.live import Live, opened  # only a terminal that can be set has them
    from mentorcli.render.rehearsal import picture, plain_line

    def draw(live: Live, reading: Reading) -> None:
        live.draw(
            lambda columns, rows: picture(reading, app.lang, width=columns, height=rows),
            lambda columns: plain_line(reading, app.lang, width=columns),
        )

    rehearsal = presentations.rehearsal(app.workspace, plan, time.monotonic())
    with opened(app) as live:
        while not rehearsal.over:
            reading = rehearsal.reading(time.monotonic())
            draw(live, reading)
            if rehearsal.passes_mark(reading):
                live.ring()
            rehearsal.press(live.key(), time.monotonic())
    return rehearsal.verdict(time.monotonic())
