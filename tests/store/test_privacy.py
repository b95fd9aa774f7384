"""A folder of a store that others can enter."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorcli.store import privacy
from mentorcli.text import in_language


@pytest.mark.parametrize(
    ("mode", "french"),
    [(0o710, "d'autres peuvent y entrer"), (0o1733, "y entrer"), (0o720, "y renommer et supprimer")],
)
def test_what_others_can_do_is_said(tmp_path: Path, mode: int, french: str) -> None:
    """With the mode, and the command that closes it, in both languages."""
    folder = tmp_path / "a folder"
    folder.mkdir()
    folder.chmod(mode)
    (remark,) = privacy.remarks(folder)
    assert remark.startswith(f"{folder} has mode {mode:04o}, which stays: others can ")
    assert remark.endswith(f'chmod 700 "{folder}"')
    assert french in in_language(remark, "fr")


def test_a_private_folder_and_none_are_not_spoken_of(tmp_path: Path) -> None:
    """Neither is anybody else's to look into."""
    (tmp_path / "own").mkdir(mode=0o700)
    assert privacy.remarks(tmp_path / "own") == privacy.remarks(tmp_path / "none") == []
