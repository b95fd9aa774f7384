"""Commands that are printed to be typed: pasted into bash, zsh and fish as they stand, they are what was meant."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.cli import COMMANDS
from mentorcli.text import one_line

TITLES = [
    'A "b" $HOME `touch PWNED`',
    "-x",
    "it's",
    "back\\slash",
    "two  blanks",
    "$(touch PWNED); touch PWNED",
    "étude & <marché> | * ? ~ # !!",
]
SHELLS = ["bash", "zsh", "fish"]
_COMMAND = re.compile(rf"\bmentor ({'|'.join(COMMANDS)})\b.*")
Paste = Callable[[str, str], list[str]]
RECORDER = f"#!{sys.executable}\nimport json, sys\nprint(json.dumps(sys.argv[1:]))\n"


def printed(text: str) -> list[str]:
    """Return the commands in what was printed: from `mentor` to the end of the line."""
    found = (_COMMAND.search(line) for line in text.splitlines())
    return [match.group() for match in found if match]


@pytest.fixture
def pasted(tmp_path: Path) -> Iterator[Paste]:
    """Return a function that pastes a command into a shell and returns what `mentor` was called with."""
    folder, here = tmp_path / "bin", tmp_path / "here"
    folder.mkdir()
    here.mkdir()
    recorder = folder / "mentor"
    recorder.write_text(RECORDER, encoding="utf-8")
    recorder.chmod(0o700)

    def paste(shell: str, command: str) -> list[str]:
        if shutil.which(shell) is None:
            pytest.skip(f"{shell} is not installed")
        environ = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path / "user")}
        plain = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
        done = subprocess.run(
            [shell, *plain, "-c", command], capture_output=True, text=True, cwd=here, env=environ, check=False
        )
        assert done.returncode == 0, (shell, command, done.stderr)
        assert not list(here.iterdir()), (shell, command)
        words = json.loads(done.stdout)
        assert isinstance(words, list)
        return words

    yield paste
    assert not list(tmp_path.rglob("PWNED"))


def suggestions(mentor: Mentor, title: str) -> list[str]:
    """Return the commands that are suggested on the way of a project of that title."""
    mentor("student", "add", "Amélie Durand")
    seen = [
        mentor("project", "add", "--", "amelie", title),
        mentor("project", "present", "--", "amelie", title),  # to be started first
        mentor("project", "add", "amelie", "Another one"),
        mentor("project", "start", "--", "amelie", title),
        mentor("project", "start", "amelie", "Another one"),  # to finish the one in progress first
        mentor("presentation", "request", "amelie", f"--project={title}", "--date", "2026-12-01"),
        mentor("presentation", "checklist", "amelie", f"--project={title}"),
        mentor("agenda", now="2026-11-30T09:00:00+01:00"),
        mentor("student", "show", "amelie"),
        mentor("presentation", "checklist", "amelie", f"--project={title}", now="2026-12-02T09:00:00+01:00"),
        mentor("presentation", "result", "amelie", f"--project={title}"),
        mentor("presentation", "result", "amelie", f"--project={title}", "--to-redo", "--on", "2026-12-01"),
        mentor("presentation", "result", "amelie", f"--project={title}", "--validated", "--on", "2026-12-01"),
    ]
    lines = [line for one in seen for line in printed(one.out + one.err)]
    return [line for line in dict.fromkeys(lines) if "Another one" not in line]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("title", TITLES)
def test_a_title_comes_back_whole(mentor: Mentor, pasted: Paste, shell: str, title: str) -> None:
    """Whatever a title holds, the suggested command hands it on, and the shell does nothing beside."""
    found = [pasted(shell, command) for command in suggestions(mentor, title)]
    named = {" ".join(words[:2]) for words in found if one_line(title) in words}
    assert {"project start", "project present", "presentation checklist", "presentation result"} <= named, found


@pytest.mark.parametrize("title", TITLES)
def test_what_is_suggested_is_understood(mentor: Mentor, pasted: Paste, title: str) -> None:
    """The very words run: done, refused or not found, never misunderstood."""
    for command in suggestions(mentor, title):
        ran = mentor(*pasted("bash", command))
        assert ran.code in (0, 1, 3), (command, ran.err)


@pytest.mark.parametrize("project", ["in progress", "another"])
def test_the_next_item_is_ticked_for_the_same_project(mentor: Mentor, project: str) -> None:
    """The suggestion names the project where it is not the one in progress, so that the tick lands where it was."""
    mentor("student", "add", "Amélie Durand")
    for title in ("in progress", "another"):
        mentor("project", "add", "amelie", title)
    mentor("project", "start", "amelie", "in progress")
    lines = printed(mentor("presentation", "checklist", "amelie", "--project", project, "--done", "1").out)
    named = " --project another --done 2" if project == "another" else " --done 2"
    assert lines == ["mentor presentation checklist amelie-durand" + named]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("folder", ["with blank", "it's", "$HOME", 'a "b"', "-x", "back\\slash"])
def test_a_path_comes_back_whole(
    mentor: Mentor, pasted: Paste, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str, folder: str
) -> None:
    """The command that brings a backup back opens that very file, and so does the way back after it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / folder / "store"))
    mentor("student", "add", "Amélie Durand")
    saved = mentor("store", "backup", "--", f"{folder}/saved copy.gz")
    assert saved.code == 0, saved.err
    words = pasted(shell, printed(saved.out)[0])
    assert words[-1] == f"{folder}/saved copy.gz"
    restored = mentor("--yes", *words)
    assert restored.code == 0, restored.err
    assert mentor("--yes", *pasted(shell, printed(restored.out)[0])).code == 0


def test_a_time_is_one_word(mentor: Mentor, pasted: Paste) -> None:
    """Sessions that are suggested to be logged or planned carry their time as one argument."""
    mentor("student", "add", "Amélie Durand")
    mentor("session", "schedule", "amelie", "2026-11-24 10:00")
    commands = [line for line in printed(mentor("agenda").out) if "session log" in line]
    assert commands
    for command in commands:
        words = pasted("fish", command)
        assert "2026-11-24 10:00" in words
        assert mentor(*words).code == 0
