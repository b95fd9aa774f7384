"""What the check calls sound can be read by every command; `fuzzed.py` tries more of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import replay
from helpers import Mentor
from reliability.fuzzed import OTHERS, READING, begun, run, search


def test_every_command_is_known_as_reading_or_not() -> None:
    """A new command stands in one of the two lists."""
    every = {f"{name} {verb}".strip() for name, verbs in replay.commands().items() for verb in verbs or [""]}
    assert set(READING) | OTHERS == every
    assert not set(READING) & OTHERS


def test_every_reading_command_has_something_to_read(store: Path, mentor: Mentor) -> None:
    """In the store that is changed each answers; only what is right there can be wrong in the copies."""
    begun(store)
    assert mentor("store", "check").code == 0
    for command, ways in READING.items():
        for words in ways:
            code, said = run(*command.split(), *words)
            assert code in (0, 1), (command, words, said)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_called_sound_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Values, lines, bytes and settings changed by chance and signed: the check names it, or nothing minds."""
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert list(search(8, seed, tmp_path)) == []
