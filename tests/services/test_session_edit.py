"""Correcting sessions. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers import Mentor
from mentorcli.errors import RefusedError, UsageError, WhoQuestionError
from mentorcli.models.session import CancelledBy, Fact, Reason, SessionDetails, SessionKind
from mentorcli.models.student import Funding, FundingPeriod
from mentorcli.services import noshows, session_cancel, session_edit, sessions
from mentorcli.services.session_facts import sessions_that_follow
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


@pytest.fixture
def help_centre(mentor: Mentor) -> None:
    """Judge by the policy under which the planned length counts."""
    assert mentor("policy", "use", "openclassrooms-help-centre").code == 0


def documented(workspace: Workspace, start: str = "14:00", **evidence: object) -> str:
    """Log a session of Amélie's, and return its id."""
    details = SessionDetails(lasted=40) if "late" in evidence else NOTHING
    return log(workspace, "amelie", happened(**evidence), details, at=at(start)).judged.session.id


def planned(workspace: Workspace, student: str, *starts: str) -> list[str]:
    """Plan sessions and return their ids."""
    return [sessions.schedule(workspace, student, [at(start)], NOTHING).sessions[0].id for start in starts]


def test_editing_what_goes_with_a_session_judges_nothing(workspace: Workspace) -> None:
    """Only what is given changes."""
    (known,) = planned(workspace, "amelie", "2026-12-01 14:00")
    before = saved(workspace, "amelie")[known]
    done = session_edit.edit(workspace, known, SessionDetails(notes="Bring the data", level=3))
    assert done.session == replace(before, notes="Bring the data", level=3, named=(Fact.LEVEL,))
    assert (done.judged, done.overlaps) == (None, ())
    assert saved(workspace, "amelie")[known] == done.session


def test_moving_looks_for_overlaps(workspace: Workspace) -> None:
    """A new start brings the funding of its day; one that took place cannot move into the future."""
    planned(workspace, "zoe", "2026-12-02 10:00")
    (known,) = planned(workspace, "amelie", "2026-12-01 14:00")
    done = session_edit.edit(workspace, known, NOTHING, start=at("2026-12-02 10:10"))
    assert (done.session.scheduled_at, done.session.funding) == (at("2026-12-02 10:10"), Funding.FUNDED)
    assert [session.student for session in done.overlaps] == ["zoe"]
    held = log(workspace, "amelie", happened(), NOTHING).judged.session.id
    with pytest.raises(RefusedError, match="cannot start in the future"):
        session_edit.edit(workspace, held, NOTHING, start=at("2026-12-03 10:00"))


def test_evidence_judges_again_by_the_sessions_own_policy(mentor: Mentor, workspace: Workspace, fresh: Fresh) -> None:
    """After a change of policy an old session keeps its own; a planned one that has begun takes the new one."""
    old = log(workspace, "zoe", happened(), NOTHING, at=at("14:00")).judged.session.id
    (new,) = planned(workspace, "zoe", "2026-11-23 14:00")
    assert mentor("policy", "use", "openclassrooms-help-centre").code == 0
    workspace = fresh()
    kept = session_edit.edit(workspace, old, NOTHING, evidence=happened(late="12m"))
    assert kept.judged is not None
    assert (kept.judged.verdict.policy, kept.session.held) == ("openclassrooms-2021", True)
    judged = session_edit.edit(workspace, new, NOTHING, evidence=happened(late="12m"))
    assert judged.judged is not None
    assert (judged.judged.verdict.policy, judged.session.reason) == ("openclassrooms-help-centre", Reason.LATE)


