"""What was done once is not done again: the second time nothing is written. And what comes back is looked at anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _ann(mentor: Mentor) -> None:
    mentor("student", "add", "Ann Roy")


def changes(mentor: Mentor) -> int:
    """Return how many changes can be taken back."""
    return len(mentor("undo", "--list", "--json").json())


def test_one_attempt_to_reach_a_student_is_one_contact(mentor: Mentor) -> None:
    """Logged again with the same moment and way it is the same; by another way it is another."""
    words = ("contact", "log", "ann", "--at", "2026-11-20 10:00", "--via")
    assert mentor(*words, "email").code == 0
    before = changes(mentor)
    assert mentor(*words, "email").code == 0
    assert changes(mentor) == before
    assert mentor(*words, "phone").code == 0
    assert changes(mentor) == before + 1


def test_a_report_is_sent_once(mentor: Mentor) -> None:
    """As long as there is no other no-show to report."""
    for day in ("2026-11-18", "2026-11-19"):
        mentor("session", "log", "ann", "--at", f"{day} 10:00", "--absent")
    assert mentor("noshow", "report", "ann", "--sent").code == 0
    before = changes(mentor)
    assert mentor("noshow", "report", "ann", "--sent").code == 0
    assert changes(mentor) == before
    mentor("session", "log", "ann", "--at", "2026-11-20 10:00", "--absent")
    assert mentor("noshow", "report", "ann", "--sent").code == 0
    assert changes(mentor) == before + 2


def test_the_first_session_is_looked_for_anew_once_somebody_is_left_out(mentor: Mentor, tmp_path: Path) -> None:
    """The backup has an erased student's, who stays erased: the check finds nothing wrong, and their day stays."""
    saved = str(tmp_path / "b.tar.gz")
    mentor("student", "add", "Bob")
    mentor("session", "log", "ann", "--at", "2026-08-03 10:00")
    mentor("session", "log", "bob", "--at", "2026-11-20 10:00")
    assert mentor("store", "backup", saved).code == 0
    assert mentor("student", "forget", "ann-roy", "--yes").code == 0
    day = mentor("presentation", "eligibility").out
    assert mentor("store", "restore", saved, "--yes").code == 0
    assert mentor("store", "check").code == 0
    assert mentor("presentation", "eligibility").out == day
    assert mentor("undo").code == 0
    assert mentor("store", "check").code == 0


def test_a_restore_into_an_empty_place_is_taken_back(mentor: Mentor, tmp_path: Path, store: Path) -> None:
    """Nothing was there before, and nothing is afterwards."""
    saved = str(tmp_path / "b.tar.gz")
    assert mentor("store", "backup", saved).code == 0
    store.rename(tmp_path / "elsewhere")
    assert mentor("store", "restore", saved, "--yes").code == 0
    assert mentor("undo").code == 0
    assert mentor("student", "list", "--all", "--json").json() == []


def test_the_day_of_an_erased_first_session_travels_with_an_export(mentor: Mentor, tmp_path: Path, store: Path) -> None:
    """Without the student and the session."""
    saved = str(tmp_path / "e.json")
    mentor("session", "log", "ann", "--at", "2026-08-03 10:00")
    assert mentor("student", "forget", "ann-roy", "--yes").code == 0
    day = mentor("presentation", "eligibility").out
    assert mentor("store", "export", "--out", saved).code == 0
    store.rename(tmp_path / "elsewhere")
    assert mentor("store", "import", saved).code == 0
    assert mentor("presentation", "eligibility").out == day
