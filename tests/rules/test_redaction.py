"""What is left out of a text: an address and a number in any form that somebody can have written."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.rules.redaction import Redaction

EMAIL = "amelie_durand@example.org"
PHONE = "+33 6 12 34 56 78"


def left(text: str, *, emails: tuple[str, ...] = (EMAIL,), phones: tuple[str, ...] = (PHONE,)) -> str:
    """Return a text with an X in the place of what is left out."""
    for begin, end in reversed(Redaction(emails, phones).spans(text)):
        text = text[:begin] + "X" + text[end:]
    return text


@pytest.mark.parametrize(
    "written",
    [
        "amelie_durand@example.org", "AMELIE_DURAND@Example.ORG", "amelie\\_durand@example.org",
        "**amelie_durand@example**.org", "amelie_durand @ example.org", "amelie\u00addurand@example.org",
        "am\u00e9lie_durand@example.org", "ame\u0301lie_durand@example.org", "amelie_durand\uff20example.org",
        "amelie_durand%40example.org", "amelie%5Fdurand%2540example%2Eorg", "amelie_durand&#64;example.org",
        "amelie&lowbar;durand&commat;example.org", "amelie_durand\\u0040example.org", "amelie_durand\\x40example.org",
        "amelie_durand=40example.org", "amelie=5Fdu=\nrand=40example.org", "amelie<wbr>_durand@example.org",
        "amelie_durand (at) example.org", "amelie_durand [at] example [dot] org",
        "amelie durand arobase example point org",
        "amelie_durand_at_example.org", "amelie_durand+mentor@example.org", "amelie_durand@example.\norg",
        "amelie.durand@example.org", "amelie\u2011durand@example.org", "amelie_durand\u200b@example.org",
        "+33 6 12 34 56 78", "0033612345678", "06.12.34.56.78", "(+33) 6 12 34 56 78", "+33 (0)6 12 34 56 78",
        "06\u00a012\u00a034\u00a056\u00a078", "06\u202f12\u202f34\u202f56\u202f78",
        "06\u201012\u201134\u201256\u201378",
        "06/12/34/56/78", "06-12-34-56-78", "06_12_34_56_78", "%2B33612345678", "+33%206%2012%2034%2056%2078",
        "\uff0b\uff13\uff13\uff16\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18", "(06) 12 34 56 78", "612345678",
        "06 12\n34 56 78", "06 12 34 **56** 78", "33612345678", "00 33 (0) 6 12-34-56-78", "06\u22121234\u22125678",
        "\u0660\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668",
    ],
)  # fmt: skip
def test_every_form_is_left_out_whole(written: str) -> None:
    """Nothing of it stays, and nothing beside it goes."""
    assert re.sub(r"\W", "", left(f"Call, or {written}!")) == "CallorX"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mailto:amelie_durand%40example.org?subject=Hi", "mailto:X?subject=Hi"),
        ("<a href='mailto:amelie_durand@example.org'>Write</a>", "<a href='mailto:X'>Write</a>"),
        ("tel=0612345678", "tel=X"),
        ("https://example.org/?p=0612345678&m=amelie_durand@example.org", "https://example.org/?p=X&m=X"),
        ("100%0612345678", "100%X"),
        ("He is at 12, she at 34", "He is at 12, she at 34"),
        ("amelie@example.org, durand@example.org", "amelie@example.org, durand@example.org"),
        ("2026-06-12 34:56", "2026-06-12 34:56"),
        ("612 34567 is too short", "612 34567 is too short"),
        ("", ""),
        ("tel (+33) 6 12 34 56 78 (home)", "tel X (home)"),
        ("(06) 12 34 56 78", "X"),
        ("(0612345678)", "(X)"),
        ("a) 06 (12) 34 56 78", "a) X"),
        ("(a 06) 12 34 56 78", "(a X"),
        ("-%61melie_durand@example.or%67-", "-X-"),
        ("%61melie_durand@example.org", "X"),
        ("&#x61;melie_durand%252540example.org", "X"),
        ("amelie_durand%25252540example.org", "amelie_durand%25252540example.org"),
        ("Twice: 0612345678 0612345678", "Twice: X X"),
        ("amelie_durand@example.org" * 2, "X"),
        ("&#x; &nothing; %zz %ff =ff", "&#x; &nothing; %zz %ff =ff"),
    ],
)
def test_what_stands_beside_it_stays(text: str, shown: str) -> None:
    """A link keeps its rest; what only looks alike is no address and no number."""
    assert left(text) == shown


@pytest.mark.parametrize(
    ("phone", "written"),
    [
        ("02 555 12 34", "+32 2 555 12 34"),
        ("+32 2 555 12 34", "02/555.12.34"),
        ("+1 (415) 555-0132", "415 555 0132"),
        ("+1 (415) 555-0132", "1-415-555-0132"),
        ("+352 621 123 456", "621123456"),
        ("00352 621 123 456", "+352621123456"),
        ("0049 151 23456789", "0151 23456789"),
        ("33612345678", "06 12 34 56 78"),
        ("06 12 34 56 78 / 07 98 76 54 32", "07 98 76 54 32"),
        ("06 12 34 56 78 / 07 98 76 54 32", "06 12 34 56 78"),
        ("06 12 34 56 78 ou 2", "0612345678"),
        ("4512", "45 12"),
        ("3949", "003949"),
        ("123456", "12-34-56"),
        ("5", "5"),
        ("0032 2 555 12 34", "02 555 12 34"),
        ("00352 621 123 456", "621 123 456"),
    ],
)
def test_a_number_is_known_with_and_without_its_country(phone: str, written: str) -> None:
    """Whichever form stands in the profile; two numbers in one field are two."""
    assert left(f"a {written} b", emails=(), phones=(phone,)) == "a X b"


def test_six_digits_tell_a_number_and_five_do_not() -> None:
    """Within other digits, where they may be written without anything between."""
    assert left("9123456", emails=(), phones=("123456",)) == "9X"
    assert left("912345", emails=(), phones=("12345",)) == "912345"


def test_parts_that_overlap_are_one() -> None:
    """A number within an address, behind another address; two in a row."""
    emails, text = (
        ("b@example.org", "a0612345678@example.org"),
        "b@example.org, a0612345678@example.org! 06 12 34 56 78",
    )
    assert left(text, emails=emails) == "X, X! X"
    assert left("- 0612345678b@example.org, b@example.org0612345678.", emails=emails) == "- X, X."


def test_an_address_that_begins_with_a_tag_is_no_other() -> None:
    """The tag is all there is of it."""
    assert left("b@example.org +a@example.org", emails=("+a@example.org",), phones=()) == "b@example.org X"


def test_a_short_number_is_none_within_a_longer_one() -> None:
    """Four digits stand in a year, or in an amount, by chance."""
    assert left("14512, 45123, 4512, 1 4512", emails=(), phones=("4512",)) == "14512, 45123, X, 1 X"
    assert left("Poste 45 12, le 45/1", emails=(), phones=("4512",)) == "Poste X, le 45/1"
    assert left("0, 00", emails=(), phones=("00", "()", "0/1")) == "0, 00"


@pytest.mark.parametrize(
    ("email", "written"),
    [
        ("jean-luc+oc@ex\u00e4mple.org", "jean-luc@xn--exmple-cua.org"),
        ("jean-luc@xn--exmple-cua.org", "JEAN-LUC+x+y@EX\u00c4MPLE.ORG"),
        ("look-at-me@example.org", "look-at-me@example.org"),
        ("point@example.org", "point@example.org"),
        ("+@example.org", "+@example.org"),
        ("amelie", "Am\u00e9lie"),
        ('"a b"@example.org', "ab@example.org"),
        ("a@" + "x" * 70 + ".org", "a@" + "x" * 70 + ".org"),
    ],
)
def test_an_address_is_known_in_other_spellings(email: str, written: str) -> None:
    """With a tag and without, its domain in letters or in the form of the network."""
    assert left(f"- {written} -", emails=(email,), phones=()) == "- X -"


def test_nothing_is_left_out_of_nothing() -> None:
    """Without an address or a number a text stays as it is; one without a letter is in no text."""
    assert Redaction().spans(f"{EMAIL} {PHONE}") == []
    assert Redaction([" ", ""], ["", " "]).spans(EMAIL) == []
    assert Redaction(["..."]).spans("any ... text") == []


letters = st.text("abcdefgxyz0123456789", min_size=1, max_size=8)
noise = st.text(" .-_*\\`~\u00a0\u2011\u00ad\u200b()", max_size=2)


@given(letters, letters, letters, st.text(max_size=20), st.text(max_size=20), st.data())
def test_no_form_of_an_address_stays(
    local: str, more: str, domain: str, before: str, after: str, data: st.DataObject
) -> None:
    """Whatever stands between its letters, in whichever case, escaped or not."""
    email = f"{local}.{more}@{domain}.org"
    written = "".join(
        data.draw(st.sampled_from([one, one.upper(), f"%{ord(one):02X}", f"&#{ord(one)};"])) + data.draw(noise)
        for one in email
    )
    kept = left(f"{before} {written} {after}", emails=(email,), phones=())
    plain = re.sub(r"[^\w@]|_", "", unicodedata.normalize("NFKC", kept).casefold())
    assert f"{local}{more}@{domain}org" not in plain


@given(st.text("0123456789", min_size=8, max_size=8), st.text(max_size=20), st.text(max_size=20), st.data())
def test_no_form_of_a_number_stays(digits: str, before: str, after: str, data: st.DataObject) -> None:
    """By its last eight digits at the latest, whatever stands between them."""
    phone = data.draw(
        st.sampled_from([f"+336{digits}", f"06{digits}", f"00336{digits}", f"06 {digits[:4]} {digits[4:]}"])
    )
    begun = data.draw(st.sampled_from(["+33 6", "0033(0)6", "06", "6", "(06)", "+33 (0) 6", "%2B336"]))
    written = begun + "".join(one + data.draw(noise) for one in digits)
    kept = left(f"{before} {written} {after}", emails=(), phones=(phone,))
    assert digits not in re.sub(r"\D", "", kept) or digits in re.sub(r"\D", "", before + after)


@given(st.text(), st.text())
def test_any_text_can_be_read(email: str, text: str) -> None:
    """Whatever was taken over from elsewhere: the parts are within the text, in order, and apart."""
    found = Redaction([email], [email]).spans(text)
    places = [place for span in found for place in span]
    assert places == sorted(places)
    assert all(0 <= begin < end <= len(text) for begin, end in found)
