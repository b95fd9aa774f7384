"""Frozen dataclasses whose methods are written once."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from mentorcli.models import Record, record


@record
class Pair(Record):
    """Two numbers, of which the first is above 0."""

    first: int
    second: int = 2

    def __post_init__(self) -> None:
        if self.first < 1:
            raise ValueError("first is below 1")


@record
class Bare(Record):
    """One number, unchecked."""

    one: int


MAKE: Any = Pair
"""The class as what the types do not hold: calls that are wrong."""


def test_it_is_made_like_any_dataclass() -> None:
    """By place, by name, or by both; what is not given has its default."""
    assert Pair(1) == Pair(first=1) == Pair(1, 2) == Pair(1, second=2) == Pair(second=2, first=1)
    assert (Pair(1).first, Pair(1).second, Bare(3).one) == (1, 2, 3)
    assert repr(Pair(1)) == "Pair(first=1, second=2)"
    with pytest.raises(ValueError, match="below 1"):
        Pair(0)


@pytest.mark.parametrize(
    ("given", "named", "said"),
    [
        ((), {}, "lacks the field first"),
        ((), {"second": 2}, "lacks the field first"),
        ((1, 2, 3), {}, "has 2 fields, 3 are given"),
        ((1,), {"third": 3}, "has no field third"),
        ((1,), {"first": 1}, "has no field first, or it is given twice"),
    ],
)
def test_a_wrong_call_is_refused(given: tuple[int, ...], named: dict[str, int], said: str) -> None:
    """As by an `__init__` with these fields."""
    with pytest.raises(TypeError, match=said):
        MAKE(*given, **named)


def test_nothing_changes_it() -> None:
    """No field, and no other name."""
    pair: Any = Pair(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        pair.first = 5
    with pytest.raises(dataclasses.FrozenInstanceError):
        pair.other = 5
    with pytest.raises(dataclasses.FrozenInstanceError):
        del pair.first
    assert pair == Pair(1)
    assert not hasattr(pair, "__dict__")


def test_it_compares_by_its_fields_within_its_class() -> None:
    """And counts once in a set."""
    assert Pair(1, 2) != Pair(1, 3)
    assert Bare(1) != Pair(1)
    assert Pair(1) != (1, 2)
    assert len({Pair(1), Pair(1, 2), Pair(2)}) == 2
    assert isinstance(hash(Bare(1)), int)


def test_the_library_of_dataclasses_works_with_it() -> None:
    """Copies, changed copies, dictionaries, and patterns."""
    pair = Pair(1, 5)
    assert dataclasses.replace(pair, first=2) == Pair(2, 5)
    with pytest.raises(ValueError, match="below 1"):
        dataclasses.replace(pair, first=0)
    assert dataclasses.asdict(pair) == {"first": 1, "second": 5}
    assert [one.name for one in dataclasses.fields(pair)] == ["first", "second"]
    for made in (copy.copy(pair), copy.deepcopy(pair), pickle.loads(pickle.dumps(pair))):  # noqa: S301 - our own
        assert made == pair
    match pair:
        case Pair(first, second):
            assert (first, second) == (1, 5)
