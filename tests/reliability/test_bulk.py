"""A kill at every step of what changes many files: an import, its undo, a restore."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.app import main
from reliability.cases import held, state_of
from reliability.conftest import Tell
from reliability.harness import in_child, steps_of

Words = tuple[str, ...]


def _sample(mentor: Mentor, store: Path, tmp_path: Path) -> Path:
    """Make a store with two students, and an export of another with twelve."""
    mentor("--store", str(tmp_path / "other"), "demo", "--load")
    export = tmp_path / "export.json"
    assert mentor("--store", str(tmp_path / "other"), "store", "export", "--out", str(export)).code == 0
    held(store)
    return export


def importing(mentor: Mentor, store: Path, tmp_path: Path) -> Words:
    """Import twelve students into a store with two."""
    return ("store", "import", str(_sample(mentor, store, tmp_path)))


def undoing(mentor: Mentor, store: Path, tmp_path: Path) -> Words:
    """Take such an import back."""
    assert mentor("store", "import", str(_sample(mentor, store, tmp_path))).code == 0
    return ("undo",)


def redoing(mentor: Mentor, store: Path, tmp_path: Path) -> Words:
    """Bring back those who went with the undo of such an import."""
    assert mentor(*undoing(mentor, store, tmp_path)).code == 0
    return ("undo", "--redo")


def restoring(mentor: Mentor, store: Path, tmp_path: Path) -> Words:
    """Put a backup of two students in the place of fourteen."""
    export = _sample(mentor, store, tmp_path)
    backup = tmp_path / "backup.tar.gz"
    assert mentor("store", "backup", str(backup)).code == 0
    assert mentor("store", "import", str(export)).code == 0
    return ("store", "restore", str(backup), "--yes")


@pytest.mark.parametrize("prepare", [importing, undoing, redoing, restoring])
def test_a_kill_at_every_step_of_a_large_change(
    prepare: Callable[[Mentor, Path, Path], Words], mentor: Mentor, store: Path, tmp_path: Path, full: bool, tell: Tell
) -> None:
    """All there or not at all, for whoever asks next; and the next change works."""
    words = prepare(mentor, store, tmp_path)
    template = tmp_path / "template"
    shutil.copytree(store, template)
    before = state_of(store)
    steps = steps_of(lambda: mentor(*words))
    after = state_of(store)
    assert before != after
    for step in range(1, len(steps) + 1, 1 if full else 5):
        shutil.rmtree(store)
        shutil.copytree(template, store)
        assert not in_child(lambda: main(words), step), step
        mentor("student", "add", "The Next One")  # the next writer finishes or sweeps up
        assert mentor("undo").code == 0, step
        assert state_of(store) in (before, after), (step, steps[step - 1])
        mended = mentor("store", "check", "--repair")  # a file half written may lie about until then
        assert mended.code == 0, (step, steps[step - 1], mended.out)
        tell("kills at a step of a change over many files", 1)
