"""Reading a text from standard input, where an argument is given as `-`."""

from __future__ import annotations

import sys

from mentorcli.errors import UsageError
from mentorcli.text import bilingual, is_blank

_MOST = 16_000_000  # bytes: what has no end is no text


def read_text() -> str:
    """Return the text on standard input. Raises UsageError for no text, an endless one and no UTF-8."""
    data = sys.stdin.buffer.read(_MOST + 1) if sys.stdin is not None else b""
    if len(data) > _MOST:
        raise UsageError(
            bilingual("Standard input is too long for a text", "L'entrée standard est trop longue pour un texte"),
            bilingual("Give at most 16 MB.", "Donnez 16 Mo au plus."),
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(
            bilingual(
                f"Standard input is not valid UTF-8 (byte {error.start + 1})",
                f"L'entrée standard n'est pas en UTF-8 (octet {error.start + 1})",
            ),
            bilingual("Convert it first: iconv -t UTF-8", "Convertissez-la d'abord\u00a0: iconv -t UTF-8"),
        ) from None
    if is_blank(text):
        raise UsageError(
            bilingual("Standard input is empty", "L'entrée standard est vide"),
            bilingual("Nothing was changed.", "Rien n'a été modifié."),
        )
    return text
