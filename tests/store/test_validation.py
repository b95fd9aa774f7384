"""An edited profile: all faults at once."""

from __future__ import annotations

from typing import Annotated

import msgspec
import pytest
from pydantic import BeforeValidator

from mentorcli.errors import UsageError
from mentorcli.models.student import Student
from mentorcli.store import profile
from mentorcli.store.decoding import Refusal
from mentorcli.store.validation import checked_profile, explain
from mentorcli.text import in_language
from store.kit import a_student


def test_an_edited_profile_is_taken() -> None:
    """Changed and cleared fields are, and the student's own ids stay."""
    before = a_student(phone="1234")
    after = checked_profile('name = "Amélie D."\nphone = "5678"\n', before)
    assert (after.id, after.tombstone) == (before.id, before.tombstone)
    assert (after.name, after.phone, after.email) == ("Amélie D.", "5678", None)


def test_an_empty_text_clears_its_field() -> None:
    """As a line that is deleted does; the name cannot be empty."""
    text = 'name = "Ann"\nemail = ""\nphone = " "\npath = "\u200b"\nstarted = ""\n'
    cleared = checked_profile(text, a_student())
    assert (cleared.email, cleared.phone, cleared.path, cleared.started) == (None, None, None, None)
    with pytest.raises(UsageError, match="has 1 fault"):
        checked_profile('name = " "\n', a_student())


def test_an_untouched_profile_is_the_same_student() -> None:
    """The text offered for editing describes the student it came from."""
    before = a_student()
    assert checked_profile(profile.encode_for_editing(before), before) == before


def test_all_faults_are_told_at_once() -> None:
    """Unknown fields, fields that are not the user's, and wrong values: one message with each."""
    text = 'nmae = "x"\nid = "other"\nstatus = "asleep"\n[[funding]]\nfunding = "gift"\n'
    with pytest.raises(UsageError, match="5 faults") as raised:
        checked_profile(text, a_student())
    told = "\n".join(raised.value.details)
    for part in (
        "nmae: there is no such field",
        "name: it is empty",
        "id: there is no such field",
        "status: ",
        "funding.1.funding: ",
    ):
        assert part in told


def test_what_is_no_toml_is_told_as_such() -> None:
    """A text that is no TOML names the line."""
    with pytest.raises(UsageError, match="line 1"):
        checked_profile("name = \n", a_student())


def test_one_fault_is_one_fault() -> None:
    """A single fault is not told as several, and one of the whole says so."""
    with pytest.raises(UsageError, match=r"1 fault$") as raised:
        checked_profile('name = " "', a_student())
    assert raised.value.details == ("name: it is empty",)
    with pytest.raises(UsageError) as raised:
        checked_profile('name = "\u0301"', a_student())
    assert raised.value.details == ("name: no letter in it",)


def test_what_no_option_takes_is_refused() -> None:
    """Name, e-mail, phone and periods at once, in both languages, beside the values that cannot be read."""
    text = """name = " "
email = "bad"
phone = "call me"
status = "asleep"
funding = [{ funding = "funded", since = 2026-11-01 }, { funding = "self-paid" }]
"""
    with pytest.raises(UsageError, match="5 faults") as raised:
        checked_profile(text, a_student())
    assert raised.value.details[:4] == (
        "name: it is empty",
        "email: 'bad' is no e-mail address",
        "phone: 'call me' is no phone number",
        "funding: the period without a day stands after 2026-11-01: it goes first",
    )
    assert in_language(raised.value.details[1], "fr") == "email\u00a0: 'bad' n'est pas une adresse e-mail"
    assert raised.value.details[4].startswith("status: ")
    lenient = checked_profile(text.replace('" "', '"Ann"').replace("asleep", "active"), a_student(), strict=False)
    assert lenient.email == "bad"


def test_a_funding_that_is_no_list_says_what_to_write() -> None:
    """With the funding that was meant."""
    with pytest.raises(UsageError) as raised:
        checked_profile('name = "Ann"\nfunding = "apprenticeship"\n', a_student())
    assert raised.value.details == (
        'funding: a list of periods is expected, such as: funding = [{ funding = "apprenticeship" }]',
    )


def test_no_toml_is_told_in_french() -> None:
    """With the French for the profile."""
    with pytest.raises(UsageError) as raised:
        checked_profile("name = \n", a_student())
    assert in_language(raised.value.message, "fr").startswith("le profil\u00a0: ")


def test_every_fault_of_a_record_is_explained() -> None:
    """All fields that do not fit are named, rows counted from 1; what the record itself refuses names none."""
    row = {"id": "amelie", "name": 5, "tombstone": "t0mb00000000", "funding": [{"funding": "gift"}]}
    assert [fault.field for fault in explain(Student, row, ValueError("?"))] == ["name", "funding.1.funding"]
    (whole,) = explain(Student, {**row, "name": " ", "funding": []}, ValueError("?"))
    assert whole == Refusal("the name is empty")


def test_what_only_the_fast_reader_refuses() -> None:
    """Where pydantic finds nothing, or cannot look at all, what the fast reader found stands."""
    good = {"id": "amelie", "name": "Amélie", "tombstone": "t0mb00000000"}
    error = msgspec.ValidationError("Expected `str` - at `$.phone`")
    assert explain(Student, good, error) == [Refusal("Expected `str`", "phone")]

    def endless(_: object) -> None:
        raise RecursionError

    model = Annotated[Student, BeforeValidator(endless)]
    assert explain(model, good, RecursionError()) == [Refusal("nested too deeply")]
