"""`mentor sync init`, and `mentor sync` alone."""

from __future__ import annotations

from pathlib import Path

from helpers import Mentor


def test_it_says_what_was_set_up(mentor: Mentor, tmp_path: Path) -> None:
    """With a place and without one; `mentor sync` alone synchronises, in either language."""
    place = tmp_path / "place.git"
    mentor("student", "add", "Ann")
    assert mentor("sync", "init").out.startswith("Versions are kept here.")
    assert mentor("sync", "init", str(place)).out == f"Synchronised with {place}; from now on: mentor sync\n"
    assert mentor("sync").out == "Nothing new, here or there.\n"
    mentor("student", "note", "ann", "x")
    assert mentor("sync", "--quiet").out == ""
    mentor("config", "set", "lang", "fr")
    mentor("sync")
    assert mentor("sync").out == "Rien de nouveau, ni ici ni là-bas.\n"
    found = mentor("sync", "--json").json()
    assert found == {
        "place": str(place), "kept": False, "sent": False, "came": {}, "own": 0, "settled": [], "to_settle": [],
        "problem": None,
    }  # fmt: skip


def test_a_place_that_is_away_is_exit_1(mentor: Mentor, tmp_path: Path) -> None:
    """With the reason in the JSON too."""
    place = tmp_path / "place.git"
    mentor("student", "add", "Ann")
    mentor("sync", "init", str(place))
    place.rename(tmp_path / "away")
    ran = mentor("sync", "--json")
    assert (ran.code, "cannot be reached" in ran.json()["problem"]) == (1, True)
