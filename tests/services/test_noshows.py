"""No-shows: found, marked, taken back. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError, RefusedError, UsageError
from mentorcli.models.session import Reason, SessionDetails, SessionStatus
from mentorcli.services import noshows
from mentorcli.services.session_log import log
from mentorcli.services.sessions import schedule
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh
from services.kit import at, happened, notes, saved

NOTHING = SessionDetails()
ABSENT = happened(absent=True)


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a student."""
    assert mentor("student", "add", "Amélie Durand", "--slug", "amelie").code == 0


def planned(workspace: Workspace, start: str, student: str = "amelie") -> str:
    """Plan a session and return its id."""
    return schedule(workspace, student, [at(start)], NOTHING).sessions[0].id


def test_the_latest_session_is_marked(workspace: Workspace) -> None:
    """The session, its note and the attendance; it has begun, so nothing is odd about it."""
    known = planned(workspace, "14:00")
    done = noshows.mark(workspace, "amelie", ABSENT)
    assert (done.judged.session.id, done.judged.session.reason, done.early) == (known, Reason.ABSENT, False)
    assert done.judged.attendance is not None
    assert len(notes(workspace, "amelie")) == 1
    assert noshows.find(workspace) == [saved(workspace, "amelie")[known]]
    assert noshows.find(workspace, student="amelie")[0].id == known


def test_a_session_that_has_not_begun_is_marked_with_a_word(workspace: Workspace) -> None:
    """Unless it was called off, which may be known before."""
    planned(workspace, "18:00")
    assert noshows.mark(workspace, "amelie", ABSENT).early
    planned(workspace, "19:00")
    assert not noshows.mark(workspace, "amelie", happened(cancelled_at="14:00")).early


def test_there_must_be_a_session_to_mark(workspace: Workspace) -> None:
    """A moment makes one, unless it is still to come."""
    with pytest.raises(NotFoundError, match="no session to mark"):
        noshows.mark(workspace, "amelie", ABSENT)
    with pytest.raises(UsageError, match="has no session at Tue 24 Nov 2026 18:00 CET, which is in the future"):
        noshows.mark(workspace, "amelie", ABSENT, at=at("18:00"))
    made = noshows.mark(workspace, "amelie", ABSENT, at=at("2026-11-18 09:00")).judged.session
    assert (made.scheduled_at, made.status) == (at("2026-11-18 09:00"), SessionStatus.NO_SHOW)
    off = noshows.mark(workspace, "amelie", happened(cancelled_at="14:00"), at=at("18:00")).judged.session
    assert off.reason is Reason.LATE_CANCELLATION


def test_a_session_is_named_by_its_moment_or_id(mentor: Mentor, workspace: Workspace, fresh: Fresh) -> None:
    """Of that student only."""
    mentor("student", "add", "Zoé Okoro", "--slug", "zoe")
    first, second = planned(workspace, "09:00"), planned(workspace, "14:00")
    other = planned(workspace, "10:00", "zoe")
    assert noshows.mark(workspace, "amelie", ABSENT, at=at("09:10")).judged.session.id == first
    assert noshows.mark(fresh(), "amelie", ABSENT, session=second[:6]).judged.session.id == second
    with pytest.raises(NotFoundError, match=f"Amélie Durand has no session {other}"):
        noshows.mark(workspace, "amelie", ABSENT, session=other)


def test_against_the_rule_there_must_be_a_reason(workspace: Workspace) -> None:
    """Without one the figures are in the refusal, in the mentor's language; with one it stays with the session."""
    known = planned(workspace, "14:00")
    with pytest.raises(RefusedError, match="came 10 min late, within the limit of 15 min"):
        noshows.mark(workspace, "amelie", happened(late="10m"))
    assert saved(workspace, "amelie")[known].status is SessionStatus.SCHEDULED
    forced = noshows.mark(workspace, "amelie", happened(late="10m"), because="Left at once").judged
    assert (forced.session.reason, forced.session.because) == (Reason.LATE, "Left at once")
    assert (forced.session.late_seconds, forced.verdict.no_show) == (600, True)
    assert "Left at once" in notes(workspace, "amelie")[0]
    workspace.choose_lang("fr")
    with pytest.raises(RefusedError, match="Non marqué"):
        noshows.mark(workspace, "amelie", happened(late="10m"), session=known)


def test_a_reason_is_left_out_where_the_rule_agrees(workspace: Workspace) -> None:
    """Nothing was overridden, so there is nothing to explain."""
    planned(workspace, "14:00")
    assert noshows.mark(workspace, "amelie", ABSENT, because="Never came").judged.session.because is None


def test_taking_back_brings_the_state_before(workspace: Workspace) -> None:
    """A session that was held is held again; one that began as a no-show is to be logged."""
    held = log(workspace, "amelie", happened(), NOTHING).judged.session
    noshows.mark(workspace, "amelie", ABSENT, session=held.id)
    done = noshows.unmark(workspace, "amelie")
    assert (done.session, done.undocumented) == (held, False)
    made = noshows.mark(workspace, "amelie", ABSENT, at=at("2026-11-18 09:00")).judged.session.id
    again = noshows.unmark(workspace, made[:6])
    assert (again.session.status, again.undocumented) == (SessionStatus.SCHEDULED, True)
    assert notes(workspace, "amelie") == []


def test_a_students_no_shows(workspace: Workspace) -> None:
    """Whatever else there is, only what was missed."""
    log(workspace, "amelie", happened(), NOTHING, at=at("2026-11-17 09:00"))
    missed = noshows.mark(workspace, "amelie", ABSENT, at=at("2026-11-18 09:00")).judged.session
    assert noshows.no_shows_of(workspace.store.student("amelie")) == [missed]


def test_only_a_no_show_is_taken_back(workspace: Workspace) -> None:
    """A student without one, and a session that is none, are different answers."""
    known = log(workspace, "amelie", happened(), NOTHING).judged.session.id
    with pytest.raises(NotFoundError, match="Amélie Durand has no no-show"):
        noshows.unmark(workspace, "amelie")
    with pytest.raises(RefusedError, match=f"{known} is no no-show: completed"):
        noshows.unmark(workspace, known)
