"""What came of the day's end."""

from __future__ import annotations

from mentorcli.models.results.open_sessions import DayEnd


def test_what_was_logged_is_what_is_not_left() -> None:
    """Held, missed or called off."""
    assert DayEnd(held=3, no_shows=2, cancelled=1, left=5).logged == 6
