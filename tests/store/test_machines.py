"""The machine that writes, and what is made of a copy of one."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from pathlib import Path

import platformdirs
import pytest

from helpers import Mentor
from mentorcli.models.student import is_random_id
from mentorcli.store import ids
from mentorcli.store.ids import Machine, fingerprint, known_machine, state_folder
from mentorcli.store.machines import another_machine, same_id_warning, this_machine


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file in which the system keeps the id of this computer."""
    path = tmp_path / "machine-id"
    path.write_text(f"{'a' * 32}\n", encoding="ascii")
    monkeypatch.setattr(ids, "_SYSTEM_IDS", (str(tmp_path / "nothing"), str(path)))
    return path


def test_it_is_remembered_privately(tmp_path: Path) -> None:
    """The second run has the id of the first, in a file nobody else may read."""
    environ = {"XDG_STATE_HOME": str(tmp_path / "state")}
    first = this_machine(environ, [])
    assert is_random_id(first.id)
    assert first == this_machine(environ, []) == Machine(first.id, lasting=True)
    path = tmp_path / "state" / "mentor" / "machine"
    assert path.read_text(encoding="ascii").split()[0] == first.id
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert [entry.name for entry in path.parent.iterdir()] == ["machine"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"not an id!\n", b"x" * 100])
def test_a_damaged_file_is_written_anew(tmp_path: Path, content: bytes) -> None:
    """What is no id is replaced by one."""
    path = tmp_path / "mentor" / "machine"
    path.parent.mkdir()
    path.write_bytes(content)
    machine = this_machine({"XDG_STATE_HOME": str(tmp_path)}, [])
    assert machine == this_machine({"XDG_STATE_HOME": str(tmp_path)}, [])
    assert machine.lasting


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    """The id is one for the run, and says so."""
    (tmp_path / "state").write_text("a file where a folder would be", encoding="utf-8")
    environ = {"XDG_STATE_HOME": str(tmp_path / "state")}
    one, other = this_machine(environ, []), this_machine(environ, [])
    assert (one.lasting, other.lasting) == (False, False)
    assert one.id != other.id


