"""MENTOR_NOW in any form but the usual one, which needs no grammar of dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo

from mentorcli.errors import UsageError
from mentorcli.text import bilingual, in_language
from mentorcli.when import parse_instant, repeated_warning


def read_present(text: str, zone: tzinfo | None, warn: Callable[[str], None]) -> datetime:
    """Return the present that MENTOR_NOW names, aware, in the user's zone; `warn` is told of one that occurs twice.

    Raises UsageError for what is no ISO 8601 date and time.
    """
    try:
        return parse_instant(text, zone, lambda typed, first: warn(repeated_warning(f"MENTOR_NOW {typed}", first)))
    except UsageError as error:
        raise UsageError(
            bilingual(f"MENTOR_NOW: {error.message}", f"MENTOR_NOW\u00a0: {in_language(error.message, 'fr')}"),
            error.hint,
        ) from None