def test_a_day_that_an_earlier_correction_moved_is_judged_by_its_own_policy(mentor: Mentor, fresh: Fresh) -> None:
    """In two steps as in one: a move judges nothing, and back on its day the record's policy holds again."""
    assert mentor("policy", "use", "openclassrooms-help-centre", "--from", "2026-11-10").code == 0
    known = log(fresh(), "zoe", happened(late="9m"), NOTHING, at=at("2026-11-11 10:00")).judged.session.id
    session_edit.edit(fresh(), known, start=at("2026-11-09 11:00"))
    workspace = fresh()
    late = session_edit.edit(workspace, known, evidence=happened(late="12m"))
    assert (late.session.policy, late.session.held, late.unsure) == ("openclassrooms-2021", True, False)
    session_edit.edit(fresh(), known, start=at("2026-11-11 10:00"))
    moved = session_edit.edit(fresh(), known, SessionDetails(minutes=45))
    assert (moved.session.policy, moved.session.held) == ("openclassrooms-help-centre", True)
    session_edit.edit(fresh(), known, start=at("2026-11-08 10:00"))
    session_edit.edit(fresh(), known, start=at("2026-11-11 15:00"))
    again = session_edit.edit(fresh(), known, evidence=happened(late="16m"))
    assert (again.session.policy, again.session.limit_seconds) == ("openclassrooms-help-centre", 900)


def test_what_has_not_begun_cannot_be_judged(workspace: Workspace) -> None:
    """Unless it was called off."""
    (known,) = planned(workspace, "amelie", "2026-12-01 14:00")
    with pytest.raises(UsageError, match="has not begun yet"):
        session_edit.edit(workspace, known, NOTHING, evidence=happened(absent=True))
    done = session_edit.edit(workspace, known, NOTHING, evidence=happened(cancelled_at="14:00"))
    assert done.session.reason is Reason.CANCELLED_IN_TIME


@pytest.mark.usefixtures("help_centre")
def test_a_planned_length_is_judged_by_the_policy_of_the_record(mentor: Mentor, fresh: Fresh) -> None:
    """Fourteen minutes of 45 are within a third, of 30 they are not; whatever is in use by now."""
    known = documented(fresh(), late="14m")
    assert mentor("config", "set", "policy.late_minutes", "20").code == 0
    workspace = fresh()
    done = session_edit.edit(workspace, known, SessionDetails(minutes=30))
    assert (done.session.reason, done.session.limit_seconds, done.session.actual_minutes) == (Reason.LATE, 600, 40)
    assert done.before is not None
    assert done.before.held
    assert len(notes(workspace, "amelie")) == 1
    assert mentor("policy", "use", "openclassrooms-2021").code == 0
    workspace = fresh()
    assert session_edit.edit(workspace, known, SessionDetails(minutes=45)).session.held
    assert notes(workspace, "amelie") == []
    done = session_edit.edit(workspace, known, evidence=happened(late="16m"))
    assert (done.session.policy, done.session.limit_seconds) == ("openclassrooms-help-centre", 900)
    done = session_edit.edit(workspace, known, rejudge=True)
    assert (done.session.policy, done.session.limit_seconds) == ("openclassrooms-2021", 1200)
    assert done.session.held


@pytest.mark.usefixtures("help_centre")
def test_who_pays_can_change_the_limit(workspace: Workspace) -> None:
    """The usual length follows, and is judged; the funding that was named stays when the profile is corrected."""
    known = documented(workspace, late="12m")
    done = session_edit.edit(workspace, known, SessionDetails(funding=Funding.SELF_PAID))
    assert (done.session.duration_minutes, done.session.limit_seconds) == (30, 600)
    assert (done.session.reason, done.session.named) == (Reason.LATE, (Fact.FUNDING,))
    same = documented(workspace, "2026-11-23 14:00")
    named = session_edit.edit(workspace, same, SessionDetails(funding=Funding.FUNDED)).session
    assert (named.named, named.funding) == ((Fact.FUNDING,), Funding.FUNDED)
    records = workspace.store.student("amelie")
    student = replace(records.student, funding=(FundingPeriod(Funding.APPRENTICESHIP),))
    assert sessions_that_follow(records, workspace.zone, student=student) == []


