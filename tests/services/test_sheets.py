"""Spreadsheets read as text."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest

from mentorcli.errors import RefusedError
from mentorcli.services import sheets
from mentorcli.text import in_language
from sheets import ods, xlsx

HEADER = ("Date", "Étudiant", "Montant")


def test_a_workbook_is_its_first_sheet_with_anything_in_it() -> None:
    """Moments become ISO, whole numbers have no decimals; the sheets that are not read are named."""
    data = xlsx(
        Vide=[], Novembre=[HEADER, (46329 + 10 / 24, "Amélie\nDurand", 35.5), (46330, "Sam", 7)], Autre=[("x",)]
    )
    assert sheets.is_sheet(data)
    text, remarks = sheets.as_text(data, "a.xlsx")
    assert text.decode() == ("Date\tÉtudiant\tMontant\n2026-11-03 10:00\tAmélie Durand\t35.5\n2026-11-04\tSam\t7\n")
    assert [str(one) for one in remarks] == ["sheet Novembre; not read: Autre"]


def test_a_sheet_of_libreoffice_is_read_too() -> None:
    """One sheet alone is named, and nothing else."""
    text, remarks = sheets.as_text(ods([HEADER, ("03/11/2026", "Inès", 35)]), "a.ods")
    assert text.decode() == "Date\tÉtudiant\tMontant\n03/11/2026\tInès\t35\n"
    assert remarks[0].french == "feuille Relevé"


@pytest.mark.parametrize(
    ("data", "old", "new"),
    [
        (xlsx(A=[HEADER, (46329, "Sam", 35)]), b'"C2"', b'"XFD1048576"'),
        (xlsx(A=[HEADER, (46329, "Sam", 35)]), b'"C2"', b'"A1048576"'),
        (xlsx(A=[HEADER, (46329, "Sam", 35)]), b'"C2"', b'"A9999999999"'),
        (ods([HEADER]), b"<table:table-row>", b'<table:table-row table:number-rows-repeated="99999999">'),
    ],
)
def test_a_cell_at_the_far_end_takes_no_memory(data: bytes, old: bytes, new: bytes) -> None:
    """All cells up to it would be held, which ends the process that tries; this one says so."""
    with pytest.raises(RefusedError, match="so far down or right") as refused:
        sheets.as_text(_changed(data, old, new), "a.xlsx")
    assert "si loin" in in_language(refused.value.message, "fr")


def test_a_length_beyond_all_is_refused_with_its_row() -> None:
    """Python knows no length of ten thousand million days, which a sheet may hold."""
    shown_as_lengths = (b'numFmtId="22"', b'numFmtId="46"')
    data = _changed(xlsx(A=[HEADER, (46329, "Sam", 35), (1e10, "Sam", 35)]), *shown_as_lengths)
    with pytest.raises(RefusedError, match="row 3: a length or a date that there is none of"):
        sheets.as_text(data, "a.xlsx")


def _changed(workbook: bytes, before: bytes, after: bytes) -> bytes:
    """Return a workbook with something else in the place of what stands in its parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(before, after))
    return packed.getvalue()


def test_what_is_no_spreadsheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a torn file nor an empty one, nor one that would unpack to far more than a table has, is opened."""
    with pytest.raises(RefusedError, match="cannot be read as a spreadsheet"):
        sheets.as_text(xlsx(A=[HEADER])[:200], "a.xlsx")
    with pytest.raises(RefusedError, match="is empty"):
        sheets.as_text(xlsx(A=[]), "a.xlsx")
    with pytest.raises(RefusedError, match="cannot be read as a spreadsheet"):
        sheets.as_text(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more", "a.xls")
    monkeypatch.setattr(sheets, "_MOST_UNPACKED", 2_000_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 3_000_000)
    with pytest.raises(RefusedError, match="3 MB"):
        sheets.as_text(packed.getvalue(), "bomb.xlsx")


def test_a_zip_that_only_looks_like_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of what is in it may be broken although its end is there."""
    data = xlsx(A=[HEADER])
    monkeypatch.setattr(zipfile.ZipFile, "infolist", lambda _: (_ for _ in ()).throw(zipfile.BadZipFile("torn")))
    with pytest.raises(RefusedError, match="torn"):
        sheets.as_text(data, "a.xlsx")


def test_without_the_library_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what to install, or to do in its place."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(RefusedError) as refused:
        sheets.as_text(xlsx(A=[HEADER]), "a.xlsx")
    assert "pip install python-calamine" in str(refused.value.hint)
    assert "CSV" in str(refused.value.hint)


def test_a_file_that_is_text_stays_as_it_is() -> None:
    """With nothing to say of it; a spreadsheet becomes text."""
    assert sheets.text_of(b"a;b", "a.csv") == (b"a;b", ())
    assert sheets.text_of(ods([HEADER]), "a.ods") == sheets.as_text(ods([HEADER]), "a.ods")
