"""`mentor demo`: the main job, run for real, and the sample store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.cli.context import AppContext
from mentorcli.models.session import SessionStatus
from mentorcli.models.student import StudentStatus

NOW = "2026-11-24T09:30"


def test_the_demo_runs_and_touches_nothing(mentor: Mentor, store: Path) -> None:
    """Each step shows its command and its real output; only the refusal ends in 1; no store is made."""
    steps = mentor("demo", "--json").json()
    assert [step["exit_code"] for step in steps] == [0, 0, 0, 1, 0, 0, 0, 0]
    assert all(step["output"].strip() and "fault in mentor" not in step["output"] for step in steps)
    assert "15 min 1 s" in steps[2]["output"]
    assert not store.exists()
    page = mentor("demo").out
    assert all(f"$ {step['command']}" in page for step in steps)
    assert steps[-1]["command"] == "mentor agenda"
    assert len(steps[-2]["output"].splitlines()) == 1  # one answer, not all that are near it


def test_each_mentor_sees_it_in_their_language(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The question and its answer too."""
    assert "When is a session a no-show" in mentor("demo").out
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    page = mentor("demo").out
    assert "$ mentor faq search étudiant absent" in page
    assert "Quand une session est-elle un no-show" in page
    assert "Mardi 24 novembre 2026" in page


@pytest.mark.parametrize(("typed", "steps"), [("\n" * 7, 8), ("\nq\n", 2), ("", 1), ("\n \nquit\n", 3)])
def test_in_a_terminal_it_waits_between_steps(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, typed: str, steps: int
) -> None:
    """Enter goes on, q and the end of the input end it, which is said in any case."""
    monkeypatch.setattr(AppContext, "live", True)
    done = mentor("demo", stdin=typed)
    assert (done.code, done.out.count("\n$ mentor ")) == (0, steps)
    assert done.out.splitlines()[-1].startswith("That was a throw-away store")
    assert "Enter goes on, q ends: " in done.err


def test_a_sample_has_no_word_of_another_language(mentor: Mentor, tmp_path: Path) -> None:
    """The names of people apart."""
    said = {}
    for lang in ("en", "fr"):
        folder = str(tmp_path / lang)
        mentor("--store", folder, "config", "set", "lang", lang)
        mentor("--store", folder, "demo", "--load", now=NOW)
        exported = json.loads(mentor("--store", folder, "store", "export").out)
        said[lang] = {
            text
            for student in exported["students"]
            for text in (
                student["path"],
                *(note["text"] for note in student["notes"]),
                *(project["title"] for project in student["projects"]),
            )
        } | {session["notes"] for session in exported["sessions"] if session["notes"]}
    assert said["en"].isdisjoint(said["fr"] - {"Data Analyst", "UX Designer"})
    assert not [text for text in said["en"] if set(text) & set("éèàùçêîôû")]


def test_the_sample_is_sound_and_has_everything(mentor: Mentor) -> None:
    """Twelve students of every status, sessions of every outcome, and something due of every kind."""
    assert mentor("demo", "--load", now=NOW).out.startswith("Loaded: 12 students and 250 sessions")
    assert mentor("store", "check").code == 0
    students = mentor("student", "list", "--all", "--json").json()
    assert len(students) == 12
    assert {student["status"] for student in students} == set(StudentStatus)
    sessions = mentor("session", "list", "--json", now=NOW).json()
    assert {session["status"] for session in sessions} == set(SessionStatus)
    assert {s["reason"] for s in sessions} == {
        None, "absent", "late", "late-cancellation", "cancelled-in-time", "cancelled-by-mentor",
    }  # fmt: skip
    due = {entry["kind"] for entry in mentor("agenda", "--json", now=NOW).json()}
    assert due == {
        "today", "ahead", "undocumented", "recording", "contact", "presentation", "transfer", "no-shows", "gap",
    }  # fmt: skip
    assert mentor("presentation", "eligibility", now=NOW).code == 0


def test_the_sample_agrees_with_the_rules(mentor: Mentor) -> None:
    """15 min 1 s late is a no-show in it, 24 h exactly a late cancellation, 26 h one in time."""
    mentor("demo", "--load", now=NOW)
    reasons = {
        (s["student"], s["late_seconds"] or 0): s["reason"] for s in mentor("session", "list", "--json", now=NOW).json()
    }
    assert reasons["lea-marchand", 901] == "late"
    fatou = mentor("attendance", "fatou", "--json", now=NOW).json()
    assert (fatou["attended"], fatou["no_shows"], fatou["cancelled_in_time"]) == (21, 2, 1)
    lucas = mentor("attendance", "lucas", "--json", now=NOW).json()
    assert (lucas["no_shows"], lucas["streak"], lucas["regular_no_shows"]) == (4, 3, True)


def test_one_undo_takes_the_sample_away(mentor: Mentor) -> None:
    """It is one operation, and the store may be filled again afterwards."""
    mentor("demo", "--load", now=NOW)
    assert mentor("undo").code == 0
    assert mentor("student", "list", "--all", "--json").json() == []
    assert mentor("demo", "--load", "--json", now=NOW).json() == {"students": 12, "sessions": 250}


def test_the_sample_never_goes_over_data(mentor: Mentor) -> None:
    """A store with a student, or with a mentor's own records, refuses it and stays as it is."""
    mentor("training", "done", "course")
    done = mentor("demo", "--load", now=NOW)
    assert (done.code, "data in this store already" in done.err) == (1, True)
    mentor("undo")
    mentor("student", "add", "Amélie Durand")
    assert mentor("demo", "--load", now=NOW).code == 1
    assert [s["id"] for s in mentor("student", "list", "--json").json()] == ["amelie-durand"]


@pytest.mark.parametrize("now", ["2024-02-29T00:30", "2026-03-29T12:00", "2026-10-25T23:59", "2027-01-01T08:00"])
def test_the_sample_can_be_made_on_any_day(mentor: Mentor, now: str) -> None:
    """Leap days, clock changes and New Year included."""
    assert mentor("demo", "--load", now=now).code == 0
    assert mentor("store", "check").code == 0
    assert mentor("agenda", now=now).code == 0
