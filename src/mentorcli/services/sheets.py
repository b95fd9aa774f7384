"""Spreadsheets (xlsx, xls, ods) as text with tabs, by the library python-calamine, which is an extra."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from importlib import import_module

from mentorcli.errors import RefusedError
from mentorcli.services.sheet_rows import MOST_CELLS, SheetError, sheets_of
from mentorcli.text import Bilingual, bilingual, in_language

_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # a zip; an older file of Excel
_MOST_UNPACKED = 200_000_000  # bytes: a table of 100,000 rows has a tenth of that


def is_sheet(data: bytes) -> bool:
    """Return whether a file is a spreadsheet rather than text."""
    return data.startswith(_MARKS)


def text_of(data: bytes, name: str) -> tuple[bytes, tuple[Bilingual, ...]]:
    """Return a file as text, a spreadsheet as `as_text` makes it one, and what to say of it. Raises as that does."""
    return as_text(data, name) if is_sheet(data) else (data, ())


def as_text(data: bytes, name: str) -> tuple[bytes, tuple[Bilingual, ...]]:
    """Return the first sheet with anything in it as UTF-8 with tabs between the cells, and what is to be said of it.

    Moments become ISO, local as a sheet has them. `name` is the file's, for messages. Raises RefusedError for a file
    that is no spreadsheet, one that is too large, and where the library is not installed.
    """
    _check_library()
    _check_size(data, name)
    try:
        sheets = sheets_of(data)
    except SheetError as error:
        raise _of_sheet(name, error) from None
    filled = [(one, rows) for one, rows in sheets if any(any(row) for row in rows)]
    if not filled:
        raise RefusedError(bilingual(f"{name} is empty", f"{name} est vide"))
    title, rows = filled[0]
    text = "".join("\t".join(row).rstrip() + "\n" for row in rows)
    return text.encode(), (_which(title, [one for one, _ in filled[1:]]),)


def _check_library() -> None:
    try:
        import_module("python_calamine")
    except ImportError:
        raise RefusedError(
            bilingual(
                "Spreadsheets need the library python-calamine, which is not installed",
                "Les classeurs demandent la bibliothèque python-calamine, qui n'est pas installée",
            ),
            bilingual(
                "Install it where mentor is: pip install python-calamine; or save the sheet as CSV",
                "Installez-la au même endroit que mentor\u00a0: pip install python-calamine\u00a0; "
                "ou enregistrez la feuille en CSV",
            ),
        ) from None


def _check_size(data: bytes, name: str) -> None:
    """Raise RefusedError for a file that would unpack to far more than any table has, before it is unpacked."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(one.file_size for one in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _unreadable(name, str(error)) from None
    if size > _MOST_UNPACKED:
        raise _unreadable(name, f"{size // 1_000_000} MB")


def _of_sheet(name: str, error: SheetError) -> RefusedError:
    """Return what a spreadsheet cannot be read for, as an error for people."""
    if error.code == "row":
        where, lieu = f"row {error.row}", f"ligne {error.row}"
        return _unreadable(name, bilingual(
            f"{where}: a length or a date that there is none of", f"{lieu}\u00a0: une durée ou une date impossible"
        ))  # fmt: skip
    if error.code == "large":
        return _unreadable(name, bilingual(
            f"damaged, or a cell so far down or right that there are over {MOST_CELLS:,} up to it",
            f"abîmé, ou une cellule si loin en bas ou à droite qu'il y en a plus de {MOST_CELLS // 1_000_000}\u00a0"
            "millions jusqu'à elle",
        ))  # fmt: skip
    return _unreadable(name, error.why)


def _unreadable(name: str, why: str) -> RefusedError:
    french = in_language(why, "fr")
    return RefusedError(
        bilingual(
            f"{name} cannot be read as a spreadsheet ({why})",
            f"{name} ne peut pas être lu comme un classeur ({french})",
        ),
        bilingual("Save the sheet as CSV and give that.", "Enregistrez la feuille en CSV et donnez ce fichier."),
    )


def _which(title: str, others: Iterable[str]) -> Bilingual:
    """Return which sheet was read, and which were not."""
    rest = ", ".join(others)
    if not rest:
        return bilingual(f"sheet {title}", f"feuille {title}")
    return bilingual(f"sheet {title}; not read: {rest}", f"feuille {title}\u00a0; non lues\u00a0: {rest}")
