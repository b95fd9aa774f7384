"""`mentor message write`, and every command that writes a text: the mentor's own is taken where there is one."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import Mentor

REQUEST = ("presentation", "request", "zoe", "--project", "Dashboard", "--date", "2026-12-15")
WRITING = {
    "contact-first-email": ("contact", "message", "zoe", "--step", "first-email"),
    "contact-ping": ("contact", "message", "zoe", "--step", "ping"),
    "contact-call": ("contact", "message", "zoe", "--step", "call"),
    "contact-form": ("contact", "message", "zoe", "--step", "form"),
    "presentation-request": REQUEST,
    "transfer-request": ("transfer", "request", "zoe"),
    "no-show-report": ("noshow", "report", "zoe"),
    "comment": ("presentation", "comment", "zoe", "--project", "Dashboard"),
    "reminder": ("message", "write", "reminder", "zoe"),
    "confirmation": ("message", "write", "confirmation", "zoe"),
    "moved": ("message", "write", "moved", "zoe"),
    "missed": ("message", "write", "missed", "zoe"),
}


@pytest.fixture(autouse=True)
def _zoe(mentor: Mentor) -> None:
    """Add a student about whom every text can be written."""
    for words in (
        ("student", "add", "Zoé Petit", "--path", "Data"),
        ("project", "add", "zoe", "Dashboard"),
        ("session", "log", "zoe", "--at", "2026-11-20 10:00", "--absent"),
        ("session", "schedule", "zoe", "2026-11-27 10:00"),
        ("session", "edit", "zoe", "--at", "2026-11-28 10:00"),
    ):
        ran = mentor(*words)
        assert ran.code == 0, ran.err


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", WRITING)
def test_every_text_can_be_ones_own(mentor: Mentor, name: str, lang: str) -> None:
    """And that is said, with the way back, which goes back to what was written before, to the letter."""
    words = (*WRITING[name], "--lang", lang)
    before = mentor(*words)
    assert before.code == 0, before.err
    text = "Subject: Hi\n\n{{ first_name }}, {{ path }}: own"
    assert mentor("message", "edit", name, "--text", text, "--lang", lang).code == 0
    ran = mentor(*words)
    first = "Objet\u00a0: Hi" if lang == "fr" else "Subject: Hi"
    assert ran.out == f"{first}\n\nZoé, Data: own\n"
    back = f"mentor message reset {name} --lang {lang}"
    assert len([line for line in ran.err.splitlines() if line.endswith(back)]) == 1
    found = mentor(*words, "--json")
    assert (found.json()["subject"], found.json()["message"]) == ("Hi", "Zoé, Data: own\n")
    assert back in json.loads(found.err)["warnings"][0]
    other = mentor(*WRITING[name], "--lang", "en" if lang == "fr" else "fr")
    assert ("own\n" in other.out, "message reset" in other.err) == (False, False)
    assert mentor(*back.split()[1:]).code == 0
    again = mentor(*words)
    assert again.out == before.out
    assert "message reset" not in again.err


def not_utf8(path: Path) -> None:
    """Write what is no UTF-8."""
    path.write_bytes(b"Caf\xe9\n")


def empty(path: Path) -> None:
    """Write nothing."""
    path.write_bytes(b"")


def unknown(path: Path) -> None:
    """Name a value that there is not, where no preview comes."""
    path.write_text("Hi\n{% if path == 'x' %}{{ nosuch }}{% endif %}\n")


def endless(path: Path) -> None:
    """Write what would never end."""
    path.write_text("{% for i in range(10**9) %}x{% endfor %}\n")


def link(path: Path) -> None:
    """Put a link there."""
    path.symlink_to("/etc/passwd")


def folder(path: Path) -> None:
    """Put a folder there."""
    path.mkdir()


def pipe(path: Path) -> None:
    """Put a pipe there."""
    os.mkfifo(path)


@pytest.mark.parametrize("put", [not_utf8, empty, unknown, endless, link, folder, pipe])
def test_a_text_that_cannot_be_used_is_exit_4(mentor: Mentor, store: Path, put: Callable[[Path], None]) -> None:
    """With its path and what to do; nothing is recorded, and every other command goes on."""
    (store / "messages").mkdir(mode=0o700)
    paths = [store / "messages" / f"{name}.en.md" for name in ("presentation-request", "no-show-report", "reminder")]
    for path in paths:
        put(path)
        if path.is_file() and not path.is_symlink():
            path.chmod(0o600)
    before = mentor("undo", "--list", "--json").out
    commands = (REQUEST, ("noshow", "report", "zoe", "--sent"), WRITING["reminder"])
    for path, words in zip(paths, commands, strict=True):
        ran = mentor(*words)
        assert (ran.code, ran.out) == (4, ""), ran
        assert str(path) in ran.err
        assert len(ran.err.splitlines()) == 2
        assert "root:" not in ran.err
    assert mentor("undo", "--list", "--json").out == before
    assert mentor("message", "write", "reminder", "zoe", "--lang", "fr").code == 0
    assert mentor("message", "list").code == mentor("agenda").code == 0
    checked = mentor("store", "check", "--json")
    assert checked.code == 4
    assert {fault["path"] for fault in checked.json()["faults"]} == {str(path) for path in paths}


def test_what_is_written_can_go_into_a_file(mentor: Mentor, tmp_path: Path) -> None:
    """What is there is never replaced unasked; `-` prints it; JSON tells the session and the file."""
    out = tmp_path / "reminder.txt"
    ran = mentor("message", "write", "reminder", "zoe", "--out", str(out))
    assert ran.out == f"Written to {out}\n"
    assert out.read_text() == mentor("message", "write", "reminder", "zoe", "--out", "-").out
    assert out.stat().st_mode & 0o777 == 0o600
    assert mentor("message", "write", "missed", "zoe", "--out", str(out)).code == 1
    found = mentor("message", "write", "missed", "zoe", "--out", str(out), "--force", "--json").json()
    assert list(found) == ["name", "student", "session", "lang", "subject", "message", "own", "out"]
    assert (found["name"], found["student"], found["own"], found["out"]) == ("missed", "zoe-petit", False, str(out))
    assert found["session"] == mentor("noshow", "list", "--json").json()[0]["id"]


def test_what_a_text_holds_never_steers_a_terminal(mentor: Mentor, store: Path, tmp_path: Path) -> None:
    """Neither a text that was put there by hand nor a value: in a terminal, in a file."""
    (store / "messages").mkdir(mode=0o700)
    (store / "messages" / "reminder.en.md").write_text("\x1b[2J\u202e\0 {{ student }}")
    assert not {"\x1b", "\u202e", "\0"} & set(mentor("message", "write", "reminder", "zoe").out)
    assert not {"\x1b", "\u202e", "\0"} & set(mentor("message", "show", "reminder").out)
    mentor("message", "write", "reminder", "zoe", "--out", str(tmp_path / "x"))
    assert not {"\x1b", "\u202e", "\0"} & set((tmp_path / "x").read_text())


@pytest.mark.parametrize("words", [("reminder", "nobody"), ("nosuch", "zoe"), ("reminder", "zoe", "--session", "zzzz")])
def test_who_or_what_there_is_not_is_exit_3(mentor: Mentor, words: tuple[str, ...]) -> None:
    """A student, a message, a session."""
    assert mentor("message", "write", *words).code == 3


def test_a_backup_holds_ones_own_texts(mentor: Mentor, store: Path, tmp_path: Path) -> None:
    """A restore brings those of the backup and no others, and its undo those of before."""
    folder, backup = store / "messages", str(tmp_path / "b.tar.gz")
    mentor("message", "edit", "reminder", "--text", "One")
    assert mentor("store", "backup", backup).code == 0
    mentor("message", "edit", "reminder", "--text", "Two")
    mentor("message", "edit", "moved", "--text", "Two")
    assert mentor("store", "restore", backup, "--yes").code == 0
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"reminder.en.md": "One\n"}
    assert mentor("undo").code == 0
    assert {path.name: path.read_text() for path in folder.iterdir()} == {
        "reminder.en.md": "Two\n", "moved.en.md": "Two\n",
    }  # fmt: skip
    assert mentor("store", "check").code == 0


def test_an_earlier_text_goes_with_a_purge(mentor: Mentor, store: Path) -> None:
    """Whatever was typed into it; the present one stays, and so does the one before it, for undo."""
    for text in ("Call Bob Secret", "Two", "Three"):
        mentor("message", "edit", "reminder", "--text", text)
    assert mentor("store", "purge", "--yes", "--no-backup").code == 0
    assert "Bob Secret" not in (store / "mentor.jsonl").read_text()
    assert mentor("store", "check").code == 0
    assert (store / "messages" / "reminder.en.md").read_text() == "Three\n"
    assert mentor("undo", "--list").code == 0
