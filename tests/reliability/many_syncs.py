"""How large git's folder becomes: two computers that synchronise the sample store again and again.

`python tests/reliability/many_syncs.py 1000` makes 1,000 syncs, each with a change, and prints what `.git` takes on
either computer and at the place, at most and in the end. It ends with 1 where that is over 10 MB.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))

from reliability.clones import Clone, in_memory, one_program

MOST = 10 * 1000 * 1000
_BLOCK = 512  # in which the system counts what a file takes


def taken(folder: Path) -> int:
    """Return the bytes that a folder takes on the disk."""
    return sum(path.lstat().st_blocks * _BLOCK for path in folder.rglob("*"))


def largest(folder: Path, syncs: int) -> dict[str, tuple[int, int]]:
    """Make so many syncs in turn; return what each repository took at most, and in the end."""
    place, found = folder / "place.git", dict[str, tuple[int, int]]()
    clones = [Clone(folder, name) for name in "ab"]
    typed = [(clones[0], ("demo", "--load")), *((clone, ("sync", "init", str(place))) for clone in clones)]
    slugs = ("amelie-durand", "lucas-moreau")
    with one_program():
        for number in range(syncs):
            clone = clones[number % 2]
            typed += [(clone, ("student", "note", slugs[number % 2], f"note {number}")), (clone, ("sync",))]
        for clone, words in typed:
            code, out, err = clone.run(*words)
            assert code == 0, (words, out, err)
            if words == ("sync",):
                for name, path in (("a", clones[0].store / ".git"), ("b", clones[1].store / ".git"), ("place", place)):
                    now = taken(path)
                    found[name] = (max(now, found.get(name, (0, 0))[0]), now)
    return found


def main(argv: list[str]) -> int:
    """Make the syncs and print what came of it."""
    syncs, begun = int(argv[0]) if argv else 1000, time.monotonic()
    os.umask(0o022)
    with tempfile.TemporaryDirectory(dir=in_memory()) as made:
        found = largest(Path(made), syncs)
    for name, (most, end) in found.items():
        print(f"{name}: at most {most / 1e6:.1f} MB, in the end {end / 1e6:.1f} MB")
    print(f"{syncs} syncs in {time.monotonic() - begun:.0f} s")
    return int(max(most for most, _ in found.values()) > MOST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
