"""Judging and saving what happened to sessions, whichever command found it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import UsageError
from mentorcli.models.session import CancelledBy, Reason, Session, SessionDetails, SessionStatus
from mentorcli.models.verdict import Evidence
from mentorcli.rules.session_outcome import judged
from mentorcli.services.session_outcome import (
    check_lasted,
    check_when_cancelled,
    documented_already,
    judge_typed,
    judged_result,
    moment_text,
    notes_of,
    save_outcomes,
)
from mentorcli.services.sessions import schedule
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh
from services.kit import at, happened, notes, saved

LATE, HELD = Evidence(late_seconds=1200), Evidence()


@pytest.fixture
def planned(mentor: Mentor, workspace: Workspace) -> Session:
    """Return today's session of Amélie, which is planned."""
    assert mentor("student", "add", "Amélie Durand", "--slug", "amelie").code == 0
    return schedule(workspace, "amelie", [at("14:00")], SessionDetails()).sessions[0]


@pytest.fixture
def amelie(mentor: Mentor) -> None:
    """Add Amélie."""
    assert mentor("student", "add", "Amélie Durand", "--slug", "amelie").code == 0


def save(workspace: Workspace, evidence: Evidence, *students: str) -> None:
    """Save what happened to every session of the students, as a command does."""
    for student in students or ("amelie",):
        with workspace.transaction() as writer:
            records = workspace.store.student(student)
            changes = [judged(session, evidence, workspace.policy) for session in records.sessions.values()]
            save_outcomes(workspace, writer, records, changes, cmd="session log")


def test_what_is_typed_is_judged_by_the_policy_in_use(workspace: Workspace, planned: Session) -> None:
    """The session as it becomes, and why."""
    session, verdict = judge_typed(workspace, planned, happened(late="15m1s"))
    assert (session.status, session.reason) == (SessionStatus.NO_SHOW, Reason.LATE)
    assert (verdict.policy, verdict.limit_seconds, verdict.measured_seconds) == ("openclassrooms-2021", 900, 901)


def test_a_no_show_leaves_one_note_which_goes_with_it(workspace: Workspace, planned: Session, store: Path) -> None:
    """Session and note are one line of the journal; judging again replaces the note or takes it away."""
    journal = store / "students" / "amelie" / "journal.jsonl"
    before = len(journal.read_bytes().splitlines())
    save(workspace, LATE)
    assert len(journal.read_bytes().splitlines()) == before + 1
    (note,) = notes(workspace, "amelie")
    assert note.startswith("No show: discovery session of Tue 24 Nov 2026 14:00 CET, came 20 min late")
    records = workspace.store.student("amelie")
    assert notes_of(records, planned) == [("note", records.notes[0].id)]
    save(workspace, Evidence(absent=True))
    assert ["did not come" in text or "absent" in text for text in notes(workspace, "amelie")] == [True]
    save(workspace, HELD)
    assert notes(workspace, "amelie") == []
    assert saved(workspace, "amelie")[planned.id].held


def test_a_note_that_says_the_same_stays(workspace: Workspace, planned: Session, store: Path) -> None:
    """Judged again as it was, a no-show changes nothing."""
    journal = store / "students" / "amelie" / "journal.jsonl"
    save(workspace, LATE)
    before = journal.read_bytes()
    save(workspace, LATE)
    assert journal.read_bytes() == before
    assert len(notes_of(workspace.store.student("amelie"), planned)) == 1


def test_the_note_is_in_the_language_of_the_run(workspace: Workspace, planned: Session) -> None:
    """What is stored is what the mentor would write on the platform."""
    del planned
    workspace.choose_lang("fr")
    save(workspace, LATE)
    assert "20 min de retard" in notes(workspace, "amelie")[0]


def test_the_first_session_held_is_noted_and_forgotten(workspace: Workspace, planned: Session) -> None:
    """Once it turns out not to have been held it is set back to unknown."""
    save(workspace, HELD)
    noted = workspace.store.first_session()
    assert noted is not None
    assert noted.session == planned.id
    save(workspace, HELD)
    assert workspace.store.first_session() == noted, "held as before"
    save(workspace, LATE)
    assert workspace.store.first_session() is None


