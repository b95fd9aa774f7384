"""The numbers of records that were ever written."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from mentorcli.store.journal import Journal, Line
from mentorcli.store.numbering import highest, numbers

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def journal(*lines: tuple[str, str]) -> Journal:
    """Return a journal of lines, each an operation's id and the records of the type `note` on it."""
    told = [Line(op, NOW, "x", {"note": msgspec.Raw(raw.encode())} if raw else {}) for op, raw in lines]
    return Journal("x", list(enumerate(told, 1)), 0, b"", closed=True)


def test_a_number_is_that_of_when_a_record_was_first_written() -> None:
    """Over several journals by their operations; a record that is written again keeps its own."""
    first = journal(("b", '[{"id":"two","text":""},{"id":"three"}]'), ("d", '[{"id":"two"},{"id":"five"}]'))
    second = journal(("a", '[{"id":"one"}]'), ("c", '[{"id":"four"}]'), ("e", ""))
    assert numbers([first, second], "note") == {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
    assert numbers([first], "goal") == {}


@pytest.mark.parametrize(("raw", "most"), [('[{"id":"a","number":4},{"id":"b","number":2}]', 4), ("", 0)])
def test_the_highest_number_that_there_was(raw: str, most: int) -> None:
    """It is 0 where there was none."""
    assert highest([journal(("a", raw))], "note") == most
