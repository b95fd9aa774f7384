"""Offsets from UTC as typed in an ISO text, told apart from the end of a span of time (`14:00-14:45`)."""

import re
from datetime import UTC, timedelta, timezone
from typing import NamedTuple

# z, +01:00, -0500, -05; kept as text, see durations.py. Folded, so in lower case.
OFFSET = r"z|utc|gmt|([+-])([0-9]{2})(?::?([0-9]{2})(?::?([0-9]{2}))?)?"

_WHOLE_HOURS = range(-12, 15)
# Every other offset that a place has had since 1970, in minutes, by the time zone database.
_ODD_MINUTES = frozenset(
    (-640, -630, -570, -510, -270, -225, -210, -150, -90, 210, 270, 330, 345, 390, 450, 510, 525, 570, 585, 630, 690)
) | {750, 765, 825}


class Written(NamedTuple):
    """An offset as it stands in a text: its sign (None for UTC) and its digits."""

    text: str
    sign: str | None
    hours: int = 0
    minutes: int = 0
    seconds: int = 0


def read_offset(text: str) -> Written:
    """Return the parts of an offset that `OFFSET` matches."""
    found = re.fullmatch(OFFSET, text)
    if found is None or found[1] is None:
        return Written(text, None)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    return Written(text, found[1], hours, minutes, seconds)


def ends_a_span(written: Written, hour: int, minute: int) -> bool:
    """Return whether `-14:45`, `-1445` or `-15` after `14:00` may be the end of a span: later on that day."""
    no_time = written.hours > 23 or written.minutes > 59  # noqa: PLR2004 - of a day, of an hour
    if written.sign != "-" or written.seconds or no_time:
        return False
    return (hour, minute) < (written.hours, written.minutes)


def minutes_between(written: Written, hour: int, minute: int) -> int:
    """Return how many minutes lie between a time of day and the end that `written` may be."""
    return (written.hours - hour) * 60 + written.minutes - minute


def offset_of(written: Written) -> timezone:
    """Return the offset. Raises ValueError for one that no place has."""
    if written.sign is None:
        return UTC
    minutes = written.hours * 60 + written.minutes
    signed = minutes if written.sign == "+" else -minutes
    whole = signed % 60 == 0 and signed // 60 in _WHOLE_HOURS
    if written.seconds or written.minutes > 59 or not (whole or signed in _ODD_MINUTES):  # noqa: PLR2004 - of an hour
        raise ValueError(f"no place is at {written.text} from UTC")
    return timezone(timedelta(minutes=signed))
