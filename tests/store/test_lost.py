"""Changes of which nothing can come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import RefusedError
from mentorcli.models.recovery import Merge
from mentorcli.store.history import noted, operations
from mentorcli.store.lost import is_lost, refuse
from mentorcli.store.repository import Store
from store.kit import home_of


@pytest.fixture
def merged(mentor: Mentor) -> str:
    """Put three entries together and return the id of the first of the two changes."""
    for slug in "abc":
        mentor("student", "add", slug.upper(), "--slug", slug)
        mentor("session", "log", slug, "--at", "2026-11-10 10:00")
    mentor("student", "merge", "c", "b", "--yes")
    mentor("student", "merge", "b", "a", "--yes")
    return merges(mentor)[1]


def merges(mentor: Mentor) -> list[str]:
    """Return the merges that count, the latest first."""
    return [one["id"] for one in mentor("undo", "--list", "--json").json() if one["command"] == "student merge"]


def test_a_merge_whose_entry_is_part_of_another_waits(mentor: Mentor, merged: str) -> None:
    """The later one is named, and once that is taken back the first can be."""
    refused = mentor("undo", merged)
    assert (refused.code, f"Take that back first: mentor undo {merges(mentor)[0]}" in refused.err) == (1, True)
    assert len(mentor("student", "list", "--json").json()) == 1
    assert mentor("undo").code == 0
    assert mentor("undo", merged).code == 0
    assert sorted(one["student"] for one in mentor("session", "list", "--json").json()) == ["a", "b", "c"]
    assert mentor("store", "check").code == 0


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_merge_of_an_erased_student_is_refused(
    mentor: Mentor, merged: str, store: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    """With the reason, however it is asked for; nothing is written."""
    monkeypatch.setenv("LANG", lang)
    mentor("student", "forget", "a", "--yes")
    before = (store / "mentor.jsonl").read_bytes()
    last = merges(mentor)[0]
    refused = mentor("undo", last)
    reason = {"en": "An erasure cannot be undone.", "fr": "Un effacement ne peut pas être annulé."}
    assert (refused.code, reason[lang] in refused.err) == (1, True)
    assert mentor("undo", merged).code == 1
    assert last not in mentor("undo").err, "it is not offered either"
    assert (store / "mentor.jsonl").read_bytes() == before


def test_an_import_of_students_who_were_all_erased(
    mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it can go, or come back; while they are there it can."""
    mentor("student", "add", "Ann")
    mentor("student", "add", "Bo")
    file = tmp_path / "e.json"
    mentor("store", "export", "--out", str(file))
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "other"))
    mentor("store", "import", str(file))
    home = home_of(tmp_path / "other")
    store = Store(home)
    (operation,) = operations(store)
    assert not is_lost(store, operation)
    for slug in ("ann", "bo"):
        mentor("student", "forget", slug, "--yes")
    store = Store(home)
    operation = operations(store)[-1]
    assert (operation.cmd, is_lost(store, operation), noted(store, operation, Merge)) == ("store import", True, [])
    with pytest.raises(RefusedError, match="Nothing is left of that change"):
        refuse(store, operation)


def test_one_with_records_of_the_mentor_s_own(mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They can still go."""
    mentor("student", "add", "Ann")
    mentor("training", "done", "course")
    file = tmp_path / "e.json"
    mentor("store", "export", "--out", str(file))
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "other"))
    mentor("store", "import", str(file))
    mentor("student", "forget", "ann", "--yes")
    assert "mentor undo" in mentor("undo").err
    change = next(one["id"] for one in mentor("undo", "--list", "--json").json() if one["command"] == "store import")
    assert mentor("undo", change).code == 0
