"""How presentations ended: noted, decided, their notes. It is Tue 15 Dec 2026, 15:00 in Paris."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from helpers import Mentor
from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.checklist import Tick
from mentorcli.models.presentation import DueWhat, Outcome, PresentationRequest, PresentationResult
from mentorcli.models.project import ProjectStatus
from mentorcli.models.results.presentations import ResultNoted
from mentorcli.services import agenda, checklists, presentation_records, presentation_results, presentations, projects
from mentorcli.services.lookup import find_student
from mentorcli.services.presentation_results import ToldResult
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh
from services.kit import at

NOW = "2026-12-15T15:00"
BOARD = "A board"


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a student with two projects, the first of which was presented today."""
    mentor("student", "add", "Amélie", now="2026-12-01T09:00")
    for title in (BOARD, "A site"):
        mentor("project", "add", "amelie", title)
    mentor("project", "start", "amelie", "board")
    mentor("presentation", "request", "amelie", "--project", "board", "--date", "2026-12-15")
    mentor("session", "schedule", "amelie", "2026-12-15 14:00", "--kind", "presentation", "--project", "board")
    assert mentor("session", "log", "amelie", "--lasted", "40m", now=NOW).code == 0
    monkeypatch.setenv("MENTOR_NOW", NOW)


def noted(workspace: Workspace, outcome: Outcome, **told: object) -> ResultNoted:
    """Note how the presentation of the board ended."""
    return presentation_results.note(workspace, "amelie", "board", ToldResult(outcome, **told))  # type: ignore[arg-type]


def results(workspace: Workspace) -> list[PresentationResult]:
    """Return the results of the board as a new run reads them."""
    workspace.store.reread()
    return presentation_records.results_of(find_student(workspace, "amelie"), BOARD)


def kinds(workspace: Workspace) -> list[str]:
    """Return what the agenda says about presentations."""
    found = [one.entry.kind for one in agenda.due(workspace).entries]
    return [one for one in found if one in ("result", "assessment-notes", "conditional", "presentation")]


def test_a_validated_presentation_closes_the_project(mentor: Mentor, workspace: Workspace) -> None:
    """Its moment is the end of the session by its real length; one undo takes all back."""
    assert kinds(workspace) == ["result"]
    done = noted(workspace, Outcome.VALIDATED, comment="Clear and lively")
    result = done.shown.result
    assert (result.number, result.at) == (1, at("2026-12-15 14:40"))
    assert done.shown.notes_due == at("2026-12-16 14:40")
    assert (done.project_before, done.change.project.status) == ("in-progress", ProjectStatus.VALIDATED)
    assert done.shown.comment == "Presentation of A board, validated: Clear and lively"
    assert kinds(workspace) == ["assessment-notes"]
    assert mentor("undo").code == 0
    records = find_student(workspace, "amelie")
    workspace.store.reread()
    records = find_student(workspace, "amelie")
    assert (results(workspace), records.notes, records.projects[0].status) == ([], [], ProjectStatus.IN_PROGRESS)


def test_told_twice_is_told_once(mentor: Mentor, workspace: Workspace) -> None:
    """The same day, outcome and comment: nothing is written."""
    noted(workspace, Outcome.TO_REDO, comment="Too long")
    before = mentor("undo", "--list", "--json").json()
    noted(workspace, Outcome.TO_REDO, comment="Too long")
    assert workspace.store.skipped
    assert mentor("undo", "--list", "--json").json() == before
    noted(workspace, Outcome.TO_REDO, comment="Much too long")
    assert len(find_student(workspace, "amelie").notes) == 2


