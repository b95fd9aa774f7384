"""Files that are all there or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorcli.store import files
from store.kit import failing, umask


@pytest.fixture
def fd(tmp_path: Path) -> Iterator[int]:
    """Return an open folder."""
    with files.folder(str(tmp_path)) as opened:
        yield opened


def test_a_linked_folder_is_not_entered(fd: int, tmp_path: Path) -> None:
    """A symbolic link inside an open folder is refused as such."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    with pytest.raises(OSError, match="symbolic") as raised, files.folder("link", fd):
        pass
    assert raised.value.errno == errno.ELOOP


def test_the_first_folder_may_be_a_link(tmp_path: Path) -> None:
    """The store's own folder may be reached through a link: the user chose that path."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    with files.folder(str(tmp_path / "link")) as opened:
        assert os.fstat(opened).st_ino == (tmp_path / "real").stat().st_ino


def test_a_file_is_no_folder(fd: int, tmp_path: Path) -> None:
    """A plain file where a folder should be is refused."""
    (tmp_path / "plain").touch()
    with pytest.raises(NotADirectoryError), files.folder("plain", fd):
        pass


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_modes_under_any_umask(fd: int, tmp_path: Path, mask: int) -> None:
    """Folders are 0700 and files 0600 whatever the umask."""
    with umask(mask):
        files.make_folder("folder", fd)
        files.create("created", b"x", fd)
        files.replace("replaced", b"x", fd)
        files.append("created", b"y", fd, good=1, torn=b"torn")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"folder": 0o700, "created": 0o600, "replaced": 0o600, "created.torn": 0o600}


@pytest.mark.parametrize("inside", [True, False])
def test_a_folder_that_is_there_is_kept(fd: int, tmp_path: Path, inside: bool) -> None:
    """Making a folder twice keeps what is in it."""
    name = "folder" if inside else str(tmp_path / "folder")
    within = fd if inside else None
    files.make_folder(name, within)
    (tmp_path / "folder" / "file").write_text("kept")
    files.make_folder(name, within)
    assert (tmp_path / "folder" / "file").read_text() == "kept"


def test_a_dangling_link_exists(fd: int, tmp_path: Path) -> None:
    """A name is taken by a link that leads nowhere, too."""
    (tmp_path / "link").symlink_to("nowhere")
    assert files.exists("link", fd)
    assert not files.exists("nowhere", fd)


def test_reading_refuses_what_is_no_file(fd: int, tmp_path: Path) -> None:
    """Links, pipes and folders are not read, and a pipe is not waited for."""
    (tmp_path / "target").write_text("secret")
    (tmp_path / "link").symlink_to("target")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name, code in (
        ("link", errno.ELOOP), ("pipe", errno.EISDIR), ("folder", errno.EISDIR), ("none", errno.ENOENT),
    ):  # fmt: skip
        with pytest.raises(OSError, match=name) as raised:
            files.read(name, fd)
        assert raised.value.errno == code


def test_reading_goes_on_to_the_end() -> None:
    """A file that is longer than its size says is read whole."""
    with files.folder("/proc/self") as proc:
        assert files.read("status", proc).startswith(b"Name:")


def test_append_adds_to_the_good_bytes(fd: int, tmp_path: Path) -> None:
    """What is appended follows what was there."""
    (tmp_path / "f").write_bytes(b"one\n")
    files.append("f", b"two\n", fd, good=4)
    assert (tmp_path / "f").read_bytes() == b"one\ntwo\n"


def test_append_follows_no_link(fd: int, tmp_path: Path) -> None:
    """A link in the journal's place is not written through."""
    (tmp_path / "target").write_bytes(b"theirs")
    (tmp_path / "link").symlink_to("target")
    with pytest.raises(OSError, match="link"):
        files.append("link", b"ours", fd, good=0)
    assert (tmp_path / "target").read_bytes() == b"theirs"


def test_a_torn_tail_is_set_aside_once_per_tear(fd: int, tmp_path: Path) -> None:
    """The remains of interrupted writes are gathered in one file, each on its line."""
    for torn in (b"half", b"another\n"):
        (tmp_path / "f").write_bytes(b"one\n" + torn)
        files.append("f", b"two\n", fd, good=4, torn=torn)
        assert (tmp_path / "f").read_bytes() == b"one\ntwo\n"
    assert (tmp_path / "f.torn").read_bytes() == b"half\nanother\n"


