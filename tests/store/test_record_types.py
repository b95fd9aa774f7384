"""The types of records."""

from __future__ import annotations

import pytest

from mentorcli.models.student import Student
from mentorcli.store.layout import RECORD_TYPES, kind_of, kind_of_type, known_fields, record_type
from store.kit import a_session


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_a_type_and_its_dataclass_name_one_another(kind: str) -> None:
    """Every type has a dataclass with an id, which leads back to the type."""
    model = record_type(kind)
    assert model is not None
    assert kind_of_type(model) == kind
    assert "id" in known_fields(kind)


def test_the_type_of_a_record() -> None:
    """A record is stored under the type of its class."""
    assert (kind_of(a_session()), kind_of_type(Student)) == ("session", "student")


def test_a_type_of_a_newer_version() -> None:
    """What this version does not know has neither a dataclass nor fields."""
    assert record_type("mood") is None
    assert known_fields("mood") == frozenset()
