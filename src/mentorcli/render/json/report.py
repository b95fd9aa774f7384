"""A report and a sheet of attendance that were written, as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.report import ReportWritten, SheetWritten, SpanFigures
from mentorcli.render.json.attendance import attendance_json


def report_json(done: ReportWritten) -> dict[str, Any]:
    """Return what a report is about, its main figures, those of the span before (null without), and its file.

    `html` is the page where it was not written to a file, else null.
    """
    found = done.report
    return {
        "path": done.path,
        "student": found.student.id if found.student is not None else None,
        "anonymous": found.anonymous,
        "notes": found.notes,
        **_figures(found.current),
        "before": _figures(found.before) if found.before is not None else None,
        "html": done.text if done.path is None else None,
    }


def _figures(of: SpanFigures) -> dict[str, Any]:
    return {
        "from": of.span.first.isoformat(),
        "to": of.span.last.isoformat(),
        "attendance": attendance_json(of.attendance.total),
        "minutes_held": of.minutes,
    }


def sheet_json(done: SheetWritten) -> dict[str, Any]:
    """Return what a sheet of attendance is about, its figures, and its file; `html` as in a report."""
    sheet = done.sheet
    return {
        "path": done.path,
        "from": sheet.span.first.isoformat(),
        "to": sheet.span.last.isoformat(),
        "attendance": attendance_json(sheet.figures),
        "minutes_held": sheet.minutes,
        "html": done.text if done.path is None else None,
    }
