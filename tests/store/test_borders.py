"""What stands in the place of a file: a pipe, a device, a socket, a link, a folder. Nothing waits, nothing fails."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.store import outside


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


KINDS: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "socket": _socket,
    "dangling link": lambda path: path.symlink_to("nowhere"),
    "folder": lambda path: path.mkdir(),
}
NAMES = (
    "config.toml", ".lock", "store.toml", "mentor.jsonl", "index.json", "backups.json",
    ".pending", ".renaming", ".restoring",
    "students", "students/amelie", "students/amelie/profile.toml", "students/amelie/journal.jsonl",
    "students/amelie/cv.pdf", "students/other", "erased", "merged", "backups", ".editing",
)  # fmt: skip
COMMANDS = (
    ("agenda",), ("student", "list"), ("session", "log", "amelie", "--new"), ("store", "check"),
    ("store", "check", "--repair"), ("config", "set", "lang", "fr"), ("doctor",), ("store", "export"), ("undo",),
)  # fmt: skip
FAULT_OF_OURS = 70


@pytest.fixture(autouse=True)
def _at_once() -> Iterator[None]:
    """End what waits for a pipe."""

    def late(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def begun(mentor: Mentor, store: Path) -> Path:
    """Return a store with one student, one session and a setting."""
    assert mentor("student", "add", "Amélie", "--slug", "amelie").code == 0
    assert mentor("session", "log", "amelie", "--at", "2026-11-20 10:00").code == 0
    assert mentor("config", "set", "lang", "en").code == 0
    return store


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_no_command_waits_or_fails(begun: Path, mentor: Mentor, tmp_path: Path, name: str, kind: str) -> None:
    """Each answers or refuses at once, with one line; an alarm ends what would hang."""
    before = tmp_path / "before"
    shutil.copytree(begun, before)
    for command in COMMANDS:
        shutil.rmtree(begun)
        shutil.copytree(before, begun)
        path = begun / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        KINDS[kind](path)
        ran = mentor(*command)
        assert ran.code != FAULT_OF_OURS, (command, ran)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("command", ["import", "restore"])
def test_what_is_named_is_a_plain_file(begun: Path, mentor: Mentor, tmp_path: Path, command: str, kind: str) -> None:
    """Exit 2 with its name."""
    KINDS[kind](tmp_path / "given")
    ran = mentor("store", command, str(tmp_path / "given"), *(("--yes",) if command == "restore" else ()))
    assert (ran.code, str(tmp_path / "given") in ran.err) == (2, True)
    assert ("Not a plain file" in ran.err) == (kind != "dangling link")
    assert begun.exists()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_what_is_written_replaces_no_such_thing(
    begun: Path, mentor: Mentor, tmp_path: Path, kind: str, force: tuple[str, ...]
) -> None:
    """Only a dangling link leads to a file, with --force; what was there is there."""
    path = tmp_path / "given"
    KINDS[kind](path)
    before = path.lstat()
    ran = mentor("transfer", "handover", "amelie", "--out", str(path), *force)
    leads = kind == "dangling link" and bool(force)
    assert (ran.code, path.lstat().st_ino) == (0 if leads else 1, before.st_ino)
    assert (tmp_path / "nowhere").exists() == leads
    assert begun.exists()


def test_what_a_shell_pipes_is_read(begun: Path, tmp_path: Path) -> None:
    """By `/dev/stdin`, and by the name that a shell gives to `<(...)`; what has no end is refused."""
    export = tmp_path / "export.json"
    run = [sys.executable, "-m", "mentorcli", "store"]
    assert subprocess.run([*run, "export", "--out", str(export)], check=False, capture_output=True).returncode == 0
    for name in ("-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"):
        with export.open("rb") as file:
            done = subprocess.run([*run, "import", name], stdin=file, check=False, capture_output=True, text=True)
        assert (done.returncode, "the same as before" in done.stdout) == (0, True), done
    for name in ("-", "/dev/stdin"):
        with Path("/dev/zero").open("rb") as endless:
            done = subprocess.run([*run, "import", name], stdin=endless, check=False, capture_output=True, text=True)
        assert (done.returncode, "File too large" in done.stderr) == (2, True), done
    assert begun.exists()


def test_a_text_has_an_end(begun: Path, mentor: Mentor) -> None:
    """A note that is piped in is no longer than a text can be."""
    assert mentor("student", "note", "amelie", "-", stdin="x" * 16_000_000).code == 0
    assert mentor("student", "note", "amelie", "-", stdin="x" * 16_000_001).code == 2
    assert begun.exists()


def test_a_piped_text_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read is what there is, up to the most there can be."""
    (tmp_path / "file").write_bytes(b"12345")
    monkeypatch.setattr(outside, "_MOST_PIPED", 4)
    assert outside.read(tmp_path / "file") == b"12345"
    with (tmp_path / "file").open("rb") as file, pytest.raises(OSError, match="too large"):
        outside.read_bounded(file)
    (tmp_path / "file").write_bytes(b"1234")
    with (tmp_path / "file").open("rb") as file:
        assert outside.read(f"/dev/fd/{file.fileno()}") == b"1234"
    monkeypatch.setenv("HOME", str(tmp_path))
    assert outside.read("~/file") == b"1234"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("store", "backup"), 5), (("store", "export", "--out"), 5), (("store", "import"), 2),
        (("store", "restore"), 2),
        (("store", "export", "--format", "csv", "--out"), 5), (("transfer", "handover", "amelie", "--out"), 5),
    ],
)  # fmt: skip
def test_a_name_that_no_file_can_have(begun: Path, mentor: Mentor, command: tuple[str, ...], code: int) -> None:
    """A longer one than the system takes is refused, with its name."""
    ran = mentor(*command, f"{begun}/{'x' * 300}")
    assert (ran.code, "File name too long" in ran.err) == (code, True)
    assert mentor("--store", "x" * 300, "doctor").code in (0, 4)
