"""Switching TAB on and off."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorcli.errors import RefusedError
from mentorcli.rules.shell_setup import BEGIN
from mentorcli.services.completion import BY_HAND, LINES, carry_out, planned
from mentorcli.services.workspace import Workspace

SHELLS = list(LINES)
FILES = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/completions/mentor.fish"}


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a workspace of a user whose home is the folder of this test."""
    monkeypatch.setattr("sys.platform", "linux")
    return Workspace({"HOME": str(tmp_path)})


def _file(tmp_path: Path, shell: str, text: str | None = None) -> Path:
    """Return the file of a shell, written where a text is given."""
    file = tmp_path / FILES[shell]
    if text is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("shell", SHELLS)
def test_on_once_and_off(workspace: Workspace, tmp_path: Path, shell: str) -> None:
    """A plan changes nothing; a second time neither; the way back leaves nothing."""
    file = _file(tmp_path, shell)
    plan = planned(workspace, shell)
    assert (plan.file, plan.needed, plan.installed, plan.changed) == (str(file), True, False, False)
    assert not file.exists()
    done = carry_out(workspace, shell)
    assert (done.installed, done.changed) == (True, True)
    assert file.read_text(encoding="utf-8").splitlines() == list(done.lines)
    again = carry_out(workspace, shell)
    assert (again.installed, again.needed, again.changed) == (True, False, False)
    off = carry_out(workspace, shell, uninstall=True)
    assert (off.installed, off.changed, off.uninstall) == (False, True, True)
    assert file.exists() == (shell != "fish")
    assert not carry_out(workspace, shell, uninstall=True).changed


@pytest.mark.parametrize("shell", SHELLS)
def test_what_else_is_there_stays(workspace: Workspace, tmp_path: Path, shell: str) -> None:
    """Before and behind ours; lines of an earlier version give way to those of now."""
    file = _file(tmp_path, shell, "# été\n")
    carry_out(workspace, shell)
    text = file.read_text(encoding="utf-8").replace(LINES[shell][0], "older") + "behind\n"
    file.write_text(text, encoding="utf-8")
    assert planned(workspace, shell).installed
    assert carry_out(workspace, shell).changed
    assert LINES[shell][0] in file.read_text(encoding="utf-8")
    carry_out(workspace, shell, uninstall=True)
    assert file.read_text(encoding="utf-8") == "# été\nbehind\n"


@pytest.mark.parametrize("shell", SHELLS)
def test_what_a_person_put_in_is_enough(workspace: Workspace, tmp_path: Path, shell: str) -> None:
    """It is neither doubled nor taken away; beside ours, it is what is left."""
    file = _file(tmp_path, shell, f"{BY_HAND[shell]}\n")
    for uninstall in (False, True):
        done = carry_out(workspace, shell, uninstall=uninstall)
        assert (done.by_hand, done.installed, done.changed) == (1, True, False)
    assert file.read_text(encoding="utf-8") == f"{BY_HAND[shell]}\n"
    _file(tmp_path, shell, "")
    carry_out(workspace, shell)
    text = file.read_text(encoding="utf-8")
    _file(tmp_path, shell, f"{text}{BY_HAND[shell]}\n")
    off = carry_out(workspace, shell, uninstall=True)
    assert (off.changed, off.installed) == (True, True)


def test_a_mark_without_its_end_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    """With its line and what to do about it; the file stays."""
    file = _file(tmp_path, "zsh", f"a\n{BEGIN}\nb\n")
    for uninstall in (False, True):
        with pytest.raises(RefusedError, match=r"line 2 of .*\.zshrc begins"):
            carry_out(workspace, "zsh", uninstall=uninstall)
    assert file.read_text(encoding="utf-8") == f"a\n{BEGIN}\nb\n"
