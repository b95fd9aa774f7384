"""What no option would take in a profile that a person wrote."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import starmap

import pytest

from mentorcli.models.student import Funding, FundingPeriod
from mentorcli.rules.profile import faults, holds_undated, periods_from
from mentorcli.rules.student import MAX_NAME, is_email, is_phone
from mentorcli.text import in_language


def told(lang: str = "en", **fields: object) -> list[str]:
    """Return the faults of a profile of one Ann."""
    return [f"{one.field}: {in_language(one.what, lang)}" for one in faults({"name": "Ann", **fields})]


def periods(*days: date | None) -> list[dict[str, object]]:
    """Return periods of funding as they are written."""
    return list(starmap(_period, enumerate(days)))


def _period(place: int, day: date | None) -> dict[str, object]:
    return {"funding": ("funded", "self-paid")[place % 2], **({"since": day} if day else {})}


def test_a_sound_profile_has_none() -> None:
    """Contacts that are empty are cleared, what is of another type is the reader's, periods may begin on any day."""
    assert told(email="a@example.org", phone="112", funding=periods(None, date(2026, 1, 1), date(2026, 2, 1))) == []
    assert told(email=" ", phone="", funding=[]) == []
    assert told(name=5, email=5, phone=5, funding=[{"funding": "gift", "since": "soon"}, {}]) == []


@pytest.mark.parametrize(
    ("name", "english"),
    [
        (" \n", "name: it is empty"),
        ("\u0301", "name: no letter in it"),
        ("a" * (MAX_NAME + 1), f"name: {MAX_NAME + 1} characters, at most {MAX_NAME} fit"),
    ],
)
def test_a_name_that_is_none(name: str, english: str) -> None:
    """Empty, of accents alone, or endless."""
    assert told(name=name) == [english]


def test_the_longest_name_fits() -> None:
    """A name of 200 characters is no fault."""
    assert told(name="a" * 200) == []


def test_only_what_cannot_be_read_at_all_is_of_another_shape() -> None:
    """An empty name and a funding that is no list are; a name too long, a contact, or an order of periods is not."""
    assert [one.shape for one in faults({"name": "", "funding": "funded"})] == [True, True]
    readable = {"name": "a" * 201, "email": "bad", "funding": periods(None, None)}
    assert [one.shape for one in faults(readable)] == [False, False, False]


def test_a_long_contact_is_quoted_with_its_beginning() -> None:
    """The first 60 characters of an address or a number that is none are shown."""
    assert told(email="x" * 61, phone="x" * 61) == [
        f"email: '{'x' * 60}' is no e-mail address",
        f"phone: '{'x' * 60}' is no phone number",
    ]


def test_contacts() -> None:
    """What the options refuse, both at once."""
    assert (is_email("a@b"), is_email("bad"), is_phone("112"), is_phone("12")) == (True, False, True, False)
    assert told("fr", email="bad", phone="x") == [
        "email: 'bad' n'est pas une adresse e-mail",
        "phone: 'x' n'est pas un numéro de téléphone",
    ]


@pytest.mark.parametrize(
    ("days", "english"),
    [
        ((date(2026, 2, 1), date(2026, 1, 1)), "2026-01-01 stands after 2026-02-01: the oldest period goes first"),
        ((date(2026, 2, 1), None), "the period without a day stands after 2026-02-01: it goes first"),
        ((None, datetime(2026, 2, 1, tzinfo=UTC), date(2026, 2, 1)), "two periods begin on 2026-02-01"),
        ((None, None), "two periods without a day"),
    ],
)
def test_periods_out_of_order(days: tuple[date | None, ...], english: str) -> None:
    """Each is named with its days."""
    assert told(funding=periods(*days)) == [f"funding: {english}"]


@pytest.mark.parametrize(
    ("value", "example"),
    [("funded", "funded"), ("gift", "self-paid"), ("", "self-paid"), (5, "self-paid"), (["funded"], "self-paid")],
)
def test_a_funding_that_is_no_list_of_periods(value: object, example: str) -> None:
    """It says what to write, with the funding that was meant."""
    written = f'funding = [{{ funding = "{example}" }}]'
    assert told(funding=value) == [f"funding: a list of periods is expected, such as: {written}"]


FUNDED, LATER = FundingPeriod(Funding.FUNDED), FundingPeriod(Funding.SELF_PAID, date(2026, 11, 1))


def test_what_holds_without_a_day() -> None:
    """Until the first period that has one."""
    assert holds_undated([], date(2026, 1, 1))
    assert holds_undated([FUNDED, LATER], date(2026, 10, 31))
    assert not holds_undated([FUNDED, LATER], date(2026, 11, 1))


def test_periods_of_before_hold_until_a_day() -> None:
    """From it on those of the text do, and what only continues is left out."""
    day = date(2026, 12, 1)
    paid, none = FundingPeriod(Funding.SELF_PAID, day), FundingPeriod(Funding.UNKNOWN, day)
    assert periods_from([FUNDED], [FundingPeriod(Funding.SELF_PAID)], day) == (FUNDED, paid)
    assert periods_from([FUNDED], [FUNDED, LATER], date(2026, 1, 1)) == (FUNDED, LATER)
    assert periods_from([FUNDED, LATER], [FUNDED], day) == (FUNDED, LATER, FundingPeriod(Funding.FUNDED, day))
    assert periods_from([FUNDED], [], day) == (FUNDED, none)


def test_the_latest_period_that_has_begun_holds_on_the_day() -> None:
    """Of the text's periods that begin before the day only the latest is kept, from the day on."""
    before, after = date(2026, 10, 1), date(2026, 12, 1)
    begun = [FUNDED, FundingPeriod(Funding.APPRENTICESHIP, before), LATER]
    assert periods_from([], begun, after) == (FundingPeriod(Funding.SELF_PAID, after),)


def test_a_period_that_begins_on_the_day_holds_on_it() -> None:
    """A period of the text that begins on the very day holds from then on, and one of before gives way to it."""
    day = date(2026, 11, 1)
    assert periods_from([], [FUNDED, LATER], day) == (LATER,)
    apprentice = FundingPeriod(Funding.APPRENTICESHIP)
    assert periods_from([FUNDED, LATER], [apprentice], day) == (FUNDED, FundingPeriod(Funding.APPRENTICESHIP, day))


def test_of_two_periods_that_begin_on_the_day_the_last_holds() -> None:
    """No day is named twice, even where the text does so."""
    twice = [FundingPeriod(Funding.APPRENTICESHIP, date(2026, 11, 1)), LATER]
    assert periods_from([FUNDED], twice, date(2026, 11, 1)) == (FUNDED, LATER)
