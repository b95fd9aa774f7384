"""The clock of a session. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import (
    AmbiguousError,
    NotFoundError,
    NotSavedError,
    RefusedError,
    SessionQuestionError,
    UsageError,
)
from mentorcli.models.results.session_clock import SessionClock
from mentorcli.models.session import Reason, SessionDetails, SessionStatus
from mentorcli.models.session_clock import Lateness, Resumed, Stage
from mentorcli.services import session_clock
from mentorcli.services.session_clock import (
    check_goal,
    discard,
    find,
    held,
    keep,
    left_of,
    log,
    next_date,
    others,
    reading,
    refreshed,
    slug_of,
    ticking,
    with_measured,
)
from mentorcli.services.session_clock_keys import press
from mentorcli.services.workspace import Workspace
from mentorcli.store import running
from services.conftest import Fresh
from services.kit import at, notes, saved

NOTHING = SessionDetails()


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a student with a session at 14:30."""
    assert mentor("student", "add", "Amélie Durand", "--slug", "amelie", "--funding", "funded").code == 0
    plan(mentor, "2026-11-24 14:30")


def plan(mentor: Mentor, start: str, who: str = "amelie") -> None:
    """Plan a session."""
    assert mentor("session", "schedule", who, start).code == 0


def clock_at(workspace: Workspace, now: str, typed: str = "amelie") -> SessionClock:
    """Return the clock that a start at some time finds."""
    workspace.now = at(now)
    return find(workspace, typed)


def pressed(workspace: Workspace, clock: SessionClock, *keys: tuple[str, str]) -> SessionClock:
    """Return a clock after keys, each at its time."""
    for key, now in keys:
        workspace.now = at(now)
        clock = press(workspace, clock, key).clock
    return clock


