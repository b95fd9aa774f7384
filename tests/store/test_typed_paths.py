"""`~` and `~name` in what is typed, and systems that do not say where the home is."""

from __future__ import annotations

import os
import pwd
import sys
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import UsageError
from mentorcli.services.doctor import anonymous
from mentorcli.store import ids, layout, machines
from mentorcli.store.typed_paths import expanded

NOBODY = "~nosuchuser"


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let the system not say where the home is, as in a container whose user has no entry."""

    def unknown(_: object) -> pwd.struct_passwd:
        raise KeyError

    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("a/b", "a/b"), ("/a/~b", "/a/~b"), ("~", "{home}"), ("~/a", "{home}/a"), ("~lock.csv", "~lock.csv"),
        ("./~nosuchuser/a", "./~nosuchuser/a"), ("", ""), ("~\0", "~\0"),
    ],
)  # fmt: skip
def test_a_home_stands_in_its_place(typed: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in this folder may have such a name too."""
    monkeypatch.setenv("HOME", "/home/lou")
    assert expanded(typed) == path.format(home="/home/lou")


@pytest.mark.parametrize(("typed", "folder"), [(f"{NOBODY}/a", False), (f"{NOBODY}/a", True), (NOBODY, True)])
def test_nobody_has_a_home(typed: str, folder: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, instead of a folder of that name being made; one that is there is meant."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="no user nosuchuser") as refused:
        expanded(typed, folder=folder)
    assert refused.value.exit_code == 2
    assert "./~nosuchuser" in (refused.value.hint or "")
    (tmp_path / NOBODY).mkdir()
    assert expanded(typed, folder=folder) == typed


@pytest.mark.usefixtures("homeless")
@pytest.mark.parametrize("typed", ["~", "~/a"])
def test_a_home_that_is_not_known(typed: str) -> None:
    """It is no folder called `~`."""
    with pytest.raises(UsageError, match="HOME is not set"):
        expanded(typed)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    "words",
    [
        ("--store", f"{NOBODY}/x", "agenda"), ("--store", NOBODY, "student", "add", "Ann"),
        ("sync", "init", f"{NOBODY}/x"), ("sync", "init", "~漢\u200b"), ("store", "export", "--out", f"{NOBODY}/x"),
        ("store", "backup", f"{NOBODY}/x"), ("store", "restore", f"{NOBODY}/x"), ("store", "import", f"{NOBODY}/x"),
        ("session", "import", f"{NOBODY}/x"), ("calendar", "import", f"{NOBODY}/x"), ("reconcile", f"{NOBODY}/x"),
        ("calendar", "export", "--out", f"{NOBODY}/x"), ("report", "2026-11", "--html", f"{NOBODY}/x"),
        ("store", "backup", "--verify", f"{NOBODY}/x"), ("statement", "--csv", "--out", f"{NOBODY}/x"),
    ],
)  # fmt: skip
def test_whoever_it_is_typed_for(
    words: tuple[str, ...], lang: str, mentor: Mentor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One line, exit 2, and nothing is made."""
    monkeypatch.chdir(tmp_path)
    mentor("student", "add", "Ann")
    monkeypatch.setenv("LANG", f"{lang}_XX.UTF-8")
    ran = mentor(*words)
    assert ran.code == 2, ran
    said = "There is no user" if lang == "en" else "Il n'y a pas ici d'utilisateur"
    assert said in ran.err
    assert not list(tmp_path.glob("~*"))


@pytest.mark.usefixtures("homeless")
def test_without_a_home_the_store_is_to_be_named(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line; with a name everything works but what is the home's own."""
    monkeypatch.delenv("MENTOR_HOME")
    ran = mentor("agenda")
    assert (ran.code, ran.out) == (2, "")
    assert "HOME is not set" in ran.err
    assert "MENTOR_HOME" in ran.err
    assert mentor("--store", "here", "student", "add", "Ann").code == 0
    assert mentor("--store", "here", "student", "note", "ann", "x").code == 0
    assert mentor("--store", "here", "undo").code == 0
    assert mentor("--store", "here", "doctor").code == 0
    assert mentor("--store", "here", "completion", "install", "bash", "--yes").code == 2
    assert sorted(path.name for path in Path().iterdir()) == ["here"]


@pytest.mark.usefixtures("homeless")
def test_without_a_home_this_machine_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Linux, and where platformdirs is asked."""
    for platform in ("linux", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        with pytest.raises(FileNotFoundError):
            ids.state_folder({})
        assert ids.known_machine({}) is None
        assert machines.this_machine({}, []).lasting is False
    assert anonymous("/home/lou/a") in ("/home/lou/a", "/home/<user>/a")


def test_a_place_that_depends_on_where_we_stand_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Older versions of platformdirs answer so where no home is known."""
    import platformdirs

    for name in ("user_data_dir", "user_config_dir", "user_state_dir"):
        monkeypatch.setattr(platformdirs, name, lambda *_, **__: "~/.local/x")
    with pytest.raises(UsageError, match="HOME is not set"):
        layout.locate(None, {})
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(FileNotFoundError):
        ids.state_folder({})
    assert os.path.isabs(expanded("~"))  # noqa: PTH117 - of a text


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder that is gone, and return the one above it."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    return tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep the folder, or its name")
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    "words",
    [
        ("--store", "s", "agenda"), ("--store", "../s", "student", "add", "Ann"), ("store", "export", "--out", "../x"),
        ("store", "backup"), ("store", "backup", "."), ("store", "backup", "../x"), ("store", "restore", "x"),
        ("report", "--html", "../x"), ("report",), ("calendar", "export", "--out", "x"), ("sync", "init", "x"),
        ("statement", "--csv", "--out", "x"), ("session", "import", "../x"), ("store", "import", "x"),
    ],
)  # fmt: skip
def test_from_a_folder_that_is_gone(
    words: tuple[str, ...], lang: str, mentor: Mentor, nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What begins there is refused before anything is written, in one line; the rest works."""
    monkeypatch.setenv("LANG", f"{lang}_XX.UTF-8")
    assert mentor("student", "add", "Ann").code == 0
    ran = mentor(*words)
    assert ran.code in {2, 5}, ran
    assert ("is there no more" if lang == "en" else "n'existe plus") in ran.err
    assert not {"s", "x"} & {path.name for path in nowhere.iterdir()}
    assert mentor("store", "export", "--out", str(nowhere / "x")).code == 0
    assert mentor("undo").code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep the folder, or its name")
def test_a_relative_store_of_the_environment(mentor: Mentor, nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as one of `--store` is."""
    monkeypatch.setenv("MENTOR_HOME", "store")
    assert mentor("agenda").code == 2
    assert list(nowhere.glob("*report*")) == []


def test_a_home_that_depends_on_where_one_stands(
    mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is none: nothing is made below it."""
    monkeypatch.chdir(tmp_path)
    mentor("student", "add", "Ann")
    monkeypatch.setenv("HOME", "home")
    for words in (
        ("--store", "~/x", "agenda"),
        ("completion", "install", "bash", "--yes"),
        ("store", "export", "--out", "~/b"),
    ):
        ran = mentor(*words)
        assert (ran.code, "no whole path" in ran.err) == (2, True), ran
    assert not (tmp_path / "home").exists()
