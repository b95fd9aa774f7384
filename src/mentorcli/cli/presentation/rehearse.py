"""`mentor presentation rehearse`: a live timer for a mock presentation."""

import contextlib
import os
import select
import sys
import time
from collections.abc import Callable, Iterator
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

_TICK = 0.1  # seconds between two looks at the keyboard
_BELL = "\a"

Draw = Callable[[Reading], None]


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
    rehearsal = presentations.rehearsal(app.workspace, plan, time.monotonic())
    with _single_keys(), _screen(app) as draw:
        while not rehearsal.over:
            reading = rehearsal.reading(time.monotonic())
            draw(reading)
            if rehearsal.passes_mark(reading) and not app.options.quiet:
                _write(_BELL)
            rehearsal.press(_key(), time.monotonic())
    return rehearsal.verdict(time.monotonic())


def _write(text: str) -> None:
    """Write to the terminal at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


def _key() -> str | None:
    """Return the key that was pressed, None where none was in a tick, "" where the keyboard is gone."""
    if not select.select([sys.stdin], [], [], _TICK)[0]:
        return None
    return os.read(sys.stdin.fileno(), 1).decode("latin-1")


@contextlib.contextmanager
def _single_keys() -> Iterator[None]:
    """Read keys as they are pressed, unseen, and leave the terminal as it was; Ctrl-C still interrupts."""
    import signal
    import termios
    import tty

    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)

    def listen(*_: object) -> None:
        tty.setcbreak(keyboard)

    listen()
    earlier = signal.signal(signal.SIGCONT, listen)  # the shell has changed the terminal after Ctrl-Z
    try:
        yield
    finally:
        signal.signal(signal.SIGCONT, earlier)
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)


@contextlib.contextmanager
def _screen(app: AppContext) -> Iterator[Draw]:
    """Yield what draws the timer: on a screen of its own, or as one line where escape codes are not welcome."""
    with _pictures(app) if app.output.styled else _line(app) as draw:
        yield draw


@contextlib.contextmanager
def _line(app: AppContext) -> Iterator[Draw]:
    """Yield what writes the timer as one line over itself, and go on below it afterwards."""
    from mentorcli.render.rehearsal import plain_line

    shown = ""

    def draw(reading: Reading) -> None:
        nonlocal shown
        line = plain_line(reading, app.lang, width=os.get_terminal_size(sys.stdout.fileno()).columns or 80)
        if line != shown:
            shown = line
            _write("\r" + line)

    try:
        yield draw
    finally:
        sys.stdout.write("\n")


@contextlib.contextmanager
def _pictures(app: AppContext) -> Iterator[Draw]:
    """Yield what draws the timer on a screen of its own, and show the screen that was there afterwards."""
    from rich.console import Console
    from rich.live import Live

    from mentorcli.render.rehearsal import frame

    console = Console(file=sys.stdout)

    def draw(reading: Reading) -> None:
        live.update(frame(reading, app.lang, width=console.width, height=console.height), refresh=True)

    with Live(console=console, screen=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False) as live:
        yield draw
