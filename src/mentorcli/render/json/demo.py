"""What `mentor demo` did, as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.demo import PlayedStep, SampleLoaded


def played_json(played: PlayedStep, lang: str) -> dict[str, Any]:
    """Return a command of the guided run with its output and exit code."""
    step = played.step
    return {
        "about": step.about.in_language(lang),
        "command": step.typed(lang),
        "output": played.output,
        "exit_code": played.exit_code,
    }


def loaded_json(done: SampleLoaded) -> dict[str, Any]:
    """Return how much the sample put into the store."""
    return done._asdict()
