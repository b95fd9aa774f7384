"""What is refused, and how the error speaks."""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest

from mentorcli.errors import UsageError
from mentorcli.when import Direction, parse_day, parse_span_end, parse_span_start, parse_when

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=PARIS)

REFUSED = {
    "alone is not a time of day": ["14", "9", "0", "25", "99"],
    "there is no time of day": [
        "25:00",
        "24:00",
        "14:60",
        "14h60",
        "13pm",
        "0am",
        "14:00 pm",
        "tomorrow 25h",
    ],
    "names a day that does not exist": [
        "31/02/2026 9h",
        "31/02 9h",
        "32 nov 9h",
        "11/25/2026 9h",
        "0/1/2026 9h",
    ],
    "names a day, a time or an offset": ["2026-02-29 14:00", "2026-11-20T25:00", "2026-11-20T14:00+99:00"],
    "needs its year in four digits": ["25/11/26 14h", "25.11.26 14h", "25-11-26"],
    "2026-11-25 is a Wednesday": ["tuesday 25 november 2026 14:00", "mardi 25/11/2026 14h"],
    "may be March or mardi": ["mar 25 14h", "mar. 25 14:00", "14h mar 25"],
    "years go from 1970 to 2199": [
        "25/11/0206 14h",
        "2206-11-25 14:00",
        "1969-12-31T00:00Z",
        "9999 years ago",
        "in 9999 years",
        "9999 weeks ago",
        "in 9999 months",
    ],
    "cannot be read as a date and time": [
        "",
        "   ",
        "soon",
        "bientôt",
        "tomorrow 9h banana",
        "banana tomorrow 9h",
        "tomorrow 9",
        "demain 9h 30 h",
        "tomorrow tomorrow 9h",
        "9h 10h",
        "9h demain 10h",
        "next week",
        "next tomorrow",
        "next next tuesday 9h",
        "nov 2026",
        "2026",
        "2026-11",
        "20261120",
        "2026/11/20 14:00",
        "9.10 14h",
        "25-11 14h",
        "25 banana 14h",
        "banana 25 14h",
        "lundi banana 14h",
        "now 14:00",
        "in 3",
        "in 0 days",
        "in 12345 days",
        "in three days",
        "in 3 bananas",
        "in 2 days 3 h",
        "dans 2 jours 3 heures",
        "in 2 hours 14:00",
        "in -3 days",
        "-3 days",
        "3 days",
        "ago",
        "14h 25 mar",
        "14:00Z",
        "14:5",
        "14h5",
        "14.30",
        "14:00 PST",
        "tomorrow CET",
        "CET",
        "1400",
        "١٤:٠٠",
        "14\u0338:00",
        "14:0²",
        "14:00\x00",
        "14:00\u200b",
        "\x1b[31m14:00",
        "\udcff",
        "1 2 3 4 5 6 7 8 9 10 11 12 13",
    ],
}


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize(
    ("typed", "reason"), [(typed, reason) for reason, several in REFUSED.items() for typed in several]
)
def test_what_is_not_understood_is_refused_with_readable_examples(
    typed: str, reason: str, direction: Direction
) -> None:
    """The reason is in the message; the three examples of the hint can be typed as they are."""
    with pytest.raises(UsageError, match=reason) as caught:
        parse_when(typed, now=NOW, zone=PARIS, direction=direction)
    assert caught.value.exit_code == 2
    assert caught.value.message.isprintable()
    examples = (caught.value.hint or "").split('"')[1::2]
    assert len(examples) == 3
    for example in examples:
        at = parse_when(example, now=NOW, zone=PARIS, direction=direction).at
        assert (at - NOW).days in range(-370, 370)


def test_examples_fit_what_is_asked_for() -> None:
    """Looking back they lie in the past, looking ahead in the future; where a day is wanted they are days."""
    with pytest.raises(UsageError) as back:
        parse_when("soon", now=NOW, zone=PARIS, direction=Direction.BACK)
    assert back.value.hint == ('Write for example "yesterday 14h30", "20/11/2026 9h15" or "2026-11-20 14:00".')
    with pytest.raises(UsageError) as ahead:
        parse_when("14", now=NOW, zone=PARIS, direction=Direction.AHEAD)
    assert ahead.value.hint == 'Write for example "14:00", "14h30" or "tomorrow 14h".'
    for number, hour in (("0", 0), ("23", 23), ("24", 14), ("99", 14)):
        with pytest.raises(UsageError) as bare:
            parse_when(number, now=NOW, zone=PARIS, direction=Direction.BACK)
        assert bare.value.hint == f'Write for example "{hour}:00", "{hour}h30" or "yesterday {hour}h".'
    with pytest.raises(UsageError, match=r'"9" cannot be read as a date\.') as day:
        parse_day("9", now=NOW, zone=PARIS, direction=Direction.AHEAD)
    assert day.value.hint == 'Write for example "tomorrow", "26/11/2026" or "2026-11-26".'
    for parse in (parse_span_start, parse_span_end):
        with pytest.raises(UsageError, match="cannot be read as a date") as span:
            parse("soon", now=NOW, zone=PARIS)
        assert span.value.hint == 'Write for example "yesterday", "20/11/2026" or "2026-11-20".'


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a" * 1_000_000, '"' + "a" * 60 + '..."'),
        ("14:00 " * 200_000, '"' + "14:00 " * 10 + '..."'),
        ("a" * 60, '"' + "a" * 60 + '"'),
        ("\x1b[2Jsoon\r\n", '"\\x1b[2Jsoon\\r\\n"'),
        ("\u202esoon\u0085", '"\\u202esoon\\x85"'),
        ("\udcffsoon", '"\\udcffsoon"'),
        ("bientôt\u00a0!", '"bientôt !"'),
    ],
)
def test_the_text_is_quoted_short_and_harmless(typed: str, shown: str) -> None:
    """A megabyte is cut, and what could act on a terminal is escaped."""
    with pytest.raises(UsageError) as caught:
        parse_when(typed, now=NOW, zone=PARIS, direction=Direction.BACK)
    assert caught.value.message == f"{shown} cannot be read as a date and time."


def test_a_decomposed_accent_reads_like_a_composed_one() -> None:
    """Files from macOS carry accents as separate marks."""
    for form in ("NFC", "NFD"):
        typed = unicodedata.normalize(form, "après-demain à 9h")
        assert parse_when(typed, now=NOW, zone=PARIS, direction=Direction.AHEAD).at.day == 25


class Nameless(tzinfo):
    """A zone an hour ahead that has no name."""

    def utcoffset(self, _: datetime | None) -> timedelta:
        """Return an hour."""
        return timedelta(hours=1)

    def dst(self, _: datetime | None) -> timedelta:
        """Return nothing, in summer as in winter."""
        return timedelta()

    def tzname(self, _: datetime | None) -> None:
        """Return no name."""


def test_a_zone_without_a_name_has_none_that_could_be_typed() -> None:
    """Its times are read as any others; a name after them is refused, not looked for."""
    zone = Nameless()
    now = NOW.astimezone(zone)
    at = parse_when("14:00", now=now, zone=zone, direction=Direction.BACK).at
    assert at.isoformat() == "2026-11-23T14:00:00+01:00"
    with pytest.raises(UsageError, match="cannot be read"):
        parse_when("14:00 CET", now=now, zone=zone, direction=Direction.BACK)
