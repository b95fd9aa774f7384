"""What `mentor demo` shows. It is in English, like the commands it runs."""

from __future__ import annotations

from mentorcli.counts import counted
from mentorcli.models.results.demo import DemoStep, PlayedStep, SampleLoaded
from mentorcli.text import command_line, to_be_typed

_THROWN_AWAY = "That was a throw-away store: nothing of yours was touched. Your turn: mentor student add NAME"


def step_text(step: DemoStep) -> list[str]:
    """Return what stands above a command's output: what it is for, and the command as it is typed."""
    return [f"# {step.about}", f"$ {step.command}"]


def output_text(played: PlayedStep) -> list[str]:
    """Return a command's output, where it did not write to the terminal itself, and an empty line."""
    return [*(line.replace("\t", "  ") for line in played.output.splitlines()), ""]


def end_text() -> str:
    """Return what the guided run ends with."""
    return to_be_typed(_THROWN_AWAY)


def loaded_text(done: SampleLoaded) -> list[str]:
    """Return the confirmation that the sample was loaded, and what to do with it."""
    return [
        f"Loaded: {counted('student', done.students, 'en')} and {counted('session', done.sessions, 'en')} of a year,"
        " all invented",
        f"See what is due: {command_line('agenda')}",
        f"To take it back as a whole: {command_line('undo')}",
    ]
