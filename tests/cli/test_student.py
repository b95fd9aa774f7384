"""`mentor student`: add, list, show, edit, note, forget."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from helpers import Mentor

FIELDS = ["id", "name", "email", "phone", "path", "funding", "status", "started", "notes", "projects", "resources"]


@pytest.fixture
def amelie(mentor: Mentor) -> None:
    """Add one student."""
    assert mentor("student", "add", "Amélie Durand", "--email", "a@example.org").code == 0


def editor(tmp_path: Path, script: str) -> str:
    """Return a command that edits the file it is given by a shell script."""
    path = tmp_path / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o700)
    return str(path)


def test_add_prints_the_record_with_every_field(mentor: Mentor) -> None:
    """Every field is there; what is not known is null, not absent."""
    record = mentor("student", "add", "Amélie Durand", "--json").json()
    assert list(record) == FIELDS
    assert (record["id"], record["name"], record["email"]) == ("amelie-durand", "Amélie Durand", None)
    assert (record["funding"], record["status"], record["notes"]) == ("unknown", "active", [])


def test_add_keeps_what_was_given(mentor: Mentor) -> None:
    """Every option of the contract ends in its field."""
    record = mentor(
        "student", "add", "Sam Okoro", "--email", "s@example.org", "--phone", "+33 6 12 34 56 78", "--path",
        "Data Analyst", "--funding", "self-paid", "--started", "2/11/2026", "--slug", "sam", "--json",
    ).json()  # fmt: skip
    assert record["id"] == "sam"
    assert record["phone"] == "+33 6 12 34 56 78"
    assert (record["path"], record["funding"], record["started"]) == ("Data Analyst", "self-paid", "2026-11-02")


@pytest.mark.usefixtures("amelie")
def test_add_refuses_a_second_of_the_same_name(mentor: Mentor) -> None:
    """The refusal says what to type for another person of that name, and that works."""
    refused = mentor("student", "add", "amelie durand")
    assert refused.code == 1
    assert "--slug amelie-durand-2" in refused.err
    assert mentor("student", "add", "Amelie Durand", "--slug", "amelie-durand-2").code == 0


def test_a_name_without_latin_letters_gets_a_slug(mentor: Mentor) -> None:
    """A slug is ASCII whatever the name; the same name twice is noticed all the same."""
    assert mentor("student", "add", "李小龙", "--json").json()["id"] == "student"
    assert mentor("student", "add", "李小龙").code == 1
    assert mentor("student", "add", "王芳", "--json").json()["id"] == "student-2"
    assert mentor("student", "show", "小龙", "--json").json()["id"] == "student"


@pytest.mark.parametrize(
    "words",
    [
        ("  ",), ("x" * 201,), ("Sam", "--email", "nobody"), ("Sam", "--phone", "call me"), ("Sam", "--slug", "S m"),
        ("Sam", "--slug", ""), ("Sam", "--started", "2026-02-30"), ("Sam", "--funding", "rich"), (),
    ],
)  # fmt: skip
def test_add_refuses_what_cannot_be_right(mentor: Mentor, store: Path, words: tuple[str, ...]) -> None:
    """A value that cannot be understood is a usage error, and no store is made."""
    ran = mentor("student", "add", *words)
    assert (ran.code, ran.out) == (2, "")
    assert not store.exists()


@pytest.mark.usefixtures("amelie")
def test_list_shows_active_students_as_lines_of_tabs(mentor: Mentor) -> None:
    """In a pipe each student is one line: id, name, status, path, funding, e-mail."""
    mentor("student", "add", "Sam Okoro")
    mentor("student", "edit", "sam", "--status", "paused")
    assert mentor("student", "list").out == "amelie-durand\tAmélie Durand\tactive\t\tunknown\ta@example.org\n"
    assert [row.split("\t")[0] for row in mentor("student", "list", "--all").out.splitlines()] == [
        "amelie-durand", "sam-okoro",
    ]  # fmt: skip
    assert [s["id"] for s in mentor("student", "list", "--status", "paused", "--json").json()] == ["sam-okoro"]


def test_an_empty_list_is_an_empty_array(mentor: Mentor, store: Path) -> None:
    """Reading an absent store is reading an empty one, and makes none."""
    assert mentor("student", "list", "--json") == (0, "[]\n", "")
    ran = mentor("student", "list")
    assert (ran.code, ran.out) == (0, "")
    assert "mentor student add" in ran.err
    assert not store.exists()


@pytest.mark.usefixtures("amelie")
def test_show_gathers_what_is_known(mentor: Mentor) -> None:
    """The page has the profile, the attendance, the sessions and the notes."""
    mentor("session", "log", "amelie", "--at", "14:00", "--notes", "Scraping done")
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    mentor("student", "note", "amelie", "Prefers mornings")
    page = mentor("student", "show", "amelie").out
    for part in ("Amélie Durand (amelie-durand)", "a@example.org", "100 %", "Tue 24 Nov 2026 14:00", "Scraping done",
                 "1 Dec 2026 14:00", "Prefers mornings"):  # fmt: skip
        assert part in page
    assert page.index("1 Dec 2026") < page.rindex("24 Nov 2026 14:00"), "what is ahead comes first"


@pytest.mark.usefixtures("amelie")
def test_show_says_what_is_due(mentor: Mentor) -> None:
    """A session to document and a recording to link are named with the command that settles them."""
    mentor("session", "log", "amelie", "--at", "2026-11-20 14:00")
    mentor("session", "schedule", "amelie", "2026-11-23 14:00")
    page = mentor("student", "show", "amelie").out
    assert 'mentor session log amelie-durand --at "2026-11-23 14:00"' in page
    assert "mentor session record" in page


@pytest.mark.usefixtures("amelie")
def test_edit_changes_and_clears(mentor: Mentor) -> None:
    """An option changes its field, an empty value clears it, the others stay."""
    mentor("student", "edit", "amelie", "--phone", "0612345678", "--path", "Data Analyst")
    record = mentor("student", "edit", "amelie", "--email", "", "--name", "Amélie Petit", "--json").json()
    assert (record["email"], record["phone"], record["path"]) == (None, "0612345678", "Data Analyst")
    assert (record["id"], record["name"]) == ("amelie-durand", "Amélie Petit")


@pytest.mark.usefixtures("amelie")
def test_funding_changes_from_a_day_on(mentor: Mentor) -> None:
    """A session keeps the funding of its own day."""
    mentor("student", "edit", "amelie", "--funding", "funded")
    mentor("student", "edit", "amelie", "--funding", "self-paid", "--funding-from", "2026-12-01")
    before = mentor("session", "schedule", "amelie", "2026-11-30 10:00", "--json").json()
    after = mentor("session", "schedule", "amelie", "2026-12-01 10:00", "--json").json()
    assert (before["funding"], before["duration_minutes"]) == ("funded", 45)
    assert (after["funding"], after["duration_minutes"]) == ("self-paid", 30)
    assert mentor("student", "edit", "amelie", "--funding-from", "2026-12-01").code == 2


@pytest.mark.usefixtures("amelie")
def test_edit_opens_the_profile(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without options the profile is edited as TOML, $VISUAL going before $EDITOR."""
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setenv("VISUAL", editor(tmp_path, """sed -i 's/^name = .*/name = "Amélie Petit"/' "$1" """))
    assert mentor("student", "edit", "amelie", "--json").json()["name"] == "Amélie Petit"
    assert mentor("student", "show", "amelie", "--json").json()["name"] == "Amélie Petit"