def test_a_moved_no_show_takes_its_note_along(workspace: Workspace) -> None:
    """The date in it and the date of it; the verdict stays, the figures too, with the start they were counted from."""
    known = documented(workspace, "2026-11-20 14:00", cancelled_at="2026-11-20 11:00", cancelled_by=CancelledBy.STUDENT)
    before = saved(workspace, "amelie")[known]
    done = session_edit.edit(workspace, known, start=at("2026-11-18 09:00"))
    assert done.judged is None
    assert done.session == replace(before, scheduled_at=at("2026-11-18 09:00"))
    workspace.store.reread()
    (note,) = workspace.store.student("amelie").notes
    assert (
        "of Wed 18 Nov 2026 09:00 CET, cancelled 3 h before the start (limit 24 h), counted from the start" in note.text
    )
    assert "noted then: Fri 20 Nov 2026 14:00 CET. Presence" in note.text
    assert note.at == at("2026-11-18 09:00")
    session_edit.edit(workspace, known, SessionDetails(notes="Called"))
    assert [one.id for one in workspace.store.student("amelie").notes] == [note.id]
    session_edit.edit(workspace, known, SessionDetails(kind=SessionKind.PRESENTATION))
    assert "presentation of Wed 18 Nov 2026 09:00 CET, cancelled 3 h before the start" in notes(workspace, "amelie")[0]
    with pytest.raises(RefusedError, match="cannot start in the future"):
        session_edit.edit(workspace, known, start=at("2026-12-24 10:00"))


def test_the_figures_of_a_moved_note_keep_the_start_they_were_counted_from(workspace: Workspace, fresh: Fresh) -> None:
    """Whatever the session is moved to next; back where it was, the note reads as it did. An absence has no figures."""
    workspace.choose_lang("fr")
    known = documented(workspace, "2026-11-20 14:00", late="20m")
    first = notes(workspace, "amelie")[0]
    session_edit.edit(workspace, known, start=at("2026-11-20 15:00"))
    session_edit.edit(fresh(), known, start=at("2026-11-19 10:00"))
    workspace.store.reread()
    assert (
        notes(workspace, "amelie")[0]
        .replace("\u00a0", " ")
        .endswith(
            "du jeu. 19 nov. 2026 10:00 CET, 20 min de retard (limite 15 min), "
            "par rapport au début noté alors : ven. 20 nov. 2026 14:00 CET. Présence non confirmée."
        )
    )
    session_edit.edit(fresh(), known, start=at("2026-11-20 14:00"))
    workspace.store.reread()
    assert notes(workspace, "amelie")[0] == first


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        (1, "of Wed 18 Nov 2026 13:00 GMT, came 20 min late (limit 15 min), counted from the start noted then: "
            "Fri 20 Nov 2026 13:00 GMT. Presence"),
        (2, "of Wed 18 Nov 2026 13:00 GMT, too late to be present. Presence"),
    ],
)  # fmt: skip
def test_a_note_written_anew_has_no_figures_of_another_start(
    mentor: Mentor, workspace: Workspace, fresh: Fresh, moves: int, said: str
) -> None:
    """In another zone the note is written anew; what was counted from an earlier start still is left out."""
    known = documented(workspace, "2026-11-20 14:00", late="20m")
    if moves > 1:
        session_edit.edit(fresh(), known, start=at("2026-11-19 14:00"))
    assert mentor("config", "set", "timezone", "Europe/London").code == 0
    session_edit.edit(fresh(), known, start=at("2026-11-18 14:00"))
    assert said in notes(fresh(), "amelie")[0]


def test_a_note_follows_whatever_it_was_written_in(mentor: Mentor, workspace: Workspace, fresh: Fresh) -> None:
    """In its own language; where another zone was in use it is written anew, for an imported no-show too."""
    workspace.choose_lang("fr")
    known = documented(workspace, "2026-11-20 14:00", absent=True)
    workspace = fresh()
    session_edit.edit(workspace, known, start=at("2026-11-19 14:00"))
    assert "du jeu. 19 nov. 2026 14:00 CET, absence" in notes(workspace, "amelie")[0]
    assert mentor("config", "set", "timezone", "Europe/London").code == 0
    workspace = fresh()
    session_edit.edit(workspace, known, start=at("2026-11-18 14:00"))
    assert "of Wed 18 Nov 2026 13:00 GMT, absent" in notes(workspace, "amelie")[0]
    with workspace.transaction() as writer:
        records = workspace.store.student("amelie")
        writer.append(records, replace(records.sessions[known], policy=None), cmd="store import", at=workspace.now)
    assert mentor("config", "set", "timezone", "Europe/Paris").code == 0
    workspace = fresh()
    session_edit.edit(workspace, known, start=at("2026-11-17 14:00"))
    assert "of Tue 17 Nov 2026 14:00 CET, absent" in notes(workspace, "amelie")[0]


