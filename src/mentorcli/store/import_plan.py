"""What an import would do, and in what a record of the store and one of the file differ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from mentorcli.models.session import Session
from mentorcli.store.batch import Change

Fields = dict[str, msgspec.Raw]
"""Fields of one record that only a newer version knows, as they stand in the file."""


class Difference(NamedTuple):
    """A record that is there already and differs in the file: `fields` has name, value here, value in the file.

    `owner` is the student's slug, None for the mentor's own.
    """

    owner: str | None
    kind: str
    id: str
    fields: tuple[tuple[str, object, object], ...]


class Plan(NamedTuple):
    """What an import would do: the changes, the mentor's own records, and how much is new, changed or the same.

    `differences` are records that stay as they are here (or are changed, where the file's were asked for), `erased`
    the students of the file who were erased from this store and are left out, `placed` those who have another slug
    here: that in the file, that here, and whether they are new. `united` are those known here by another uid: the slug
    in the file, that here. `first_day` is the day of the mentor's first held
    session where its student was erased.
    """

    changes: list[Change]
    own: list[tuple[str, msgspec.Raw]]
    new: int
    changed: int
    same: int
    held: Session | None
    erased: list[str]
    differences: list[Difference]
    placed: list[tuple[str, str, bool]]
    first_day: datetime | None = None
    united: Sequence[tuple[str, str]] = ()


def differing(known: object, record: object, stored: Fields, extra: Fields) -> tuple[tuple[str, object, object], ...]:
    """Return the fields in which a stored record and one of a file differ: name, value here, value in the file."""
    names = getattr(record, "__dataclass_fields__", ())
    pairs = [(name, getattr(known, name), getattr(record, name)) for name in names]
    newer = [
        (name, msgspec.json.decode(stored[name]) if name in stored else None, msgspec.json.decode(value))
        for name, value in extra.items()
        if stored.get(name) != value
    ]
    return (*((name, *map(msgspec.to_builtins, values)) for name, *values in pairs if values[0] != values[1]), *newer)
