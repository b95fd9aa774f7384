"""The text that is read and the errors about it, function by function: `request.py` and `normalise.py`."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from mentorcli.text import in_language
from mentorcli.when.normalise import fold, quote, usage
from mentorcli.when.request import Asked, Direction, ask, needs_time, no_such_date, refusal, span_refusal

PARIS = ZoneInfo("Europe/Paris")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=PARIS)
BACK = Asked("typed", NOON, PARIS, Direction.BACK)
AHEAD = BACK._replace(direction=Direction.AHEAD)
HINT_BACK = 'Write for example "yesterday 14h30", "20/11/2026 9h15" or "2026-11-20 14:00".'
HINT_AHEAD = 'Write for example "tomorrow 14h30", "26/11/2026 9h15" or "2026-11-26 14:00".'


def test_what_is_asked_has_the_users_now_in_whole_seconds() -> None:
    """Half past eleven at night in UTC is the next day in Paris."""
    now = datetime(2026, 11, 23, 23, 30, 5, 999999, tzinfo=UTC)
    asked = ask("demain", now, PARIS, Direction.AHEAD, day_only=True)
    assert asked == Asked("demain", now.replace(microsecond=0), PARIS, Direction.AHEAD, day_only=True)
    assert asked.now.isoformat() == "2026-11-24T00:30:05+01:00"
    assert not Asked("x", NOON, PARIS, Direction.BACK).day_only


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("9", " alone is not a time of day.", 'Write for example "9:00", "9h30" or "yesterday 9h".'),
        ("23", " alone is not a time of day.", 'Write for example "23:00", "23h30" or "yesterday 23h".'),
        ("24", " alone is not a time of day.", 'Write for example "14:00", "14h30" or "yesterday 14h".'),
        ("123", " cannot be read as a date and time.", HINT_BACK),
        ("1/2/26", " needs its year in four digits.", HINT_BACK),
        ("le 01.02.26 9h", " needs its year in four digits.", HINT_BACK),
        ("1/2-26", " cannot be read as a date and time.", HINT_BACK),
        ("1/2/266", " cannot be read as a date and time.", HINT_BACK),
        ("111/2/26", " cannot be read as a date and time.", HINT_BACK),
        ("14:00 25h", ': there is no time of day "25h".', HINT_BACK),
        ("soon", " cannot be read as a date and time.", HINT_BACK),
        ("15:00-14:00", " cannot be read as a date and time.", HINT_BACK),
        ("14:00-14:00", " cannot be read as a date and time.", HINT_BACK),
        (
            "demain 14h15-15h",
            " has a start and an end: give the start alone",
            'Type it as: "demain 14:15"',
        ),
        ("demain 14h15-15", " has a start and an end: give the start alone", 'Type it as: "demain 14:15"'),
        ("demain 14h15-99", " cannot be read as a date and time.", HINT_BACK),
        ("demain 99-15h", " cannot be read as a date and time.", HINT_BACK),
    ],
)
def test_a_refusal_gives_the_reason_where_one_is_plain(text: str, message: str, hint: str) -> None:
    """A number alone, a short year, a time that is none; else that it cannot be read."""
    error = refusal(BACK, text)
    assert (error.message, error.hint) == (f'"typed"{message}', hint)


def test_where_a_day_is_wanted_the_words_are_about_days() -> None:
    """A number alone is then no time of day either, and the examples are days."""
    error = refusal(AHEAD._replace(day_only=True), "9")
    assert error.message == '"typed" cannot be read as a date.'
    assert error.hint == 'Write for example "tomorrow", "26/11/2026" or "2026-11-26".'


def test_the_examples_lie_on_the_side_that_is_asked_for() -> None:
    """Three days from now, either way."""
    for asked, hint in ((BACK, HINT_BACK), (AHEAD, HINT_AHEAD)):
        error = no_such_date(asked)
        assert (error.message, error.hint) == ('"typed" names a day that does not exist.', hint)


def test_a_day_without_a_time_is_given_back_with_three() -> None:
    """Blanks that were typed twice are shown once."""
    error = needs_time(AHEAD._replace(text="  next   tuesday "))
    assert error.message == '"  next   tuesday " is a whole day: add the time.'
    assert error.hint == 'Write for example "next tuesday 14:00", "next tuesday 9h30" or "next tuesday 2pm".'


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Wed, 25 Nov. 2026", "wed 25 nov 2026"),
        ("  Après-demain\tà 9 H ", "apres-demain a 9 h"),
        ("aujourd\u2019hui aujourd\u02bchui", "aujourd'hui aujourd'hui"),
        ("1,5 h", "1,5 h"),  # a decimal's comma stays
        ("25.11.2026", "25.11.2026"),  # and a date's dots
        ("2 p.m., 9 a.m.", "2 p.m 9 a.m"),
        ("14:0²", "14:0²"),  # no figure is made of what is none
        ("14\u0338:00", "14\u0338:00"),
        ("x" * 200, "x" * 200),
        ("x" * 201, ""),
    ],
)
def test_text_is_folded_for_reading(text: str, folded: str) -> None:
    """Case, accents, blanks, apostrophes, and the dots and commas of prose; a longer text than any date is nothing."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("demain", '"demain"'),
        ("x" * 60, f'"{"x" * 60}"'),
        ("x" * 61, f'"{"x" * 60}..."'),
        ("14\u202fh\u00a030\u2009", '"14 h 30 "'),
        ("\x1b[2J", '"\\x1b[2J"'),
        ("é", '"é"'),
    ],
)
def test_text_is_quoted_short_and_harmless(text: str, shown: str) -> None:
    """Sixty characters; French blanks are blanks, and what steers a terminal is spelt out."""
    assert quote(text) == shown


def test_examples_are_listed_in_a_sentence() -> None:
    """The last one after an "or"."""
    error = usage("No.", "a", "b", "c")
    assert (error.message, error.hint) == ("No.", 'Write for example "a", "b" or "c".')
    assert usage("No.", "a", "b").hint == 'Write for example "a" or "b".'


def test_a_span_is_refused_with_what_to_type() -> None:
    """The start as it can be read, and the length with its option where there is one."""
    alone = span_refusal("14h-15h30", "14:00", 90, length=False)
    assert alone.hint == 'Type it as: "14:00"'
    assert in_language(alone.hint, "fr") == 'Tapez\u00a0: "14:00"'
    error = span_refusal("14h-15h30", "14:00", 90, length=True)
    assert error.message == '"14h-15h30" has a start and an end: give the start alone'
    assert error.hint == 'A planned length goes into --duration: "14:00" --duration 90m'
    assert error.exit_code == 2