def test_another_day_is_judged_by_its_policy(mentor: Mentor, workspace: Workspace, fresh: Fresh) -> None:
    """Where something is to be judged with the move; the move alone judges nothing."""
    known = documented(workspace, late="12m")
    assert mentor("config", "set", "policy.late_minutes", "10").code == 0
    workspace = fresh()
    moved = session_edit.edit(workspace, known, start=at("2026-11-23 14:00"))
    assert (moved.session.held, moved.session.limit_seconds) == (True, 900)
    both = session_edit.edit(workspace, known, start=at("2026-11-20 14:00"), evidence=happened(late="12m"))
    assert (both.session.held, both.session.limit_seconds) == (False, 600)
    assert workspace.store.first_session_id() is None


def test_a_forced_no_show_stays_one(workspace: Workspace) -> None:
    """Until it is said to have been held, or the rule is asked."""
    known = documented(workspace, late="5m")
    for way in ({"rejudge": True}, {"evidence": happened()}):
        noshows.mark(workspace, "amelie", happened(late="5m"), session=known, because="Left at once")
        done = session_edit.edit(workspace, known, evidence=happened(late="6m"))
        assert (done.session.reason, done.session.because) == (Reason.LATE, "Left at once")
        assert notes(workspace, "amelie")[0].endswith("Left at once")
        done = session_edit.edit(workspace, known, **way)
        assert (done.session.held, done.session.because) == (True, None)
        assert notes(workspace, "amelie") == []


def test_what_was_called_off_does_not_take_place_over_another(workspace: Workspace) -> None:
    """Another session has its start since: the correction is refused, with that one."""
    known = sessions.schedule(workspace, "amelie", [at("10:00")], NOTHING).sessions[0].id
    off = happened(cancelled_at="2026-11-20 10:00", cancelled_by=CancelledBy.MENTOR)
    session_edit.edit(workspace, known, evidence=off)
    sessions.schedule(workspace, "amelie", [at("10:00")], NOTHING)
    for evidence in (happened(), happened(late="20m"), happened(absent=True)):
        with pytest.raises(RefusedError, match="10:00 CET already: planned"):
            session_edit.edit(workspace, known, evidence=evidence)
    again = happened(cancelled_at="2026-11-21 10:00", cancelled_by=CancelledBy.MENTOR)
    assert session_edit.edit(workspace, known, evidence=again).session.cancelled_at == at("2026-11-21 10:00")


def test_no_real_length_ends_after_now(workspace: Workspace) -> None:
    """Neither one that is given, nor one that is recorded, with the start that is given; a past start may be right."""
    known = documented(workspace)
    for details, start in ((SessionDetails(lasted=61), None), (SessionDetails(lasted=31), at("14:30"))):
        with pytest.raises(UsageError, match="would end in the future"):
            session_edit.edit(workspace, known, details, start=start)
    session_edit.edit(workspace, known, SessionDetails(lasted=60))
    with pytest.raises(UsageError, match="lasted 60 min would end in the future") as caught:
        session_edit.edit(workspace, known, start=at("14:30"))
    assert caught.value.hint == "Until now it is --lasted 30m."
    done = session_edit.edit(workspace, known, SessionDetails(lasted=61), start=at("13:59"))
    assert done.session.actual_minutes == 61
    assert session_edit.edit(workspace, known, SessionDetails(notes="x")).session.notes == "x"


