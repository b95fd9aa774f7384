"""The open sessions as the JSON that scripts read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorcli.models.results.open_sessions import OpenSession
from mentorcli.render import View
from mentorcli.render.json.encoding import local
from mentorcli.render.text.open_sessions import held_command


def open_sessions_json(found: Iterable[OpenSession], view: View) -> list[dict[str, Any]]:
    """Return each open session with the command that logs it as held."""
    return [
        {
            "session": one.session.id,
            "student": one.student.id,
            "kind": one.session.kind,
            "scheduled_at": local(one.session.scheduled_at, view.zone),
            "duration_minutes": one.session.duration_minutes,
            "command": held_command(one),
        }
        for one in found
    ]
