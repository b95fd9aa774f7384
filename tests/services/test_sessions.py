"""Planning, finding, correcting and calling off sessions. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from datetime import date

import pytest

from helpers import Mentor
from mentorcli.errors import ClashError, NotFoundError, RefusedError, UsageError
from mentorcli.models.session import CancelledBy, SessionDetails, SessionKind, SessionStatus
from mentorcli.models.session_filter import SessionFilter
from mentorcli.models.student import Funding
from mentorcli.services import session_cancel, session_edit, sessions
from mentorcli.services.new_session import new_session
from mentorcli.services.session_log import log
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh
from services.kit import at, happened, notes, saved

NOTHING = SessionDetails()


@pytest.fixture(autouse=True)
def _two(mentor: Mentor) -> None:
    """Add two students."""
    assert mentor("student", "add", "Amélie Durand", "--slug", "amelie", "--funding", "funded").code == 0
    assert mentor("student", "add", "Zoé Okoro", "--slug", "zoe", "--funding", "self-paid").code == 0


def planned(workspace: Workspace, student: str, *starts: str) -> list[str]:
    """Plan sessions and return their ids."""
    return [sessions.schedule(workspace, student, [at(start)], NOTHING).sessions[0].id for start in starts]


def test_a_new_session_is_the_usual_one(mentor: Mentor, fresh: Fresh) -> None:
    """The student's funding and project in progress, each with its say; nothing is saved."""
    mentor("project", "add", "zoe", "Build a dashboard", "--level", "2")
    mentor("project", "start", "zoe", "dashboard")
    workspace = fresh()
    made = new_session(workspace, workspace.store.student("zoe"), at("14:00"))
    assert (made.kind, made.duration_minutes, made.funding) == (SessionKind.DISCOVERY, 30, Funding.SELF_PAID)
    assert (made.project, made.level, made.status) == ("Build a dashboard", 2, SessionStatus.SCHEDULED)
    assert saved(workspace, "zoe") == {}


def test_a_session_is_planned(mentor: Mentor, workspace: Workspace) -> None:
    """With what was given; a start that is past is said so."""
    mentor("project", "add", "amelie", "Build a dashboard")
    details = SessionDetails(kind=SessionKind.PRESENTATION, minutes=40, project="dashboard")
    done = sessions.schedule(workspace, "amelie", [at("2026-12-01 14:00")], details)
    (session,) = done.sessions
    assert (session.kind, session.duration_minutes, session.project) == (
        SessionKind.PRESENTATION,
        40,
        "Build a dashboard",
    )
    assert (done.student.name, done.past, done.series, done.overlaps) == ("Amélie Durand", False, False, ())
    assert saved(workspace, "amelie") == {session.id: session}
    assert sessions.schedule(workspace, "amelie", [at("15:00")], NOTHING).past


def test_a_series_is_one_discovery_and_then_mentoring(workspace: Workspace) -> None:
    """The same time on the clock each week; read back by whoever knows the zone."""
    starts = sessions.weekly_starts(workspace, at("2027-03-22 14:00"), at, times=3)
    assert starts == [at("2027-03-22 14:00"), at("2027-03-29 14:00"), at("2027-04-05 14:00")]
    done = sessions.schedule(workspace, "amelie", starts, NOTHING, series=True)
    assert [session.kind for session in done.sessions] == [
        SessionKind.DISCOVERY, SessionKind.MENTORING, SessionKind.MENTORING,
    ]  # fmt: skip
    assert done.series
    assert {session.series for session in done.sessions} == {done.sessions[0].series}
    assert done.sessions[0].series is not None
    assert len(saved(workspace, "amelie")) == 3


def test_a_series_until_a_day(workspace: Workspace) -> None:
    """The last day is included; the first session is always there."""
    start = at("2026-12-01 14:00")
    assert len(sessions.weekly_starts(workspace, start, at, until=date(2026, 12, 15))) == 3
    assert len(sessions.weekly_starts(workspace, start, at, until=date(2026, 12, 14))) == 2
    assert len(sessions.weekly_starts(workspace, start, at)) == 1


