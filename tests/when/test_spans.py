"""Spans of whole days. It is Sunday 29 November 2026, 10:00 in Paris, unless a test says otherwise."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.errors import UsageError
from mentorcli.when.spans import parse_days

PARIS = ZoneInfo("Europe/Paris")


def span(text: str, now: str = "2026-11-29T10:00") -> list[str]:
    """Return the two days as ISO dates."""
    moment = datetime.fromisoformat(now).replace(tzinfo=PARIS)
    return [one.isoformat() for one in parse_days(text, now=moment, zone=PARIS)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("24/12..2/1", "2026-12-24", "2027-01-02"),
        (" 24/12 .. 2/1 ", "2026-12-24", "2027-01-02"),
        ("24 déc…2 jan", "2026-12-24", "2027-01-02"),
        ("2026-12-24..2/1", "2026-12-24", "2027-01-02"),
        ("24/12..02/01/2027", "2026-12-24", "2027-01-02"),
        ("du 24/12 au 2/1", "2026-12-24", "2027-01-02"),
        ("from tomorrow to friday", "2026-11-30", "2026-12-04"),
        ("24/12-02/01", "2026-12-24", "2027-01-02"),
        ("24/12 - 2/1", "2026-12-24", "2027-01-02"),
        ("24/12\u20132/1", "2026-12-24", "2027-01-02"),
        ("24.12.2026-2.1.2027", "2026-12-24", "2027-01-02"),
        ("2026-12-24 - 2027-01-02", "2026-12-24", "2027-01-02"),
        ("du 24 au 30 décembre", "2026-12-24", "2026-12-30"),
        ("du 1er au 5 janvier 2027", "2027-01-01", "2027-01-05"),
        ("du 24 au 30/12", "2026-12-24", "2026-12-30"),
        ("24-30 décembre", "2026-12-24", "2026-12-30"),
        ("24..30 dec", "2026-12-24", "2026-12-30"),
        ("from 24 to 30 december", "2026-12-24", "2026-12-30"),
        ("from december 24 to 30", "2026-12-24", "2026-12-30"),
        ("2026-12-24", "2026-12-24", "2026-12-24"),
        ("demain..vendredi", "2026-11-30", "2026-12-04"),
        ("today..in 3 days", "2026-11-29", "2026-12-02"),
        ("demain", "2026-11-30", "2026-11-30"),
        ("4/12..vendredi", "2026-12-04", "2026-12-04"),
        ("14/12..vendredi", "2026-12-14", "2026-12-18"),
        ("samedi..samedi", "2026-12-05", "2026-12-12"),
        ("dimanche..lundi", "2026-12-06", "2026-12-07"),
        ("5/12..5/12", "2026-12-05", "2026-12-05"),
        ("29/2..1/3", "2028-02-29", "2028-03-01"),
    ],
)
def test_what_is_ahead(text: str, start: str, end: str) -> None:
    """The end is looked for from the start on; words that count from now are not."""
    assert span(text) == [start, end]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("28/11..5/12", "2026-11-28", "2026-12-05"),
        ("28/11..29/11", "2026-11-28", "2026-11-29"),
        ("28/11..today", "2026-11-28", "2026-11-29"),
        ("1/10..3/1", "2026-10-01", "2027-01-03"),
        ("20/11..hier", "2026-11-20", "2026-11-28"),
        ("20/11..25/11/2026", "2026-11-20", "2026-11-25"),
        ("2026-11-20..25/11/2026", "2026-11-20", "2026-11-25"),
        ("1/11..5/11", "2027-11-01", "2027-11-05"),
    ],
)
def test_what_has_begun(text: str, start: str, end: str) -> None:
    """A date without its year is the past one where the span holds today, or ends on a day that leaves no choice."""
    assert span(text) == [start, end]


def test_across_the_year() -> None:
    """Of a span over New Year's Eve, on any of its days."""
    for now in ("2026-12-24T00:00", "2026-12-31T23:59", "2027-01-02T10:00"):
        assert span("24/12..2/1", now) == ["2026-12-24", "2027-01-02"]
    assert span("24/12..2/1", "2027-01-03T10:00") == ["2027-12-24", "2028-01-02"]
    assert span("20/3..lundi", "2026-07-01T10:00") == ["2027-03-20", "2027-03-22"]  # the clock changes in between


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("2026-12-05..2026-12-01", "before its start on 2026-12-05", "2026-12-01..2026-12-05"),
        ("5/12..tomorrow", "before its start", "2026-11-30..2026-12-05"),
        ("5/12..28/11", "358 days: type the years", "28/11..5/12"),
        ("2/1..24/12", "356 days: type the years", "24/12..2/1"),
        ("..2/1", "has no first day", "24/12..2/1"),
        ("24/12..", "has no last day", "24/12..2/1"),
        ("24/12..x", '"x" cannot be read as a date', "tomorrow"),
        ("24/12..x", '"x" cannot be read as a date', "Several days: 24/12..2/1"),
        ("du 24 au 30", "cannot be read as a date", "Several days: 24/12..2/1"),
        ("24/12 au pif", "cannot be read as a date", "Several days: 24/12..2/1"),
        ("24/12..2/1..3/1", "cannot be read as a date", "tomorrow"),
        ("31/2..3/3", "names a day that does not exist", ""),
        ("x" * 300, "cannot be read as a date", ""),
    ],
)
def test_what_is_no_span(text: str, said: str, hint: str) -> None:
    """The error says what to type."""
    with pytest.raises(UsageError) as caught:
        span(text)
    assert said in caught.value.message
    assert hint in (caught.value.hint or "")


@given(st.dates(date(1970, 1, 1), date(2199, 12, 31)), st.dates(date(1970, 1, 1), date(2199, 12, 31)))
def test_whole_dates_are_themselves(one: date, other: date) -> None:
    """Whatever day it is: those of any length, in their order alone."""
    start, end = sorted((one, other))
    assert span(f"{start}..{end}") == [start.isoformat(), end.isoformat()]
