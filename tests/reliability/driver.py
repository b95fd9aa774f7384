"""A process to be killed.

`write SUBJECT FOLDER NAME COUNT` keeps ids; `run STEP WORDS...` is one command, killed at a step.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from mentorcli.store import files
from reliability.harness import die_at
from reliability.subject import SUBJECTS


def write(subject: str, folder: str, name: str, count: str) -> None:
    """Keep ids one after another, once told to, and say each with the time when it is kept."""
    add = SUBJECTS[subject].add
    os.write(1, b"ready\n")
    sys.stdin.readline()
    for n in range(int(count)):
        try:
            add(Path(folder), f"{name}-{n}")
        except ValueError:  # the naive store met a half-written file
            continue
        time.sleep(0.001)  # let another one have its turn
        os.write(1, f"{time.monotonic_ns()} {name}-{n}\n".encode())


def run(step: str, *words: str) -> None:
    """Run one command and end with its exit code, unless the step comes first."""
    from mentorcli.app import main

    files.on_step = die_at(int(step))
    code = main(words)
    sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(*sys.argv[2:])
    else:
        run(*sys.argv[2:])
