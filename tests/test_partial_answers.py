"""Answers about everybody where a student cannot be read: what is printed is true, and said to be a part."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from helpers import Mentor, resign

FIGURES = ["presentation eligibility", "training status", "attendance --json", "statement", "statement --json"]
LISTS = ["student list", "session list", "agenda", "statement --lines", "undo --list", "transfer status", "find b"]


@pytest.fixture
def broken(mentor: Mentor, store: Path) -> Path:
    """Return the journal of Ann, who held the first session, damaged; Bob and what he has can be read."""
    mentor("student", "add", "Ann")
    mentor("session", "log", "ann", "--at", "2026-08-01 10:00")
    mentor("student", "add", "Bob")
    mentor("session", "log", "bob", "--at", "2026-11-20 10:00")
    mentor("transfer", "start", "bob", "--reason", "why")
    journal = store / "students" / "ann" / "journal.jsonl"
    journal.write_text("{broken\n" + journal.read_text(encoding="utf-8"), encoding="utf-8")
    own = store / "mentor.jsonl"
    lines = [line for line in own.read_text(encoding="utf-8").splitlines(True) if '"first"' not in line]
    own.write_text("".join(lines), encoding="utf-8")
    if not lines:
        own.unlink()
    resign(store)
    return journal


@pytest.fixture
def alone(broken: Path, store: Path) -> Path:
    """Return the same where Bob is no more: nothing of anybody can be read."""
    shutil.rmtree(store / "students" / "bob")
    resign(store)
    return broken


@pytest.mark.parametrize("command", FIGURES)
def test_figures_that_are_not_whole_are_not_shown(mentor: Mentor, broken: Path, command: str) -> None:
    """An answer that turns on every session is none while one cannot be read."""
    done = mentor(*command.split())
    assert (done.code, done.out) == (4, "")
    assert done.err.count(str(broken)) == 1
    assert "incomplete" not in done.err


@pytest.mark.parametrize("command", LISTS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_part_of_a_list_is_said_to_be_one(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, broken: Path, command: str, lang: str
) -> None:
    """What could be read is shown, the fault is named once, and the answer is said to be incomplete."""
    monkeypatch.setenv("LANG", lang)
    done = mentor(*command.split())
    assert done.code == 4
    assert "bob" in done.out.lower()
    assert done.err.count(str(broken)) == 1
    assert ("What is shown is incomplete" if lang == "en" else "Ce qui est affiché est incomplet") in done.err


@pytest.mark.parametrize("command", LISTS)
def test_a_part_of_a_list_in_json(mentor: Mentor, broken: Path, command: str) -> None:
    """The array holds what could be read; the error names the fault once."""
    done = mentor(*command.split(), "--json")
    assert (done.code, bool(done.json())) == (4, True)
    error = json.loads(done.err)["error"]
    assert str(broken) in error["message"]
    assert "warnings" not in error


def test_attendance_shows_each_student_and_no_sum(mentor: Mentor, broken: Path) -> None:
    """The figures of those who can be read are true, those of all are not."""
    done = mentor("attendance")
    assert (done.code, done.out.splitlines()) == (4, ["Bob\t1\t0\t100%\t0\t0"])
    assert str(broken) in done.err


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_nothing_is_no_answer(mentor: Mentor, alone: Path, options: tuple[str, ...]) -> None:
    """Where nobody can be read no list says that there is nothing: standard output stays empty."""
    for command in [*FIGURES, *LISTS, "attendance", "noshow list", "contact next"]:
        if command == "undo --list":
            continue
        done = mentor(*command.split(), *options)
        assert (command, done.code, done.out) == (command, 4, "")
        assert done.err.count(str(alone)) == 1


def test_a_first_session_by_hand_needs_nobody(mentor: Mentor, broken: Path) -> None:
    """Whose first session is known from the training's own record is answered, with a warning."""
    mentor("training", "done", "first-session", "--on", "2026-07-01")
    done = mentor("training", "status")
    assert (done.code, "2026" in done.out) == (0, True)
    assert done.err.count(str(broken)) == 1


def test_one_student_is_answered_with_a_warning(mentor: Mentor, broken: Path) -> None:
    """An answer about one who can be read is whole."""
    done = mentor("attendance", "bob", "--json")
    assert (done.code, done.json()["attended"]) == (0, 1)
    assert broken.exists()
