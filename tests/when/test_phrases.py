"""The table of phrases: every promised form, in both languages, looking back and looking ahead."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from mentorcli.errors import UsageError
from mentorcli.when import Direction, parse_day, parse_when

PARIS = ZoneInfo("Europe/Paris")
BACK, AHEAD = Direction.BACK, Direction.AHEAD

NOON = "2026-11-23 12:00"  # a Monday

# now, what is typed, what it means. One phrase a cell part, separated by " | ".
SAME_BOTH_WAYS = [
    # ISO
    (NOON, "2026-11-20T14:00 | 2026-11-20 14:00 | 2026-11-20t14:00 | 2026-11-20 14h", "2026-11-20 14:00:00"),
    (NOON, "2026-11-20T14:00:05 | 2026-11-20 14:00:05.999 | 2026-11-20T14:00:05,5", "2026-11-20 14:00:05"),
    (NOON, "2026-11-20T14:00Z | 2026-11-20 14:00 UTC | 2026-11-20 14:00 gmt", "2026-11-20 15:00:00"),
    (NOON, "2026-11-20T14:00+00 | 2026-11-20T14:00:00.000Z", "2026-11-20 15:00:00"),
    (NOON, "2026-11-20T14:00-0500 | 2026-11-20 14:00 -05:00", "2026-11-20 20:00:00"),
    (NOON, "2026-11-20T14:00+05:30 | 2026-11-20T14:00:00+05:30:00", "2026-11-20 09:30:00"),
    (NOON, "2026-11-20 9h15 | 9h15 2026-11-20", "2026-11-20 09:15:00"),
    # A time of day is today's, gone or not
    (NOON, "14:00 | 14h | 14H00 | 14 h | 14 h 00 | 14 heures | 14h00 | 2pm | 2 PM", "2026-11-23 14:00:00"),
    (NOON, "2:00 pm | 2:00PM | 2 p.m. | 2:00:00 pm | at 14:00 | à 14h | À 14:00", "2026-11-23 14:00:00"),
    (NOON, "14h30 | 14 h 30 | 14 heures 30 | 14:30 | 2:30 pm | 14\u202fh\u202f30", "2026-11-23 14:30:00"),
    (NOON, "9:00 | 09:00 | 9h | 09h | 9am | 9 a.m. | 9 heures", "2026-11-23 09:00:00"),
    (NOON, "1am | 1:00 am | 1h", "2026-11-23 01:00:00"),
    (NOON, "1pm | 13h", "2026-11-23 13:00:00"),
    (NOON, "11pm | 23h", "2026-11-23 23:00:00"),
    (NOON, "14:00" + " " * 195, "2026-11-23 14:00:00"),
    (NOON, "14:00:07", "2026-11-23 14:00:07"),
    (NOON, "noon | midday | midi | à midi | 12pm | 12h", "2026-11-23 12:00:00"),
    (NOON, "midnight | minuit | 12am | 0h | 00:00", "2026-11-23 00:00:00"),
    ("2026-11-23 12:34:56", "now | maintenant | NOW", "2026-11-23 12:34:56"),
    # Days by their distance from today
    (NOON, "today 14:00 | aujourd'hui 14h | aujourd’hui à 14h | AUJOURD'HUI 14H", "2026-11-23 14:00:00"),
    (NOON, "14h aujourd'hui | aujourdhui 14h | today at 2pm | 2pm today", "2026-11-23 14:00:00"),
    (NOON, "yesterday 14:30 | hier 14h30 | hier à 14h30 | 14h30 hier | hier, 14h30", "2026-11-22 14:30:00"),
    (NOON, "tomorrow 9:00 | tomorrow at 9am | demain 9h | demain à 9 h | 9h demain", "2026-11-24 09:00:00"),
    (NOON, "  demain \u00a0 à\t9h  ", "2026-11-24 09:00:00"),
    (NOON, "tomorrow noon | demain midi | demain à midi | noon tomorrow", "2026-11-24 12:00:00"),
    (NOON, "avant-hier 9h | avant hier 9h | day before yesterday 9am", "2026-11-21 09:00:00"),
    (NOON, "après-demain 9h | apres demain 9h | day after tomorrow 9:00", "2026-11-25 09:00:00"),
    # Full dates, day first
    (NOON, "25/11/2026 9h15 | 25-11-2026 9:15 | 25.11.2026 9h15 | 9h15 25/11/2026", "2026-11-25 09:15:00"),
    (NOON, "le 25/11/2026 à 9h15 | on 25/11/2026 at 9:15 | mer. 25/11/2026 9h15", "2026-11-25 09:15:00"),
    (NOON, "5/6/2026 8h | 05/06/2026 08:00", "2026-06-05 08:00:00"),
    (NOON, "25 nov 2026 14:00 | 25 Nov. 2026 2pm | Nov 25 2026 2pm", "2026-11-25 14:00:00"),
    (NOON, "november 25, 2026 14:00 | Nov. 25th, 2026, 2 p.m.", "2026-11-25 14:00:00"),
    (NOON, "25 novembre 2026 à 14h | le 25 novembre 2026 14h | 14h le 25 nov. 2026", "2026-11-25 14:00:00"),
    (NOON, "wednesday 25 november 2026 14:00 | the 25th of november 2026 2pm", "2026-11-25 14:00:00"),
    (NOON, "mercredi 25 novembre 2026 14h | wed 2026-11-25 14:00", "2026-11-25 14:00:00"),
    (NOON, "Wed 25 Nov 2026 14:00 CET | 25/11/2026 14h cet", "2026-11-25 14:00:00"),
    (NOON, "mar 24 nov 2026 9h | mar. 24/11/2026 9h", "2026-11-24 09:00:00"),
    (NOON, "2 mar 2026 9h | mar 2 2026 9am | 2 mars 2026 9h", "2026-03-02 09:00:00"),
    # next and last: never today
    (
        NOON,
        "next tuesday 10:00 | next tue 10am | mardi prochain 10h | prochain mardi 10h",
        "2026-11-24 10:00:00",
    ),
    (NOON, "mardi prochain à 10h | à 10h mardi prochain | mar. prochain 10h", "2026-11-24 10:00:00"),
    (NOON, "last tuesday 10:00 | mardi dernier 10h | dernier mardi 10h", "2026-11-17 10:00:00"),
    (NOON, "next monday 10:00 | lundi prochain 10h", "2026-11-30 10:00:00"),
    (NOON, "next monday 14:00 | lundi prochain à 14h", "2026-11-30 14:00:00"),
    (NOON, "last monday 10:00 | lundi dernier 10h", "2026-11-16 10:00:00"),
    (NOON, "last monday 14:00 | lundi dernier 14h", "2026-11-16 14:00:00"),
    (NOON, "next sunday 10:00 | dimanche prochain 10h", "2026-11-29 10:00:00"),
    (NOON, "last sunday 10:00 | dimanche dernier 10h", "2026-11-22 10:00:00"),
    # Steps from now
    (NOON, "in 3 days | dans 3 jours | in 3d | dans 3 j", "2026-11-26 12:00:00"),
    (NOON, "2 days ago | il y a 2 jours | il y a 2 j", "2026-11-21 12:00:00"),
    (NOON, "in a day | in 1 day | dans un jour", "2026-11-24 12:00:00"),
    (
        NOON,
        "in 3 days 14:00 | dans 3 jours à 14h | 14h dans 3 jours | in 3 days at 2pm",
        "2026-11-26 14:00:00",
    ),
    (NOON, "2 days ago 14:00 | il y a 2 jours à 14h | 14h il y a 2 jours", "2026-11-21 14:00:00"),
    (NOON, "in 3 days midnight | dans 3 jours à minuit", "2026-11-26 00:00:00"),
    (NOON, "in 2 days at 3 h | dans 2 jours à 3 heures | in 2 days 3h", "2026-11-25 03:00:00"),
    (NOON, "in 2 weeks | dans 2 semaines | in 2w | dans 2 sem.", "2026-12-07 12:00:00"),
    (NOON, "a week ago | il y a une semaine | 1 week ago", "2026-11-16 12:00:00"),
    (NOON, "in 3 months | dans 3 mois", "2027-02-23 12:00:00"),
    (NOON, "3 months ago | il y a 3 mois", "2026-08-23 12:00:00"),
    (NOON, "in a year | dans un an | in 12 months", "2027-11-23 12:00:00"),
    (NOON, "2 years ago | il y a 2 ans", "2024-11-23 12:00:00"),
    (NOON, "in 45 min | dans 45 min. | in 45m | dans 45 minutes", "2026-11-23 12:45:00"),
    (NOON, "in 2 hours | dans 2 heures | in 2h | dans 2 h", "2026-11-23 14:00:00"),
    (NOON, "2 hours ago | il y a 2 h | il y a 2 heures | 2h ago", "2026-11-23 10:00:00"),
    (NOON, "in 1h30 | dans 1 h 30 | in 1 hour and 30 minutes | in 1.5 hours", "2026-11-23 13:30:00"),
    (NOON, "an hour ago | il y a une heure | 60 minutes ago", "2026-11-23 11:00:00"),
    (NOON, "30 seconds ago | il y a 30 s", "2026-11-23 11:59:30"),
    (NOON, "il y a une heure et 30 minutes et 5 secondes CET", "2026-11-23 10:29:55"),
    # Around midnight
    ("2026-11-23 00:00", "yesterday 23:59 | hier 23h59 | last sunday 23:59", "2026-11-22 23:59:00"),
    ("2026-11-23 23:59", "tomorrow 0:00 | demain minuit | in 1 minute", "2026-11-24 00:00:00"),
    ("2026-11-23 00:10", "20 minutes ago | il y a 20 min", "2026-11-22 23:50:00"),
    # Month and year ends
    ("2026-12-31 12:00", "tomorrow 9h | demain 9h | in 1 day 9h", "2027-01-01 09:00:00"),
    ("2027-01-01 12:00", "yesterday 9h | hier 9h | 1 day ago 9h", "2026-12-31 09:00:00"),
    ("2026-01-31 12:00", "in 1 month | dans un mois", "2026-02-28 12:00:00"),
    ("2026-03-31 12:00", "1 month ago 12:00 | il y a un mois", "2026-02-28 12:00:00"),
    ("2026-08-31 12:00", "in 6 months | dans 6 mois", "2027-02-28 12:00:00"),
    ("2026-12-15 12:00", "in 1 month | in 31 days", "2027-01-15 12:00:00"),
    ("2026-11-30 12:00", "tomorrow 12:00 | in 1 day", "2026-12-01 12:00:00"),
    # Leap days
    ("2028-02-28 12:00", "tomorrow 12h | demain 12h | in 1 day", "2028-02-29 12:00:00"),
    ("2028-03-01 12:00", "yesterday 12h | hier 12h | 1 day ago", "2028-02-29 12:00:00"),
    ("2028-02-29 12:00", "in 1 year | dans un an | in 12 months", "2029-02-28 12:00:00"),
    ("2028-01-31 12:00", "in 1 month", "2028-02-29 12:00:00"),
    (NOON, "29/02/2028 9h | 29 février 2028 9h", "2028-02-29 09:00:00"),
]

# now, what is typed, looking back, looking ahead
EACH_WAY = [
    (
        NOON,
        "friday 10:00 | fri 10:00 | vendredi 10h | ven. 10h | on friday at 10am",
        "2026-11-20 10:00",
        "2026-11-27 10:00",
    ),
    (NOON, "10h vendredi | le vendredi à 10h | Vendredi, 10h", "2026-11-20 10:00", "2026-11-27 10:00"),
    (
        NOON,
        "tuesday 10:00 | mar 10h | mar. 10h | tues 10am | mardi 10h",
        "2026-11-17 10:00",
        "2026-11-24 10:00",
    ),
    (NOON, "sunday 10:00 | sun 10am | dim. 10h | dimanche à 10h", "2026-11-22 10:00", "2026-11-29 10:00"),
    # The weekday of today: looking back it counts once the time has come, looking ahead while it has not
    (NOON, "monday 11:59 | lundi 11h59 | lun. 11h59", "2026-11-23 11:59", "2026-11-30 11:59"),
    (NOON, "monday 12:00 | lundi midi", "2026-11-23 12:00", "2026-11-30 12:00"),
    (NOON, "monday 12:01 | lundi 12h01", "2026-11-16 12:01", "2026-11-23 12:01"),
    ("2026-11-23 00:00", "monday 0:00 | lundi minuit", "2026-11-23 00:00", "2026-11-30 00:00"),
    ("2026-11-23 23:59", "monday 23:59 | lundi 23h59", "2026-11-23 23:59", "2026-11-30 23:59"),
    ("2026-11-23 23:59", "tuesday 0:00 | mardi minuit", "2026-11-17 00:00", "2026-11-24 00:00"),
    ("2027-01-01 12:00", "thursday 12:00 | jeudi 12h", "2026-12-31 12:00", "2027-01-07 12:00"),
    # Dates without a year: the nearest on that side, today on both
    (
        NOON,
        "25/11 14h | 25 nov 14:00 | Nov 25 2pm | 25 novembre à 14h",
        "2025-11-25 14:00",
        "2026-11-25 14:00",
    ),
    (NOON, "le 25/11 14h | 14h le 25/11", "2025-11-25 14:00", "2026-11-25 14:00"),
    (NOON, "20/11 14h | 20 nov 2pm", "2026-11-20 14:00", "2027-11-20 14:00"),
    (NOON, "23/11 9h | 23 november 9am", "2026-11-23 09:00", "2026-11-23 09:00"),
    (NOON, "23/11 14h | 23 novembre 14h", "2026-11-23 14:00", "2026-11-23 14:00"),
    (NOON, "1er décembre 9h | dec 1st 9am | 1/12 9h", "2025-12-01 09:00", "2026-12-01 09:00"),
    (NOON, "2 mar 9h | 2 mars 9h | 2 march 9am", "2026-03-02 09:00", "2027-03-02 09:00"),
    (NOON, "29/02 9h | 29 feb 9am | 29 février 9h", "2024-02-29 09:00", "2028-02-29 09:00"),
    ("2097-03-01 12:00", "29/02 9h", "2096-02-29 09:00", "2104-02-29 09:00"),
    ("2026-12-31 12:00", "1/1 9h | 1er janvier 9h", "2026-01-01 09:00", "2027-01-01 09:00"),
    ("2027-01-01 12:00", "31/12 9h | 31 dec 9am", "2026-12-31 09:00", "2027-12-31 09:00"),
]

MONTH_WORDS = [
    "january jan janvier janv janv.",
    "february feb février fevrier févr. fév",
    "march mar mars",
    "april apr avril avr.",
    "may mai",
    "june jun juin",
    "july jul juillet juil.",
    "august aug août aout",
    "september sep sept. septembre",
    "october oct octobre oct.",
    "november nov novembre nov.",
    "december dec décembre déc.",
]

WEEKDAY_WORDS = [
    "monday mon lundi lun. Lundi",
    "tuesday tue tues mardi mar.",
    "wednesday wed weds mercredi mer.",
    "thursday thu thur thurs jeudi jeu.",
    "friday fri vendredi ven.",
    "saturday sat samedi sam.",
    "sunday sun dimanche dim. DIMANCHE",
]


def local(text: str) -> datetime:
    """Return a wall time of the tables in Paris."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def read(text: str, now: str, direction: Direction) -> str:
    """Return what `text` means, as local wall time."""
    moment = parse_when(text, now=local(now), zone=PARIS, direction=direction)
    assert moment.at.tzinfo is PARIS
    assert moment.repeated is False
    return moment.at.replace(tzinfo=None).isoformat(" ")


