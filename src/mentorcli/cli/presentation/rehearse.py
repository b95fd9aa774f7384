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
from mentorcli.cli.presentation.timing import seconds_of, show_timing
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.presentation import Part
from mentorcli.rules.presentation import limits_seconds, planned_seconds
from mentorcli.rules.rehearsal import Reading, Rehearsal, Zone

_TICK = 0.1  # seconds between two looks at the keyboard
_BELL = "\a"
_QUIT = {"q", "Q", "\x04", ""}  # "" is a keyboard that is gone

Draw = Callable[[Reading], None]


@command(
    "rehearse",
    "mentor presentation rehearse",
    "mentor presentation rehearse --present 10m --questions 5m",
)
def rehearse(
    ctx: typer.Context,
    present: Annotated[
        str | None, typer.Option("--present", metavar="DURATION", help="How long to present (default: 20 min).")
    ] = None,
    questions: Annotated[
        str | None, typer.Option("--questions", metavar="DURATION", help="How long for questions (default: 10 min).")
    ] = None,
    lang: o.Lang = None,
) -> None:
    """Rehearse against the clock: space pauses, n goes on to the questions, q quits; a bell rings at the marks.

    Without a terminal, or with --json, it prints the plan.
    """
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    planned = planned_seconds(app.workspace.policy)
    for part, option, typed in (
        (Part.PRESENTATION, "--present", present),
        (Part.QUESTIONS, "--questions", questions),
    ):
        if typed is not None:
            planned[part] = seconds_of(typed)
        if not planned[part]:
            raise UsageError(f"{option} is 0", f"Give a length, such as: {option} 10m")
    if app.options.json or not (app.interactive and app.output.terminal):
        _show_plan(app, planned)
        return
    rehearsal = Rehearsal(planned, app.workspace.policy, time.monotonic())
    with _single_keys(), _screen(app) as draw:
        _run(app, rehearsal, draw)
    show_timing(app, rehearsal.verdict(time.monotonic()))


def _show_plan(app: AppContext, planned: dict[Part, int]) -> None:
    """Print how long each part is to be."""
    from mentorcli.render.text.rehearsal import plan_lines

    plan = {part: (length, *limits_seconds(length, app.workspace.policy)) for part, length in planned.items()}
    if app.options.json:
        names = ("planned_seconds", "least_seconds", "most_seconds")
        app.output.print_json({part: dict(zip(names, figures, strict=True)) for part, figures in plan.items()})
        return
    app.output.print_text(*plan_lines(plan, app.lang))


def _run(app: AppContext, rehearsal: Rehearsal, draw: Draw) -> None:
    """Draw and listen until the end. A bell rings where a mark is passed."""
    zone = Zone.EARLY
    while not rehearsal.over:
        reading = rehearsal.reading(time.monotonic())
        draw(reading)
        if reading.zone is not zone:
            zone = reading.zone
            _ring(app, zone)
        key = _key()
        now = time.monotonic()
        if key == " ":
            rehearsal.pause(now)
        elif key in {"n", "N"}:
            rehearsal.next(now)
        elif key in _QUIT:
            rehearsal.end(now)


def _ring(app: AppContext, zone: Zone) -> None:
    if not app.options.quiet and zone is not Zone.EARLY:
        sys.stdout.write(_BELL)
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
    from mentorcli.render.rehearsal import frame, plain_line

    if not app.output.styled:
        shown = ""

        def draw_line(reading: Reading) -> None:
            nonlocal shown
            line = plain_line(reading, app.lang, width=os.get_terminal_size(sys.stdout.fileno()).columns or 80)
            if line != shown:
                shown = line
                sys.stdout.write("\r" + line)
                sys.stdout.flush()

        try:
            yield draw_line
        finally:
            sys.stdout.write("\n")
        return
    from rich.console import Console
    from rich.live import Live

    console = Console(file=sys.stdout)
    with Live(console=console, screen=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False) as live:
        yield lambda reading: live.update(
            frame(reading, app.lang, width=console.width, height=console.height), refresh=True
        )
