"""What `mentor store backup` prints with --json."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorcli.models.results.store import BackupSaved, BackupVerified, FoundFault
from mentorcli.render import View
from mentorcli.text import in_language


def backup_json(saved: BackupSaved, lang: str) -> dict[str, Any]:
    """Return a backup that was made."""
    figures = {"students": saved.students, "files": saved.files, "bytes": saved.size}
    return {
        "path": saved.path,
        "made_at": saved.made_at.isoformat(),
        **figures,
        "encrypted": saved.encrypted,
        "raw": _faults(saved.raw, lang),
        "left_out": _faults(saved.left_out, lang),
    }


def verified_json(found: BackupVerified, view: View) -> dict[str, Any]:
    """Return a backup that was read back; `whole` is false where something in it cannot be read."""
    return {
        "path": found.path,
        "whole": not found.faults,
        "format": found.format,
        "made_at": view.local(found.made_at).isoformat(),
        "students": found.students,
        "sessions": found.sessions,
        "files": found.files,
        "bytes": found.size,
        "encrypted": found.encrypted,
        "faults": _faults(found.faults, view.lang),
        "raw": _faults(found.raw, view.lang),
        "left_out": _faults(found.left_out, view.lang),
    }


def _faults(faults: Iterable[FoundFault], lang: str) -> list[dict[str, Any]]:
    return [
        {"path": fault.path, "line": fault.line, "field": fault.field, "message": in_language(fault.message, lang)}
        for fault in faults
    ]
