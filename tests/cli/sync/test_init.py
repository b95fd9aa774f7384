"""`mentor sync init`, and `mentor sync` alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor


def test_it_says_what_was_set_up(mentor: Mentor, tmp_path: Path) -> None:
    """With a place and without one; `mentor sync` alone synchronises, in either language."""
    place = tmp_path / "place.git"
    mentor("student", "add", "Ann")
    assert mentor("sync", "init").out.startswith("Versions are kept here.")
    assert (
        mentor("sync", "init", str(place)).out == f"Made {place}, and synchronised with it; from now on: mentor sync\n"
    )
    assert mentor("sync", "init", str(place)).out == f"Synchronised with {place}; from now on: mentor sync\n"
    assert mentor("sync").out == "Nothing new, here or there.\n"
    mentor("student", "note", "ann", "x")
    assert mentor("sync", "--quiet").out == ""
    mentor("config", "set", "lang", "fr")
    mentor("sync")
    assert mentor("sync").out == "Rien de nouveau, ni ici ni là-bas.\n"
    found = mentor("sync", "--json").json()
    assert found == {
        "place": str(place), "made": False, "kept": False, "sent": False, "came": {}, "own": 0, "settled": [],
        "to_settle": [], "problem": None,
    }  # fmt: skip


def test_a_place_that_is_away_is_exit_1(mentor: Mentor, tmp_path: Path) -> None:
    """With the reason in the JSON too."""
    place = tmp_path / "place.git"
    mentor("student", "add", "Ann")
    mentor("sync", "init", str(place))
    place.rename(tmp_path / "away")
    ran = mentor("sync", "--json")
    assert (ran.code, "cannot be reached" in ran.json()["problem"]) == (1, True)


@pytest.mark.parametrize("columns", ["40", "80"])
def test_the_help_shows_what_follows_and_what_it_does_alone(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    """In both languages, and in a narrow terminal too; a store that is not set up says how to begin."""
    monkeypatch.setenv("COLUMNS", columns)
    for lang, alone in (("en", "Synchronise this store"), ("fr", "Synchroniser ces données")):
        mentor("config", "set", "lang", lang)
        said = " ".join(mentor("sync", "--help").out.split())
        assert alone in said
        for name in ("init", "status", "log"):
            assert f" {name} " in said
    ran = mentor("sync")
    assert (ran.code, "mentor sync init ENDROIT" in ran.err) == (1, True)


def test_a_stick_is_not_filled_with_files_of_git(
    mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder at which something is mounted gets one folder, also where it is empty; any other one is the place."""
    stick, folder = tmp_path / "stick", tmp_path / "folder"
    for one in (stick, folder):
        one.mkdir()
    mentor("student", "add", "Ann")
    monkeypatch.setattr(Path, "is_mount", lambda path: path == stick)
    assert mentor("sync", "init", str(stick), "--json").json()["place"] == str(stick / "mentor.git")
    assert [one.name for one in stick.iterdir()] == ["mentor.git"]
    found = mentor("sync", "init", str(folder), "--json").json()
    assert (found["place"], found["made"]) == (str(folder), True)
