"""Setting up and synchronising, as the commands ask for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentorcli.errors import RefusedError, UsageError
from mentorcli.services import sync as service
from mentorcli.services.workspace import Workspace
from reliability.clones import Clone


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Return a computer with one student."""
    made = Clone(tmp_path, "a")
    assert made.run("student", "add", "Ann Roy", "--slug", "ann")[0] == 0
    return made


def test_a_place_is_an_address_or_a_whole_path(clone: Clone) -> None:
    """A folder that is no repository and not empty gets one in it; a work tree of git is none."""
    with clone.here():
        workspace = Workspace(os.environ)
        for address in ("me@example.org:m.git", "https://example.org/m.git", "ssh://example.org/m.git"):
            assert service.place_of(workspace, address) == address
            assert service.is_elsewhere(address)
        folder = clone.store.parent
        assert service.place_of(workspace, str(folder / "new")) == str(folder / "new")
        assert service.place_of(workspace, str(folder)) == str(folder / "mentor.git")
        assert not service.is_elsewhere(str(folder))
        assert not service.is_elsewhere("file:///media/stick")
        (folder / "work" / ".git").mkdir(parents=True)
        for wrong in (" ", "-x", str(clone.store), str(clone.store / "x"), str(folder / "work")):
            with pytest.raises(UsageError):
                service.place_of(workspace, wrong)


def test_from_the_first_version_to_the_log(clone: Clone, tmp_path: Path) -> None:
    """What is told of each step, and of what is there."""
    said: list[str] = []
    place = str(tmp_path / "place.git")
    with clone.here():
        workspace = Workspace(os.environ)
        with pytest.raises(RefusedError):
            service.sync(workspace, said.append, terminal=False)
        assert not service.warned(workspace, place)
        assert service.init(workspace, None, said.append, terminal=False).place is None
        assert service.status(workspace).unsent == 1
        done = service.init(workspace, place, said.append, terminal=False)
        assert (done.place, done.sent, done.begun) == (place, True, True)
        assert service.warned(workspace, place)
        assert service.sync(workspace, said.append, terminal=False).kept is False
        assert [one.kind for one in service.log(workspace, 5)] == ["here"]
        found = service.status(workspace)
        assert (found.place, found.unsent, found.waiting) == (place, 0, 0)
        workspace.close()
    assert said == ["sending", "fetching"]


def test_nothing_goes_to_a_host_of_which_nobody_was_warned(clone: Clone, tmp_path: Path) -> None:
    """Also where the address was written into the settings of the repository by hand."""
    place = str(tmp_path / "place.git")
    assert clone.run("sync", "init", place)[0] == 0
    config = clone.store / ".git" / "config"
    config.write_text(config.read_text(encoding="utf-8").replace(place, "me@example.org:m.git"), encoding="utf-8")
    config.write_text(config.read_text(encoding="utf-8").replace("warned = me@example.org:m.git", ""), encoding="utf-8")
    code, _, err = clone.run("sync")
    assert (code, "names of students would go there" in err) == (1, True)
    config.write_text(config.read_text(encoding="utf-8").replace("me@example.org:m.git", place), encoding="utf-8")
    Path(place).rename(tmp_path / "away")
    Path(place).mkdir()
    os.system(f"git init -q --bare {place}")  # noqa: S605 - an empty one in its place
    code, _, err = clone.run("sync")
    assert (code, "was rewritten" in err) == (1, True)
    assert clone.run("sync", "init", place)[0] == 0
