"""What tests share: what a command left, and the type of the function that runs one."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import msgspec

from mentorcli.store import missing
from mentorcli.store.layout import Home
from mentorcli.store.line_faults import whole
from mentorcli.store.repository import Store
from mentorcli.store.resealing import resealed


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


def resign(store: Path) -> None:
    """Sign the journals of a store anew, and make its index from what is there, as after a change by hand."""
    for path in [*store.glob("students/*/journal.jsonl"), store / "mentor.jsonl"]:
        if path.exists():
            data = path.read_bytes()
            end = whole(data)
            with contextlib.suppress(msgspec.DecodeError):  # one that cannot be read
                path.write_bytes(resealed(data[:end]) + data[end:])
    store.joinpath("index.json").unlink(missing_ok=True)
    opened = Store(Home(store, store / "config.toml"))
    with contextlib.closing(opened):
        root = opened.open_root()
        missing.rebuild(opened, root)
