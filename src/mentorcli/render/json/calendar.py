"""Calendars as JSON: what was exported, what an import did."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.calendars import Become, CalendarExport, CalendarImport, ImportedEvent
from mentorcli.render import View
from mentorcli.render.json.encoding import local
from mentorcli.text import in_language


def calendar_export_json(done: CalendarExport, view: View) -> dict[str, Any]:
    """Return the events of an export, with the session, the version and the start of each."""
    return {
        "events": [
            {
                "uid": one.uid,
                "session": one.session,
                "sequence": one.sequence,
                "stamp": local(one.stamp, view.zone),
                "start": local(one.start, view.zone),
                "minutes": one.minutes,
                "cancelled": one.off,
            }
            for one in done.events
        ],
        "zone": done.zone,
        "file": done.out,
    }


def calendar_import_json(found: CalendarImport, view: View, *, dry_run: bool) -> dict[str, Any]:
    """Return what becomes of each event of a file, what cannot be read of it, and what was put in."""
    counts = found.counts
    return {
        "encoding": found.encoding,
        "counts": {become.value: counts[become] for become in Become},
        "events": [_event(one, view) for one in found.events],
        "faults": [
            {"line": one.line, "title": one.title, "reason": in_language(one.reason, view.lang)} for one in found.faults
        ],
        "tied": found.tied,
        "past": found.past,
        "made_up": found.made_up,
        "outside": found.outside,
        "endless": found.endless,
        "others": dict(found.others),
        "loose": found.loose,
        "dry_run": dry_run,
        "saved": found.saved,
    }


def _event(one: ImportedEvent, view: View) -> dict[str, Any]:
    session, before = one.session, one.before
    return {
        "become": one.become.value,
        "line": one.line or None,
        "title": one.title,
        "start": local(one.start, view.zone) if one.start is not None else None,
        "session": session.id if session is not None else None,
        "student": session.student if session is not None else None,
        "minutes": session.duration_minutes if session is not None else None,
        "before": local(before.scheduled_at, view.zone) if before is not None else None,
        "reason": in_language(one.reason, view.lang) if one.reason is not None else None,
        "repeated": one.repeated,
    }