def test_the_present_goes_on(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """From MENTOR_NOW, or as the clock on the wall has it, in whole seconds, with the offset of the zone."""
    tick = ticking(workspace)
    begun = tick()
    assert timedelta() <= begun - at("15:00") < timedelta(seconds=5)
    assert (begun.microsecond, begun.utcoffset()) == (0, timedelta(hours=1))
    assert workspace.now == begun
    monkeypatch.delenv("MENTOR_NOW")
    real = ticking(Workspace({}))()
    assert abs(real - datetime.now(real.tzinfo)) < timedelta(seconds=5)


def test_the_session_that_is_meant(workspace: Workspace) -> None:
    """The one that goes on, with its limit; before its start too."""
    (known,) = saved(workspace, "amelie")
    for now in ("14:35", "13:00"):
        clock = clock_at(workspace, now)
        assert (clock.session.id, clock.measured.key, clock.measured.session) == (known, known, known)
        assert (clock.limit_seconds, clock.made, clock.left, clock.verdict) == (900, False, None, None)
    assert slug_of(workspace, "Amélie") == "amelie"
    with pytest.raises(NotFoundError):
        slug_of(workspace, "nobody")


def test_several_are_asked_for_and_one_is_chosen(mentor: Mentor, workspace: Workspace) -> None:
    """By its id, or as a new one."""
    plan(mentor, "2026-11-24 20:00")
    workspace.now = at("16:00")
    with pytest.raises(SessionQuestionError) as raised:
        find(workspace, "amelie")
    ids = [key for key, _ in raised.value.choices]
    assert (len(ids), ids[-1]) == (3, "")
    assert find(workspace, "amelie", session=ids[1]).session.scheduled_at == at("20:00")
    made = find(workspace, "amelie", new=True)
    assert (made.made, made.session.scheduled_at, made.measured.session) == (True, at("16:00"), None)
    assert made.session.id not in saved(workspace, "amelie")


def test_without_one_that_waits_a_new_one_begins_now(mentor: Mentor, workspace: Workspace) -> None:
    """It is of the usual length, and not saved before it is logged."""
    mentor("student", "add", "Sam Okoro", "--funding", "self-paid")
    clock = clock_at(workspace, "16:00:07", "sam")
    assert (clock.made, clock.measured.start, clock.measured.minutes) == (True, at("16:00:07"), 30)
    clock = pressed(workspace, clock, ("a", "16:01"), ("e", "16:31"))
    done = log(workspace, clock, SessionDetails(notes="By chance"))
    assert (done.made, done.judged.session.scheduled_at) == (True, at("16:00:07"))
    (session,) = saved(workspace, "sam-okoro").values()
    assert (session.late_seconds, session.actual_minutes, session.duration_minutes, session.notes) == (
        53, 30, 30, "By chance",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("now", "late", "status", "zone"),
    [
        ("14:20", 0, SessionStatus.COMPLETED, Lateness.NONE), ("14:30:01", 1, SessionStatus.COMPLETED, Lateness.WITHIN),
        ("14:45", 900, SessionStatus.COMPLETED, Lateness.REACHED),
        ("14:45:01", 901, SessionStatus.NO_SHOW, Lateness.BEYOND),
    ],
)  # fmt: skip
def test_an_arrival_is_judged_at_once(
    workspace: Workspace, now: str, late: int, status: SessionStatus, zone: Lateness
) -> None:
    """To the second; the log says the same, with the real length from the arrival to the end."""
    clock = clock_at(workspace, now)
    assert reading(workspace, clock).lateness is zone
    clock = pressed(workspace, clock, ("a", now))
    assert clock.verdict is not None
    assert (clock.verdict.status, clock.verdict.measured_seconds) == (status, late)
    clock = pressed(workspace, clock, ("x", "14:50"), ("a", "14:50"), ("n", "14:50"), ("e", "15:10:20"))
    assert reading(workspace, clock).stage is Stage.ENDED
    done = log(workspace, clock, NOTHING)
    session = done.judged.session
    assert (session.status, session.late_seconds) == (status, late)
    assert session.actual_minutes == round((at("15:10:20") - at(now)).total_seconds() / 60)
    assert session == saved(workspace, "amelie")[session.id]
    assert running.kept(workspace.store) == {}


def test_an_absence_has_the_same_effects(workspace: Workspace) -> None:
    """From the limit on; a note on the student, and no presence."""
    clock = clock_at(workspace, "14:44:59")
    refused = press(workspace, clock, "n")
    assert (refused.clock.measured.stage, refused.remark) == (Stage.AWAITED, "n holds from 14:45 on")
    clock = pressed(workspace, clock, ("n", "14:45"), ("e", "14:46"), ("a", "14:46"))
    assert clock.measured.stage is Stage.ABSENT
    assert clock.verdict is not None
    assert clock.verdict.reason is Reason.ABSENT
    log(workspace, clock, NOTHING)
    (session,) = saved(workspace, "amelie").values()
    assert (session.status, session.reason, session.actual_minutes) == (SessionStatus.NO_SHOW, Reason.ABSENT, None)
    assert [text.startswith("No show") for text in notes(workspace, "amelie")] == [True]


def test_an_end_needs_somebody_and_the_start(workspace: Workspace) -> None:
    """Nobody came, or it is before the planned start: that is said, and nothing is noted."""
    clock = clock_at(workspace, "14:20")
    assert press(workspace, clock, "E").remark == "Nobody came yet: first a"
    clock = pressed(workspace, clock, ("a", "14:20"))
    early = press(workspace, clock, "e")
    assert (early.clock.measured.stage, early.remark) == (Stage.CAME, "It can end from its start on, 14:30")


def test_what_was_noted_last_is_taken_back(workspace: Workspace) -> None:
    """Until nothing is left, and nothing on the disk."""
    clock = clock_at(workspace, "14:31")
    assert press(workspace, clock, "u").clock == clock
    clock = pressed(workspace, clock, ("a", "14:31"), ("e", "14:50"), ("u", "14:51"))
    assert clock.measured.stage is Stage.CAME
    assert press(workspace, pressed(workspace, clock, ("u", "14:52")), "").clock.measured.empty
    assert running.kept(workspace.store) == {}


def test_a_clock_that_was_left_goes_on(workspace: Workspace, fresh: Fresh) -> None:
    """With what was measured: until the planned end as it was, then by a question, the next day as over."""
    pressed(workspace, clock_at(workspace, "14:31"), ("a", "14:33"))
    for now, left in (
        ("15:00", Resumed.RUNNING), ("15:20", Resumed.DOUBTFUL), ("2026-11-25 09:00", Resumed.OVER),
    ):  # fmt: skip
        again = clock_at(fresh(), now)
        assert (again.measured.arrived, again.left) == (at("14:33"), left)


def test_an_end_that_is_not_known_stays_so(workspace: Workspace) -> None:
    """Nothing is invented."""
    clock = pressed(workspace, clock_at(workspace, "14:31"), ("a", "14:33"))
    workspace.now = at("2026-11-25 09:00")
    assert log(workspace, clock, NOTHING).judged.session.actual_minutes is None


def test_a_session_at_hand_goes_before_a_clock_that_was_left(mentor: Mentor, workspace: Workspace) -> None:
    """Yesterday's waits until the day's own session is over, and then goes first."""
    pressed(workspace, clock_at(workspace, "14:31"), ("a", "14:33"))
    plan(mentor, "2026-11-25 14:00")
    assert clock_at(workspace, "2026-11-25 13:00").session.scheduled_at == at("2026-11-25 14:00")
    assert clock_at(workspace, "2026-11-25 11:00").session.scheduled_at == at("14:30")
    assert find(workspace, "amelie", new=True).made


def test_other_clocks_are_named(mentor: Mentor, workspace: Workspace) -> None:
    """Of any student, but for the one that is started; those of documented sessions are none."""
    assert others(workspace) == []
    mentor("student", "add", "Sam Okoro")
    plan(mentor, "2026-11-24 14:00", "sam")
    first = pressed(workspace, clock_at(workspace, "14:31"), ("a", "14:33"))
    second = pressed(workspace, clock_at(workspace, "14:31", "sam"), ("a", "14:35"))
    assert [one.student.id for one in others(workspace)] == ["sam-okoro", "amelie"]
    assert [one.student.id for one in others(workspace, first)] == ["sam-okoro"]
    log(workspace, second, NOTHING)
    assert others(workspace, first) == []
    records = workspace.store.student("amelie")
    assert [one.key for one in left_of(records, running.kept(workspace.store))] == [first.measured.key]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("session", "log", "amelie"), RefusedError), (("session", "delete", "ID", "--yes"), NotFoundError),
        (("student", "forget", "amelie", "--yes"), NotFoundError),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else None,
)  # fmt: skip
@pytest.mark.parametrize("measured", [True, False])
def test_what_happened_meanwhile_ends_the_clock(
    mentor: Mentor, workspace: Workspace, words: tuple[str, ...], error: type[Exception], *, measured: bool
) -> None:
    """What it had measured is said, and nothing of it is kept."""
    (known,) = saved(workspace, "amelie")
    clock = clock_at(workspace, "14:31")
    if measured:
        clock = pressed(workspace, clock, ("a", "14:33"))
    assert mentor(*(known if word == "ID" else word for word in words), now="2026-11-24T14:40").code == 0
    with pytest.raises(error) as raised:
        log(workspace, clock, NOTHING)
    assert ("Measured by the clock: the student came at 14:33" in raised.value.details) is measured  # type: ignore[attr-defined]
    assert [one for found in running.kept(workspace.store).values() for one in found] == []


