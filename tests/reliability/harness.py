"""Faults and kills at a step, races of writers, and what they left."""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from mentorcli.store import files
from reliability.subject import SUBJECTS

TESTS = Path(__file__).parents[1]


class Outcome(NamedTuple):
    """What was acknowledged and what is known afterwards; `broken` says that it cannot even be read."""

    acknowledged: set[str]
    known: set[str]
    broken: str = ""

    @property
    def lost(self) -> set[str]:
        """The ids that were said to be kept and are not there."""
        return self.acknowledged - self.known


def outcome(subject: str, folder: Path, acknowledged: set[str]) -> Outcome:
    """Read everything back."""
    try:
        return Outcome(acknowledged, SUBJECTS[subject].known(folder))
    except Exception as error:
        return Outcome(acknowledged, set(), f"{type(error).__name__}: {error}")


def counting(hook: Callable[[int, str], None]) -> Callable[[str], None]:
    """Return a hook for `files.on_step` that is told the number of the step too, from 1."""
    count = 0

    def step(name: str) -> None:
        nonlocal count
        count += 1
        hook(count, name)

    return step


def die_at(step: int) -> Callable[[str], None]:
    """Return a hook that kills the process, as `kill -9` does, at the step of that number."""

    def hook(number: int, _: str) -> None:
        if number == step:
            os.kill(os.getpid(), signal.SIGKILL)
            time.sleep(10)  # pragma: no cover - the signal is quicker

    return counting(hook)


def steps_of(action: Callable[[], object]) -> list[str]:
    """Return the names of the steps that an action goes through."""
    names: list[str] = []
    files.on_step = names.append
    try:
        action()
    finally:
        files.on_step = files._nothing
    return names


def in_child(action: Callable[[], object], step: int) -> bool:
    """Run an action in a forked process that is killed at a step; return whether it came to its end."""
    child = os.fork()
    if child == 0:
        code = 3
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            files.on_step = die_at(step)
            action()
            code = 0
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        return False
    assert os.WEXITSTATUS(status) == 0, "the action failed by itself"
    return True


def driver(*words: str) -> subprocess.Popen[str]:
    """Start the driver, a process of its own, with standard input and output to talk to it."""
    path = os.pathsep.join(filter(None, (str(TESTS), os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-m", "reliability.driver", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )


def race(subject: str, folder: Path, writers: int, each: int) -> tuple[Outcome, list[str]]:
    """Let writers loose at once and return what they kept, with the ids in the order they were acknowledged."""
    racing = [driver("write", subject, str(folder), f"w{n}", str(each)) for n in range(writers)]
    for process in racing:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in racing:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told: list[tuple[int, str]] = []
    for process in racing:
        out, _ = process.communicate()
        told += [(int(at), key) for at, key in (line.split() for line in out.splitlines())]
    order = [key for _, key in sorted(told)]
    return outcome(subject, folder, set(order)), order


def switches(order: list[str]) -> int:
    """Return how often the writer changed in a list of ids; writers one after another make one less than they are."""
    writers = [key.partition("-")[0] for key in order]
    return sum(one != two for one, two in itertools.pairwise(writers))


def kill_at_random(subject: str, folder: Path, kills: int, seed: int) -> tuple[Outcome, int]:
    """Kill a writing process again and again; return what it kept over all its lives, and how many were killed."""
    chance = random.Random(seed)  # noqa: S311 - only delays
    acknowledged: set[str] = set()
    killed = 0
    for life in range(kills):
        with driver("write", subject, str(folder), f"k{seed}l{life}", "1000000") as process:
            assert process.stdout is not None
            assert process.stdin is not None
            assert process.stdout.readline() == "ready\n"
            process.stdin.write("go\n")
            process.stdin.flush()
            time.sleep(chance.uniform(0.0, 0.06))
            process.kill()
            rest = process.stdout.read()
        acknowledged |= {line.split()[1] for line in rest.splitlines(keepends=True) if line.endswith("\n")}
        killed += process.returncode == -signal.SIGKILL
        found = outcome(subject, folder, acknowledged)
        if found.lost or found.broken:
            return found, killed
    return outcome(subject, folder, acknowledged), killed
