"""Commands run in this process, and what the store is like after them."""

from __future__ import annotations

import contextlib
import io
import json
import os
from pathlib import Path

from mentorcli.app import main

ONE_DAY = "2027-01-01T12:00:00"


def ran(*words: str) -> tuple[int, str]:
    """Run a command without a terminal; return its exit code and what it printed, its errors where it printed none."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    printed, said = (stream.buffer.getvalue().decode() for stream in (out, err))
    return code, printed or said


def exported() -> str:
    """Return an export without its time."""
    code, out = ran("store", "export")
    assert code == 0, out
    return "\n".join(line for line in out.split("\n") if '"exported_at":' not in line)


def world() -> str:
    """Return everything that an undo brings back: the export, and the configuration after it.

    As of one day, whenever that is asked: the funding of a student is that of the present.
    """
    config = Path(os.environ["MENTOR_HOME"], "config.toml")
    now = os.environ["MENTOR_NOW"]
    os.environ["MENTOR_NOW"] = ONE_DAY
    try:
        return exported() + (config.read_text(encoding="utf-8") if config.exists() else "")
    finally:
        os.environ["MENTOR_NOW"] = now


def setting(known: str | None = None) -> str:
    """Return the configuration of a world, by default of the present one."""
    return (world() if known is None else known).rpartition("\n}\n")[2]


def entries() -> list[str]:
    """Return the ids of the changes that an undo would take back, the next one first."""
    listed = json.loads(ran("undo", "--list", "--json")[1])
    return [entry["id"] for entry in listed if not entry["command"].startswith("undo")]
