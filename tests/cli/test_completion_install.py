"""`mentor completion install` and `uninstall`: what they say, what they ask, and TAB in real shells afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.services.completion import BY_HAND, LINES
from terminal import in_terminal

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's home, with `mentor` in PATH, on a system where bash reads .bashrc."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "mentor"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m mentorcli "$@"\n', encoding="utf-8")
    command.chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("XDG_CONFIG_HOME", "ZDOTDIR", "SHELL"):
        monkeypatch.delenv(name, raising=False)
    home = Path(os.environ["HOME"])
    home.mkdir()
    return home


def test_it_says_what_and_where_and_the_way_back(home: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the shell in $SHELL; a second time that it is there; out again; out of nothing."""
    (home / ".zshrc").write_text("alias x=y", encoding="utf-8")
    monkeypatch.setenv("SHELL", "/usr/bin/zsh")
    done = mentor("completion", "install", "--yes")
    assert done.code == 0
    assert f"at the end of {home}/.zshrc:" in done.out
    assert all(f"  {line}\n" in done.out for line in LINES["zsh"])
    assert "mentor completion uninstall zsh" in done.out
    text = (home / ".zshrc").read_text(encoding="utf-8")
    again = mentor("completion", "install", "--yes")
    assert "already" in again.out
    assert (home / ".zshrc").read_text(encoding="utf-8") == text
    off = mentor("completion", "uninstall", "--yes")
    assert "mentor completion install zsh" in off.out
    assert (home / ".zshrc").read_text(encoding="utf-8") == "alias x=y\n"
    assert "is not switched on in zsh" in mentor("completion", "uninstall").out


def test_it_asks(home: Path, mentor: Mentor) -> None:
    """Where nobody can answer it names the option; --dry-run shows the lines and changes nothing, without asking."""
    for verb, file in (("install", home / ".bashrc"), ("uninstall", home / ".bashrc")):
        refused = mentor("completion", verb, "bash")
        assert refused.code == 2
        assert "--yes" in refused.err
        shown = mentor("completion", verb, "bash", "--dry-run")
        assert (shown.code, shown.err) == (0, "")
        assert str(file) in shown.out
        assert file.exists() == (verb == "uninstall")
        assert mentor("completion", verb, "bash", "--yes", "--quiet") == (0, "", "")


def test_in_a_terminal_it_shows_the_lines_and_asks(home: Path) -> None:
    """Enter alone is no, and nothing is written; yes writes."""
    words = [sys.executable, "-m", "mentorcli", "completion", "install", "bash"]
    with in_terminal(words, columns=100) as terminal:
        assert LINES["bash"][0] in terminal.wait_for("[y/N]")
        terminal.send("\n")
        terminal.wait_for("Nothing is changed")
    assert not (home / ".bashrc").exists()
    with in_terminal(words, columns=100) as terminal:
        terminal.answer("[y/N]", "y")
        terminal.wait_for("The way back")
    assert LINES["bash"][0] in (home / ".bashrc").read_text(encoding="utf-8")
    words[-2] = "uninstall"
    with in_terminal(words, columns=100) as terminal:
        terminal.answer("[y/N]", "y")
        terminal.wait_for("The way back")
    assert (home / ".bashrc").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.usefixtures("home")
def test_json(mentor: Mentor, shell: str) -> None:
    """The shell, its file, whether TAB is switched on now, and whether that is of just now."""
    seen = [
        mentor("completion", verb, shell, *more, "--json").json()
        for verb, more in (
            ("install", ("--dry-run",)),
            ("install", ("--yes",)),
            ("install", ()),
            ("uninstall", ("--yes",)),
        )
    ]
    assert [(one["installed"], one["changed"]) for one in seen] == [
        (False, False),
        (True, True),
        (True, False),
        (False, True),
    ]
    assert {one["shell"] for one in seen} == {shell}
    assert len({one["file"] for one in seen}) == 1
    assert set(LINES[shell]) < set(seen[0]["lines"])


def test_a_line_of_the_users_own_is_named(home: Path, mentor: Mentor) -> None:
    """It is neither doubled nor deleted; French says the same."""
    (home / ".bashrc").write_text(f"a\n{BY_HAND['bash']}\n", encoding="utf-8")
    for verb in ("install", "uninstall"):
        said = mentor("completion", verb, "bash")
        assert said.code == 0
        assert "line 2 of" in said.out
    assert mentor("config", "set", "lang", "fr").code == 0
    assert "par la ligne 2 de" in mentor("completion", "install", "bash").out
    text = (home / ".bashrc").read_text(encoding="utf-8")
    (home / ".bashrc").write_text("", encoding="utf-8")
    mentor("completion", "install", "bash", "--yes")
    with (home / ".bashrc").open("a", encoding="utf-8") as file:
        file.write(text)
    assert "supprimez-la vous-même" in mentor("completion", "uninstall", "bash", "--yes").out
    assert (home / ".bashrc").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("data", [b"caf\xe9\n", b"\xff\xfea\0", b"a\0b"])
