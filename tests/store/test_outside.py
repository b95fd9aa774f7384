"""The user's own files: whole or not at all, and never replaced unasked."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentorcli.errors import MentorError, NotSavedError, RefusedError
from mentorcli.store import files, outside
from store.kit import contents, failing, umask


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
@pytest.mark.parametrize("replace", [False, True])
def test_a_new_file_is_whole_and_private(tmp_path: Path, mask: int, replace: bool) -> None:
    """The bytes are there under any umask, for the owner alone, and nothing else is left in the folder."""
    with umask(mask):
        outside.save(tmp_path / "page.md", b"text" * 100_000, replace=replace)
    assert contents(tmp_path) == {"page.md": b"text" * 100_000}
    assert stat.S_IMODE((tmp_path / "page.md").stat().st_mode) == 0o600


def test_a_name_in_the_present_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name without a folder is one in the folder where the command was typed."""
    monkeypatch.chdir(tmp_path)
    outside.save("page.md", b"text")
    assert contents(tmp_path) == {"page.md": b"text"}


@pytest.mark.parametrize("there", ["file", "folder", "link", "dangling link"])
def test_what_is_there_is_not_replaced_unasked(tmp_path: Path, there: str) -> None:
    """Whatever has the name keeps it: FileExistsError, and not a byte has changed."""
    path = tmp_path / "page.md"
    make(path, there)
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(FileExistsError):
        outside.save(path, b"new")
    assert sorted(os.listdir(tmp_path)) == before
    assert there != "file" or path.read_bytes() == b"before"


def make(path: Path, what: str) -> None:
    """Put a file, a folder or a link at a path."""
    if what == "file":
        path.write_bytes(b"before")
    elif what == "folder":
        path.mkdir()
    else:
        other = path.with_name("other")
        path.symlink_to(other)
        if what == "link":
            other.write_bytes(b"before")


@pytest.mark.parametrize("mode", [0o664, 0o600, 0o444, 0o4755])
def test_a_file_is_replaced_where_that_is_asked_for(tmp_path: Path, mode: int) -> None:
    """The new content takes the place of the old; who shared the file shares it still."""
    path = tmp_path / "page.md"
    path.write_bytes(b"before, and longer than what comes after it")
    path.chmod(mode)
    with umask(0o077):
        outside.save(path, b"after", replace=True)
    assert contents(tmp_path) == {"page.md": b"after"}
    assert stat.S_IMODE(path.stat().st_mode) == mode & 0o777


@pytest.mark.parametrize("allowed", [True, False])
def test_a_file_stays_with_its_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: bool) -> None:
    """Where that cannot be given, our own group gets no right that everybody has not."""
    path = tmp_path / "page.md"
    path.write_bytes(b"before")
    path.chmod(0o664)
    group = path.stat().st_gid + 1
    asked: list[tuple[int, int]] = []
    real = os.stat

    def another_group(name: str, **how: Any) -> os.stat_result:
        found = list(real(name, **how))
        if name == "page.md":
            found[stat.ST_GID] = group
        return os.stat_result(found)

    def chown(_: int, uid: int, gid: int) -> None:
        asked.append((uid, gid))
        if not allowed:
            raise PermissionError

    monkeypatch.setattr("os.stat", another_group)
    monkeypatch.setattr("os.fchown", chown)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    outside.save(path, b"after", replace=True)
    monkeypatch.undo()
    assert asked == [(-1, group)]
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"after", 0o664 if allowed else 0o644)


@pytest.mark.parametrize(
    ("there", "what"),
    [("folder", "Not a plain file"), ("link", "symbolic links"), ("dangling link", "symbolic links")],
)
def test_what_is_no_plain_file_is_never_replaced(tmp_path: Path, there: str, what: str) -> None:
    """Neither a folder nor a link gives way, even where replacing was asked for."""
    path = tmp_path / "page.md"
    make(path, there)
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(OSError, match=what):
        outside.save(path, b"new", replace=True)
    assert sorted(os.listdir(tmp_path)) == before


