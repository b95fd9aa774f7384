"""Long output through the user's pager, on a terminal only."""

from __future__ import annotations

import contextlib
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping

from mentorcli.cli.programs import command_of

DEFAULT = "less"
# Leave at once what fits on the screen, show colours, keep the text on the screen afterwards: what git sets too.
LESS = {"LESS": "FRX", "LESSCHARSET": "utf-8"}


def pager(environ: Mapping[str, str]) -> list[str]:
    """Return the pager's command: $PAGER, else less where there is one; nothing for an empty one and for `cat`."""
    chosen = environ.get("PAGER", DEFAULT).strip()
    if chosen == "cat" or environ.get("TERM") == "dumb":
        return []
    with contextlib.suppress(OSError, ValueError):  # no such program, or a quotation mark that is not closed
        return command_of(chosen, environ)
    return []


def page(text: str, command: list[str], environ: Mapping[str, str]) -> bool:
    """Show a text in a pager and return whether it could be started. Leaving it early is no error."""
    try:
        started = subprocess.Popen(command, stdin=subprocess.PIPE, env={**LESS, **environ})  # noqa: S603 - the user's own
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's while it runs
    try:
        with contextlib.suppress(BrokenPipeError):
            started.communicate(text.encode(errors="backslashreplace"))
        started.wait()
    finally:
        signal.signal(signal.SIGINT, before)
    return True


def show(text: str, environ: Mapping[str, str]) -> None:
    """Print a text, through the pager where it is longer than the terminal."""
    rows = shutil.get_terminal_size().lines
    command = pager(environ) if text.count("\n") >= rows else []
    sys.stdout.flush()
    if not (command and page(text, command, environ)):
        sys.stdout.write(text)
