"""What the product talks about, one file a topic: students, sessions, verdicts, checklists, FAQ entries.

Every model is a frozen dataclass (`record.py`). Times are aware datetimes, lengths say their unit in the name.
This package imports nothing by itself, so that a command loads only the topics it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

FIRST_YEAR, LAST_YEAR = 1970, 2199  # of everything that is kept and typed


def check_years(**when: date | None) -> None:
    """Raise OutOfYearsError, a ValueError, for a moment or local day of a year that nobody means."""
    for field, moment in when.items():
        if moment is not None and not FIRST_YEAR <= moment.year <= LAST_YEAR:
            from mentorcli.errors import OutOfYearsError  # only where there is something to say
            from mentorcli.text import bilingual

            raise OutOfYearsError(
                bilingual(
                    f"{field} falls in the year {moment.year}: years go from {FIRST_YEAR} to {LAST_YEAR}",
                    f"{field} tombe en {moment.year}\u00a0: les années vont de {FIRST_YEAR} à {LAST_YEAR}",
                )
            )


def check_number(number: int) -> None:
    """Raise ValueError for the number of something that is counted from 1 which lies below."""
    if number < 1:
        raise ValueError(f"the number is {number}, below 1")


def check_moments(**when: datetime | None) -> None:
    """Raise ValueError for a moment without an offset, and for one of a year that nobody means."""
    for field, moment in when.items():
        if moment is not None and moment.tzinfo is None:
            raise ValueError(f"{field} needs an offset such as +01:00")
    check_years(**when)
