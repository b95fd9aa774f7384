"""Which policy and which own figures hold on a local day, where the configuration has dated entries.

`[policy]` holds for every day that no entry of `[[policy.dated]]` covers. An entry holds from its day, `from`, until
the next one: it changes what it names, the policy's `name` or a figure, and the rest goes on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from mentorcli.models import FIRST_YEAR, LAST_YEAR
from mentorcli.models.verdict import DEFAULT_POLICY
from mentorcli.text import bilingual

DATED = "dated"
FROM = "from"
NAME = "name"
LATENESS = ("late_minutes", "late_fraction")
"""Two ways to limit lateness: what a later entry names takes the place of the other one."""

_KEY = re.compile(r"policy\.dated\.(\d{4}-\d\d-\d\d)(?:\.(\w+))?", re.ASCII)


class DatedKey(NamedTuple):
    """A setting of a dated entry: its day, and what it sets there (None: the entry itself)."""

    day: date
    name: str | None


class Period(NamedTuple):
    """The policy and the own figures of some days: from `since` (None: all before) to the day before `until`.

    `named` is what the entry itself says, without what goes on from before.
    """

    since: date | None
    until: date | None
    name: str
    figures: dict[str, Any]
    named: dict[str, Any]


def dated_key(key: str) -> DatedKey | None:
    """Return the entry and the name that a key such as `policy.dated.2026-11-16.late_minutes` means, else None."""
    match = _KEY.fullmatch(key)
    try:
        return DatedKey(date.fromisoformat(match[1]), match[2]) if match else None
    except ValueError:  # the 31st of a month that has 30
        return None


def periods(table: Mapping[str, Any]) -> list[Period]:
    """Return the periods of `[policy]` as the configuration has it, earliest first; the first has no beginning."""
    listed: list[dict[str, Any]] = list(table.get(DATED, ()))
    entries = sorted(listed, key=lambda entry: entry[FROM])
    days: list[date] = [entry[FROM] for entry in entries]
    name, figures = DEFAULT_POLICY, dict[str, Any]()
    found = []
    for since, until, entry in zip([None, *days], [*days, None], [table, *entries], strict=True):
        named = {key: value for key, value in entry.items() if key not in (DATED, FROM)}
        name = named.get(NAME, name)
        figures = _changed(figures, {key: value for key, value in named.items() if key != NAME})
        found.append(Period(since, until, name, figures, named))
    return found


def period_on(table: Mapping[str, Any], day: date) -> Period:
    """Return the period that a local day is in."""
    return [one for one in periods(table) if one.since is None or one.since <= day][-1]


def dated_faults(table: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the dated entries, one sentence each: their shape, their days and the name's type.

    Whether there is such a policy, and what its figures may be, is not judged here.
    """
    entries = table.get(DATED, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        return [
            bilingual(
                "policy.dated is no list of tables: write [[policy.dated]] and under it from = 2026-11-16",
                "policy.dated n'est pas une liste de tables\u00a0: écrivez [[policy.dated]] "
                "et au-dessous from = 2026-11-16",
            )
        ]
    days = [entry.get(FROM) for entry in entries]
    return [fault for place, entry in enumerate(entries) if (fault := _fault(place, entry, days[:place]))]


def _fault(place: int, entry: Mapping[str, Any], before: list[Any]) -> str | None:
    """Return what is wrong with one entry, the `place`th from 0, None where nothing is."""
    where, day = f"policy.dated[{place + 1}]", entry.get(FROM)
    if day is None:
        return bilingual(
            f"{where} has no day: write from = 2026-11-16", f"{where} n'a pas de jour\u00a0: écrivez from = 2026-11-16"
        )
    if not isinstance(day, date) or isinstance(day, datetime):
        shown = day.isoformat() if isinstance(day, datetime) else repr(day)
        return bilingual(
            f"{where}: from is {shown}, not a day: write it without quotes and time, from = 2026-11-16",
            f"{where}\u00a0: from vaut {shown}, qui n'est pas un jour\u00a0: "
            "écrivez-le sans guillemets ni heure, from = 2026-11-16",
        )
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return bilingual(
            f"{where}: from is {day}, not a day of the years {FIRST_YEAR} to {LAST_YEAR}",
            f"{where}\u00a0: from vaut {day}, hors des années {FIRST_YEAR} à {LAST_YEAR}",
        )
    if day in before:
        return bilingual(
            f"policy.dated has two entries from = {day}: put them together",
            f"policy.dated a deux entrées from = {day}\u00a0: réunissez-les",
        )
    if not isinstance(entry.get(NAME, ""), str):
        return bilingual(f"policy.dated.{day}.name is no text", f"policy.dated.{day}.name n'est pas un texte")
    return None


def _changed(before: Mapping[str, Any], named: Mapping[str, Any]) -> dict[str, Any]:
    """Return own figures after an entry; of the two ways to limit lateness the one it names is left."""
    gone = [key for key in LATENESS if key not in named] if any(key in named for key in LATENESS) else []
    return {**{key: value for key, value in before.items() if key not in gone}, **named}
