"""What the system refuses where nothing else speaks of it: a line, no fault of ours, and what is saved by then."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.cli.system_refusal import refusal
from mentorcli.errors import NotSavedError, UnreadableError
from mentorcli.services.workspace import Workspace

SETPRIV = shutil.which("setpriv")
FULL = Path("/dev/full")
WITHOUT_RIGHTS = (str(SETPRIV), "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()


def run(*words: str, stdout: int = subprocess.PIPE, rights: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, without root's rights over others' files where asked."""
    before = () if rights else WITHOUT_RIGHTS
    return subprocess.run(
        [*before, sys.executable, "-m", "mentorcli", *words],
        stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False,
        env={name: value for name, value in os.environ.items() if name != "COVERAGE_PROCESS_CONFIG"},
    )  # fmt: skip


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")
@pytest.mark.parametrize(
    "words",
    [
        ("calendar", "export", "--out", "new"), ("report", "--html", "new"), ("statement", "--csv", "--out", "new"),
        ("transfer", "handover", "ann", "--out", "new"), ("attendance", "ann", "--html", "new"),
        ("store", "export", "--out", "new"),
        ("store", "export", "--format", "csv", "--out", "new"),
    ],
)  # fmt: skip
def test_a_file_that_is_saved_is_not_denied(
    words: tuple[str, ...], mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the words about it find no room: it stands there, and that is said."""
    monkeypatch.chdir(tmp_path)
    mentor("student", "add", "Ann")
    full = os.open(FULL, os.O_WRONLY)
    try:
        done = run(*words, stdout=full)
    finally:
        os.close(full)
    assert (done.returncode, Path("new").exists()) == (5, True), done
    assert "The output could not be written" in done.stderr
    assert "The file is saved." in done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")
def test_what_was_mended_is_not_denied(mentor: Mentor, store: Path) -> None:
    """`store check --repair` is a change."""
    mentor("student", "add", "Ann")
    with (store / "students/ann/journal.jsonl").open("ab") as journal:
        journal.write(b'{"op":"zzz"')
    full = os.open(FULL, os.O_WRONLY)
    try:
        said = run("store", "check", "--repair", stdout=full).stderr
        assert "The change is saved." in said
        assert "Nothing is changed." in run("student", "list", stdout=full).stderr
    finally:
        os.close(full)


def test_standard_output_that_is_open_for_reading(mentor: Mentor) -> None:
    """It is said, as of a full disk."""
    mentor("student", "add", "Ann")
    wrong = os.open(os.devnull, os.O_RDONLY)
    try:
        done = run("student", "note", "ann", "x", stdout=wrong)
    finally:
        os.close(wrong)
    assert done.returncode == 5
    assert "The change is saved." in done.stderr


@pytest.mark.skipif(os.geteuid() == 0 and SETPRIV is None, reason="setpriv is not here")
@pytest.mark.parametrize("closed", [".", "students"])
def test_folders_that_may_not_be_looked_into(closed: str, mentor: Mentor, store: Path) -> None:
    """No command takes that for a fault of its own, those that look after a store among them."""
    mentor("student", "add", "Ann")
    mentor("sync", "init")
    (store / closed).chmod(0)
    try:
        for words in (
            ("store", "check"), ("store", "check", "--repair"), ("doctor",), ("store", "purge", "--yes"), ("sync",),
            ("sync", "status"), ("sync", "log"), ("store", "restore", str(store / "none")), ("faq", "search", "late"),
            ("agenda",), ("student", "note", "ann", "x"), ("message", "list"), ("config", "list"), ("undo",),
        ):  # fmt: skip
            done = run(*words, rights=False)
            assert done.returncode in {0, 1, 2, 4, 5}, (words, done)
            assert "fault in mentor" not in done.stderr, words
            assert "doctor" in words or done.returncode == 0 or done.stderr or done.stdout, words
    finally:
        (store / closed).chmod(0o700)
    assert not list(store.glob("mentor-report-*"))


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        (OSError(errno.EACCES, "no", "/a"), UnreadableError, "refuses: no (/a)"),
        (OSError(errno.EROFS, "no", b"/a"), NotSavedError, "refuses: no (/a)"),
        (OSError(errno.ELOOP, "x", "b"), UnreadableError, "/store: b)"),
        (OSError(errno.EIO, "x"), NotSavedError, "output could not be written"),
        (OSError(errno.EBADF, "x"), NotSavedError, "output could not be written"),
    ],
)
def test_a_refusal_is_told_by_what_it_is(error: OSError, kind: type[Exception], said: str) -> None:
    """Reading and writing apart; without a file it is what the command prints."""
    found = refusal(error, Workspace({"MENTOR_HOME": "/store"}), "Nothing is changed")
    assert type(found) is kind
    assert said in str(found)


@pytest.mark.parametrize("error", [OSError(errno.ENOENT, "x", "/a"), OSError(errno.EACCES, "x"), OSError("x")])
def test_what_can_only_be_a_fault_stays_one(error: OSError) -> None:
    """A file that is missing was there, or was not asked for."""
    assert refusal(error, Workspace({"MENTOR_HOME": "/store"}), "Nothing is changed") is None


def test_an_editor_has_three_streams(mentor: Mentor, tmp_path: Path) -> None:
    """Also where the one who started us closed them: `sed` fails without."""
    mentor("student", "add", "Ann")
    script = tmp_path / "editor.sh"
    script.write_text(
        "#!/bin/sh\n{ true <&0; } && echo said && echo said >&2 && sed -i s/Ann/Eve/ $1\n", encoding="utf-8"
    )
    script.chmod(0o700)
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", sys.executable, "-m", "mentorcli", "student", "edit", "ann"],
        env={**os.environ, "EDITOR": str(script)}, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert mentor("student", "show", "ann", "--json").json()["name"] == "Eve"
