"""No-shows: found, marked, taken back. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError, RefusedError, SessionQuestionError, UsageError
from mentorcli.models.session import CancelledBy, Reason, SessionDetails, SessionStatus
from mentorcli.services import noshows
from mentorcli.services.session_cancel import cancel
from mentorcli.services.session_log import log
from mentorcli.services.sessions import schedule
from mentorcli.services.workspace import Workspace
from mentorcli.text import in_language
from services.conftest import Fresh
from services.kit import at, happened, notes, saved

NOTHING = SessionDetails()
ABSENT = happened(absent=True)
OFF = happened(cancelled_at="14:00", cancelled_by=CancelledBy.STUDENT)
MENTOR_OFF = happened(cancelled_at="09:00", cancelled_by=CancelledBy.MENTOR)


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a student."""
    assert mentor("student", "add", "Amélie Durand", "--slug", "amelie").code == 0


def planned(workspace: Workspace, start: str, student: str = "amelie") -> str:
    """Plan a session and return its id."""
    return schedule(workspace, student, [at(start)], NOTHING).sessions[0].id


def test_the_latest_session_is_marked(workspace: Workspace) -> None:
    """The session, its note and the attendance."""
    known = planned(workspace, "14:00")
    done = noshows.mark(workspace, "amelie", ABSENT)
    assert (done.judged.session.id, done.judged.session.reason, done.made) == (known, Reason.ABSENT, False)
    assert done.judged.attendance is not None
    assert len(notes(workspace, "amelie")) == 1
    assert noshows.find(workspace) == [saved(workspace, "amelie")[known]]
    assert noshows.find(workspace, student="amelie")[0].id == known


def test_a_session_that_has_not_begun_is_marked_only_where_it_was_called_off(workspace: Workspace) -> None:
    """Not even by force: nobody can have missed it."""
    known = planned(workspace, "18:00")
    with pytest.raises(NotFoundError, match="no session to mark"):
        noshows.mark(workspace, "amelie", ABSENT)
    for named in ({"session": known}, {"at": at("18:00")}, {"session": known, "because": "Told me so"}):
        with pytest.raises(UsageError, match="starts in the future"):
            noshows.mark(workspace, "amelie", ABSENT, **named)
    done = noshows.mark(workspace, "amelie", OFF).judged.session
    assert (done.id, done.reason) == (known, Reason.LATE_CANCELLATION)


def test_what_is_documented_otherwise_is_refused(workspace: Workspace) -> None:
    """Held, called off by the mentor, or in time: with the figures; force and a reason override."""
    log(workspace, "amelie", happened(late="5m"), NOTHING, at=at("09:00"))
    log(workspace, "amelie", MENTOR_OFF, NOTHING, at=at("10:00"))
    log(workspace, "amelie", happened(cancelled_at="2026-11-20 10:00"), NOTHING, at=at("11:00"))
    for start, why in (("09:00", "came 5 min late"), ("10:00", "the mentor cancelled"), ("11:00", "4 days 1 h before")):
        with pytest.raises(RefusedError, match=why) as caught:
            noshows.mark(workspace, "amelie", ABSENT, at=at(start))
        assert "--force --because" in str(caught.value.hint)
    done = noshows.mark(workspace, "amelie", ABSENT, at=at("09:00"), because="Left at once")
    assert (done.before is not None and done.before.late_seconds, done.judged.session.because) == (300, "Left at once")


def test_an_imported_session_has_no_figures(workspace: Workspace) -> None:
    """Without a policy the refusal says only what it is documented as."""
    held = log(workspace, "amelie", happened(), NOTHING, at=at("09:00")).judged.session
    with workspace.transaction() as writer:
        records = workspace.store.student("amelie")
        writer.append(records, replace(held, policy=None), cmd="store import", at=workspace.now)
    with pytest.raises(RefusedError, match=r"documented already: held$"):
        noshows.mark(workspace, "amelie", ABSENT, at=at("09:00"))


