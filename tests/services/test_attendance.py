"""Figures over the sessions of one student or of all. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError
from mentorcli.models.session import SessionDetails
from mentorcli.services import noshow_report
from mentorcli.services.attendance import attendance, attendance_now
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
    assert [(one.student.id, one.figures.attended, one.figures.no_shows) for one in found.students] == [
        ("amelie", 1, 1), ("zoe", 0, 1),
    ]  # fmt: skip


def test_a_span_takes_its_part(workspace: Workspace) -> None:
    """Sessions that begin at its start count, at its end they do not; a student without any has no rate."""
    found = attendance(workspace, start=at("2026-11-10 14:00"), end=at("2026-11-17 14:00"))
    assert [session.student for session in found.sessions] == ["amelie"]
    assert [one.figures.rate for one in found.students] == [0.0, None]


def test_regular_no_shows_are_those_of_the_last_day(workspace: Workspace) -> None:
    """As of `end`: with what was missed and reported by then, before `start` as well."""
    log(workspace, "amelie", happened(absent=True), SessionDetails(), at=at("2026-11-12 14:00"))
    log(workspace, "amelie", happened(), SessionDetails(), at=at("2026-11-19 14:00"))
    assert not attendance(workspace, "amelie", end=at("2026-11-12 00:00")).total.regular_no_shows
    for end in ("2026-11-13 00:00", "2026-11-20 00:00"):
        found = attendance(workspace, start=at("2026-11-12 00:00"), end=at(end))
        assert [one.student.id for one in found.students if one.figures.regular_no_shows] == ["amelie"]
    noshow_report.report(workspace, "amelie", sent=True)
    assert attendance(workspace, end=at("2026-11-24 00:00")).total.to_report, "the report was sent on the 24th"
    assert not attendance(workspace, end=at("2026-11-25 00:00")).total.regular_no_shows


def test_one_student_as_of_now(workspace: Workspace) -> None:
    """All of the student's sessions, whatever others missed."""
    now = attendance_now(workspace, workspace.store.student("zoe"))
    assert (now.student, now.attended, now.no_shows, now.in_a_row, now.to_report) == ("zoe", 0, 1, 0, False)
