"""What `--json` prints is what the published schemas say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

import schemas
from helpers import Mentor
from mentorcli.render.json.schema import OUTPUTS


def test_the_published_schemas_are_current() -> None:
    """docs/schemas is what `python tests/schemas.py` writes, and nothing else."""
    published = {path.name: path.read_text(encoding="utf-8") for path in schemas.FOLDER.iterdir()}
    assert published == schemas.schemas()


def holds(name: str, data: Any) -> None:
    """Hold data against a schema: every field there, of its type, and no other."""
    output = OUTPUTS[name]
    TypeAdapter(output).validate_json(json.dumps(data))
    assert list(data) == [field for field in getattr(output, "__dataclass_fields__", {}) if field in data]
    required = TypeAdapter(output).json_schema().get("required", [])
    assert set(required) <= set(data)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("student", ("student", "show", "amelie")), ("student", ("student", "edit", "amelie", "--status", "paused")),
        ("session", ("session", "log", "amelie", "--at", "2026-11-24 14:00", "--late", "20m")),
        ("session", ("session", "schedule", "amelie", "2026-12-01 14:00")),
        ("session", ("noshow", "mark", "amelie", "--at", "2026-11-23 14:00")),
        ("session-shown", ("session", "show", "amelie")),
        ("session", ("session", "cancel", "sam", "--at", "2026-11-20 10:00")),
        ("verdict", ("noshow", "check", "--scheduled", "2026-11-24 14:00", "--late", "15m1s")),
        ("verdict", ("noshow", "check", "--scheduled", "2026-11-24 14:00", "--absent")),
        ("attendance", ("attendance",)), ("attendance", ("attendance", "amelie")),
        ("checklist", ("presentation", "checklist")),
        ("checklist", ("presentation", "checklist", "amelie", "--done", "1")),
        ("checklist", ("transfer", "checklist", "amelie")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)  # fmt: skip
def test_records_are_what_their_schema_says(mentor: Mentor, name: str, words: tuple[str, ...]) -> None:
    """One record, printed by each command that prints it."""
    mentor("student", "add", "Amélie Durand", "--started", "2026-11-02", "--funding", "funded")
    mentor("student", "note", "amelie", "Prefers mornings")
    mentor("project", "add", "amelie", "Build a dashboard", "--level", "2")
    mentor("resource", "add", "amelie", "https://example.org/sql")
    mentor("session", "log", "amelie", "--at", "2026-11-17 14:00")
    mentor("student", "add", "Sam Okoro")
    mentor("session", "schedule", "sam", "2026-11-25 10:00")
    done = mentor(*words, "--json")
    assert done.code == 0, done.err
    holds(name, done.json())


def test_lists_are_arrays_of_records(mentor: Mentor) -> None:
    """Students, sessions, no-shows and hits of the FAQ."""
    mentor("student", "add", "Amélie Durand")
    mentor("session", "log", "amelie", "--at", "2026-11-17 14:00", "--absent")
    for name, words in (
        ("student", ("student", "list")), ("session", ("session", "list")), ("session", ("noshow", "list")),
        ("faq-hit", ("faq", "search", "étudiant", "absent")),
    ):  # fmt: skip
        found = mentor(*words, "--json").json()
        assert found
        for record in found:
            holds(name, record)


def test_the_agenda_is_what_its_schemas_say(mentor: Mentor) -> None:
    """Entries of several kinds, one of a student who is away, and the line."""
    mentor("student", "add", "Amélie Durand", "--started", "2026-11-02", "--funding", "funded")
    mentor("session", "log", "amelie", "--at", "2026-11-10 14:00")
    mentor("session", "schedule", "amelie", "2026-11-24 18:00")
    mentor("timeoff", "add", "2026-11-24", "amelie")
    entries = mentor("agenda", "--json").json()
    assert len(entries) > 1
    for entry in entries:
        holds("agenda-entry", entry)
        holds("agenda-line", mentor("agenda", "--oneline", "--json").json())


def test_a_sync_is_what_its_schemas_say(mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set up and synchronised, with something of every kind that was settled, and of what a person is to settle."""
    place, there = str(tmp_path / "place.git"), tmp_path / "there"
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    for slug in ("ben", "zoe"):
        mentor("student", "add", slug, "--slug", slug)
    holds("sync", mentor("sync", "init", "--json").json())
    holds("sync", mentor("sync", "init", place, "--json").json())

    def elsewhere(*words: str) -> Any:
        with monkeypatch.context() as patch:
            patch.setenv("XDG_STATE_HOME", str(there / "state"))
            return mentor("--store", str(there / "store"), *words)

    holds("sync", elsewhere("sync", "init", place, "--json").json())
    file = tmp_path / "sessions.csv"
    file.write_text("student,start\nEve Martin,2026-11-10 10:00\n", encoding="utf-8")
    mentor("session", "schedule", "amelie", "2026-11-25 10:00")
    mentor("sync")
    elsewhere("sync")
    mentor("student", "merge", "zoe", "amelie", "--yes")
    mentor("undo")
    mentor("student", "merge", "zoe", "amelie", "--yes")
    for run in (mentor, elsewhere):
        run("session", "edit", "amelie", "--notes", "x" if run is mentor else "y")
        run("student", "edit", "amelie", "--phone", "0611111111" if run is mentor else "0622222222")
        run("config", "set", "policy.late_minutes", "10" if run is mentor else "12")
        run("session", "import", str(file), "--yes")
        run("session", "log", "amelie", "--at", "2026-11-20 10:00", "--new")
    mentor("student", "note", "ben", "private")
    elsewhere("student", "note", "zoe", "went on")
    elsewhere("student", "forget", "ben", "--yes")
    kinds, to_settle = set(), []
    for run in (elsewhere, mentor, elsewhere, mentor):
        found = run("sync", "--json").json()
        holds("sync", found)
        kinds |= {one["kind"] for one in found["settled"]}
        to_settle += found["to_settle"]
    assert kinds >= {"taken-back", "profile", "setting", "erased", "together-taken-back", "slug", "same-session"}
    assert to_settle
    holds("sync-status", mentor("sync", "status", "--json").json())
    versions = mentor("sync", "log", "--json").json()
    assert {one["kind"] for one in versions} == {"here", "both"}
    for one in versions:
        holds("sync-version", one)


def test_errors_are_records_too(mentor: Mentor) -> None:
    """On standard error, whatever went wrong."""
    for words in (("student", "show", "nobody"), ("session", "log"), ("noshow", "check", "--late", "x"), ("config", "set", "lang", "de")):  # fmt: skip  # noqa: E501
        done = mentor(*words, "--json")
        assert (done.code != 0, done.out) == (True, "")
        holds("error", json.loads(done.err))