def test_a_second_presentation_has_a_fresh_checklist(mentor: Mentor, workspace: Workspace, fresh: Fresh) -> None:
    """With a request and ticks of its own; the state of the first stays."""
    choice = checklists.ChecklistChoice("presentation", "board")
    assert checklists.show(workspace, choice, "amelie").awaits_result
    done = noted(workspace, Outcome.TO_REDO, notes_sent=True)
    assert done.change.project.status is ProjectStatus.IN_PROGRESS
    second = checklists.show(workspace, choice, "amelie")
    assert (second.checklist.number, second.at_hand, second.awaits_result) == (2, 2, False)
    assert not any(item.done or item.due for item in second.checklist.items)
    first = checklists.show(workspace, choice._replace(number=1), "amelie").checklist
    assert [item.id for item in first.items if item.done] == ["request-date", "write-notes"]
    assert {item.due for item in first.items if item.id == "start-recording"} == {at("2026-12-15 00:00").date()}
    assert kinds(workspace) == []
    asked = presentations.request(workspace, "amelie", "board")
    assert (asked.request.number, asked.ticked) == (2, True)
    checklists.show(workspace, choice, "amelie", done="1")
    checklists.show(workspace, choice._replace(number=1), "amelie", done="2")
    ids = {(tick.item, tick.number) for tick in find_student(workspace, "amelie").records(Tick).values()}
    assert ids == {
        ("request-date", 1), ("write-notes", 1), ("professional-behaviour", 1), ("request-date", 2),
        ("explain-course", 2),
    }  # fmt: skip
    assert kinds(fresh()) == ["presentation"]
    for number in (0, 3):
        with pytest.raises(UsageError, match=f"--number is {number}"):
            checklists.show(workspace, choice._replace(number=number), "amelie")
    requests = find_student(workspace, "amelie").records(PresentationRequest).values()
    assert sorted(one.number for one in requests) == [1, 2]
    assert mentor("project", "edit", "amelie", "board", "--title", "The board").code == 0
    renamed = checklists.show(fresh(), choice._replace(number=1), "amelie").checklist
    assert (renamed.project, [item.id for item in renamed.items if item.done]) == (
        "The board", ["professional-behaviour", "request-date", "write-notes"],
    )  # fmt: skip


