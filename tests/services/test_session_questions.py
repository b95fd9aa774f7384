"""What is asked where only the mentor knows which session is meant. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.errors import RefusedError, WhoQuestionError
from mentorcli.models.session import CancelledBy, Session, SessionDetails
from mentorcli.rules.session_choice import Ask
from mentorcli.services import session_questions as questions
from mentorcli.services.session_outcome import check_absence, check_cancellation, judge_typed
from mentorcli.services.sessions import schedule
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import in_language
from services.kit import at, happened

HELD, AHEAD = "2026-11-24 10:00", "2026-11-25 10:00"


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a student."""
    assert mentor("student", "add", "Amélie Durand", "--slug", "amelie").code == 0


def planned(workspace: Workspace, *starts: str) -> tuple[StudentRecords, list[Session]]:
    """Plan sessions; return the student's records and the sessions."""
    made = [schedule(workspace, "amelie", [at(start)], SessionDetails()).sessions[0] for start in starts]
    return workspace.store.student("amelie"), made


def test_a_moment_is_named_as_it_can_be_typed(workspace: Workspace) -> None:
    """To the minute, with the seconds where there are any; a session by start, kind and status."""
    assert questions.typed_start(workspace, at("2026-11-24 14:00")) == "2026-11-24 14:00"
    assert questions.typed_start(workspace, at("2026-11-24 14:00:05")) == "2026-11-24 14:00:05"
    _, (session,) = planned(workspace, HELD)
    assert questions.label(workspace, session, "en").startswith("Tue 24 Nov 2026 10:00 CET, ")


def test_the_questions_name_what_to_type(workspace: Workspace) -> None:
    """Each session with its option; one that has not begun is moved first, a new one has an option of its own."""
    records, sessions = planned(workspace, HELD, AHEAD)
    ask = Ask(tuple(sessions), new=True)
    log = questions.log_question(workspace, records, ask)
    assert [detail.split("  ")[0] for detail in log.details] == [
        '--at "2026-11-24 10:00"', f'mentor session edit {sessions[1].id} --at "2026-11-24 14:15"', "--new",
    ]  # fmt: skip
    edit = questions.id_question(workspace, records, Ask(tuple(sessions)), "session edit")
    assert edit.details[0].startswith(f"mentor session edit {sessions[0].id}")
    mark = questions.mark_question(workspace, records, ask)
    assert [detail.split("  ")[0] for detail in mark.details] == [f"--session {one.id}" for one in sessions]
    who = questions.who_question(workspace, records, sessions[:1], "--by")
    assert who.hint == "Add --by student, or --by mentor."
    assert "Par l'étudiant" in in_language(who.message, "fr")


def test_refusals_name_the_way_out(workspace: Workspace) -> None:
    """No session, none to call off, one to come, one that is there, one that did not take place."""
    records = workspace.store.student("amelie")
    assert "mentor session schedule amelie" in (questions.no_session(records).hint or "")
    assert "mentor session list" in (questions.nothing_to_cancel(workspace, records).hint or "")
    records, (begun, ahead) = planned(workspace, HELD, AHEAD)
    assert f"mentor session cancel {begun.id}" in (questions.nothing_to_cancel(workspace, records).hint or "")
    assert questions.not_begun(workspace, records, at(AHEAD), None).hint == "Tell it once it has begun."
    assert f"mentor session edit {ahead.id}" in (questions.not_begun(workspace, records, at(AHEAD), ahead).hint or "")
    assert f"mentor session show {ahead.id}" in (questions.already_planned(workspace, records, ahead).hint or "")
    assert f"mentor session show {begun.id}" in (questions.not_recorded(workspace, records, begun).hint or "")


def test_an_absence_waits_for_the_limit(workspace: Workspace) -> None:
    """Until the limit of lateness has passed the student may still come; other evidence need not wait."""
    _, (late, early) = planned(workspace, "2026-11-24 14:50", "2026-11-24 14:40")
    with pytest.raises(RefusedError, match="15 min late is still present"):
        check_absence(workspace, late, happened(absent=True), workspace.policy)
    check_absence(workspace, early, happened(absent=True), workspace.policy)
    check_absence(workspace, late, happened(), workspace.policy)


def test_who_called_off_is_asked_where_it_matters(workspace: Workspace) -> None:
    """Only where it would be a no-show and nobody said who it was."""
    records, (near,) = planned(workspace, AHEAD)
    for typed, asked in (
        (happened(called_off=True), True),
        (happened(cancelled_by=CancelledBy.STUDENT), False),
    ):
        changes = [judge_typed(workspace, near, typed)]
        if asked:
            with pytest.raises(WhoQuestionError):
                check_cancellation(workspace, records, changes, typed, option="--by")
        else:
            check_cancellation(workspace, records, changes, typed, option="--by")