def test_what_is_no_text_is_left(home: Path, mentor: Mentor, data: bytes) -> None:
    """One clear line, with the line to put in oneself, and no byte changed."""
    (home / ".zshrc").write_bytes(data)
    for verb in ("install", "uninstall"):
        done = mentor("completion", verb, "zsh", "--yes")
        assert done.code == 1
        assert f"{home}/.zshrc is no text" in done.err
        assert BY_HAND["zsh"] in done.err
    assert (home / ".zshrc").read_bytes() == data


def test_a_read_only_file_is_left(home: Path, mentor: Mentor) -> None:
    """Not saved, exit 5; a link to one too."""
    kept = home / "kept"
    kept.write_text("a\n", encoding="utf-8")
    kept.chmod(0o444)
    (home / ".bashrc").symlink_to("kept")
    done = mentor("completion", "install", "bash", "--yes")
    assert done.code == 5
    assert BY_HAND["bash"] in done.err
    assert kept.read_text(encoding="utf-8") == "a\n"


def test_a_program_that_no_shell_finds_is_warned_of(
    home: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines are written all the same: they wait until it is in PATH."""
    monkeypatch.setenv("PATH", "/usr/bin:/bin:.")
    done = mentor("completion", "install", "fish", "--yes")
    assert done.code == 0
    assert "not in PATH" in done.err
    assert (home / ".config/fish/completions/mentor.fish").exists()


@pytest.mark.parametrize("words", [("bash", "zsh"), ("fish", "--dry-run"), ("--dry-run",)])
@pytest.mark.usefixtures("home")
def test_what_goes_with_installing_alone(mentor: Mentor, words: tuple[str, ...]) -> None:
    """A script is printed for one shell, and changes nothing."""
    done = mentor("completion", *words)
    assert done.code == 2
    assert "mentor completion install" in done.err


@pytest.mark.usefixtures("home")
def test_without_a_shell_it_is_asked_for(mentor: Mentor) -> None:
    """Nothing is guessed of a login shell that is none of ours."""
    for verb in ("install", "uninstall"):
        done = mentor("completion", verb, "--yes")
        assert done.code == 2
        assert f"mentor completion {verb} bash" in done.err


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_new_terminal_completes(home: Path, mentor: Mentor, shell: str) -> None:
    """With the file that the shell reads by itself; without the program it starts in silence."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    (home / f".{shell}rc").write_text("PS1='> '", encoding="utf-8")
    assert mentor("completion", "install", shell, "--yes").code == 0
    with in_terminal([shell, "-i"], columns=200) as terminal:
        terminal.send("echo rea''dy\n")
        terminal.wait_for("\nready")
        terminal.send("mentor sess\t")
        terminal.wait_for("mentor session ")
    environ = {**os.environ, "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [str(shutil.which(shell)), "-i", "-c", "echo $?"], env=environ, capture_output=True, text=True, check=False
    )
    assert done.stdout == "0\n"
    assert "mentor" not in done.stderr


@pytest.mark.usefixtures("home")
def test_fish_completes(mentor: Mentor) -> None:
    """It reads its file at the first TAB; no program of the current folder is run for it."""
    fish = shutil.which("fish")
    if fish is None:
        pytest.skip("fish is not installed")
    assert mentor("completion", "install", "fish", "--yes").code == 0
    ask = [fish, "-c", "complete -C 'mentor sess'"]
    done = subprocess.run(ask, capture_output=True, text=True, check=False, timeout=30)
    assert (done.stdout, done.stderr) == ("session\tPlan sessions and log what happened.\n", "")


@pytest.mark.parametrize("shell", SHELLS)
def test_no_program_of_the_current_folder_runs(
    home: Path, mentor: Mentor, shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even where PATH begins with the folder in which a terminal is opened."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    assert mentor("completion", "install", shell, "--yes").code == 0
    trap = tmp_path / "mentor"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/PWN\n", encoding="utf-8")
    trap.chmod(0o700)
    monkeypatch.setenv("PATH", f".:{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    asked = "complete -C 'mentor sess'" if shell == "fish" else ":"
    subprocess.run([str(shutil.which(shell)), "-i", "-c", asked], capture_output=True, check=False, timeout=30)
    assert not (tmp_path / "PWN").exists()
    assert home.exists()
