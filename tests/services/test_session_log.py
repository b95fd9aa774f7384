"""Documenting a session. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from datetime import datetime

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError, RefusedError, UsageError
from mentorcli.models.session import CancelledBy, Reason, SessionDetails, SessionKind, SessionStatus
from mentorcli.services.session_log import log
from mentorcli.services.sessions import schedule
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh
from services.kit import at, happened, saved

NOTHING = SessionDetails()


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a student."""
    assert mentor("student", "add", "Amélie Durand", "--slug", "amelie").code == 0


def planned(workspace: Workspace, *starts: str) -> list[str]:
    """Plan sessions of Amélie and return their ids."""
    return [schedule(workspace, "amelie", [at(start)], NOTHING).sessions[0].id for start in starts]


def test_the_planned_session_of_the_day_is_documented(workspace: Workspace) -> None:
    """It is judged by the rule and saved; what was given stays with it."""
    (known,) = planned(workspace, "14:00")
    done = log(workspace, "amelie", happened(late="20m"), SessionDetails(notes="Traffic"))
    session = done.judged.session
    assert (session.id, session.status, session.reason, session.notes) == (
        known, SessionStatus.NO_SHOW, Reason.LATE, "Traffic",
    )  # fmt: skip
    assert done.judged.verdict.measured_seconds == 1200
    assert (done.recording_due, done.next_start) == (False, None)
    assert saved(workspace, "amelie") == {known: session}


def test_without_a_plan_a_session_is_made(workspace: Workspace) -> None:
    """It ends now, starts at the moment given, or now where nobody came; kind and length may be given."""
    done = log(workspace, "amelie", happened(), SessionDetails(kind=SessionKind.MENTORING, minutes=60))
    assert (done.judged.session.scheduled_at, done.judged.session.kind) == (at("14:00"), SessionKind.MENTORING)
    earlier = log(workspace, "amelie", happened(), NOTHING, at=at("2026-11-20 09:00"))
    assert earlier.judged.session.scheduled_at == at("2026-11-20 09:00")
    missed = log(workspace, "amelie", happened(absent=True), NOTHING)
    assert missed.judged.session.scheduled_at == at("15:00")
    assert len(saved(workspace, "amelie")) == 3


def test_one_begun_before_midnight_is_not_made_again(
    workspace: Workspace, fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Logged at twenty past midnight, the session planned for half past eleven is the one that ended."""
    (known,) = planned(workspace, "23:30")
    monkeypatch.setenv("MENTOR_NOW", "2026-11-25T00:20:00+01:00")
    assert log(fresh(), "amelie", happened(), NOTHING).judged.session.id == known


def test_one_session_is_not_documented_twice(workspace: Workspace) -> None:
    """Neither by its start, nor by a moment in the middle of it, nor by ending now."""
    log(workspace, "amelie", happened(), NOTHING, at=at("14:00"))
    for start in (at("14:00"), at("14:20"), None):
        with pytest.raises(RefusedError, match="documented already"):
            log(workspace, "amelie", happened(), NOTHING, at=start)
    assert len(saved(workspace, "amelie")) == 1


def test_what_has_not_begun_is_refused_unless_it_was_called_off(workspace: Workspace) -> None:
    """Nothing is saved; a cancellation is taken at any time."""
    (known,) = planned(workspace, "18:00")
    with pytest.raises(UsageError, match=r"starts in the future \(Tue 24 Nov 2026 18:00 CET\)"):
        log(workspace, "amelie", happened(), NOTHING)
    assert saved(workspace, "amelie")[known].status is SessionStatus.SCHEDULED
    off = log(workspace, "amelie", happened(cancelled_at="14:00"), NOTHING)
    assert (off.judged.session.id, off.judged.session.reason) == (known, Reason.LATE_CANCELLATION)


def test_there_must_be_something_to_call_off(workspace: Workspace) -> None:
    """Without a plan only a moment says which session it was."""
    evidence = happened(cancelled_by=CancelledBy.MENTOR)
    with pytest.raises(NotFoundError, match="no scheduled session to call off"):
        log(workspace, "amelie", evidence, NOTHING)
    done = log(workspace, "amelie", evidence, NOTHING, at=at("2026-11-20 09:00"))
    assert done.judged.session.reason is Reason.CANCELLED_BY_MENTOR


def test_a_recording_is_due_where_it_is_missing(workspace: Workspace) -> None:
    """The mentor's very first session and each presentation; not the others."""
    assert log(workspace, "amelie", happened(), NOTHING, at=at("2026-11-20 09:00")).recording_due
    assert not log(workspace, "amelie", happened(), NOTHING, at=at("2026-11-21 09:00")).recording_due
    presentation = SessionDetails(kind=SessionKind.PRESENTATION)
    assert log(workspace, "amelie", happened(), presentation, at=at("2026-11-22 09:00")).recording_due
    given = presentation._replace(recording="https://example.org/1")
    assert not log(workspace, "amelie", happened(), given, at=at("2026-11-23 09:00")).recording_due


def test_the_next_date_is_suggested_until_one_is_planned(mentor: Mentor, workspace: Workspace, fresh: Fresh) -> None:
    """A week later by the clock; not in the past, not for a student who is no longer active."""
    week_later = datetime(2026, 12, 1, 14, 0)  # noqa: DTZ001 - a time on the clock
    assert log(workspace, "amelie", happened(), NOTHING, at=at("14:00")).next_start == week_later
    assert log(workspace, "amelie", happened(), NOTHING, at=at("2026-11-10 14:00")).next_start is None
    mentor("student", "edit", "amelie", "--status", "paused")
    assert log(fresh(), "amelie", happened(), NOTHING, at=at("2026-11-23 14:00")).next_start is None
    mentor("student", "edit", "amelie", "--status", "active")
    planned(workspace, "2026-12-01 14:00")
    assert log(fresh(), "amelie", happened(), NOTHING, at=at("2026-11-22 14:00")).next_start is None


def test_a_session_takes_the_project_in_progress(mentor: Mentor, workspace: Workspace, fresh: Fresh) -> None:
    """What was planned before a project began is about it when it is logged."""
    planned(workspace, "14:00")
    mentor("project", "add", "amelie", "Build a dashboard", "--level", "2")
    mentor("project", "start", "amelie", "dashboard")
    session = log(fresh(), "amelie", happened(), NOTHING).judged.session
    assert (session.project, session.level) == ("Build a dashboard", 2)
