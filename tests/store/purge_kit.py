"""What the tests of a purge share: a store with everything that can go, and what is left of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from helpers import Mentor


def hidden(store: Path, *, backups: bool = False) -> list[str]:
    """Return the files in which something stands that was taken back, deleted or replaced: all such texts say so."""
    found = [path for path in store.rglob("*") if path.is_file() and b"SECRET" in path.read_bytes()]
    return sorted(str(path.relative_to(store)) for path in found if backups or path.parent.name != "backups")


def world(mentor: Mentor) -> Any:
    """Return all that stands."""
    found = mentor("store", "export").json()
    del found["exported_at"]
    return found


def ids(mentor: Mentor) -> list[str]:
    """Return the ids of what `undo` lists."""
    return [entry["id"] for entry in mentor("undo", "--list", "--json").json()]


def filled(mentor: Mentor) -> Mentor:
    """Fill a store with everything that can go: in sessions, notes, the profile, the FAQ, an import, a merge."""
    run = mentor
    run("student", "add", "Amélie Durand", "--email", "a@example.org")
    run("student", "add", "Sam Okoro")
    run("session", "log", "amelie", "--at", "2026-11-20 10:00", "--late", "5m", "--notes", "Stays")
    text = run("session", "log", "amelie", "--at", "2026-11-19 10:00", "--notes", "SECRET text", "--json").json()["id"]
    run("session", "edit", text, "--notes", "In its place")
    run("session", "log", "sam", "--at", "2026-11-18 10:00", "--absent")
    run("session", "log", "amelie", "--at", "2026-11-17 10:00", "--notes", "SECRET session")
    run("session", "delete", run("session", "list", "--json").json()[-1]["id"], "--yes")
    run("student", "note", "amelie", "SECRET note")
    run("note", "remove", "amelie", "1")
    run("student", "note", "sam", "SECRET taken back")
    run("undo")
    run("student", "edit", "amelie", "--path", "SECRET path")
    run("undo")
    run("faq", "add", "SECRET question", "SECRET answer")
    run("faq", "remove", run("faq", "list", "--json").json()[-1]["id"])
    run("faq", "add", "Where?", "SECRET answer")
    run("faq", "edit", run("faq", "list", "--json").json()[-1]["id"], "--answer", "There")
    run("config", "set", "timezone", "Europe/Paris")
    run("undo")
    run("undo", "--redo")
    return mentor
