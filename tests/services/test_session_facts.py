"""The facts of the day in a store: looked up when documented, and again when they are corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from mentorcli.errors import NotFoundError, RefusedError, UsageError
from mentorcli.models.session import SessionDetails
from mentorcli.models.student import Funding, FundingPeriod
from mentorcli.models.verdict import TypedEvidence
from mentorcli.services import presentation_records, presentations, projects, session_log, sessions, students
from mentorcli.services.session_facts import refresh, sessions_that_follow
from mentorcli.services.session_outcome import of_its_day
from mentorcli.services.students import ProfileFields
from mentorcli.services.workspace import Workspace


@pytest.fixture(autouse=True)
def _amelie(workspace: Workspace) -> None:
    """Add a student with two projects, the first in progress since the second of November."""
    students.add(workspace, "Amélie Durand", ProfileFields(funding=Funding.FUNDED))
    projects.add(workspace, "amelie", "First", 1)
    projects.add(workspace, "amelie", "Second", 2)
    projects.start(workspace, "amelie", "First", date(2026, 11, 2))


def log(workspace: Workspace, day: int, details: SessionDetails | None = None) -> str:
    """Log a session of a day of November 2026, at ten, and return its id."""
    at = datetime(2026, 11, day, 10, tzinfo=workspace.now.tzinfo)
    evidence = TypedEvidence(moment=lambda _: workspace.now)
    return session_log.log(workspace, "amelie", evidence, details or SessionDetails(), at=at).judged.session.id


def project_of(workspace: Workspace, key: str) -> tuple[str | None, int | None]:
    """Return the project and level of a session as saved."""
    found = workspace.store.student("amelie-durand").sessions[key]
    return found.project, found.level


def test_a_session_takes_the_project_of_its_day(workspace: Workspace) -> None:
    """Logged late, it has not that of today; one that was named stays."""
    projects.present(workspace, "amelie", "First", date(2026, 11, 10))
    projects.start(workspace, "amelie", "Second", date(2026, 11, 15))
    assert project_of(workspace, log(workspace, 5)) == ("First", 1)
    assert project_of(workspace, log(workspace, 12)) == (None, None)
    assert project_of(workspace, log(workspace, 16)) == ("Second", 2)
    assert project_of(workspace, log(workspace, 18, SessionDetails(project="first"))) == ("First", 1)


def test_sessions_follow_a_project_that_is_dated_anew(workspace: Workspace) -> None:
    """Documented ones too, and they are handed over to be named; undated again they go back."""
    early, late = log(workspace, 5), log(workspace, 16)
    named = log(workspace, 17, SessionDetails(project="First"))
    done = projects.present(workspace, "amelie", "First", date(2026, 11, 10))
    assert [one.id for one in done.follow] == [late]
    assert project_of(workspace, late) == (None, None)
    assert (project_of(workspace, early), project_of(workspace, named)) == (("First", 1), ("First", 1))
    done = projects.start(workspace, "amelie", "Second", date(2026, 11, 12))
    assert [(one.id, one.project, one.level) for one in done.follow] == [(late, "Second", 2)]


def test_sessions_follow_a_funding_that_is_dated_back(workspace: Workspace) -> None:
    """What the profile is to be gives the sessions that are to be."""
    early, late = log(workspace, 5), log(workspace, 16)
    records = workspace.store.student("amelie-durand")
    periods = (FundingPeriod(Funding.FUNDED), FundingPeriod(Funding.SELF_PAID, date(2026, 11, 10)))
    follow = sessions_that_follow(records, workspace.zone, student=replace(records.student, funding=periods))
    assert [(one.id, one.funding, one.duration_minutes) for one in follow] == [(late, Funding.SELF_PAID, 30)]
    assert refresh(records, workspace.zone, records.sessions.values()) == []
    session = records.sessions[early]
    assert of_its_day(workspace, records, session) == session


def test_what_is_about_a_project_follows_its_title(workspace: Workspace) -> None:
    """Sessions, requests and the level; a title taken or nothing at all is refused."""
    key = log(workspace, 5)
    presentations.request(workspace, "amelie", "first", date(2026, 12, 20))
    done = projects.edit(workspace, "amelie", "fir", new_title="The first", level=7)
    assert [one.id for one in done.follow] == [key]
    assert project_of(workspace, key) == ("The first", 7)
    records = workspace.store.student("amelie-durand")
    assert [one.project for one in presentation_records.requests(records)] == ["The first"]
    with pytest.raises(RefusedError):
        projects.edit(workspace, "amelie", "Second", new_title="the FIRST")
    with pytest.raises(UsageError):
        projects.edit(workspace, "amelie", "Second")
    assert projects.edit(workspace, "amelie", "Second", level=3).follow == ()


def test_a_project_is_removed_where_nothing_is_about_it(workspace: Workspace) -> None:
    """Sessions that are planned take that of their day; a documented one holds it."""
    at = datetime(2026, 12, 1, 10, tzinfo=workspace.now.tzinfo)
    planned = sessions.schedule(workspace, "amelie", [at], SessionDetails(project="Second")).sessions[0]
    assert planned.project == "Second"
    assert [one.project for one in projects.remove(workspace, "amelie", "Second").follow] == ["First"]
    log(workspace, 5)
    with pytest.raises(RefusedError, match="are about 'First'"):
        projects.remove(workspace, "amelie", "First")


def test_a_title_that_nobody_has_is_no_project(workspace: Workspace) -> None:
    """No request and no session are made, and what lies ahead is not said to have happened."""
    with pytest.raises(NotFoundError):
        presentations.request(workspace, "amelie", "typo")
    with pytest.raises(NotFoundError):
        log(workspace, 5, SessionDetails(project="typo"))
    assert not workspace.store.student("amelie-durand").sessions
    with pytest.raises(UsageError):
        projects.start(workspace, "amelie", "Second", date(2027, 11, 2))