@pytest.mark.parametrize(
    ("name", "error"),
    [("", FileNotFoundError), ("new/", IsADirectoryError), (".", IsADirectoryError), ("a/..", IsADirectoryError)],
)
def test_a_name_that_no_file_can_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: type[OSError]
) -> None:
    """An empty name and the name of a folder are refused, and nothing is made."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error):
        outside.save(name, b"text")
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """No folder is made on the way."""
    with pytest.raises(FileNotFoundError):
        outside.save(tmp_path / "none" / "page.md", b"text")
    assert os.listdir(tmp_path) == []


def test_the_longest_name_is_possible(tmp_path: Path) -> None:
    """A name as long as the system allows needs no longer one on the way."""
    outside.save(tmp_path / ("x" * 255), b"text")
    outside.save(tmp_path / ("x" * 255), b"other", replace=True)
    assert contents(tmp_path) == {"x" * 255: b"other"}


@pytest.mark.parametrize("step", ["create-open", "write", "create-sync", "rename", "folder-sync"])
@pytest.mark.parametrize("before", [None, b"before"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "ctrl-c"])
def test_a_failure_at_any_step_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, before: bytes | None, error: BaseException
) -> None:
    """What was there is there, whole, and no temporary file lies about; the error is raised again."""
    path = tmp_path / "page.md"
    if before is not None:
        path.write_bytes(before)
    was = contents(tmp_path)
    monkeypatch.setattr(files, "on_step", failing_once(step, error))
    if before is None and step == "rename":
        outside.save(path, b"new")  # a new file gets its name by a link
        return
    with pytest.raises(type(error)):
        outside.save(path, b"new", replace=before is not None)
    assert contents(tmp_path) == was


def failing_once(step: str, error: BaseException) -> Callable[[str], None]:
    """Return a hook that fails the first time a step is reached."""
    hooks = [failing(step, error)]

    def hook(name: str) -> None:
        if hooks and name == step:
            hooks.pop()(name)

    return hook


def test_a_file_that_does_not_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the disk gives back otherwise than it was written never gets its name."""
    monkeypatch.setattr(files, "read", lambda _name, _within: b"other")
    with pytest.raises(OSError, match="does not read back"):
        outside.save(tmp_path / "page.md", b"text")
    assert os.listdir(tmp_path) == []


def test_a_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file system knows no hard links, a rename gives the name."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refused)
    outside.save(tmp_path / "page.md", b"text")
    assert contents(tmp_path) == {"page.md": b"text"}


def test_a_name_that_is_taken_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program makes while ours is being written keeps its name and its bytes."""
    path = tmp_path / "page.md"

    def other_program(step: str) -> None:
        if step == "create-sync":
            path.write_bytes(b"other")

    monkeypatch.setattr(files, "on_step", other_program)
    with pytest.raises(FileExistsError):
        outside.save(path, b"text")
    assert contents(tmp_path) == {"page.md": b"other"}


def refusal(path: Path | str, *, force: bool | None = False) -> MentorError:
    """Return why a file is not written."""
    with pytest.raises(MentorError) as caught:
        outside.save_for_user(str(path), b"new", force=force)
    return caught.value


def test_a_file_that_the_user_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`~` is the home; a link is followed with `force`."""
    monkeypatch.setenv("HOME", str(tmp_path))
    outside.save_for_user("~/page.md", b"text", force=None)
    (tmp_path / "link").symlink_to("page.md")
    outside.save_for_user(str(tmp_path / "link"), b"other", force=True)
    assert ((tmp_path / "page.md").read_bytes(), (tmp_path / "link").is_symlink()) == (b"other", True)


@pytest.mark.parametrize(("force", "hint"), [(False, "--force"), (None, "a backup never replaces a file")])
def test_a_file_that_is_there(tmp_path: Path, force: bool | None, hint: str) -> None:
    """The way out is named, where there is one."""
    (tmp_path / "page.md").write_bytes(b"old")
    error = refusal(tmp_path / "page.md", force=force)
    assert isinstance(error, RefusedError)
    assert hint in (error.hint or "")


@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_file(tmp_path: Path, force: bool) -> None:
    """A folder is never replaced, with `force` neither; a name that ends as a folder's cannot be a file's."""
    assert isinstance(refusal(tmp_path, force=force), RefusedError)
    assert "is no plain file" in refusal(tmp_path, force=force).message
    assert isinstance(refusal(f"{tmp_path}/new/", force=force), NotSavedError)


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    """It is named, with the command that makes it, quoted."""
    error = refusal(tmp_path / "two words" / "page.md")
    assert isinstance(error, NotSavedError)
    assert error.message == f"Not saved: there is no folder {tmp_path}/two words"
    assert f'mkdir -p "{tmp_path}/two words"' in (error.hint or "")
