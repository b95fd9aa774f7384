"""Reading a whole WHEN: an ISO text, or a day and a time of day in either order."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo

from mentorcli.text import bilingual
from mentorcli.when.clock import Moment, attach, check_year, day_start, readings, to_local
from mentorcli.when.days import is_step, on_day, read_day
from mentorcli.when.normalise import fold, quote, usage
from mentorcli.when.offsets import OFFSET, ends_a_span, minutes_between, offset_of, read_offset
from mentorcli.when.request import Asked, Direction, ask, needs_time, refusal, span_refusal
from mentorcli.when.times import is_spaced, read_time

Repeated = Callable[[str, datetime], None]
_MOST_WORDS = 12

# Kept as text, see durations.py. Folded, so in lower case.
_ISO = (
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})([t ])"
    r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?"
    rf"(?:( ?)(?P<offset>{OFFSET}))?"
)
_ISO_EXAMPLES = ("2026-11-25T14:00", "2026-11-25 14:00:00", "2026-11-25T14:00+01:00")


def parse_when(text: str, *, now: datetime, zone: tzinfo | None, direction: Direction, length: bool = False) -> Moment:
    """Return the moment typed as `text`, in the user's zone and in whole seconds.

    `now` is aware; `zone` is the user's zone, None for the system's; `direction` says where to look for a
    weekday or a date without its year. `length`: there is a `--duration` for the error about a start with an
    end to name. An offset in the text wins over the zone. Raises UsageError for a text
    that cannot be read, a day without a time, and a local time that a clock change skips.
    """
    asked = ask(text, now, zone, direction, day_only=False, length=length)
    found = _read(asked)
    if isinstance(found, Moment):
        return found
    raise needs_time(asked)


def parse_day(text: str, *, now: datetime, zone: tzinfo | None, direction: Direction) -> date:
    """Return the day typed as `text`: a date alone, or the local day of any moment.

    Arguments and errors are those of `parse_when`, except that a day without a time is welcome.
    """
    found = _read(ask(text, now, zone, direction, day_only=True))
    return found.at.date() if isinstance(found, Moment) else found


def parse_span_start(text: str, *, now: datetime, zone: tzinfo | None, repeated: Repeated | None = None) -> datetime:
    """Return the first instant of a span that starts at `text`, in the user's zone.

    A date alone starts with its day. Weekdays and dates without a year look back. Errors as in `parse_day`.
    `repeated` is called with a local time that a clock change repeats, and the first one, which is taken.
    """
    found = _read(ask(text, now, zone, Direction.BACK, day_only=True))
    return _first(found, text, repeated) if isinstance(found, Moment) else day_start(found, zone)


def parse_span_end(text: str, *, now: datetime, zone: tzinfo | None, repeated: Repeated | None = None) -> datetime:
    """Return the instant, in the user's zone, before which a span that ends with `text` lies.

    A date alone includes its day: the end is the start of the next one. A moment is the end itself. Weekdays
    and dates without a year look back. Errors as in `parse_day`, `repeated` as in `parse_span_start`.
    """
    found = _read(ask(text, now, zone, Direction.BACK, day_only=True))
    return _first(found, text, repeated) if isinstance(found, Moment) else day_start(found + timedelta(days=1), zone)


def _first(found: Moment, text: str, repeated: Repeated | None) -> datetime:
    """Return a moment; where it was the first of two, `repeated` is told."""
    if found.repeated and repeated is not None:
        repeated(text, found.at)
    return found.at


def parse_instant(text: str, zone: tzinfo | None, repeated: Repeated | None = None) -> datetime:
    """Return the instant of a strict ISO 8601 date and time, in the user's zone and in whole seconds.

    Without an offset it is local time; one that a clock change repeats is the first, and `repeated` is told.
    It is never a span: what follows the time is an offset. Raises UsageError for anything else.
    """
    found = _read_iso(fold(text), text, zone, instant=True)
    if found is None:
        raise usage(
            bilingual(
                f"{quote(text)} is not an ISO 8601 date and time.",
                f"{quote(text)} n'est pas une date et une heure ISO 8601.",
            ),
            *_ISO_EXAMPLES,
        )
    return _first(found, text, repeated)


def _read(asked: Asked) -> Moment | date:
    folded = fold(asked.text)
    found = _read_iso(folded, asked.text, asked.zone, length=asked.length) or _read_words(folded.split(" "), asked)
    if found is None:
        raise refusal(asked, folded)
    return found


def _read_iso(
    folded: str, text: str, zone: tzinfo | None, *, length: bool = False, instant: bool = False
) -> Moment | None:
    """Return the moment of an ISO date and time, None for another form. Fractions of a second are dropped.

    `instant`: no span is looked for.
    """
    parts = re.fullmatch(_ISO, folded)
    if parts is None:
        return None
    year, month, day = (int(part) for part in parts.groups()[:3])
    hour, minute, second = (int(part or 0) for part in parts.groups()[4:7])
    written = read_offset(parts["offset"]) if parts["offset"] else None
    no_span = instant or (parts[4] == "t" and parts[7] is not None)
    if written is not None and not no_span and ends_a_span(written, hour, minute):
        start = f"{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"
        raise span_refusal(text, start, minutes_between(written, hour, minute), length=length)
    try:
        wall = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001
        offset = offset_of(written) if written else None
    except ValueError:
        message = bilingual(
            f"{quote(text)} names a day, a time or an offset that does not exist.",
            f"{quote(text)} désigne un jour, une heure ou un décalage qui n'existe pas.",
        )
        raise usage(message, *_ISO_EXAMPLES) from None
    check_year(year, text)
    if offset is None:
        return attach(wall, zone, text)
    return Moment(to_local(wall.replace(tzinfo=offset), zone))


def _read_words(words: list[str], asked: Asked) -> Moment | date | None:
    if len(words) > _MOST_WORDS:
        return None
    return _read_parts(words, asked) or _read_with_zone(words, asked)


def _read_with_zone(words: list[str], asked: Asked) -> Moment | None:
    """Return the moment of words that end in the name of the user's own zone ("14:00 CET").

    So our own messages can be pasted back; the name also tells the two readings of a repeated time apart.
    """
    found = _read_parts(words[:-1], asked)
    if not isinstance(found, Moment):
        return None
    occasions = (to_local(at, asked.zone) for at in readings(found.at.replace(tzinfo=None), asked.zone))
    named = (at for at in occasions if (at.tzname() or "").casefold() == words[-1])
    return next((Moment(at) for at in named), None)


def _read_parts(words: list[str], asked: Asked) -> Moment | date | None:
    """Return the meaning of a day, a time, or both in either order; None for words with two meanings.

    "14h 25 mar" is one of the few of those: 25 March at 14:00, or Tuesday ("mardi") at 14:25.
    """
    found = {read_day(" ".join(words), None, asked)}
    for cut in range(len(words)):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        found |= {_day_and_time(head, tail, asked), _time_and_day(head, tail, asked)}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _day_and_time(day: str, clock: str, asked: Asked) -> Moment | date | None:
    """Return the moment of a time after its day, or of a time alone, which is today's."""
    # "in 2 days 3 h": three more hours or three o'clock?
    if is_step(day) and is_spaced(clock):
        return None
    time = read_time(clock)
    if time is None:
        return None
    return read_day(day, time, asked) if day else on_day(asked.now.date(), time, asked)


def _time_and_day(clock: str, day: str, asked: Asked) -> Moment | date | None:
    """Return the moment of a time before its day."""
    time = read_time(clock)
    return None if time is None else read_day(day, time, asked)
