"""What a command made, in a file of the user's."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorcli.errors import RefusedError
from mentorcli.services.user_files import path_of, save_for_user
from mentorcli.services.workspace import Workspace


def test_a_text_is_written_whole_and_its_path_returned(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the current folder where nothing else is said; a file that is there stays unless it is said to go."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "page.md"
    assert save_for_user(workspace, "page.md", "é\n", force=False) == str(path)
    assert path.read_text(encoding="utf-8") == "é\n"
    with pytest.raises(RefusedError):
        save_for_user(workspace, "page.md", "x", force=False)
    assert path.read_text(encoding="utf-8") == "é\n"
    save_for_user(workspace, "page.md", "x", force=True)
    assert path.read_text(encoding="utf-8") == "x"


def test_the_path_that_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the home in its place."""
    monkeypatch.setenv("HOME", "/home/lou")
    assert path_of("~/a.csv") == Path("/home/lou/a.csv")
    assert path_of("a.csv") == Path("a.csv")
