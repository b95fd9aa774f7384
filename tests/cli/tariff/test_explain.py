"""`mentor tariff explain`: how the amount of a session comes about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor
from worked_month import NOW

CONFIG = """\
timezone = "Europe/Paris"
[[tariff]]
from = 2026-11-16
currency = "EUR"
mentoring = { 2 = "22.75" }
presentation = { 2 = "30" }
funding = { apprenticeship = "0.66" }
status = { completed = "1", absent = "0.5", cancelled = "0" }
"""
STEPS = 'length = { 45 = "1" }\nbilled = [{ below = "0.5", factor = "0.25" }]\n'


@pytest.fixture(autouse=True)
def _student(mentor: Mentor, store: Path) -> None:
    """Add an apprentice, with a tariff."""
    store.mkdir(mode=0o700)
    (store / "config.toml").write_text(CONFIG, encoding="utf-8")
    assert mentor("student", "add", "Inès Roy", "--slug", "ines", "--funding", "apprenticeship", now=NOW).code == 0


def log(mentor: Mentor, *words: str, at: str = "2026-11-17 14:00") -> None:
    """Log a session of level 2."""
    done = mentor("session", "log", "ines", "--new", "--at", at, "--level", "2", "--kind", "mentoring", *words)
    assert done.code == 0, done.err


def explained(mentor: Mentor, *words: str) -> list[str]:
    """Return the lines of an explanation."""
    done = mentor("tariff", "explain", "ines", *words)
    assert done.code == 0, done.err
    return done.out.splitlines()


def test_the_arithmetic_is_told_in_words(mentor: Mentor) -> None:
    """Which tariff by which day, each figure, the product and its rounding."""
    log(mentor)
    head, *rest = explained(mentor)
    assert head.endswith("with ines: mentoring session, Tue 17 Nov 2026 14:00 CET, level 2, apprenticeship, held")
    assert rest == [
        "Tariff from Mon 16 Nov 2026: the latest that has begun by its local day, Tue 17 Nov 2026",
        "  22.75 for mentoring, level 2",
        "  × 0.66 for apprenticeship",
        "  × 1 for held",
        "= 15.015, rounded half up to the cent: 15.02\u00a0EUR",
    ]
    french = explained(mentor, "--lang", "fr")
    assert french[-1] == "= 15,015, arrondi au centime, la moitié vers le haut\u00a0: 15,02\u00a0€"
    assert french[2:5] == ["  22,75 pour mentorat, niveau 2", "  × 0,66 pour alternance", "  × 1 pour réalisée"]


def test_json_has_the_same_figures(mentor: Mentor) -> None:
    """As texts; what is missing is named."""
    log(mentor)
    found: dict[str, Any] = mentor("tariff", "explain", "ines", "--json").json()
    del found["session"]
    assert found == {
        "student": "ines", "day": "2026-11-17", "tariff": "2026-11-16", "currency": "EUR", "rate": "22.75",
        "factors": [
            {"name": "funding", "key": "apprenticeship", "value": "0.66", "own": True},
            {"name": "status", "key": "completed", "value": "1", "own": True},
        ],
        "exact": "15.015", "amount": "15.02", "missing": None,
    }  # fmt: skip


def test_a_factor_that_is_missing_is_told(mentor: Mentor) -> None:
    """It is 1, and said to be."""
    mentor("student", "edit", "ines", "--funding", "funded", "--funding-from", "start")
    log(mentor, "--late", "20m")
    lines = explained(mentor)
    assert lines[0].endswith("funded, no-show, late")
    assert lines[3:] == [
        "  × 1 for funded, as the tariff names no factor", "  × 1 for late, as the tariff names no factor",
        "= 22.75, so 22.75\u00a0EUR",
    ]  # fmt: skip


def test_lengths_are_told(mentor: Mentor, store: Path) -> None:
    """The planned one, and the real one over it; one that is not known is said to be taken."""
    (store / "config.toml").write_text(CONFIG + STEPS, encoding="utf-8")
    log(mentor, "--lasted", "20m")
    assert explained(mentor)[5:7] == ["  × 1 for 45 min planned", "  × 0.25 for 20 min of 45 planned (44%)"]
    log(mentor, at="2026-11-18 14:00")
    assert explained(mentor)[6] == "  × 1 for a real length that is not known, taken as the 45 min planned"
    log(mentor, "--duration", "30m", at="2026-11-19 14:00")
    lines = explained(mentor)
    assert 'no factor for 30 min planned: add 30 = "..." to its length (mentor config edit)' in lines[5]
    assert lines[-1] == "No amount: something above is missing."


def test_what_is_missing_is_told(mentor: Mentor, store: Path) -> None:
    """No rate for the level, no level, no tariff on its day."""
    (store / "config.toml").write_text(CONFIG.replace("2 =", "3 ="), encoding="utf-8")
    log(mentor)
    assert (
        explained(mentor)[2] == '  no rate for mentoring, level 2: add 2 = "..." to its mentoring (mentor config edit)'
    )
    done = mentor("session", "log", "ines", "--new", "--at", "2026-11-18 14:00", "--kind", "mentoring")
    assert done.code == 0
    assert "level unknown" in explained(mentor)[0]
    assert "  no rate, as the level is not known: mentor session edit " in explained(mentor)[2]
    (store / "config.toml").write_text(CONFIG.replace("2026-11-16", "2026-12-01"), encoding="utf-8")
    assert explained(mentor)[1] == (
        "No tariff holds on its local day, Wed 18 Nov 2026. Write [[tariff]] with from = 2026-11-18 or earlier: "
        "mentor config edit"
    )
    assert mentor("tariff", "explain", "ines", "--json").json()["missing"] == "tariff"


def test_a_presentation_is_paid_whoever_pays(mentor: Mentor) -> None:
    """It says so."""
    done = mentor(
        "session", "log", "ines", "--new", "--at", "2026-11-17 14:00", "--level", "2", "--kind", "presentation",
        "--recording", "https://example.org/1",
    )  # fmt: skip
    assert done.code == 0
    assert explained(mentor)[2:] == [
        "  30 for presentation, level 2", "  × 1 for held",
        "A presentation is paid whoever pays for the training, and however long it was.", "= 30, so 30.00\u00a0EUR",
    ]  # fmt: skip


def test_what_is_not_documented_is_refused(mentor: Mentor) -> None:
    """Exit 1: one that is open with the command to type, one that is to come; and where no tariff is set."""
    assert mentor("session", "schedule", "ines", "2026-12-01 10:00").code == 0
    done = mentor("tariff", "explain", "ines")
    assert (done.code, "is not documented" in done.err, "First: mentor session log ines" in done.err) == (1, True, True)
    ahead = mentor("session", "schedule", "ines", "2026-12-09 10:00", "--json").json()
    ahead = ahead[0] if isinstance(ahead, list) else ahead
    done = mentor("tariff", "explain", ahead["id"])
    assert (done.code, "is still to come" in done.err) == (1, True)


def test_no_tariff_at_all_is_told(mentor: Mentor, store: Path) -> None:
    """With how to set one."""
    log(mentor)
    (store / "config.toml").write_text('lang = "en"\n', encoding="utf-8")
    done = mentor("tariff", "explain", "ines")
    assert (done.code, "No tariff is set\nOne to start from: mentor tariff example" in done.err) == (1, True)


def test_an_unknown_session_is_no_session(mentor: Mentor) -> None:
    """Exit 3."""
    assert mentor("tariff", "explain", "nobody").code == 3
