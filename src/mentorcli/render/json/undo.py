"""A change that can be, or was, taken back, as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.undo import Change
from mentorcli.render import View


def change_json(change: Change, view: View) -> dict[str, Any]:
    """Return a change, its time with the reader's offset."""
    return {
        "id": change.id,
        "at": view.local(change.at).isoformat(),
        "command": change.command,
        "students": change.students,
        "records": change.records,
        "machine": change.machine,
        "undoes": change.undoes,
    }
