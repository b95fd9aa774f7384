"""What a command works with: the clock, the zone, the language, the settings, the store, and where words go.

One desk serves one run. Everything on it is made when first asked for, so that a command pays only for what it uses.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mentorcli.errors import RefusedError, UsageError
from mentorcli.text import visible, visible_lines

if TYPE_CHECKING:
    from mentorcli.errors import UnreadableError
    from mentorcli.models.verdict import Policy
    from mentorcli.store.dossier import Dossier
    from mentorcli.store.paths import Home
    from mentorcli.store.repository import Store
    from mentorcli.store.settings import Settings
    from mentorcli.store.writer import Writer

LANGUAGES = ("en", "fr")
DEFAULT_POLICY = "openclassrooms-2021"


_COLUMNS = 80  # where the terminal does not say


class Desk:
    """The surroundings of one run.

    `json`, `quiet`, `no_input` and `yes` are the options common to all commands. `environ` is the environment.
    `wrote` tells that a change is saved.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.store_option: str | None = None
        self.json = False
        self.quiet = False
        self.no_input = False
        self.yes = False
        self.wrote = False
        self._everyone = False
        self._lang_option: str | None = None
        self._closing: list[Any] = []

    # Where and when

    @cached_property
    def home(self) -> Home:
        """The store's folder and the configuration file."""
        from mentorcli.store.paths import locate

        return locate(self.store_option, self.environ)

    @cached_property
    def settings(self) -> Settings:
        """The configuration. Raises UsageError naming every fault in it."""
        from mentorcli.store.settings import load

        with self._every_fault():
            return load(self.home.config)

    @contextlib.contextmanager
    def _every_fault(self) -> Iterator[None]:
        """Turn the first fault met in the configuration into a report of all of them."""
        try:
            yield
        except UsageError as first:
            from mentorcli.cli.config import report

            raise report(self.home.config) or first from None

    def reread_settings(self) -> None:
        """Forget the settings, and what follows from them, after they were changed."""
        for name in ("settings", "zone", "policy"):
            self.__dict__.pop(name, None)

    @cached_property
    def zone(self) -> tzinfo | None:
        """The user's time zone: `timezone` in the configuration, None for the system's."""
        if self.settings.timezone is None:
            return None
        from zoneinfo import ZoneInfo

        return ZoneInfo(self.settings.timezone)

    @cached_property
    def now(self) -> datetime:
        """The present with the offset of the user's zone, in whole seconds; MENTOR_NOW replaces it."""
        replaced = self.environ.get("MENTOR_NOW")
        if not replaced:
            return fixed(datetime.now(UTC).astimezone(self.zone).replace(microsecond=0))
        from mentorcli.when import parse_instant

        zone = self.zone
        try:
            return fixed(parse_instant(replaced, zone))
        except UsageError as error:
            raise UsageError(f"MENTOR_NOW: {error.message}", error.hint) from None

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the user's zone, to be shown."""
        return moment.astimezone(self.zone)

    def in_words(self, moment: datetime) -> str:
        """Return a moment in the user's zone and language: `Fri 20 Nov 2026 14:00 CET`."""
        from mentorcli.render.words import moment as said

        return said(self.local(moment), self.lang)

    @property
    def today(self) -> date:
        """The present local day."""
        return self.now.date()

    @property
    def lang(self) -> str:
        """The language of messages: `--lang`, else `lang` in the configuration, else the locale's, else English."""
        return self._lang_option or self.settings.lang or self.locale_lang()

    def choose_lang(self, lang: str | None) -> str:
        """Take a `--lang` option for the rest of the run and return the language that holds."""
        if lang is not None and lang not in LANGUAGES:
            raise UsageError(f"--lang is {visible(lang)!r}", "Use --lang en or --lang fr.")
        self._lang_option = lang or self._lang_option
        return self.lang

    def locale_lang(self) -> str:
        """Return the language of the environment."""
        locale = next((self.environ[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if self.environ.get(n)), "")
        return "fr" if locale.lower().startswith("fr") else "en"

    # What is known

    @cached_property
    def store(self) -> Store:
        """The store, not opened yet."""
        from mentorcli.store.repository import Store

        store = Store(self.home)
        self._closing.append(store)
        return store

    def about_everyone(self) -> None:
        """Make the answer one about all students: one that cannot be read ends in exit 4."""
        self._everyone = True

    def everyone(self, *, profiles: bool = False) -> Iterator[Dossier]:
        """Yield every student's records, to answer about all: one that cannot be read makes it exit 4.

        `profiles`: the answer needs no other record, so that none is decoded.
        """
        self.about_everyone()
        return self.store.dossiers(whole=not profiles)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Writer]:
        """Hold the store for a change; once it is saved, what cannot be read elsewhere is only warned of."""
        from mentorcli.store.writer import writing

        with writing(self.store) as writer:
            yield writer
        self.wrote = True

    @cached_property
    def policy(self) -> Policy:
        """The policy in use, with the user's own figures."""
        name = self.settings.policy.get("name", DEFAULT_POLICY)
        with self._every_fault():
            return self.policy_named(name)

    def policy_named(self, name: str) -> Policy:
        """Return a policy by name; the user's own figures apply to the one in use. Raises UsageError."""
        from mentorcli.content import policy_data, policy_names
        from mentorcli.rules.policy import policy_from

        if name not in policy_names():
            raise UsageError(f"There is no policy {visible(name)}", f"Policies: {', '.join(policy_names())}")
        figures = {key: value for key, value in self.settings.policy.items() if key != "name"}
        in_use = name == self.settings.policy.get("name", DEFAULT_POLICY)
        return policy_from(policy_data(name), figures if in_use else None)

    # What is said

    @property
    def terminal(self) -> bool:
        """Whether standard output is a terminal."""
        return sys.stdout.isatty()

    @property
    def columns(self) -> int:
        """How many columns the terminal has; `shutil`, which knows too, takes 5 ms to load."""
        told = self.environ.get("COLUMNS", "")
        if told.isdecimal() and int(told):
            return int(told)
        with contextlib.suppress(OSError, ValueError):
            return os.get_terminal_size(sys.stdout.fileno()).columns or _COLUMNS
        return _COLUMNS

    @property
    def styled(self) -> bool:
        """Whether escape codes are welcome on standard output."""
        return self.terminal and not self.environ.get("NO_COLOR") and self.environ.get("TERM") != "dumb"

    @property
    def interactive(self) -> bool:
        """Whether a question may be asked."""
        return not self.no_input and sys.stdin is not None and sys.stdin.isatty()

    def say(self, *lines: str) -> None:
        """Say what was done: on standard output, nothing with --quiet or --json."""
        if not self.quiet and not self.json:
            self.show(*lines)

    def said(self, key: str, /, **values: object) -> str:
        """Return a sentence of `render.words.done` by its name, in the user's language."""
        from mentorcli.render.words.done import said

        return said(key, self.lang, **values)

    def headers(self, *names: str) -> list[str]:
        """Return the headings of a table in the user's language; a pipe shows none."""
        return [self.said(f"head-{name}") for name in names] if self.terminal else []

    def show(self, *lines: str, copied: bool = False) -> None:
        """Print text that was asked for, whatever --quiet says.

        In a terminal long lines are wrapped, unless the text is there to be `copied`.
        """
        width = self.columns if self.terminal and not copied else 0
        for line in lines:
            text = visible_lines(line)
            sys.stdout.write((_wrapped(text, width) if width and len(text) > width else text) + "\n")

    def print_lines(self, lines: list[str]) -> None:
        """Print lines that are rendered already, their escape codes included."""
        sys.stdout.write("".join(line + "\n" for line in lines))

    def print_list(self, lines: list[str]) -> None:
        """Print the lines of a list, on a terminal through the pager where it is longer."""
        if not self.terminal or self.quiet or self.no_input:
            self.print_lines(lines)
            return
        from mentorcli.cli.paging import show

        show("".join(line + "\n" for line in lines), self.environ)

    def warn(self, line: str) -> None:
        """Say on standard error what the user should know."""
        sys.stderr.write(f"Warning: {visible(line)}\n")

    def remind(self, line: str) -> None:
        """Say on standard error what is left to do; nothing with --quiet."""
        if not self.quiet:
            sys.stderr.write(visible(line) + "\n")

    def emit(self, data: object) -> None:
        """Print data as JSON on standard output."""
        from mentorcli.render.records import to_json

        sys.stdout.write(to_json(data) + "\n")

    def tell(self, *lines: str) -> None:
        """Say on standard error what belongs to a question."""
        sys.stderr.write("".join(visible(line) + "\n" for line in lines))

    def ask(self, question: str) -> str:
        """Ask on standard error and return the line that was typed. Raises Abort at the end of the input.

        Not by `input` and what is built on it: they write to standard output, which may go into a file.
        """
        sys.stderr.write(visible(question))
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            import typer

            sys.stderr.write("\n")
            raise typer.Abort
        return line.rstrip("\r\n")

    def agreed(self, question: str) -> bool:
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
        if self.yes:
            return
        if not self.interactive:
            raise UsageError(f"Not confirmed: {question}", "Add --yes to do it without being asked.")
        if not self.agreed(question):
            raise RefusedError("Nothing is changed")

    def text(self, value: str | None) -> str | None:
        """Return a text argument in the form that is stored; `-` reads standard input."""
        from mentorcli.text import normalise

        if value is None:
            return None
        if value == "-":
            value = sys.stdin.buffer.read().decode("utf-8", "replace") if sys.stdin is not None else ""
        return normalise(value)

    @property
    def faults(self) -> tuple[str, ...]:
        """What could not be read on the way, one sentence each."""
        store = self.__dict__.get("store")
        return tuple(dict.fromkeys(fault.message for fault in store.faults)) if store is not None else ()

    def finish(self) -> None:
        """Say what reading met on its way.

        Raises UnreadableError where the answer is about every student and some could not be read. Where a change is
        saved, or the answer is about one student, the others are warned of.
        """
        store = self.__dict__.get("store")
        if store is None:
            return
        faults = {fault.message: fault for fault in store.faults}
        raised = bool(faults) and self._everyone and not self.wrote
        for warning in dict.fromkeys([*store.warnings, *([] if raised else faults)]):
            self.warn(warning)
        if raised:
            raise _joined(list(faults.values()))

    def close(self) -> None:
        """Close what was opened."""
        for opened in self._closing:
            opened.close()


def _wrapped(text: str, width: int) -> str:
    """Return lines wrapped to a terminal's width."""
    from mentorcli.render.wrapping import wrapped

    return "\n".join(part for line in text.split("\n") for part in wrapped(line, width))


def fixed(moment: datetime) -> datetime:
    """Return a moment with a fixed offset in place of its zone.

    Python compares and subtracts two datetimes of one zone by the clock on the wall; with fixed offsets it is elapsed
    time that counts, across clock changes too.
    """
    return moment.astimezone(timezone(moment.utcoffset() or timedelta()))


def _joined(faults: list[UnreadableError]) -> UnreadableError:
    """Return one error for all that could not be read."""
    from mentorcli.errors import UnreadableError

    if len(faults) == 1:
        return faults[0]
    details = tuple(fault.message for fault in faults)
    return UnreadableError(f"{len(faults)} students cannot be read", "The others are shown.", details)
