"""`mentor noshow mark`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.noshow.kit import TODAY, notes
from helpers import Mentor


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
    for part in ("Tue 24 Nov 2026 14:00 CET", "No show", "presence", "50%"):
        assert part in said
    assert "regular" not in said
    assert "regular" in mentor("noshow", "mark", "amelie", "--at", "2026-11-20 10:00").out


def test_the_same_effects_whichever_command_finds_it(mentor: Mentor) -> None:
    """log, cancel, edit and mark leave the same record and the same note."""
    ways = {
        "a": ("session", "log", "{}", "--cancelled-at", "2026-11-24 13:00", "--cancelled-by", "student"),
        "b": ("session", "cancel", "{}", "--session", TODAY, "--at", "2026-11-24 13:00", "--by", "student"),
        "c": ("noshow", "mark", "{}", "--cancelled-at", "2026-11-24 13:00"),
        "d": ("session", "edit", "{}", "--cancelled-at", "2026-11-24 13:00", "--cancelled-by", "student"),
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
    """--session and --at name one; --at where there is none makes one, said; one that was held is refused."""
    held = mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--json").json()["id"]
    for words in (("--session", held[:5]), ("--at", "2026-11-20 10:10")):
        refused = mentor("noshow", "mark", "amelie", *words)
        assert refused.code == 1
        assert "documented already: held. Not a no-show: the student came on time" in refused.err
        forced = mentor("noshow", "mark", "amelie", *words, "--force", "--because", "Left at once")
        assert "Before: held. Now: no-show (absent)" in forced.out
        mentor("session", "edit", held, "--held")
    assert "a new session was made" in mentor("noshow", "mark", "amelie", "--at", "2026-11-17 9:00").out
    mentor("undo")
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
def test_mark_takes_the_session_to_document(mentor: Mentor) -> None:
    """A cancelled session is passed over, one begun goes before tomorrow's, which only a cancellation can mean."""
    mentor("session", "schedule", "amelie", "2026-11-25 10:00")
    later = mentor("session", "schedule", "amelie", "2026-11-24 14:45", "--json").json()["id"]
    mentor("session", "cancel", later, "--by", "mentor")
    missed = mentor("noshow", "mark", "amelie", "--json").json()
    assert missed["scheduled_at"][:16] == "2026-11-24T14:00"
    off = mentor("noshow", "mark", "amelie", "--cancelled-at", "14:30", "--json").json()
    assert off["scheduled_at"][:16] == "2026-11-25T10:00"


def test_an_old_no_show_is_never_rewritten(mentor: Mentor) -> None:
    """Months later, with nothing to document, there is nothing to mark."""
    mentor("student", "add", "Amélie Durand", now="2026-07-31T12:00")
    mentor("session", "log", "amelie", "--at", "10:00", "--absent")
    mentor("session", "log", "amelie", "--at", "14:00", now="2026-11-20T15:00")
    ran = mentor("noshow", "mark", "amelie", now="2026-11-27T09:00")
    assert (ran.code, ran.out) == (3, "")
    assert "--at WHEN" in ran.err


def test_a_no_show_of_today_is_amended(mentor: Mentor, planned: str) -> None:
    """Absent first, then it turns out that the student came late: before and after are said."""
    mentor("noshow", "mark", "amelie")
    done = mentor("noshow", "mark", "amelie", "--late", "20m")
    assert "Before: no-show (absent). Now: no-show (late)" in done.out
    assert mentor("session", "show", planned, "--json").json()["reason"] == "late"
    assert len(notes(mentor)) == 1


def test_a_reason_that_goes_is_told(mentor: Mentor) -> None:
    """Marked anew as one by the rule: the words stay in the note, and that is said in both languages."""
    mentor("student", "add", "Amélie Durand")
    mentor("session", "log", "amelie", "--at", TODAY, "--late", "5m")
    mentor("noshow", "mark", "amelie", "--force", "--late", "5m", "--because", "Left\nagain")
    assert (
        "your reason goes, and stays in the note: Left again" in mentor("noshow", "mark", "amelie", "--late", "20m").out
    )
    assert "Left" in mentor("student", "show", "amelie").out
    mentor("undo")
    mentor("config", "set", "lang", "fr")
    shown = mentor("noshow", "mark", "amelie", "--late", "20m").out
    assert "votre motif n'est plus nécessaire et reste dans la note" in shown
