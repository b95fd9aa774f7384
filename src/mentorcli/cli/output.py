"""Where words go: results on standard output, warnings and questions on standard error."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from mentorcli.errors import InterruptedByUserError, MentorError
from mentorcli.text import in_language, visible, visible_lines

if TYPE_CHECKING:
    from mentorcli.models.results.doctor import Terminal
    from mentorcli.services.workspace import Workspace

_COLUMNS = 80  # where the terminal does not say
_ERROR = {"en": "Error: ", "fr": "Erreur\u00a0: "}
_WARNING = {"en": "Warning: ", "fr": "Attention\u00a0: "}


class Output:
    """The two streams of one run.

    `json` and `quiet` silence messages on success; `paged` tells that a long list may go through the pager.
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
        """How many columns the terminal has; `shutil`, which knows too, takes 5 ms to load."""
        named = self.environ.get("COLUMNS", "")
        if named.isdecimal() and int(named):
            return int(named)
        with contextlib.suppress(OSError, ValueError):
            return os.get_terminal_size(sys.stdout.fileno()).columns or _COLUMNS
        return _COLUMNS

    @property
    def styled(self) -> bool:
        """Whether escape codes are welcome on standard output."""
        return self.terminal and not self.environ.get("NO_COLOR") and self.environ.get("TERM") != "dumb"

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

        In a terminal long lines are wrapped, unless the text is there to be `copied`.
        """
        self._begin()
        width = self.columns if self.terminal and not copied else 0
        for line in lines:
            self.answered = True
            text = visible_lines(line)
            sys.stdout.write((_wrapped(text, width) if width and len(text) > width else text) + "\n")

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

    def print_table(self, headers: Sequence[str], rows: Iterable[Iterable[str]], *, empty: str, firm: int = 1) -> None:
        """Print records: a table in a terminal, tab-separated lines in a pipe.

        The first `firm` columns are never wrapped. Where there are no records `empty` goes to standard error.
        """
        from mentorcli.render.table import columns, tab_separated

        filled = [tuple(row) for row in rows]
        if not filled:
            if empty:
                self.remind(empty)
        elif self.terminal:
            self.print_list(columns(headers, filled, width=self.columns, styled=self.styled, firm=firm))
        else:
            self.print_lines(tab_separated(filled))

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
        if text in self._warned:
            return
        self._warned.add(text)
        if self.json:
            self.warnings.append(text)
        else:
            self._print_error_lines(_WARNING[self.lang()] + text)

    def print_warnings(self) -> None:
        """Print what was gathered with --json as one object."""
        if self.warnings:
            self._print_error_json({"warnings": self.warnings})

    def remind(self, line: str) -> None:
        """Print on standard error what is left to do; nothing with --quiet or --json."""
        if not self.quiet and not self.json:
            self._print_error_lines(line)

    def print_prompt(self, *lines: str) -> None:
        """Print on standard error what belongs to a question."""
        self._print_error_lines(*lines)

    def print_error(self, error: MentorError, *, json: bool) -> None:
        """Print an error on standard error, for people or as one JSON object with the warnings before it."""
        lang = self.lang()
        if json:
            from mentorcli.render.json.error import error_json

            self._print_error_json(error_json(error, self.warnings, lang))
            return
        lead = "" if isinstance(error, InterruptedByUserError) else _ERROR[lang]
        lines = [lead + in_language(error.message, lang), *(f"  {in_language(one, lang)}" for one in error.details)]
        self._print_error_lines(*lines, *([in_language(error.hint, lang)] if error.hint else []))

    def _print_error_json(self, data: object) -> None:
        from mentorcli.render.json.encoding import to_json

        with contextlib.suppress(OSError):
            _write_utf8(sys.stderr, to_json(data) + "\n")

    def _print_error_lines(self, *lines: str) -> None:
        """Print lines on standard error; one that cannot be written (a full disk) changes no exit code."""
        with contextlib.suppress(OSError):
            sys.stderr.write("".join(visible(line) + "\n" for line in lines))
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


def _wrapped(text: str, width: int) -> str:
    """Return lines wrapped to a terminal's width."""
    from mentorcli.render.wrapping import wrapped

    return "\n".join(part for line in text.split("\n") for part in wrapped(line, width))
