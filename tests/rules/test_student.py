"""What makes a student's profile: names, slugs, ways to reach them, fundings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mentorcli.errors import UsageError
from mentorcli.models.student import Funding, FundingPeriod, Student, StudentStatus
from mentorcli.rules.student import (
    Known,
    check_email,
    check_name,
    check_phone,
    check_slug,
    dropped_periods,
    first_funding,
    fitting,
    free_slug,
    funding_throughout,
    labels,
    later_periods,
    name_key,
    namesakes,
    new_slug,
    preferred,
    with_funding,
)
from mentorcli.text import in_language

FUNDED, SELF_PAID = Funding.FUNDED, Funding.SELF_PAID
OCTOBER, NOVEMBER, DECEMBER = (date(2026, month, 1) for month in (10, 11, 12))


def test_a_name_is_one_composed_line() -> None:
    """Whatever keyboard and paste have made of it."""
    assert check_name("  Ame\u0301lie \n Durand ") == "Amélie Durand"
    assert check_name("x" * 200) == "x" * 200


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "The name is empty"), (" \n", "The name is empty"), ("x" * 201, "201 characters"),
        ("\u0301", "no letter"), ("\u0327 \u0308", "no letter"), ("\u200d", "no letter"), ("\ufe0f\ufe0f", "no letter"),
    ],
)  # fmt: skip
def test_a_name_is_neither_empty_nor_endless(typed: str, message: str) -> None:
    """200 characters are enough for anybody's; accents alone are nobody's."""
    with pytest.raises(UsageError, match=message):
        check_name(typed)


@pytest.mark.parametrize("typed", ["a@example.org", " a.b+c@example.org ", "é@exämple.org"])
def test_an_email_address_has_one_at_sign(typed: str) -> None:
    """More is not asked: whether it works shows when it is used."""
    assert check_email(typed) == typed.strip()


@pytest.mark.parametrize("typed", ["nobody", "a@b@c", "a b@example.org", "@example.org", "a@"])
def test_what_is_no_email_address_is_refused(typed: str) -> None:
    """The message quotes it."""
    with pytest.raises(UsageError, match="is no e-mail address"):
        check_email(typed)


@pytest.mark.parametrize("typed", ["+33 6 12 34 56 78", "0612345678", "06.12/34-56 (78)", "112"])
def test_a_phone_number_is_digits_and_what_parts_them(typed: str) -> None:
    """A plus stands only in front."""
    assert check_phone(f" {typed} ") == typed


@pytest.mark.parametrize("typed", ["call me", "12", "+", "06 12 x", "06+12", "1" * 32])
def test_what_is_no_phone_number_is_refused(typed: str) -> None:
    """Too short, too long, or with letters."""
    with pytest.raises(UsageError, match="is no phone number"):
        check_phone(typed)


def test_an_empty_text_clears_a_field() -> None:
    """And what was not given stays so."""
    for check in (check_email, check_phone):
        assert check("") is None
        assert check("  ") is None
        assert check(None) is None


def test_harmful_text_is_quoted_short_and_visible() -> None:
    """An escape code is not sent to the terminal by the message that refuses it."""
    for check, shown in ((check_email, 60), (check_phone, 40), (check_slug, 70)):
        with pytest.raises(UsageError) as caught:
            check("\x1b" + "x" * 100)
        assert "\x1b" not in caught.value.message
        assert caught.value.message.count("x") == shown, "the one of the escaped code with them"


@pytest.mark.parametrize(("check", "shown"), [(check_email, 60), (check_phone, 40), (check_slug, 70)])
def test_a_pasted_text_is_quoted_with_its_beginning(check: Callable[[str], object], shown: int) -> None:
    """Enough of it to be recognised, and no more, in either language."""
    with pytest.raises(UsageError, match=f" 'X{{{shown}}}' is ") as caught:
        check("X" * 1000)
    assert in_language(caught.value.message, "fr").count("X") == shown


@pytest.mark.parametrize("typed", ["amelie", "a", "2", "amelie-durand-2", "x" * 60])
def test_a_slug_is_taken_as_typed(typed: str) -> None:
    """Small letters, digits and hyphens, 60 of them at most."""
    assert check_slug(typed) == typed


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("S m", "Try: --slug s-m"),
        ("Amélie", "Try: --slug amelie"),
        ("-sam", "Try: --slug sam"),
        ("x" * 61, "Try: --slug " + "x" * 60),
        ("", "Such as: --slug amelie"),
        ("小龙", "Such as: --slug amelie"),
    ],
)
def test_what_is_no_slug_is_refused_with_one_that_is(typed: str, hint: str) -> None:
    """One that begins with a hyphen would be taken for an option."""
    with pytest.raises(UsageError) as caught:
        check_slug(typed)
    assert caught.value.hint == hint


def test_a_free_slug_has_the_first_number_that_is_free() -> None:
    """Counted from 2; a long one gives way to its number."""
    assert free_slug("sam", ["sam"]) == "sam-2"
    assert free_slug("sam", ["sam", "sam-2", "sam-4"]) == "sam-3"
    assert free_slug("sam", ["sam-2"]) == "sam-3"
    assert free_slug("x" * 60, ["x" * 60]) == "x" * 56 + "-2"


def test_a_name_without_letters_for_a_slug_has_a_general_one() -> None:
    """The first is `student`."""
    assert new_slug("", []) == "student"
    assert new_slug("", ["student", "student-2"]) == "student-3"
    assert (new_slug("sam", ["anna"]), new_slug("sam", ["sam"])) == ("sam", "sam-2")


def known(slug: str, name: str, status: StudentStatus = StudentStatus.ACTIVE) -> Known:
    """Return a student as lists of them have it."""
    return Known(slug, name, status)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AMELIE DURAND", "Amélie Durand"), ("Amelie Durand", "Ame\u0301lie  Durand"), ("Jean Pierre", "Jean-Pierre"),
        ("o'connor", "O\u2019Connor"), ("Weiß", "weiss"), ("œuvre", "OEUVRE"),
        ("Αθηνά", "αθηνα"), ("\u0301Sam", "Sam"), ("\u0308\u0327Sam", "sam"), ("Sam \u0301", "Sam"),
        ("Sam\ufe0f", "Sam"), ("S\u00adam", "Sam"), ("\ufeffSam", "Sam"), ("می\u200cرا", "میرا"),
        ("\u034fSam", "Sam"),
    ],
)  # fmt: skip
def test_case_accents_and_joins_do_not_make_another_name(one: str, other: str) -> None:
    """In the scripts whose accents leave the letter what it is."""
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王 Anna", "李 Anna"), ("王 Anna", "Anna"), ("Андрей", "Андреи"), ("はら", "ばら"), ("Sam 🌸", "Sam"),
        ("Sam 🌸", "Sam 🚀"), ("Anna ™", "Anna"), ("Anna (2)", "Anna 2"), ("हरि", "हर"),
        ("דן", "דון"), ("C++", "C"), ("علي", "عل"),
    ],
)  # fmt: skip
def test_every_letter_and_sign_counts(one: str, other: str) -> None:
    """In any script: nothing is dropped before names are compared."""
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("typed", ["\u0301", "\u0308\u0327", "\u200d", "\ufe0f", "\u00b4", "\u2060"])
def test_nothing_is_left_of_accents_and_what_nobody_sees(typed: str) -> None:
    """They fit nobody."""
    assert name_key(typed) == ""


def test_a_whole_name_goes_before_a_part() -> None:
    """Of slug or name; who fits in no way is left out."""
    anna, li, sam = known("anna", "李 Anna"), known("wang", "王 Anna"), known("sam-okoro", "Sam Okoro")
    everyone = [anna, li, sam]
    assert fitting("王 anna", everyone) == [li]
    assert fitting("anna", everyone) == [anna, li]
    assert fitting("wan", everyone) == [li]
    assert fitting("SAM OKORO", everyone) == [sam]
    assert fitting("sam okoro", [known("sam", "Sam Okoro-Li"), sam]) == [sam]
    assert fitting("m ok", everyone) == [sam]
    assert fitting("sam okoro", [sam, known("x", "Sam Okoro Roy")]) == [sam]
    assert len(fitting("sam okoro", [sam, known("x", "Sam Okoro Roy")], whole_first=False)) == 2
    assert fitting("李 a", [sam]) == []
    assert fitting("🌸", everyone) == fitting("-", everyone) == fitting("", everyone) == []


def test_active_students_are_preferred() -> None:
    """Several of them stay several; where none is active everybody may be meant."""
    gone = known("ann", "Ann", StudentStatus.COMPLETED)
    here, too = known("ann-2", "Ann"), known("ann-3", "Ann")
    assert list(preferred([gone, here])) == [here]
    assert list(preferred([gone, here, too])) == [here, too]
    assert list(preferred([gone])) == [gone]


def test_namesakes_share_the_whole_name() -> None:
    """Of any status, whatever the slug; the student is none of them."""
    one = known("ann", "Ann Lée")
    everyone = [one, known("x", "ann lee", StudentStatus.COMPLETED), known("ann-leer", "Ann Leer")]
    assert namesakes(one, everyone) == ["x"]


def test_who_shares_a_name_is_called_by_the_slug_too() -> None:
    """Among those spoken of, of any status, however the slugs begin."""
    people = [
        Student("ann", "Ann Lée", "t1t1t1t1"), Student("x", "ANN lee", "t2t2t2t2", status=StudentStatus.COMPLETED),
        Student("sam", "Sam", "t3t3t3t3"),
    ]  # fmt: skip
    assert labels(people) == {"ann": "Ann Lée (ann)", "x": "ANN lee (x)", "sam": "Sam"}
    assert labels(people[:1]) == {"ann": "Ann Lée"}


def test_a_new_student_has_one_funding_or_none() -> None:
    """What is not known is left out."""
    assert first_funding(FUNDED) == (FundingPeriod(FUNDED),)
    assert first_funding(Funding.UNKNOWN) == first_funding(None) == ()


def test_a_funding_holds_all_along() -> None:
    """One period, from the beginning."""
    assert funding_throughout(SELF_PAID) == (FundingPeriod(SELF_PAID),)


def test_a_funding_from_the_beginning_leaves_the_later_ones() -> None:
    """It lasts until the next one that has a day; one that would only continue it is left out."""
    later = FundingPeriod(SELF_PAID, NOVEMBER)
    periods = (FundingPeriod(FUNDED), later)
    apprentice = FundingPeriod(Funding.APPRENTICESHIP)
    assert with_funding(periods, Funding.APPRENTICESHIP, None) == (apprentice, later)
    assert with_funding(periods, SELF_PAID, None) == (FundingPeriod(SELF_PAID),)
    assert with_funding(periods, FUNDED, NOVEMBER) == (FundingPeriod(FUNDED),)


def test_the_periods_that_are_gone_are_named() -> None:
    """Those with a day of which nothing is left; that of the beginning never is."""
    periods = (FundingPeriod(FUNDED), FundingPeriod(SELF_PAID, NOVEMBER), FundingPeriod(FUNDED, DECEMBER))
    assert dropped_periods(periods, (FundingPeriod(SELF_PAID, NOVEMBER),)) == (periods[2],)
    assert dropped_periods(periods, ()) == periods[1:]


@pytest.mark.parametrize(
    ("day", "days"),
    [
        (OCTOBER, [None, OCTOBER, NOVEMBER]),
        (NOVEMBER, [None, NOVEMBER]),
        (DECEMBER, [None, NOVEMBER, DECEMBER]),
    ],
)
def test_a_funding_begins_on_its_day(day: date, days: list[date | None]) -> None:
    """The periods stay in the order of their days; that of the same day gives way."""
    periods = (FundingPeriod(FUNDED), FundingPeriod(Funding.APPRENTICESHIP, NOVEMBER))
    found = with_funding(iter(periods), SELF_PAID, day)
    assert [period.since for period in found] == days
    assert [period.funding for period in found if period.since == day] == [SELF_PAID]


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9"])
def test_a_name_that_windows_keeps_for_itself(name: str) -> None:
    """No slug is one: a store may be copied there."""
    assert new_slug(name, ()) == f"{name}-2"
    with pytest.raises(UsageError, match="Windows"):
        check_slug(name)
    assert check_slug(f"{name}-2") == f"{name}-2"


def test_later_periods_of_another_funding_hold_on() -> None:
    """Those after the day that is said, or after the beginning."""
    first, second = FundingPeriod(SELF_PAID, date(2026, 10, 1)), FundingPeriod(Funding.FUNDED, date(2026, 11, 1))
    periods = (FundingPeriod(Funding.FUNDED), first, second)
    assert later_periods(periods, Funding.FUNDED, None) == (first,)
    assert later_periods(periods, SELF_PAID, None) == (second,)
    assert later_periods(periods, SELF_PAID, date(2026, 11, 1)) == ()
    assert later_periods(periods, Funding.FUNDED, date(2026, 9, 30)) == (first,)
