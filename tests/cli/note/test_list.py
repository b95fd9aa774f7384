"""`mentor note list`."""

from __future__ import annotations

from helpers import Mentor


def test_notes_are_lines_of_tabs_or_json(mentor: Mentor) -> None:
    """Oldest first, with number and id; a note of several lines is one line of a pipe."""
    found = mentor("note", "list", "amelie", "--json").json()
    assert [sorted(one) for one in found] == [["at", "id", "number", "session", "student", "text"]] * 2
    assert [(one["number"], one["student"], one["session"]) for one in found] == [
        (1, "amelie-durand", None), (2, "amelie-durand", None),
    ]  # fmt: skip
    assert (found[0]["at"], found[1]["text"]) == ("2026-11-23T09:00:00+01:00", "Owes me\nthe second half")
    assert mentor("note", "list", "amelie").out == (
        f"1\t{found[0]['id']}\tMon 23 Nov 2026 09:00 CET\tPrefers mornings\n"
        f"2\t{found[1]['id']}\tTue 24 Nov 2026 15:00 CET\tOwes me\\x0athe second half\n"
    )


def test_the_note_of_a_no_show_names_its_session(mentor: Mentor) -> None:
    """By its id."""
    session = mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--absent", "--json").json()
    assert mentor("note", "list", "amelie", "--json").json()[-1]["session"] == session["id"]


def test_an_empty_list_says_how_to_begin(mentor: Mentor) -> None:
    """On standard error, so that a pipe stays empty."""
    mentor("student", "add", "Zoé")
    ran = mentor("note", "list", "zoe")
    assert (ran.code, ran.out) == (0, "")
    assert 'mentor student note zoe "What to keep in mind"' in ran.err


def test_the_page_of_a_student_names_the_list_where_it_shows_a_part(mentor: Mentor) -> None:
    """Three notes are shown there."""
    mentor("student", "note", "amelie", "Third")
    assert "note list" not in mentor("student", "show", "amelie").out
    mentor("student", "note", "amelie", "Fourth")
    page = mentor("student", "show", "amelie").out
    assert "  All of them: mentor note list amelie-durand\n" in page
    assert "Prefers mornings" not in page
