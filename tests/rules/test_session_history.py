"""What a change of a session was, and which of its facts it changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.session_history import EventKind, FieldChange, SessionEvent, TakenBack
from mentorcli.rules import session_history as rules

PARIS = ZoneInfo("Europe/Paris")
START = datetime(2026, 11, 24, 14, tzinfo=PARIS)
AT = datetime(2026, 11, 24, 14, 20, tzinfo=timezone(timedelta(hours=1)))
PLANNED = Session("a" * 12, "amelie", SessionKind.MENTORING, START, 45)
HELD = replace(PLANNED, status=SessionStatus.COMPLETED, late_seconds=0, policy="p", limit_seconds=900)
LATE = replace(HELD, status=SessionStatus.NO_SHOW, reason=Reason.LATE, late_seconds=901)
OFF = replace(HELD, status=SessionStatus.NO_SHOW, reason=Reason.LATE_CANCELLATION, late_seconds=None, cancelled_at=AT)


def event(
    before: Session | None, after: Session | None, command: str = "session edit", *, undone: bool = False
) -> SessionEvent:
    """Return a change as a line of the journal made it."""
    kind = rules.kind_of_change(before, after, command)
    return SessionEvent("op", kind, AT, command, before, after, rules.changes(before, after), undone=undone)


@pytest.mark.parametrize(
    ("before", "after", "command", "kind"),
    [
        (None, PLANNED, "session schedule", EventKind.PLANNED),
        (None, HELD, "session log", EventKind.RECORDED),
        (None, HELD, "store import", EventKind.IMPORTED),
        (PLANNED, replace(PLANNED, scheduled_at=AT), "session edit", EventKind.MOVED),
        (HELD, replace(HELD, scheduled_at=AT), "session edit", EventKind.MOVED),
        (PLANNED, LATE, "session log", EventKind.JUDGED),
        (HELD, LATE, "noshow mark", EventKind.JUDGED_AGAIN),
        (LATE, replace(LATE, limit_seconds=600), "session edit --rejudge", EventKind.JUDGED_AGAIN),
        (LATE, HELD, "noshow unmark", EventKind.UNMARKED),
        (LATE, PLANNED, "noshow unmark", EventKind.UNMARKED),
        (OFF, PLANNED, "session edit", EventKind.REOPENED),
        (HELD, replace(HELD, notes="x"), "session edit", EventKind.CORRECTED),
        (HELD, HELD, "store import", EventKind.CORRECTED),
        (HELD, None, "session delete", EventKind.DELETED),
    ],
)
def test_a_change_has_its_kind(before: Session | None, after: Session | None, command: str, kind: EventKind) -> None:
    """By what it left, and where two commands leave the same by which it was."""
    assert rules.kind_of_change(before, after, command) is kind


def test_changes_name_each_fact_before_and_after() -> None:
    """In the order of the record; a session that comes or goes has nothing on one side."""
    assert rules.changes(HELD, replace(HELD, notes="x", late_seconds=5)) == (
        FieldChange("late_seconds", 0, 5),
        FieldChange("notes", None, "x"),
    )
    assert rules.changes(None, PLANNED)[0] == FieldChange("scheduled_at", None, START)
    assert rules.changes(PLANNED, None)[0] == FieldChange("scheduled_at", START, None)
    assert rules.changes(None, None) == ()


def test_a_move_is_one_of_a_session_that_was_there() -> None:
    """The first start is no move."""
    assert event(PLANNED, replace(PLANNED, scheduled_at=AT)).moved
    assert not event(None, PLANNED).moved
    assert not event(PLANNED, LATE).moved


def test_who_came_first_and_what_was_told_last() -> None:
    """A plan that was taken back is none; what gave the status that stands is what counts."""
    gone, planned = event(None, PLANNED, undone=True), event(None, PLANNED)
    held, late, noted = event(PLANNED, HELD), event(HELD, LATE), event(LATE, replace(LATE, notes="x"))
    events = [gone, planned, held, late, noted]
    assert rules.first(events) is planned
    assert rules.first([gone]) is None
    assert rules.judging(events, LATE) is late
    assert rules.judging(events, PLANNED) is None
    assert rules.judging([event(HELD, None)], LATE) is None
    assert rules.documented_first(events) is held
    assert rules.corrections(events) == [late, noted]
    assert rules.corrections([planned]) == []


def test_a_verdict_rests_on_the_session_as_it_was_judged() -> None:
    """A start that was corrected afterwards is not the one of the arithmetic."""
    moved = replace(LATE, scheduled_at=AT)
    assert rules.judged_as([event(None, PLANNED), event(PLANNED, LATE), event(LATE, moved)], moved) is LATE
    assert rules.judged_as([event(None, PLANNED), event(LATE, PLANNED), event(PLANNED, None)], moved) is moved


def test_what_is_told_happened_at_its_own_moment() -> None:
    """An arrival, the moment of calling off, the start of an absence; a plan when it was written."""
    assert rules.happened_at(event(PLANNED, LATE)) == START + timedelta(seconds=901)
    assert rules.happened_at(event(PLANNED, OFF)) == AT
    assert rules.happened_at(event(None, HELD)) == START
    for other in (event(None, PLANNED), event(LATE, replace(LATE, notes="x")), event(LATE, None)):
        assert rules.happened_at(other) == AT
    back = event(PLANNED, LATE)._replace(takes_back=TakenBack("op", "undo", AT))
    assert rules.happened_at(back) == AT


def test_another_clock_and_another_zone_are_seen() -> None:
    """Five minutes are none; an offset is compared at the moment itself."""
    one = event(None, PLANNED)
    assert not rules.other_clock(one)
    assert not rules.other_clock(one._replace(written=(AT + timedelta(minutes=5)).astimezone(UTC)))
    assert rules.other_clock(one._replace(written=(AT - timedelta(minutes=5, seconds=1)).astimezone(UTC)))
    assert not rules.other_zone(one, PARIS)
    assert rules.other_zone(one, ZoneInfo("America/Montreal"))
    assert rules.other_zone(one._replace(at=AT.astimezone(UTC)), PARIS)


def test_the_same_day_is_the_local_one() -> None:
    """Half past midnight in Paris is the day before in UTC."""
    night = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert not rules.same_day(night, START, PARIS)
    assert rules.same_day(night, START, ZoneInfo("UTC"))