@pytest.mark.usefixtures("amelie")
def test_a_refused_profile_is_kept(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """All faults are named, nothing changes, and the text typed is where the message says."""
    monkeypatch.setenv("EDITOR", editor(tmp_path, """printf 'name = 5\\nstatus = "gone"\\nhobby = "x"\\n' > "$1" """))
    refused = mentor("student", "edit", "amelie")
    assert refused.code == 2
    for fault in ("name", "status", "hobby"):
        assert f"  {fault}:" in refused.err
    kept = Path(refused.err.split("kept in ")[1].strip())
    assert 'status = "gone"' in kept.read_text(encoding="utf-8")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert mentor("student", "show", "amelie", "--json").json()["name"] == "Amélie Durand"


@pytest.mark.usefixtures("amelie")
def test_an_editor_that_fails_changes_nothing(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No editor, one that cannot be started, one that fails, and --no-input are usage errors."""
    for value in ("", "no-such-editor", "false", "'"):
        monkeypatch.setenv("EDITOR", value)
        assert mentor("student", "edit", "amelie").code == 2
    monkeypatch.setenv("EDITOR", editor(tmp_path, """echo >> "$1" """))
    assert mentor("student", "edit", "amelie", "--no-input").code == 2
    monkeypatch.setenv("EDITOR", "true")
    assert "Nothing changed" in mentor("student", "edit", "amelie").out


@pytest.mark.usefixtures("amelie")
def test_a_note_is_dated_and_may_come_from_standard_input(mentor: Mentor) -> None:
    """`-` reads the text, so that it stays out of the shell's history."""
    said = mentor("student", "note", "amelie", "-", stdin="Prefers mornings\nand tea\n")
    assert "Tue 24 Nov 2026 15:00 CET" in said.out
    (note,) = mentor("student", "show", "amelie", "--json").json()["notes"]
    assert note == {"at": "2026-11-24T15:00:00+01:00", "text": "Prefers mornings\nand tea"}
    assert mentor("student", "note", "amelie", "-").code == 2
    assert mentor("student", "note", "amelie", " ").code == 2


@pytest.mark.usefixtures("amelie")
def test_forget_asks_and_erases_everything(mentor: Mentor, store: Path) -> None:
    """Without a terminal nothing is asked and nothing erased; with --yes nothing of the student is left."""
    mentor("session", "log", "amelie", "--at", "14:00")
    refused = mentor("student", "forget", "amelie")
    assert refused.code == 2
    assert "--yes" in refused.err
    done = mentor("student", "forget", "amelie", "--yes")
    assert done.code == 0
    assert "sessions: 1, notes: 0" in done.out
    assert "Backups" in done.out
    assert mentor("student", "show", "amelie").code == 3
    left = [path for path in store.rglob("*") if path.is_file()]
    assert not any(b"lie" in path.read_bytes() for path in left)
    assert not any("amelie" in path.name for path in store.rglob("*"))


@pytest.mark.usefixtures("amelie")
def test_odd_names_are_shown_but_never_obeyed(mentor: Mentor) -> None:
    """Escape codes, line ends, bidi controls and markup in a name reach no terminal as such."""
    mentor("student", "add", "[red]Eve[/red] \x1b[31m\u202eevil\nline", "--slug", "eve")
    for words in (("student", "list"), ("student", "show", "eve"), ("session", "schedule", "eve", "2026-12-01 9:00"),
                  ("student", "list", "--json")):  # fmt: skip
        out = mentor(*words).out
        assert "[red]Eve[/red]" in out
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert len(mentor("student", "list").out.splitlines()) == 2
