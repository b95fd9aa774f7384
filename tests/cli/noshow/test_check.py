"""`mentor noshow check`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cli.noshow.kit import TODAY
from helpers import Mentor

FIELDS = ["no_show", "reason", "explanation", "policy", "limit_seconds", "measured_seconds"]
TOOK = ["scheduled_at", "duration_minutes", "arrived_at", "cancelled_at"]


def check(mentor: Mentor, *words: str) -> dict[str, Any]:
    """Return the verdict of the rule."""
    ran = mentor("noshow", "check", "--scheduled", TODAY, *words, "--json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = ran.json()
    return found


@pytest.mark.parametrize(
    ("words", "no_show", "reason", "limit", "measured"),
    [
        (("--late", "15m"), False, None, 900, 900),
        (("--late", "15m1s"), True, "late", 900, 901),
        (("--late", "15:01"), True, "late", 900, 901),
        (("--arrived", "14:15"), False, None, 900, 900),
        (("--arrived", "2026-11-24T14:15:01"), True, "late", 900, 901),
        (("--absent",), True, "absent", None, None),
        (("--cancelled-at", "2026-11-23 14:00"), True, "late-cancellation", 86400, 86400),
        (("--cancelled-at", "2026-11-23T13:59:59"), False, "cancelled-in-time", 86400, 86401),
        (("--cancelled-at", "13:00"), True, "late-cancellation", 86400, 3600),
        (("--cancelled-at", "13:00", "--cancelled-by", "mentor"), False, "cancelled-by-mentor", None, None),
        (("--late", "11m", "--duration", "30m", "--policy", "openclassrooms-help-centre"), True, "late", 600, 660),
        (("--late", "11m", "--kind", "presentation", "--policy", "openclassrooms-help-centre"), True, "late", 600, 660),
        (("--late", "11m", "--policy", "openclassrooms-help-centre"), False, None, 900, 660),
    ],
)
def test_check_gives_the_verdict(
    mentor: Mentor,
    store: Path,
    words: tuple[str, ...],
    no_show: bool,
    reason: str | None,
    limit: int | None,
    measured: int | None,
) -> None:
    """The verdict has every field, null where no figure decides, and touches no store."""
    verdict = check(mentor, *words)
    assert list(verdict) == [*FIELDS, *TOOK]
    assert (verdict["no_show"], verdict["reason"]) == (no_show, reason)
    assert (verdict["limit_seconds"], verdict["measured_seconds"]) == (limit, measured)
    assert not store.exists()


def test_check_counts_elapsed_time_across_a_clock_change(mentor: Mentor) -> None:
    """From Saturday noon to Sunday noon are 25 hours in October, 23 in March."""
    for saturday, in_time in (("2026-10-24", True), ("2026-03-28", False)):
        sunday = f"{saturday[:8]}{int(saturday[8:]) + 1}"
        ran = mentor(
            "noshow", "check", "--scheduled", f"{sunday} 12:00", "--cancelled-at", f"{saturday} 12:00", "--json"
        )
        assert ran.json()["no_show"] is not in_time


def test_check_says_the_figures_in_either_language(mentor: Mentor) -> None:
    """The sentence names what was measured and the limit; --lang chooses its language."""
    assert "15 min 1 s" in mentor("noshow", "check", "--scheduled", TODAY, "--late", "15m1s").out
    assert "retard" in mentor("noshow", "check", "--scheduled", TODAY, "--late", "15m1s", "--lang", "fr").out


@pytest.mark.parametrize(
    ("words", "english", "french", "took"),
    [
        (
            ("--late", "16m", "--duration", "30m"),
            "Start: Tue 24 Nov 2026 14:00 CET, 30 min planned; arrival: Tue 24 Nov 2026 14:16 CET",
            "Début : mar. 24 nov. 2026 14:00 CET, 30 min prévues ; arrivée : mar. 24 nov. 2026 14:16 CET",
            [30, "2026-11-24T14:16:00+01:00", None],
        ),
        (
            ("--cancelled-at", "2026-11-23T15:00-05:00"),
            "Start: Tue 24 Nov 2026 14:00 CET, 45 min planned; called off: Mon 23 Nov 2026 21:00 CET",
            "Début : mar. 24 nov. 2026 14:00 CET, 45 min prévues ; annulation : lun. 23 nov. 2026 21:00 CET",
            [45, None, "2026-11-23T21:00:00+01:00"],
        ),
        (
            ("--absent",),
            "Start: Tue 24 Nov 2026 14:00 CET, 45 min planned",
            "Début : mar. 24 nov. 2026 14:00 CET, 45 min prévues",
            [45, None, None],
        ),
    ],
)
def test_check_echoes_what_it_took(
    mentor: Mentor, words: tuple[str, ...], english: str, french: str, took: list[object]
) -> None:
    """The dates in the mentor's zone and the planned minutes, as text in both languages and as JSON."""
    for lang, line in (("en", english), ("fr", french)):
        shown = mentor("noshow", "check", "--scheduled", TODAY, *words, "--lang", lang).out
        assert shown.replace("\u00a0", " ").splitlines()[1] == line
    verdict = check(mentor, *words)
    assert [verdict[name] for name in TOOK] == ["2026-11-24T14:00:00+01:00", *took]


def test_exit_code_answers_scripts(mentor: Mentor) -> None:
    """--exit-code: 0 for a no-show, 1 for none; without it always 0."""
    for late, code in (("16m", 0), ("14m", 1)):
        assert mentor("noshow", "check", "--scheduled", TODAY, "--late", late, "--exit-code").code == code
        assert mentor("noshow", "check", "--scheduled", TODAY, "--late", late).code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("--scheduled", TODAY), ("--late", "5m"), ("--scheduled", TODAY, "--late", "5m", "--absent"),
        ("--scheduled", TODAY, "--absent", "--policy", "unheard-of"), ("--scheduled", TODAY, "--late", "-5m"),
        ("--scheduled", "2026-11-24", "--absent"), ("--scheduled", TODAY, "--absent", "--lang", "de"),
        ("--scheduled", TODAY, "--late", "soon"),
    ],
)  # fmt: skip
def test_check_refuses_half_a_question(mentor: Mentor, words: tuple[str, ...]) -> None:
    """A missing or contradictory answer is a usage error."""
    assert mentor("noshow", "check", *words).code == 2
