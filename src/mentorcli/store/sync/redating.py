"""New ids for operations that a fast clock dated ahead: they would come last for as long as it was ahead.

Their order stays. Nobody else has them, since every other computer refuses them: the ids that they had are noted as
taken out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from mentorcli.store import ids
from mentorcli.store.journal import checksum
from mentorcli.store.sync import placing
from mentorcli.store.sync.model import Lines, Model, Person, entry

_ID = re.compile(rb'"([0-9a-z]{20})"')


def redated(model: Model, latest: int) -> Model:
    """Return the same operations, those later than a moment (microseconds since 1970) with ids of now."""
    ahead = sorted(op for op in model.ops() if ids.microseconds_of(op) > latest)
    last = max(model.ops() - set(ahead), default="")
    new: dict[bytes, bytes] = {}
    for op in ahead:
        last = ids.operation_id(last)
        new[op.encode()] = last.encode()
    found = replace(model, removed=model.removed | set(ahead), mentor=_lines(model.mentor, new, {}))
    found.people = {uid: _person(one, new) for uid, one in model.people.items()}
    found.settings = {
        key: one if ids.microseconds_of(one.since) <= latest else one._replace(since=last)
        for key, one in model.settings.items()
    }
    placing.place(found)
    return found


def _renamed(data: bytes, new: Mapping[bytes, bytes]) -> bytes:
    return _ID.sub(lambda hit: b'"%s"' % new.get(hit[1], hit[1]), data)


def _person(one: Person, new: Mapping[bytes, bytes]) -> Person:
    profiles = [_renamed(data, new) for data in one.profiles]
    sums = {checksum(old): checksum(now) for old, now in zip(one.profiles, profiles, strict=True) if old != now}
    return replace(one, lines=_lines(one.lines, new, sums), profiles=profiles)


def _lines(lines: Lines, new: Mapping[bytes, bytes], sums: Mapping[int, int]) -> Lines:
    """Return a journal with other ids, and with other checksums of the profiles in which they stand."""
    found: Lines = {}
    for known in lines.values():
        row = _renamed(known.row, new)
        if (file := known.line.file) is not None and file in sums:
            row = row.replace(b'"file":%d' % file, b'"file":%d' % sums[file])
        changed = entry(row)
        found[changed.line.op] = changed
    return found
