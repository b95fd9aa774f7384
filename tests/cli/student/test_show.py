"""`mentor student show`."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.mark.usefixtures("amelie")
def test_show_gathers_what_is_known(mentor: Mentor) -> None:
    """The page has the profile, the attendance, the sessions and the notes."""
    mentor("session", "log", "amelie", "--at", "14:00", "--notes", "Scraping done")
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    mentor("student", "note", "amelie", "Prefers mornings")
    page = mentor("student", "show", "amelie").out
    for part in ("Amélie Durand (amelie-durand)", "a@example.org", "100%", "Tue 24 Nov 2026 14:00", "Scraping done",
                 "1 Dec 2026 14:00", "Prefers mornings"):  # fmt: skip
        assert part in page
    assert page.index("1 Dec 2026") < page.rindex("24 Nov 2026 14:00"), "what is ahead comes first"


@pytest.mark.usefixtures("amelie")
def test_show_says_what_is_due(mentor: Mentor) -> None:
    """A session to document and a recording to link are named with the command that settles them."""
    mentor("session", "log", "amelie", "--at", "2026-11-20 14:00")
    mentor("session", "schedule", "amelie", "2026-11-23 14:00")
    page = mentor("student", "show", "amelie").out
    assert 'mentor session log amelie-durand --at "2026-11-23 14:00"' in page
    assert "mentor session record" in page


def test_later_lines_of_a_text_are_set_in(mentor: Mentor) -> None:
    """Of a note, and of the notes of a session: none stands where the page's own lines do."""
    assert mentor("student", "add", "Sam").code == 0
    assert mentor("student", "note", "sam", "-", stdin="one\nDue:\n\nthree").code == 0
    out = mentor("student", "show", "sam").out
    assert "one\n" + " " * 14 + "Due:\n\n" + " " * 14 + "three\n" in out
    assert mentor("session", "log", "sam", "--at", "2026-11-24 10:00", "--notes", "-", stdin="a\nStatus: b").code == 0
    page = mentor("session", "show", "sam").out
    assert "a\n" + " " * 14 + "Status: b\n" in page


def test_without_a_path_the_line_is_about_funding(mentor: Mentor) -> None:
    """And since when the training goes on is not since when it is funded; with a path it is the path's line."""
    mentor("student", "add", "Noé Garcia", "--funding", "self-paid", "--started", "2026-11-02")
    mentor("config", "set", "lang", "fr")
    french = mentor("student", "show", "noe").out.replace("\u00a0", " ")
    mentor("config", "set", "lang", "en")
    assert "Financement : autofinancé, en formation depuis le lun. 2 nov. 2026" in french
    assert "Funding:      self-paid, in training since Mon 2 Nov 2026" in mentor("student", "show", "noe").out
    mentor("student", "edit", "noe", "--path", "Data analyst")
    assert "Path:         Data analyst, self-paid, since Mon 2 Nov 2026" in mentor("student", "show", "noe").out
