"""`mentor contact list`: the contacts with a student."""

from __future__ import annotations

from helpers import Mentor


def test_contacts_are_listed_newest_first(mentor: Mentor) -> None:
    """One line a contact: when, how, the note."""
    mentor("student", "add", "Zoé")
    mentor("contact", "log", "zoe", "--via", "email", "--at", "2026-11-20 10:00")
    mentor("contact", "log", "zoe", "--via", "phone", "--note", "No answer")
    assert mentor("contact", "list", "zoe").out == (
        "2026-11-24 15:00\tphone call\tNo answer\n2026-11-20 10:00\te-mail\t\n"
    )
    records = mentor("contact", "list", "zoe", "--json").json()
    assert [(record["via"], record["at"], record["note"]) for record in records] == [
        ("phone", "2026-11-24T15:00:00+01:00", "No answer"),
        ("email", "2026-11-20T10:00:00+01:00", None),
    ]
    assert set(records[0]) == {"id", "student", "via", "at", "note"}


def test_no_contact_is_an_empty_list(mentor: Mentor) -> None:
    """Standard error says so, standard output stays empty."""
    mentor("student", "add", "Zoé")
    ran = mentor("contact", "list", "zoe")
    assert (ran.code, ran.out, ran.err) == (0, "", "No contact with Zoé is kept.\n")
    assert mentor("contact", "list", "zoe", "--json").json() == []
