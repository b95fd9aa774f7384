"""What tests share: what a command left, and the type of the function that runs one."""

from __future__ import annotations

import json
from typing import Any, NamedTuple, Protocol


class Ran(NamedTuple):
    """What a command left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Return standard output as JSON."""
        return json.loads(self.out)


class Mentor(Protocol):
    """Runs one command through `main`; `now` moves the clock, `stdin` is what is piped in."""

    def __call__(self, *words: str, now: str | None = None, stdin: str = "") -> Ran: ...  # noqa: D102


class Editor(Protocol):
    """Makes a command for $EDITOR that changes the file it is given (`$1`) by a shell script."""

    def __call__(self, script: str) -> str: ...  # noqa: D102
