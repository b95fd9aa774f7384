"""What takes the place of `os` where nothing can be opened relative to a folder."""

from __future__ import annotations

import errno
import os
import sys
import types
from pathlib import Path

import pytest

from mentorcli.store import byte_lock, files, floor, lock


@pytest.fixture
def root(tmp_path: Path) -> int:
    """Return an open folder."""
    return floor.open(str(tmp_path), floor.O_DIRECTORY | os.O_RDONLY)


def test_names_below_an_open_folder(root: int, tmp_path: Path) -> None:
    """Made, listed, looked at, renamed and deleted, as by a descriptor of it."""
    floor.mkdir("one", 0o700, dir_fd=root)
    fd = floor.open("file", os.O_WRONLY | os.O_CREAT | floor.O_NOFOLLOW, 0o600, dir_fd=root)
    os.write(fd, b"text")
    floor.fsync(fd)
    floor.fsync(root)
    floor.fchmod(fd, 0o640)
    assert (floor.fstat(fd).st_size, floor.stat("file", dir_fd=root, follow_symlinks=False).st_mode & 0o777) == (
        4,
        0o640,
    )
    floor.close(fd)
    floor.link("file", "second", src_dir_fd=root, dst_dir_fd=root)
    assert sorted(floor.listdir(root)) == ["file", "one", "second"]
    with floor.scandir(root) as entries:
        assert sorted(entry.name for entry in entries) == ["file", "one", "second"]
    floor.chmod("file", 0o600, dir_fd=root)
    floor.unlink("second", dir_fd=root)
    floor.rename("file", "file", src_dir_fd=root, dst_dir_fd=root)
    floor.rmdir("one", dir_fd=root)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert floor.fstat(root).st_ino == tmp_path.stat().st_ino
    floor.close(root)
    with pytest.raises(KeyError):
        floor.listdir(root)


def test_what_is_open_follows_a_renaming(root: int, tmp_path: Path) -> None:
    """A folder, and a file in it; what is beside them stays."""
    floor.mkdir("one", dir_fd=root)
    one = floor.open("one", floor.O_DIRECTORY, dir_fd=root)
    fd = floor.open("file", os.O_RDWR | os.O_CREAT, 0o600, dir_fd=one)
    floor.rename("one", "two", src_dir_fd=root, dst_dir_fd=root)
    assert (floor.listdir(one), floor.listdir(root)) == (["file"], ["two"])
    floor.fchmod(fd, 0o400)
    assert (tmp_path / "two" / "file").stat().st_mode & 0o777 == 0o400
    floor.close(fd)


def test_reading_and_writing_at_a_place(root: int) -> None:
    """The next call goes on where it was."""
    fd = floor.open("file", os.O_RDWR | os.O_CREAT, 0o600, dir_fd=root)
    os.write(fd, b"abc")
    assert floor.pwrite(fd, b"X", 1) == 1
    assert (floor.pread(fd, 9, 0), os.lseek(fd, 0, os.SEEK_CUR)) == (b"aXc", 3)
    with floor.fdopen(fd, "rb") as file:
        assert file.read() == b""


def test_what_is_refused(root: int, tmp_path: Path) -> None:
    """A link, a file where a folder is meant, nothing at all, a folder to write into, and to give a file away."""
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "one").mkdir()
    for name, flags, code in (
        ("link", floor.O_NOFOLLOW, errno.ELOOP), ("file", floor.O_DIRECTORY, errno.ENOTDIR),
        ("none", floor.O_DIRECTORY, errno.ENOENT), ("one", os.O_WRONLY, errno.EISDIR),
    ):  # fmt: skip
        with pytest.raises(OSError, match=name) as raised:
            floor.open(name, flags, dir_fd=root)
        assert raised.value.errno == code, name
    floor.chmod("link", 0o777, dir_fd=root, follow_symlinks=False)
    assert (tmp_path / "file").stat().st_mode & 0o777 != 0o777
    with pytest.raises(PermissionError):
        floor.fchown(root, 1, 1)


def test_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has none, every file is of the one who asks; what else is asked for is that of `os`."""
    assert floor.geteuid() == os.geteuid()
    monkeypatch.delattr(os, "geteuid")
    assert floor.geteuid() == 0
    assert floor.sep == os.sep


def test_the_lock_of_bytes(root: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers take a byte each, a writer all of them; an error of the system is one."""
    taken: set[int] = set()
    refusal = errno.EACCES

    def locking(fd: int, mode: int, count: int) -> None:
        assert mode == 2
        begin = os.lseek(fd, 0, os.SEEK_CUR)
        wanted = set(range(begin, begin + count))
        if wanted & taken:
            raise OSError(refusal, os.strerror(refusal))
        taken.update(wanted)

    module = types.ModuleType("msvcrt")
    module.locking = locking  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "msvcrt", module)
    fd = floor.open(".lock", os.O_RDWR | os.O_CREAT, 0o600, dir_fd=root)
    for _ in range(2):
        byte_lock.take(fd, shared=True)
    with pytest.raises(BlockingIOError):
        byte_lock.take(fd, shared=False)
    taken.clear()
    byte_lock.take(fd, shared=False)
    with pytest.raises(BlockingIOError):
        byte_lock.take(fd, shared=True)
    taken.clear()
    monkeypatch.setattr(lock, "fcntl", None)
    with files.folder(str(tmp_path)) as opened:
        number = lock.shared(opened)
    assert len(taken) == 1
    os.close(number)
    refusal = errno.EIO
    taken.add(1 << 30)
    with pytest.raises(OSError, match="Input/output"):
        byte_lock.take(fd, shared=False)
    assert os.lseek(fd, 0, os.SEEK_CUR) == 0
    floor.close(fd)
