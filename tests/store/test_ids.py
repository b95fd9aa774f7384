"""Identifiers of records and operations."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.models.student import is_random_id
from mentorcli.store import ids


def test_record_ids_are_what_the_contract_says() -> None:
    """A record id is 12 of 0-9 and a-z, and never the same twice."""
    made = {ids.record_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(is_random_id(one) and len(one) == 12 for one in made)


@given(st.text(max_size=30))
def test_an_operation_id_is_later_than_any_other(after: str) -> None:
    """Whatever stands in a journal, a new operation sorts behind it."""
    assert ids.operation_id(after) > after


def test_operation_ids_follow_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids made a microsecond apart sort in that order and have one length."""
    made = []
    for now in (0, 1_000, 2_000_000_000_000_000_000):
        monkeypatch.setattr(time, "time_ns", lambda now=now: now)
        made.append(ids.operation_id())
    assert made == sorted(made)
    assert all(re.fullmatch("[0-9a-z]{20}", one) for one in made)


def test_a_clock_that_went_back_is_overruled(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the clock a year behind, ids still count on, without growing."""
    last = ids.operation_id()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000_000_000_000)
    for _ in range(100):
        following = ids.operation_id(last)
        assert following > last
        assert len(following) == len(last)
        last = following


def test_a_record_id_is_never_a_word_or_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters alone or digits alone are drawn again."""
    drawn = iter([bytes([20] * 12), bytes([3] * 12), bytes([20] * 11 + [3])])
    monkeypatch.setattr("os.urandom", lambda _: next(drawn))
    assert ids.record_id() == "mmmmmmmmmmm3"


def test_what_is_told_of_a_record_gives_always_the_same_id() -> None:
    """With a letter and a digit in it; something else gives another one."""
    made = ids.record_id_of("toggl\x007")
    assert made == ids.record_id_of("toggl\x007") != ids.record_id_of("toggl\x008")
    assert is_random_id(made)
    assert len(made) == ids.RECORD_CHARS
    assert made[-2].isdecimal()
    assert made[-1].isalpha()


def test_what_is_told_elsewhere_may_hold_half_a_character() -> None:
    """As JSON does: each is an id of its own, the same whenever it is made."""
    told = ["tool\0\ud800", "tool\0\udfff", "tool\0?", "tool\0\ufffd"]
    assert len({ids.record_id_of(one) for one in told}) == len(told)
    assert ids.record_id_of(told[0]) == ids.record_id_of("tool\0\ud800")
