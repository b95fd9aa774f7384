"""`mentor noshow report`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from cli.noshow.kit import TODAY
from helpers import Mentor

pytestmark = pytest.mark.usefixtures("planned")


def test_report_is_ready_to_paste(mentor: Mentor) -> None:
    """Subject, counts and dates; below it what to know and how to say that it was sent."""
    assert mentor("noshow", "report", "amelie").code == 1, "nothing to report"
    mentor("noshow", "mark", "amelie")
    once = mentor("noshow", "report", "amelie")
    assert once.out.startswith("Subject: ")
    assert "Tue 24 Nov 2026 14:00 CET" in once.out
    assert "not regular" in once.err
    assert "mentor noshow report amelie-durand --sent" in once.err
    mentor("noshow", "mark", "amelie", "--at", "2026-11-17 14:00")
    assert "not regular" not in mentor("noshow", "report", "amelie").err
    assert mentor("noshow", "report", "amelie", "--lang", "fr").out.startswith("Objet\u00a0: ")


def test_report_that_was_sent_is_no_contact(mentor: Mentor) -> None:
    """For scripts the figures and the text; the list of contacts stays as it was, and so does what is due."""
    mentor("noshow", "mark", "amelie", "--at", TODAY)
    due = mentor("contact", "next", "--json").json()
    done = mentor("noshow", "report", "amelie", "--sent", "--json")
    found = done.json()
    assert list(found) == ["student", "no_shows", "regular_no_shows", "sent", "lang", "subject", "message"]
    assert (found["student"], found["no_shows"], found["regular_no_shows"], found["sent"]) == (
        "amelie-durand", 1, False, True,
    )  # fmt: skip
    assert done.err == ""
    assert mentor("contact", "list", "amelie", "--json").json() == []
    assert mentor("contact", "next", "--json").json() == due
    assert mentor("student", "show", "amelie", "--json").json()["status"] == "active"


def test_an_unreported_run_stays_due_until_it_is_reported(mentor: Mentor) -> None:
    """A session held since does not hide it; the report clears it, and undo brings it back."""
    for at in ("2026-11-10 14:00", "2026-11-17 14:00"):
        mentor("noshow", "mark", "amelie", "--at", at)
    mentor("session", "log", "amelie", "--at", TODAY)

    def due() -> list[int]:
        return [entry["streak"] for entry in mentor("agenda", "--json").json() if entry["kind"] == "no-shows"]

    assert due() == [2]
    assert mentor("contact", "log", "amelie", "--via", "form").code == 0
    assert due() == [2], "a contact is no report"
    assert mentor("noshow", "report", "amelie", "--sent").code == 0
    assert due() == []
    assert mentor("undo").code == 0
    assert due() == [2]
