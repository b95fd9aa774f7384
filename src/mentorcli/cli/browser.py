"""A page in the user's browser: that of $BROWSER, else the system's own."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Mapping
from pathlib import Path

from mentorcli.cli.context import AppContext
from mentorcli.cli.programs import command_of, located
from mentorcli.render.text.report import no_browser_line

OPENERS = ("xdg-open", "open", "wslview")
"""What opens a file in the program of the user's choice: freedesktop systems, macOS, Linux inside Windows."""
_SECONDS = 0.5  # an opener that cannot open says so at once; a browser that runs is not waited for
_running: list[subprocess.Popen[bytes]] = []


def browser(environ: Mapping[str, str]) -> list[str]:
    """Return the command that opens a page; nothing where there is none. It is never looked for in this folder."""
    chosen = environ.get("BROWSER", "").strip()
    if chosen:
        with contextlib.suppress(OSError, ValueError):  # no such program, or a quotation mark that is not closed
            return command_of(chosen, environ)
    found = (located(name, environ) for name in OPENERS)
    return next(([path] for path in found if path is not None), [])


def open_page(app: AppContext, path: str) -> None:
    """Open a file in the browser, and warn where that cannot be: the page is written in any case."""
    environ = app.workspace.environ
    command = browser(environ)
    address = Path(path).as_uri()
    words = [word.replace("%s", address) for word in command]
    if not command or not _started(words if words != command else [*command, address], environ):
        app.output.warn(no_browser_line(path, app.lang))


def _started(command: list[str], environ: Mapping[str, str]) -> bool:
    """Start a browser that goes on by itself, and return whether it did not fail at once."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the user's own
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=dict(environ),
        )
    except OSError:
        return False
    _running.append(process)  # one that is let go while it runs is warned of
    with contextlib.suppress(subprocess.TimeoutExpired):
        return process.wait(_SECONDS) == 0
    return True
