"""The cells of a spreadsheet as text, read in a process of its own.

The library holds every cell up to the last one that is filled, and ends the process where there is no memory for that:
one cell at the far end of a sheet comes to hundreds of gigabytes. So a process is started that may take so much memory
and time and no more. Whatever becomes of it, this one goes on and says so.
"""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

MOST_CELLS = 2_000_000
"""Of one sheet, those that are empty in between among them: a table of 100,000 rows with 20 columns."""
_MOST_MEMORY = 2 << 30  # bytes; such a table takes a quarter
_MOST_SECONDS = 30.0
_WHOLE = 1e15

Sheets = list[tuple[str, list[list[str]]]]
"""The sheets by name, each with the texts of its cells, row by row; none for a sheet that is empty."""


class SheetError(Exception):
    """What a spreadsheet cannot be read for: what the library says of it, or `large`, or a `row` with its number."""

    def __init__(self, code: str, *, row: int = 0, why: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.row = row
        self.why = why


def sheets_of(data: bytes) -> Sheets:
    """Return what stands in a spreadsheet. Raises SheetError."""
    command = [sys.executable, "-P", "-m", "mentorcli.services.sheet_rows"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_MOST_SECONDS, check=False)  # noqa: S603 - our own
        told: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):  # ValueError: nothing whole was said, it was ended
        raise SheetError("large") from None
    if "code" in told:
        raise SheetError(told["code"], row=told["row"], why=told["why"])
    return [(name, rows) for name, rows in told["sheets"]]


def read(data: bytes) -> Sheets:
    """Return what stands in a spreadsheet, read in this process. Raises SheetError."""
    import python_calamine as library

    try:
        book = library.load_workbook(io.BytesIO(data))
        sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    except (library.CalamineError, ValueError, OSError) as error:
        raise SheetError("library", why=str(error)) from None
    for _, sheet in sheets:
        height, width = (last + 1 for last in sheet.end or (-1, -1))
        if height * width > MOST_CELLS:
            raise SheetError("large")
    return [(name, _rows(sheet.to_python, sheet.iter_rows)) for name, sheet in sheets]


def _rows(whole: Callable[[], Sequence[Any]], each: Callable[[], Any]) -> list[list[str]]:
    """Return the cells of a sheet, given how to get all of its rows and one after another. Raises SheetError."""
    try:
        return [list(map(cell, row)) for row in whole()]
    except (OverflowError, ValueError):  # a length or a date beyond all that there are
        number = 1
        with contextlib.suppress(OverflowError, ValueError):
            for number, _ in enumerate(each(), 2):  # noqa: B007 - the one that fails is the next
                pass
        raise SheetError("row", row=number) from None


def cell(value: object) -> str:
    """Return a cell as text on one line; what looks like a moment in a sheet has no zone."""
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, float) and value.is_integer() and abs(value) < _WHOLE:
        return str(int(value))
    return " ".join(str(value).replace("\0", " ").split())


def _bound() -> None:
    """Let this process take so much memory and no more, where the system can hold it to that."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def answer() -> None:
    """Read a spreadsheet from standard input and write what stands in it, or why not, as JSON."""
    _bound()
    try:
        told: dict[str, Any] = {"sheets": read(sys.stdin.buffer.read())}
    except SheetError as error:
        told = {"code": error.code, "row": error.row, "why": error.why}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    answer()
