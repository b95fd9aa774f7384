"""Names of people, in whichever order their parts stand."""

from __future__ import annotations

import re

from mentorcli.text import fold


def name_key(name: str) -> str:
    """Return the parts of a name, folded and sorted: one key for "DURAND Amélie", "Amelie Durand", "Durand, Amélie"."""
    return " ".join(sorted(re.findall(r"[^\W_]+", fold(name))))


def written_name(name: str) -> str:
    """Return a name as it is shown: the family name last where capitals or a comma tell it, no capitals."""
    words = " ".join(name.split())
    family, comma, given = words.partition(",")
    if comma and given.strip():
        return f"{given.strip()} {family.strip()}"
    parts = words.split(" ")
    capitals = [len(part) > 1 and part.isupper() for part in parts]
    leading = next((n for n, capital in enumerate(capitals) if not capital), len(parts))
    if 0 < leading < len(parts):
        return " ".join([*parts[leading:], *map(_title, parts[:leading])])
    return " ".join(_title(part) if loud else part for part, loud in zip(parts, capitals, strict=True))


def _title(part: str) -> str:
    """Return a name in capitals with capitals only where a name has them: "O'CONNOR-ROY" is "O'Connor-Roy"."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0][0] + word[0][1:].lower(), part)
