"""`mentor noshow`: check, mark, unmark, list. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor

TODAY = "2026-11-24 14:00"
FIELDS = ["no_show", "reason", "explanation", "policy", "limit_seconds", "measured_seconds"]


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
    assert list(verdict) == FIELDS
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


@pytest.fixture
def planned(mentor: Mentor) -> str:
    """Plan today's session of Amélie and return its id."""
    assert mentor("student", "add", "Amélie Durand").code == 0
    ran = mentor("session", "schedule", "amelie", TODAY, "--json")
    return str(ran.json()["id"])


def notes(mentor: Mentor) -> list[dict[str, str]]:
    """Return the notes on Amélie."""
    found: list[dict[str, str]] = mentor("student", "show", "amelie", "--json").json()["notes"]
    return found


def test_mark_has_every_effect_in_one_line(mentor: Mentor, store: Path, planned: str) -> None:
    """Status, reason, presence and a dated note are one operation of the journal."""
    journal = store / "students" / "amelie-durand" / "journal.jsonl"
    before = len(journal.read_bytes().splitlines())
    record = mentor("noshow", "mark", "amelie", "--json").json()
    assert (record["id"], record["status"], record["reason"]) == (planned, "no-show", "absent")
    assert (record["presence_confirmed"], record["policy"]) == (False, "openclassrooms-2021")
    (note,) = notes(mentor)
    assert (note["at"], note["text"][:7]) == ("2026-11-24T15:00:00+01:00", "No show")
    assert len(journal.read_bytes().splitlines()) == before + 1


@pytest.mark.usefixtures("planned")
def test_mark_says_what_to_do_and_where_attendance_stands(mentor: Mentor) -> None:
    """The steps on the platform and the rate are printed; two no-shows in a row are said to be regular."""
    mentor("session", "log", "amelie", "--at", "2026-11-17 14:00")
    said = mentor("noshow", "mark", "amelie").out
    for part in ("Tue 24 Nov 2026 14:00 CET", "No show", "presence", "50 %"):
        assert part in said
    assert "regular" not in said
    assert "regular" in mentor("noshow", "mark", "amelie", "--at", "2026-11-20 10:00").out


def test_the_same_effects_whichever_command_finds_it(mentor: Mentor) -> None:
    """log, cancel, edit and mark leave the same record and the same note."""
    ways = {
        "a": ("session", "log", "{}", "--cancelled-at", "2026-11-24 13:00"),
        "b": ("session", "cancel", "{}", "--at", "2026-11-24 13:00"),
        "c": ("noshow", "mark", "{}", "--cancelled-at", "2026-11-24 13:00"),
        "d": ("session", "edit", "{}", "--cancelled-at", "2026-11-24 13:00"),
    }
    left = set()
    for name, words in ways.items():
        mentor("student", "add", name * 3)
        mentor("session", "schedule", name * 3, TODAY)
        record = mentor(*(word.format(name * 3) for word in words), "--json").json()
        (note,) = mentor("student", "show", name * 3, "--json").json()["notes"]
        del record["id"], record["student"]
        left.add((str(record), str(note)))
    assert len(left) == 1
    assert "late-cancellation" in left.pop()[0]


@pytest.mark.usefixtures("planned")
def test_what_is_no_no_show_is_refused_with_the_figures(mentor: Mentor) -> None:
    """Nothing changes; rule and figures are in the message, and how to override it."""
    refused = mentor("noshow", "mark", "amelie", "--late", "10m")
    assert refused.code == 1
    for part in ("10 min", "15 min", "--force --because"):
        assert part in refused.err
    assert mentor("session", "show", "amelie", "--json").json()["status"] == "scheduled"
    assert notes(mentor) == []


@pytest.mark.usefixtures("planned")
def test_force_keeps_the_reason(mentor: Mentor) -> None:
    """Against the rule it is marked with the words given, in the record and in the note."""
    record = mentor(
        "noshow", "mark", "amelie", "--late", "10m", "--force", "--because", "-", "--json", stdin="Left at once\n"
    ).json()
    assert (record["status"], record["reason"], record["late_seconds"]) == ("no-show", "late", 600)
    assert record["because"] == "Left at once"
    assert "Left at once" in notes(mentor)[0]["text"]
    assert "Left at once" in mentor("noshow", "list").out
    for words in (("--force",), ("--because", "x"), ("--force", "--because", " ")):
        assert mentor("noshow", "mark", "amelie", "--late", "10m", *words).code == 2


