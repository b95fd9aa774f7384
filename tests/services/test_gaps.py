"""Paths that only a rare case takes: what is refused, and who is not there. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError, UsageError
from mentorcli.models.owed import OwedState
from mentorcli.models.session import SessionDetails
from mentorcli.models.student import Student
from mentorcli.services import owed, session_clock, session_log
from mentorcli.services.lookup import find_student
from mentorcli.store.student_records import StudentRecords
from services.conftest import Fresh
from services.kit import at, happened


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a funded student."""
    assert mentor("student", "add", "Amélie", "--funding", "funded", now="2026-09-01T09:00").code == 0
    assert mentor("session", "log", "amelie", "--at", "2026-11-10 14:00", now="2026-11-24T15:00").code == 0


def test_an_owed_week_has_a_start_to_plan(fresh: Fresh) -> None:
    """One that is still to make up; a student without one has none."""
    (found,) = owed.owed(fresh()).students
    assert [f"{found.to_plan(week):%m-%d %H:%M}" for week in found.weeks] == ["11-25 14:00"]
    assert [found.to_plan(week._replace(state=OwedState.LOST)) for week in found.weeks] == [None]


def test_goals_are_agreed_at_a_session_that_was_held(fresh: Fresh) -> None:
    """At no other one."""
    workspace = fresh()
    with pytest.raises(UsageError, match="--goal is for a session that was held"):
        session_log.log(workspace, "amelie", happened(absent=True), SessionDetails(goals=("Read",)), at=at("13:00"))


def test_no_date_for_a_student_who_is_not_active(mentor: Mentor, fresh: Fresh) -> None:
    """The clock suggests none."""
    workspace = fresh()
    mentor("session", "schedule", "amelie", "2026-11-24 15:00")
    clock = session_clock.find(workspace, "amelie")
    mentor("student", "edit", "amelie", "--status", "paused")
    assert session_clock.next_date(workspace, clock) == (None, None, ())


def test_the_head_of_a_profile_may_be_a_leftover(store: Path, fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of somebody who was erased meanwhile: nobody is there."""
    folder = store / "students" / "ghost-writer"
    folder.mkdir(mode=0o700)
    (folder / "profile.toml").write_text('name = "Ghost Writer"\nid = "ghost-writer"\n', encoding="utf-8")
    workspace = fresh()

    def gone(slug: str) -> StudentRecords:
        raise NotFoundError(slug)

    monkeypatch.setattr(workspace.store, "student", gone)
    with pytest.raises(NotFoundError):
        find_student(workspace, "writer")


def test_an_alias_is_drawn_at_random() -> None:
    """As the tombstone is."""
    with pytest.raises(ValueError, match="an alias"):
        Student(id="a", name="A", tombstone="abcdefgh", aliases=("no alias",))
