"""`mentor transfer complete`: the next mentor has taken over."""

from __future__ import annotations

import pytest

from helpers import Mentor

STATUS = "Status: transferred; before: active. To take all of it back: mentor undo"


@pytest.fixture(autouse=True)
def _sam(mentor: Mentor) -> None:
    """Add one student in transfer, with a session ahead and one that was not documented."""
    mentor("student", "add", "Sam Okoro")
    mentor("transfer", "start", "sam", "--reason", "Wants to learn Go")
    mentor("session", "schedule", "sam", "2026-11-24 12:00")
    mentor("session", "schedule", "sam", "2026-12-01 10:00")


def statuses(mentor: Mentor) -> list[tuple[str, str | None]]:
    """Return the status and reason of each session, oldest first."""
    sessions = mentor("session", "list", "--json").json()
    return sorted((session["status"], session["reason"]) for session in sessions)


def test_what_is_planned_can_be_cancelled_with_it(mentor: Mentor) -> None:
    """Only sessions still ahead are, by the mentor, so that none is a no-show."""
    ran = mentor("transfer", "complete", "sam", "--cancel-sessions")
    assert ran.out == f"Transferred: Sam Okoro\nPlanned sessions cancelled by you: 1\n{STATUS}\n"
    assert ran.err == ""
    assert statuses(mentor) == [("cancelled", "cancelled-by-mentor"), ("scheduled", None)]
    assert mentor("student", "show", "sam", "--json").json()["status"] == "transferred"


def test_what_is_planned_is_counted_in_words(mentor: Mentor) -> None:
    """One session is one, two are two, in both languages."""
    assert "Error: 1 session with Sam Okoro is still planned\n" in mentor("transfer", "complete", "sam").err
    mentor("config", "set", "lang", "fr")
    assert "1 session avec Sam Okoro est encore prévue\n" in mentor("transfer", "complete", "sam").err
    mentor("session", "schedule", "sam", "2026-12-08 10:00")
    assert "2 sessions avec Sam Okoro sont encore prévues\n" in mentor("transfer", "complete", "sam").err
    mentor("config", "set", "lang", "en")
    assert "Error: 2 sessions with Sam Okoro are still planned\n" in mentor("transfer", "complete", "sam").err


def test_what_is_planned_can_stay(mentor: Mentor) -> None:
    """The command that cancels it later is named, but not with --json or --quiet."""
    ran = mentor("transfer", "complete", "sam", "--keep-sessions")
    assert ran.out == f"Transferred: Sam Okoro\n{STATUS}\n"
    assert ran.err == "Next: mentor session cancel sam-okoro --all --by mentor\n"
    assert statuses(mentor) == [("scheduled", None), ("scheduled", None)]


@pytest.mark.parametrize("option", ["--json", "--quiet"])
def test_nothing_is_suggested_to_a_script(mentor: Mentor, option: str) -> None:
    """Standard error stays empty."""
    assert mentor("transfer", "complete", "sam", "--keep-sessions", option).err == ""


def test_the_record_names_the_sessions_cancelled(mentor: Mentor) -> None:
    """--yes cancels; JSON has the transfer and the ids."""
    ahead = mentor("session", "list", "--student", "sam", "--json").json()[0]["id"]  # the newest first
    record = mentor("transfer", "complete", "sam", "--yes", "--json").json()
    assert (record["outcome"], record["status"], record["cancelled_sessions"]) == ("completed", "transferred", [ahead])


def test_without_an_answer_nothing_is_done(mentor: Mentor) -> None:
    """Where nobody can be asked about the sessions, the error names both options."""
    ran = mentor("transfer", "complete", "sam")
    assert ran.code == 2
    assert "--cancel-sessions" in ran.err
    assert "--keep-sessions" in ran.err
    assert len(mentor("transfer", "status", "--json").json()) == 1


def test_no_transfer_cannot_be_completed(mentor: Mentor) -> None:
    """The refusal comes before any question."""
    mentor("transfer", "cancel", "sam")
    ran = mentor("transfer", "complete", "sam")
    assert (ran.code, "No transfer of Sam Okoro is under way" in ran.err) == (1, True)
