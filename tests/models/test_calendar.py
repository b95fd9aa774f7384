"""What is known of an event, and what becomes of those of a file."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mentorcli.models.calendar import CalendarEvent
from mentorcli.models.results.calendars import Become, CalendarImport, ImportedEvent

STAMP = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"stamp": STAMP.replace(tzinfo=None)}, "stamp needs an offset"),
        ({"sequence": -1}, "sequence is -1, below 0"),
        ({"least": -2}, "sequence is -2, below 0"),
    ],
)
def test_an_event_that_cannot_be(facts: dict[str, object], why: str) -> None:
    """A stamp without a zone, a number below 0."""
    with pytest.raises(ValueError, match=why):
        CalendarEvent("abcd1234", "e1", **facts)  # type: ignore[arg-type]


def test_what_becomes_of_events_is_counted() -> None:
    """New and moved ones are changes."""
    assert CalendarEvent("abcd1234", "e1", 2, STAMP).stamp == STAMP
    became = (Become.NEW, Become.NEW, Become.MOVED, Become.NOBODY)
    found = CalendarImport("UTF-8", tuple(ImportedEvent(one, 1, "A") for one in became))
    assert (found.counts[Become.NEW], found.counts[Become.DOUBTFUL], found.changes) == (2, 0, 3)
