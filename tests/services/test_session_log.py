"""Documenting a session. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from datetime import datetime

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError, RefusedError, SessionQuestionError, UsageError, WhoQuestionError
from mentorcli.models.session import CancelledBy, Reason, SessionDetails, SessionKind, SessionStatus
from mentorcli.services.session_clock import find
from mentorcli.services.session_clock_keys import press
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


def test_what_its_clock_had_measured_goes_along(workspace: Workspace) -> None:
    """Of that session alone."""
    planned(workspace, "14:30")
    clock = press(workspace, find(workspace, "amelie"), "a").clock
    other = log(workspace, "amelie", happened(), NOTHING, at=at("2026-11-20 09:00"))
    assert other.measured is None
    assert log(workspace, "amelie", happened(), NOTHING).measured == clock.measured


def test_without_a_plan_a_session_is_made(workspace: Workspace) -> None:
    """It ends now, starts at the moment given, or now where nobody came; kind and length may be given."""
    done = log(workspace, "amelie", happened(), SessionDetails(kind=SessionKind.MENTORING, minutes=60))
    assert (done.judged.session.scheduled_at, done.judged.session.kind) == (at("14:00"), SessionKind.MENTORING)
    earlier = log(workspace, "amelie", happened(), NOTHING, at=at("2026-11-20 09:00"))
    assert earlier.judged.session.scheduled_at == at("2026-11-20 09:00")
    missed = log(workspace, "amelie", happened(absent=True), NOTHING, new=True)
    assert missed.judged.session.scheduled_at == at("15:00")
    assert (done.made, earlier.made, missed.made) == (True, True, True)
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


def test_the_same_report_again_makes_nothing(
    mentor: Mentor, workspace: Workspace, fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within 12 hours of the first one it is about the same session, planned or made; --new or --at is another one."""
    (known,) = planned(workspace, "14:00")
    log(workspace, "amelie", happened(absent=True), NOTHING)
    for now, evidence in (
        ("2026-11-24T15:01:00+01:00", happened(absent=True)),
        ("2026-11-24T15:20:00+01:00", happened()),
        ("2026-11-25T02:00:00+01:00", happened(absent=True)),
    ):
        monkeypatch.setenv("MENTOR_NOW", now)
        with pytest.raises(RefusedError, match="14:00 CET is documented already: no-show") as caught:
            log(fresh(), "amelie", evidence, NOTHING)
        assert f"mentor session edit {known}" in str(caught.value.hint)
        assert "--new, or --at WHEN" in str(caught.value.hint)
    assert log(fresh(), "amelie", happened(), NOTHING).made, "it shares no time with what is documented"
    assert log(fresh(), "amelie", happened(absent=True), NOTHING, new=True).made
    monkeypatch.setenv("MENTOR_NOW", "2026-11-25T14:00:01+01:00")
    assert log(fresh(), "amelie", happened(absent=True), NOTHING).made, "12 hours are over"
    monkeypatch.setenv("MENTOR_NOW", "2026-11-25T14:30:00+01:00")
    with pytest.raises(RefusedError, match="Wed 25 Nov 2026 14:00:01 CET is documented already"):
        log(fresh(), "amelie", happened(absent=True), NOTHING)
    mentor("student", "add", "Zoé Okoro", "--slug", "zoe")
    assert log(fresh(), "zoe", happened(absent=True), NOTHING).made, "another student's report is another one"