def rows(table: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return a table with one phrase a row."""
    return [(now, phrase, meaning) for now, phrases, meaning in table for phrase in phrases.split(" | ")]


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize(("now", "phrase", "meaning"), rows(SAME_BOTH_WAYS))
def test_a_phrase_that_names_its_day_means_the_same_both_ways(
    now: str, phrase: str, meaning: str, direction: Direction
) -> None:
    """Direction does not matter where the text says which day it means."""
    assert read(phrase, now, direction) == meaning


@pytest.mark.parametrize(
    ("now", "phrase", "back", "ahead"),
    [(now, phrase, back, ahead) for now, phrases, back, ahead in EACH_WAY for phrase in phrases.split(" | ")],
)
def test_weekdays_and_dates_without_a_year_follow_the_direction(now: str, phrase: str, back: str, ahead: str) -> None:
    """Looking back finds the last such moment, looking ahead the first."""
    assert (read(phrase, now, BACK), read(phrase, now, AHEAD)) == (f"{back}:00", f"{ahead}:00")


@pytest.mark.parametrize(("number", "words"), list(enumerate(MONTH_WORDS, start=1)))
def test_every_month_has_its_words_in_both_languages(number: int, words: str) -> None:
    """Full and short names, with and without accents and dots."""
    for word in words.split():
        assert read(f"7 {word} 2026 10:00", NOON, BACK) == f"2026-{number:02}-07 10:00:00"


@pytest.mark.parametrize(("number", "words"), list(enumerate(WEEKDAY_WORDS)))
def test_every_weekday_has_its_words_in_both_languages(number: int, words: str) -> None:
    """Full and short names; from a Monday noon, the days of the week that follows."""
    for word in words.split():
        expected = f"2026-11-{23 + number if number else 30} 10:00:00"
        assert read(f"{word} 10:00", NOON, AHEAD) == expected


@pytest.mark.parametrize(
    ("phrase", "back", "ahead"),
    [
        ("2026-11-20", "2026-11-20", "2026-11-20"),
        ("20/11/2026", "2026-11-20", "2026-11-20"),
        ("yesterday", "2026-11-22", "2026-11-22"),
        ("demain", "2026-11-24", "2026-11-24"),
        ("25 nov", "2025-11-25", "2026-11-25"),
        ("23/11", "2026-11-23", "2026-11-23"),
        ("monday", "2026-11-23", "2026-11-30"),
        ("lundi", "2026-11-23", "2026-11-30"),
        ("next monday", "2026-11-30", "2026-11-30"),
        ("mardi dernier", "2026-11-17", "2026-11-17"),
        ("il y a 2 jours", "2026-11-21", "2026-11-21"),
        ("in 13 hours", "2026-11-24", "2026-11-24"),
        ("2026-11-20T23:30Z", "2026-11-21", "2026-11-21"),
        ("friday 10:00", "2026-11-20", "2026-11-27"),
        ("now", "2026-11-23", "2026-11-23"),
    ],
)
def test_a_day_is_read_from_a_date_or_from_any_moment(phrase: str, back: str, ahead: str) -> None:
    """A moment gives its local day, a date alone itself."""
    found = [parse_day(phrase, now=local(NOON), zone=PARIS, direction=way) for way in (BACK, AHEAD)]
    assert found == [date.fromisoformat(back), date.fromisoformat(ahead)]


def test_now_may_come_in_another_zone_and_with_microseconds() -> None:
    """The user's zone decides what today is, and results are whole seconds."""
    now = datetime(2026, 11, 23, 23, 30, 0, 999999, tzinfo=UTC)  # already Tuesday in Paris
    moment = parse_when("now", now=now, zone=PARIS, direction=BACK)
    assert moment.at.isoformat() == "2026-11-24T00:30:00+01:00"
    assert parse_when("today 9h", now=now, zone=PARIS, direction=BACK).at.day == 24


def test_a_day_without_its_time_asks_for_the_time() -> None:
    """The examples are the user's own words with a time, and they can be read."""
    for phrase in ("tomorrow", "lundi", "25/11/2026", "next tuesday", "2026-11-25"):
        with pytest.raises(UsageError, match="add the time") as caught:
            parse_when(phrase, now=local(NOON), zone=PARIS, direction=AHEAD)
        assert f'"{phrase} 14:00"' in (caught.value.hint or "")
        assert caught.value.exit_code == 2
        assert read(f"{phrase} 14:00", NOON, AHEAD).endswith("14:00:00")
