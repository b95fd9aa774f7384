"""What the page of one student is gathered from."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError
from mentorcli.models.agenda import AgendaKind
from mentorcli.services.student_page import page, page_of
from mentorcli.services.workspace import Workspace


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add two students."""
    mentor("student", "add", "Amélie Durand")
    mentor("student", "add", "Zoé Okoro")


def test_a_new_student_has_an_empty_page(workspace: Workspace) -> None:
    """But for the e-mail that opens the follow-up."""
    found = page(workspace, "amelie")
    assert (found.details.student.name, found.ahead, found.past) == ("Amélie Durand", (), ())
    assert found.attendance.rate is None
    assert [due.entry.kind for due in found.due] == [AgendaKind.CONTACT]
    assert found.contact is not None
    with pytest.raises(NotFoundError):
        page(workspace, "nobody")


def test_sessions_are_ahead_or_past(workspace: Workspace, mentor: Mentor) -> None:
    """The next one first, the latest one first; one that was to be held today is past."""
    for when in ("2026-12-08 10:00", "2026-12-01 10:00", "2026-11-24 10:00"):
        mentor("session", "schedule", "amelie", when)
    mentor("session", "log", "amelie", "--at", "2026-11-20 14:00")
    mentor("session", "schedule", "zoe", "2026-12-02 10:00")
    found = page(workspace, "amelie")
    assert [f"{one.scheduled_at.astimezone(workspace.zone):%d}" for one in found.ahead] == ["01", "08"]
    assert [f"{one.scheduled_at.astimezone(workspace.zone):%d}" for one in found.past] == ["24", "20"]
    assert (found.attendance.student, found.attendance.attended) == ("amelie-durand", 1)
    assert found.contact is None
    assert {due.entry.student for due in found.due} == {"amelie-durand"}


def test_a_student_who_was_found_has_the_same_page(workspace: Workspace) -> None:
    """Whoever has the records need not look again."""
    assert page_of(workspace, workspace.store.student("zoe-okoro")) == page(workspace, "zoe")