def test_an_absence_and_an_end_are_said_too(mentor: Mentor, workspace: Workspace) -> None:
    """Whatever was measured when the session was logged otherwise."""
    clock = pressed(workspace, clock_at(workspace, "14:45"), ("n", "14:46"))
    ended = with_measured(
        workspace, clock, replace(clock.measured, absent=None, arrived=at("14:31"), ended=at("14:50"))
    )
    assert mentor("session", "log", "amelie", now="2026-11-24T15:00").code == 0
    for one, said in ((clock, "absence noted at 14:46"), (ended, "the student came at 14:31, the end at 14:50")):
        with pytest.raises(RefusedError) as raised:
            refreshed(workspace, one)
        assert raised.value.details == (f"Measured by the clock: {said}",)


def test_what_was_left_of_a_documented_session_goes(mentor: Mentor, workspace: Workspace, store: Path) -> None:
    """The next start clears it; until then an undo of that log brings the clock back."""
    pressed(workspace, clock_at(workspace, "14:31"), ("a", "14:33"))
    assert mentor("session", "log", "amelie", now="2026-11-24T15:00").code == 0
    assert others(workspace) == []
    assert mentor("undo").code == 0
    workspace.store.reread()
    assert clock_at(workspace, "15:00").measured.arrived == at("14:33")
    assert mentor("session", "log", "amelie").code == 0
    workspace.store.reread()
    assert clock_at(workspace, "15:00").made
    assert not list(store.glob(".running/*/*.json"))


def test_a_session_that_was_moved_is_judged_anew(mentor: Mentor, workspace: Workspace) -> None:
    """By its start and its length as they are now."""
    (known,) = saved(workspace, "amelie")
    clock = pressed(workspace, clock_at(workspace, "14:46"), ("a", "14:46"))
    assert clock.verdict is not None
    assert clock.verdict.no_show
    assert mentor("session", "edit", known, "--at", "2026-11-24 14:40", "--duration", "60m").code == 0
    moved = refreshed(workspace, clock)
    assert (moved.measured.start, moved.measured.minutes) == (at("14:40"), 60)
    assert moved.verdict is not None
    assert not moved.verdict.no_show


