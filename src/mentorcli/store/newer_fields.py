"""What only a newer version of `mentor` knows: it is exported and imported like the rest."""

from __future__ import annotations

from typing import Any

import msgspec

from mentorcli.errors import UnreadableError
from mentorcli.store.decoding import refusal
from mentorcli.store.journal import DECODE_ERRORS
from mentorcli.store.layout import RECORD_TYPES, known_fields
from mentorcli.store.replay import Replay
from mentorcli.text import bilingual

Row = dict[str, Any]
_rows = msgspec.json.Decoder(list[Row])


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
    """Return the records of types that only a newer version knows, as they now are. Raises UnreadableError."""
    tables: dict[str, dict[str, Row]] = {}
    for number, line in replay.effective:
        for kind, raw in line.put.items():
            if kind not in RECORD_TYPES:
                rows = _foreign_rows(kind, raw, replay.journal.where, number)
                tables.setdefault(kind, {}).update({str(row.get("id")): row for row in rows})
        for kind, keys in line.drop.items():
            for key in keys:
                tables.get(kind, {}).pop(key, None)
    return {kind: list(table.values()) for kind, table in tables.items() if table}


def _foreign_rows(kind: str, raw: msgspec.Raw, where: str, number: int) -> list[Row]:
    try:
        return _rows.decode(raw)
    except DECODE_ERRORS as error:
        why = refusal(error).sentence
        raise UnreadableError(
            bilingual(
                f"{where}, line {number}: {kind}: {why}", f"{where}, ligne {number}\u00a0: {kind}\u00a0: {why.french}"
            )
        ) from None
