"""What a decoder refused, in one wording."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from mentorcli.models.student import Student
from mentorcli.store.decoding import Refusal, refusal

GOOD = {"id": "amelie", "name": "Amélie", "tombstone": "t0mb00000000"}


@pytest.mark.parametrize(
    ("fields", "what", "field"),
    [
        ({"name": 1}, "Expected `str`, got `int`", "name"),
        ({"funding": [{"funding": "gift"}]}, "Invalid enum value 'gift'", "funding[0].funding"),
        ({"name": " "}, "the name is empty", None),
    ],
)
def test_a_value_that_does_not_fit(fields: dict[str, Any], what: str, field: str | None) -> None:
    """The field is named by its path, wherever it stands; what the record itself refuses names none."""
    with pytest.raises(msgspec.ValidationError) as raised:
        msgspec.json.decode(json.dumps({**GOOD, **fields}), type=Student)
    found = refusal(raised.value)
    assert found == Refusal(what, field)
    assert str(found) == (f"field {field}: {what}" if field else what)


def test_the_whole_value_is_no_field() -> None:
    """A value of another type altogether names no field."""
    with pytest.raises(msgspec.ValidationError) as raised:
        msgspec.json.decode("1", type=Student)
    assert refusal(raised.value) == Refusal("Expected `object`, got `int`")


def test_what_is_no_text_and_what_never_ends() -> None:
    """Bytes that are no UTF-8 and values nested without end are told in words of ours."""
    with pytest.raises(UnicodeDecodeError) as raised:
        b"\xff".decode()
    assert str(refusal(raised.value)) == "not valid UTF-8"
    assert str(refusal(RecursionError("maximum recursion depth exceeded"))) == "nested too deeply"
