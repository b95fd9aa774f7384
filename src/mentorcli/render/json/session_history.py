"""What a session went through as the JSON that scripts read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from mentorcli.models.results.sessions import ShownSession
from mentorcli.models.session_history import SessionEvent
from mentorcli.render import View
from mentorcli.render.json.encoding import local
from mentorcli.render.json.session import session_json
from mentorcli.rules.session_history import happened_at


def shown_json(shown: ShownSession, view: View) -> dict[str, Any]:
    """Return a session whole, with its history."""
    session = session_json(shown.session, first_id=shown.first_id, zone=view.zone)
    return {**session, "history": history_json(shown.history, view)}


def history_json(events: Iterable[SessionEvent], view: View) -> list[dict[str, Any]]:
    """Return every change: when it happened and when it was written, what it was and each fact before and after.

    `at` is when it happened, such as an arrival; `recorded_at` when it was written down, `written_at` what the
    machine's own clock said, null for a line that does not have it.
    """
    return [_event_json(event, view) for event in events]


def _event_json(event: SessionEvent, view: View) -> dict[str, Any]:
    return {
        "id": event.op,
        "event": event.kind,
        "at": local(happened_at(event), view.zone),
        "recorded_at": local(event.at, view.zone),
        "recorded_offset": f"{event.at:%z}",
        "written_at": local(event.written, view.zone),
        "command": event.command,
        "machine": event.machine,
        "this_machine": event.own,
        "undone": event.undone,
        "takes_back": event.takes_back.op if event.takes_back is not None else None,
        "before": {change.field: _value(change.before, view) for change in event.changes} if event.before else None,
        "after": {change.field: _value(change.after, view) for change in event.changes} if event.after else None,
    }


def _value(value: Any, view: View) -> Any:
    return local(value, view.zone) if isinstance(value, datetime) else value
