"""Entries that are one person in an export and two in the store are put together by the import."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.services.import_merges import instead, leaving, notes_of, unitings, with_united
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh

SLUGS = ("ann", "bo", "cy")


@pytest.fixture
def exports(mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Return two exports, with three entries apart and as one, and go on in a store that has them apart."""
    apart, one = tmp_path / "apart.json", tmp_path / "one.json"
    for number, slug in enumerate(SLUGS):
        mentor("student", "add", slug.title(), "--slug", slug, *(("--funding", "self-paid") if slug == "ann" else ()))
        mentor("session", "log", slug, "--at", f"2026-11-1{number} 10:00")
        mentor("student", "note", slug, f"about {slug}")
    mentor("store", "export", "--out", str(apart))
    for gone, into in (("cy", "bo"), ("bo", "ann")):
        assert mentor("student", "merge", gone, into, "--yes").code == 0
    mentor("student", "add", "Dan")
    mentor("store", "export", "--out", str(one))
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "other"))
    assert mentor("store", "import", str(apart)).code == 0
    return apart, one


def students(mentor: Mentor) -> list[str]:
    """Return the slugs of all students."""
    return [one["id"] for one in mentor("student", "list", "--all", "--json").json()]


def told(mentor: Mentor) -> list[tuple[str, str]]:
    """Return each session's student and funding, the oldest first."""
    return [(one["student"], one["funding"]) for one in reversed(mentor("session", "list", "--json").json())]


def test_one_import_puts_them_together(mentor: Mentor, exports: tuple[Path, Path]) -> None:
    """With whoever is new in the file, as one step that goes and comes back as a whole; again it changes nothing."""
    apart, one = exports
    before = told(mentor)
    assert mentor("store", "import", str(one), "--dry-run", "--json").json()["merged"] == [
        {"from": "bo", "into": "ann"}, {"from": "cy", "into": "ann"},
    ]  # fmt: skip
    assert (students(mentor), told(mentor)) == (["ann", "bo", "cy"], before)
    assert mentor("store", "import", str(one)).code == 0
    for _ in range(2):
        assert (students(mentor), told(mentor)) == (["ann", "dan"], [("ann", "self-paid")] * 3)
        assert len(mentor("student", "show", "ann", "--json").json()["notes"]) == 3
        assert mentor("store", "check").code == 0
        assert mentor("undo").code == 0
        assert (students(mentor), told(mentor)) == (["ann", "bo", "cy"], before)
        assert mentor("store", "check").code == 0
        assert mentor("undo", "--redo").code == 0
    for file in (one, apart):
        again = mentor("store", "import", str(file), "--json").json()
        assert (again["new"], again["changed"], again["merged"]) == (0, 0, [])
    assert mentor("student", "forget", "ann", "--yes").code == 0
    assert mentor("store", "import", str(apart)).code == 0
    assert students(mentor) == ["dan"]


@pytest.mark.parametrize(
    ("lang", "now", "would"),
    [
        ("en", "bo and ann are one person in the file: bo is part of ann now", "bo would become part of ann"),
        ("fr", "bo et ann sont une seule personne dans le fichier : bo fait maintenant partie", "bo ferait partie"),
    ],
)  # fmt: skip
def test_the_answer_says_so(
    mentor: Mentor, exports: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, lang: str, now: str, would: str
) -> None:
    """What would be done, and what was, with the sessions that follow."""
    monkeypatch.setenv("LANG", lang)
    asked = mentor("store", "import", str(exports[1]), "--dry-run").out.replace("\u00a0", " ")
    done = mentor("store", "import", str(exports[1])).out.replace("\u00a0", " ")
    assert would in asked
    assert now in done
    assert {"en": "funding is known by that: 2", "fr": "le financement est ainsi connu : 2"}[lang] in done


def test_what_is_newer_in_the_file_stands(mentor: Mentor, exports: tuple[Path, Path], tmp_path: Path) -> None:
    """A session that moves and differs in the file is taken from there with --theirs; a fault leaves both apart."""
    document = json.loads(exports[1].read_text(encoding="utf-8"))
    for session in document["sessions"]:
        session["notes"] = "from the file"
    file = tmp_path / "newer.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert mentor("store", "import", str(file), "--theirs").code == 0
    assert [one["notes"] for one in mentor("session", "list", "--json").json()] == ["from the file"] * 3
    assert {funding for _, funding in told(mentor)} == {"self-paid"}
    mentor("undo")
    document["sessions"][0]["duration_minutes"] = -1
    file.write_text(json.dumps(document), encoding="utf-8")
    assert mentor("store", "import", str(file)).code == 4
    assert students(mentor) == ["ann", "bo", "cy"]


def test_an_entry_that_is_here_only_in_part(
    mentor: Mentor, exports: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file's own entry is not here: those that are part of it are one from then on, under a slug of here."""
    apart, one = exports
    document = json.loads(apart.read_text(encoding="utf-8"))
    document["students"], document["sessions"] = document["students"][1:], document["sessions"][1:]
    document["sessions"] = [row for row in document["sessions"] if row["student"] != "ann"]
    file = tmp_path / "two.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "third"))
    assert mentor("store", "import", str(file)).code == 0
    assert students(mentor) == ["bo", "cy"]
    assert mentor("store", "import", str(one)).code == 0
    assert len(students(mentor)) == 2
    assert len({student for student, _ in told(mentor)}) == 1
    assert mentor("store", "check").code == 0
    assert mentor("store", "import", str(one), "--json").json()["new"] == 0


@pytest.mark.usefixtures("exports")
def test_nothing_is_put_together_for_another_reason(mentor: Mentor, fresh: Fresh, tmp_path: Path) -> None:
    """An export of the store itself, or one whose aliases nobody has here."""
    document = json.loads(mentor("store", "export").out)
    document["students"][0]["aliases"] = ["nobody000001"]
    workspace: Workspace = fresh()
    united = unitings(workspace, document)
    assert (united, instead(united), leaving(united), notes_of(united)) == ({}, {}, {}, [])
    assert with_united([], united) == []
    assert unitings(workspace, {"students": None}) == {}
    file = tmp_path / "self.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert mentor("store", "import", str(file)).code == 0
    assert students(mentor) == ["ann", "bo", "cy"]