def test_mark_names_any_session(mentor: Mentor, planned: str) -> None:
    """--session and --at name one, of whatever status; --at where there is none makes one."""
    held = mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--json").json()["id"]
    assert mentor("noshow", "mark", "amelie", "--session", held[:5], "--json").json()["id"] == held
    mentor("session", "edit", held, "--held")
    assert mentor("noshow", "mark", "amelie", "--at", "2026-11-20 10:10", "--json").json()["id"] == held
    made = mentor("noshow", "mark", "amelie", "--at", "2026-11-18 9:00", "--json").json()
    assert (made["scheduled_at"], made["status"]) == ("2026-11-18T09:00:00+01:00", "no-show")
    assert mentor("noshow", "mark", "amelie", "--at", "2026-11-24 14:10", "--json").json()["id"] == planned
    assert len(mentor("session", "list", "--json").json()) == 3


@pytest.mark.usefixtures("planned")
def test_mark_refuses_what_cannot_be(mentor: Mentor) -> None:
    """Another student's session, an unknown one, one to come, two at once, none at all."""
    mentor("student", "add", "Zoé")
    mentor("session", "schedule", "zoe", "2026-12-20 10:00")
    assert mentor("noshow", "mark", "amelie", "--session", "zoe").code == 3
    assert mentor("noshow", "mark", "amelie", "--session", "zzzz9999").code == 3
    assert mentor("noshow", "mark", "amelie", "--at", "2026-12-24 10:00").code == 2
    assert mentor("noshow", "mark", "amelie", "--at", TODAY, "--session", "amelie").code == 2
    assert mentor("noshow", "mark", "zoe").code == 3, "the only session is weeks away"
    assert mentor("noshow", "mark", "amelie", "--cancelled-at", "18:00").code == 2, "that moment is to come"


@pytest.mark.usefixtures("planned")
def test_mark_takes_the_latest_and_never_a_cancelled_one(mentor: Mentor) -> None:
    """A cancelled session is passed over, one begun goes before tomorrow's, a cancellation means tomorrow's."""
    mentor("session", "schedule", "amelie", "2026-11-25 10:00")
    later = mentor("session", "schedule", "amelie", "2026-11-24 14:45", "--json").json()["id"]
    mentor("session", "cancel", later, "--by", "mentor")
    off = mentor("noshow", "mark", "amelie", "--cancelled-at", "14:30", "--json").json()
    assert off["scheduled_at"][:16] == "2026-11-25T10:00"
    missed = mentor("noshow", "mark", "amelie", "--json").json()
    assert missed["scheduled_at"][:16] == "2026-11-24T14:00"


def test_unmark_restores_what_was_before(mentor: Mentor, planned: str) -> None:
    """The state before the no-show comes back, its note goes, the notes written by hand stay."""
    held = mentor("session", "log", "amelie", "--late", "5m", "--json").json()
    mentor("student", "note", "amelie", "By hand")
    mentor("noshow", "mark", "amelie", "--session", planned, "--late", "6m", "--force", "--because", "left")
    mentor("noshow", "mark", "amelie")
    assert len(notes(mentor)) == 2
    assert mentor("noshow", "unmark", "amelie", "--json").json() == held
    assert [note["text"] for note in notes(mentor)] == ["By hand"]
    assert mentor("noshow", "unmark", "amelie").code == 3
    assert mentor("noshow", "unmark", planned).code == 1


@pytest.mark.usefixtures("planned")
def test_unmark_of_what_began_as_a_no_show_says_what_is_next(mentor: Mentor) -> None:
    """The session waits to be documented; the command to type is shown and works."""
    mentor("noshow", "mark", "amelie", "--at", "2026-11-18 9:00")
    mentor("noshow", "mark", "amelie", "--at", TODAY)
    mentor("noshow", "unmark", "amelie")
    said = mentor("noshow", "unmark", "amelie").out
    assert 'mentor session log amelie-durand --at "2026-11-18 09:00"' in said
    assert mentor("session", "log", "amelie-durand", "--at", "2026-11-18 09:00").code == 0


@pytest.mark.usefixtures("planned")
def test_list_is_newest_first(mentor: Mentor) -> None:
    """Every no-show of one student or of all; none is an empty array."""
    assert mentor("noshow", "list", "--json").json() == []
    mentor("student", "add", "Zoé")
    mentor("noshow", "mark", "amelie")
    mentor("noshow", "mark", "zoe", "--at", "2026-11-20 10:00")
    assert [s["student"] for s in mentor("noshow", "list", "--json").json()] == ["amelie-durand", "zoe"]
    assert [s["student"] for s in mentor("noshow", "list", "zoe", "--json").json()] == ["zoe"]
    assert len(mentor("noshow", "list").out.splitlines()) == 2
