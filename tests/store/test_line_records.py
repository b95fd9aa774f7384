"""Which records an operation is about."""

from __future__ import annotations

from msgspec import Raw

from mentorcli.store.journal import Line
from mentorcli.store.line_records import touched
from store.kit import AT


def test_what_is_written_and_removed_is_touched() -> None:
    """By type and id; records of a newer version that have no id are left out."""
    put = {"note": Raw(b'[{"id":"n1","text":"x"},{"id":"n2"}]'), "later": Raw(b'[{"key":1}]')}
    line = Line("op", AT, "test", put, {"goal": ["g1"]})
    assert list(touched(line)) == [("note", "n1"), ("note", "n2"), ("goal", "g1")]
