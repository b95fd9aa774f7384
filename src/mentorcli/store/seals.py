"""What the seals of a journal's lines tell once they do not fit.

A line that was changed, or one that was slipped in, shows by its own seal; one that was lost by the line after it,
which names another one before it.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from mentorcli.errors import UnreadableError
from mentorcli.text import bilingual, in_language

_SEAL = re.compile(rb',"prev":"(?P<prev>[^"]*)"(?P<end>,"sum":"(?P<sum>[0-9a-f]{8})"})\Z')
_PART = re.compile(rb'"(?:prev|sum)":')
_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])

CHANGED = bilingual(
    "was changed since it was written, or a line before it", "a changé depuis son écriture, ou une ligne d'avant"
)
SLIPPED_IN = bilingual(
    "was put in by another hand than mentor's", "a été ajoutée par une autre main que celle de mentor"
)
ACCEPT_HINT = bilingual(
    "Restore it from a backup; or, where that is how it should be: mentor store check --repair --accept",
    "Reprenez-le d'une sauvegarde\u00a0; ou, si c'est bien ainsi\u00a0: mentor store check --repair --accept",
)


class SealFault(NamedTuple):
    """A line, by its number, whose seal does not fit, and what that means."""

    number: int
    what: str


def refuse(data: bytes, where: str) -> None:
    """Raise UnreadableError for the first line of a journal whose seal does not fit."""
    for number, what in faults(data):
        raise UnreadableError(
            bilingual(f"{where}, line {number}: {what}", f"{where}, ligne {number}\u00a0: {in_language(what, 'fr')}"),
            ACCEPT_HINT,
        )


def faults(data: bytes) -> Iterator[SealFault]:
    """Yield every whole line of a journal whose seal does not fit; none where no line has a seal."""
    state, last, any_sealed = 0, "", False
    for number, line in enumerate(io.BytesIO(data), 1):  # which parts lines at line feeds alone
        row = line.removesuffix(b"\n")
        found = _SEAL.search(row)
        if not row.strip():
            state = zlib.crc32(line, state)
            continue
        if found is None:
            if any_sealed or _PART.search(row[-64:]):
                yield SealFault(number, CHANGED if _PART.search(row) else SLIPPED_IN)
            else:
                state = zlib.crc32(line, state)
                last = operation(row)
            continue
        claimed = int(found["sum"], 16)
        if zlib.crc32(row[: found.start("end")], state) != claimed:
            prev = found["prev"].decode("ascii", "replace")
            yield SealFault(number, _lost(prev) if prev != last else CHANGED)
        any_sealed = True
        state = zlib.crc32(line[found.start("end") :], claimed)  # as it was written, so that the next one tells
        last = operation(row)


def lost(data: bytes) -> set[str]:
    """Return the operations, by id, that stood right before a line of a journal and are no longer there."""
    rows = [row for row in data.split(b"\n") if row.strip()]
    named = {found["prev"].decode("ascii", "replace") for row in rows if (found := _SEAL.search(row)) is not None}
    return named - {operation(row) for row in rows} - {""}


def _lost(prev: str) -> str:
    """Return that the line with an operation is no longer there."""
    if not prev:
        return bilingual("stood at the beginning of another file", "se trouvait au début d'un autre fichier")
    return bilingual(f"the line before it is lost (operation {prev})", f"la ligne d'avant manque (opération {prev})")


def operation(row: bytes) -> str:
    """Return the id of the operation on a line, empty where that cannot be read."""
    try:
        return msgspec.json.decode(_fields.decode(row)["op"], type=str)
    except (KeyError, ValueError, RecursionError, msgspec.DecodeError):
        return ""


def bare(row: bytes) -> bytes:
    """Return a line without its seal, byte for byte where nobody wrote it anew. Raises what decoding does."""
    found = _SEAL.search(row)
    if found is not None:
        return row[: found.start()] + b"}"
    fields = _fields.decode(row)
    if not {"prev", "sum"} & set(fields):
        return row.strip()
    return msgspec.json.encode({key: raw for key, raw in fields.items() if key not in ("prev", "sum")})
