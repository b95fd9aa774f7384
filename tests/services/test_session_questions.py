"""What is asked where only the mentor knows which session is meant. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from helpers import Mentor
from mentorcli.errors import RefusedError, WhoQuestionError
from mentorcli.models.session import CancelledBy, Session, SessionDetails
from mentorcli.rules.session_choice import Ask
from mentorcli.services import session_questions as questions
from mentorcli.services.new_session import new_session
from mentorcli.services.session_log import log
from mentorcli.services.session_outcome import check_absence, check_cancellation, documented_already, judge_typed
from mentorcli.services.sessions import schedule
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import in_language
from services.conftest import Fresh
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
    asked = questions.log_question(workspace, records, ask, happened())
    assert [detail.split("  ")[0] for detail in asked.details] == [
        '--at "2026-11-24 10:00"', f'mentor session edit {sessions[1].id} --at "2026-11-24 14:15"', "--new",
    ]  # fmt: skip
    missed = questions.log_question(workspace, records, ask, happened(absent=True))
    assert missed.details[1].startswith(f"mentor session edit {sessions[1].id} --at WHEN  Wed 25 Nov"), "nobody knows"
    assert missed.details[2].startswith("--at WHEN --new  ")
    assert in_language(missed.details[1], "fr").startswith(f"mentor session edit {sessions[1].id} --at QUAND  mer. 25")
    edit = questions.id_question(workspace, records, Ask(tuple(sessions)), "session edit")
    assert edit.details[0].startswith(f"mentor session edit {sessions[0].id}")
    mark = questions.mark_question(workspace, records, ask)
    assert [detail.split("  ")[0] for detail in mark.details] == [f"--session {one.id}" for one in sessions]
    who = questions.who_question(workspace, records, sessions[:1], "--by")
    assert who.hint == "Add --by student, or --by mentor."
    assert "Par l'étudiant" in in_language(who.message, "fr")


def test_what_would_end_after_now_names_the_most(workspace: Workspace) -> None:
    """As many minutes as have passed since the start, none before one has."""
    _, (session,) = planned(workspace, "2026-11-24 14:50")
    long = replace(session, actual_minutes=20)
    refused = questions.still_to_end(workspace, long, at("15:10"), 10)
    assert "lasted 20 min would end in the future (Tue 24 Nov 2026 15:10 CET)" in refused.message
    assert "de 20 min finirait dans le futur" in in_language(refused.message, "fr")
    assert refused.hint == "Until now it is --lasted 10m."
    assert in_language(questions.still_to_end(workspace, long, at("15:10"), 0).hint or "", "fr") == "Retirez --lasted."


def test_refusals_name_the_way_out(workspace: Workspace) -> None:
    """No session, none to call off, one to come, one that is there, one that did not take place."""
    records = workspace.store.student("amelie")
    assert "mentor session schedule amelie" in (questions.no_session(records).hint or "")
    assert "mentor session list" in (questions.nothing_to_cancel(workspace, records).hint or "")
    records, (begun, ahead) = planned(workspace, HELD, AHEAD)
    assert f"mentor session cancel {begun.id}" in (questions.nothing_to_cancel(workspace, records).hint or "")
    assert questions.not_begun(workspace, records, at(AHEAD), None).hint == "Tell it once it has begun."
    early = questions.not_begun(workspace, records, at(AHEAD), ahead).hint or ""
    assert f'Held early: mentor session edit {ahead.id} --at "2026-11-24 14:15"' in early
    missed = questions.not_begun(workspace, records, at(AHEAD), ahead, absent=True).hint or ""
    assert missed.endswith(f"It was to start earlier: mentor session edit {ahead.id} --at WHEN")
    assert in_language(missed, "fr").endswith(f"commencer plus tôt\u00a0: mentor session edit {ahead.id} --at QUAND")
    past = questions.not_begun(workspace, records, at("23:30"), None, past=at("2026-11-23 23:30")).hint
    assert past == 'Yesterday\'s is --at "yesterday 23:30".'
    assert in_language(past, "fr") == "Celle d'hier, c'est --at \"yesterday 23:30\"."
    assert questions.not_begun(workspace, records, at("23:30"), None, past=at(AHEAD)).hint == (
        "Tell it once it has begun."
    )
    assert f"mentor session show {ahead.id}" in (questions.already_planned(workspace, records, ahead).hint or "")
    assert f"mentor session show {begun.id}" in (questions.not_recorded(workspace, records, begun).hint or "")


def test_an_older_session_to_mark_is_named(workspace: Workspace) -> None:
    """The last that waits and the last that is documented, each with its option; without any only --at."""
    none = questions.nothing_to_mark(workspace, workspace.store.student("amelie"))
    assert (none.details, none.hint) == ((), "Say when it was to be: --at WHEN makes one.")
    _, sessions = planned(workspace, "2026-11-10 10:00", "2026-11-11 10:00", "2026-11-12 10:00", AHEAD)
    told = log(workspace, "amelie", happened(), SessionDetails(), session=sessions[1].id).judged.session
    older = questions.nothing_to_mark(workspace, workspace.store.student("amelie"))
    assert older.details == (
        f"--session {sessions[2].id}  Thu 12 Nov 2026 10:00 CET, mentoring session, planned",
        f"--session {told.id}  Wed 11 Nov 2026 10:00 CET, mentoring session, held",
    )
    assert in_language(older.details[1], "fr").endswith("mer. 11 nov. 2026 10:00 CET, session de mentorat, réalisée")
    assert "plus ancienne" in in_language(older.hint or "", "fr")


def test_an_absence_waits_for_the_limit(workspace: Workspace) -> None:
    """Until the limit of lateness has passed the student may still come; other evidence need not wait."""
    _, (late, early) = planned(workspace, "2026-11-24 14:50", "2026-11-24 14:40")
    with pytest.raises(RefusedError, match="15 min late is still present"):
        check_absence(workspace, late, happened(absent=True), workspace.policy)
    check_absence(workspace, early, happened(absent=True), workspace.policy)
    check_absence(workspace, late, happened(), workspace.policy)


@pytest.mark.parametrize(
    ("start", "now", "holds"),
    [
        ("2026-10-25T02:50+02:00", "2026-10-25T02:55+02:00", "02:05 CET"),
        ("2026-10-25T02:40+02:00", "2026-10-25T02:45+02:00", "02:55 CEST"),
        ("2026-10-25T02:50+01:00", "2026-10-25T02:55+01:00", "03:05"),
        ("2026-03-29T01:50+01:00", "2026-03-29T01:55+01:00", "03:05 CEST"),
        ("2026-10-24T14:50+02:00", "2026-10-24T14:55+02:00", "15:05"),
        ("2026-10-25T03:50+01:00", "2026-10-25T02:55+02:00", "04:05 CET"),
    ],
)
def test_when_an_absence_holds_is_clear_where_the_clocks_change(
    monkeypatch: pytest.MonkeyPatch, fresh: Fresh, start: str, now: str, holds: str
) -> None:
    """The zone is named where the hour is repeated, or another zone holds then than at the start or now."""
    monkeypatch.setenv("MENTOR_NOW", now)
    workspace = fresh()
    records = workspace.store.student("amelie")
    session = new_session(workspace, records, datetime.fromisoformat(start))
    with pytest.raises(RefusedError) as caught:
        check_absence(workspace, session, happened(absent=True), workspace.policy)
    assert caught.value.hint == f"--absent holds from {holds} on."
    assert in_language(caught.value.hint, "fr") == f"--absent vaut à partir de {holds}."


@pytest.mark.parametrize(
    ("evidence", "english", "french"),
    [
        ({}, "held", "réalisée"),
        ({"absent": True}, "no-show", "no-show"),
        ({"cancelled_at": "2026-11-20 10:00"}, "cancelled", "annulée"),
    ],
)
def test_refusals_name_a_status_as_the_tables_do(
    workspace: Workspace, evidence: dict[str, object], english: str, french: str
) -> None:
    """Never by the code of a script."""
    records, (session,) = planned(workspace, HELD)
    told, _ = judge_typed(workspace, session, happened(**evidence))
    for refused in (
        documented_already(workspace, records, told),
        questions.already_planned(workspace, records, told),
        questions.not_recorded(workspace, records, told),
    ):
        assert refused.message.endswith(f": {english}")
        assert in_language(refused.message, "fr").endswith(f"\u00a0: {french}")


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
