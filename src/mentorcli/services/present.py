"""MENTOR_NOW in any form but the usual one, which needs no grammar of dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo

from mentorcli.errors import UsageError
from mentorcli.models import FIRST_YEAR, LAST_YEAR
from mentorcli.text import bilingual, in_language
from mentorcli.when import parse_instant, repeated_warning


def read_present(text: str | None, zone: tzinfo | None, warn: Callable[[str], None]) -> datetime:
    """Return the present that MENTOR_NOW names, aware, in the user's zone; `warn` is told of one that occurs twice.

    Raises UsageError for what is no ISO 8601 date and time; for nothing, that the computer's clock was never set.
    """
    if not text:
        raise _never_set()
    try:
        return parse_instant(text, zone, lambda typed, first: warn(repeated_warning(f"MENTOR_NOW {typed}", first)))
    except UsageError as error:
        raise UsageError(
            bilingual(f"MENTOR_NOW: {error.message}", f"MENTOR_NOW\u00a0: {in_language(error.message, 'fr')}"),
            error.hint,
        ) from None


def _never_set() -> UsageError:
    return UsageError(
        bilingual(
            f"The clock of this computer stands outside the years {FIRST_YEAR} to {LAST_YEAR}",
            f"L'horloge de cet ordinateur est hors des années {FIRST_YEAR} à {LAST_YEAR}",
        ),
        bilingual(
            "Set it (date), or name the present: MENTOR_NOW=2026-11-25T14:00",
            "Réglez-la (date), ou donnez le présent\u00a0: MENTOR_NOW=2026-11-25T14:00",
        ),
    )
