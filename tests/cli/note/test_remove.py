"""`mentor note remove`."""

from __future__ import annotations

import pytest

from helpers import Mentor


def texts(mentor: Mentor) -> list[str]:
    """Return what the notes say."""
    return [note["text"] for note in mentor("note", "list", "amelie", "--json").json()]


def test_it_is_gone_and_named_and_can_come_back(mentor: Mentor) -> None:
    """By its number; the way back is said, and works."""
    removed = mentor("note", "remove", "amelie", "1")
    assert removed.out == (
        'Removed for Amélie Durand: the note of Mon 23 Nov 2026, "Prefers mornings". To take it back: mentor undo\n'
    )
    assert texts(mentor) == ["Owes me\nthe second half"]
    assert mentor("undo").code == 0
    assert texts(mentor) == ["Prefers mornings", "Owes me\nthe second half"]


def test_it_is_named_by_its_id_too(mentor: Mentor) -> None:
    """Four characters of it do; a long note, or one of several lines, is cut; JSON is the student."""
    note = mentor("note", "list", "amelie", "--json").json()[1]
    assert '"Owes me...".' in mentor("note", "remove", "amelie", note["id"][:4]).out
    mentor("student", "note", "amelie", "word " * 30)
    note = mentor("note", "list", "amelie", "--json").json()[1]
    assert [one["text"] for one in mentor("note", "remove", "amelie", note["id"], "--json").json()["notes"]] == [
        "Prefers mornings"
    ]


@pytest.mark.parametrize("typed", ["0", "3", "-1", "99999", "abc", "", "Prefers", "²"])
def test_what_is_no_note_changes_nothing(mentor: Mentor, typed: str) -> None:
    """Exit 3 with the list, 2 for what cannot be one."""
    ran = mentor("note", "remove", "amelie", typed)
    assert (ran.code, ran.out) == (2 if typed in ("", "-1") else 3, "")
    assert "mentor note" in ran.err
    assert len(texts(mentor)) == 2


def test_the_note_of_a_no_show_goes_with_it(mentor: Mentor) -> None:
    """It stands as long as that does; what was noted beside it can go."""
    session = mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--absent", "--json").json()["id"]
    ran = mentor("note", "remove", "amelie", "3")
    assert (ran.code, f"mentor noshow unmark {session}" in ran.err) == (1, True)
    assert mentor("note", "remove", "amelie", "2").code == 0
    mentor("noshow", "unmark", session)
    assert texts(mentor) == ["Prefers mornings"]


def test_a_note_says_how_it_goes_again(mentor: Mentor) -> None:
    """The command that is named removes it, also where the clock was set back."""
    said = mentor("student", "note", "amelie", "For Zoé", now="2026-11-23T12:00:00+01:00").out.splitlines()
    assert said[1] == "About somebody else? mentor note remove amelie-durand 3"
    assert mentor(*said[1].split("? mentor ")[1].split()).code == 0
    assert texts(mentor) == ["Prefers mornings", "Owes me\nthe second half"]
