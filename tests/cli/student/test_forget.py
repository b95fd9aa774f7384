"""`mentor student forget`."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.store import files
from store.kit import failing


@pytest.mark.usefixtures("amelie")
def test_forget_asks_and_erases_everything(mentor: Mentor, store: Path) -> None:
    """Without a terminal nothing is asked and nothing erased; with --yes nothing of the student is left."""
    mentor("session", "log", "amelie", "--at", "14:00")
    refused = mentor("student", "forget", "amelie")
    assert refused.code == 2
    assert "--yes" in refused.err
    done = mentor("student", "forget", "amelie", "--yes")
    assert done.code == 0
    assert "sessions: 1, notes: 0" in done.out
    assert "Backups" in done.out
    assert mentor("student", "show", "amelie").code == 3
    left = [path for path in store.rglob("*") if path.is_file()]
    assert not any(b"lie" in path.read_bytes() for path in left)
    assert not any("amelie" in path.name for path in store.rglob("*"))


def first_day(mentor: Mentor) -> str | None:
    """Return the day of the first session on which eligibility for presentations turns."""
    day: str | None = mentor("presentation", "eligibility", "--json").json()["first_held"]
    return day


def to_record(mentor: Mentor) -> list[str]:
    """Return the students whose sessions lack a recording that must exist."""
    return [one["student"] for one in mentor("session", "list", "--missing-recording", "--json").json()]


@pytest.fixture
def first(mentor: Mentor, amelie: str) -> str:
    """Give the student the mentor's first held session, and another student a later one; return the first's slug."""
    mentor("session", "log", amelie, "--at", "2026-08-10 23:30", "--recording", "https://example.org/1")
    mentor("student", "add", "Sam Okoro")
    mentor("session", "log", "sam", "--at", "2026-09-10 10:00")
    assert (first_day(mentor), to_record(mentor)) == ("2026-08-10", [])
    return amelie


def test_the_day_of_the_first_session_stays(mentor: Mentor, first: str, store: Path) -> None:
    """Eligibility and recordings do not change, nothing but the day is kept, and the store is sound."""
    assert mentor("student", "forget", first, "--yes").code == 0
    assert (first_day(mentor), to_record(mentor)) == ("2026-08-10", [])
    assert '"erased":"2026-08-10T00:00:00+02:00"' in (store / "mentor.jsonl").read_text(encoding="utf-8")
    assert mentor("store", "check").code == 0
    mentor("session", "log", "sam", "--at", "2026-10-10 10:00")
    assert mentor("session", "delete", "sam", "--yes").code == 2
    assert (first_day(mentor), to_record(mentor)) == ("2026-08-10", [])


def test_the_day_stays_where_the_first_was_not_noted(mentor: Mentor, first: str) -> None:
    """It is looked for among all students before the erasure; an erasure of another keeps nothing."""
    mentor("session", "delete", mentor("session", "list", "--json").json()[0]["id"], "--yes")
    mentor("session", "log", "sam", "--at", "2026-07-01 10:00", "--json")
    mentor("undo")
    assert mentor("student", "forget", first, "--yes").code == 0
    assert mentor("session", "log", "sam", "--at", "2026-09-10 10:00").code == 0
    assert (first_day(mentor), to_record(mentor)) == ("2026-08-10", [])
    assert mentor("student", "forget", "sam", "--yes").code == 0
    assert first_day(mentor) == "2026-08-10"


@pytest.mark.usefixtures("first")
def test_the_day_of_another_student_is_not_kept(mentor: Mentor, store: Path) -> None:
    """Whoever has the first session is still there."""
    assert mentor("student", "forget", "sam", "--yes").code == 0
    assert '"erased":"' not in (store / "mentor.jsonl").read_text(encoding="utf-8")
    assert first_day(mentor) == "2026-08-10"
    mentor("student", "add", "Zoé Petit")
    assert mentor("student", "forget", "zoe", "--yes").code == 0
    assert first_day(mentor) == "2026-08-10"


def test_an_earlier_session_is_the_first_again(mentor: Mentor, first: str) -> None:
    """One that is logged later for a day before; taken back, the day of the erased one holds again."""
    mentor("student", "forget", first, "--yes")
    mentor("session", "log", "sam", "--at", "2026-07-01 10:00")
    assert (first_day(mentor), to_record(mentor)) == ("2026-07-01", ["sam-okoro"])
    assert mentor("undo").code == 0
    assert (first_day(mentor), to_record(mentor)) == ("2026-08-10", [])
    assert mentor("store", "check").code == 0


def test_the_day_stays_over_restore_and_import(mentor: Mentor, first: str, tmp_path: Path) -> None:
    """A backup and an export from before the erasure leave the student out, and the day as it is."""
    backup, export = tmp_path / "b.tar.gz", tmp_path / "e.json"
    mentor("store", "backup", str(backup))
    mentor("store", "export", "--out", str(export))
    mentor("student", "forget", first, "--yes")
    commands = (("store", "restore", str(backup), "--yes"), ("undo",), ("undo", "--redo"))
    for command in (*commands, ("store", "import", str(export))):
        assert mentor(*command).code == 0
        assert mentor("student", "show", first).code == 3
        assert (first_day(mentor), to_record(mentor)) == ("2026-08-10", [])
        assert mentor("store", "check").code == 0


@pytest.mark.parametrize("moved", ["2026-11-01 10:00", None])
def test_a_restore_looks_anew_for_the_first_of_the_others(
    mentor: Mentor, first: str, tmp_path: Path, moved: str | None
) -> None:
    """The backup notes a session of the erased student that is none of theirs here, or was not the first any more."""
    backup = tmp_path / "b.tar.gz"
    mentor("store", "backup", str(backup))
    held = next(one["id"] for one in mentor("session", "list", "--json").json() if one["student"] == first)
    changed = ["edit", held, "--at", moved] if moved else ["delete", held, "--yes"]
    assert mentor("session", *changed).code == 0
    assert mentor("student", "forget", first, "--yes").code == 0
    assert first_day(mentor) == "2026-09-10"
    for command in (("store", "restore", str(backup), "--yes"), ("undo",), ("undo", "--redo")):
        assert mentor(*command).code == 0
        assert mentor("store", "check").code == 0
        assert (first_day(mentor), to_record(mentor)) == ("2026-09-10", ["sam-okoro"])


def test_the_day_goes_with_an_export(
    mentor: Mentor, first: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another store that takes it in knows it; a faulty one is named, and an earlier one there stays."""
    mentor("student", "forget", first, "--yes")
    export = tmp_path / "e.json"
    mentor("store", "export", "--out", str(export))
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "other"))
    assert mentor("store", "import", str(export)).code == 0
    assert (first_day(mentor), to_record(mentor)) == ("2026-08-10", [])
    text = export.read_text(encoding="utf-8")
    export.write_text(text.replace("2026-08-10T00:00:00+02:00", "soon"), encoding="utf-8")
    refused = mentor("store", "import", str(export))
    assert (refused.code, "first-session, row 1, field erased" in refused.err) == (4, True)
    export.write_text(text.replace("2026-08-10T00", "2026-08-20T00"), encoding="utf-8")
    assert mentor("store", "import", str(export)).code == 0
    assert first_day(mentor) == "2026-08-10"


@pytest.mark.parametrize("step", ["folder-rename", "folder-make"])
def test_an_erasure_that_fails_keeps_no_day(
    mentor: Mentor, first: str, store: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The student is there with the session, and so is the note of it."""
    with monkeypatch.context() as faulty:
        faulty.setattr(files, "on_step", failing(step))
        assert mentor("student", "forget", first, "--yes").code == 5
    assert '"erased":"' not in (store / "mentor.jsonl").read_text(encoding="utf-8").splitlines()[-1]
    assert (first_day(mentor), to_record(mentor)) == ("2026-08-10", [])
    assert mentor("session", "show", first).code == 0
