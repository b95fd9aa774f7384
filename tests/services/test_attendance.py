"""Figures over the sessions of one student or of all. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError
from mentorcli.models.session import SessionDetails
from mentorcli.services.attendance import attendance, by_student
from mentorcli.services.session_log import log
from mentorcli.services.workspace import Workspace
from services.kit import at, happened


@pytest.fixture(autouse=True)
def _month(mentor: Mentor, workspace: Workspace) -> None:
    """Log three sessions of two students."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    mentor("student", "add", "Zoé Okoro", "--slug", "zoe")
    for student, day, evidence in (
        ("amelie", "03", happened()), ("amelie", "10", happened(late="20m")), ("zoe", "17", happened(absent=True)),
    ):  # fmt: skip
        log(workspace, student, evidence, SessionDetails(), at=at(f"2026-11-{day} 14:00"))


def test_one_student(workspace: Workspace) -> None:
    """The student's own sessions, and whose figures they are."""
    found = attendance(workspace, "amelie")
    assert (found.total.student, found.total.attended, found.total.no_shows) == ("amelie", 1, 1)
    assert found.only is not None
    assert found.only.name == "Amélie Durand"
    assert len(found.sessions) == 2
    with pytest.raises(NotFoundError):
        attendance(workspace, "nobody")


def test_all_students_together_and_each(workspace: Workspace) -> None:
    """Over everybody no student is named; each one's figures add up to them."""
    found = attendance(workspace)
    assert (found.total.student, found.only, found.total.attended, found.total.no_shows) == (None, None, 1, 2)
    each = by_student(workspace, found)
    assert [(one.student.id, one.figures.attended, one.figures.no_shows) for one in each] == [
        ("amelie", 1, 1), ("zoe", 0, 1),
    ]  # fmt: skip


def test_a_span_takes_its_part(workspace: Workspace) -> None:
    """Sessions that begin at its start count, at its end they do not; a student without any has no rate."""
    found = attendance(workspace, start=at("2026-11-10 14:00"), end=at("2026-11-17 14:00"))
    assert [session.student for session in found.sessions] == ["amelie"]
    assert [one.figures.rate for one in by_student(workspace, found)] == [0.0, None]
