"""What a command works with: the options common to all, the workspace of its services, and the output.

A command reads its options, calls one service with `app.workspace` and shows what comes back with `app.respond`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from mentorcli.cli.output import Output
from mentorcli.errors import RefusedError, UsageError
from mentorcli.render import Table, View
from mentorcli.services.workspace import Workspace, fixed_offset
from mentorcli.text import bilingual, in_language

if TYPE_CHECKING:
    import typer

T = TypeVar("T")
Text = TypeVar("Text", str, None, str | None)
LISTED = 30  # records of a list in a terminal


class CommonOptions:
    """The options that every command takes."""

    def __init__(self) -> None:
        self.json = False
        self.quiet = False
        self.no_input = False
        self.yes = False


class AppContext:
    """One run of `mentor`."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.options = CommonOptions()
        self.workspace = Workspace(environ)
        self.output = Output(environ, lambda: self.workspace)
        self.repeatable = True  # nothing was typed yet that a second try would have to ask for again
        self.told: set[str] = set()  # of whom a question said already who is meant, by slug
        self.left_out = 0  # how many records a list has beyond its limit
        self.removed: list[str] = []  # the options whose empty text takes away what is stored

    def set_option(self, name: str) -> None:
        """Take one of the options common to all commands."""
        setattr(self.options, name, True)
        self.output.json = self.options.json
        self.output.quiet = self.options.quiet
        self.output.paged = not self.options.no_input

    # What is shown

    @property
    def lang(self) -> str:
        """The language of messages, `en` or `fr`."""
        return self.workspace.lang

    @property
    def view(self) -> View:
        """For whom results are shown: the language, the time zone and the present of this run."""
        return View(self.workspace.lang, self.workspace.zone, self.workspace.now)

    def respond(self, *, json: Callable[[], object], text: Callable[[], Iterable[str]]) -> None:
        """Show what a change did: as JSON with --json, else the lines of `text`, which --quiet silences."""
        if not self._as_json(json) and not self.options.quiet:
            if self.workspace.nothing_changed:
                from mentorcli.render.text.config import unchanged_text  # only where nothing came of it

                self.output.print_message(*unchanged_text(self.workspace.readable_lang))
            else:
                self.output.print_text(*text(), *self._removed_lines(), *self.namesakes())

    def answer(
        self,
        *,
        json: Callable[[], object],
        text: Callable[[], Iterable[str]],
        copied: bool = False,
        reminder: str | None = None,
        whole: bool = False,
    ) -> None:
        """Show what was asked for, as `respond` does, whatever --quiet says.

        `copied` text is not wrapped. A `reminder` follows a text on standard error. A `whole` answer is false where a
        student is missing in it: then nothing is shown.
        """
        if (not whole or not self.workspace.partial) and not self._as_json(json):
            self.output.print_text(*text(), copied=copied)
            self._remind_of_namesakes()
            if reminder is not None:
                self.output.remind(reminder)

    def answer_live(self, *, json: Callable[[], object], text: Callable[[], Iterable[str]]) -> None:
        """Show what takes its time: with --json once all of it is there, else each line before the next is made."""
        if not self._as_json(json):
            for line in text():
                self.output.print_text(line)
                self.output.flush()

    def answer_table(
        self,
        *,
        json: Callable[[], object],
        table: Callable[[], Table],
        page: Callable[[], Iterable[str]] | None = None,
    ) -> None:
        """Show records: a JSON array with --json, a table in a terminal, tab-separated lines in a pipe.

        `page` is what a terminal shows in place of the table, where there is something better than one.
        """
        if self._as_json(json):
            return
        if page is not None and self.output.terminal:
            self.output.print_text(*page())
        else:
            self.print_table(table())
        self._remind_of_namesakes()

    def answer_parts(self, *, json: Callable[[], object], show: Callable[[], None], whole: bool = False) -> None:
        """Show what was asked for in several parts, such as a table and its sum: `show` prints them in turn.

        The JSON of a `whole` answer is false where a student is missing in it: then there is none.
        """
        if not (whole and self.options.json and self.workspace.partial) and not self._as_json(json):
            show()
            self._remind_of_namesakes()

    def print_table(self, table: Table) -> None:
        """Print a table as one of the parts of an answer."""
        empty = "" if self.workspace.faults else table.empty  # only what was read whole can hold nothing
        cut = self.output.print_table(table, empty=empty)
        if not self.output.terminal:
            return
        from mentorcli.render.text.listing import below_list  # a pipe has none of it

        for line in below_list(table, self.left_out, self.lang, cut=cut):
            self.output.remind(line)

    def limited(self, found: Sequence[T], most: int | None) -> Sequence[T]:
        """Return the records that are listed: `most`, by default all, in a terminal what fits in a glance."""
        if most is None and self.output.terminal and not self.options.json:
            most = LISTED
        shown = found[:most]
        self.left_out = len(found) - len(shown)
        return shown

    def _removed_lines(self) -> list[str]:
        """Return what was taken away with an empty text."""
        if self.removed:
            from mentorcli.render.text.removed import removed_line  # hardly ever
        return [removed_line(self.removed, self.lang)] if self.removed else []

    def namesakes(self) -> list[str]:
        """Return who is meant, a line for each student spoken of whose name others have too."""
        mentioned = self.workspace.mentioned
        shared = [mentioned[slug] for slug in mentioned if slug not in self.told]
        if not shared:
            return []
        from mentorcli.render.text import namesake_lines

        return namesake_lines(shared, self.lang)

    def _remind_of_namesakes(self) -> None:
        """Say on standard error, below what was asked for, who is meant."""
        for line in self.namesakes():
            self.output.remind(line)

    def _as_json(self, json: Callable[[], object]) -> bool:
        """Print JSON where it is asked for: the one place that chooses. Only what is chosen is made."""
        if self.options.json:
            data = json()
            if data != [] or not self.workspace.partial:  # else an empty list would say that there is nothing
                self.output.print_json(data)
        return self.options.json

    def suggest(self, command: str) -> None:
        """Name the next command on standard error, below an answer in text; nothing with --json or --quiet."""
        if not self.options.json:
            from mentorcli.render.text import sentence

            self.output.remind(sentence("next", self.lang, command=command))

    def finish(self) -> None:
        """Warn of what reading met on its way. Raises UnreadableError where the answer is not whole."""
        self.workspace.end_reading()
        warnings, error = self.workspace.reading_result(shown=self.output.answered)
        for warning in warnings:
            self.output.warn(warning)
        if error is not None:
            raise error
        self.output.print_warnings()

    def close(self) -> None:
        """Close what was opened."""
        self.workspace.close()

    # What is typed

    def typed(self) -> None:
        """Let writers go on: a person or a pipe is waited for, which cannot be done twice."""
        self.workspace.end_reading()
        self.repeatable = False

    def moment(self, text: str, *, ahead: bool = False, length: bool = False) -> datetime:
        """Return a typed WHEN (`length`: --duration goes with it), aware; warns of a time that occurs twice."""
        from mentorcli.when import Direction, parse_when, repeated_warning

        direction = Direction.AHEAD if ahead else Direction.BACK
        workspace = self.workspace
        found = parse_when(text, now=workspace.now, zone=workspace.zone, direction=direction, length=length)
        if found.repeated:
            self.output.warn(repeated_warning(text, found.at))
        return fixed_offset(found.at)

    def day(self, text: str, *, ahead: bool = False) -> date:
        """Return the local day of a typed WHEN, the past one where it could be either unless `ahead`."""
        from mentorcli.when import Direction, parse_day

        direction = Direction.AHEAD if ahead else Direction.BACK
        return parse_day(text, now=self.workspace.now, zone=self.workspace.zone, direction=direction)

    def text_argument(self, value: Text) -> Text:
        """Return a text argument in the form that is stored; `-` reads standard input, which must not be empty."""
        from mentorcli.text import normalise

        if value is None:
            return None
        if value == "-":
            from mentorcli.cli.standard_input import read_text  # hardly ever

            self.typed()
            value = read_text()
        return normalise(value)

    @property
    def interactive(self) -> bool:
        """Whether a question may be asked."""
        return not self.options.no_input and sys.stdin is not None and sys.stdin.isatty()

    @property
    def live(self) -> bool:
        """Whether a picture that moves may be shown, and keys be read: in a terminal, and without --json."""
        return self.interactive and self.output.terminal and not self.options.json

    def ask_line(self, question: str) -> str:
        """Ask on standard error and return the line that was typed with its end, nothing at the end of the input.

        Not by `input` and what is built on it: they write to standard output, which may go into a file.
        """
        self.typed()
        self.output.print_question(question)
        return sys.stdin.readline()

    def ask(self, question: str) -> str:
        """Ask on standard error and return the line that was typed. Raises Abort at the end of the input."""
        line = self.ask_line(question)
        if not line:
            import typer

            self.output.print_prompt("")
            raise typer.Abort
        return line.rstrip("\r\n")

    def ask_yes_no(self, question: str) -> bool:
        """Ask a question of yes or no; Enter alone is no."""
        letter, words = ("o", ("o", "oui")) if self.lang == "fr" else ("y", ())
        while True:
            typed = self.ask(f"{question} [{letter}/N] ").strip().casefold()
            if typed in ("y", "yes", *words):
                return True
            if typed in ("", "n", "no", "non"):
                return False

    def confirm(self, question: str) -> None:
        """Ask before something is destroyed. Raises UsageError where nobody can answer, RefusedError on no."""
        if self.options.yes:
            return
        question = " ".join([*(f"{line}." for line in self.namesakes()), question])
        self.told.update(self.workspace.mentioned)
        if not self.interactive:
            raise UsageError(
                bilingual(f"Not confirmed: {question}", f"Non confirmé\u00a0: {in_language(question, 'fr')}"),
                bilingual("Add --yes to do it without being asked.", "Ajoutez --yes pour le faire sans question."),
            )
        if not self.ask_yes_no(question):
            raise RefusedError(bilingual("Nothing is changed", "Rien n'a changé"))


def app_of(ctx: typer.Context) -> AppContext:
    """Return the context of this run."""
    app = ctx.obj
    if not isinstance(app, AppContext):  # pragma: no cover - app.main always sets it
        raise TypeError("no context")
    return app
