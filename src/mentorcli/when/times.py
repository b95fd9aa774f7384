"""Times of day as people type them: `14:00`, `14h30`, `9am`, `noon`, `minuit`."""

from __future__ import annotations

import re
from datetime import time

from mentorcli.when.vocabulary import TIME_WORDS

_HALF_DAY = 12

# 14:00, 14:00:05, 2:30 pm. Kept as text, see durations.py.
_COLON = r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?: ?([ap])\.?m)?"
# 14h, 14h30, 14 h 30, 14 heures 30
_HOUR = r"([0-9]{1,2}) ?(?:h|heures?)(?: ?([0-9]{2}))?"
# 9am, 9 p.m.
_HALF = r"([0-9]{1,2}) ?([ap])\.?m"
_SHAPE = rf"(?<![0-9:/.-])(?:{_COLON}|{_HOUR}|{_HALF})(?![0-9a-z:])"


def read_time(words: str) -> time | None:
    """Return the time of day in folded `words`, an "at" or "à" before it included; None if it is none."""
    words = re.sub(r"^(?:at|a) ", "", words)
    if words in TIME_WORDS:
        return TIME_WORDS[words]
    if found := re.fullmatch(_COLON, words):
        return _time(found[1], found[2], found[3], found[4])
    if found := re.fullmatch(_HOUR, words):
        return _time(found[1], found[2])
    if found := re.fullmatch(_HALF, words):
        return _time(found[1], None, None, found[2])
    return None


def impossible_time(folded: str) -> str | None:
    """Return the first thing in the text that looks like a time of day and is none, such as "25:00"."""
    shapes = (found[0] for found in re.finditer(_SHAPE, folded))
    return next((shape for shape in shapes if read_time(shape) is None), None)


def is_spaced(words: str) -> bool:
    """Tell whether hours are written apart from their number, as in "3 h" or "3 heures".

    After "in 2 days" such words may be three more hours or three o'clock.
    """
    return re.match(r"[0-9]+(?: h| ?heure)", words) is not None


def _time(hour: str, minute: str | None, second: str | None = None, half: str | None = None) -> time | None:
    """Return the time of day, None where no clock shows it."""
    hours = int(hour)
    if half:
        if not 1 <= hours <= _HALF_DAY:
            return None
        hours = hours % _HALF_DAY + (_HALF_DAY if half == "p" else 0)
    try:
        return time(hours, int(minute or 0), int(second or 0))
    except ValueError:
        return None
