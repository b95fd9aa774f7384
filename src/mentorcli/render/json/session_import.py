"""What an import of another tool's sessions did, as JSON."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from mentorcli.models.results.session_import import ImportedStudent, SessionImport
from mentorcli.render.json.encoding import local
from mentorcli.text import in_language


def session_import_json(found: SessionImport, lang: str, zone: tzinfo | None, *, dry_run: bool) -> dict[str, Any]:
    """Return what a file brings: a student each with the ids of what is new, what is refused, what was made up."""
    return {
        "tool": found.tool,
        "encoding": found.encoding,
        "new": found.new,
        "same": found.same,
        "students": [_student(one) for one in found.students],
        "refused": [{"row": one.row, "reason": in_language(one.reason, lang)} for one in found.refused],
        "remarks": [in_language(remark, lang) for remark in found.remarks],
        "made_up": dict(found.made_up),
        "open_here": [
            {
                "session": one.session.id,
                "student": one.session.student,
                "scheduled_at": local(one.session.scheduled_at, zone),
                "row": one.row,
                "status": one.status,
            }
            for one in found.open_here
        ],
        "saved_map": found.saved_map,
        "dry_run": dry_run,
    }


def _student(one: ImportedStudent) -> dict[str, Any]:
    """Return what a file brings of one student."""
    return {
        "name": one.name,
        "student": one.slug,
        "new": one.new,
        "sessions": [session.id for session in one.sessions],
        "same": one.same,
    }
