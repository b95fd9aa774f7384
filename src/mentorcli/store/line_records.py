"""Which records an operation is about, without decoding them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mentorcli.store.journal import DECODE_ERRORS, Line


class _Named(msgspec.Struct):
    id: str


_named = msgspec.json.Decoder(list[_Named])


def touched(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the type and id of every record that a line writes or removes."""
    for kind, raw in line.put.items():
        try:
            rows = _named.decode(raw)
        except DECODE_ERRORS:  # of a newer version
            continue
        yield from ((kind, row.id) for row in rows)
    for kind, keys in line.drop.items():
        yield from ((kind, key) for key in keys)
