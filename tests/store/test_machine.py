"""The id of the machine that writes."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import platformdirs
import pytest

from mentorcli.models.student import is_random_id
from mentorcli.store.machine import Machine, state_folder, this_machine


def test_it_is_remembered_privately(tmp_path: Path) -> None:
    """The second run has the id of the first, in a file nobody else may read."""
    environ = {"XDG_STATE_HOME": str(tmp_path / "state")}
    first = this_machine(environ)
    assert is_random_id(first.id)
    assert first == this_machine(environ) == Machine(first.id, lasting=True)
    path = tmp_path / "state" / "mentor" / "machine"
    assert path.read_text(encoding="ascii").strip() == first.id
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert [entry.name for entry in path.parent.iterdir()] == ["machine"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"not an id!\n", b"x" * 100])
def test_a_damaged_file_is_written_anew(tmp_path: Path, content: bytes) -> None:
    """What is no id is replaced by one."""
    path = tmp_path / "mentor" / "machine"
    path.parent.mkdir()
    path.write_bytes(content)
    machine = this_machine({"XDG_STATE_HOME": str(tmp_path)})
    assert machine == this_machine({"XDG_STATE_HOME": str(tmp_path)})
    assert machine.lasting


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    """The id is one for the run, and says so."""
    (tmp_path / "state").write_text("a file where a folder would be", encoding="utf-8")
    environ = {"XDG_STATE_HOME": str(tmp_path / "state")}
    one, other = this_machine(environ), this_machine(environ)
    assert (one.lasting, other.lasting) == (False, False)
    assert one.id != other.id


def test_two_first_runs_at_once_agree(tmp_path: Path) -> None:
    """Whoever comes second takes the id of the first."""
    environ = {"XDG_STATE_HOME": str(tmp_path)}
    found: list[Machine] = []
    threads = [threading.Thread(target=lambda: found.append(this_machine(environ))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert this_machine(environ) in found
    assert len(list((tmp_path / "mentor").iterdir())) == 1


def test_the_folder_is_the_platforms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand or by platformdirs, it is the same place; a relative XDG_STATE_HOME is none."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    wanted = Path(platformdirs.user_state_dir("mentor", appauthor=False))
    assert state_folder(os.environ) == wanted
    monkeypatch.setattr(sys, "platform", "darwin")
    assert state_folder(os.environ) == wanted
    monkeypatch.setattr(sys, "platform", "linux")
    assert state_folder({"XDG_STATE_HOME": "here"}) == Path("~/.local/state/mentor").expanduser()
