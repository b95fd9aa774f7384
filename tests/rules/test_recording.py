"""Which sessions are recorded (domain, section 2; FAQ): the mentor's very first, and every presentation."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mentorcli.models.session import ERASED, FirstSession, Reason, Session, SessionKind, SessionStatus
from mentorcli.rules.recording import any_earlier, first_held, first_session, recording_missing, recording_required

START = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
HELD = Session("aaaa1111", "amelie", SessionKind.MENTORING, START, 45, status=SessionStatus.COMPLETED)
PLANNED = replace(HELD, id="bbbb2222", status=SessionStatus.SCHEDULED)
MISSED = replace(HELD, id="cccc3333", status=SessionStatus.NO_SHOW, reason=Reason.ABSENT)
CANCELLED = replace(HELD, id="dddd4444", status=SessionStatus.CANCELLED, reason=Reason.CANCELLED_IN_TIME)


def at(session: Session, hours: int) -> Session:
    """Move a session by so many hours."""
    return replace(session, scheduled_at=START + timedelta(hours=hours))


def test_the_very_first_is_the_earliest_held() -> None:
    """One held counts before any planned, missed or cancelled one, however early."""
    sessions = [at(HELD, 3), at(replace(HELD, id="eeee5555"), 1), at(PLANNED, 0), at(MISSED, -1)]
    assert first_session(sessions) == sessions[1]


def test_while_none_was_held_the_very_first_is_the_earliest_planned() -> None:
    """The mentor is to be reminded before the session, not only after it."""
    sessions = [at(PLANNED, 5), at(replace(PLANNED, id="eeee5555"), 2), MISSED, CANCELLED]
    assert first_session(iter(sessions)) == sessions[1]


def test_without_a_held_or_planned_session_there_is_no_first() -> None:
    """A missed session is not the first: the first is the first that took place."""
    assert first_session([MISSED, CANCELLED]) is None
    assert first_session([]) is None


@pytest.mark.parametrize(("session", "required"), [(HELD, True), (PLANNED, True), (MISSED, False), (CANCELLED, False)])
def test_the_very_first_and_presentations_are_recorded_unless_not_held(session: Session, *, required: bool) -> None:
    """FAQ: these two kinds and no other; where nothing took place there is nothing to record."""
    presentation = replace(session, kind=SessionKind.PRESENTATION)
    assert recording_required(session, session.id) is required
    assert recording_required(presentation, None) is required
    assert recording_required(session, "zzzz9999") is False


def test_a_recording_is_missing_only_once_the_session_was_held() -> None:
    """Before the session it is not missing yet, and a link ends the search."""
    assert recording_missing(HELD, HELD.id)
    assert not recording_missing(HELD, None)
    assert not recording_missing(PLANNED, PLANNED.id)
    assert not recording_missing(replace(HELD, recording="https://example.org/v"), HELD.id)


def test_the_first_held_may_be_of_a_student_who_was_erased() -> None:
    """Its day goes before a session of that day or later, never before an earlier one."""
    day = START - timedelta(hours=14)
    gone = FirstSession(ERASED, day, erased=day)
    assert first_held(None, None) is None
    assert first_held(HELD, None) == FirstSession(HELD.id, START)
    assert first_held(None, day) == first_held(HELD, day) == gone
    assert first_held(at(HELD, -14), day) == gone, "midnight is of that day"
    earlier = at(HELD, -24)
    assert first_held(earlier, day) == FirstSession(HELD.id, earlier.scheduled_at, erased=day)
    assert recording_required(HELD, HELD.id)
    assert not recording_required(HELD, ERASED)


def test_a_session_held_before_the_first_one_is_the_first() -> None:
    """Of two at the same moment the id decides, and nothing is earlier than what is not known."""
    noted = FirstSession("0000aaaa", START)
    assert any_earlier([HELD], FirstSession("zzzz9999", START))
    assert not any_earlier([HELD], FirstSession(ERASED, START, erased=START))
    assert any_earlier([HELD, at(HELD, -1)], noted)
    assert not any_earlier([HELD, at(HELD, 1)], noted)
    assert not any_earlier([], noted)
    assert not any_earlier([HELD], None)
    assert not any_earlier([HELD], FirstSession())


def test_the_noted_first_session_is_not_before_itself() -> None:
    """Nor is one at the same start where no session is noted with it."""
    assert not any_earlier([HELD], FirstSession(HELD.id, START))
    assert not any_earlier([HELD], FirstSession(None, START))
