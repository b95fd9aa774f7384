"""An answer is of one state: read again where that changed, never twice asked, and nobody is kept waiting by it."""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor
from mentorcli import app as process
from mentorcli.cli.context import AppContext
from mentorcli.errors import UnreadableError
from mentorcli.store import files, lock, moment
from mentorcli.store.repository import Store
from store.kit import a_note, a_student, add, put

Holder = AbstractContextManager[object]


@pytest.fixture
def begun(store: Path) -> Path:
    """Return a store with two students."""
    add(store)
    add(store, a_student("sam", name="Sam Okoro"))
    return store


@pytest.fixture
def never_still(begun: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let a store without a lock change as often as the number in the list says."""
    (begun / ".lock").unlink()
    left = [0]

    def look(_: int) -> moment.Seen:
        left[0] -= 1
        return {"journal": (max(left[0], 0),)}

    monkeypatch.setattr(moment, "_look", look)
    return left


def test_what_changed_while_it_was_read_is_read_again(never_still: list[int], mentor: Mentor) -> None:
    """The answer comes once, and nothing is said of the tries before it."""
    never_still[0] = 5
    ran = mentor("student", "list", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [one["id"] for one in ran.json()] == ["amelie", "sam"]
    assert never_still[0] < 0


def test_a_store_that_never_stands_still(
    never_still: list[int], mentor: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is busy, in the end, and the command says so."""
    never_still[0] = 1000
    ran = mentor("student", "list")
    assert (ran.code, ran.out) == (6, "")
    assert ran.err.startswith("Error: The store changed again and again while it was read")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert mentor("student", "list").err.startswith("Erreur\u00a0: Les données ont changé sans cesse")


def test_an_error_of_what_changed_meanwhile_is_none(
    never_still: list[int], mentor: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be read because it went is looked for again."""
    never_still[0] = 3
    failed: list[str] = []
    read = Store.student

    def once(self: Store, slug: str) -> object:
        if not failed:
            failed.append(slug)
            raise UnreadableError(f"{slug} is missing")
        return read(self, slug)

    monkeypatch.setattr(Store, "student", once)
    ran = mentor("student", "show", "amelie")
    assert (ran.code, ran.err, failed) == (0, "", ["amelie"])


def test_what_was_read_from_a_pipe_is_not_asked_for_twice(never_still: list[int], mentor: Mentor) -> None:
    """The second try would find the pipe empty: it is said that the store was busy."""
    never_still[0] = 1000
    document = json.dumps({"schema": 2, "students": [], "sessions": []})
    assert mentor("store", "import", "-", "--dry-run", stdin=document).code == 6


def test_a_writer_who_takes_long(begun: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands still is shown after a while; a change is refused in the end, as ever."""
    monkeypatch.setattr(process, "_SOON", 0.01)
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.05)
    with files.folder(str(begun)) as root, lock.writer(root):
        assert mentor("student", "list").out.count("\n") == 2
        assert mentor("student", "note", "sam", "later").code == 6


def test_nobody_is_kept_waiting_by_a_question(begun: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a person thinks about an answer others write."""
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.05)
    monkeypatch.setattr(AppContext, "interactive", property(lambda _: True))

    question = AppContext.ask_line

    def thinking() -> str:
        put(begun, "sam", a_note("meanwhile"))
        return "y\n"

    def asked(self: AppContext, text: str) -> str:
        monkeypatch.setattr(sys.stdin, "readline", thinking)
        return question(self, text)

    monkeypatch.setattr(AppContext, "ask_line", asked)
    assert mentor("student", "forget", "amelie").code == 0


def test_nobody_is_kept_waiting_by_a_slow_disk(
    begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While an answer is written to a file, or printed, others write."""
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.05)
    out = tmp_path / "out.json"

    def slow(*_: object, **__: object) -> None:
        put(begun, "sam", a_note("meanwhile"))

    monkeypatch.setattr("mentorcli.store.outside.save_for_user", slow)
    assert mentor("store", "export", "--out", str(out)).code == 0
    assert mentor("transfer", "handover", "amelie", "--out", str(out)).code == 0


@pytest.mark.usefixtures("begun")
def test_a_line_is_completed_whoever_writes(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """TAB waits for nobody."""
    monkeypatch.setattr(lock, "shared", lambda *_: pytest.fail("it waited"))
    monkeypatch.setenv("_MENTOR_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "mentor student show am")
    monkeypatch.setenv("COMP_CWORD", "3")
    assert mentor().out == "amelie\n"


@pytest.mark.usefixtures("begun")
def test_a_change_lets_go_of_what_it_read_before(mentor: Mentor) -> None:
    """A command that reads and then writes does not wait for itself."""
    assert mentor("student", "merge", "sam", "amelie", "--yes").code == 0
    assert mentor("undo").code == 0


@pytest.mark.usefixtures("begun")
def test_what_fails_after_a_change_is_saved(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a warning that says what is left, and no failure; Ctrl-C then says that the change is saved."""

    def read(self: Store, slug: str) -> object:
        if self.committed:
            raise failure
        return whole(self, slug)

    whole, failure = Store.student, OSError(5, "Input/output error")
    monkeypatch.setattr(Store, "student", read)
    ran = mentor("student", "add", "Inès Roy", "--json")
    assert (ran.code, ran.out) == (0, "")
    (warning,) = json.loads(ran.err)["warnings"]
    assert warning.startswith("The change is saved, but what follows it failed: Input/output error")
    monkeypatch.undo()


@pytest.mark.usefixtures("begun")
def test_ctrl_c_after_a_change_is_saved(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what is true by then."""
    monkeypatch.setattr(Store, "student", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    ran = mentor("student", "add", "Inès Roy")
    assert (ran.code, ran.err) == (130, "Interrupted: the change is saved\n")


@pytest.mark.usefixtures("begun")
def test_a_backup_that_cannot_be_remembered(mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is whole all the same; the warning says what is missing."""
    replace = files.replace

    def full(name: str, data: bytes, within: int, **more: Any) -> None:
        if name == "backups.json":
            raise OSError(28, "No space left on device")
        replace(name, data, within, **more)

    file = tmp_path / "b.tar.gz"
    monkeypatch.setattr(files, "replace", full)
    ran = mentor("store", "backup", str(file))
    assert ran.code == 0
    assert "No space left on device" in ran.err
    assert "mentor student forget will not name" in ran.err
    assert file.exists()


@pytest.mark.usefixtures("begun")
def test_an_erasure_that_the_list_of_backups_does_not_take_in(
    mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The student is gone, and the backups that hold them are named."""
    file = tmp_path / "b.tar.gz"
    assert mentor("store", "backup", str(file)).code == 0
    replace = files.replace

    def full(name: str, data: bytes, within: int, **more: Any) -> None:
        if name == "backups.json":
            raise OSError(28, "No space left on device")
        replace(name, data, within, **more)

    monkeypatch.setattr(files, "replace", full)
    ran = mentor("student", "forget", "sam", "--yes")
    assert ran.code == 0
    assert str(file) in ran.out + ran.err
    assert "it still tells, by a random id, which backups held this student" in ran.err
    assert mentor("student", "show", "sam").code == 3


def test_an_erasure_that_does_not_reach_what_an_undo_kept(
    begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The student is gone, and the next change clears the rest."""
    export = tmp_path / "export.json"
    assert mentor("student", "add", "Inès Roy").code == 0
    assert mentor("store", "export", "--student", "ines-roy", "--out", str(export)).code == 0
    assert mentor("undo").code == 0
    assert mentor("store", "import", str(export)).code == 0
    remove = files.remove_folder

    def stuck(name: str, within: int) -> None:
        if name == "ines-roy":
            raise OSError(5, "Input/output error")
        remove(name, within)

    monkeypatch.setattr(files, "remove_folder", stuck)
    ran = mentor("student", "forget", "ines-roy", "--yes")
    assert ran.code == 0
    assert "could not be cleared yet (Input/output error); the next change tries again" in ran.err
    assert mentor("student", "show", "ines-roy").code == 3
    monkeypatch.setattr(files, "remove_folder", remove)
    assert (begun / ".undone").exists()
    assert mentor("student", "note", "sam", "next").code == 0
    assert not list(begun.rglob("*ines*"))
    assert not list((begun / "students").glob(".erased*"))


def test_a_restore_that_was_interrupted_brings_its_settings(begun: Path, mentor: Mentor) -> None:
    """They count with the rest, before they are in their place, and so does that there are none."""
    (begun / ".restoring").mkdir()
    (begun / "config.toml").write_text('lang = "en"\n')
    (begun / ".restoring" / "config.toml").write_text('lang = "fr"\n')
    assert mentor("config", "get", "lang").out == "fr\n"
    (begun / ".restoring" / "config.toml").unlink()
    assert mentor("config", "get", "lang").out == "en\n"
    (begun / ".restoring" / "config.toml.absent").touch()
    assert mentor("config", "get", "lang").out.strip() != "fr"
    (begun / "config.toml").write_text('lang = "fr"\n')
    assert mentor("student", "show", "nobody").err.startswith("Error: ")
    (begun / ".restoring" / "students.absent").touch()
    assert mentor("student", "list").out == ""
    assert mentor("student", "show", "sam").code == 3
