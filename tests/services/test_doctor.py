"""What the page for a bug report knows, and what it leaves out."""

from __future__ import annotations

import getpass
import os
import time
from importlib import metadata
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.models.results.doctor import Section, Terminal
from mentorcli.services.doctor import anonymous, diagnose
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh

TERMINAL = Terminal({"stdin": True, "stdout": False}, 80, 24, styled=False, encoding="utf-8")


def sections(workspace: Workspace) -> dict[str, Section]:
    """Return the sections of the page."""
    return diagnose(workspace, TERMINAL).sections


def test_the_terminal_is_what_was_handed_in(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the programs that would be started, by name alone."""
    monkeypatch.setenv("EDITOR", "/opt/secret/nvim -f")
    monkeypatch.setenv("PAGER", " ")
    page = sections(workspace)
    assert page["terminal"]["stdin"] == "terminal"
    assert page["terminal"]["stdout"] == "no terminal"
    assert page["terminal"]["size"] == "80 x 24"
    programs = page["terminal"]["programs"]
    assert isinstance(programs, dict)
    assert (programs["EDITOR"], "PAGER" in programs) == ("nvim", False)
    assert str(page["locale"]["encoding"]).startswith("utf-8, files ")


def test_a_new_installation_is_sound(workspace: Workspace) -> None:
    """Exit 0; nothing is made for the question."""
    found = diagnose(workspace, TERMINAL)
    assert found.exit_code == 0
    assert list(found.sections) == ["versions", "paths", "settings", "time", "locale", "terminal", "store"]
    assert str(found.sections["store"]["state"]).startswith("not there yet")
    assert not workspace.home.store.exists()


@pytest.mark.parametrize(
    ("config", "faults"),
    [("lang = \n", "cannot be read"), ('timezone = "Mars"\n', 1), ("policy = 1\n", 1), ("[policy]\nx = 1\n", 1)],
)
def test_a_faulty_configuration_is_counted(workspace: Workspace, config: str, faults: object) -> None:
    """Exit 4 where there is no store yet too; nothing of the file is quoted."""
    workspace.home.config.parent.mkdir()
    workspace.home.config.write_text(config, encoding="utf-8")
    found = diagnose(workspace, TERMINAL)
    assert (found.exit_code, found.sections["settings"]) == (4, {"own": {}, "faults": faults})


def test_without_a_store_a_fault_is_exit_4(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The configuration may be elsewhere than the data."""
    monkeypatch.delenv("MENTOR_HOME")
    workspace.home.config.parent.mkdir(parents=True)
    workspace.home.config.write_text("lang = \n", encoding="utf-8")
    found = diagnose(workspace, TERMINAL)
    assert (found.exit_code, found.sections["paths"]["chosen_by"]) == (4, "the platform's folders")
    assert str(found.sections["locale"]["language"]).startswith("cannot be told")
    assert str(found.sections["time"]["zone"]).startswith("cannot be told")
    assert not workspace.home.store.exists()


def test_own_settings_are_named(workspace: Workspace) -> None:
    """With the zone that they choose."""
    workspace.home.config.parent.mkdir()
    workspace.home.config.write_text('timezone = "America/Montreal"\n[policy]\nping_days = 2\n', encoding="utf-8")
    page = sections(workspace)
    assert page["settings"] == {"own": {"timezone": "America/Montreal", "policy.ping_days": 2}, "faults": 0}
    assert (page["time"]["zone"], page["time"]["chosen_by"]) == ("America/Montreal", "configuration")


def test_dated_settings_are_named_by_their_day(workspace: Workspace) -> None:
    """As `config get` takes them."""
    workspace.home.config.parent.mkdir()
    workspace.home.config.write_text("[[policy.dated]]\nfrom = 2026-11-16\nping_days = 2\n", encoding="utf-8")
    assert sections(workspace)["settings"] == {"own": {"policy.dated.2026-11-16.ping_days": 2}, "faults": 0}


def test_the_systems_zone_is_named(fresh: Fresh, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """From where /etc/localtime leads, else by its abbreviation; --store is named as what chose the folder."""
    monkeypatch.delenv("TZ")
    monkeypatch.delenv("MENTOR_NOW")
    time.tzset()
    for target, zone in ((Path("/usr/share/zoneinfo/Europe/Rome"), "Europe/Rome"), (Path("/etc/localtime"), None)):
        with monkeypatch.context() as patch:
            patch.setattr(Path, "resolve", lambda _, target=target: target)
            workspace = fresh()
            workspace.store_option = str(tmp_path / "store")
            page = sections(workspace)
        assert page["time"]["zone"] == (zone or time.tzname[0])
        assert (page["time"]["clock"], page["time"]["chosen_by"]) == ("the system's", "the system")
        assert page["paths"]["chosen_by"] == "--store"


def test_the_store_is_counted(mentor: Mentor, workspace: Workspace) -> None:
    """Students, sessions and faults; a fault is exit 4."""
    mentor("student", "add", "Amélie Durand")
    store = workspace.home.store
    (store / "students" / "amelie-durand" / "profile.toml").chmod(0o644)
    found = diagnose(workspace, TERMINAL)
    assert found.exit_code == 4
    assert (found.sections["store"]["state"], found.sections["store"]["students"]) == ("faulty", 1)
    assert found.sections["store"]["faults"] == {"mended by --repair": 1}


def test_a_newer_store_is_exit_7(mentor: Mentor, workspace: Workspace) -> None:
    """Nothing else is known of it."""
    mentor("student", "add", "Amélie Durand")
    (workspace.home.store / "store.toml").write_text("schema = 99\n", encoding="utf-8")
    found = diagnose(workspace, TERMINAL)
    assert (found.exit_code, found.sections["store"]) == (7, {"state": "written by a newer version of mentor"})


def test_a_package_that_is_missing_is_said_to_be(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is for installations in which something is wrong."""

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    packages = sections(workspace)["versions"]["packages"]
    assert isinstance(packages, dict)
    assert set(packages.values()) == {"missing"}


def test_paths_say_what_they_are_to_the_user(fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder, a file, a link, someone else's, and what cannot be looked at."""
    folder = tmp_path / "store"
    folder.mkdir(mode=0o700)
    link = tmp_path / "link"
    link.symlink_to(folder)
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    owner = folder.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    for option, access in (
        (link, "folder 0700, someone else's, writable, by a symbolic link"), (file / "below", "Not a directory"),
    ):  # fmt: skip
        workspace = fresh()
        workspace.store_option = str(option)
        assert str(sections(workspace)["paths"]["store"]).endswith(f"({access})")


def test_a_user_without_an_entry_has_no_name_to_leave_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container; the home's name is still left out."""

    def nobody() -> str:
        raise KeyError

    monkeypatch.setenv("HOME", "/home/zoe")
    monkeypatch.setattr(getpass, "getuser", nobody)
    assert anonymous("/media/zoe/stick") == "/media/<user>/stick"
    assert anonymous("/home/zoe/store") == "~/store"
    monkeypatch.setenv("HOME", "/")
    assert anonymous("/srv/store") == "/srv/store"
