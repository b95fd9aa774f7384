"""Text as people type it: folding for comparison, slugs for folders, and safe display."""

from __future__ import annotations

import re
import unicodedata

# Letters that no decomposition takes apart, in the spelling a French or English keyboard would give them.
_UNDECOMPOSED = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_BUT_NEWLINE = "\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff"
SLUG_LENGTH = 60


def fold(text: str) -> str:
    """Return the text without case and accents, so that `Amélie`, `AMELIE` and its decomposed form compare equal."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_UNDECOMPOSED)


def slugify(text: str) -> str:
    """Return the text as a slug (`[a-z0-9-]`, at most 60 characters), empty where nothing of it can be kept."""
    return re.sub("[^a-z0-9]+", "-", fold(text)).strip("-")[:SLUG_LENGTH].rstrip("-")


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - the last code of one byte


def visible(text: str) -> str:
    """Return one line of text that cannot steer a terminal: control and bidi characters are shown escaped."""
    if text.isprintable():  # most texts are; the pattern is compiled only for the others
        return text
    return re.sub(f"[\n{_BUT_NEWLINE}]", _escape, text)


def visible_lines(text: str) -> str:
    """Return text as `visible` does, its line ends kept."""
    if text.isprintable():
        return text
    return re.sub(f"[{_BUT_NEWLINE}]", _escape, text.replace("\r\n", "\n"))


def normalise(text: str) -> str:
    """Return typed text in the form that is stored: composed (NFC), lone surrogates replaced, ends stripped."""
    composed = unicodedata.normalize("NFC", text).strip()
    return composed.encode("utf-8", "replace").decode("utf-8")