def test_one_student_has_one_session_at_a_time(workspace: Workspace) -> None:
    """A second one at the same start is refused, in a series or by moving; after a cancellation it is planned anew."""
    first, second = planned(workspace, "amelie", "2026-12-08 14:00", "2026-12-09 14:00")
    planned(workspace, "zoe", "2026-12-08 14:00")
    for starts in ([at("2026-12-08 14:00")], [at("2026-12-01 14:00"), at("2026-12-08 14:00")]):
        with pytest.raises(RefusedError, match="has a session on Tue 8 Dec 2026 14:00 CET already: planned"):
            sessions.schedule(workspace, "amelie", starts, NOTHING)
    with pytest.raises(RefusedError, match="already") as caught:
        session_edit.edit(workspace, second, NOTHING, start=at("2026-12-08 14:00"))
    assert f"mentor session show {first}" in str(caught.value.hint)
    session_edit.edit(workspace, first, NOTHING, start=at("2026-12-08 14:00"))
    session_cancel.cancel(workspace, first, happened(cancelled_by=CancelledBy.MENTOR))
    assert planned(workspace, "amelie", "2026-12-08 14:00")
    records = workspace.store.student("amelie")
    sessions.check_start(workspace, records, at("2026-12-08 15:00"))
    with pytest.raises(RefusedError):
        sessions.check_start(workspace, records, at("2026-12-08 14:00"))


def test_deleting_without_a_question_needs_an_id(workspace: Workspace) -> None:
    """A student's name is enough where the question names the session."""
    (known,) = planned(workspace, "amelie", "14:00")
    assert sessions.find_to_delete(workspace, "amelie", asked=True).session.id == known
    assert sessions.find_to_delete(workspace, known[:5], asked=False).session.id == known
    with pytest.raises(UsageError, match="not named by its id") as caught:
        sessions.find_to_delete(workspace, "amelie", asked=False)
    assert f"mentor session delete {known} --yes" in str(caught.value.hint)


def test_a_series_with_seconds_keeps_them(workspace: Workspace) -> None:
    """Where the start has seconds the later ones have them too."""
    read: list[str] = []

    def noted(text: str) -> object:
        read.append(text)
        return at(text)

    sessions.weekly_starts(workspace, at("2026-12-01 14:00:05"), noted, times=2)  # type: ignore[arg-type]
    sessions.weekly_starts(workspace, at("2026-12-01 14:00"), noted, times=2)  # type: ignore[arg-type]
    assert read == ["2026-12-08 14:00:05", "2026-12-08 14:00"]


def test_overlaps_are_anybodys(workspace: Workspace) -> None:
    """Sessions that share time, whoever's; never one with itself."""
    (one,) = planned(workspace, "zoe", "2026-12-01 14:30")
    done = sessions.schedule(workspace, "amelie", [at("2026-12-01 14:00")], NOTHING)
    assert [session.id for session in done.overlaps] == [one]
    assert [session.student for session in sessions.overlaps(workspace, done.sessions)] == ["zoe"]


def test_finding_is_newest_first(workspace: Workspace) -> None:
    """Of one student or of all, by what is asked for."""
    log(workspace, "amelie", happened(), NOTHING, at=at("2026-11-20 10:00"))
    log(workspace, "zoe", happened(absent=True), NOTHING, at=at("2026-11-21 10:00"))
    assert [session.student for session in sessions.find(workspace, SessionFilter())] == ["zoe", "amelie"]
    assert [session.student for session in sessions.find(workspace, SessionFilter(), students=["zoe"])] == ["zoe"]
    missing = sessions.find(workspace, SessionFilter(missing_recording=True))
    assert [session.student for session in missing] == ["amelie"]
    assert sessions.first_session_id(workspace) == missing[0].id


