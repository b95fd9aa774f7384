"""The mentor's own training, as it is stored."""

from __future__ import annotations

from datetime import date

import pytest

from helpers import Mentor
from mentorcli.errors import UsageError
from mentorcli.models.training import TrainingName, TrainingStep
from mentorcli.services import training
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh


def test_nothing_is_done_at_first(workspace: Workspace) -> None:
    """Every step is open, and the first comes next."""
    found = training.status(workspace)
    assert not any(state.done for state in found.steps)
    assert (found.complete, found.next) == (False, TrainingName.COURSE)
    assert training.steps_done(workspace) == []
    assert training.first_day(workspace) is None


def test_a_step_is_recorded(workspace: Workspace) -> None:
    """With its day, today without one, and its link."""
    done = training.complete_step(workspace, TrainingName.COURSE, link="https://example.org/1")
    assert done.step == TrainingStep(TrainingName.COURSE, date(2026, 11, 24), "https://example.org/1")
    assert done.status.next is TrainingName.INTERVIEW
    training.complete_step(workspace, TrainingName.CONFIRMED, date(2026, 9, 1))
    assert training.status(workspace).complete
    assert [step.on for step in training.steps_done(workspace)] == [date(2026, 11, 24), date(2026, 9, 1)]


def test_a_step_that_is_done_again_keeps_what_is_not_given(workspace: Workspace, fresh: Fresh) -> None:
    """Its link and its day; what is given takes their place, and nothing given is no change."""
    first, second = "https://example.org/1", "https://example.org/2"
    sent = TrainingName.LINK_SENT
    training.complete_step(workspace, sent, date(2026, 9, 1), first)
    again = fresh()
    assert training.complete_step(again, sent).step == TrainingStep(sent, date(2026, 9, 1), first)
    assert again.nothing_changed
    assert training.complete_step(workspace, sent, date(2026, 9, 2)).step == TrainingStep(sent, date(2026, 9, 2), first)
    assert training.complete_step(workspace, sent, link=second).step == TrainingStep(sent, date(2026, 9, 2), second)
    training.complete_step(workspace, TrainingName.FIRST_SESSION, date(2026, 1, 9))
    later = training.complete_step(workspace, TrainingName.FIRST_SESSION, link=first)
    assert later.step == TrainingStep(TrainingName.FIRST_SESSION, date(2026, 1, 9), first)


def test_the_first_session_needs_a_day(workspace: Workspace) -> None:
    """It follows from the sessions, unless it was held before there were records."""
    with pytest.raises(UsageError, match="follows from the sessions"):
        training.complete_step(workspace, TrainingName.FIRST_SESSION)
    training.complete_step(workspace, TrainingName.FIRST_SESSION, date(2026, 1, 9))
    assert training.first_day(workspace) == date(2026, 1, 9)


def test_the_first_session_is_the_earliest_held(mentor: Mentor, fresh: Fresh) -> None:
    """Its local day is found where it is noted, and by looking through all students where it is not."""
    mentor("student", "add", "Zoé")
    mentor("session", "log", "zoe", "--at", "2026-11-20 10:00")
    assert training.first_day(fresh()) == date(2026, 11, 20)
    mentor("session", "log", "zoe", "--at", "2026-11-18 10:00")
    mentor("session", "delete", "zoe", "--yes")
    workspace = fresh()
    assert training.first_day(workspace) == date(2026, 11, 18)
    assert training.status(workspace).steps[2].on == date(2026, 11, 18)


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Europe/Paris"])
def test_the_day_of_an_erased_first_session_stays(
    mentor: Mentor, fresh: Fresh, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """It is a day in the mentor's zone of then; that of a session that is there is a moment, read here."""
    mentor("student", "add", "Zoé")
    mentor("session", "log", "zoe", "--at", "2026-08-10 00:30")
    mentor("student", "forget", "zoe", "--yes")
    monkeypatch.setenv("TZ", zone)
    assert training.first_day(fresh()) == date(2026, 8, 10)
    mentor("student", "add", "Bo")
    mentor("session", "log", "bo", "--at", "2026-08-11 00:30")
    assert training.first_day(fresh()) == date(2026, 8, 10)
    assert mentor("store", "check").code == 0
    assert mentor("presentation", "eligibility", "--json").json()["first_held"] == "2026-08-10"
    mentor("session", "log", "bo", "--at", "2026-08-03 00:30")
    assert training.first_day(fresh()) == date(2026, 8, 3)
