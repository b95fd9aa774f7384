"""Every help on terminals of 40 and of 80 columns."""

from __future__ import annotations

import pytest

import replay
from helpers import Mentor
from mentorcli.cli.output import Output

HELPS = [
    (),
    *((name,) for name in replay.commands()),
    *((n, v) for n, verbs in replay.commands().items() for v in verbs),
]


@pytest.mark.parametrize("words", HELPS, ids=" ".join)
def test_a_help_is_readable(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    """Nothing ends in dots for want of room, and only an example, which is copied, is wider than the terminal."""
    monkeypatch.setattr(Output, "terminal", True)
    monkeypatch.setenv("NO_COLOR", "1")
    for columns in (40, 80):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = mentor(*words, "--help").out.partition("\nExamples:")[0].splitlines()
        assert [line for line in lines if line.endswith("...") and "[ARGS]" not in line] == []
        assert [line for line in lines if len(line) > columns] == []
