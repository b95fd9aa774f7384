"""The services on projects: added, started, presented, validated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helpers import Mentor
from mentorcli.errors import AmbiguousError, NotFoundError, RefusedError, UsageError
from mentorcli.models.note import Note
from mentorcli.models.project import ProjectPeriod, ProjectStatus
from mentorcli.services import projects, students
from mentorcli.services.lookup import find_student
from mentorcli.services.students import ProfileFields
from mentorcli.services.workspace import Workspace


@pytest.fixture(autouse=True)
def _amelie(workspace: Workspace) -> None:
    """Add a student with two projects."""
    students.add(workspace, "Amélie Durand", ProfileFields())
    projects.add(workspace, "amelie", "Build a dashboard", 2)
    projects.add(workspace, "amelie", "Build a site")


def test_a_project_is_to_do_at_first(workspace: Workspace) -> None:
    """Its title is one line, its level may be open."""
    done = projects.add(workspace, "durand", " Clean\na data set ")
    assert (done.project.title, done.project.level, done.project.status) == (
        "Clean a data set", None, ProjectStatus.TODO,
    )  # fmt: skip
    assert done.details == students.find_details(workspace, "amelie")
    assert [(one.title, one.level) for one in done.details.projects] == [
        ("Build a dashboard", 2), ("Build a site", None), ("Clean a data set", None),
    ]  # fmt: skip


def test_what_lies_ahead_has_not_happened(workspace: Workspace) -> None:
    """A project is started, presented or validated today at the latest."""
    tomorrow = workspace.today + timedelta(days=1)
    for advance in (projects.start, projects.present, projects.validate):
        with pytest.raises(UsageError, match=f"--on {tomorrow} lies ahead"):
            advance(workspace, "amelie", "dashboard", on=tomorrow)
    assert projects.start(workspace, "amelie", "dashboard", on=workspace.today).project.title == "Build a dashboard"


@pytest.mark.parametrize(("title", "level"), [("", None), ("New", 0), ("New", 10)])
def test_what_cannot_be_right_is_refused(workspace: Workspace, title: str, level: int | None) -> None:
    """Nothing is added."""
    with pytest.raises(UsageError):
        projects.add(workspace, "amelie", title, level)
    assert len(students.find_details(workspace, "amelie").projects) == 2


def test_a_title_is_taken_once(workspace: Workspace) -> None:
    """Whatever case and accents."""
    with pytest.raises(RefusedError, match="There is a project 'Build a site' already"):
        projects.add(workspace, "amelie", "build a SITE")


def test_a_project_goes_on_step_by_step(workspace: Workspace) -> None:
    """Each step is named by a part of the title and stored."""
    steps = [projects.start, projects.present, projects.start, projects.present, projects.validate]
    statuses = [step(workspace, "amelie", "dashboard").project.status for step in steps]
    assert statuses == ["in-progress", "presented", "in-progress", "presented", "validated"]
    (known, _) = students.find_details(workspace, "amelie").projects
    assert (known.title, known.level, known.status) == ("Build a dashboard", 2, ProjectStatus.VALIDATED)


def test_the_same_step_again_is_no_change(workspace: Workspace) -> None:
    """Today or without a day; another day corrects it."""
    projects.start(workspace, "amelie", "dashboard", on=workspace.today - timedelta(days=3))
    before = projects.start(workspace, "amelie", "dashboard")
    assert (workspace.store.skipped, before.follow) == (True, ())
    moved = projects.start(workspace, "amelie", "dashboard", on=workspace.today).project
    assert [period.start for period in moved.periods] == [workspace.today]


def test_one_project_at_a_time(workspace: Workspace) -> None:
    """The student is named in the command of the hint."""
    projects.start(workspace, "amelie", "dashboard")
    with pytest.raises(RefusedError, match="One project at a time") as caught:
        projects.start(workspace, "amelie", "site")
    assert caught.value.hint == 'Finish it first: mentor project present amelie-durand "Build a dashboard"'


def test_the_project_must_be_told_apart(workspace: Workspace) -> None:
    """A part of two titles is none of them, and an unknown one is not made."""
    with pytest.raises(AmbiguousError):
        projects.present(workspace, "amelie", "build")
    with pytest.raises(NotFoundError, match="No project 'video'"):
        projects.validate(workspace, "amelie", "video")


def test_a_presentation_without_a_result_is_handed_over(mentor: Mentor, workspace: Workspace) -> None:
    """Asked for or held, once the project is presented or validated; not where a result is noted."""
    projects.start(workspace, "amelie", "dashboard")
    mentor("presentation", "request", "amelie", "--project", "dashboard", "--date", "2026-12-20")
    workspace.store.reread()
    assert projects.present(workspace, "amelie", "dashboard").awaits_result
    mentor("presentation", "result", "amelie", "--project", "dashboard", "--conditional")
    workspace.store.reread()
    assert not projects.validate(workspace, "amelie", "dashboard").awaits_result


def test_a_project_is_saved_with_what_goes_beside_it(mentor: Mentor, workspace: Workspace) -> None:
    """As one operation, with the sessions of the days that change."""
    mentor("session", "log", "amelie", "--at", "2026-11-20 10:00")
    with workspace.transaction() as writer:
        records = find_student(workspace, "amelie")
        started = replace(
            records.projects[0], status=ProjectStatus.IN_PROGRESS, periods=(ProjectPeriod(date(2026, 11, 19)),)
        )
        note = Note("note00000001", workspace.now, "beside")
        follow, _ = projects.save_project(workspace, writer, records, started, cmd="test", beside=[note])
    assert [one.project for one in follow] == [started.title]
    assert note in find_student(workspace, "amelie").notes
    assert mentor("undo").code == 0
