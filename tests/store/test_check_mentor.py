"""A mentor's journal that is lost is a fault where something shows that it was there."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor

JOURNAL = "mentor.jsonl"


def faults(mentor: Mentor) -> list[tuple[str, str]]:
    """Return the faults of the store: where each is, and what."""
    ran = mentor("store", "check", "--json")
    found = [(Path(one["path"]).name, one["message"]) for one in ran.json()["faults"]]
    assert ran.code == (4 if found else 0)
    return found


LOST = [(JOURNAL, "is missing: restore it from a backup")]


def test_after_an_erasure(mentor: Mentor, store: Path) -> None:
    """A tombstone is only there once the journal is, though nothing else was ever written to it."""
    mentor("student", "add", "Ann")
    mentor("student", "add", "Bo")
    assert not (store / JOURNAL).exists()
    assert faults(mentor) == []
    mentor("student", "forget", "bo", "--yes")
    assert faults(mentor) == []
    (store / JOURNAL).unlink()
    assert faults(mentor) == LOST
    assert mentor("student", "show", "ann").code == 0


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_after_an_import(mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    """Students who came with it do not count without the journal."""
    monkeypatch.setenv("LANG", lang)
    mentor("student", "add", "Ann")
    file = tmp_path / "e.json"
    mentor("store", "export", "--out", str(file))
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "other"))
    mentor("store", "import", str(file))
    assert faults(mentor) == []
    (tmp_path / "other" / JOURNAL).unlink()
    said = {"en": "is missing", "fr": "manque"}[lang]
    assert said in mentor("store", "check").out + mentor("store", "check").err
    assert [where for where, _ in faults(mentor)] == [JOURNAL]
    assert mentor("student", "list").code == 4
    assert mentor("store", "check", "--repair", "--accept").code == 0
    assert "Ann" in mentor("student", "list").out


def test_after_a_merge(mentor: Mentor, store: Path) -> None:
    """The entry that stands aside shows it."""
    for slug in ("ann", "bo"):
        mentor("student", "add", slug.title())
    mentor("student", "merge", "bo", "ann", "--yes")
    assert faults(mentor) == []
    (store / JOURNAL).unlink()
    assert LOST[0] in faults(mentor)
