"""The agenda as the JSON that scripts read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorcli.models.results.agenda import AgendaGlance, AgendaResult, DueEntry
from mentorcli.models.results.day_off import DayOff
from mentorcli.render import View
from mentorcli.render.json.encoding import local
from mentorcli.render.json.timeoff import off_json
from mentorcli.render.text.agenda_commands import entry_command


def agenda_json(result: AgendaResult, view: View) -> list[dict[str, Any]]:
    """Return what is due, one object an entry."""
    return [_entry_json(due, result.off, view) for due in result.entries]


def glance_json(found: AgendaGlance, view: View) -> dict[str, Any]:
    """Return how much is due, the entry of the next session, and who is off."""
    upcoming = _entry_json(found.upcoming, found.off, view) if found.upcoming is not None else None
    return {"due": found.due, "next": upcoming, "off": off_json(found.off)}


def _entry_json(due: DueEntry, off: Iterable[DayOff], view: View) -> dict[str, Any]:
    """Return one entry; what its kind does not have is null. Of those who are `off` the mentor and its student."""
    entry = due.entry
    session, contact, transfer = entry.session, entry.contact, entry.transfer
    starts = session.scheduled_at if session else entry.clock.start if entry.clock else None
    return {
        "kind": entry.kind,
        "student": entry.student,
        "day": entry.day.isoformat(),
        "session": session.id if session else None,
        "scheduled_at": local(starts, view.zone) if starts else None,
        "step": contact.step if contact else None,
        "project": _project(due),
        "item": entry.item,
        "item_due": entry.item_due.isoformat() if entry.item_due else None,
        "days": transfer.days if transfer else None,
        "late": transfer.late if transfer else None,
        "streak": entry.streak,
        "command": entry_command(due, view),
        "due_at": local(entry.result.due, view.zone) if entry.result else None,
        "off": off_json(one for one in off if one.student is None or one.student.id == entry.student),
    }


def _project(due: DueEntry) -> str | None:
    """Return the project that an entry is about, None where it is about none."""
    entry = due.entry
    if entry.request is not None:
        return entry.request.project
    if entry.result is not None:
        return entry.result.result.project
    return entry.session.project if entry.session is not None else None
