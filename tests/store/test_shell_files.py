"""The files that shells read: where they are, and that writing them does no harm."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from mentorcli.errors import NotSavedError, RefusedError
from mentorcli.store.shell_files import place, read, remove, write


@pytest.mark.parametrize(
    ("shell", "environ", "platform", "file"),
    [
        ("bash", {}, "linux", "/h/.bashrc"),
        ("zsh", {}, "linux", "/h/.zshrc"),
        ("zsh", {"ZDOTDIR": "/z"}, "darwin", "/z/.zshrc"),
        ("zsh", {"ZDOTDIR": "z"}, "linux", "/h/.zshrc"),
        ("fish", {}, "linux", "/h/.config/fish/completions/mentor.fish"),
        ("fish", {"XDG_CONFIG_HOME": "/c"}, "darwin", "/c/fish/completions/mentor.fish"),
        ("fish", {"XDG_CONFIG_HOME": ""}, "linux", "/h/.config/fish/completions/mentor.fish"),
        ("bash", {}, "darwin", "/h/.bash_profile"),
        ("zsh", {"HOME": "/"}, "linux", "/.zshrc"),
    ],
)
def test_where_each_shell_looks(shell: str, environ: dict[str, str], platform: str, file: str) -> None:
    """By what the shell itself goes by; a folder that depends on where one stands is none."""
    assert place(shell, {"HOME": "/h", **environ}, platform=platform) == file


def test_the_first_file_of_a_login_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On macOS bash reads one of three, and a new one would hide the one that is there; no HOME is the user's."""
    (tmp_path / ".profile").write_text("", encoding="utf-8")
    assert place("bash", {"HOME": str(tmp_path)}, platform="darwin") == f"{tmp_path}/.profile"
    (tmp_path / ".bash_login").symlink_to("nowhere")
    assert place("bash", {"HOME": str(tmp_path)}, platform="darwin") == f"{tmp_path}/.bash_login"
    monkeypatch.setenv("HOME", str(tmp_path))
    assert place("bash", {}, platform="linux") == f"{tmp_path}/.bashrc"


def test_a_text_is_read(tmp_path: Path) -> None:
    """By a link too; where there is none it is empty."""
    (tmp_path / "a").write_text("é\r\n", encoding="utf-8", newline="")
    (tmp_path / "b").symlink_to("a")
    assert read(str(tmp_path / "b"), "hint") == "é\r\n"
    assert read(str(tmp_path / "c"), "hint") == ""


@pytest.mark.parametrize("data", [b"\xff\xfea\0", b"caf\xe9\n", b"a\0b\n", None])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes | None) -> None:
    """Another encoding, a binary file, a folder."""
    file = tmp_path / "rc"
    if data is None:
        file.mkdir()
    else:
        file.write_bytes(data)
    with pytest.raises(RefusedError, match="no text file in UTF-8") as raised:
        read(str(file), "hint")
    assert raised.value.hint == "hint"


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    """A link that leads to itself stands for any error of the system."""
    (tmp_path / "rc").symlink_to("rc")
    with pytest.raises(NotSavedError, match="rc"):
        read(str(tmp_path / "rc"), "hint")


def test_rights_and_links_stay(tmp_path: Path) -> None:
    """A file of a dotfiles folder is written there, with the rights that it had; folders are made."""
    (tmp_path / "dotfiles").mkdir()
    kept = tmp_path / "dotfiles" / "bashrc"
    kept.write_text("a\n", encoding="utf-8")
    kept.chmod(0o640)
    (tmp_path / "rc").symlink_to("dotfiles/bashrc")
    write(str(tmp_path / "rc"), "b\n", "hint")
    assert (tmp_path / "rc").is_symlink()
    assert kept.read_text(encoding="utf-8") == "b\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    write(str(tmp_path / "x" / "y" / "rc"), "c\n", "hint")
    assert (tmp_path / "x" / "y" / "rc").read_text(encoding="utf-8") == "c\n"
    (tmp_path / "new").symlink_to("dotfiles/zshrc")
    write(str(tmp_path / "new"), "d\n", "hint")
    assert (tmp_path / "dotfiles" / "zshrc").read_text(encoding="utf-8") == "d\n"


def test_a_read_only_file_is_left(tmp_path: Path) -> None:
    """Something else keeps it, even where root could write it."""
    file = tmp_path / "rc"
    file.write_text("a\n", encoding="utf-8")
    file.chmod(0o444)
    with pytest.raises(NotSavedError, match="Permission denied") as raised:
        write(str(file), "b\n", "hint")
    assert raised.value.hint == "hint"
    assert file.read_text(encoding="utf-8") == "a\n"


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is half written, and nothing is left beside it."""
    file = tmp_path / "rc"
    file.write_text("a\n", encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("mentorcli.store.outside.save", full)
    with pytest.raises(NotSavedError, match="No space left"):
        write(str(file), "b\n", "hint")
    assert file.read_text(encoding="utf-8") == "a\n"
    assert [one.name for one in tmp_path.iterdir()] == ["rc"]


def test_a_file_of_ours_goes(tmp_path: Path) -> None:
    """What a link leads to is emptied instead, and what is not there is said."""
    file = tmp_path / "a"
    file.write_text("a\n", encoding="utf-8")
    (tmp_path / "b").symlink_to("a")
    remove(str(tmp_path / "b"), "hint")
    assert (tmp_path / "b").is_symlink()
    assert file.read_text(encoding="utf-8") == ""
    remove(str(file), "hint")
    assert not file.exists()
    with pytest.raises(NotSavedError, match="No such file"):
        remove(str(file), "hint")