def test_the_second_presentation_is_told_on_a_later_day(
    mentor: Mentor, workspace: Workspace, fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the session held since; both results stand in order, and what is validated is closed."""
    noted(workspace, Outcome.TO_REDO)
    mentor("session", "log", "amelie", "--at", "2027-01-08 10:00", "--kind", "presentation", now="2027-01-08T11:00")
    monkeypatch.setenv("MENTOR_NOW", "2027-01-09T09:00")
    later = fresh()
    done = noted(later, Outcome.VALIDATED)
    assert (done.shown.result.number, done.shown.result.at) == (2, at("2027-01-08 10:30"))
    assert [one.number for one in results(later)] == [1, 2]
    with pytest.raises(RefusedError, match="closed already"):
        noted(later, Outcome.TO_REDO)
    with pytest.raises(UsageError, match="--number is 3"):
        presentation_results.send_notes(later, "amelie", "board", number=3)
    for number in (1, 2):  # the older is due first
        assert presentation_results.send_notes(later, "amelie", "board").shown.result.number == number


def test_a_result_is_told_anew(workspace: Workspace) -> None:
    """The same presentation, with the project as that leaves it; its moment stays unless it is given."""
    first = noted(workspace, Outcome.VALIDATED).shown.result
    done = noted(workspace, Outcome.TO_REDO, again=True)
    assert (done.shown.result.id, done.shown.result.at, done.before) == (first.id, first.at, first)
    assert done.change.project.status is ProjectStatus.IN_PROGRESS
    moment = at("2026-12-14 10:00")
    done = noted(workspace, Outcome.VALIDATED, again=True, on=(moment, moment))
    assert done.shown.result.at == moment
    assert [one.id for one in results(workspace)] == [first.id]


def test_one_to_redo_waits_for_the_project_that_was_started(workspace: Workspace) -> None:
    """It stays presented, and which one it waits for is handed over."""
    projects.present(workspace, "amelie", "board")
    projects.start(workspace, "amelie", "site")
    done = noted(workspace, Outcome.TO_REDO)
    assert (done.waits_for, done.change.project.status) == ("A site", ProjectStatus.PRESENTED)


def test_a_conditional_result_is_on_the_agenda_until_it_is_decided(
    workspace: Workspace, fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    """48 hours for the upload, 48 more for the decision; no other presentation is asked for meanwhile."""
    done = noted(workspace, Outcome.CONDITIONAL, notes_sent=True)
    assert done.change.project.status is ProjectStatus.PRESENTED
    assert [(one.what, one.due) for one in done.shown.pending] == [(DueWhat.UPLOAD, at("2026-12-17 14:40"))]
    assert kinds(workspace) == ["conditional"]
    assert presentation_results.find(workspace, "amelie").open_projects == (BOARD,)
    with pytest.raises(RefusedError, match="conditional"):
        presentations.request(workspace, "amelie", "board")
    monkeypatch.setenv("MENTOR_NOW", "2026-12-18T09:00")
    later = fresh()
    (shown,) = presentation_results.find(later, "amelie").results
    assert [(one.what, one.due) for one in shown.pending] == [(DueWhat.DECISION, at("2026-12-19 14:40"))]
    done = noted(later, Outcome.VALIDATED)
    assert (done.shown.result.at, done.shown.result.decided_at) == (at("2026-12-15 14:40"), at("2026-12-18 09:00"))
    assert (done.shown.pending, kinds(later)) == ((), [])


def test_the_notes_are_sent(workspace: Workspace) -> None:
    """Now, or when it is said; their item is ticked; a second time changes nothing."""
    with pytest.raises(RefusedError, match="No result of 'A board'"):
        presentation_results.send_notes(workspace, "amelie", "board")
    noted(workspace, Outcome.VALIDATED)
    early = at("2026-12-14 10:00")
    with pytest.raises(UsageError, match="was on 2026-12-15"):
        presentation_results.send_notes(workspace, "amelie", "board", (early, early))
    moment = at("2026-12-15 14:50")
    done = presentation_results.send_notes(workspace, "amelie", "board", (moment, moment))
    assert (done.shown.result.notes_sent_at, done.sent, kinds(workspace)) == (moment, True, [])
    tick = find_student(workspace, "amelie").records(Tick)["presentation/A board/write-notes"]
    assert tick.done_at == moment
    presentation_results.send_notes(workspace, "amelie", "board")
    assert workspace.store.skipped


def test_a_tick_that_is_there_stays(workspace: Workspace) -> None:
    """The item was ticked by hand before the notes were said to be sent."""
    checklists.show(workspace, checklists.ChecklistChoice("presentation", "board"), "amelie", done="12")
    before = find_student(workspace, "amelie").records(Tick)
    noted(workspace, Outcome.VALIDATED, notes_sent=True)
    assert find_student(workspace, "amelie").records(Tick) == before


def test_notes_sent_on_the_day_itself(workspace: Workspace) -> None:
    """A day is taken as its end, or now; it may be the presentation's own."""
    noted(workspace, Outcome.VALIDATED)
    day = (at("2026-12-15 00:00"), at("2026-12-16 00:00"))
    assert presentation_results.send_notes(workspace, "amelie", "board", day).shown.result.notes_sent_at == at(
        "2026-12-15 15:00"
    )


@pytest.mark.parametrize(
    ("start", "end", "moment"),
    [
        ("2026-12-15 00:00", "2026-12-16 00:00", "2026-12-15 14:40"),
        ("2026-12-14 00:00", "2026-12-15 00:00", "2026-12-14 23:59:59"),
        ("2026-12-15 14:35", "2026-12-15 14:35", "2026-12-15 14:35"),
    ],
)
def test_when_it_was(workspace: Workspace, start: str, end: str, moment: str) -> None:
    """A moment as given; of a day the session that was held then, else its end."""
    done = noted(workspace, Outcome.VALIDATED, on=(at(start), at(end)))
    assert done.shown.result.at == at(moment)


def test_what_lies_ahead_is_refused(workspace: Workspace) -> None:
    """A presentation ends before its result is noted."""
    ahead = (at("2026-12-16 00:00"), at("2026-12-17 00:00"))
    with pytest.raises(UsageError, match="2026-12-16 lies ahead"):
        noted(workspace, Outcome.VALIDATED, on=ahead)
    with pytest.raises(RefusedError, match="todo"):
        presentation_results.note(workspace, "amelie", "site", ToldResult(Outcome.VALIDATED))
    assert results(workspace) == []


def test_without_a_session_it_is_now(mentor: Mentor, workspace: Workspace) -> None:
    """Nothing was documented: the present is taken, and so is the end of a session that is not over."""
    mentor("project", "present", "amelie", "board")
    mentor("project", "start", "amelie", "site")
    done = presentation_results.note(workspace, "amelie", "site", ToldResult(Outcome.TO_REDO))
    assert done.shown.result.at == workspace.now
    mentor(
        "session", "log", "amelie", "--at", "2026-12-15 14:45", "--kind", "presentation", "--project", "site", "--new"
    )
    workspace.store.reread()
    moment = datetime.fromisoformat("2026-12-15T14:45:00+01:00")
    day = (moment.replace(hour=0, minute=0), moment.replace(hour=0, minute=0) + timedelta(days=1))
    done = presentation_results.note(workspace, "amelie", "site", ToldResult(Outcome.VALIDATED, day, again=True))
    assert done.shown.result.at == workspace.now


def test_the_comment_goes_with_its_note(mentor: Mentor, workspace: Workspace, fresh: Fresh) -> None:
    """Where the note is removed the result has none any more."""
    noted(workspace, Outcome.VALIDATED, comment="Clear")
    assert mentor("note", "remove", "amelie", "1").code == 0
    (shown,) = presentation_results.find(fresh(), "amelie").results
    assert shown.comment is None


def test_what_is_noted_is_found(mentor: Mentor, workspace: Workspace) -> None:
    """Of all projects or of one; open is what was asked for or held and has no result, or what was named."""
    found = presentation_results.find(workspace, "amelie")
    assert (found.results, found.open_projects) == ((), (BOARD,))
    mentor("project", "present", "amelie", "board")
    mentor("project", "start", "amelie", "site")
    workspace.store.reread()
    assert presentation_results.find(workspace, "amelie").open_projects == (BOARD,)
    assert presentation_results.find(workspace, "amelie", "site").open_projects == ("A site",)
    noted(workspace, Outcome.VALIDATED)
    found = presentation_results.find(workspace, "amelie", "board")
    assert ([one.result.outcome for one in found.results], found.open_projects) == ([Outcome.VALIDATED], ())


def test_a_project_with_a_result_is_not_removed(mentor: Mentor, workspace: Workspace) -> None:
    """As with a request or a tick."""
    mentor("project", "present", "amelie", "board")
    mentor("project", "start", "amelie", "site")
    presentation_results.note(workspace, "amelie", "site", ToldResult(Outcome.TO_REDO))
    assert mentor("project", "remove", "amelie", "site").code == 1


def test_an_old_result_is_history(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    """A presentation that nobody told the result of leaves the agenda after 30 days."""
    for day, listed in (("2027-01-14", ["result"]), ("2027-01-15", [])):
        monkeypatch.setenv("MENTOR_NOW", f"{day}T09:00")
        assert [one for one in kinds(fresh()) if one == "result"] == listed


def test_entries_of_one_person_have_each_result_once(mentor: Mentor, workspace: Workspace, fresh: Fresh) -> None:
    """Of two of one presentation the later stands; one that only the other has moves, with its project's title."""
    noted(workspace, Outcome.TO_REDO)
    mentor("student", "add", "Amélie D", "--slug", "other")
    for title in ("a BOARD", "Third"):
        mentor("project", "add", "other", title)
    mentor("project", "start", "other", "board")
    mentor("presentation", "result", "other", "--project", "board", "--validated", "--on", "2026-12-15 14:55")
    mentor("project", "start", "other", "Third")
    mentor("presentation", "result", "other", "--project", "Third", "--to-redo")
    assert mentor("student", "merge", "other", "amelie", "--yes").code == 0
    found = find_student(fresh(), "amelie").records(PresentationResult).values()
    assert sorted((one.project, one.outcome) for one in found) == [("A board", "validated"), ("Third", "to-redo")]
    assert replace(results(workspace)[0], id="x" * 8).outcome is Outcome.VALIDATED
