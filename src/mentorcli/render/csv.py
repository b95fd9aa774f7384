"""Tables as CSV, in which no cell is read as a formula, whichever separator the reader takes.

Excel opens a file with `,` by `;` where the system is French, and a text such as `Well;=cmd|...` is two cells then. So
an apostrophe goes before what begins as a formula does, at the beginning of a text and behind every separator in it.
Taken away there, wherever quotes, blanks and such a sign follow it, it leaves the text as it was.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from mentorcli.text import controls_shown

SESSION_COLUMNS = (
    "id", "student", "kind", "scheduled_at", "duration_minutes", "status", "reason", "late_seconds", "cancelled_at",
    "presence_confirmed", "recording_required", "recording", "project", "level", "notes", "policy", "limit_seconds",
    "funding", "because", "actual_minutes", "series", "named",
)  # fmt: skip
STUDENT_COLUMNS = (
    "id", "name", "email", "phone", "path", "funding", "status", "started", "uid", "funding_periods", "aliases",
)  # fmt: skip
_MARK = "\ufeff"
_EXCELS = {"fr": (";", ","), "en": (",", ".")}
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?\Z")
# Quotes and blanks before a sign do not matter to all readers. Each run of them is looked at once: a note may be long.
_BEFORE_SIGN = re.compile(r"""(?<!['"\s])['"\s]*+(?=[=+\-@＝＋－＠])""")
_APART = (",", ";")  # a tab and a line end, which separate too, are blanks


def to_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], excel: str | None = None) -> str:
    """Return records as CSV (RFC 4180, line ends CR LF), in which no cell is read as a formula.

    For an `excel` of a language (`fr`, `en`) it begins with the mark by which Excel knows UTF-8, and has the separator
    and the decimal sign that such an Excel expects.
    """
    text = io.StringIO(newline="")
    separator, sign = _EXCELS.get(excel or "", (",", "."))
    if excel is not None:
        text.write(_MARK)
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(columns)
    writer.writerows([_figure(_cell(row[column]), sign) for column in columns] for row in rows)
    return text.getvalue()


def _figure(value: object, sign: str) -> object:
    """Return a decimal with the decimal sign of the reader, any other value as it is."""
    return str(value).replace(".", sign) if isinstance(value, Decimal | float) else value


def _cell(value: object) -> object:
    """Return a value for a cell: a text is no formula there and steers no terminal, a number stays one.

    A list is JSON, an empty one nothing.
    """
    if value is None or value in ([], ()):
        return ""
    if isinstance(value, list | tuple):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str) or _NUMBER.match(value):
        return value
    return _BEFORE_SIGN.sub(_guarded, controls_shown(value))


def _guarded(found: re.Match[str]) -> str:
    """Return what stands before a sign with an apostrophe at each beginning of what a reader may take for a cell."""
    begins = found.start() == 0 or found.string[found.start() - 1] in _APART
    run = found[0].replace("\t", "\t'").replace("\n", "\n'")
    return f"'{run}" if begins else run
