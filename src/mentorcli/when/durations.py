"""Durations as people type them: `45m`, `1h30`, `16:30`, `20 minutes`, `1 heure 30`."""

from __future__ import annotations

import re
from datetime import timedelta

from mentorcli.text import bilingual
from mentorcli.when.normalise import fold, quote, usage
from mentorcli.when.vocabulary import ELAPSED_UNITS, HOURS, MINUTES, ONE_WORDS

_LONGEST = timedelta(days=7)
_FULL = 60  # minutes or seconds that make one of the next unit
_EXAMPLES = ("45m", "1h30", "16:30")

# Kept as text: `re` compiles and remembers each the first time it is needed, so that a start of the
# program pays for none. [0-9] and not \d, which takes the digits of every script.
_MINUTES_ALONE = r"[0-9]{1,5}"
_MINUTES_SECONDS = r"([0-9]{1,4}):([0-5][0-9])"
_DECIMAL = r"([0-9]{1,5})[.,]([0-9]{1,2}) ?([a-z]+)"
_PART = r"([0-9]{1,5}|[a-z]+ ) ?([a-z]+) ?(?:(?:and|et) )?"
_BARE_MINUTES = r"[0-5][0-9]"


def parse_duration(text: str) -> timedelta:
    """Return the duration typed as `text`: whole seconds, from 0 to 7 days.

    A number alone is minutes; `16:30` is minutes and seconds. A decimal needs a unit (`1.5h`). Raises
    UsageError for anything else, and for a negative or longer duration.
    """
    folded = fold(text)
    if re.match(r"[-\u2212] ?[0-9]", folded):
        raise usage(
            bilingual(
                f"{quote(text)}: a duration cannot be negative.",
                f"{quote(text)}\u00a0: une durée ne peut pas être négative.",
            ),
            *_EXAMPLES,
        )
    duration = _read(folded)
    if duration is None:
        if re.fullmatch(r"[0-9]+[.,][0-9]+", folded):
            raise usage(
                bilingual(
                    f"{quote(text)} has no unit: hours or minutes?",
                    f"{quote(text)} n'a pas d'unité\u00a0: heures ou minutes\u00a0?",
                ),
                "1.5h",
                "1h30",
                "90",
            )
        raise usage(bilingual(f"{quote(text)} is not a duration.", f"{quote(text)} n'est pas une durée."), *_EXAMPLES)
    if duration > _LONGEST:
        raise usage(bilingual(f"{quote(text)} is longer than 7 days.", f"{quote(text)} dépasse 7 jours."), *_EXAMPLES)
    return duration


def _read(folded: str) -> timedelta | None:
    if re.fullmatch(_MINUTES_ALONE, folded):
        return timedelta(minutes=int(folded))
    if found := re.fullmatch(_MINUTES_SECONDS, folded):
        return timedelta(minutes=int(found[1]), seconds=int(found[2]))
    return read_units(folded)


def read_units(folded: str) -> timedelta | None:
    """Return the duration of a folded text in hours, minutes and seconds with their units, or None.

    Units come in falling order, each once; under a larger unit, minutes and seconds stay below 60.
    """
    if found := re.fullmatch(_DECIMAL, folded):
        return _decimal(found[1], found[2], ELAPSED_UNITS.get(found[3]))
    total, above, rest = 0, 0, folded
    while found := re.match(_PART, rest):
        count, unit = _count(found[1]), ELAPSED_UNITS.get(found[2])
        if count is None or unit is None or (above and (unit >= above or count >= _FULL)):
            return None
        total, above, rest = total + count * unit, unit, rest[found.end() :]
    if above == HOURS and re.fullmatch(_BARE_MINUTES, rest):  # 1h30
        total, rest = total + int(rest) * MINUTES, ""
    return timedelta(seconds=total) if above and not rest else None


def _count(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    return 1 if word.rstrip() in ONE_WORDS else None


def _decimal(whole: str, fraction: str, unit: int | None) -> timedelta | None:
    """Return the decimal number of units, where it comes to whole seconds."""
    if unit is None:
        return None
    seconds, remainder = divmod(int(whole + fraction) * unit, 10 ** len(fraction))
    return None if remainder else timedelta(seconds=seconds)
