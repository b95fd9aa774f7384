"""`mentor tariff list`: the tariffs that are set."""

from __future__ import annotations

from pathlib import Path

import pytest

from golden import Screen
from helpers import Mentor
from mentorcli.app import main
from worked_month import TARIFFS


@pytest.fixture(autouse=True)
def _tariffs(store: Path) -> None:
    """Set two tariffs, the second one first, and a third one that is still to come."""
    store.mkdir(mode=0o700)
    later = '[[tariff]]\nfrom = 2027-01-01\ncurrency = "EUR"\nlength = { 30 = "0.72" }\n'
    later += 'billed = [{ below = "0.5", factor = "0" }, { below = "0.3333", factor = "0.5" }]\n'
    (store / "config.toml").write_text(later + TARIFFS.removeprefix('timezone = "Europe/Paris"\n'), encoding="utf-8")


def test_each_tariff_is_a_line_in_a_pipe(mentor: Mentor) -> None:
    """The earliest first, the one in force marked."""
    rows = [line.split("\t") for line in mentor("tariff", "list").out.splitlines()]
    assert [row[:3] for row in rows] == [
        ["2020-06-01", "EUR", ""], ["2026-11-16", "EUR", "in-force"], ["2027-01-01", "EUR", ""],
    ]  # fmt: skip
    assert rows[0][3] == "1=30 2=35 3=40"
    assert rows[2][7:] == ["30=0.72", "", "0.5=0 0.3333=0.5"]


def test_json_has_them_as_they_are_written(mentor: Mentor) -> None:
    """Texts, so that no digit is lost."""
    found = mentor("tariff", "list", "--json").json()
    assert [one["in_force"] for one in found] == [False, True, False]
    assert found[1]["mentoring"] == {"1": "20", "2": "22.75", "3": "30"}
    assert found[0]["monthly"] == {"self-paid": "30"}
    assert found[2]["billed"][0] == {"below": "0.5", "factor": "0"}


def test_a_terminal_has_them_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The days of each, and its figures, in French too."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")
    pages = []
    for lang in ("en", "fr"):
        screen = Screen()
        monkeypatch.setattr("sys.stdout", screen)
        assert main(["tariff", "list", "--lang", lang]) == 0
        pages.append(screen.getvalue())
    assert (
        "From Mon 1 Jun 2020 to Sun 15 Nov 2026, in EUR\n  mentoring: level 1 30; level 2 35; level 3 40\n" in pages[0]
    )
    assert "From Mon 16 Nov 2026 to Thu 31 Dec 2026, in EUR, in force today\n" in pages[0]
    assert (
        "  by status: held ×\u00a01; absent ×\u00a00.5; late ×\u00a00.5; cancelled late ×\u00a00; cancelled ×\u00a00\n"
        in pages[0]
    )
    assert "  by planned length: 30 min ×\u00a00.72\n" in pages[0]
    assert "  by real over planned length: under 50% ×\u00a00; under 0.3333 ×\u00a00.5\n" in pages[0]
    assert "À partir du ven. 1er janv. 2027, en EUR\n" in pages[1]
    assert "  chaque mois, par étudiant\u00a0: autofinancé 30\n" in pages[1]
    assert "alternance ×\u00a00,66" in pages[1]


def test_none_set_says_how_to_set_one(mentor: Mentor, store: Path) -> None:
    """An empty list, exit 0."""
    (store / "config.toml").write_text('lang = "en"\n', encoding="utf-8")
    done = mentor("tariff", "list")
    assert (done.code, done.out) == (0, "")
    assert "No tariff is set, so statements have no amounts. One to start from: mentor tariff example" in done.err
    assert mentor("tariff", "list", "--json").json() == []
