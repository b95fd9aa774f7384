"""`mentor agenda`, and `mentor` alone: what is due, each entry with the command that clears it."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add one student who answered."""
    mentor("student", "add", "Amélie Durand", "--started", "2026-11-20")
    mentor("contact", "replied", "amelie")


def test_an_empty_day_is_one_line(mentor: Mentor) -> None:
    """Where nothing is due, the days looked at are named; JSON is an empty array."""
    assert mentor("agenda").out == "Nothing is due: Tue 24 Nov 2026, and the 7 days after it.\n"
    assert mentor("agenda", "--days", "0", "--lang", "fr").out == "Rien à faire\u00a0: mar. 24 nov. 2026.\n"
    assert mentor("agenda", "--json").json() == []


def test_entries_stand_under_their_heading_with_their_command(mentor: Mentor) -> None:
    """Sessions are listed by kind and time, with the command that documents each."""
    mentor("session", "schedule", "amelie", "2026-11-24 14:00")
    mentor("session", "schedule", "amelie", "2026-11-24 18:00")
    assert mentor("agenda").out.splitlines() == [
        "Today",
        "  Amélie Durand: Tue 24 Nov 2026 18:00, mentoring session",
        '    mentor session log amelie-durand --at "2026-11-24 18:00"',
        "",
        "To document",
        "  Amélie Durand: Tue 24 Nov 2026 14:00, discovery session",
        '    mentor session log amelie-durand --at "2026-11-24 14:00"',
    ]


def test_mentor_alone_shows_the_agenda(mentor: Mentor) -> None:
    """A bare `mentor` is the agenda of a store with students, in text and in JSON."""
    mentor("session", "schedule", "amelie", "2026-11-24 18:00")
    assert mentor().out == mentor("agenda").out
    assert mentor("--json").json() == mentor("agenda", "--json").json()
    assert mentor("--quiet").out == mentor("agenda").out, "it was asked for"


def test_every_field_of_an_entry_is_there(mentor: Mentor) -> None:
    """A script finds each field of the contract, null where the kind has none."""
    session = mentor("session", "schedule", "amelie", "2026-11-24 18:00", "--json").json()
    assert mentor("agenda", "--json").json() == [
        {
            "kind": "today", "student": "amelie-durand", "day": "2026-11-24", "session": session["id"],
            "scheduled_at": "2026-11-24T18:00:00+01:00", "step": None, "project": None, "item": None,
            "item_due": None, "days": None, "late": None, "streak": None,
            "command": 'mentor session log amelie-durand --at "2026-11-24 18:00"',
        }
    ]  # fmt: skip


def test_each_kind_has_its_command(mentor: Mentor) -> None:
    """Contacts, recordings, presentations, transfers, no-shows and gaps each name what clears them."""
    mentor("student", "add", "Zoé Petit", "--started", "2026-11-01", "--funding", "funded")
    first = mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--json").json()["id"]
    mentor("session", "log", "amelie", "--at", "2026-11-21 10:00", "--absent")
    mentor("session", "log", "amelie", "--at", "2026-11-22 10:00", "--absent")
    mentor("project", "add", "amelie", "A board")
    mentor("presentation", "request", "amelie", "--project", "A board", "--date", "2026-12-15")
    mentor("transfer", "start", "amelie", "--reason", "Needs evening sessions")
    commands = {entry["kind"]: entry["command"] for entry in mentor("agenda", "--json").json()}
    assert commands == {
        "recording": f"mentor session record {first} URL",
        "contact": "mentor contact log zoe-petit --via email",
        "presentation": 'mentor presentation checklist amelie-durand --project "A board" --done 1',
        "transfer": "mentor transfer complete amelie-durand",
        "no-shows": "mentor noshow report amelie-durand",
        "gap": "mentor session schedule zoe-petit WHEN",
    }
    assert "plan a session, or two in the week before or after" in mentor("agenda").out
    assert "prévoir une session, ou deux la semaine d'avant ou d'après" in mentor("agenda", "--lang", "fr").out
    page = mentor("agenda").out
    assert all(command in page for command in commands.values())


def test_another_day_and_another_reach(mentor: Mentor) -> None:
    """--date looks from the beginning of that day, --days so far ahead."""
    mentor("session", "schedule", "amelie", "2026-12-08 18:00")
    assert mentor("agenda", "--json").json() == []
    assert [entry["kind"] for entry in mentor("agenda", "--days", "14", "--json").json()] == ["ahead"]
    assert [entry["kind"] for entry in mentor("agenda", "--date", "8 Dec", "--json").json()] == ["today"]


@pytest.mark.parametrize("words", [("--days", "-1"), ("--days", "367"), ("--date", "soon"), ("--lang", "de")])
def test_what_cannot_be_understood_is_refused(mentor: Mentor, words: tuple[str, ...]) -> None:
    """A reach outside 0 to 366 days, no day, no language."""
    assert mentor("agenda", *words).code == 2


def test_who_shares_a_name_is_told_apart(mentor: Mentor) -> None:
    """Each entry about one of them names the slug, in both languages."""
    mentor("student", "add", "AMELIE Durand", "--slug", "x")
    mentor("student", "add", "Sam")
    for slug, hour in (("amelie-durand", 17), ("x", 18), ("sam", 19)):
        mentor("session", "schedule", slug, f"2026-11-24 {hour}:00")
    for words, colon in (((), ":"), (("--lang", "fr"), "\u00a0:")):
        said = mentor("agenda", *words).out
        for name in ("Amélie Durand (amelie-durand)", "AMELIE Durand (x)", "Sam"):
            assert f"  {name}{colon} " in said
