"""The cells of spreadsheets as text, read in this process and in one of their own."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date, datetime, time, timedelta

import pytest

from mentorcli.services import sheet_rows
from mentorcli.services.sheet_rows import SheetError
from sheets import Rows, ods, xlsx

ROWS: Rows = [("Date", "Étudiant"), (46329 + 10 / 24, "Amélie\nDurand")]
TEXTS = [["Date", "Étudiant"], ["2026-11-03 10:00", "Amélie Durand"]]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2026, 11, 3, 10, 5), "2026-11-03 10:05"),  # noqa: DTZ001 - a sheet knows no zone
        (datetime(2026, 11, 3), "2026-11-03"),  # noqa: DTZ001
        (date(2026, 11, 3), "2026-11-03"),
        (time(10, 5), "10:05:00"),
        (timedelta(minutes=75, seconds=5), "1:15:05"),
        (35.0, "35"),
        (1e300, "1e+300"),
        (float("inf"), "inf"),
        (True, "True"),
        ("a\0b\tc\n", "a b c"),
    ],
)
def test_a_cell_is_text_on_one_line(value: object, text: str) -> None:
    """Lengths are clock times, and nothing in a cell looks like the end of it."""
    assert sheet_rows.cell(value) == text


def test_a_process_of_its_own_reads_what_this_one_would() -> None:
    """Both sheets, the empty one too."""
    data = xlsx(A=ROWS, B=[])
    assert sheet_rows.sheets_of(data) == sheet_rows.read(data) == [("A", TEXTS), ("B", [])]


def test_what_the_library_refuses_is_told() -> None:
    """In its own words, from the other process too."""
    for read in (sheet_rows.read, sheet_rows.sheets_of):
        with pytest.raises(SheetError) as refused:
            read(b"PK\x03\x04 and no more")
        assert (refused.value.code, bool(refused.value.why)) == ("library", True)


def test_a_sheet_of_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before its cells are made."""
    monkeypatch.setattr(sheet_rows, "MOST_CELLS", 3)
    with pytest.raises(SheetError, match="large"):
        sheet_rows.read(ods([("a", "b"), ("c", "d")]))


def test_a_process_that_ends_or_takes_too_long_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that it may have begun to say is taken."""
    monkeypatch.setattr(sheet_rows, "_MOST_SECONDS", 0.001)
    with pytest.raises(SheetError, match="large"):
        sheet_rows.sheets_of(xlsx(A=ROWS))
    monkeypatch.undo()
    ended = subprocess.CompletedProcess([], -6, b'{"sheets": [', b"")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: ended)
    with pytest.raises(SheetError, match="large"):
        sheet_rows.sheets_of(xlsx(A=ROWS))


@pytest.mark.parametrize(("data", "told"), [(xlsx(A=ROWS), {"sheets": [["A", TEXTS]]}), (b"PK", {"code": "library"})])
def test_the_answer_is_json(
    data: bytes, told: dict[str, object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands in the sheets, or why it is not known."""
    monkeypatch.setattr(sheet_rows, "_bound", lambda: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    sheet_rows.answer()
    assert told.items() <= json.loads(capsys.readouterr().out).items()
