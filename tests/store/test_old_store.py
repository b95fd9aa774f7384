"""A store that the version of schema 1 wrote is read by every command as it is, and brought up to date by a change.

`fixtures/schema-1/store` was written by that version, `fixtures/schema-1/export.json` is its export of it.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor
from mentorcli.app import main
from reliability.harness import in_child
from store.kit import contents

FIXTURES = Path(__file__).with_name("fixtures") / "schema-1"
NOW = "2026-11-24T15:00:00+01:00"
READING = (
    ("student", "list", "--all"), ("student", "show", "amelie"), ("student", "show", "sam"),
    ("project", "list", "amelie"),
    ("session", "list"), ("session", "show", "wnwt69xb13ge"), ("attendance",), ("attendance", "amelie"), ("agenda",),
    ("presentation", "checklist", "amelie"), ("presentation", "eligibility"), ("transfer", "checklist", "sam"),
    ("transfer", "status"), ("transfer", "handover", "sam"), ("contact", "next"), ("contact", "message", "zoe-petit"),
    ("training", "status"), ("faq", "list"), ("faq", "search", "form"), ("statement", "--month", "2026-11"),
    ("noshow", "report", "amelie"), ("policy", "list"), ("policy", "show"), ("store", "path"), ("store", "check"),
    ("store", "export"), ("undo", "--list"), ("config", "list"), ("doctor",), (),
)  # fmt: skip
STEPS_OF_A_MIGRATION = 15


@pytest.fixture
def old(store: Path) -> Path:
    """Return a store that the older version wrote, with the permissions it gave."""
    shutil.copytree(FIXTURES / "store", store)
    for path in [store, *store.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)
    return store


def exported(mentor: Mentor) -> dict[str, Any]:
    """Return an export without the time at which it was made."""
    document: dict[str, Any] = mentor("store", "export").json()
    del document["exported_at"]
    return document


@pytest.mark.parametrize("words", READING, ids=" ".join)
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["text", "json"])
def test_every_command_reads_it_as_it_is(
    old: Path, mentor: Mentor, words: tuple[str, ...], form: tuple[str, ...]
) -> None:
    """The answer is that of a store in order, and no byte of it changes."""
    before = contents(old)
    if words or not form:
        ran = mentor(*words, *form)
        assert ran.code in (0, 1), ran.err
        assert "schema 1" not in ran.err
    assert contents(old) == before


def test_what_it_holds_is_what_the_older_version_exported(old: Path, mentor: Mentor) -> None:
    """Every record with every field that there was then; what is new is empty."""
    assert old.exists()
    document, then = exported(mentor), json.loads((FIXTURES / "export.json").read_text(encoding="utf-8"))
    assert document["mentor"] == then["mentor"]
    for now, before in zip(document["sessions"], then["sessions"], strict=True):
        assert {**now, **before} == now
        assert {key: now[key] for key in now.keys() - before.keys()} == {
            "actual_minutes": None, "named": [], "series": None,
        }  # fmt: skip
    for now, before in zip(document["students"], then["students"], strict=True):
        for one in now["projects"]:
            assert one.pop("periods") == []
        assert {**now, **{key: value for key, value in before.items() if key not in ("records", "tombstone")}} == now
        assert now["uid"] == before["tombstone"]
        assert list(now["records"]) == list(before["records"])
    assert json.loads(mentor("store", "check", "--json").out)["faults"] == []


def test_its_export_is_taken_in(mentor: Mentor) -> None:
    """An export of the older version is that of this one with less in it."""
    text = (FIXTURES / "export.json").read_text(encoding="utf-8")
    assert mentor("store", "import", "-", stdin=text).code == 0
    assert mentor("store", "import", "-", "--json", stdin=text).json()["new"] == 0
    assert [session["id"] for session in exported(mentor)["sessions"]] == [
        session["id"] for session in json.loads(text)["sessions"]
    ]
    assert mentor("store", "check").code == 0


def test_the_first_change_brings_it_up_to_date(old: Path, mentor: Mentor) -> None:
    """A backup is made first and named; the old lines stay, and the backup brings the store of before back."""
    before, knew = contents(old), exported(mentor)
    ran = mentor("student", "note", "sam", "New")
    assert ran.code == 0
    assert "from schema 1 to 2" in ran.err
    (backup,) = (old / "backups").iterdir()
    assert str(backup) in ran.err
    after = contents(old)
    for name, data in before.items():
        if name.endswith("journal.jsonl") or name == "mentor.jsonl":
            assert after[name].startswith(data)
    assert mentor("student", "note", "sam", "Again").err == ""
    assert mentor("store", "check").code == 0
    assert mentor("undo").code == 0
    assert mentor("undo").code == 0
    assert exported(mentor) == knew
    assert mentor("store", "restore", str(backup), "--yes").code == 0
    assert [exported(mentor)[part] for part in ("students", "sessions")] == [knew["students"], knew["sessions"]]
    assert mentor("store", "check").code == 0


def test_killed_at_every_step_of_it(old: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store reads as before or after the change, and the next change ends what was begun."""
    monkeypatch.setenv("MENTOR_NOW", NOW)
    pristine = old.with_name("pristine")
    shutil.copytree(old, pristine)
    knew = exported(mentor)
    notes = [note["text"] for note in knew["students"][1]["notes"]]
    for step in range(1, 100):
        shutil.rmtree(old)
        shutil.copytree(pristine, old)
        ended = in_child(lambda: main(("student", "note", "sam", "New")), step)
        found = exported(mentor)
        told = [note["text"] for note in found["students"][1].pop("notes")]
        assert told in ([*notes, "New"] if ended else notes, [*notes, "New"]), step
        assert found["sessions"] == knew["sessions"], step
        assert mentor("student", "note", "amelie", "Next").code == 0, step
        assert b"schema = 2" in (old / "store.toml").read_bytes()
        assert mentor("store", "check", "--repair").code == 0, step
        if ended:
            break
    assert step > STEPS_OF_A_MIGRATION
