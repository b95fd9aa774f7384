"""Where words go: results on standard output, warnings and questions on standard error."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TextIO

from mentorcli.errors import InterruptedByUserError, MentorError, UsageError
from mentorcli.text import BAD, HEADING, SOON, in_language, joined, part, spans_of, visible, visible_lines

if TYPE_CHECKING:
    from mentorcli.models.results.doctor import Terminal
    from mentorcli.render import Table
    from mentorcli.services.workspace import Workspace

_COLUMNS = 80  # where the terminal does not say
_ERROR = {"en": "Error: ", "fr": "Erreur\u00a0: "}
_WARNING = {"en": "Warning: ", "fr": "Attention\u00a0: "}


def _visible(line: str) -> str:
    """Return a line that cannot steer a terminal, its parts kept."""
    if line.isprintable():
        return line
    from mentorcli.lines import visible_line  # only for what is not plain

    return visible_line(line)


class Output:
    """The two streams of one run.

    `json` and `quiet` silence messages on success; `paged` tells that a long list may go through the pager.
    `mark` is what stands for an error on standard output in what a prompt shows, which has no room for words; nothing
    is warned of there.
    `answered`: something was printed on standard output; what it is made of was read to its end before. With --json
    `warnings` are gathered, as standard error then holds one object.
    """

    def __init__(self, environ: Mapping[str, str], workspace: Callable[[], Workspace]) -> None:
        self.environ = environ
        self._workspace = workspace
        self.warnings: list[str] = []
        self._warned: set[str] = set()
        self.answered = False
        self.json = False
        self.quiet = False
        self.paged = True
        self.mark = ""

    def lang(self) -> str:
        """Return the language of messages."""
        return self._workspace().readable_lang

    def _begin(self) -> None:
        """Let writers go on before anything is printed, which may take long. Raises MovedOnError."""
        self._workspace().end_reading()

    @property
    def terminal(self) -> bool:
        """Whether standard output is a terminal."""
        return sys.stdout.isatty()

    @property
    def columns(self) -> int:
        """How many columns the terminal of standard output has."""
        return self._columns(sys.stdout)

    def _columns(self, stream: TextIO) -> int:
        """Return how many columns a terminal has; `shutil`, which knows too, takes 5 ms to load."""
        named = self.environ.get("COLUMNS", "")
        if named.isdecimal() and int(named):  # one that is no size was left out at the start
            return int(named)
        with contextlib.suppress(OSError, ValueError):
            return os.get_terminal_size(stream.fileno()).columns or _COLUMNS
        return _COLUMNS

    @property
    def styled(self) -> bool:
        """Whether escape codes are welcome on standard output."""
        return self.terminal and self._coloured

    @property
    def _coloured(self) -> bool:
        """Whether the user wants escape codes in a terminal."""
        return not self.environ.get("NO_COLOR") and self.environ.get("TERM") != "dumb"

    def described(self) -> Terminal:
        """Return what can be seen of the terminal, for a bug report."""
        import shutil

        from mentorcli.models.results.doctor import Terminal

        columns, rows = shutil.get_terminal_size()
        streams = {"stdin": sys.stdin, "stdout": sys.stdout, "stderr": sys.stderr}
        terminals = {name: stream.isatty() for name, stream in streams.items()}
        return Terminal(terminals, columns, rows, self.styled, sys.stdout.encoding)

    def print_message(self, *lines: str) -> None:
        """Print what was done; nothing with --quiet or --json."""
        if not self.quiet and not self.json:
            self.print_text(*lines)

    def print_text(self, *lines: str, copied: bool = False) -> None:
        """Print text that was asked for, whatever --quiet says.

        In a terminal parts of a line have the colours of what they are, and long lines are wrapped, unless the text is
        there to be `copied`.
        """
        self._begin()
        for line in lines:
            self.answered = True
            sys.stdout.write((visible_lines(line) if copied else self._shown(line, sys.stdout)) + "\n")

    def _shown(self, text: str, stream: TextIO) -> str:
        """Return text as a stream gets it: in a terminal wrapped and with colours, elsewhere as it is."""
        if not (self.terminal if stream is sys.stdout else stream.isatty()):
            return visible_lines(text)
        width, coloured = self._columns(stream), self._coloured
        if len(text) <= width and text.isascii() and text.isprintable() and not (coloured and spans_of(text)):
            return text
        from mentorcli.render.screen import shown  # a pipe needs none of it

        return "\n".join(shown(text, width, self.environ if coloured else None))

    def shown_lines(self, *lines: str) -> list[str]:
        """Return lines as standard output gets them, to be printed by `print_list`."""
        return [self._shown(line, sys.stdout) for line in lines]

    def print_lines(self, lines: Iterable[str]) -> None:
        """Print lines that are rendered already, their escape codes included."""
        text = "".join(line + "\n" for line in lines)
        self._begin()
        self.answered = self.answered or bool(text)
        sys.stdout.write(text)

    def print_list(self, lines: list[str]) -> None:
        """Print the lines of a list, on a terminal through the pager where it is longer."""
        if not self.terminal or self.quiet or not self.paged:
            self.print_lines(lines)
            return
        from mentorcli.cli.pager import show

        self._begin()
        self.answered = True
        show("".join(line + "\n" for line in lines), self.environ)

    def print_table(self, table: Table, *, empty: str) -> bool:
        """Print records, one a line: aligned in a terminal, tab-separated in a pipe; `empty` where there are none.

        Return whether something that is copied was cut, in a terminal too narrow for it.
        """
        from mentorcli.render.table import listed, tab_separated

        if not table.rows:
            if empty:
                self.remind(empty)
        elif self.terminal:
            made = listed(table.columns, table.cells() if table.cells is not None else table.rows, self.columns)
            self.print_list(self.shown_lines(*made.lines))
            return made.cut
        else:
            self.print_lines(tab_separated(table.rows))
        return False

    def print_document(self, text: str) -> None:
        """Print the text of a file as its very bytes, or made visible on a terminal."""
        if self.terminal:
            self.print_text(text.replace("\r\n", "\n").rstrip("\n"), copied=True)
            return
        self._begin()
        _write_utf8(sys.stdout, text)

    def print_json(self, data: object) -> None:
        """Print data as JSON on standard output, in UTF-8 whatever the locale."""
        from mentorcli.render.json.encoding import to_json

        self._begin()
        self.answered = True
        _write_utf8(sys.stdout, to_json(data) + "\n")

    def warn(self, line: str) -> None:
        """Print on standard error, once, what the user should know; with --json it waits for `print_warnings`."""
        text = in_language(line, self.lang())
        if text in self._warned or (self.mark and not self.json):
            return
        self._warned.add(text)
        if self.json:
            self.warnings.append(text)
        else:
            from mentorcli.lines import with_commands

            self._print_error_lines(part(_WARNING[self.lang()], SOON) + with_commands(text))

    def print_warnings(self) -> None:
        """Print what was gathered with --json as one object."""
        if self.warnings:
            self._print_error_json({"warnings": self.warnings})

    def remind(self, line: str) -> None:
        """Print on standard error what is left to do; nothing with --quiet or --json."""
        if not self.quiet and not self.json:
            self._print_error_lines(_visible(line))

    def print_prompt(self, *lines: str) -> None:
        """Print on standard error what belongs to a question."""
        self._print_error_lines(*map(_visible, lines))

    def print_question(self, question: str) -> None:
        """Print a question on standard error, and let the answer be typed behind it."""
        with contextlib.suppress(OSError):
            end = "" if spans_of(question) else question[len(question.rstrip()) :]
            asked = _visible(question) if spans_of(question) else part(visible(question.rstrip()), HEADING)
            sys.stderr.write(self._shown(asked, sys.stderr) + end)
            sys.stderr.flush()

    def print_error(self, error: MentorError, *, json: bool) -> None:
        """Print an error on standard error, for people or as one JSON object with the warnings before it."""
        lang = self.lang()
        if json:
            from mentorcli.render.json.error import error_json

            self._print_error_json(error_json(error, self.warnings, lang))
            return
        if self.mark and not self._is_typed(error):
            with contextlib.suppress(OSError):
                sys.stdout.write(f"{self.mark}\n")
                sys.stdout.flush()
            return
        from mentorcli.lines import with_commands

        lead = "" if isinstance(error, InterruptedByUserError) else _ERROR[lang]
        said = [
            in_language(one, lang) for one in (error.message, *error.details, *([error.hint] if error.hint else []))
        ]
        first, *others = [with_commands(visible(one)) for one in said]
        set_in = ["  "] * len(error.details) + [""]
        rest = [joined(lead, one) for lead, one in zip(set_in, others, strict=False)]
        self._print_error_lines(part(lead, BAD) + first, *rest)

    def _is_typed(self, error: MentorError) -> bool:
        """Return whether an error is about what was typed, which is for whoever is writing a prompt."""
        if not isinstance(error, UsageError):
            return False
        from mentorcli.services.settings_faults import settings_error  # a setting that does not fit is one too

        try:
            return settings_error(self._workspace().home.config) is None
        except MentorError:  # settings that cannot be read at all were not reached
            return True

    def _print_error_json(self, data: object) -> None:
        from mentorcli.render.json.encoding import to_json

        with contextlib.suppress(OSError):
            _write_utf8(sys.stderr, to_json(data) + "\n")

    def _print_error_lines(self, *lines: str) -> None:
        """Print lines on standard error; one that cannot be written (a full disk) changes no exit code."""
        with contextlib.suppress(OSError):
            sys.stderr.write("".join(self._shown(line, sys.stderr) + "\n" for line in lines))
            sys.stderr.flush()

    def flush(self) -> None:
        """Hand over what was printed, so that a full disk or a closed pipe is noticed."""
        sys.stdout.flush()

    def silence(self) -> None:
        """Let nothing more be written into a pipe that is closed."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _write_utf8(stream: TextIO, text: str) -> None:
    """Write text as UTF-8, whatever the stream's encoding is."""
    stream.flush()
    stream.buffer.write(text.encode("utf-8", "backslashreplace"))
    stream.buffer.flush()
