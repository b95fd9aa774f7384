"""What `mentor store` prints with --json."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.store import (
    Checked,
    ExportSaved,
    FoundFault,
    Imported,
    Places,
    Restored,
    ToSettle,
)
from mentorcli.render import View
from mentorcli.text import in_language


def places_json(places: Places) -> dict[str, Any]:
    """Return where the data and the configuration are."""
    return {"path": places.store, "config": places.config}


def checked_json(checked: Checked, lang: str) -> dict[str, Any]:
    """Return what a check found and mended."""
    return {
        "path": checked.path,
        "students": checked.students,
        "sessions": checked.sessions,
        "faults": [_fault_json(fault, lang) for fault in checked.faults],
        "mended": [_fault_json(fault, lang) for fault in checked.mended],
        "to_settle": [_to_settle_json(one, lang) for one in checked.to_settle],
        "edited": list(checked.edited),
        "passing": [_fault_json(fault, lang) for fault in checked.passing],
    }


def _fault_json(fault: FoundFault, lang: str) -> dict[str, Any]:
    return {
        "path": fault.path,
        "line": fault.line,
        "field": fault.field,
        "message": in_language(fault.message, lang),
        "repairable": fault.repairable,
        "acceptable": fault.acceptable,
        "look": fault.look,
        "take": fault.take,
    }


def restored_json(restored: Restored, view: View) -> dict[str, Any]:
    """Return a backup that was put in the place of everything."""
    return {
        "made_at": view.local(restored.made_at).isoformat(),
        "students": restored.students,
        "before": restored.before,
        "erased": restored.erased,
    }


def imported_json(imported: Imported, lang: str) -> dict[str, Any]:
    """Return how many records an import brought, and what it left."""
    differs = [
        {
            "student": one.student,
            "type": one.kind,
            "id": one.id,
            "fields": [{"name": name, "here": here, "file": there} for name, here, there in one.fields],
        }
        for one in imported.differing
    ]
    return {
        "new": imported.new,
        "changed": imported.changed,
        "same": imported.same,
        "differs": differs,
        "erased": list(imported.erased),
        "merged": [{"from": gone, "into": into} for gone, into in imported.merged],
        "united": [{"file": there, "student": here} for there, here in imported.united],
        "placed": [{"file": there, "student": here, "new": new} for there, here, new in imported.placed],
        "to_settle": [_to_settle_json(one, lang) for one in imported.to_settle],
        "dry_run": imported.dry_run,
        "met": list(imported.met),
    }


def _to_settle_json(one: ToSettle, lang: str) -> dict[str, Any]:
    return {"student": one.student or None, "message": in_language(one.what, lang), "command": one.command}


def export_saved_json(saved: ExportSaved) -> dict[str, Any]:
    """Return the files of an export."""
    return {"files": saved.files, "students": saved.students, "sessions": saved.sessions}
