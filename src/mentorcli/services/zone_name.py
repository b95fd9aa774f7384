"""The name of the zone of this run, by which other programs know it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from zoneinfo import ZoneInfo

from mentorcli.errors import UsageError
from mentorcli.services.workspace import Workspace
from mentorcli.text import bilingual, visible

_SHOWN = 60


def zone_name(workspace: Workspace) -> str | None:
    """Return the IANA name of the zone: the configured one, else `TZ`, else the system's; None where nobody knows."""
    configured = workspace.settings.timezone
    for name in (configured, workspace.environ.get("TZ", "").removeprefix(":"), system_zone()):
        if name and _is_zone(name):
            return name
    return None


def system_zone() -> str | None:
    """Return the name of the system's own zone where its file tells it."""
    with contextlib.suppress(OSError):
        found = str(Path("/etc/localtime").resolve())
        if "/zoneinfo/" in found:
            return found.partition("/zoneinfo/")[2]
    return None


def zone_named(name: str) -> ZoneInfo:
    """Return the zone of an IANA name that was typed. Raises UsageError for what is none."""
    if not _is_zone(name):
        said = visible(name[:_SHOWN])
        raise UsageError(
            bilingual(f"No time zone {said!r}", f"Aucun fuseau horaire «\u00a0{said}\u00a0»"),
            bilingual("Such as: --zone Europe/Paris", "Par exemple\u00a0: --zone Europe/Paris"),
        )
    return ZoneInfo(name)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
