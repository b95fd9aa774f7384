"""What `mentor` starts, and that nothing of the current folder is among it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.cli.pager import pager
from mentorcli.cli.programs import command_of, located
from terminal import mentor_started

SHADOWS = ("typer", "rich", "msgspec", "typing", "gc", "mentorcli", "pydantic", "runpy")


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder whose every module and program leaves a mark."""
    folder = tmp_path / "trap"
    folder.mkdir()
    for name in SHADOWS:
        (folder / f"{name}.py").write_text("open('PWN', 'w')\n", encoding="utf-8")
    for name in ("less", "nano", "vi", "ed1t", "mentor", "python"):
        (folder / name).write_text("#!/bin/sh\ntouch PWN\n", encoding="utf-8")
        (folder / name).chmod(0o700)
    monkeypatch.chdir(folder)
    return folder


def test_the_demo_takes_no_module_from_here(mentor: Mentor, trap: Path) -> None:
    """Its steps are processes of their own, which `python -m` alone would have look here first."""
    assert [step["exit_code"] for step in mentor("demo", "--json").json()] == [0, 0, 0, 1, 0, 0, 0, 0]
    assert not (trap / "PWN").exists()


def test_neither_does_the_module_run_as_a_program(trap: Path) -> None:
    """But for a `mentorcli` that lies here: `python -m` runs that one, before any of us is asked."""
    (trap / "mentorcli.py").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "mentorcli", "student", "add", "Sam", "--json"], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert not (trap / "PWN").exists()


@pytest.mark.parametrize("entry", [".", "", "here", "./"])
def test_a_program_is_none_of_the_current_folder(trap: Path, entry: str) -> None:
    """An entry of PATH that is no whole path is left out; a path that was typed is taken as it stands."""
    (trap / "here").symlink_to(trap)
    environ = {"PATH": f"{entry}{os.pathsep}/usr/bin{os.pathsep}/bin"}
    assert located("sh", environ) in ("/usr/bin/sh", "/bin/sh")
    assert located("ed1t", environ) is None
    assert located("ed1t", {"PATH": entry}) is None
    assert located("./ed1t", environ) == "./ed1t"
    assert located("ed1t", {"PATH": str(trap)}) == str(trap / "ed1t")
    with pytest.raises(FileNotFoundError):
        command_of("ed1t -w", environ)
    with pytest.raises(FileNotFoundError):
        command_of("  ", environ)
    assert command_of("sh -c 'a b'", environ)[1:] == ["-c", "a b"]
    assert pager({**environ, "PAGER": "ed1t"}) == pager({**environ, "PAGER": "sh '"}) == []
    assert pager({**environ, "PAGER": "sh -x"})[1:] == ["-x"]


def test_neither_editor_nor_pager_is_taken_from_here(mentor: Mentor, trap: Path, store: Path) -> None:
    """With `.` first in PATH, as some set it: the editor is not found, the text is printed."""
    (trap / "mentorcli.py").unlink()
    assert mentor("student", "add", "Sam").code == 0
    path = f".{os.pathsep}{os.environ['PATH']}"
    edit = mentor_started("student", "edit", "sam", MENTOR_HOME=str(store), PATH=path, EDITOR="ed1t")
    edit.wait_for("The editor 'ed1t' cannot be started")
    assert edit.end() == 2
    edit.close()
    listed = mentor_started("faq", "list", MENTOR_HOME=str(store), PATH=".", PAGER="less")
    assert listed.end() == 0
    listed.close()
    assert not (trap / "PWN").exists()