def test_with_a_student_who_cannot_be_read_the_first_session_stays_unknown(
    mentor: Mentor, fresh: Fresh, planned: Session, store: Path
) -> None:
    """Theirs could be the earliest: nothing is noted until everyone can be read."""
    del planned
    mentor("student", "add", "Zoé Okoro", "--slug", "zoe")
    journal = store / "students" / "zoe" / "journal.jsonl"
    journal.write_text("{broken\n" + journal.read_text(encoding="utf-8"), encoding="utf-8")
    workspace = fresh()
    save(workspace, HELD)
    assert workspace.store.first_session() is None
    assert next(iter(saved(workspace, "amelie").values())).held


def test_a_fault_met_before_keeps_the_first_session_unknown(
    mentor: Mentor, fresh: Fresh, planned: Session, store: Path
) -> None:
    """A student who could not be read while another was looked for may have had it."""
    del planned
    mentor("student", "add", "Zoé Okoro", "--slug", "zoe")
    mentor("student", "add", "Bob", "--slug", "bob")
    workspace = fresh()
    journal = store / "students" / "zoe" / "journal.jsonl"
    whole = journal.read_text(encoding="utf-8")
    journal.write_text("{broken\n" + whole, encoding="utf-8")
    assert len(list(workspace.everyone())) == 2
    journal.write_text(whole, encoding="utf-8")
    with workspace.transaction() as writer:
        records = workspace.store.student("amelie")
        (session,) = records.sessions.values()
        held = judged(session, HELD, workspace.policy)
        writer.append(records, held[0], cmd="session log", at=workspace.now)
        save_outcomes(workspace, writer, records, [held], cmd="session log")
    assert workspace.store.faults
    assert workspace.store.first_session() is None


def test_attendance_goes_with_a_no_show(workspace: Workspace, planned: Session) -> None:
    """What is to be shown has the student's figures as they are then, after a no-show only."""
    save(workspace, LATE)
    records = workspace.store.student("amelie")
    missed = judged_result(workspace, records, *judged(planned, LATE, workspace.policy))
    assert missed.student.name == "Amélie Durand"
    assert missed.attendance is not None
    assert (missed.attendance.no_shows, missed.attendance.rate) == (1, 0.0)
    assert judged_result(workspace, records, *judged(planned, HELD, workspace.policy)).attendance is None


def test_errors_name_moments_as_the_mentor_reads_them(workspace: Workspace, planned: Session) -> None:
    """In the mentor's zone and language; a documented session is refused with the edit to type."""
    assert moment_text(workspace, planned.scheduled_at) == "Tue 24 Nov 2026 14:00 CET"
    refused = documented_already(workspace, workspace.store.student("amelie"), planned)
    assert "Amélie Durand on Tue 24 Nov 2026 14:00 CET is documented already: planned" in refused.message
    assert refused.hint == f"Correct it with: mentor session edit {planned.id}"
    workspace.choose_lang("fr")
    assert moment_text(workspace, planned.scheduled_at) == "mar. 24 nov. 2026 14:00 CET"


def test_what_is_missing_is_asked_for(workspace: Workspace, planned: Session) -> None:
    """When a session that has begun was called off; a real length is of one that took place."""
    check_when_cancelled(workspace, planned, happened(cancelled_at="13:00"))
    check_when_cancelled(workspace, planned, happened())
    ahead = replace(planned, scheduled_at=at("16:00"))
    check_when_cancelled(workspace, ahead, happened(cancelled_by=CancelledBy.STUDENT))
    with pytest.raises(UsageError, match="called off"):
        check_when_cancelled(workspace, planned, happened(cancelled_by=CancelledBy.STUDENT))
    held, missed = (judged(planned, evidence, workspace.policy)[0] for evidence in (HELD, Evidence(absent=True)))
    lasted = SessionDetails(lasted=50)
    check_lasted(workspace, held, lasted)
    check_lasted(workspace, replace(held, late_seconds=None), lasted)
    check_lasted(workspace, missed, SessionDetails())
    for session in (missed, planned):
        with pytest.raises(UsageError, match="took place"):
            check_lasted(workspace, session, lasted)


