"""Taking in an export of mentor's own."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import UnreadableError
from mentorcli.services.exports import export_json
from mentorcli.services.imports import import_export
from services.conftest import Fresh


@contextlib.contextmanager
def silent(stage: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show no progress."""
    del stage, total
    yield lambda _: None


def test_everything_or_the_same_again(
    mentor: Mentor, fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In an empty store all is new; a second time all is the same; the stages are told."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    mentor("session", "log", "amelie", "--at", "2026-11-20 10:00")
    data = export_json(fresh(), []).texts[""].encode()
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "new"))
    stages: list[tuple[str, int]] = []

    @contextlib.contextmanager
    def progress(stage: str, total: int) -> Iterator[Callable[[int], None]]:
        stages.append((stage, total))
        yield lambda _: None

    first = import_export(fresh(), data, "x.json", progress)
    assert (first.new, first.wrote, stages[0]) == (2, True, ("checking", 1))
    again = import_export(fresh(), data, "x.json", silent)
    assert (again.new, again.changed, again.same, again.wrote) == (0, 0, 2, False)
    assert fresh().store.first_session() is not None


def test_a_fault_takes_nothing(fresh: Fresh) -> None:
    """Every fault is named and the store stays as it was; sessions that are no list are one."""
    data = json.dumps({"schema": 1, "students": [{"id": "NO"}], "sessions": "none"}).encode()
    with pytest.raises(UnreadableError):
        import_export(fresh(), data, "x.json", silent)
    assert fresh().store.slugs() == []


def test_a_student_without_sessions(fresh: Fresh) -> None:
    """Nothing was held, so the mentor's first session stays as it was."""
    row = {"id": "sam", "name": "Sam Okoro"}
    done = import_export(fresh(), json.dumps({"schema": 1, "students": [row]}).encode(), "x.json", silent)
    assert (done.new, fresh().store.slugs()) == (1, ["sam"])


def test_the_same_slug_in_two_stores_is_two_people(
    mentor: Mentor, fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another store's Ann is added beside this one's, and a trial run says so and writes nothing."""
    mentor("student", "add", "Ann", "--email", "first@example.org")
    data = export_json(fresh(), ()).texts[""].encode()
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "new"))
    mentor("student", "add", "Ann", "--email", "second@example.org")
    tried = import_export(fresh(), data, "x.json", silent, dry_run=True)
    assert (tried.new, tried.placed, tried.wrote) == (1, (("ann", "ann-2", True),), False)
    assert fresh().store.slugs() == ["ann"]
    done = import_export(fresh(), data, "x.json", silent)
    assert (done.placed, done.wrote) == ((("ann", "ann-2", True),), True)
    assert fresh().store.student("ann").student.email == "second@example.org"
    assert fresh().store.student("ann-2").student.email == "first@example.org"


def test_an_erased_student_is_left_out(mentor: Mentor, fresh: Fresh) -> None:
    """Though a new one has the slug: nothing of the old one comes into the new one."""
    mentor("student", "add", "Ann", "--email", "old@example.org")
    mentor("student", "note", "ann", "Old")
    data = export_json(fresh(), ()).texts[""].encode()
    mentor("student", "forget", "ann", "--yes")
    mentor("student", "add", "Ann")
    done = import_export(fresh(), data, "x.json", silent)
    assert (done.erased, done.wrote) == (("ann",), False)
    records = fresh().store.student("ann")
    assert (records.student.email, records.notes) == (None, [])


def test_a_trial_run_needs_no_store(fresh: Fresh) -> None:
    """And makes none."""
    row = {"id": "sam", "name": "Sam Okoro"}
    data = json.dumps({"schema": 1, "students": [row]}).encode()
    assert import_export(fresh(), data, "x.json", silent, dry_run=True).new == 1
    assert not fresh().home.store.exists()


def test_what_differs_is_listed_and_stays(mentor: Mentor, fresh: Fresh) -> None:
    """Field by field, unless the file's is asked for."""
    mentor("student", "add", "Ann", "--phone", "0102030405")
    data = export_json(fresh(), ()).texts[""].encode()
    mentor("student", "edit", "ann", "--phone", "0607080910")
    done = import_export(fresh(), data, "x.json", silent)
    assert [one.fields for one in done.differing] == [(("phone", "0607080910", "0102030405"),)]
    assert fresh().store.student("ann").student.phone == "0607080910"
    assert import_export(fresh(), data, "x.json", silent, theirs=True).changed == 1
    assert fresh().store.student("ann").student.phone == "0102030405"


def test_there_and_back_is_the_same(
    mentor: Mentor, fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The export of a store made from an export is that export."""
    assert mentor("demo", "--load").code == 0
    first = export_json(fresh(), ()).texts[""]
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "new"))
    import_export(fresh(), first.encode(), "x.json", silent)
    assert export_json(fresh(), ()).texts[""] == first
