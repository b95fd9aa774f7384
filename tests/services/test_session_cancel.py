"""Calling sessions off. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError, RefusedError, SessionQuestionError, WhoQuestionError
from mentorcli.models.session import CancelledBy, Reason, SessionDetails, SessionStatus
from mentorcli.services.session_cancel import cancel
from mentorcli.services.sessions import schedule
from mentorcli.services.workspace import Workspace
from services.kit import at, happened, saved

NOTHING = SessionDetails()
STUDENT, MENTOR = happened(cancelled_by=CancelledBy.STUDENT), happened(cancelled_by=CancelledBy.MENTOR)
SOMEBODY = happened(called_off=True)


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a student."""
    assert mentor("student", "add", "Amélie Durand", "--slug", "amelie").code == 0


def planned(workspace: Workspace, *starts: str) -> list[str]:
    """Plan sessions and return their ids."""
    return [schedule(workspace, "amelie", [at(start)], NOTHING).sessions[0].id for start in starts]


def test_the_next_session_is_called_off(workspace: Workspace) -> None:
    """Never one that has begun; judged by the 24-hour rule."""
    begun, near, far = planned(workspace, "10:00", "2026-11-25 10:00", "2026-12-01 10:00")
    (late,) = cancel(workspace, "amelie", STUDENT)
    assert (late.session.id, late.session.reason) == (near, Reason.LATE_CANCELLATION)
    assert late.attendance is not None
    (early,) = cancel(workspace, "amelie", SOMEBODY)
    assert (early.session.id, early.session.reason, early.attendance) == (far, Reason.CANCELLED_IN_TIME, None)
    with pytest.raises(NotFoundError, match="no scheduled session to call off") as caught:
        cancel(workspace, "amelie", STUDENT)
    assert caught.value.hint == f"One that has begun is named by its id: mentor session cancel {begun}"
    assert saved(workspace, "amelie")[begun].status is SessionStatus.SCHEDULED
    cancel(workspace, begun, MENTOR)
    with pytest.raises(NotFoundError) as caught:
        cancel(workspace, "amelie", STUDENT)
    assert caught.value.hint == "See: mentor session list --student amelie"


def test_who_called_off_must_be_said_where_it_matters(workspace: Workspace) -> None:
    """Within 24 hours nothing is saved without it; with --all the sessions it matters for are named."""
    planned(workspace, "18:00", "2026-12-01 10:00")
    with pytest.raises(WhoQuestionError, match="on Tue 24 Nov 2026 18:00 CET\\?") as caught:
        cancel(workspace, "amelie", SOMEBODY)
    assert caught.value.hint == "Add --by student, or --by mentor."
    with pytest.raises(WhoQuestionError, match="on Tue 24 Nov 2026 18:00 CET\\?"):
        cancel(workspace, "amelie", SOMEBODY, every=True)
    assert {one.status for one in saved(workspace, "amelie").values()} == {SessionStatus.SCHEDULED}
    done = cancel(workspace, "amelie", MENTOR, every=True)
    assert [one.session.reason for one in done] == [Reason.CANCELLED_BY_MENTOR] * 2


def test_cancelling_by_id(workspace: Workspace) -> None:
    """An id or its beginning names the session; one that is documented is refused."""
    _, named = planned(workspace, "2026-11-25 10:00", "2026-12-01 10:00")
    (done,) = cancel(workspace, named[:6], MENTOR)
    assert (done.session.id, done.session.reason) == (named, Reason.CANCELLED_BY_MENTOR)
    with pytest.raises(RefusedError, match="documented already: cancelled"):
        cancel(workspace, named, MENTOR)


def test_cancelling_by_the_start(workspace: Workspace) -> None:
    """A moment names one that has begun, or one to come; far from any it is asked for, and none is made."""
    begun, ahead = planned(workspace, "09:00", "2026-12-01 10:00")
    with pytest.raises(SessionQuestionError) as caught:
        cancel(workspace, "amelie", MENTOR, at=at("13:00"))
    assert [key for key, _ in caught.value.choices] == [begun]
    assert caught.value.details[0].startswith(f"mentor session cancel {begun}")
    assert cancel(workspace, "amelie", MENTOR, at=at("09:30"))[0].session.id == begun
    with pytest.raises(RefusedError, match="documented already"):
        cancel(workspace, "amelie", MENTOR, at=at("09:00"))
    assert cancel(workspace, "amelie", MENTOR, at=at("08:30"), other=at("2026-12-01 10:00"))[0].session.id == ahead
    with pytest.raises(NotFoundError):
        cancel(workspace, "amelie", MENTOR, at=at("2026-11-20 09:00"))


def test_cancelling_everything_ahead(workspace: Workspace) -> None:
    """In order of the start, as one operation; what is past stays; an id stands for its student."""
    ids = planned(workspace, "2026-12-08 10:00", "2026-12-01 10:00", "2026-11-20 10:00")
    assert [one.session.id for one in cancel(workspace, ids[0], MENTOR, every=True)] == [ids[1], ids[0]]
    assert saved(workspace, "amelie")[ids[2]].status is SessionStatus.SCHEDULED
    with pytest.raises(NotFoundError):
        cancel(workspace, "amelie", MENTOR, every=True)
