"""The clock of a session planned for Tue 24 Nov 2026, 14:00 in Paris, of 45 minutes; the limit is 15 minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.models.session import Session, SessionKind, SessionStatus
from mentorcli.models.session_clock import Lateness, Measured, Resumed, Stage
from mentorcli.rules.session_choice import Ask, Make, Take
from mentorcli.rules.session_clock import (
    absent_from,
    at_hand,
    is_open,
    lasted_minutes,
    lateness,
    planned_end,
    reading,
    resumed,
    taken_back,
    to_start,
)

PARIS = ZoneInfo("Europe/Paris")
LIMIT = 900


def at(text: str, day: int = 24) -> datetime:
    """Return a time of that day in Paris."""
    return datetime.fromisoformat(f"2026-11-{day} {text}").replace(tzinfo=PARIS)


def session(key: str, start: datetime, **fields: object) -> Session:
    """Return a session of 45 minutes, scheduled unless said otherwise."""
    made = Session(key, "amelie", SessionKind.MENTORING, start, 45)
    return replace(made, **fields)  # type: ignore[arg-type]


PLANNED = session("session1", at("14:00"))
CLOCK = Measured("session1", "session1", at("14:00"), 45, boot="one")
CAME = replace(CLOCK, arrived=at("14:03:20"))
ABSENT = replace(CLOCK, absent=at("14:15"))
ENDED = replace(CAME, ended=at("14:47:00"))


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (-1, Lateness.NONE), (0, Lateness.WITHIN), (599, Lateness.WITHIN), (600, Lateness.NEAR), (899, Lateness.NEAR),
        (900, Lateness.REACHED), (901, Lateness.BEYOND),
    ],
)  # fmt: skip
def test_lateness_is_compared_with_the_limit(seconds: int, expected: Lateness) -> None:
    """Near from two thirds on; the limit itself is still present, a second more is not."""
    assert lateness(seconds, LIMIT) is expected


@pytest.mark.parametrize(
    ("measured", "now", "stage", "seconds", "left"),
    [
        (CLOCK, at("13:50"), Stage.AWAITED, 600, 55 * 60),
        (CLOCK, at("14:15:01"), Stage.AWAITED, 901, 45 * 60 - 901),
        (CAME, at("14:03:20"), Stage.CAME, 0, 45 * 60),
        (CAME, at("14:50:20"), Stage.CAME, 47 * 60, -120),
        (replace(CLOCK, arrived=at("13:50")), at("14:00"), Stage.CAME, 600, 45 * 60),
        (ABSENT, at("16:00"), Stage.ABSENT, 900, -75 * 60),
        (ENDED, at("16:00"), Stage.ENDED, 43 * 60 + 40, 80),
        (replace(CAME, arrived=at("14:30")), at("14:20"), Stage.CAME, 0, 55 * 60),  # the clock was set back
    ],
)
def test_what_a_clock_shows(measured: Measured, now: datetime, stage: Stage, seconds: int, left: int) -> None:
    """Until the start, the lateness, or how long the student is there; what is left is of the planned length."""
    shown = reading(measured, LIMIT, now)
    assert (shown.stage, shown.seconds, shown.left_seconds, shown.limit_seconds) == (stage, seconds, left, LIMIT)


def test_time_is_elapsed_time() -> None:
    """Across a change of clocks an hour counts once."""
    start = datetime(2026, 10, 25, 2, 50, tzinfo=PARIS)
    night = Measured("session1", "session1", start, 45)
    assert reading(night, LIMIT, datetime(2026, 10, 25, 2, 5, tzinfo=PARIS, fold=1)).seconds == 900
    assert planned_end(night) == datetime(2026, 10, 25, 2, 35, tzinfo=PARIS, fold=1).astimezone(ZoneInfo("UTC"))


def test_an_absence_holds_from_the_limit_on() -> None:
    """The start and the limit."""
    assert absent_from(CLOCK, LIMIT) == at("14:15")


def test_the_last_is_taken_back_first() -> None:
    """The end, then the arrival, or the absence."""
    assert taken_back(ENDED) == CAME
    assert taken_back(CAME) == CLOCK
    assert taken_back(ABSENT) == CLOCK


@pytest.mark.parametrize(
    ("arrived", "ended", "minutes"),
    [
        (at("14:00"), at("14:44:29"), 44), (at("14:00"), at("14:44:30"), 45), (at("13:50"), at("14:35"), 45),
        (at("14:00"), at("14:00:29"), None), (at("14:00"), at("14:00:30"), 1), (at("14:00"), at("13:50"), None),
        (at("14:00"), at("14:00", 25), 1440), (at("14:00"), at("14:01", 25), None), (None, at("14:45"), None),
        (at("14:00"), None, None),
    ],
)  # fmt: skip
def test_the_real_length_is_from_the_arrival_to_the_end(
    arrived: datetime | None, ended: datetime | None, minutes: int | None
) -> None:
    """In the nearest minutes; what is no length of a session is not known."""
    assert lasted_minutes(replace(CLOCK, arrived=arrived, ended=ended)) == minutes


@pytest.mark.parametrize(
    ("measured", "now", "boot", "expected"),
    [
        (CAME, at("14:48:19"), "one", Resumed.RUNNING), (CAME, at("14:48:20"), "one", Resumed.DOUBTFUL),
        (CAME, at("14:48:20"), None, Resumed.DOUBTFUL), (CAME, at("14:48:20"), "two", Resumed.OVER),
        (CAME, at("14:40"), "two", Resumed.RUNNING), (CAME, at("00:00", 25), "one", Resumed.OVER),
        (ENDED, at("09:00", 25), "one", Resumed.RUNNING), (ABSENT, at("09:00", 25), "two", Resumed.RUNNING),
        (replace(CAME, boot=None), at("15:00"), "two", Resumed.DOUBTFUL),
    ],
)  # fmt: skip
def test_how_a_clock_goes_on_that_was_left(
    measured: Measured, now: datetime, boot: str | None, expected: Resumed
) -> None:
    """As it was until the planned end, then by a question, and over with the day or the run of the machine."""
    assert resumed(measured, now, PARIS, boot=boot) is expected


def test_a_session_at_hand() -> None:
    """It goes on, or starts within two hours."""
    assert [at_hand(PLANNED, at(text)) for text in ("11:59:59", "12:00", "14:44:59", "14:45")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_what_was_measured_is_open_as_long_as_its_session_is() -> None:
    """Gone, or documented, it is not; one that was not planned is known by its start."""
    done = replace(PLANNED, status=SessionStatus.COMPLETED)
    assert [is_open(CLOCK, sessions) for sessions in ([PLANNED], [done], [])] == [True, False, False]
    unplanned = replace(CLOCK, session=None)
    assert [is_open(unplanned, sessions) for sessions in ([], [PLANNED], [done])] == [True, True, False]
    other = replace(done, scheduled_at=at("15:00"))
    assert is_open(unplanned, [other])


def test_the_running_session_is_started() -> None:
    """Of two the later one; the others may wait."""
    later, older = session("session2", at("14:30")), session("session3", at("09:00"))
    assert to_start([older, PLANNED, later], at("14:40")) == Take(later)
    assert to_start([older, PLANNED, later], at("14:10")) == Take(PLANNED)


def test_the_only_one_near_is_started() -> None:
    """Before its start too; of two that are near the mentor says which, and a new one may be meant."""
    assert to_start([PLANNED], at("02:00")) == Take(PLANNED)
    assert to_start([PLANNED], at("01:59")) == Make()
    assert to_start([PLANNED], at("02:00", 25)) == Take(PLANNED)
    evening = session("session2", at("20:00"))
    assert to_start([evening, PLANNED], at("15:00")) == Ask((PLANNED, evening), new=True)


def test_otherwise_it_is_as_for_a_log() -> None:
    """An older open one is asked for, and without any a new one is made."""
    assert to_start([PLANNED], at("14:00", 26)) == Ask((PLANNED,), new=True)
    documented = replace(PLANNED, status=SessionStatus.COMPLETED)
    assert to_start([documented], at("14:10")) == Make()
    assert to_start([], at("14:10")) == Make()
    assert to_start([PLANNED], at("14:00") + timedelta(days=9)) == Make()
