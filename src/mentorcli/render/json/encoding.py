"""JSON that is safe to show, and the form of times in it."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo

import msgspec

# What JSON lets through raw and a terminal would obey: DEL, C1 and the bidi controls.
_RAW_CONTROLS = "[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"


def to_json(data: object) -> str:
    """Return data as indented JSON that is safe to show on a terminal."""
    text = msgspec.json.format(msgspec.json.encode(data, enc_hook=_plain), indent=2).decode()
    return re.sub(_RAW_CONTROLS, lambda found: f"\\u{ord(found.group()):04x}", text)


def _plain(value: object) -> str:
    """Return a line, which msgspec does not know, as the text it is. Raises TypeError for anything else."""
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return str(value)


def local(moment: datetime | None, zone: tzinfo | None) -> str | None:
    """Return a moment as ISO 8601 with the offset of the user's zone (`zone` None: the system's)."""
    return moment.astimezone(zone).isoformat() if moment is not None else None
