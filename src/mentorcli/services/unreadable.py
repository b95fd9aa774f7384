"""Students that cannot be read, as one error."""

from __future__ import annotations

from mentorcli.errors import UnreadableError
from mentorcli.text import bilingual


def joined(faults: list[UnreadableError]) -> UnreadableError:
    """Return one error for all that could not be read."""
    if len(faults) == 1:
        return faults[0]
    details = tuple(fault.message for fault in faults)
    return UnreadableError(
        bilingual(f"{len(faults)} students cannot be read", f"{len(faults)} étudiants ne peuvent pas être lus"),
        bilingual("The others are shown.", "Les autres sont affichés."),
        details,
    )
