"""Calendars altered by chance: whatever stands in a file, it is read, named as unreadable, or refused, and ends."""

from __future__ import annotations

import random

from formats.ics.kit import PARIS_ZONE, calendar, event, found_in
from mentorcli.errors import RefusedError

TEXT = calendar(
    PARIS_ZONE,
    event("DTSTART;TZID=Europe/Paris:20261018T143000", "DURATION:PT45M", "RRULE:FREQ=WEEKLY;COUNT=3"),
    event("RECURRENCE-ID;TZID=Europe/Paris:20261025T143000", "DTSTART:20261026T093000Z", "STATUS:CANCELLED"),
    event('DTSTART;TZID="W. Europe Standard Time":20260701T100000', "DTEND:20260701T110000Z", uid="e2"),
).encode()


def altered(data: bytes, chance: random.Random) -> bytes:
    """Return a file with some octets changed, left out, said twice, and lines in another order."""
    for _ in range(chance.randint(1, 5)):
        at, length = chance.randrange(len(data)), chance.randint(1, 40)
        how = chance.randrange(4)
        if how == 0:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        elif how == 1:
            data = data[:at] + data[at + length :]
        elif how == 2:
            data = data[:at] + data[at : at + length] + data[at:]
        else:
            lines = data.split(b"\n")
            chance.shuffle(lines)
            data = b"\n".join(lines)
    return data or b"\n"


def test_nothing_that_stands_in_a_file_is_too_much() -> None:
    """Of 300, the same ones in every run, some are still read, some not."""
    chance, read, refused = random.Random(20261124), 0, 0  # noqa: S311 - the same ones each time
    for _ in range(300):
        try:
            found = found_in(altered(TEXT, chance))
            read += bool(found.events)
        except RefusedError:
            refused += 1
    assert read > 50
    assert refused > 10
