"""Every fault of a journal's line, where the commands stop at the first.

Lines are read by the fast decoder; only what it refuses is explained by pydantic, with all faults of a record at once.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator

import msgspec

from mentorcli.store import fault_text
from mentorcli.store.decoding import Refusal, is_conflict_marker, refusal
from mentorcli.store.journal import DECODE_ERRORS, Line
from mentorcli.store.layout import record_type
from mentorcli.text import bilingual

_line = msgspec.json.Decoder(Line)
_anything = msgspec.json.Decoder()
_rows = msgspec.json.Decoder(list[dict[str, object]])  # of a newer version
_encode = msgspec.json.Encoder().encode


def decodes(row: bytes) -> bool:
    """Return whether a line is a whole operation."""
    try:
        _line.decode(row)
    except DECODE_ERRORS:
        return False
    return True


def whole(data: bytes) -> int:
    """Return how many bytes of a journal are whole lines; a last one without its end counts where it decodes.

    Zeros behind it are what a crash left.
    """
    end = data.rfind(b"\n") + 1
    tail = data[end:].rstrip(b"\0")
    return end + len(tail) if decodes(tail) else end


def line_faults(row: bytes) -> Iterator[Refusal]:
    """Yield what is wrong with one line, and in which field."""
    if row.isspace():
        return
    try:
        row.decode()
        line = _line.decode(row)
        if _encode(_anything.decode(row)) != row:
            yield from _repeated_keys(row)
    except DECODE_ERRORS as error:
        yield _marker() if is_conflict_marker(row) else refusal(error)
        return
    for kind, raw in line.put.items():
        yield from _record_faults(kind, raw)


def _marker() -> Refusal:
    return Refusal(fault_text.CONFLICT)


def _record_faults(kind: str, raw: msgspec.Raw) -> Iterator[Refusal]:
    """Yield every fault of the records of one type."""
    model = record_type(kind)
    if model is None:
        try:
            _rows.decode(raw)
        except DECODE_ERRORS as error:
            yield refusal(error)._replace(field=kind)
        return
    try:
        msgspec.json.decode(raw, type=list[model])  # type: ignore[valid-type]
    except DECODE_ERRORS as error:
        from mentorcli.store.validation import explain  # 70 ms: pydantic

        rows = _anything.decode(raw)
        if not isinstance(rows, list):
            yield Refusal(bilingual(f"{kind}: no list", f"{kind}\u00a0: pas une liste"))
            return
        for row in rows:
            with contextlib.suppress(msgspec.ValidationError):
                msgspec.convert(row, model)
                continue
            for fault in explain(model, row, error):
                yield fault._replace(field=f"{kind}.{fault.field}" if fault.field else kind)


def _repeated_keys(row: bytes) -> Iterator[Refusal]:
    """Yield the keys that stand twice in one object: readers would disagree on which of them counts."""
    found: list[str] = []

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        found.extend(key for key in dict.fromkeys(keys) if keys.count(key) > 1)
        return dict(pairs)

    json.loads(row, object_pairs_hook=unique)
    for key in found:
        yield Refusal(bilingual("stands twice in one object", "figure deux fois dans un objet"), key)