def test_a_student_of_another_slug_is_the_same(mentor: Mentor, workspace: Workspace, store: Path) -> None:
    """Renamed or merged meanwhile: the clock goes on, and leaves nothing under the old entry."""
    mentor("student", "add", "Amélie D", "--slug", "other")
    clock = pressed(workspace, clock_at(workspace, "14:31"), ("a", "14:33"))
    assert mentor("student", "merge", "amelie", "other", "--yes").code == 0
    clock = pressed(workspace, clock, ("e", "15:00"))
    assert clock.student.id == "other"
    assert [path.parent.name for path in store.glob(".running/*/*.json")] == [clock.student.tombstone]
    log(workspace, clock, NOTHING)
    assert not list(store.glob(".running/*/*.json"))
    (session,) = saved(workspace, "other").values()
    assert (session.status, session.actual_minutes) == (SessionStatus.COMPLETED, 27)


def test_one_terminal_has_a_clock(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second one is refused, with the process to end where its terminal is lost."""
    clock = clock_at(workspace, "14:31")
    with held(workspace, clock), pytest.raises(RefusedError, match="runs in another terminal") as raised:  # noqa: SIM117
        with held(workspace, clock):
            pass
    assert "kill " in (raised.value.hint or "")
    monkeypatch.setattr(running, "_number", lambda _: -1)
    with held(workspace, clock), pytest.raises(RefusedError) as raised:  # noqa: SIM117
        with held(workspace, clock):
            pass
    assert "kill PID" in (raised.value.hint or "")


def test_what_cannot_be_kept_counts_all_the_same(workspace: Workspace, store: Path) -> None:
    """It is said, and the session can still be logged."""
    clock = clock_at(workspace, "14:31")
    store.joinpath(".running").write_text("in the way", encoding="utf-8")
    workspace.now = at("14:33")
    done = press(workspace, clock, "a")
    assert done.remark is not None
    assert "cannot be kept" in done.remark
    assert done.clock.measured.arrived == at("14:33")
    with pytest.raises(NotSavedError):
        keep(workspace, done.clock, done.clock.measured)
    store.joinpath(".running").unlink()
    assert log(workspace, done.clock, NOTHING).judged.session.late_seconds == 180


def test_a_store_that_cannot_be_read_loses_no_arrival(workspace: Workspace, store: Path) -> None:
    """The session counts as it was read before; mended, it is logged with what was measured."""
    clock = clock_at(workspace, "14:31")
    journal = store / "students" / "amelie" / "journal.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(b"\0" + whole)
    workspace.now = at("14:33")
    done = press(workspace, clock, "a")
    assert (done.clock.measured.arrived, done.unkept) == (at("14:33"), True)
    assert "journal.jsonl" in (done.remark or "")
    journal.write_bytes(whole)
    assert find(workspace, "amelie").measured.arrived == at("14:33")
    assert log(workspace, done.clock, NOTHING).judged.session.late_seconds == 180


def test_a_goal_is_new_or_refused(mentor: Mentor, workspace: Workspace) -> None:
    """Before the session is logged with it, as one change."""
    clock = pressed(workspace, clock_at(workspace, "14:31"), ("a", "14:33"), ("e", "15:00"))
    mentor("goal", "add", "amelie", "Read")
    check_goal(workspace, clock, "Write")
    with pytest.raises(RefusedError):
        check_goal(workspace, clock, "Read")
    with pytest.raises(UsageError):
        check_goal(workspace, clock, " ")
    assert [goal.text for goal in log(workspace, clock, SessionDetails(goals=("Write",))).goals] == ["Write"]


def test_discarded_it_is_gone(workspace: Workspace) -> None:
    """Nothing is kept, and the session is open as before."""
    clock = pressed(workspace, clock_at(workspace, "14:31"), ("a", "14:33"))
    discard(workspace, clock)
    assert clock_at(workspace, "14:40").measured.empty


def test_the_next_date(mentor: Mentor, workspace: Workspace) -> None:
    """The one that is planned, else a week later where that lies ahead and the student is active."""
    clock = clock_at(workspace, "14:31")
    assert next_date(workspace, clock) == (None, datetime(2026, 12, 1, 14, 30), ())  # noqa: DTZ001 - on the clock
    workspace.now = at("2026-12-02 09:00")
    assert next_date(workspace, clock) == (None, None, ())
    workspace.now = at("14:31")
    plan(mentor, "2026-11-27 10:00")
    assert next_date(workspace, clock) == (at("2026-11-27 10:00"), None, ())


def test_what_the_log_refuses_is_refused(mentor: Mentor, workspace: Workspace) -> None:
    """A session that has not begun has not ended; a name that fits two is nobody's."""
    clock = pressed(workspace, clock_at(workspace, "14:20"), ("a", "14:20"))
    with pytest.raises(UsageError):
        log(workspace, clock, NOTHING)
    mentor("student", "add", "Amélie Petit")
    with pytest.raises(AmbiguousError):
        session_clock.find(workspace, "Amélie ")
