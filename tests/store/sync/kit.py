"""What the tests of `mentor sync` share: computers that have one store, and what all of them must agree on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from reliability.clones import Clone

HELD = "2026-11-20 11:00"
COMING = "2026-11-25 10:00"


class Computers:
    """Two computers that have one store with Ann in it, by a folder that both reach."""

    def __init__(self, folder: Path) -> None:
        self.place = folder / "place.git"
        self.a, self.b = Clone(folder, "a"), Clone(folder, "b")

    def begin(self) -> Computers:
        """Let both have the store."""
        self.ok(self.a, "student", "add", "Ann Roy", "--slug", "ann", "--email", "ann@example.org")
        self.ok(self.a, "student", "add", "Bob Petit", "--slug", "bob")
        for clone in (self.a, self.b):
            self.ok(clone, "sync", "init", str(self.place))
        return self

    @staticmethod
    def ok(clone: Clone, *words: str) -> str:
        """Run a command that must succeed; return what it printed and said."""
        code, out, err = clone.run(*words)
        assert code == 0, (clone.name, words, code, out, err)
        return out + err

    def meet(self) -> tuple[str, str]:
        """Synchronise a, b and a again; return what a and b said on the whole."""
        said = [self.ok(clone, "sync") for clone in (self.a, self.b, self.a)]
        return said[0] + said[2], said[1]

    def agree(self, *, settle: int = 0) -> None:
        """Hold both computers to one export, no fault, and so many things that are to settle."""
        assert self.a.exported() == self.b.exported()
        found = [json.loads(clone.run("store", "check", "--json")[1]) for clone in (self.a, self.b)]
        for one in found:
            assert one["faults"] == []
            assert len(one["to_settle"]) == settle, one["to_settle"]
        assert found[0]["to_settle"] == found[1]["to_settle"]

    def json(self, clone: Clone, *words: str) -> Any:
        """Return what a command prints as JSON."""
        return json.loads(clone.run(*words, "--json")[1])

    def notes(self, clone: Clone, slug: str = "ann") -> list[str]:
        """Return the texts of the notes on a student."""
        return [one["text"] for one in self.json(clone, "note", "list", slug)]


def copied(begun: Path, folder: Path) -> Computers:
    """Return a copy of two computers in a folder of its own."""
    shutil.copytree(begun, folder, dirs_exist_ok=True, symlinks=True)
    for path in (*folder.glob("*/store/.git/config"), *folder.glob("*/state/mentor/synchronised/*")):
        path.write_text(path.read_text(encoding="utf-8").replace(str(begun), str(folder)), encoding="utf-8")
    return Computers(folder)


def journal(clone: Clone, slug: str = "ann") -> Path:
    """Return the path of a student's journal."""
    return clone.store / "students" / slug / "journal.jsonl"


def everything(*folders: Path) -> dict[str, bytes]:
    """Return all files below some folders, but for what a command that changes nothing may write."""
    passing = (".lock", "lock", "state.json", "machine", "FETCH_HEAD")
    found = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and path.name not in passing:
                found[str(path)] = path.read_bytes()
    return found
