"""What a report gathers. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.presentation import Outcome
from mentorcli.models.results.report import ReportAsked
from mentorcli.models.session import SessionStatus
from mentorcli.services.attendance import attendance_of
from mentorcli.services.report import report, span_of, write
from mentorcli.services.report_projects import presentations_in, projects_in
from mentorcli.services.statements import statements_of
from mentorcli.services.user_files import save_for_user
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh
from services.kit import at

NOVEMBER = ReportAsked("november")


@pytest.fixture
def students(mentor: Mentor) -> None:
    """Note two months of two students, one of whom left before."""
    for words in (
        ("student", "add", "Amélie Durand", "--slug", "amelie", "--funding", "funded"),
        ("student", "add", "Zoé Okoro", "--slug", "zoe"),
        ("project", "add", "amelie", "Shop", "--level", "2"), ("project", "add", "amelie", "Later"),
        ("project", "start", "amelie", "Shop", "--on", "2026-11-02"),
        ("session", "log", "amelie", "--at", "2026-10-06 14:00", "--lasted", "50m"),
        ("session", "log", "amelie", "--at", "2026-11-03 14:00", "--notes", "Went well"),
        ("session", "log", "amelie", "--at", "2026-11-10 14:00", "--absent"),
        ("session", "log", "zoe", "--at", "2026-03-03 14:00"),
        ("student", "note", "amelie", "Prefers mornings"),
        ("goal", "add", "amelie", "Finish the charts"),
        ("session", "schedule", "amelie", "2026-11-24 09:00"), ("session", "schedule", "amelie", "2026-12-01 14:00"),
        ("student", "edit", "zoe", "--status", "completed"),
    ):  # fmt: skip
        assert mentor(*words).code == 0, words


@pytest.mark.usefixtures("students")
def test_a_month_is_gathered(workspace: Workspace) -> None:
    """The present one unless another is asked for; who had nothing in the weeks drawn is counted, not listed."""
    found = report(workspace, ReportAsked())
    assert (found.span.first, found.span.last) == (date(2026, 11, 1), date(2026, 11, 30))
    assert (found.current.attendance.total.attended, found.current.minutes) == (1, 45)
    assert found.before is not None
    assert (found.before.attendance.total.attended, found.before.minutes) == (1, 50)
    assert ([line.student.id for line in found.lines], found.others) == (["amelie"], 1)
    assert [line.project.title for line in found.projects] == ["Shop"]
    assert [one.status for one in found.no_shows] == [SessionStatus.NO_SHOW]
    assert {one.entry.kind.value for one in found.due.open} == {"undocumented", "recording"}
    assert (found.student, found.journal, found.notes, len(found.months)) == (None, None, 0, 1)
    assert found.labels == {"amelie": "Amélie Durand", "zoe": "Zoé Okoro"}
    assert not found.hours.by_month
    assert found.policy.name == "openclassrooms-2021"


@pytest.mark.usefixtures("students")
def test_one_student_has_a_journal(workspace: Workspace) -> None:
    """Sessions that are documented, notes that came with none, goals, what is ahead; no statement."""
    found = report(workspace, ReportAsked("november", student="amelie"))
    assert found.student is not None
    assert found.journal is not None
    assert [one.scheduled_at.day for one in found.journal.sessions] == [10, 3]
    assert [one.text for one in found.journal.notes] == ["Prefers mornings"]
    assert [one.text for one in found.journal.goals] == ["Finish the charts"]
    assert found.journal.ahead is not None
    assert found.journal.ahead.scheduled_at == at("2026-12-01 14:00")
    assert (found.notes, found.months) == (2, ())
    assert report(workspace, ReportAsked("november", student="amelie", anonymous=True)).notes == 0
    other = report(workspace, ReportAsked("november", student="zoe"))
    assert other.journal is not None
    assert (other.journal.ahead, other.lines, other.projects) == (None, (), ())


@pytest.mark.usefixtures("students")
def test_a_span_is_read(workspace: Workspace) -> None:
    """By its ends; one that is not given is the first session, or the end of today."""
    everyone = list(workspace.everyone())
    for asked, first, last in (
        (ReportAsked("2025"), date(2025, 1, 1), date(2025, 12, 31)),
        (ReportAsked(start=at("2026-11-02 00:00")), date(2026, 11, 2), date(2026, 11, 24)),
        (ReportAsked(end=at("2026-11-02 00:00")), date(2026, 3, 3), date(2026, 11, 1)),
        (ReportAsked(end=at("2026-01-02 00:00")), date(2026, 1, 1), date(2026, 1, 1)),
        (ReportAsked(start=at("2026-11-02 09:00"), end=at("2026-11-09 10:00")), date(2026, 11, 2), date(2026, 11, 9)),
    ):
        span = span_of(workspace, asked, everyone)
        assert (span.first, span.last) == (first, last)
    assert span_of(workspace, ReportAsked(end=at("2026-11-25 00:00")), []).first == date(2026, 11, 24)
    for asked in (ReportAsked("2025", start=at("2026-11-02 00:00")), ReportAsked(start=at("2026-11-25 00:00"))):
        with pytest.raises(UsageError):
            span_of(workspace, asked, everyone)
    with pytest.raises(UsageError) as refused:
        span_of(workspace, ReportAsked("amelie"), everyone)
    assert "mentor report --student amelie" in (refused.value.hint or "")


@pytest.mark.usefixtures("students")
def test_a_long_span_has_hours_by_month(workspace: Workspace) -> None:
    """And months of which a moment is missing are in no statement; nothing is held against nothing."""
    found = report(workspace, ReportAsked(start=at("2025-01-01 00:00"), end=at("2026-11-01 00:00")))
    assert found.hours.by_month
    assert list(found.hours.minutes) == [date(2026, month, 1) for month in range(3, 11)]
    assert (found.before, len(found.months)) == (None, 22)
    part = report(workspace, ReportAsked(start=at("2026-10-01 00:01"), end=at("2026-11-30 12:00")))
    assert part.months == ()
    assert report(workspace, ReportAsked("2026-12")).months == ()


@pytest.mark.usefixtures("students")
def test_the_students_who_were_read_have_the_same_figures(workspace: Workspace) -> None:
    """Those of the commands, which read them themselves."""
    everyone = list(workspace.everyone())
    total = attendance_of(workspace, everyone, one=False, start=at("2026-11-01 00:00")).total
    assert (total.student, total.attended, total.no_shows) == (None, 1, 1)
    assert attendance_of(workspace, everyone[:1], one=True).total.student == "amelie"
    (month,) = statements_of(workspace, everyone, [date(2026, 11, 1)])
    assert (month.checked, len(month.statement.sessions)) == (True, 2)


def test_projects_of_a_span(mentor: Mentor, workspace: Workspace) -> None:
    """In progress or presented now, or in progress within it; one that was never begun is none."""
    mentor("student", "add", "Zoé", "--slug", "zoe")
    for title in ("One", "Two", "Three"):
        mentor("project", "add", "zoe", title)
    mentor("project", "start", "zoe", "One", "--on", "2026-09-01")
    mentor("project", "validate", "zoe", "One", "--on", "2026-10-05")
    mentor("project", "start", "zoe", "Two", "--on", "2026-11-02")
    mentor("project", "present", "zoe", "Two", "--on", "2026-11-20")
    records = workspace.store.student("zoe")
    spans = {month: span_of(workspace, ReportAsked(month), []) for month in ("2026-08", "2026-10", "2026-11")}
    titles = {month: [one.project.title for one in projects_in(records, span)] for month, span in spans.items()}
    assert titles == {"2026-08": ["Two"], "2026-10": ["One", "Two"], "2026-11": ["Two"]}
    assert [one.since for one in projects_in(records, spans["2026-10"])] == [date(2026, 9, 1), date(2026, 11, 2)]


def test_a_project_without_days_has_no_beginning(mentor: Mentor, workspace: Workspace, fresh: Fresh) -> None:
    """One that was begun before such days were kept is in progress all the same."""
    from dataclasses import replace

    mentor("student", "add", "Zoé", "--slug", "zoe")
    mentor("project", "add", "zoe", "One")
    mentor("project", "start", "zoe", "One")
    with workspace.transaction() as writer:
        records = workspace.store.student("zoe")
        writer.append(records, replace(records.projects[0], periods=()), cmd="test", at=workspace.now)
    other = fresh()
    span = span_of(other, NOVEMBER, [])
    assert [one.since for one in projects_in(other.store.student("zoe"), span)] == [None]


def test_presentations_of_a_span(mentor: Mentor, workspace: Workspace) -> None:
    """A result stands for its session, a session for its request, a request alone for itself."""
    mentor("student", "add", "Zoé", "--slug", "zoe")
    for title in ("One", "Two"):
        mentor("project", "add", "zoe", title)
    for words in (
        ("project", "start", "zoe", "One", "--on", "2026-10-01"),
        ("session", "log", "zoe", "--at", "2026-11-05 10:00", "--kind", "presentation", "--project", "One"),
        ("presentation", "result", "zoe", "--project", "One", "--validated", "--on", "2026-11-05 11:00"),
        ("project", "start", "zoe", "Two", "--on", "2026-11-06"),
        ("session", "log", "zoe", "--at", "2026-11-12 10:00", "--kind", "presentation", "--project", "Two", "--absent"),
        ("presentation", "request", "zoe", "--project", "Two", "--date", "2026-11-30"),
        ("session", "log", "zoe", "--at", "2026-11-13 10:00"),
    ):
        assert mentor(*words).code == 0, words
    span = span_of(workspace, NOVEMBER, [])
    found = presentations_in(workspace, [workspace.store.student("zoe")], span)
    assert [(one.day.day, one.outcome, one.status) for one in found] == [
        (5, Outcome.VALIDATED, None),
        (12, None, SessionStatus.NO_SHOW),
        (30, None, None),
    ]
    assert (
        presentations_in(workspace, [workspace.store.student("zoe")], span_of(workspace, ReportAsked("2025"), [])) == ()
    )


@pytest.mark.usefixtures("students")
def test_a_page_is_written(workspace: Workspace, tmp_path: Path) -> None:
    """To the file that is named, else to one named after what it is about; `-` is no file."""
    done = write(workspace, NOVEMBER, out=str(tmp_path / "page.html"))
    assert done.path == str(tmp_path / "page.html")
    assert Path(done.path).read_text(encoding="utf-8") == done.text
    assert write(workspace, NOVEMBER, out="-").path is None
    with pytest.raises(RefusedError):
        save_for_user(workspace, str(tmp_path / "page.html"), "", force=False)
    assert save_for_user(workspace, str(tmp_path / "page.html"), "new", force=True) == done.path


def test_a_page_is_named_after_what_it_is_about(
    mentor: Mentor, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A month, a year, a span; a student's slug, or initials, or what stands for none."""
    monkeypatch.chdir(tmp_path)
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    mentor("student", "add", "王", "--slug", "wang")
    for asked, name in (
        (ReportAsked("2026"), "2026"),
        (ReportAsked("2026-10"), "2026-10"),
        (ReportAsked("2026-10", student="amelie"), "2026-10-amelie"),
        (ReportAsked("2026-10", student="amelie", anonymous=True), "2026-10-a-d"),
        (ReportAsked("2026-10", student="wang", anonymous=True), "2026-10-x"),
        (ReportAsked(start=at("2026-11-02 00:00"), end=at("2026-11-09 00:00")), "2026-11-02_2026-11-08"),
        (ReportAsked(start=at("2025-11-01 00:00"), end=at("2026-11-01 00:00")), "2025-11-01_2026-10-31"),
    ):
        assert write(workspace, asked, out=None).path == str(tmp_path / f"report-{name}.html")
