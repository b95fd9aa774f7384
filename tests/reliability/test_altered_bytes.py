"""A changed byte of any file of a store is named by a check (all: `python tests/reliability/test_altered_bytes.py`).

Left out, with the reason: `config.toml` is a person's to edit, as are texts in `.editing`; `.lock` only spares time; a
file that ends in `.torn` is what a crash left of something that was never said to be saved; backups are verified before
a restore. A changed byte in a profile is named as a change by hand.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mentorcli.store import undo
from mentorcli.store.check import check
from mentorcli.store.layout import PROFILE
from mentorcli.store.transaction import writing
from reliability.cases import put_together
from store.kit import AT, a_note, a_session, a_student, add, opened, put

LEFT_OUT = (".lock", "config.toml")
EACH = 23  # every so many bytes of a file, in the suite; a prime, so that lines are met at every place


def filled(folder: Path) -> None:
    """Make a store with a file of every kind: two entries that are one, one who went, a session and a note."""
    put_together(folder)
    add(folder, a_student("gone", name="Gone"))
    with opened(folder) as store, writing(store) as writer:
        undo.take_back(writer, undo.choose(store, None), at=AT)
    add(folder, a_student("erased", name="Erased"))
    with opened(folder) as store, writing(store) as writer:
        writer.forget(store.student("erased"), at=AT)
    put(folder, "amelie", a_session(id="sess10n00001"), a_note("kept"))


def unnamed(folder: Path, each: int) -> Iterator[str]:
    """Yield the places of changed bytes that a check says nothing of."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.name in LEFT_OUT:
            continue
        data = path.read_bytes()
        for place in range(0, len(data), each):
            changed = bytearray(data)
            changed[place] ^= 1 << place % 7
            path.write_bytes(changed)
            with opened(folder) as store:
                report = check(store)
            if not report.faults and (path.name != PROFILE or not report.edited):
                yield f"{path.relative_to(folder)}, byte {place}"
        path.write_bytes(data)


def test_no_byte_changes_without_a_word(tmp_path: Path) -> None:
    """Whichever file it is in."""
    store = tmp_path / "store"
    filled(store)
    with opened(store) as one:
        assert check(one).faults == []
    kinds = {path.name for path in store.rglob("*") if path.is_file()} - {*LEFT_OUT, *(store / "erased").iterdir()}
    assert {"store.toml", "index.json", "mentor.jsonl", "journal.jsonl", "profile.toml"} <= kinds
    assert list(unnamed(store, EACH)) == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        home = Path(made) / "store"
        filled(home)
        found = list(unnamed(home, 1))
        size = sum(path.stat().st_size for path in home.rglob("*") if path.is_file() and path.name not in LEFT_OUT)
        sys.stdout.write(json.dumps({"bytes": size, "unnamed": found}, indent=1) + "\n")
