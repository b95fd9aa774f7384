"""The numbers of records that have none of their own, such as notes: by when each was first written.

What was removed or taken back keeps its number, so that one that was read once never names another record. A purge
takes away what is over, a merge of two copies brings more: both count anew.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from mentorcli.store.journal import Journal


class _Named(msgspec.Struct):
    """What is read of a record: its id, and its number where it has one."""

    id: str
    number: int = 0


_decoder = msgspec.json.Decoder(list[_Named])


def numbers(journals: Iterable[Journal], kind: str) -> dict[str, int]:
    """Return a number from 1 for the id of each record of a type that the journals ever told of."""
    return {key: number for number, key in enumerate(dict.fromkeys(one.id for one in _told(journals, kind)), 1)}


def highest(journals: Iterable[Journal], kind: str) -> int:
    """Return the highest number that a record of a type ever had of its own, 0 where there was none."""
    return max((one.number for one in _told(journals, kind)), default=0)


def _told(journals: Iterable[Journal], kind: str) -> list[_Named]:
    """Return what all lines left of a type, those among them that were taken back, by when they were written."""
    lines = sorted((line for one in journals for _, line in one.lines if kind in line.put), key=lambda line: line.op)
    return [record for line in lines for record in _decoder.decode(line.put[kind])]
