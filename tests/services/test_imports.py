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
