"""The text of a file whose encoding nobody tells."""

from __future__ import annotations

import codecs

import pytest

from mentorcli.errors import RefusedError
from mentorcli.formats.encodings import decoded

TEXT = "Étudiant;Statut\nAmélie Durand;Réalisée\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "UTF-8 (BOM)"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("cp1252"), "Windows-1252"),
    ],
)
def test_it_is_recognised(data: bytes, encoding: str) -> None:
    """And said."""
    assert decoded(data, "x.csv") == (TEXT, encoding)


def test_short_texts_are_utf_8() -> None:
    """Too few bytes tell nothing of two a character."""
    assert decoded(b"a", "x").text == "a"
    assert decoded(b"", "x").text == ""
    assert decoded(b"abcd\0e", "x").encoding == "UTF-8"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("é\n".encode() + "é\n".encode("cp1252"), "two encodings: line 1 is UTF-8, line 2 is not"),
        ("é\n".encode("cp1252") + b"a\n" + "é".encode(), "line 3 is UTF-8, line 1 is not"),
        (b"a\n\xe9\x81\n", "line 2: byte 0x81"),
        (codecs.BOM_UTF8 + b"\xff", "line 1: byte 0xff is no text"),
    ],
)
def test_what_nobody_can_read_is_refused(data: bytes, said: str) -> None:
    """With the line."""
    with pytest.raises(RefusedError, match=said) as refused:
        decoded(data, "x.csv")
    assert "UTF-8" in str(refused.value.hint)