def test_who_called_it_off_and_when_is_known_already(workspace: Workspace) -> None:
    """One of them can be corrected alone; where nothing is known both are asked for."""
    known = documented(workspace)
    with pytest.raises(WhoQuestionError):
        session_edit.edit(workspace, known, evidence=happened(cancelled_at="2026-11-24 10:00"))
    with pytest.raises(UsageError, match="called off"):
        session_edit.edit(workspace, known, evidence=happened(cancelled_by=CancelledBy.MENTOR))
    typed = happened(cancelled_at="2026-11-24 10:00", cancelled_by=CancelledBy.MENTOR)
    assert session_edit.edit(workspace, known, evidence=typed).session.reason is Reason.CANCELLED_BY_MENTOR
    later = session_edit.edit(workspace, known, evidence=happened(cancelled_at="2026-11-24 11:00")).session
    assert (later.reason, later.cancelled_at) == (Reason.CANCELLED_BY_MENTOR, at("11:00"))
    student = session_edit.edit(workspace, known, evidence=happened(cancelled_by=CancelledBy.STUDENT)).session
    assert (student.reason, student.cancelled_at) == (Reason.LATE_CANCELLATION, at("11:00"))
    again = session_edit.edit(workspace, known, evidence=happened(cancelled_at="2026-11-22 11:00")).session
    assert again.reason is Reason.CANCELLED_IN_TIME


def test_what_was_called_off_is_planned_again_only_when_asked(workspace: Workspace) -> None:
    """With another start or the same, with the facts of its day, and never over another session."""
    (known,) = planned(workspace, "amelie", "2026-12-01 14:00")
    before = saved(workspace, "amelie")[known]
    session_cancel.cancel(workspace, known, happened(cancelled_by=CancelledBy.MENTOR))
    with pytest.raises(RefusedError, match="called off"):
        session_edit.edit(workspace, known, start=at("2026-12-02 14:00"))
    done = session_edit.edit(workspace, known, start=at("2026-12-02 14:00"), reopen=True)
    assert done.session == replace(before, scheduled_at=at("2026-12-02 14:00"))
    session_cancel.cancel(workspace, known, happened(cancelled_by=CancelledBy.MENTOR))
    planned(workspace, "amelie", "2026-12-02 14:00")
    with pytest.raises(RefusedError, match="already"):
        session_edit.edit(workspace, known, reopen=True)


def test_only_what_is_recorded_is_judged_again(workspace: Workspace) -> None:
    """Not what has not begun, nor an open session; the real length is of one that took place."""
    (ahead, waiting) = planned(workspace, "amelie", "2026-12-01 14:00", "14:00")
    with pytest.raises(UsageError, match="has not begun"):
        session_edit.edit(workspace, ahead, rejudge=True)
    with pytest.raises(UsageError, match="is not noted") as caught:
        session_edit.edit(workspace, waiting, rejudge=True)
    assert f"mentor session edit {waiting} --held" in str(caught.value.hint)
    with pytest.raises(UsageError, match="took place"):
        session_edit.edit(workspace, waiting, SessionDetails(lasted=30))
    done = session_edit.edit(workspace, waiting, SessionDetails(lasted=30), evidence=happened())
    assert (done.session.held, done.session.actual_minutes) == (True, 30)
    assert done.session.duration_minutes == 45
    assert session_edit.edit(workspace, waiting, evidence=happened(absent=True)).session.actual_minutes is None


def test_a_policy_that_is_not_known_is_not_asked(workspace: Workspace) -> None:
    """An imported session can name any; that of its day is asked for."""
    known = documented(workspace, late="5m")
    with workspace.transaction() as writer:
        records = workspace.store.student("amelie")
        writer.append(records, replace(records.sessions[known], policy="ours"), cmd="store import", at=workspace.now)
    with pytest.raises(UsageError, match="not known here: ours") as caught:
        session_edit.edit(workspace, known, evidence=happened(late="6m"))
    assert f"mentor session edit {known} --rejudge" in str(caught.value.hint)
    done = session_edit.edit(workspace, known, evidence=happened(late="6m"), rejudge=True)
    assert (done.session.policy, done.session.late_seconds) == ("openclassrooms-2021", 360)


def test_what_is_given_is_put_into_a_session(workspace: Workspace) -> None:
    """What is as it was is no change, but for what is newly named."""
    (known,) = planned(workspace, "amelie", "2026-12-24 10:00")
    records = workspace.store.student("amelie")
    session = records.sessions[known]
    assert session_edit.with_details(session, SessionDetails(minutes=45), records) is session
    assert session_edit.with_details(session, SessionDetails(level=2), records).named == (Fact.LEVEL,)
