"""Times of day, function by function: `times.py`."""

from __future__ import annotations

from datetime import time

import pytest

from mentorcli.when.times import impossible_time, is_spaced, read_time


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("0:00", time(0)), ("9:05", time(9, 5)), ("23:59", time(23, 59)), ("23:59:59", time(23, 59, 59)),
        ("0h", time(0)), ("23h59", time(23, 59)), ("9 heures 5", None), ("9 heures 05", time(9, 5)),
        ("1 heure", time(1)), ("9h5", None), ("24h", None), ("24:00", None), ("9:60", None), ("9:00:60", None),
        ("12am", time(0)), ("12 pm", time(12)), ("1am", time(1)), ("11 p.m", time(23)), ("0pm", None),
        ("13am", None), ("12:30 am", time(0, 30)), ("12:30 pm", time(12, 30)), ("1:15:20 pm", time(13, 15, 20)),
        ("noon", time(12)), ("midi", time(12)), ("minuit", time(0)), ("at noon", time(12)), ("a 9h", time(9)),
        ("a midi", time(12)), ("at at 9h", None), ("9", None), ("", None), ("9:5", None), ("123:00", None),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read_or_none(words: str, meaning: time | None) -> None:
    """Folded words; what no clock shows is none."""
    assert read_time(words) == meaning


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("25:00", "25:00"), ("tomorrow 24h", "24h"), ("14:00 25:61 99h", "25:61"), ("13pm", "13pm"),
        ("0 a.m", "0 a.m"), ("14:60:00", "14:60:00"), ("14:00:61", "14:00:61"), ("25 heures", "25 heures"),
        # What is part of a date, a longer number or an offset does not look like a time of day
        ("14:00", None), ("", None), ("25/11/2026", None), ("2026-11-25:00", None), ("125:00", None),
        ("99hours", None), ("25:00:00:00", None), ("+99:00", "99:00"), ("1.25:00", None), ("25:000", None),
    ],
)  # fmt: skip
def test_the_first_impossible_time_is_found(text: str, wrong: str | None) -> None:
    """It is shown in the error; possible ones before it are passed over."""
    assert impossible_time(text) == wrong


@pytest.mark.parametrize(
    ("words", "spaced"),
    [
        ("3 h", True), ("3 heures", True), ("3heures", True), ("13 h 30", True), ("3h", False), ("3:00", False),
        ("h", False), ("midi", False), ("a 3 h", False), ("3  h", False),
    ],
)  # fmt: skip
def test_hours_apart_from_their_number(words: str, spaced: bool) -> None:
    """Such words may be three more hours; "3h" is a time of day."""
    assert is_spaced(words) is spaced