def test_what_was_just_documented_is_amended(
    workspace: Workspace, fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A no-show of the last 24 hours, by when it was told; never one of last summer."""
    missed = log(workspace, "amelie", ABSENT, NOTHING, at=at("09:00")).judged.session
    done = noshows.mark(workspace, "amelie", happened(late="20m"))
    assert (done.before, done.judged.session.id, done.judged.session.reason) == (missed, missed.id, Reason.LATE)
    held = log(workspace, "amelie", happened(), NOTHING, at=at("11:00")).judged.session
    with pytest.raises(SessionQuestionError) as caught:
        noshows.mark(workspace, "amelie", ABSENT)
    assert [line.split("  ")[0] for line in caught.value.details] == [f"--session {missed.id}", f"--session {held.id}"]
    monkeypatch.setenv("MENTOR_NOW", "2026-11-25T15:00:00+01:00")
    with pytest.raises(SessionQuestionError):
        noshows.mark(fresh(), "amelie", ABSENT)
    monkeypatch.setenv("MENTOR_NOW", "2026-11-25T15:00:01+01:00")
    with pytest.raises(NotFoundError, match="no session to mark"):
        noshows.mark(fresh(), "amelie", ABSENT)


def test_what_was_called_off_is_no_no_show_beside_another(workspace: Workspace) -> None:
    """Forced or not, a session called off is not marked where another one has its start since."""
    known = schedule(workspace, "amelie", [at("10:00")], SessionDetails()).sessions[0].id
    cancel(workspace, known, happened(cancelled_at="2026-11-20 10:00", called_off=True))
    schedule(workspace, "amelie", [at("10:00")], SessionDetails())
    with pytest.raises(RefusedError, match="10:00 CET already: planned"):
        noshows.mark(workspace, "amelie", happened(absent=True), session=known, because="Nobody came")


@pytest.mark.parametrize(
    ("now", "marked"),
    [("2026-11-25T15:00:00+01:00", True), ("2026-11-25T15:00:01+01:00", False), ("2026-12-03T15:00:00+01:00", False)],
)
def test_what_was_documented_a_day_ago_can_be_marked(
    workspace: Workspace, fresh: Fresh, monkeypatch: pytest.MonkeyPatch, now: str, marked: bool
) -> None:
    """Up to 24 hours, that moment included; later it is named with the option that takes it."""
    known = planned(workspace, "14:00")
    noshows.mark(workspace, "amelie", ABSENT)
    monkeypatch.setenv("MENTOR_NOW", now)
    if marked:
        assert noshows.mark(fresh(), "amelie", happened(late="20m")).judged.session.reason is Reason.LATE
        return
    with pytest.raises(NotFoundError, match="has no session to mark") as caught:
        noshows.mark(fresh(), "amelie", happened(late="20m"))
    assert caught.value.details[0].startswith(f"--session {known}  Tue 24 Nov 2026 14:00 CET")
    assert noshows.mark(fresh(), "amelie", happened(late="20m"), session=known).judged.session.reason is Reason.LATE


def test_an_open_session_of_long_ago_is_named(
    workspace: Workspace, fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Older than the seven days for which it is asked after."""
    known = planned(workspace, "14:00")
    monkeypatch.setenv("MENTOR_NOW", "2026-12-01T14:00:00+01:00")
    with pytest.raises(SessionQuestionError, match="14:00 CET meant"):
        noshows.mark(fresh(), "amelie", ABSENT)
    monkeypatch.setenv("MENTOR_NOW", "2026-12-01T14:00:01+01:00")
    with pytest.raises(NotFoundError) as caught:
        noshows.mark(fresh(), "amelie", ABSENT)
    assert caught.value.details == (f"--session {known}  Tue 24 Nov 2026 14:00 CET, discovery session, planned",)


def test_it_may_be_too_early_to_mark(workspace: Workspace) -> None:
    """Within the limit of lateness the student may still come; who knows better gives a reason."""
    planned(workspace, "14:50")
    with pytest.raises(RefusedError, match="Too early"):
        noshows.mark(workspace, "amelie", ABSENT)
    assert noshows.mark(workspace, "amelie", ABSENT, because="Wrote that he will not come").judged.session.because


def test_there_must_be_a_session_to_mark(workspace: Workspace) -> None:
    """A moment makes one, unless it is still to come."""
    with pytest.raises(NotFoundError, match="no session to mark"):
        noshows.mark(workspace, "amelie", ABSENT)
    with pytest.raises(UsageError, match=r"starts in the future \(Tue 24 Nov 2026 18:00 CET\)"):
        noshows.mark(workspace, "amelie", ABSENT, at=at("18:00"))
    made = noshows.mark(workspace, "amelie", ABSENT, at=at("2026-11-18 09:00")).judged.session
    assert (made.scheduled_at, made.status) == (at("2026-11-18 09:00"), SessionStatus.NO_SHOW)
    off = noshows.mark(workspace, "amelie", OFF, at=at("18:00"), other=at("18:00"), new=True).judged.session
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
    other = planned(workspace, "12:00")
    with pytest.raises(RefusedError) as caught:
        noshows.mark(workspace, "amelie", happened(late="10m"), session=other)
    assert in_language(caught.value.message, "fr").startswith("Non marqué")


def test_a_reason_stays_while_it_is_against_the_rule(workspace: Workspace) -> None:
    """What is told anew without --force keeps it, or says that it goes; the note has the words in every case."""
    planned(workspace, "14:00")
    log(workspace, "amelie", happened(late="5m"), NOTHING)
    noshows.mark(workspace, "amelie", happened(late="6m"), because="Left at once")
    still = noshows.mark(workspace, "amelie", happened(late="9m"))
    assert (still.judged.session.because, still.went) == ("Left at once", None)
    assert (still.judged.session.late_seconds, still.judged.session.reason) == (540, Reason.LATE)
    assert [text.endswith("Left at once") for text in notes(workspace, "amelie")] == [True]
    other = noshows.mark(workspace, "amelie", happened(late="9m"), because="Fell asleep")
    assert (other.judged.session.because, other.went) == ("Fell asleep", None)
    by_rule = noshows.mark(workspace, "amelie", happened(late="20m"))
    assert (by_rule.judged.session.because, by_rule.went) == (None, "Fell asleep")
    assert [("20 min" in text, text.endswith("Fell asleep")) for text in notes(workspace, "amelie")] == [(True, True)]


def test_an_absence_that_was_forced_stays_as_it_is(workspace: Workspace) -> None:
    """The same told again keeps the reason; called off too late is another case, and one by the rule."""
    held = log(workspace, "amelie", happened(), NOTHING, at=at("12:00")).judged.session
    noshows.mark(workspace, "amelie", ABSENT, because="Another person came")
    again = noshows.mark(workspace, "amelie", ABSENT)
    assert (again.judged.session.because, again.went) == ("Another person came", None)
    off = noshows.mark(workspace, "amelie", OFF, session=held.id)
    assert (off.judged.session.reason, off.went) == (Reason.LATE_CANCELLATION, "Another person came")


def test_a_reason_is_saved_where_the_rule_agrees(workspace: Workspace) -> None:
    """Nothing that was written is dropped."""
    planned(workspace, "14:00")
    assert noshows.mark(workspace, "amelie", ABSENT, because="Never came").judged.session.because == "Never came"


def test_taking_back_brings_the_state_before(workspace: Workspace) -> None:
    """A session that was held is held again; one that began as a no-show is to be logged."""
    held = log(workspace, "amelie", happened(), NOTHING).judged.session
    noshows.mark(workspace, "amelie", ABSENT, session=held.id, because="Left at once")
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


def test_a_session_of_a_student_without_no_shows_is_none_to_take_back(workspace: Workspace) -> None:
    """Named by its id, it is told what it is, and that there is nothing to type instead."""
    known = log(workspace, "amelie", happened(), NOTHING).judged.session.id
    with pytest.raises(RefusedError, match="is no no-show: held") as caught:
        noshows.unmark(workspace, known)
    assert caught.value.hint == "Nothing to take back."


def test_only_a_no_show_is_taken_back(workspace: Workspace) -> None:
    """A student without one, and a session that is none, are different answers."""
    known = log(workspace, "amelie", happened(), NOTHING).judged.session.id
    with pytest.raises(NotFoundError, match="Amélie Durand has no no-show"):
        noshows.unmark(workspace, "amelie")
    missed = noshows.mark(workspace, "amelie", ABSENT, at=at("2026-11-18 09:00")).judged.session.id
    for typed in (known, "amelie"):
        with pytest.raises(RefusedError, match="is no no-show: held") as caught:
            noshows.unmark(workspace, typed)
        assert str(caught.value.hint).endswith(f"mentor noshow unmark {missed}")
