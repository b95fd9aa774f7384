"""Durations: what is read, what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentorcli.errors import UsageError
from mentorcli.when import parse_duration

READ = [
    ("0 | 0m | 0:00 | 0 min", "0:00:00"),
    ("45m | 45 min | 45min. | 45 | 45 minutes | 45mn | 45M | 45\u00a0min", "0:45:00"),
    ("1h | 1 h | 1 hour | 1hr | 1 heure | une heure | an hour | 60", "1:00:00"),
    ("1h30 | 1h30m | 1h 30 | 1 h 30 min | 1 heure 30 | 1H30 | 90 | 90m", "1:30:00"),
    (
        "1 hour 30 minutes | 1 hour and 30 minutes | 1 heure et 30 minutes | 1.5h | 1,5 h | 1.50 hours",
        "1:30:00",
    ),
    ("16:30 | 16m30s | 16 min 30 s | 16 minutes and 30 seconds", "0:16:30"),
    ("15m1s | 15 min 1 sec | 15:01", "0:15:01"),
    ("30s | 30 seconds | 30 secondes | 0.5m | 0:30", "0:00:30"),
    ("1h 5m 3s | 1h5m3s | 1 h 5 min 3 s", "1:05:03"),
    ("1h3s", "1:00:03"),
    ("1h05", "1:05:00"),
    ("120s | 2 minutes", "0:02:00"),
    ("100:00 | 100m", "1:40:00"),
    ("168h | 10080", "7 days, 0:00:00"),
]


@pytest.mark.parametrize(
    ("typed", "meaning"), [(typed, meaning) for several, meaning in READ for typed in several.split(" | ")]
)
def test_a_duration_is_read(typed: str, meaning: str) -> None:
    """A number alone is minutes, two numbers with a colon minutes and seconds."""
    assert str(parse_duration(typed)) == meaning


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("-5m", "cannot be negative"),
        ("- 5", "cannot be negative"),
        ("\u22125 min", "cannot be negative"),
        ("169h", "longer than 7 days"),
        ("10081", "longer than 7 days"),
        ("604801s", "not a duration"),
        ("99999 hours", "longer than 7 days"),
        ("1.5", "no unit"),
        ("1,5", "no unit"),
        ("1.33h5", "not a duration"),
        ("0.01s", "not a duration"),
        ("1.500h", "not a duration"),
        ("1.5 bananas", "not a duration"),
        ("", "not a duration"),
        ("   ", "not a duration"),
        ("h", "not a duration"),
        ("two hours", "not a duration"),
        ("1h5", "not a duration"),
        ("1h90", "not a duration"),
        ("1h 60m", "not a duration"),
        ("1m 60s", "not a duration"),
        ("45m" + " " * 198, "not a duration"),
        ("1h 90m", "not a duration"),
        ("15m30", "not a duration"),
        ("5m 1h", "not a duration"),
        ("1h 1h", "not a duration"),
        ("1h and", "not a duration"),
        ("16:60", "not a duration"),
        ("1:16:30", "not a duration"),
        ("2 days", "not a duration"),
        ("5 min banana", "not a duration"),
        ("٤٥", "not a duration"),
        ("45²", "not a duration"),
        ("9" * 1_000_000, "not a duration"),
    ],
)
def test_anything_else_is_refused_with_examples(typed: str, reason: str) -> None:
    """The message gives the reason; the hint holds three durations that are read."""
    with pytest.raises(UsageError, match=reason) as caught:
        parse_duration(typed)
    assert caught.value.exit_code == 2
    assert len(caught.value.message) < 120
    examples = (caught.value.hint or "").split('"')[1::2]
    assert len(examples) == 3
    assert all(parse_duration(example) > timedelta() for example in examples)