def test_a_session_is_shown_with_what_it_needs(workspace: Workspace) -> None:
    """The student, the session, and the mentor's very first one; before a change the first two are enough."""
    (known,) = planned(workspace, "amelie", "2026-12-01 14:00")
    shown = sessions.show(workspace, "amelie")
    assert (shown.student.id, shown.session.id, shown.first_id) == ("amelie", known, known)
    assert sessions.find_one(workspace, known)[:2] == (shown.student, shown.session)
    with pytest.raises(NotFoundError):
        sessions.show(workspace, "zoe")
    with pytest.raises(NotFoundError, match="No session or student"):
        sessions.show(workspace, "nobody")


def test_notes_are_replaced(workspace: Workspace) -> None:
    """As they come from the editor; nothing left is no notes."""
    planned(workspace, "amelie", "2026-12-01 14:00")
    found = sessions.find_one(workspace, "amelie")
    text = sessions.notes_text(found.session)
    assert sessions.save_notes(workspace, found, text, "Bring the data\nAnd a pen\n").session.notes is not None
    one = sessions.save_notes(workspace, found, "Bring the data\nAnd a pen\n", "First\nBring the data\nAnd a pen\n")
    assert one.session.notes == "First\nBring the data\nAnd a pen"
    both = sessions.save_notes(workspace, found, "Bring the data\nAnd a pen\n", "Bring the data\nAnd two pens\n")
    assert both.session.notes == "First\nBring the data\nAnd two pens"
    clash = "^the notes: changed meanwhile to And two pens; your text: And three pens$"
    with pytest.raises(ClashError, match=clash) as caught:
        sessions.save_notes(workspace, found, "Bring the data\nAnd a pen\n", "Bring the data\nAnd three pens\n")
    assert caught.value.before == "First\nBring the data\nAnd two pens\n"
    assert caught.value.text == "First\nBring the data\n# meanwhile: And two pens\nAnd three pens\n"
    assert sessions.save_notes(workspace, found, sessions.notes_text(both.session), "").session.notes is None


def test_a_recording_belongs_to_the_latest_session_held(workspace: Workspace) -> None:
    """Not to the one that is planned next; one that was missed has none."""
    held = log(workspace, "amelie", happened(), NOTHING, at=at("13:00")).judged.session.id
    planned(workspace, "amelie", "2026-12-01 14:00")
    done = sessions.record(workspace, "amelie", "https://example.org/1")
    assert (done.session.id, done.session.recording) == (held, "https://example.org/1")
    assert saved(workspace, "amelie")[held] == done.session
    missed = log(workspace, "amelie", happened(absent=True), NOTHING, at=at("14:30"), new=True).judged.session
    with pytest.raises(RefusedError, match="did not take place: no-show") as caught:
        sessions.record(workspace, "amelie", "https://example.org/2")
    assert caught.value.hint == f"The latest one held: mentor session record {held} URL"
    only = log(workspace, "zoe", happened(absent=True), NOTHING, at=at("14:00")).judged.session
    with pytest.raises(RefusedError) as caught:
        sessions.record(workspace, only.id, "https://example.org/2")
    assert caught.value.hint == f"See it: mentor session show {only.id}"
    assert missed.id != held


def test_deleting_takes_the_note_along(workspace: Workspace) -> None:
    """Session and note go as one; what somebody else deleted meanwhile is said."""
    log(workspace, "amelie", happened(absent=True), NOTHING)
    found = sessions.find_one(workspace, "amelie")
    assert len(notes(workspace, "amelie")) == 1
    sessions.delete(workspace, found)
    assert (saved(workspace, "amelie"), notes(workspace, "amelie")) == ({}, [])
    with pytest.raises(NotFoundError, match="any more"):
        sessions.delete(workspace, found)
    with pytest.raises(NotFoundError, match="any more"):
        sessions.save_notes(workspace, found, "\n", "Too late")
