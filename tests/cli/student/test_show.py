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
