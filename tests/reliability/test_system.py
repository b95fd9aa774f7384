"""What the system refuses: a full disk, limits, permissions, failing calls. Exit 5, and the bytes of before."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reliability.cases import base
from reliability.conftest import Tell
from store.kit import contents, journal_of, opened

NOTE = ("student", "note", "amelie", "new")
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
STRACE = shutil.which("strace")


@pytest.fixture(autouse=True)
def _unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave coverage out of what is started here: the system would refuse its files too."""
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


def run(
    *words: str, before: Callable[[], None] | None = None, wrapped: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run one command as a process; `before` is called in it first, `wrapped` are words that run it."""
    return subprocess.run(
        [*wrapped, sys.executable, "-m", "mentorcli", *words],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, preexec_fn=before, check=False,
    )  # fmt: skip


def refused(done: subprocess.CompletedProcess[str], store: Path, before: dict[str, bytes]) -> None:
    """Hold a command to have saved nothing and said so in a line."""
    assert done.returncode == 5, done
    assert done.stderr.startswith("Error: Not saved"), done.stderr
    assert "Traceback" not in done.stderr
    assert contents(store) == before


def notes_of(store: Path) -> list[str]:
    """Return the texts of Amélie's notes."""
    with opened(store) as found:
        return [note.text for note in found.student("amelie").notes]


def test_a_limit_on_the_size_of_files(store: Path, tell: Tell) -> None:
    """RLIMIT_FSIZE in the middle of a line: what was written of it is taken back."""
    base(store)
    size = journal_of(store).stat().st_size
    before = contents(store)
    for room in (0, 1, 40):

        def limited(room: int = room) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, size + room))

        refused(run(*NOTE, before=limited), store, before)
        tell("writes over a size limit", 1)


def test_too_many_open_files(store: Path, tell: Tell) -> None:
    """EMFILE wherever it strikes: saved, or refused with the bytes of before."""
    base(store)
    code = (
        "import resource, sys\nfrom mentorcli.app import main\n"
        "import mentorcli.cli.student.note, mentorcli.store.transaction\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[1]), 4096))\nsys.exit(main(sys.argv[2:]))"
    )
    for limit in range(3, 12):
        before = contents(store)
        done = subprocess.run(
            [sys.executable, "-c", code, str(limit), *NOTE], capture_output=True, text=True, check=False
        )
        assert done.returncode in {0, 4, 5}, (limit, done)
        assert "Traceback" not in done.stderr
        if done.returncode:
            assert contents(store) == before
        tell("runs with few open files allowed", 1)


@pytest.mark.skipif(sys.platform != "linux", reason="rights are given up the way Linux has it")
def test_files_and_folders_that_may_not_be_written(store: Path) -> None:
    """Permissions that forbid it: exit 5 for a change, and questions are still answered."""
    base(store)

    def unprivileged() -> None:
        """Give up root's right to write where permissions forbid it, for what is started next."""
        libc = ctypes.CDLL(None)
        libc.prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)

    journal_of(store).chmod(0o400)
    (store / "students").chmod(0o500)
    before = contents(store)
    try:
        refused(run(*NOTE, before=unprivileged), store, before)
        refused(run("student", "add", "Zoé Okoro", before=unprivileged), store, before)
        assert run("student", "show", "amelie", before=unprivileged).returncode == 0
    finally:
        (store / "students").chmod(0o700)


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of 256 KiB of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        pytest.skip("mount is not here")
    done = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run([umount, str(folder)], check=True)


def test_a_full_disk(full_disk: Path, monkeypatch: pytest.MonkeyPatch, full: bool, tell: Tell) -> None:
    """Writes into a disk with no room left: each is saved or refused; every one that was saved is there."""
    store = full_disk / "store"
    monkeypatch.setenv("MENTOR_HOME", str(store))
    base(store)
    filler = full_disk / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"x" * 512):
            pass
    saved, failed = [], 0
    for number in range(60 if full else 12):
        if number == 4:  # a little room, so that the disk fills up in the middle of a run
            os.truncate(filler, filler.stat().st_size - 8192)
        text = f"note {number} " + "x" * 700
        before = contents(store)
        done = run("student", "note", "amelie", text)
        if done.returncode == 0:
            saved.append(text)
        else:
            refused(done, store, before)
            failed += 1
    assert saved
    assert failed
    assert set(notes_of(store)) == {"kept", *saved}
    tell("writes into a full disk, acknowledged", len(saved))
    tell("writes into a full disk, refused", failed)
    tell("writes into a full disk, lost", 0)


@pytest.mark.skipif(STRACE is None, reason="strace is not here")
@pytest.mark.parametrize(
    ("words", "call", "error"),
    [
        (NOTE, "fsync", "EIO"), (NOTE, "write", "ENOSPC"), (NOTE, "write", "EIO"),
        (("student", "add", "Zoé Okoro"), "fsync", "EIO"), (("student", "add", "Zoé Okoro"), "rename", "EIO"),
        (("student", "add", "Zoé Okoro"), "mkdirat", "ENOSPC"),
        (("student", "edit", "amelie", "--email", "z@example.org"), "fsync", "EIO"),
        (("student", "edit", "amelie", "--email", "z@example.org"), "rename", "EIO"),
        (("faq", "add", "Where is the form?", "On the platform."), "rename", "ENOSPC"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else value,
)  # fmt: skip
def test_a_failing_system_call(
    words: tuple[str, ...], call: str, error: str, store: Path, tmp_path: Path, full: bool, tell: Tell
) -> None:
    """Each such call of a command fails in turn: refused and nothing changed, or saved; an fsync is not tried again."""
    base(store)
    template = tmp_path / "template"
    shutil.copytree(store, template)
    calls = "rename,renameat,renameat2" if call == "rename" else call
    paths = [str(path) for path in (*store.rglob("*"), store)] if call == "write" else []
    for number in range(1, 12 if full else 4):
        shutil.rmtree(store)
        shutil.copytree(template, store)
        before = contents(store)
        log = tmp_path / "trace"
        wrapped = (
            str(STRACE), "-f", "-y", "-o", str(log), *(word for path in paths for word in ("-P", path)),
            "-e", f"trace={calls}", "-e", f"inject={calls}:error={error}:when={number}",
        )  # fmt: skip
        done = run(*words, wrapped=wrapped)
        if "INJECTED" not in log.read_text():
            break
        tell("system calls that failed", 1)
        assert "Traceback" not in done.stderr
        assert done.returncode in {0, 5}, (number, done)
        if done.returncode == 5:
            after = {name: data for name, data in contents(store).items() if not name.startswith("erased/")}
            assert after == before, (number, done.stderr)
        else:
            assert contents(store) != before
        if call == "fsync" and done.returncode == 0:
            failed = next(line for line in log.read_text().splitlines() if "INJECTED" in line)
            file = failed.partition("<")[2].partition(">")[0]
            assert sum(f"<{file}>" in line for line in log.read_text().splitlines()) == 1, file
    else:
        assert number  # every one of the first calls failed in turn
