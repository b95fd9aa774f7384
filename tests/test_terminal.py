"""Every question that is asked in a terminal, answered there."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import Mentor
from terminal import mentor_started

Answers = tuple[tuple[str, str], ...]


@pytest.fixture(autouse=True)
def _three(mentor: Mentor) -> None:
    """Add three students, one of them with a session."""
    for name in ("Amélie Durand", "Sam Okoro", "Zoé Petit"):
        mentor("student", "add", name)
    mentor("session", "schedule", "amelie", "2026-11-24 14:00")
    mentor("project", "add", "amelie", "Build a dashboard")


MISSING: dict[tuple[str, ...], tuple[Answers, str]] = {
    ("student", "add"): ((("NAME", "Inès Roy"),), "Added: Inès Roy"),
    ("student", "show"): ((("STUDENT", "2"),), "Sam Okoro (sam-okoro)"),
    ("session", "log"): ((("STUDENT", "amelie"),), "Logged: Amélie Durand"),
    ("session", "schedule"): ((("STUDENT", "zoe"), ("WHEN", "tomorrow 10:00")), "Planned: Zoé Petit"),
    ("session", "record", "amelie"): ((("URL", "https://example.org/1"),), "Recording kept"),
    ("noshow", "mark"): ((("STUDENT", "1"),), "Marked: Amélie Durand"),
    ("noshow", "check", "--absent"): ((("--scheduled", "14:00"),), "the student did not come"),
    ("project", "start", "amelie"): ((("TITLE", "dashboard"),), "in progress"),
    ("resource", "add", "sam"): ((("URL", "https://example.org/2"),), "Kept for Sam Okoro"),
    ("contact", "log", "zoe"): ((("--via", "email"),), "Kept: Zoé Petit"),
    ("training", "done"): ((("STEP", "course"),), "Done: course"),
    ("transfer", "start", "sam"): ((("--reason", "Beyond my reach"),), "Transfer of Sam Okoro under way"),
    ("presentation", "request", "amelie"): ((("--project", "dashboard"),), "Request for a presentation"),
    ("presentation", "timing"): ((("--presented", "20m"),), "inside 18 min to 22 min"),
    ("faq", "show"): ((("ID", "student-no-show"),), "no-show"),
    ("faq", "search"): ((("", "student absent"),), "no-show"),
    ("policy", "use"): ((("NAME", "openclassrooms-2021"),), "Policy in use"),
}


@pytest.mark.parametrize("words", MISSING, ids=" ".join)
def test_what_is_missing_is_asked_for(words: tuple[str, ...]) -> None:
    """In a terminal each missing argument is asked for, with what there is to choose from, and the command goes on."""
    answers, says = MISSING[words]
    terminal = mentor_started(*words)
    for question, typed in answers:
        terminal.answer(f"{question}", typed)
    assert terminal.end() == 0, terminal.shown
    assert says in terminal.shown


@pytest.mark.parametrize("words", MISSING, ids=" ".join)
def test_nothing_is_asked_where_nobody_can_answer(mentor: Mentor, words: tuple[str, ...]) -> None:
    """With --no-input, or in a pipe, what is missing is a usage error that names it."""
    done = mentor(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err
    terminal = mentor_started(*words, "--no-input")
    assert terminal.end() == 2


def test_a_student_is_chosen_from_a_list() -> None:
    """Numbers stand for the students listed; what fits nobody is asked again."""
    terminal = mentor_started("student", "show")
    terminal.wait_for("3  zoe-petit")
    terminal.answer("STUDENT (", "nobody")
    terminal.wait_for("No student 'nobody'")
    terminal.send("3\n")
    assert terminal.end() == 0
    assert "Zoé Petit (zoe-petit)" in terminal.shown


@pytest.mark.parametrize(
    ("words", "question"),
    [
        (("student", "forget", "sam"), "Erase Sam Okoro"),
        (("session", "delete", "amelie"), "Delete the session of Amélie Durand"),
    ],
)
def test_what_destroys_asks_first(mentor: Mentor, words: tuple[str, ...], question: str) -> None:
    """Enter alone is no, and changes nothing; yes does it."""
    everyone = mentor("store", "export").out
    terminal = mentor_started(*words)
    terminal.answer(question, "")
    assert terminal.end() == 1
    assert mentor("store", "export").out == everyone
    terminal = mentor_started(*words)
    terminal.answer(question, "y")
    assert terminal.end() == 0
    assert mentor("store", "export").out != everyone


def test_a_restore_asks_first(mentor: Mentor, tmp_path: Path) -> None:
    """What is there would be replaced."""
    backup = tmp_path / "backup.tar.gz"
    assert mentor("store", "backup", str(backup)).code == 0
    mentor("student", "add", "Inès Roy")
    terminal = mentor_started("store", "restore", str(backup))
    terminal.answer("[y/N]", "n")
    assert terminal.end() == 1
    assert len(mentor("student", "list", "--json").json()) == 4
    terminal = mentor_started("store", "restore", str(backup))
    terminal.answer("[y/N]", "y")
    assert terminal.end() == 0
    assert len(mentor("student", "list", "--json").json()) == 3


@pytest.mark.parametrize(("typed", "status"), [("y", "cancelled"), ("n", "scheduled")])
def test_a_transfer_offers_to_cancel(mentor: Mentor, typed: str, status: str) -> None:
    """Sessions that are planned are cancelled or kept, as was said; the transfer is complete either way."""
    mentor("session", "schedule", "zoe", "2026-12-01 14:00")
    mentor("transfer", "start", "zoe", "--reason", "Needs another path")
    terminal = mentor_started("transfer", "complete", "zoe")
    terminal.answer("[y/N]", typed)
    assert terminal.end() == 0
    assert mentor("session", "show", "zoe", "--json").json()["status"] == status
    assert mentor("student", "show", "zoe", "--json").json()["status"] == "transferred"


def test_questions_in_french(mentor: Mentor) -> None:
    """With French set, the question and its answers are French."""
    mentor("config", "set", "lang", "fr")
    terminal = mentor_started("student", "forget", "sam")
    terminal.answer("[o/N]", "oui")
    assert terminal.end() == 0
    assert "Effacer Sam Okoro" in terminal.shown


@pytest.fixture
def editor(tmp_path: Path) -> Callable[[str], str]:
    """Return a function that makes an editor which runs a line of shell on the file."""

    def make(line: str) -> str:
        path = tmp_path / "editor.sh"
        path.write_text(f'#!/bin/sh\n{line} "$1"\n', encoding="utf-8")
        path.chmod(0o700)
        return str(path)

    return make


def test_a_note_is_written_in_the_editor(mentor: Mentor, editor: Callable[[str], str]) -> None:
    """Without a text the editor opens; without an editor one line is asked for."""
    terminal = mentor_started("student", "note", "sam", VISUAL=editor("printf 'two\\nlines\\n' >"))
    assert terminal.end() == 0, terminal.shown
    assert mentor("student", "show", "sam", "--json").json()["notes"][0]["text"] == "two\nlines"


def test_a_profile_that_is_refused_is_kept(mentor: Mentor, editor: Callable[[str], str], tmp_path: Path) -> None:
    """Nothing changes, the faults are named, and the text is in a file that is named too."""
    place = tmp_path / "store" / ".editing"
    terminal = mentor_started("student", "edit", "sam", columns=200, EDITOR=editor("sed -i s/active/gone/"))
    assert terminal.end() == 2
    assert "status" in terminal.shown
    kept = [path for path in place.rglob("*.toml") if path.is_file()]
    assert len(kept) == 1
    assert str(kept[0]) in terminal.shown
    assert "gone" in kept[0].read_text()
    assert mentor("student", "show", "sam", "--json").json()["status"] == "active"


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_a_question_can_be_left(mentor: Mentor, key: str) -> None:
    """Ctrl-C and Ctrl-D at a question end in 130 and change nothing."""
    terminal = mentor_started("student", "forget", "sam")
    terminal.wait_for("[y/N]")
    if key == "\x03":
        os.killpg(terminal.pid, signal.SIGINT)
    else:
        terminal.send(key)
    assert terminal.end() == 130
    assert "Traceback" not in terminal.shown
    assert mentor("student", "show", "sam").code == 0


def test_a_long_list_goes_through_the_pager(mentor: Mentor, tmp_path: Path) -> None:
    """Only where it is longer than the terminal, never with --json, and not with an empty $PAGER."""
    for number in range(60):
        mentor("student", "add", f"Student {number}")
    pager = tmp_path / "pager.sh"
    pager.write_text("#!/bin/sh\necho PAGED; cat\n", encoding="utf-8")
    pager.chmod(0o700)
    for words, environ, paged in (
        (("student", "list"), {"PAGER": str(pager)}, False),
        (("student", "list", "--limit", "62"), {"PAGER": str(pager)}, True),
        (("student", "list", "--status", "paused"), {"PAGER": str(pager)}, False),
        (("student", "list", "--json"), {"PAGER": str(pager)}, False),
        (("student", "list"), {"PAGER": ""}, False),
        (("student", "list"), {"PAGER": str(pager), "TERM": "dumb"}, False),
    ):
        terminal = mentor_started(*words, columns=80, **environ)
        assert terminal.end() == 0
        assert ("PAGED" in terminal.shown) is paged, (words, environ)