def test_two_first_runs_at_once_agree(tmp_path: Path) -> None:
    """Whoever comes second takes the id of the first."""
    environ = {"XDG_STATE_HOME": str(tmp_path)}
    found: list[Machine] = []
    threads = [threading.Thread(target=lambda: found.append(this_machine(environ, []))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert this_machine(environ, []) in found
    assert len(list((tmp_path / "mentor").iterdir())) == 1


def test_another_run_that_was_quicker_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its id stands in the file by the time this run would save its own."""
    link = os.link

    def quicker(aside: Path, path: Path) -> None:
        path.write_text("machine00001\n", encoding="ascii")
        link(aside, path)

    monkeypatch.setattr(os, "link", quicker)
    assert this_machine({"XDG_STATE_HOME": str(tmp_path)}, []) == Machine("machine00001", lasting=True)
    assert [entry.name for entry in (tmp_path / "mentor").iterdir()] == ["machine"]


def test_the_folder_is_the_platforms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand or by platformdirs, it is the same place; a relative XDG_STATE_HOME is none."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    wanted = Path(platformdirs.user_state_dir("mentor", appauthor=False))
    assert state_folder(os.environ) == wanted
    monkeypatch.setattr(sys, "platform", "darwin")
    assert state_folder(os.environ) == wanted
    monkeypatch.setattr(sys, "platform", "linux")
    assert state_folder({"XDG_STATE_HOME": "here"}) == Path("~/.local/state/mentor").expanduser()


def test_a_home_that_was_copied_is_another_machine(tmp_path: Path, computer: Path) -> None:
    """It is met once; a home that two computers reach by a network has an id for each of them."""
    environ = {"XDG_STATE_HOME": str(tmp_path / "state")}
    assert known_machine(environ) is None
    first = this_machine(environ, [])
    assert known_machine(environ) == first
    computer.write_text(f"{'b' * 32}\n", encoding="ascii")
    assert known_machine(environ) is None
    said: list[str] = []
    second = this_machine(environ, said)
    assert (second.lasting, second.id == first.id, len(said)) == (True, False, 1)
    assert first.id in said[0]
    assert second.id in said[0]
    assert this_machine(environ, said) == second
    computer.write_text(f"{'a' * 32}\n", encoding="ascii")
    assert this_machine(environ, []) == first


def test_a_machine_may_have_an_id_of_its_own_in_a_store(tmp_path: Path, computer: Path) -> None:
    """Where somebody else writes under its own; on another computer that id is not valid."""
    environ = {"XDG_STATE_HOME": str(tmp_path / "state")}
    first = this_machine(environ, [])
    for name in ("one", "other"):
        (tmp_path / name / ".git" / "mentor").mkdir(parents=True)
    own = another_machine(str(tmp_path / "one"))
    assert (own.lasting, own.id == first.id) == (True, False)
    said = same_id_warning(own.id, first.id)
    assert own.id in said
    assert first.id in said
    assert known_machine(environ, str(tmp_path / "one")) == own
    assert known_machine(environ, str(tmp_path / "other")) == known_machine(environ) == first
    again = another_machine(str(tmp_path / "one"))
    assert known_machine(environ, str(tmp_path / "one")) == again != own
    computer.write_text(f"{'b' * 32}\n", encoding="ascii")
    assert known_machine(environ, str(tmp_path / "one")) is None
    computer.unlink()
    (tmp_path / "other" / ".git" / "mentor" / "machine").write_text("machine00001\n", encoding="ascii")
    assert known_machine(environ, str(tmp_path / "other")) == Machine("machine00001", lasting=True)


def test_a_machine_from_before_computers_were_noted_keeps_its_id(tmp_path: Path, computer: Path) -> None:
    """Of which computer it is is noted then, unless that cannot be written."""
    path = tmp_path / "mentor" / "machine"
    path.parent.mkdir()
    path.write_text("machine00001\n", encoding="ascii")
    environ = {"XDG_STATE_HOME": str(tmp_path)}
    path.with_name("machine.machine00001").mkdir()
    assert this_machine(environ, []) == Machine("machine00001", lasting=True)
    path.with_name("machine.machine00001").rmdir()
    assert path.read_text(encoding="ascii") == "machine00001\n"
    assert this_machine(environ, []) == Machine("machine00001", lasting=True)
    assert path.read_text(encoding="ascii") == f"{'machine00001':<64}{fingerprint()}\n"
    computer.unlink()
    assert fingerprint() == ""
    assert this_machine(environ, []) == Machine("machine00001", lasting=True)
    computer.write_text("uninitialized\n", encoding="ascii")
    assert fingerprint() == ""


@pytest.mark.parametrize("behind", ["{here}", "unknown", "{here} more", f"{'':50}{{here}}"])
@pytest.mark.usefixtures("computer")
def test_a_file_of_another_version_keeps_its_id(mentor: Mentor, behind: str) -> None:
    """Of which computer it is stood behind one blank once; the last change is still that of this machine."""
    mentor("student", "add", "Ann Roy")
    path = state_folder(os.environ) / "machine"
    known = path.read_text(encoding="ascii").split()[0]
    path.write_text(f"{known} {behind.format(here=fingerprint())}\n", encoding="ascii")
    said: list[str] = []
    assert (this_machine(os.environ, said), said) == (Machine(known, lasting=True), [])
    assert mentor("undo").code == 0


def test_a_copy_of_an_older_file_is_another_machine(tmp_path: Path, computer: Path) -> None:
    """As one of today's."""
    path = tmp_path / "mentor" / "machine"
    path.parent.mkdir()
    path.write_text(f"machine00001 {fingerprint()}\n", encoding="ascii")
    computer.write_text(f"{'b' * 32}\n", encoding="ascii")
    said: list[str] = []
    assert this_machine({"XDG_STATE_HOME": str(tmp_path)}, said).id != "machine00001"
    assert "machine00001" in said[0]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_copy_is_said_with_what_it_means(
    tmp_path: Path, computer: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    """On the first change that is made there, in the language of the user; an undo takes back what is typed there."""
    mentor("config", "set", "lang", lang)
    mentor("student", "add", "Ann Roy")
    state = tmp_path / "copied"
    shutil.copytree(state_folder(os.environ), state / "mentor")
    computer.write_text(f"{'b' * 32}\n", encoding="ascii")
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    said = mentor("student", "note", "ann", "first").err
    assert ("Another computer has a copy" if lang == "en" else "Un autre ordinateur a une copie") in said
    assert "mentor undo --list" in said
    assert mentor("student", "note", "ann", "second").err == ""
    for _ in range(2):
        assert mentor("undo").code == 0
    assert mentor("undo").code == 1