@pytest.mark.parametrize("step", ["cut-torn", "append-sync"])
def test_a_torn_tail_is_set_aside_once_however_often_it_fails(
    fd: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """An append that fails after the remains were set aside leaves them in place, and the next one does not repeat."""
    (tmp_path / "f").write_bytes(b"one\nhalf")
    monkeypatch.setattr(files, "on_step", failing(step))
    with pytest.raises(OSError, match="Input/output"):
        files.append("f", b"two\n", fd, good=4, torn=b"half")
    monkeypatch.undo()
    assert (tmp_path / "f").read_bytes() == b"one\nhalf"
    files.append("f", b"two\n", fd, good=4, torn=b"half")
    assert (tmp_path / "f").read_bytes() == b"one\ntwo\n"
    assert (tmp_path / "f.torn").read_bytes() == b"half\n"


@pytest.mark.parametrize("step", ["append-open", "write", "append-sync"])
def test_a_failed_append_leaves_the_file(fd: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Whatever fails while appending, the bytes are those of before."""
    (tmp_path / "f").write_bytes(b"one\n")
    monkeypatch.setattr(files, "on_step", failing(step))
    with pytest.raises(OSError, match="Input/output"):
        files.append("f", b"two\n", fd, good=4)
    assert (tmp_path / "f").read_bytes() == b"one\n"


@pytest.mark.parametrize("step", ["torn-open", "write", "torn-sync", "cut-torn"])
def test_a_torn_tail_is_not_lost_by_a_failure(
    fd: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Setting a torn tail aside fails whole: it still stands in the file."""
    (tmp_path / "f").write_bytes(b"one\nhalf")
    monkeypatch.setattr(files, "on_step", failing(step))
    with pytest.raises(OSError, match="Input/output"):
        files.append("f", b"two\n", fd, good=4, torn=b"half")
    assert (tmp_path / "f").read_bytes() == b"one\nhalf"


def test_short_writes_are_continued(fd: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that writes 80 of 210 bytes without an error is asked again for the rest."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda target, data: real(target, bytes(data)[:80]))
    files.create("f", b"x" * 210, fd)
    monkeypatch.undo()
    assert (tmp_path / "f").read_bytes() == b"x" * 210


def test_create_never_overwrites(fd: int, tmp_path: Path) -> None:
    """A file that is there is not created again."""
    (tmp_path / "f").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        files.create("f", b"yours", fd)
    assert (tmp_path / "f").read_bytes() == b"mine"


@pytest.mark.parametrize("step", ["create-open", "write", "create-sync", "rename", "folder-sync"])
@pytest.mark.parametrize("before", [b"old", None])
def test_a_failed_replacement_puts_back_what_was_there(
    fd: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, before: bytes | None
) -> None:
    """Whatever fails while replacing, the old content or the old absence is there, and no temporary file."""
    if before is not None:
        (tmp_path / "f").write_bytes(before)
    monkeypatch.setattr(files, "on_step", failing(step))
    with pytest.raises(OSError, match="Input/output"):
        files.replace("f", b"new", fd)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == ({"f": before} if before else {})


def test_a_leftover_temporary_file_is_used_up(fd: int, tmp_path: Path) -> None:
    """What a crash left under the temporary name is gone after the next replacement."""
    (tmp_path / ".f.tmp").write_bytes(b"left over")
    files.replace("f", b"new", fd)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"f": b"new"}


@pytest.mark.parametrize("step", ["folder-rename", "folder-sync"])
def test_a_folder_that_cannot_move_stays(fd: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """A folder whose new name cannot be made durable has its old one."""
    (tmp_path / "old").mkdir()
    monkeypatch.setattr(files, "on_step", failing(step))
    with pytest.raises(OSError, match="Input/output"):
        files.move_folder("old", "new", fd)
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_removing_stays_inside(fd: int, tmp_path: Path) -> None:
    """Removing a folder removes folders and links in it, and nothing that a link leads to."""
    (tmp_path / "doomed" / "inner").mkdir(parents=True)
    (tmp_path / "doomed" / "inner" / "file").touch()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "kept").touch()
    (tmp_path / "doomed" / "link").symlink_to(tmp_path / "outside")
    files.remove_folder("doomed", fd)
    assert not (tmp_path / "doomed").exists()
    assert (tmp_path / "outside" / "kept").exists()
