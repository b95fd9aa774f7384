"""What students are called where no name may stand: their initials."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mentorcli.models.student import Student

_NOBODY = "?"


def initials(name: str) -> str:
    """Return the initials of a name, `A. D.` for Amélie Durand and `M.-C. D.` for Marie-Claire Durand."""
    words = ["-".join(letters) for word in name.split() if (letters := _letters(word))]
    return " ".join(words) or _NOBODY


def _letters(word: str) -> list[str]:
    """Return the first letter or digit of each part of a word, with a full stop; other signs are left out."""
    firsts = (next((sign for sign in part if sign.isalnum()), None) for part in word.split("-"))
    return [f"{sign.upper()}." for sign in firsts if sign is not None]


def initials_of(students: Iterable[Student]) -> dict[str, str]:
    """Return the initials of several students by slug; where some share them they are numbered, by their uids.

    The order of the uids, which are drawn by lot, tells nothing about a name.
    """
    known = sorted(students, key=lambda one: one.tombstone)
    count = Counter(initials(one.name) for one in known)
    seen: Counter[str] = Counter()
    found = {}
    for one in known:
        short = initials(one.name)
        seen[short] += 1
        found[one.id] = f"{short} ({seen[short]})" if count[short] > 1 else short
    return found
