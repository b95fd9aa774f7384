"""What the services of `mentor demo` return."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.text import Bilingual, in_language


class DemoStep(NamedTuple):
    """One command of the guided run: when it is typed (MENTOR_NOW), what it is for, and the command line.

    The command is in both languages where its words differ.
    """

    now: str
    about: Bilingual
    command: str

    def typed(self, lang: str) -> str:
        """Return the command line as a mentor of a language types it."""
        return in_language(self.command, lang)


class PlayedStep(NamedTuple):
    """A step that was run: its output, empty where the command wrote to the terminal itself, and its exit code."""

    step: DemoStep
    output: str
    exit_code: int


class SampleLoaded(NamedTuple):
    """How much the sample put into the store."""

    students: int
    sessions: int
