"""What is gathered before a session. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError
from mentorcli.models.session import SessionKind
from mentorcli.services.session_prep import prepare
from mentorcli.services.workspace import Workspace


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add two students, one with a project."""
    mentor("student", "add", "Amélie Durand")
    mentor("student", "add", "Zoé Okoro")
    mentor("project", "add", "amelie", "Dashboard", "--level", "2")


def plan(mentor: Mentor, when: str, *words: str) -> str:
    """Plan a session of Amélie and return its id."""
    key = mentor("session", "schedule", "amelie", when, *words, "--json").json()["id"]
    assert isinstance(key, str)
    return key


def test_a_new_student_has_nothing_to_prepare(workspace: Workspace) -> None:
    """Nothing is planned, told or usual."""
    found = prepare(workspace, "amelie")
    assert found.page.details.student.id == "amelie-durand"
    assert (found.session, found.minutes, found.going_on, found.first_id) == (None, None, None, None)
    assert (found.project, found.last, found.noted, found.checklist, found.day, found.usual) == (None,) * 6
    with pytest.raises(NotFoundError):
        prepare(workspace, "nobody")


def test_the_next_session_and_the_last(workspace: Workspace, mentor: Mentor) -> None:
    """The last one is told even where it has no notes, and the latest with notes beside it."""
    mentor("session", "log", "amelie", "--at", "2026-11-10 14:00", "--notes", "Charts next")
    mentor("session", "log", "amelie", "--at", "2026-11-17 14:00", "--absent")
    key = plan(mentor, "2026-11-24 15:30")
    plan(mentor, "2026-12-01 15:30")
    mentor("project", "start", "amelie", "Dashboard")
    found = prepare(workspace, "amelie")
    assert found.session is not None
    assert (found.session.id, found.minutes, found.going_on) == (key, 30, None)
    assert found.last is not None
    assert (found.last.status, found.last.notes) == ("no-show", None)
    assert found.noted is not None
    assert found.noted.notes == "Charts next"
    assert found.first_id == found.noted.id
    assert found.project is not None
    assert (found.project.title, found.checklist, found.usual) == ("Dashboard", None, None)


def test_one_that_is_going_on_is_told_beside_the_next(workspace: Workspace, mentor: Mentor) -> None:
    """It is not the one prepared for while another is planned."""
    running = plan(mentor, "2026-11-24 14:55")
    following = plan(mentor, "2026-12-01 14:55")
    found = prepare(workspace, "amelie")
    assert found.session is not None
    assert found.going_on is not None
    assert (found.session.id, found.going_on.id) == (following, running)


def test_one_that_is_going_on_is_the_one_without_a_next(workspace: Workspace, mentor: Mentor) -> None:
    """It began five minutes ago."""
    running = plan(mentor, "2026-11-24 14:55")
    found = prepare(workspace, "amelie")
    assert found.session is not None
    assert (found.session.id, found.minutes, found.going_on) == (running, -5, None)


def test_an_id_names_any_session(workspace: Workspace, mentor: Mentor) -> None:
    """What came after it does not tell of the time before."""
    early = mentor("session", "log", "amelie", "--at", "2026-11-10 14:00", "--json").json()["id"]
    late = plan(mentor, "2026-12-08 10:00")
    plan(mentor, "2026-12-01 10:00")
    assert prepare(workspace, late).session == workspace.store.student("amelie-durand").sessions[late]
    found = prepare(workspace, early[:6])
    assert found.session is not None
    assert (found.session.id, found.last) == (early, None)


def test_without_a_plan_the_usual_time_is_known(workspace: Workspace, mentor: Mentor) -> None:
    """A week after the last one, at the same time on the clock."""
    mentor("session", "log", "amelie", "--at", "2026-11-19 10:00")
    found = prepare(workspace, "amelie")
    assert found.usual is not None
    assert (found.session, f"{found.usual:%Y-%m-%d %H:%M}") == (None, "2026-11-26 10:00")


def test_a_presentation_has_its_checklist(workspace: Workspace, mentor: Mentor) -> None:
    """It is that of the project, whether it is one of the student's still or not."""
    mentor("project", "add", "amelie", "Gone")
    key = plan(mentor, "2027-03-01 10:00", "--kind", "presentation", "--project", "Dashboard")
    gone = plan(mentor, "2027-02-01 10:00", "--kind", "presentation", "--project", "Gone")
    found = prepare(workspace, key)
    assert found.session is not None
    assert found.session.kind is SessionKind.PRESENTATION
    assert found.checklist is not None
    assert (found.checklist.project, str(found.day)) == ("Dashboard", "2027-03-01")
    mentor("project", "remove", "amelie", "Gone")
    workspace.store.reread()
    found = prepare(workspace, gone)
    assert found.checklist is not None
    assert (found.checklist.project, found.project) == (None, None)


@pytest.mark.parametrize(("day", "near"), [("2026-12-15", True), ("2026-12-16", False)])
def test_a_presentation_asked_for_has_its_checklist_once_it_is_near(
    workspace: Workspace, mentor: Mentor, day: str, near: bool
) -> None:
    """Three weeks before its day, and not earlier."""
    plan(mentor, "2026-12-01 10:00")
    mentor("presentation", "request", "amelie", "--project", "Dashboard", "--date", day)
    found = prepare(workspace, "amelie")
    assert (found.checklist is not None) is near
    assert (str(found.day) if found.day else None) == (day if near else None)


def test_a_validated_project_has_nothing_left_to_present(workspace: Workspace, mentor: Mentor) -> None:
    """Whatever day was asked for; another one that is in progress has no day."""
    mentor("project", "start", "amelie", "Dashboard")
    mentor("presentation", "request", "amelie", "--project", "Dashboard", "--date", "2026-12-10")
    assert prepare(workspace, "amelie").checklist is not None
    mentor("project", "validate", "amelie", "Dashboard")
    mentor("project", "add", "amelie", "Next")
    mentor("project", "start", "amelie", "Next")
    workspace.store.reread()
    assert prepare(workspace, "amelie").checklist is None