def test_what_was_documented_long_ago_is_not_told_again(
    workspace: Workspace, fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Called off two days ahead, the session is not what a report of today is about."""
    planned(workspace, "2026-11-26 14:00")
    log(workspace, "amelie", happened(cancelled_by=CancelledBy.MENTOR), NOTHING)
    monkeypatch.setenv("MENTOR_NOW", "2026-11-26T14:40:00+01:00")
    assert log(fresh(), "amelie", happened(absent=True), NOTHING).made


def test_a_new_session_may_share_time_with_another(workspace: Workspace) -> None:
    """Asked for, it is made and the others are named; without --new it is refused, with that option."""
    first = log(workspace, "amelie", happened(), NOTHING, at=at("13:00")).judged.session
    with pytest.raises(RefusedError, match="documented already") as caught:
        log(workspace, "amelie", happened(), NOTHING, at=at("12:30"))
    assert "--new" in str(caught.value.hint)
    done = log(workspace, "amelie", happened(), NOTHING, at=at("12:30"), new=True)
    assert (done.made, done.overlaps) == (True, (first,))
    missed = log(workspace, "amelie", happened(absent=True), NOTHING, at=at("13:20"), new=True)
    assert [one.scheduled_at for one in missed.overlaps] == [first.scheduled_at]
    assert log(workspace, "amelie", happened(), NOTHING, at=at("10:00"), new=True).overlaps == ()


def test_what_has_not_begun_is_refused_unless_it_was_called_off(workspace: Workspace) -> None:
    """Nothing is saved; a cancellation is taken at any time."""
    (known,) = planned(workspace, "18:00")
    for start in (at("18:00"), at("2026-11-30 18:00")):
        with pytest.raises(UsageError, match=r"starts in the future \((Tue 24|Mon 30) Nov 2026 18:00 CET\)"):
            log(workspace, "amelie", happened(), NOTHING, at=start)
    assert saved(workspace, "amelie")[known].status is SessionStatus.SCHEDULED
    off = log(workspace, "amelie", happened(cancelled_at="14:00", cancelled_by=CancelledBy.STUDENT), NOTHING)
    assert (off.judged.session.id, off.judged.session.reason) == (known, Reason.LATE_CANCELLATION)


def test_there_must_be_something_to_call_off(workspace: Workspace) -> None:
    """Without a plan only a moment says which session it was."""
    evidence = happened(cancelled_by=CancelledBy.MENTOR, cancelled_at="2026-11-20 08:00")
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


def test_older_sessions_that_wait_are_asked_for(workspace: Workspace) -> None:
    """Nothing is made, whatever happened; the answer names one, or asks for a new one."""
    early, late = planned(workspace, "2026-11-19 14:00", "2026-11-23 18:00")
    for evidence in (happened(), happened(absent=True), happened(late="20m")):
        with pytest.raises(SessionQuestionError, match="There are 2") as caught:
            log(workspace, "amelie", evidence, NOTHING)
    assert [key for key, _ in caught.value.choices] == [early, late, ""]
    assert [line.split("  ")[0] for line in caught.value.details] == [
        '--at "2026-11-19 14:00"', '--at "2026-11-23 18:00"', "--new",
    ]  # fmt: skip
    assert len(saved(workspace, "amelie")) == 2
    assert log(workspace, "amelie", happened(), NOTHING, session=early).judged.session.id == early
    done = log(workspace, "amelie", happened(), NOTHING, new=True)
    assert (done.made, done.judged.session.scheduled_at) == (True, at("14:15"))


def test_one_held_early_is_moved_first(workspace: Workspace) -> None:
    """A session that is planned for later today may be the one that was held: the command that moves it is named."""
    (known,) = planned(workspace, "18:00")
    with pytest.raises(SessionQuestionError) as caught:
        log(workspace, "amelie", happened(), NOTHING)
    assert caught.value.details[0].startswith(f'mentor session edit {known} --at "2026-11-24 14:15"  Tue 24 Nov')
    with pytest.raises(UsageError, match="starts in the future") as refused:
        log(workspace, "amelie", happened(), NOTHING, session=known)
    assert f'mentor session edit {known} --at "2026-11-24 14:15"' in str(refused.value.hint)


def test_far_from_the_moment_is_asked_for(workspace: Workspace) -> None:
    """The only session of that day is hours away: it is named, and so is a new one at that moment."""
    planned(workspace, "2026-11-20 09:00")
    with pytest.raises(SessionQuestionError, match="on Fri 20 Nov 2026 09:00 CET meant") as caught:
        log(workspace, "amelie", happened(), NOTHING, at=at("2026-11-20 15:00:30"))
    assert caught.value.details[1].startswith('--at "2026-11-20 15:00:30" --new')
    made = log(workspace, "amelie", happened(), NOTHING, at=at("2026-11-20 15:00"), new=True)
    assert (made.made, len(saved(workspace, "amelie"))) == (True, 2)


def test_a_cancellation_says_when_and_by_whom(workspace: Workspace) -> None:
    """Of a past session the moment must be given, and who, where that makes a no-show; nothing is saved before."""
    planned(workspace, "10:00")
    with pytest.raises(UsageError, match="called off") as caught:
        log(workspace, "amelie", happened(cancelled_by=CancelledBy.MENTOR), NOTHING)
    assert caught.value.hint == "Add --cancelled-at WHEN."
    with pytest.raises(WhoQuestionError, match="Who called off") as who:
        log(workspace, "amelie", happened(cancelled_at="09:00"), NOTHING)
    assert who.value.hint == "Add --cancelled-by student, or --cancelled-by mentor."
    assert {one.status for one in saved(workspace, "amelie").values()} == {SessionStatus.SCHEDULED}
    done = log(workspace, "amelie", happened(cancelled_at="2026-11-22 09:00"), NOTHING)
    assert done.judged.session.reason is Reason.CANCELLED_IN_TIME


def test_an_absence_takes_the_limit_of_lateness(
    workspace: Workspace, fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until a quarter past the student may still come; what lies ahead is no lateness either."""
    planned(workspace, "14:50")
    with pytest.raises(RefusedError, match="15 min late is still present") as caught:
        log(workspace, "amelie", happened(absent=True), NOTHING)
    assert caught.value.hint == "--absent holds from 15:05 on."
    for evidence in (happened(late="11m"), happened(arrived="15:01")):
        with pytest.raises(UsageError, match="is in the future"):
            log(workspace, "amelie", evidence, NOTHING)
    with pytest.raises(RefusedError):
        log(workspace, "amelie", happened(absent=True), NOTHING, at=at("14:46"), new=True)
    monkeypatch.setenv("MENTOR_NOW", "2026-11-24T15:05:00+01:00")
    assert log(fresh(), "amelie", happened(absent=True), NOTHING).judged.session.reason is Reason.ABSENT


def test_the_real_length_is_saved_and_never_judged(workspace: Workspace) -> None:
    """The planned length of a planned session stays; nothing lasted that did not take place."""
    (known,) = planned(workspace, "14:00")
    with pytest.raises(UsageError, match="planned for 45 min") as caught:
        log(workspace, "amelie", happened(), SessionDetails(minutes=30))
    assert f"mentor session edit {known} --duration 30m" in str(caught.value.hint)
    with pytest.raises(UsageError, match="--lasted is for a session that took place"):
        log(workspace, "amelie", happened(absent=True), SessionDetails(lasted=30))
    with pytest.raises(UsageError, match=r"lasted 61 min would end in the future \(.* 15:01 CET\)") as late:
        log(workspace, "amelie", happened(), SessionDetails(lasted=61))
    assert late.value.hint == "Until now it is --lasted 60m."
    session = log(workspace, "amelie", happened(late="14m"), SessionDetails(minutes=45, lasted=30)).judged.session
    assert (session.held, session.duration_minutes, session.actual_minutes) == (True, 45, 30)
    assert session.limit_seconds == 900


def test_one_that_is_made_ends_now_with_its_real_length(workspace: Workspace) -> None:
    """It began as long ago as it lasted; where it starts this minute, nothing can have lasted."""
    made = log(workspace, "amelie", happened(), SessionDetails(lasted=50), new=True).judged.session
    assert (made.scheduled_at, made.duration_minutes, made.actual_minutes) == (at("14:10"), 45, 50)
    with pytest.raises(UsageError) as caught:
        log(workspace, "amelie", happened(), SessionDetails(lasted=1), at=at("15:00"), new=True)
    assert caught.value.hint == "Leave --lasted out."


def test_a_new_session_is_no_second_one(workspace: Workspace) -> None:
    """At the start of one that is planned, or documented, even a new one is refused."""
    planned(workspace, "10:00")
    with pytest.raises(RefusedError, match="has a session on Tue 24 Nov 2026 10:00 CET already"):
        log(workspace, "amelie", happened(), NOTHING, at=at("10:00"), new=True)
    log(workspace, "amelie", happened(), NOTHING, at=at("10:00"))
    with pytest.raises(RefusedError, match="documented already"):
        log(workspace, "amelie", happened(), NOTHING, at=at("10:00"), new=True)
    with pytest.raises(NotFoundError, match="no scheduled session to call off"):
        log(workspace, "amelie", happened(cancelled_by=CancelledBy.MENTOR), NOTHING, new=True)