@pytest.mark.usefixtures("amelie")
@pytest.mark.parametrize(
    ("status", "lines"),
    [
        ("active", ()),
        (
            "unreachable",
            (
                "Amélie Durand was unreachable, and is active again. Not so? "
                "mentor student edit amelie --status unreachable",
            ),
        ),
        ("paused", ("Amélie Durand stands as paused. Back again? mentor student edit amelie --status active",)),
        (
            "transferred",
            ("Amélie Durand stands as transferred. Back again? mentor student edit amelie --status active",),
        ),
        ("completed", ()),
    ],
)
def test_a_held_session_shows_where_the_student_stands(mentor: Mentor, status: str, lines: tuple[str, ...]) -> None:
    """The unreachable are active again, undone with it; of others the command is shown; a no-show proves nothing."""
    mentor("student", "edit", "amelie", "--status", status)

    def now() -> str:
        found: str = mentor("student", "show", "amelie", "--json").json()["status"]
        return found

    missed = mentor("session", "log", "amelie", "--at", "2026-11-19 10:00", "--absent").out
    assert ("stands as" in missed, "active again" in missed, now()) == (False, False, status)
    held = mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--lasted", "40m").out
    for line in lines:
        assert line in held
    assert ("stands as" in held or "active again" in held) is bool(lines)
    assert now() == ("active" if status == "unreachable" else status)
    mentor("undo")
    assert now() == status


@pytest.mark.usefixtures("amelie")
def test_a_no_show_that_turns_out_to_be_held_makes_active_too(mentor: Mentor) -> None:
    """By a correction as by a log, in French as in English."""
    mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--absent")
    mentor("student", "edit", "amelie", "--status", "unreachable")
    mentor("config", "set", "lang", "fr")
    said = mentor("session", "edit", "amelie", "--held").out
    assert "Amélie Durand était injoignable\u00a0; le statut redevient «\u00a0actif\u00a0»" in said
    mentor("student", "edit", "amelie", "--status", "paused")
    said = mentor("session", "log", "amelie", "--at", "2026-11-21 10:00").out
    assert "Amélie Durand\u00a0: statut «\u00a0en pause\u00a0». De retour\u00a0? mentor student edit amelie" in said


@pytest.mark.usefixtures("amelie")
def test_a_session_before_the_silence_brings_nobody_back(mentor: Mentor) -> None:
    """Noted late, it was held before the first contact that nobody answered; one of that day or later does."""
    for via, day in (("email", "10"), ("form", "19")):
        mentor("contact", "log", "amelie", "--via", via, "--at", f"2026-11-{day} 15:00")
    before = mentor("session", "log", "amelie", "--at", "2026-11-09 10:00").out
    assert "stands as unreachable. Back again? mentor student edit amelie --status active" in before
    assert "is active again" in mentor("session", "log", "amelie", "--at", "2026-11-10 10:00").out
    assert mentor("contact", "next", "--json").json() == []


@pytest.mark.usefixtures("amelie")
def test_a_no_show_that_is_taken_back_makes_active_too(mentor: Mentor) -> None:
    """Where the session was held before; where it was only planned nobody came."""
    mentor("session", "log", "amelie", "--at", "2026-11-20 10:00")
    mentor("noshow", "mark", "amelie", "--at", "2026-11-20 10:00", "--force", "--because", "left")
    mentor("noshow", "mark", "amelie", "--at", "2026-11-21 10:00")
    mentor("student", "edit", "amelie", "--status", "unreachable")
    planned, held = (session["id"] for session in mentor("noshow", "list", "--json").json())
    assert "active again" not in mentor("noshow", "unmark", planned).out
    assert "Amélie Durand was unreachable, and is active again" in mentor("noshow", "unmark", held).out
    assert mentor("student", "show", "amelie", "--json").json()["status"] == "active"


@pytest.mark.usefixtures("amelie")
def test_a_session_that_was_held_already_proves_nothing_new(mentor: Mentor) -> None:
    """Who fell silent since stays unreachable when it is corrected."""
    mentor("session", "log", "amelie", "--at", "2026-11-20 10:00")
    mentor("student", "edit", "amelie", "--status", "unreachable")
    assert "active again" not in mentor("session", "edit", "amelie", "--late", "5m").out
    assert mentor("student", "show", "amelie", "--json").json()["status"] == "unreachable"
