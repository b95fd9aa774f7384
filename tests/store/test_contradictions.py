"""What is taken back never stands against what came since, unless it stood so before."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor

AT_FOUR = "2026-12-01 16:00"


def operations(mentor: Mentor, cmd: str) -> list[str]:
    """Return the ids of the changes that can be taken back and were made by a command, the latest first."""
    return [row["id"] for row in mentor("undo", "--list", "--json").json() if row["command"] == cmd]


@pytest.fixture
def deleted(mentor: Mentor) -> str:
    """Plan a session of Ann's, delete it, and return the id of the deletion."""
    mentor("student", "add", "Ann Roy")
    planned = mentor("session", "schedule", "ann", AT_FOUR, "--json").json()["id"]
    assert mentor("session", "delete", planned, "--yes").code == 0
    return operations(mentor, "session delete")[0]


def test_a_session_does_not_come_back_over_another(mentor: Mentor, deleted: str) -> None:
    """The later change is named with the command that takes it back; once that is done the first may follow."""
    assert mentor("session", "schedule", "ann", AT_FOUR).code == 0
    ran = mentor("undo", deleted)
    later = operations(mentor, "session schedule")[0]
    assert (ran.code, "stands against it (session delete)" in ran.err) == (1, True)
    assert f"mentor undo {later}" in ran.err
    assert mentor("undo", later).code == 0
    assert mentor("undo", deleted).code == 0
    assert len(mentor("session", "list", "--json").json()) == 1


def test_nor_over_one_of_a_whole_import(mentor: Mentor, deleted: str, tmp_path: Path) -> None:
    """That is taken back as a whole only, so the list is named."""
    assert mentor("session", "schedule", "ann", AT_FOUR).code == 0
    saved = tmp_path / "export.json"
    assert mentor("store", "export", "--out", str(saved)).code == 0
    assert mentor("undo").code == 0
    assert mentor("store", "import", str(saved)).code == 0
    ran = mentor("undo", deleted)
    assert (ran.code, "See: mentor undo --list" in ran.err) == (1, True)


def test_what_was_so_before_may_be_so_again(mentor: Mentor, deleted: str, tmp_path: Path) -> None:
    """Two sessions at one start came with an import; an undo of what settled that brings them back."""
    assert mentor("session", "schedule", "ann", AT_FOUR).code == 0
    saved = tmp_path / "export.json"
    assert mentor("store", "export", "--out", str(saved)).code == 0
    assert mentor("undo").code == 0
    assert mentor("undo", deleted).code == 0
    assert mentor("store", "import", str(saved)).code == 0
    assert mentor("store", "check").code == 1
    doubled = mentor("session", "list", "--json").json()[0]["id"]
    assert mentor("session", "delete", doubled, "--yes").code == 0
    assert mentor("store", "check").code == 0
    assert mentor("session", "schedule", "ann", "2026-12-02 16:00").code == 0
    assert mentor("undo", operations(mentor, "session delete")[0]).code == 0
    assert mentor("store", "check").code == 1
