"""The text of a file whose encoding nobody tells: UTF-8, UTF-16, or what Excel on a French Windows writes."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from mentorcli.errors import RefusedError
from mentorcli.text import bilingual

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 (BOM)"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_LOOKED_AT = 4096  # bytes in which UTF-16 without a mark shows


class Decoded(NamedTuple):
    """The text of a file, and the name of its encoding."""

    text: str
    encoding: str


def decoded(data: bytes, name: str) -> Decoded:
    """Return the text of a file. `name` is the file's, for messages.

    Raises RefusedError for bytes of no encoding that is read here, and for lines of two encodings.
    """
    for mark, codec, label in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data, codec, label, name), label)
    if (unmarked := _unmarked_utf_16(data)) is not None:
        return Decoded(_strict(data, unmarked, "UTF-16", name), "UTF-16")
    try:
        return Decoded(data.decode(), "UTF-8")
    except UnicodeDecodeError as error:
        _check_one_encoding(data, error.start, name)
        return Decoded(_strict(data, "cp1252", "Windows-1252", name), "Windows-1252")


def _unmarked_utf_16(data: bytes) -> str | None:
    """Return the codec of UTF-16 without a mark: every other byte of ordinary text is 0."""
    head = data[:_LOOKED_AT]
    if len(head) < 4 or len(data) % 2:  # noqa: PLR2004 - two characters
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 4
    if odd > half and not even:
        return "utf-16-le"
    return "utf-16-be" if even > half and not odd else None


def _strict(data: bytes, codec: str, label: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        at = error.start + (len(codecs.BOM_UTF8) if codec == "utf-8-sig" else 0)
        line = data.count(b"\n", 0, at) + 1
        raise RefusedError(
            bilingual(
                f"{name}, line {line}: byte 0x{data[at]:02x} is no text ({label})",
                f"{name}, ligne {line}\u00a0: l'octet 0x{data[at]:02x} n'est pas du texte ({label})",
            ),
            bilingual("Save the file as UTF-8 and try again.", "Enregistrez le fichier en UTF-8, puis réessayez."),
        ) from None


def _check_one_encoding(data: bytes, at: int, name: str) -> None:
    """Raise RefusedError where some lines are UTF-8 with accents and others are not: one reading garbles some."""
    other = data.count(b"\n", 0, at) + 1
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.isascii():
            continue
        try:
            line.decode()
        except UnicodeDecodeError:
            continue
        raise RefusedError(
            bilingual(
                f"{name} is written in two encodings: line {number} is UTF-8, line {other} is not",
                f"{name} est écrit dans deux encodages\u00a0: la ligne {number} est en UTF-8, la ligne {other} non",
            ),
            bilingual("Save the file as UTF-8 and try again.", "Enregistrez le fichier en UTF-8, puis réessayez."),
        )
