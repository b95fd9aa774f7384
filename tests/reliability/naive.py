"""A deliberately naive store: read all, add, overwrite; no lock, no temporary file. The harness must fail on it."""

from __future__ import annotations

import json
import time
from pathlib import Path

from mentorcli.store import files

NAME = "notes.json"


def known(folder: Path) -> set[str]:
    """Return the ids in the file, none where there is no file."""
    path = folder / NAME
    return set(json.loads(path.read_text())) if path.exists() else set()


def add(folder: Path, key: str) -> None:
    """Add an id by writing the whole file anew."""
    everything = sorted(known(folder) | {key})
    files.on_step("read")
    time.sleep(0.002)  # a file of some size takes that long to be written anew
    with (folder / NAME).open("w") as file:
        files.on_step("emptied")
        text = json.dumps(everything)
        file.write(text[: len(text) // 2])
        file.flush()
        files.on_step("half written")
        file.write(text[len(text) // 2 :])
