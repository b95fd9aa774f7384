"""What a person types as a time or a duration: text -> aware datetime, date, timedelta.

English and French, the forms of docs/when.md and no others: what is not one of them is refused, never
guessed. That is why there is no general date parser behind this grammar: it reads every promised form, and
a parser made to find some date in any text would turn a slip into a session on the wrong day.

Start at `moments.py`; `days.py` and `times.py` read the two halves of a WHEN, `clock.py` attaches the zone.
"""

from __future__ import annotations

from mentorcli.when.clock import Moment, localise, repeated_warning, to_local
from mentorcli.when.durations import parse_duration
from mentorcli.when.moments import parse_day, parse_instant, parse_span_end, parse_span_start, parse_when
from mentorcli.when.request import Direction

__all__ = [
    "Direction",
    "Moment",
    "localise",
    "parse_day",
    "parse_duration",
    "parse_instant",
    "parse_span_end",
    "parse_span_start",
    "parse_when",
    "repeated_warning",
    "to_local",
]
