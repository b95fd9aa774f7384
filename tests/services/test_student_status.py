"""A student's status after sessions that were held, or were not after all. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.services.lookup import find_student
from mentorcli.services.student_status import brought_back_by, met_again
from mentorcli.services.workspace import Workspace

BACK = "Amélie Durand had become active again by that session. Unreachable after all? "
COMMAND = "mentor student edit amelie --status unreachable"


@pytest.fixture(autouse=True)
def _unreachable(mentor: Mentor) -> None:
    """Add a student whom nobody could reach."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    for via, day in (("email", "10"), ("form", "19")):
        mentor("contact", "log", "amelie", "--via", via, "--at", f"2026-11-{day} 15:00")


def status(mentor: Mentor) -> str:
    """Return the student's status."""
    found: str = mentor("student", "show", "amelie", "--json").json()["status"]
    return found


def held(mentor: Mentor) -> str:
    """Log a session that was held since, by which the student is active again, and return its id."""
    assert "was unreachable, and is active again" in mentor("session", "log", "amelie", "--at", "2026-11-20 10:00").out
    found: str = mentor("session", "list", "--json").json()[0]["id"]
    return found


@pytest.mark.parametrize(
    "words",
    [
        ("session", "delete", "{id}", "--yes"),
        ("session", "edit", "{id}", "--absent"),
        ("session", "edit", "{id}", "--cancelled-at", "2026-11-18 10:00", "--cancelled-by", "student"),
        ("noshow", "mark", "amelie", "--session", "{id}", "--force", "--because", "x"),
    ],
)
def test_what_was_not_held_after_all_names_the_way_back(mentor: Mentor, words: tuple[str, ...]) -> None:
    """The status stays, and the command for it is shown; it runs as it stands."""
    known = held(mentor)
    assert BACK + COMMAND in mentor(*(word.format(id=known) for word in words)).out
    assert status(mentor) == "active"
    assert mentor(*COMMAND.split()[1:]).code == 0
    assert status(mentor) == "unreachable"


def test_undo_takes_the_status_back_with_its_session(mentor: Mentor) -> None:
    """One operation; a deletion taken back brings the session again and leaves the status."""
    known = held(mentor)
    assert mentor("undo").code == 0
    assert status(mentor) == "unreachable"
    assert mentor("undo", "--redo").code == 0
    assert status(mentor) == "active"
    mentor("session", "delete", known, "--yes")
    assert mentor("undo").code == 0
    assert status(mentor) == "active"


def test_a_status_of_another_cause_is_not_spoken_of(mentor: Mentor, workspace: Workspace) -> None:
    """One that a reply, the mentor or another session brought; nor where the student is unreachable again."""
    known = held(mentor)
    mentor("student", "edit", "amelie", "--status", "unreachable")
    records = find_student(workspace, "amelie")
    assert not brought_back_by(records, records.sessions[known])
    mentor("contact", "replied", "amelie")
    assert BACK not in mentor("session", "edit", known, "--absent").out
    assert "stands as" not in mentor("session", "edit", known, "--late", "5m").out
    assert BACK not in mentor("session", "delete", known, "--yes").out


def test_a_session_after_the_first_contact_is_met_again(mentor: Mentor, workspace: Workspace) -> None:
    """Of one who is unreachable; not one of before, nor without any contact."""
    mentor("session", "log", "amelie", "--at", "2026-11-09 10:00")
    assert not met_again(workspace, find_student(workspace, "amelie"))
    held(mentor)
    workspace.store.reread()
    assert not met_again(workspace, find_student(workspace, "amelie"))
    mentor("student", "edit", "amelie", "--status", "unreachable")
    workspace.store.reread()
    assert met_again(workspace, find_student(workspace, "amelie"))
    mentor("student", "add", "Zoe")
    mentor("student", "edit", "zoe", "--status", "unreachable")
    assert not met_again(workspace, find_student(workspace, "zoe"))


def test_an_import_names_who_was_met_since(mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A session of another computer: the status stays, with the command; a second import has nothing to say."""
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    mentor("store", "export", "--out", str(before))
    held(mentor)
    mentor("student", "edit", "amelie", "--status", "unreachable")
    mentor("store", "export", "--out", str(after))
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "other"))
    assert "stands as unreachable" not in mentor("store", "import", str(before)).out
    ran = mentor("store", "import", str(after))
    assert (
        "amelie stands as unreachable, and a session was held since. Back again? mentor student edit amelie" in ran.out
    )
    assert mentor("store", "import", str(after), "--json").json()["met"] == []
    assert status(mentor) == "unreachable"


def test_a_no_show_brings_nobody_back(mentor: Mentor) -> None:
    """Nor one that is taken back to planned; held it does, in French too."""
    mentor("config", "set", "lang", "fr")
    mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--absent")
    assert status(mentor) == "unreachable"
    mentor("noshow", "unmark", "amelie")
    assert status(mentor) == "unreachable"
    said = mentor("session", "edit", "amelie", "--held").out
    assert "le statut redevient «\u00a0actif\u00a0». Ce n'est pas le cas\u00a0? mentor student edit amelie" in said
    said = mentor("session", "delete", mentor("session", "list", "--json").json()[0]["id"], "--yes").out
    assert "Le statut d'Amélie Durand était redevenu «\u00a0actif\u00a0» avec cette session." in said
