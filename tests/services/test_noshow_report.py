"""The report of a student's no-shows for the contact form. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.errors import NothingFoundError
from mentorcli.models.contact import Contact
from mentorcli.models.report import NoShowReport
from mentorcli.services import noshow_report, noshows
from mentorcli.services.workspace import Workspace
from services.kit import at, happened

ABSENT = happened(absent=True)


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a student."""
    assert mentor("student", "add", "Amélie Durand", "--slug", "amelie").code == 0


def test_the_report_has_counts_and_dates(workspace: Workspace) -> None:
    """In the language of the run; without a no-show there is nothing to report."""
    with pytest.raises(NothingFoundError, match="Amélie Durand has no no-show"):
        noshow_report.report(workspace, "amelie")
    for day in ("17", "20"):
        noshows.mark(workspace, "amelie", ABSENT, at=at(f"2026-11-{day} 09:00"))
    done = noshow_report.report(workspace, "amelie")
    assert (done.student.name, done.no_shows, done.regular, done.sent) == ("Amélie Durand", 2, True, False)
    for part in ("Tue 17 Nov 2026 09:00 CET", "Fri 20 Nov 2026 09:00 CET", "held 0 of 2"):
        assert part in done.letter.body
    assert workspace.store.student("amelie").records(Contact) == {}
    workspace.choose_lang("fr")
    assert "ven. 20 nov. 2026" in noshow_report.report(workspace, "amelie").letter.body


def test_a_report_that_was_sent_names_its_sessions(workspace: Workspace) -> None:
    """It is a record of its own, and never a contact: the follow-up of a silent student goes on."""
    marked = noshows.mark(workspace, "amelie", ABSENT, at=at("2026-11-20 09:00"))
    before = workspace.store.student("amelie").student
    done = noshow_report.report(workspace, "amelie", sent=True)
    assert (done.regular, done.sent) == (False, True)
    records = workspace.store.student("amelie")
    (report,) = records.records(NoShowReport).values()
    assert (report.at, report.sessions) == (workspace.now, (marked.judged.session.id,))
    assert (records.records(Contact), records.student) == ({}, before)
