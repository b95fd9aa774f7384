"""Files that the user names: after exit 5 and every refusal what was there is whole, and nothing is half there."""

from __future__ import annotations

import ctypes
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reliability.cases import base
from reliability.test_system import CAP_DAC_OVERRIDE, PR_CAPBSET_DROP, run
from store.kit import contents

OLD = b"what was there\n"
WRITING = {
    "handover": ("transfer", "handover", "amelie", "--out"),
    "export": ("store", "export", "--out"),
    "table": ("store", "export", "--format", "csv", "--table", "sessions", "--out"),
    "backup": ("store", "backup"),
}
FORCED = [(name, force) for name in WRITING for force in (False, True) if not (force and name == "backup")]


@pytest.fixture(autouse=True)
def _begun(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a store, and leave coverage out of what is started: the system would refuse its files too."""
    base(store)
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


def full() -> None:
    """Let nothing more be written into files, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


def unprivileged() -> None:
    """Give up root's right to write where permissions forbid it."""
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


@pytest.mark.parametrize(("command", "force"), FORCED)
@pytest.mark.parametrize("hindered", ["a full disk", "a folder that may not be written"])
def test_what_was_there_is_whole(store: Path, tmp_path: Path, command: str, force: bool, hindered: str) -> None:
    """Exit 5 with the file named, or a refusal of what is there; a new name is not taken by half a file."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "old.x").write_bytes(OLD)
    before: Callable[[], None] = full
    if hindered != "a full disk":
        if sys.platform != "linux":
            pytest.skip("rights are given up the way Linux has it")
        folder.chmod(0o500)
        before = unprivileged
    known, data = contents(folder), contents(store)
    for name in ("old.x", "new.x"):
        more = ("--force",) if force else ()
        done = run(*WRITING[command], str(folder / name), *more, before=before)
        there = name == "old.x" and not force
        assert done.returncode == (1 if there else 5), done
        assert str(folder / name) in done.stderr
        assert ("is there already" if there else "Not saved: ") in done.stderr
        assert contents(folder) == known
    folder.chmod(0o700)
    assert {name: text for name, text in contents(store).items() if name != "mentor.jsonl"} == {
        name: text for name, text in data.items() if name != "mentor.jsonl"
    }


@pytest.mark.parametrize(("command", "force"), FORCED)
@pytest.mark.parametrize("target", ["/dev/full", "a folder", "missing/folder/x"])
def test_what_is_no_file_is_never_replaced(tmp_path: Path, command: str, force: bool, target: str) -> None:
    """A device, a folder (of which --force is no way out), and a folder that is missing, named with how to make it."""
    named = target
    if target != "/dev/full":
        named = str(tmp_path / target)
    if target == "a folder":
        if command == "backup":
            pytest.skip("a backup goes into the folder")
        (tmp_path / target).mkdir()
    done = run(*WRITING[command], named, *(("--force",) if force else ()))
    if target == "missing/folder/x":
        assert done.returncode == 5
        assert f"there is no folder {tmp_path / 'missing/folder'}\n" in done.stderr
        assert f"mkdir -p {tmp_path / 'missing/folder'};" in done.stderr
    else:
        assert (done.returncode, f"{named} is no plain file" in done.stderr) == (1, True), done
        assert "--force" not in done.stderr
    assert not (tmp_path / "missing").exists()


def test_a_link_leads_to_the_file_that_is_replaced(tmp_path: Path) -> None:
    """With --force alone; the link stays."""
    (tmp_path / "old.x").write_bytes(OLD)
    (tmp_path / "link").symlink_to("old.x")
    for command in ("handover", "export"):
        words = (*WRITING[command], str(tmp_path / "link"))
        assert run(*words).returncode == 1
        assert run(*words, "--force").returncode == 0
        assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "old.x").read_bytes() != OLD
