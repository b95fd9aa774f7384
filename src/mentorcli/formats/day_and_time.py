"""Two columns that tell a start together: one of them has days, the other times of day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from mentorcli.formats.figures import clock_of, moment_of
from mentorcli.formats.tables import Table, plain, shown
from mentorcli.text import Bilingual, bilingual

_DAYS = frozenset({"date", "day", "jour", "session date", "date de session", "date de la session", "start date"})
_TIMES = frozenset({"start", "début", "debut", "when", "time", "heure", "hour", "horaire", "start time"})


def with_time(
    found: Table, places: dict[str, int], columns: Mapping[str, str]
) -> tuple[dict[str, int], tuple[Bilingual, ...]]:
    """Return where the columns are, the time of day from one of its own where `start` has but one half, and a remark.

    What the user named by `columns` stays as it is.
    """
    start = places.get("start")
    if start is None or "time" in places:
        return places, ()
    taken = set(places.values())
    free = {plain(one): at for at, one in enumerate(found.header) if at not in taken}
    if "start" not in columns and _all(found, start, _is_clock):
        day = next((at for name, at in free.items() if name in _DAYS and _all(found, at, _is_day)), None)
        pair = None if day is None else (day, start)
    elif _all(found, start, _is_day):
        clock = next((at for name, at in free.items() if name in _TIMES and _all(found, at, _is_clock)), None)
        pair = None if clock is None else (start, clock)
    else:
        return places, ()
    if pair is None:
        return places, ()
    names = " + ".join(shown(found.header[at]) for at in pair)
    told = bilingual(f"the start is in two columns: {names}", f"le début est dans deux colonnes\u00a0: {names}")
    return {**places, "start": pair[0], "time": pair[1]}, (told,)


def _all(found: Table, at: int, is_one: Callable[[str], bool]) -> bool:
    """Return whether the figures in a column are all what `is_one` takes; words, such as "Total", are no matter."""
    cells = [row.cells[at].strip() for row in found.rows if at < len(row.cells)]
    cells = [cell for cell in cells if any(map(str.isdecimal, cell))]
    return bool(cells) and all(map(is_one, cells))


def _is_clock(cell: str) -> bool:
    return clock_of(cell) is not None


def _is_day(cell: str) -> bool:
    moment = moment_of(cell)
    return moment is not None and not isinstance(moment, datetime)
