"""What belongs to a series, and what of it changes together. It is Tue 24 Nov 2026, noon."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.errors import RefusedError
from mentorcli.models.session import Session, SessionKind, SessionStatus
from mentorcli.rules.series import Series, series_from

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
START = datetime(2026, 11, 24, 14, 0, tzinfo=PARIS)
PLANNED = Session("abcd1234", "amelie", SessionKind.MENTORING, START.astimezone(UTC), 45)


def weekly(weeks: int, series: str | None = "one", *, since: datetime = START) -> list[Session]:
    """Return a planned session at the same time on the clock in Paris, each of so many weeks."""
    return [
        replace(
            PLANNED, id=f"week{week:04}", scheduled_at=(since + timedelta(weeks=week)).astimezone(UTC), series=series
        )
        for week in range(weeks)
    ]


def found(named: Session, sessions: list[Session]) -> Series:
    """Return what becomes of a session and the later ones of its series."""
    return series_from(named, sessions, now=NOW, zone=PARIS)


def ids(sessions: tuple[Session, ...]) -> list[str]:
    """Return the last figure of each id."""
    return [one.id[-1] for one in sessions]


def test_the_later_ones_of_a_series() -> None:
    """From the one that is named on, in order, and of no other series."""
    first, second, third = weekly(3)
    other = replace(PLANNED, id="other0001", scheduled_at=START + timedelta(weeks=4), series="two")
    every = [third, first, other, PLANNED, second]
    assert found(second, every).changing == (second, third)
    assert found(first, every).changing == (first, second, third)
    assert not found(first, every).guessed


def test_what_stays() -> None:
    """What is documented, has begun, or was moved to another place in the week; the named one changes once begun."""
    since = START - timedelta(weeks=3)
    sessions = weekly(8, since=since)
    sessions[1] = replace(sessions[1], status=SessionStatus.COMPLETED)
    sessions[5] = replace(sessions[5], scheduled_at=sessions[5].scheduled_at + timedelta(hours=2))
    sessions[6] = replace(sessions[6], scheduled_at=sessions[6].scheduled_at + timedelta(days=1))
    series = found(sessions[0], sessions)
    assert ids(series.changing) == ["0", "3", "4", "7"]
    assert (ids(series.documented), ids(series.begun), ids(series.apart)) == (["1"], ["2"], ["5", "6"])
    assert series.slot == since.replace(tzinfo=None)
    assert not series.moved_apart
    assert ids(found(sessions[1], sessions).changing) == ["3", "4", "7"]


def test_a_series_stays_one_over_a_change_of_clocks() -> None:
    """The place in the week is that on the clock in the mentor's zone."""
    sessions = weekly(4, since=datetime(2027, 3, 16, 14, 0, tzinfo=PARIS))
    assert {one.scheduled_at.hour for one in sessions} == {12, 13}
    assert found(sessions[0], sessions).changing == tuple(sessions)


def test_one_that_begins_now_has_begun() -> None:
    """To the second."""
    sessions = weekly(3, since=NOW.astimezone(PARIS) - timedelta(weeks=1))
    series = found(sessions[0], sessions)
    assert (ids(series.changing), ids(series.begun)) == (["0", "2"], ["1"])


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("days", [1, -1, 3, -3])
def test_a_named_session_that_was_moved_has_its_place_in_the_series(days: int, weekday: int) -> None:
    """The later ones move from there, in whichever week the day falls."""
    sessions = weekly(4, since=START + timedelta(weeks=1, days=weekday))
    place = sessions[1].scheduled_at.astimezone(PARIS).replace(tzinfo=None)
    sessions[1] = replace(sessions[1], scheduled_at=sessions[1].scheduled_at + timedelta(days=days, hours=-3))
    series = found(sessions[1], sessions)
    assert ids(series.changing) == ["1", "2", "3"]
    assert series.moved_apart
    assert series.slot == place


def test_of_two_places_with_as_many_the_named_one_has_the_series() -> None:
    """So that the one that is named never moves from where nobody put it."""
    first, second = weekly(2, since=START + timedelta(weeks=1))
    second = replace(second, scheduled_at=second.scheduled_at + timedelta(days=1))
    for named, other in ((first, second), (second, first)):
        series = found(named, [other, named])
        assert series.changing == (named,)
        assert not series.moved_apart


def test_without_an_id_a_series_is_what_follows_week_after_week() -> None:
    """Of the same kind, at the same time on the clock, without a week between; mentoring follows a discovery."""
    sessions = weekly(7, None, since=START + timedelta(weeks=1))
    sessions[0] = replace(sessions[0], kind=SessionKind.DISCOVERY)
    sessions[5] = replace(sessions[5], kind=SessionKind.PRESENTATION)
    other = replace(PLANNED, id="other0001", scheduled_at=sessions[3].scheduled_at + timedelta(hours=1))
    series = found(sessions[0], [other, *reversed(sessions)])
    assert ids(series.changing) == ["0", "1", "2", "3", "4"]
    assert series.guessed
    assert ids(found(sessions[3], sessions).changing) == ["3", "4"]
    for alone in (sessions[4], sessions[5], other):
        with pytest.raises(RefusedError, match="no series"):
            found(alone, [*sessions, other])


def test_a_series_with_an_id_may_have_one_left() -> None:
    """The last one is still of a series, and is alone in it."""
    sessions = weekly(3, since=START + timedelta(weeks=1))
    assert ids(found(sessions[2], sessions).changing) == ["2"]
    assert ids(found(sessions[2], sessions[2:]).changing) == ["2"]
    other = replace(
        sessions[2], id="other0001", scheduled_at=sessions[2].scheduled_at + timedelta(weeks=1), series=None
    )
    with pytest.raises(RefusedError):
        found(other, [*sessions, other])
    with pytest.raises(RefusedError):
        found(replace(sessions[1], id="alone0001", series=None), sessions)
