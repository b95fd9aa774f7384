"""Correcting a session with the later ones of its series. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers import Mentor
from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.session import CancelledBy, SessionDetails, SessionKind
from mentorcli.services import session_cancel, session_edit, session_series, sessions
from mentorcli.services.workspace import Workspace
from services.kit import at, happened, saved

NOTHING = SessionDetails()


@pytest.fixture(autouse=True)
def _one(mentor: Mentor) -> None:
    """Add a student."""
    assert mentor("student", "add", "Amélie Durand", "--slug", "amelie", "--funding", "funded").code == 0


def series(workspace: Workspace, first: str, times: int = 4) -> list[str]:
    """Plan a weekly series of Amélie's and return the ids."""
    starts = sessions.weekly_starts(workspace, at(first), at, times=times)
    return [one.id for one in sessions.schedule(workspace, "amelie", starts, NOTHING, series=True).sessions]


def planned(workspace: Workspace, start: str) -> str:
    """Plan a session of Amélie's and return its id."""
    return sessions.schedule(workspace, "amelie", [at(start)], NOTHING).sessions[0].id


def test_the_later_ones_of_a_series_move_along(mentor: Mentor, workspace: Workspace) -> None:
    """By as much time on the clock, over a change of clocks; what is documented is left, and undo takes back all."""
    first, second, third, fourth = series(workspace, "2027-03-15 14:00")
    session_cancel.cancel(workspace, third, happened(cancelled_by=CancelledBy.MENTOR))
    before = saved(workspace, "amelie")
    done = session_series.edit(workspace, second, start=at("2027-03-23 10:30:05"), read=at)
    assert [one.id for one in done.sessions] == [second, fourth]
    assert [one.scheduled_at for one in done.sessions] == [at("2027-03-23 10:30:05"), at("2027-04-06 10:30:05")]
    assert [one.id for one in done.left] == [third]
    assert (done.guessed, done.slot) == (False, None)
    assert saved(workspace, "amelie")[first] == before[first]
    assert mentor("undo").code == 0
    assert saved(workspace, "amelie") == before


def test_a_series_may_move_by_its_own_step(workspace: Workspace) -> None:
    """Onto one another's starts, but onto no other session of the student."""
    first, second, third = series(workspace, "2026-12-01 14:00", 3)
    done = session_series.edit(workspace, first, start=at("2026-12-08 14:00"), read=at)
    assert [one.id for one in done.sessions] == [first, second, third]
    planned(workspace, "2026-12-23 15:00")
    with pytest.raises(RefusedError, match="23 Dec 2026 15:00 CET already"):
        session_series.edit(workspace, second, start=at("2026-12-16 15:00"), read=at)
    assert saved(workspace, "amelie")[second].scheduled_at == at("2026-12-15 14:00")


def test_what_is_planned_changes_in_a_whole_series(workspace: Workspace) -> None:
    """Only the one that is named becomes the discovery; where nothing is open there is nothing to change."""
    first, second = series(workspace, "2026-11-24 14:00", 2)
    details = SessionDetails(kind=SessionKind.DISCOVERY, minutes=60)
    done = session_series.edit(workspace, first, details, read=at)
    assert [(one.kind, one.duration_minutes) for one in done.sessions] == [
        (SessionKind.DISCOVERY, 60), (SessionKind.MENTORING, 60),
    ]  # fmt: skip
    session_edit.edit(workspace, first, evidence=happened())
    session_cancel.cancel(workspace, second, happened(cancelled_by=CancelledBy.MENTOR))
    with pytest.raises(RefusedError, match="all documented"):
        session_series.edit(workspace, first, details, read=at)
    with pytest.raises(RefusedError, match="no series"):
        session_series.edit(workspace, planned(workspace, "2026-12-24 10:00"), details, read=at)


def test_what_has_begun_or_was_moved_by_hand_stays(workspace: Workspace) -> None:
    """The named one changes although it has begun; the later ones that have, and those moved apart, do not."""
    ids = series(workspace, "2026-11-10 14:00", 6)
    session_edit.edit(workspace, ids[4], start=at("2026-12-10 09:00"))
    done = session_series.edit(workspace, ids[0], start=at("2026-11-11 15:00"), read=at)
    assert [one.id for one in done.sessions] == [ids[0], ids[3], ids[5]]
    assert [one.scheduled_at for one in done.sessions] == [
        at("2026-11-11 15:00"), at("2026-12-02 15:00"), at("2026-12-16 15:00"),
    ]  # fmt: skip
    assert [one.id for one in done.begun] == [ids[1], ids[2]]
    assert [one.id for one in done.apart] == [ids[4]]


def test_the_later_ones_move_from_the_place_of_the_series(workspace: Workspace) -> None:
    """Where the named one had been moved alone, so that all come to the same day and time of the week."""
    ids = series(workspace, "2026-12-01 14:00")
    session_edit.edit(workspace, ids[1], start=at("2026-12-09 10:00"))
    done = session_series.edit(workspace, ids[1], start=at("2026-12-09 16:00"), read=at)
    assert [one.scheduled_at for one in done.sessions] == [
        at("2026-12-09 16:00"), at("2026-12-16 16:00"), at("2026-12-23 16:00"),
    ]  # fmt: skip
    assert done.slot == at("2026-12-08 14:00").replace(tzinfo=None)
    assert session_series.edit(workspace, ids[1], SessionDetails(minutes=60), read=at).slot is None


def test_a_series_of_before_ids_were_kept_is_told_by_its_weeks(workspace: Workspace) -> None:
    """Planned one by one, week after week: they move along, and that it was told so is handed over."""
    ids = [planned(workspace, start) for start in ("2026-12-01 14:00", "2026-12-08 14:00", "2026-12-15 14:00")]
    planned(workspace, "2026-12-29 14:00")
    done = session_series.edit(workspace, ids[1], start=at("2026-12-09 14:00"), read=at)
    assert done.guessed
    assert [one.id for one in done.sessions] == ids[1:]


def test_a_day_without_that_time_refuses_the_whole_move(mentor: Mentor, workspace: Workspace) -> None:
    """The clocks skip it on one of the later days: nothing moves."""
    ids = series(workspace, "2027-03-14 14:00")
    before = saved(workspace, "amelie")

    def read(text: str) -> object:
        if text == "2027-03-28 02:30":
            raise UsageError(text)
        return at(text)

    with pytest.raises(UsageError, match="2027-03-28"):
        session_series.edit(workspace, ids[0], start=at("2027-03-14 02:30"), read=read)  # type: ignore[arg-type]
    assert saved(workspace, "amelie") == before
    ran = mentor("session", "edit", ids[0], "--following", "--at", "2027-03-14 02:30")
    assert ran.code == 2
    assert "28" in ran.err
    assert saved(workspace, "amelie") == before


def test_another_length_is_of_all(workspace: Workspace) -> None:
    """What the mentor names stays named in each of them."""
    ids = series(workspace, "2026-12-01 14:00", 3)
    session_series.edit(workspace, ids[1], SessionDetails(minutes=60, level=3), read=at)
    assert [(one.duration_minutes, one.level) for one in saved(workspace, "amelie").values()] == [
        (45, None), (60, 3), (60, 3),
    ]  # fmt: skip
    assert replace(saved(workspace, "amelie")[ids[2]], id=ids[1]).named == saved(workspace, "amelie")[ids[1]].named
