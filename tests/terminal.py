"""A program in a pseudo-terminal: what it shows is waited for, what a person would type is sent."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

LIMIT = 20.0  # seconds: only a program that hangs comes near it
ROWS = 50
_CODES = re.compile(r"\x1b(?:\[[0-9;?>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-B]|[=>78cM])|[\x00\x07\r]")

_TYPED_OVER = re.compile("[^\b\n]\b|(?<=\n)\b+")


class Terminal:
    """A running program and all it has shown so far."""

    def __init__(self, process: subprocess.Popen[bytes], side: int) -> None:
        self._process = process
        self._side = side
        self._raw = b""
        self._seen = 0

    @property
    def raw(self) -> str:
        """Everything shown, escape codes included."""
        return self._raw.decode("utf-8", "replace")

    @property
    def shown(self) -> str:
        """Everything shown, without escape codes."""
        text = _CODES.sub("", self.raw)
        while "\b" in text.lstrip("\b"):  # what was typed over is gone
            text = _TYPED_OVER.sub("", text.lstrip("\b"))
        return text

    def send(self, text: str) -> None:
        """Type something."""
        self._seen = len(self.shown)
        os.write(self._side, text.encode())

    def wait_for(self, text: str) -> str:
        """Wait until a text is shown after what was sent last, and return what is shown since."""
        deadline = time.monotonic() + LIMIT
        while text not in self.shown[self._seen :]:
            if time.monotonic() > deadline or not self._read(deadline - time.monotonic()):
                raise AssertionError(f"{text!r} was not shown, but:\n{self.shown}")
        return self.shown[self._seen :]

    def answer(self, question: str, typed: str) -> None:
        """Wait for a question and type a line."""
        self.wait_for(question)
        self.send(typed + "\n")

    @property
    def pid(self) -> int:
        """The process, also the leader of its group."""
        return self._process.pid

    def modes(self) -> list[Any]:
        """Return how the terminal is set: echo, whole lines, and so on."""
        return termios.tcgetattr(self._side)

    def resize(self, *, columns: int, rows: int) -> None:
        """Give the window another size."""
        fcntl.ioctl(self._side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def close_window(self) -> None:
        """Close the window, as a person does who has had enough of it."""
        os.close(self._side)
        self._side = os.open(os.devnull, os.O_RDWR)

    def exit_code(self) -> int:
        """Wait for the program to end and return its exit code, with nothing read any more."""
        return self._process.wait(timeout=LIMIT)

    def close(self) -> None:
        """End the program if it still runs, and the terminal, where that is still to be done."""
        if self._side < 0:
            return
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(timeout=LIMIT)
        os.close(self._side)
        self._side = -1

    def end(self) -> int:
        """Read to the end and return the exit code."""
        deadline = time.monotonic() + LIMIT
        while self._read(max(deadline - time.monotonic(), 0)):
            pass
        return self._process.wait(timeout=LIMIT)

    def _read(self, seconds: float) -> bool:
        """Read what there is and return whether more may come."""
        if not select.select([self._side], [], [], seconds)[0]:
            return False
        try:
            part = os.read(self._side, 65536)
        except OSError:  # the other side is closed
            return False
        self._raw += part
        return bool(part)


def started(command: Sequence[str], *, columns: int = 80, environ: Mapping[str, str] | None = None) -> Terminal:
    """Start a command in a pseudo-terminal of its own, which is its controlling one."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
    known = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES")}
    process = subprocess.Popen(
        list(command), stdin=theirs, stdout=theirs, stderr=theirs, env={**known, "TERM": "xterm", **(environ or {})},
        start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads
    )  # fmt: skip
    os.close(theirs)
    return Terminal(process, ours)


def mentor_started(*words: str, columns: int = 80, **environ: str) -> Terminal:
    """Start a command of ours; `end` is to be called."""
    return started([sys.executable, "-m", "mentorcli", *words], columns=columns, environ=environ)


@contextlib.contextmanager
def in_terminal(
    command: Sequence[str], *, columns: int = 80, environ: Mapping[str, str] | None = None
) -> Iterator[Terminal]:
    """Run a command in a pseudo-terminal; end it if it still runs."""
    terminal = started(command, columns=columns, environ=environ)
    try:
        yield terminal
    finally:
        terminal.close()
