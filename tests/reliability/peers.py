"""The same trials for Watson and jrnl: writers at once, kills, a full disk, damaged files. Used by `run.py`."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

MINUTE = 60


class Peer(NamedTuple):
    """A tool that keeps entries: `add` returns words that add one, `known` the entries it knows, None if it fails."""

    name: str
    add: Callable[[Path, str], list[str]]
    known: Callable[[Path], set[str] | None]
    show: Callable[[Path], list[str]]
    prepare: Callable[[Path], None]
    file: str
    environ: Callable[[Path], dict[str, str]]


def _output(words: list[str], environ: dict[str, str]) -> str | None:
    done = subprocess.run(words, env={**os.environ, **environ}, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else None


def watson(program: Path) -> Peer:
    """Return Watson, its frames tagged with the entry."""

    def add(_: Path, key: str) -> list[str]:
        moment = time.strftime(
            "%Y-%m-%d %H:%M", time.gmtime(1_600_000_000 + MINUTE * (crc32(key.encode()) % 1_000_000))
        )
        return [str(program), "add", "-f", moment, "-t", moment, key]

    def known(folder: Path) -> set[str] | None:
        out = _output(show(folder), environ(folder))
        try:
            return None if out is None else {frame["project"] for frame in json.loads(out)}
        except ValueError:
            return None

    def environ(folder: Path) -> dict[str, str]:
        return {"WATSON_DIR": str(folder)}

    def show(_: Path) -> list[str]:
        return [str(program), "log", "--all", "--json", "--no-pager"]

    return Peer("Watson", add, known, show, lambda folder: folder.mkdir(), "frames", environ)


def jrnl(program: Path) -> Peer:
    """Return jrnl, with a journal in a file."""

    def prepare(folder: Path) -> None:
        folder.mkdir()
        (folder / "jrnl.yaml").write_text(
            f"version: v4.2\njournals:\n  default:\n    journal: {folder}/journal.txt\n"
            "colors: {body: none, date: none, tags: none, title: none}\ndefault_hour: 9\ndefault_minute: 0\n"
            "editor: ''\nencrypt: false\nhighlight: false\nindent_character: '|'\nlinewrap: 79\ntagsymbols: '@'\n"
            "template: false\ntimeformat: '%F %r'\n",
            encoding="utf-8",
        )
        (folder / "journal.txt").touch()

    def add(folder: Path, key: str) -> list[str]:
        return [str(program), "--config-file", str(folder / "jrnl.yaml"), f"yesterday: entry {key}."]

    def known(folder: Path) -> set[str] | None:
        out = _output(show(folder), environ(folder))
        if out is None:
            return None
        entries = json.loads(out or '{"entries": []}')["entries"]
        return {entry["title"].removeprefix("entry ").rstrip(".") for entry in entries}

    def environ(folder: Path) -> dict[str, str]:
        return {"HOME": str(folder)}

    def show(folder: Path) -> list[str]:
        return [str(program), "--config-file", str(folder / "jrnl.yaml"), "--format", "json"]

    return Peer("jrnl", add, known, show, prepare, "journal.txt", environ)


def mentor(_: Path) -> Peer:
    """Return our own, tried as a process like the others: a note is an entry."""
    program = [sys.executable, "-m", "mentorcli"]

    def environ(folder: Path) -> dict[str, str]:
        return {"MENTOR_HOME": str(folder)}

    def known(folder: Path) -> set[str] | None:
        out = _output(show(folder), environ(folder))
        return None if out is None else {note["text"] for note in json.loads(out)["notes"]}

    def prepare(folder: Path) -> None:
        _output([*program, "student", "add", "Amélie Durand"], environ(folder))

    def show(_: Path) -> list[str]:
        return [*program, "student", "show", "amelie", "--json"]

    return Peer(
        "mentor", lambda _, key: [*program, "student", "note", "amelie", key], known, show, prepare,
        "students/amelie-durand/journal.jsonl", environ,
    )  # fmt: skip


class Kept(NamedTuple):
    """Entries that were acknowledged, and how many of them are known afterwards; `readable` says it can be read."""

    acknowledged: int
    lost: int
    readable: bool


def _kept(peer: Peer, folder: Path, acknowledged: set[str]) -> Kept:
    known = peer.known(folder)
    return Kept(len(acknowledged), len(acknowledged - (known or set())), known is not None)


def race(peer: Peer, folder: Path, writers: int, each: int) -> Kept:
    """Let writers add entries at once, each one after the other."""
    peer.prepare(folder)
    running: dict[int, tuple[int, subprocess.Popen[bytes]]] = {}
    acknowledged: set[str] = set()
    for writer in range(writers):
        running[writer] = (0, _start(peer, folder, f"w{writer}n0"))
    while running:
        for writer, (number, process) in list(running.items()):
            code = process.poll()
            if code is None:
                continue
            if code == 0:
                acknowledged.add(f"w{writer}n{number}")
            if number + 1 < each:
                running[writer] = (number + 1, _start(peer, folder, f"w{writer}n{number + 1}"))
            else:
                del running[writer]
        time.sleep(0.002)
    return _kept(peer, folder, acknowledged)


def _start(peer: Peer, folder: Path, key: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        peer.add(folder, key), env={**os.environ, **peer.environ(folder)}, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def kills(peer: Peer, folder: Path, count: int, seed: int) -> Kept:
    """Kill so many additions at random moments; every second one may end in peace."""
    peer.prepare(folder)
    chance = random.Random(seed)  # noqa: S311 - only delays
    acknowledged: set[str] = set()
    begin = time.monotonic()
    done = subprocess.run(
        peer.add(folder, "first"), env={**os.environ, **peer.environ(folder)}, capture_output=True, check=False
    )
    usual = time.monotonic() - begin
    acknowledged |= {"first"} if done.returncode == 0 else set()
    for number in range(count):
        process = _start(peer, folder, f"k{number}")
        time.sleep(chance.uniform(usual / 2, usual * 1.1))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        if process.wait() == 0:
            acknowledged.add(f"k{number}")
    return _kept(peer, folder, acknowledged)


def full_disk(peer: Peer, disk: Path, writes: int) -> Kept:
    """Add entries to a disk that fills up."""
    folder = disk / peer.name
    peer.prepare(folder)
    acknowledged: set[str] = set()
    filler = disk / "filler"
    for number in range(writes):
        if number == writes // 6:
            with filler.open("wb", buffering=0) as file:
                try:
                    while file.write(b"x" * 512):
                        pass
                except OSError:
                    pass
        key = f"d{number}" + "x" * 200
        code = subprocess.run(
            peer.add(folder, key), env={**os.environ, **peer.environ(folder)}, stdin=subprocess.DEVNULL,
            capture_output=True, check=False,
        ).returncode  # fmt: skip
        if code == 0:
            acknowledged.add(key)
    kept = _kept(peer, folder, acknowledged)
    filler.unlink(missing_ok=True)
    return kept


def _said(peer: Peer, folder: Path) -> str:
    """Return what a tool says on standard error when it shows its entries, counts left out."""
    done = subprocess.run(
        peer.show(folder), env={**os.environ, **peer.environ(folder)}, capture_output=True, text=True, check=False
    )
    return re.sub("[0-9]+ entr(y|ies)", "", done.stderr)


def damaged(peer: Peer, folder: Path) -> str:
    """Cut the file in the middle, ask, add one more, and say in words what came of the five entries."""
    peer.prepare(folder)
    for number in range(5):
        subprocess.run(
            peer.add(folder, f"c{number}"), env={**os.environ, **peer.environ(folder)}, capture_output=True, check=False
        )
    file = folder / peer.file
    usual = _said(peer, folder)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    known = peer.known(folder)
    warned = "without a word" if _said(peer, folder) == usual else "and a warning"
    said = "refuses to read it" if known is None else f"shows {len(known)} of 5 entries with exit 0 {warned}"
    code = subprocess.run(
        peer.add(folder, "after"), env={**os.environ, **peer.environ(folder)}, stdin=subprocess.DEVNULL,
        capture_output=True, check=False,
    ).returncode  # fmt: skip
    kept = file.read_bytes().startswith(whole[: len(whole) // 2 - 200])
    return f"{said}; adding one more: exit {code}, what was there {'intact' if kept else 'overwritten'}"
