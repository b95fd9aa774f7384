"""What only a newer version of `mentor` knows: it is exported and imported like the rest."""

from __future__ import annotations

from typing import Any

import msgspec

from mentorcli.store.layout import RECORD_TYPES, known_fields
from mentorcli.store.replay import Replay

Row = dict[str, Any]


def unknown_fields(replay: Replay, kind: str) -> dict[str, dict[str, msgspec.Raw]]:
    """Return the fields of newer versions that records of a type carry, by the record's id."""
    known = known_fields(kind)
    rows: dict[int, list[dict[str, msgspec.Raw]]] = {}
    found = {}
    for key, versions in replay.table(kind).items():
        raw = versions[-1].raw
        if raw is not None:
            if id(raw) not in rows:
                rows[id(raw)] = msgspec.json.decode(raw, type=list[dict[str, msgspec.Raw]])
            extra = {name: value for name, value in rows[id(raw)][versions[-1].place].items() if name not in known}
            if extra:
                found[key] = extra
    return found


def foreign_records(replay: Replay) -> dict[str, list[Row]]:
    """Return the records of types that only a newer version knows, as they now are."""
    tables: dict[str, dict[str, Row]] = {}
    for _, line in replay.effective:
        for kind, raw in line.put.items():
            if kind not in RECORD_TYPES:
                rows = msgspec.json.decode(raw)
                tables.setdefault(kind, {}).update({str(row.get("id")): row for row in rows})
        for kind, keys in line.drop.items():
            for key in keys:
                tables.get(kind, {}).pop(key, None)
    return {kind: list(table.values()) for kind, table in tables.items() if table}
