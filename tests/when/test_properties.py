"""What holds for every moment and every text."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorcli.errors import UsageError
from mentorcli.when import (
    Direction,
    Moment,
    localise,
    parse_day,
    parse_duration,
    parse_instant,
    parse_span_end,
    parse_span_start,
    parse_when,
    to_local,
)

ZONES = st.sampled_from(
    [ZoneInfo(name) for name in ("Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu")]
)
INSTANTS = st.datetimes(
    min_value=datetime(1971, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2199, 12, 20),  # noqa: DTZ001
    timezones=st.just(UTC),
)
DIRECTIONS = st.sampled_from(Direction)
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

WEEKDAYS = ["lundi", "tuesday", "mer.", "thu", "vendredi", "sat", "dimanche"]
WORDS = """
    mar lundi next prochain in dans il y a ago days h m 14h 30 9am pm noon nov may 25 2026 25/11 T Z +02:00 -
    : 2026-10-25 02:30 at à le 1er CET now demain , . ' un 0 99999
"""


@given(instant=INSTANTS, zone=ZONES, direction=DIRECTIONS)
@example(instant=datetime(2026, 10, 25, 0, 30, tzinfo=UTC), zone=ZoneInfo("Europe/Paris"), direction=Direction.BACK)
@example(instant=datetime(2026, 10, 25, 1, 30, tzinfo=UTC), zone=ZoneInfo("Europe/Paris"), direction=Direction.BACK)
def test_a_moment_written_as_iso_reads_back_as_itself(instant: datetime, zone: ZoneInfo, direction: Direction) -> None:
    """To the second, the repeated hours included."""
    at = to_local(instant, zone).replace(microsecond=0)
    read = parse_when(at.isoformat(), now=NOW, zone=zone, direction=direction)
    assert read == Moment(at, repeated=False)
    assert read.at.isoformat() == at.isoformat()
    assert parse_instant(at.isoformat(), zone).isoformat() == at.isoformat()


@given(instant=INSTANTS, zone=ZONES)
def test_a_wall_time_gets_the_first_instant_that_shows_it(instant: datetime, zone: ZoneInfo) -> None:
    """Localising what a clock showed gives that instant, or an earlier one and says so."""
    shown = to_local(instant, zone).replace(microsecond=0)
    moment = localise(shown.replace(tzinfo=None, fold=0), zone)
    assert moment.at.replace(tzinfo=None) == shown.replace(tzinfo=None)
    assert moment.repeated or moment.at.isoformat() == shown.isoformat()
    assert moment.at.astimezone(UTC) <= shown.astimezone(UTC)


@given(
    now=INSTANTS,
    number=st.integers(min_value=0, max_value=6),
    clock=st.times(),
    zone=ZONES,
)
def test_a_bare_weekday_is_within_a_week_on_its_side(now: datetime, number: int, clock: time, zone: ZoneInfo) -> None:
    """Looking back: not after now, and no other such day between. Looking ahead: after now, the same."""
    text = f"{WEEKDAYS[number]} {clock:%H:%M:%S}"
    here = to_local(now, zone).date()
    with suppress(UsageError):  # skipped by a clock change
        back = parse_when(text, now=now, zone=zone, direction=Direction.BACK).at
        assert back.weekday() == number
        assert back.astimezone(UTC) <= now
        assert timedelta() <= here - back.date() <= timedelta(7)
    with suppress(UsageError):
        ahead = parse_when(text, now=now, zone=zone, direction=Direction.AHEAD).at
        assert ahead.weekday() == number
        assert ahead.astimezone(UTC) > now.replace(microsecond=0)
        assert timedelta() <= ahead.date() - here <= timedelta(7)


@given(now=INSTANTS, word=st.sampled_from(WEEKDAYS))
def test_next_and_last_are_never_today(now: datetime, word: str) -> None:
    """They lie one to seven days away, a whole number of weeks apart."""
    found = {
        step: parse_day(f"{step} {word}", now=now, zone=UTC, direction=Direction.BACK) for step in ("next", "last")
    }
    assert timedelta(1) <= found["next"] - now.date() <= timedelta(7)
    assert timedelta(1) <= now.date() - found["last"] <= timedelta(7)
    assert found["next"] - found["last"] in (timedelta(7), timedelta(14))


@given(day=st.dates(min_value=date(1970, 1, 2), max_value=date(2199, 12, 30)), zone=ZONES)
def test_a_day_ends_where_the_next_begins(day: date, zone: ZoneInfo) -> None:
    """Spans of neighbouring days touch and do not overlap."""
    end = parse_span_end(day.isoformat(), now=NOW, zone=zone)
    following = parse_span_start((day + timedelta(1)).isoformat(), now=NOW, zone=zone)
    assert end == following
    assert following.date() == day + timedelta(1)


@given(seconds=st.integers(min_value=0, max_value=7 * 24 * 3600))
def test_a_duration_reads_back_from_its_parts(seconds: int) -> None:
    """Hours, minutes and seconds written out are the same length again."""
    length = timedelta(seconds=seconds)
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    assert parse_duration(f"{hours}h{minutes}m{rest}s") == length
    assert parse_duration(f"{hours} heures {minutes} minutes et {rest} secondes") == length


@settings(max_examples=400)
@given(
    text=st.one_of(
        st.text(),
        st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join),
        st.text(alphabet="0123456789:/-.hT +Z"),
    ),
    direction=DIRECTIONS,
    zone=st.one_of(st.none(), ZONES),
)
def test_any_text_is_read_or_refused(text: str, direction: Direction, zone: ZoneInfo | None) -> None:
    """No error but the one for usage, and every result is in range and in whole seconds."""
    with suppress(UsageError):
        at = parse_when(text, now=NOW, zone=zone, direction=direction).at
        assert at.utcoffset() is not None
        assert at.microsecond == 0
    with suppress(UsageError):
        assert 1969 <= parse_day(text, now=NOW, zone=zone, direction=direction).year <= 2200
    with suppress(UsageError):
        start = parse_span_start(text, now=NOW, zone=zone)
        assert parse_span_end(text, now=NOW, zone=zone) >= start
    with suppress(UsageError):
        assert timedelta() <= parse_duration(text) <= timedelta(7)
    with suppress(UsageError):
        assert parse_instant(text, zone).microsecond == 0


def test_reading_a_date_loads_nothing_heavy() -> None:
    """A command that reads a time stays fast: no date library, no zone data, no framework."""
    code = (
        "import sys, datetime\n"
        "from mentorcli.when import Direction, parse_when\n"
        "now = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)\n"
        "for text in ('2026-11-20 14:00', 'mardi prochain 10h', 'in 3 days'):\n"
        "    parse_when(text, now=now, zone=datetime.UTC, direction=Direction.BACK)\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "mentorcli" in loaded
    assert not loaded & {"dateparser", "dateutil", "zoneinfo", "typer", "pydantic", "rich", "calendar"}
