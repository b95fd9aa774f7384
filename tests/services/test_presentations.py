"""Presentations: asked for, their day, their length, who may run one."""

from __future__ import annotations

from datetime import date

import pytest

from helpers import Mentor
from mentorcli.errors import UsageError
from mentorcli.models.presentation import Missing, Part
from mentorcli.models.results.presentations import PlannedPart
from mentorcli.services import presentation_records, presentations
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords

USUAL = {Part.PRESENTATION: PlannedPart(1200, 1080, 1320), Part.QUESTIONS: PlannedPart(600, 540, 660)}


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add one student with a project."""
    mentor("student", "add", "Amélie")
    for title in ("A board", "A site"):
        mentor("project", "add", "amelie", title)


def amelie(workspace: Workspace) -> StudentRecords:
    """Return the student's records."""
    return find_student(workspace, "amelie")


def test_a_request_is_stored_with_its_letter(workspace: Workspace) -> None:
    """By default it is for three weeks from today; the letter has the project, the day and the lengths."""
    found = presentations.request(workspace, "amelie", "board")
    assert (found.student.id, found.request.project, found.request.target) == ("amelie", "A board", date(2026, 12, 15))
    assert (found.request.requested_at, found.late) == (workspace.now, False)
    assert all(text in found.letter.body for text in ("A board", "Tue 15 Dec 2026", "18 min to 22 min", "10 min"))
    assert presentation_records.requests(amelie(workspace)) == [found.request]


def test_a_request_can_be_late(workspace: Workspace) -> None:
    """Less than two weeks ahead."""
    assert not presentations.request(workspace, "amelie", "board", date(2026, 12, 8)).late
    found = presentations.request(workspace, "amelie", "board", date(2026, 12, 7))
    assert (found.late, found.weeks_min) == (True, 2)


def test_a_second_request_replaces_the_first(workspace: Workspace) -> None:
    """One a project; another project has its own, the oldest first."""
    first = presentations.request(workspace, "amelie", "board", date(2026, 12, 20)).request
    second = presentations.request(workspace, "amelie", "board").request
    assert (second.id, second.target) == (first.id, first.target)
    other = presentations.request(workspace, "amelie", "A site").request
    assert set(presentation_records.requests(amelie(workspace))) == {second, other}
    assert presentation_records.request_for(amelie(workspace), "A site") == other
    assert presentation_records.request_for(amelie(workspace), None) is None


def test_a_session_planned_moves_the_day(mentor: Mentor, workspace: Workspace) -> None:
    """The session's day goes before the one asked for, in the list's dates too."""
    assert presentation_records.presentation_day(workspace, amelie(workspace), "A board") is None
    presentations.request(workspace, "amelie", "board", date(2026, 12, 20))
    assert presentation_records.presentation_day(workspace, amelie(workspace), "A board") == date(2026, 12, 20)
    mentor("session", "schedule", "amelie", "2026-12-18 10:00", "--kind", "presentation", "--project", "A board")
    records = amelie(workspace)
    assert presentation_records.presentation_day(workspace, records, "A board") == date(2026, 12, 18)
    assert presentation_records.presentation_day(workspace, records, "A site") is None
    assert [asked.target for asked in presentation_records.requests_with_day(workspace, records)] == [
        date(2026, 12, 18)
    ]
    (shown,) = presentation_records.presentation_checklists(workspace, records)
    assert (shown.student, shown.project) == ("amelie", "A board")
    assert date(2026, 12, 18) in {item.due for item in shown.items}


def test_a_timing_is_measured_by_the_policy(workspace: Workspace) -> None:
    """Questions need not be timed."""
    assert presentations.timing(workspace, 1320).inside
    found = presentations.timing(workspace, 1321, 539)
    assert found.questions is not None
    assert (found.presentation.off, found.questions.off) == (1, -1)


def test_a_new_mentor_may_not_run_one(workspace: Workspace) -> None:
    """Both the first session and the talk are missing."""
    assert presentations.eligibility(workspace).missing == (Missing.FIRST_SESSION, Missing.MANAGER_TALK)


def test_eligibility_follows_from_sessions_and_training(mentor: Mentor, workspace: Workspace) -> None:
    """The months count from the first session held, the talk is a step of the training."""
    mentor("session", "log", "amelie", "--at", "2026-01-09 10:00")
    mentor("training", "done", "manager-talk", "--on", "2026-10-01")
    found = presentations.eligibility(workspace)
    assert (found.eligible, found.first_held, found.manager_talk) == (True, date(2026, 1, 9), date(2026, 10, 1))


def test_a_rehearsal_is_planned(workspace: Workspace) -> None:
    """The policy's lengths, or others with their own marks."""
    assert presentations.rehearsal_plan(workspace) == USUAL
    plan = presentations.rehearsal_plan(workspace, questions=300)
    assert plan == {**USUAL, Part.QUESTIONS: PlannedPart(300, 270, 330)}


@pytest.mark.parametrize(("lengths", "option"), [((0, None), "--present"), ((None, 0), "--questions")])
def test_a_part_needs_a_length(workspace: Workspace, lengths: tuple[int | None, int | None], option: str) -> None:
    """Nought is refused, with the option in an example."""
    with pytest.raises(UsageError, match=f"{option} is 0"):
        presentations.rehearsal_plan(workspace, *lengths)


def test_a_rehearsal_begins_now(workspace: Workspace) -> None:
    """It runs from the second given, against the lengths planned."""
    plan = presentations.rehearsal_plan(workspace, presentation=600)
    running = presentations.rehearsal(workspace, plan, 100.0)
    reading = running.reading(160.0)
    assert (reading.part, reading.seconds, reading.least, reading.most) == (Part.PRESENTATION, 60, 540, 660)


def test_what_a_presentation_that_was_held_still_needs(mentor: Mentor, workspace: Workspace) -> None:
    """Its result while the project is not validated, then the notes, within the hours of the policy of its day."""
    mentor("project", "start", "amelie", "board")
    about = ("--kind", "presentation", "--project", "board")
    for at in ("2026-11-20 10:00", "2026-11-18 10:00"):
        mentor("session", "log", "amelie", "--at", at, *about)
    workspace.store.reread()
    assert [one.scheduled_at.day for one in presentation_records.without_result(amelie(workspace))] == [20]
    assert presentation_records.still_to_come(workspace, amelie(workspace)) == []
    mentor("presentation", "result", "amelie", "--project", "board", "--to-redo")
    workspace.store.reread()
    records = amelie(workspace)
    assert (presentation_records.without_result(records), presentation_records.number_of(records, "A board")) == ([], 2)
    (pending,) = presentation_records.still_to_come(workspace, records)
    assert presentation_records.notes_hours(workspace, pending.result) == 24
