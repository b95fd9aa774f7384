"""Everything that is wrong with the `[[tariff]]` tables of a configuration, each with its entry and its field.

Amounts and factors are texts: a number of TOML is a binary fraction, in which 0.1 is not a tenth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from mentorcli.models import FIRST_YEAR, LAST_YEAR
from mentorcli.models.project import MAX_LEVEL
from mentorcli.models.session import MAX_MINUTES
from mentorcli.models.student import Funding
from mentorcli.text import bilingual, visible

FROM, CURRENCY, BILLED = "from", "currency", "billed"
TABLES = ("mentoring", "presentation", "funding", "status", "length", "monthly")
FIELDS = (FROM, CURRENCY, *TABLES, BILLED)
STATUSES = ("completed", "absent", "late", "late-cancellation", "cancelled")
FUNDINGS = tuple(Funding)
STEP = ("below", "factor")
DIGITS, DECIMALS = 7, 6
_LONGEST_SHOWN = 30
_DECIMAL = re.compile(rf"[0-9]{{1,{DIGITS}}}(?:\.[0-9]{{1,{DECIMALS}}})?", re.ASCII)
_COMMA = re.compile(r"[0-9]+,[0-9]+", re.ASCII)
_NUMBER = re.compile(r"[0-9]*\.?[0-9]+", re.ASCII)


def tariff_faults(tables: object) -> list[str]:
    """Return what is wrong with the tariffs, one sentence each, in the order of the file; none where nothing is."""
    if not isinstance(tables, list) or not all(isinstance(one, Mapping) for one in tables):
        return [
            bilingual(
                "tariff is no list of tables: write [[tariff]] and under it from = 2026-11-16",
                "tariff n'est pas une liste de tables\u00a0: écrivez [[tariff]] et au-dessous from = 2026-11-16",
            )
        ]
    days = [one.get(FROM) for one in tables]
    return [fault for place, one in enumerate(tables) for fault in _entry_faults(place, one, days[:place])]


def _entry_faults(place: int, table: Mapping[str, Any], before: list[Any]) -> Iterable[str]:
    """Yield what is wrong with one entry, the `place`th from 0; `before` are the days of those above it."""
    entry = f"tariff[{place + 1}]"
    for key in table:
        if key not in FIELDS:
            yield _unknown(entry, key, "is no field", "n'est pas un champ", FIELDS)
    yield from _day_faults(entry, table.get(FROM), before)
    yield from _currency_faults(entry, table.get(CURRENCY))
    for name in TABLES:
        if name in table:
            yield from _table_faults(f"{entry}.{name}", name, table[name])
    if BILLED in table:
        yield from _billed_faults(f"{entry}.{BILLED}", table[BILLED])


def _day_faults(entry: str, day: object, before: list[Any]) -> Iterable[str]:
    if day is None:
        yield bilingual(
            f"{entry} has no day: write from = 2026-11-16", f"{entry} n'a pas de jour\u00a0: écrivez from = 2026-11-16"
        )
    elif not isinstance(day, date) or isinstance(day, datetime):
        shown = day.isoformat() if isinstance(day, datetime) else _shown(day)
        yield _said(
            f"{entry}.{FROM}",
            f"{shown} is not a day: write it without quotes and time, from = 2026-11-16",
            f"{shown} n'est pas un jour\u00a0: écrivez-le sans guillemets ni heure, from = 2026-11-16",
        )
    elif not FIRST_YEAR <= day.year <= LAST_YEAR:
        yield _said(
            f"{entry}.{FROM}",
            f"{day} is not a day of the years {FIRST_YEAR} to {LAST_YEAR}",
            f"{day} est hors des années {FIRST_YEAR} à {LAST_YEAR}",
        )
    elif day in before:
        yield _said(
            f"{entry}.{FROM}",
            f"{day} stands in tariff[{before.index(day) + 1}] too: put the two together",
            f"{day} figure aussi dans tariff[{before.index(day) + 1}]\u00a0: réunissez les deux",
        )


def _currency_faults(entry: str, code: object) -> Iterable[str]:
    if code is None:
        yield bilingual(
            f'{entry} has no currency: write currency = "EUR"',
            f'{entry} n\'a pas de monnaie\u00a0: écrivez currency = "EUR"',
        )
    elif not isinstance(code, str) or not re.fullmatch("[A-Z]{3}", code):
        yield _said(
            f"{entry}.{CURRENCY}",
            f'{_shown(code)} is no currency: write its three capital letters, such as "EUR"',
            f'{_shown(code)} n\'est pas une monnaie\u00a0: écrivez ses trois majuscules, par exemple "EUR"',
        )


def _table_faults(where: str, name: str, table: object) -> Iterable[str]:
    """Yield what is wrong with the keys and the values of one of the tables."""
    if not isinstance(table, Mapping):
        yield _said(
            where,
            f"{_shown(table)} is no table: write {name} = {{ {_EXAMPLES[name]} }}",
            f"{_shown(table)} n'est pas une table\u00a0: écrivez {name} = {{ {_EXAMPLES[name]} }}",
        )
        return
    for key, value in table.items():
        fault = _KEYS[name](where, key) or _value_fault(f"{where}.{_key(key)}", value)
        if fault is not None:
            yield fault


def _billed_faults(where: str, steps: object) -> Iterable[str]:
    """Yield what is wrong with the steps by the real over the planned length."""
    if not isinstance(steps, list) or not all(isinstance(one, Mapping) for one in steps):
        yield _said(
            where,
            'it is no list: write billed = [{ below = "0.5", factor = "0" }]',
            'ce n\'est pas une liste\u00a0: écrivez billed = [{ below = "0.5", factor = "0" }]',
        )
        return
    for number, step in enumerate(steps, 1):
        for key in step:
            if key not in STEP:
                yield _unknown(f"{where}[{number}]", key, "is no field", "n'est pas un champ", STEP)
        for key in STEP:
            if key not in step:
                yield _said(f"{where}[{number}]", f"{key} is missing", f"{key} manque")
            elif (fault := _value_fault(f"{where}[{number}].{key}", step[key])) is not None:
                yield fault


def _value_fault(where: str, value: object) -> str | None:
    """Return what is wrong with an amount or a factor, None where nothing is."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        written = _shown(str(value)) if _DECIMAL.fullmatch(str(value)) else '"35.00"'
        return _said(
            where,
            f"{_shown(value)} is a number: write it between quotes, {written}",
            f"{_shown(value)} est un nombre\u00a0: écrivez-le entre guillemets, {written}",
        )
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return None
    shown = _shown(value)
    if isinstance(value, str) and _COMMA.fullmatch(value):
        point = value.replace(",", ".")
        return _said(
            where,
            f'{shown} has a comma: write a point, "{point}"',
            f'{shown} a une virgule\u00a0: écrivez un point, "{point}"',
        )
    if isinstance(value, str) and value.startswith("-") and _NUMBER.fullmatch(value[1:]):
        return _said(where, f"{shown} is below 0", f"{shown} est négatif")
    if isinstance(value, str) and _NUMBER.fullmatch(value) and value[0] != ".":
        return _said(
            where,
            f"{shown} has too many digits (at most {DIGITS} before the point and {DECIMALS} behind it)",
            f"{shown} a trop de chiffres (au plus {DIGITS} avant le point et {DECIMALS} après)",
        )
    return _said(
        where,
        f'{shown} is no decimal figure such as "35.00"',
        f'{shown} n\'est pas un nombre décimal comme "35.00"',
    )


def _level_fault(where: str, key: str) -> str | None:
    levels = tuple(str(level) for level in range(1, MAX_LEVEL + 1))
    return None if key in levels else _unknown(where, key, "is no level", "n'est pas un niveau", levels)


def _funding_fault(where: str, key: str) -> str | None:
    return None if key in FUNDINGS else _unknown(where, key, "is no funding", "n'est pas un financement", FUNDINGS)


def _status_fault(where: str, key: str) -> str | None:
    return None if key in STATUSES else _unknown(where, key, "is no status", "n'est pas un statut", STATUSES)


def _length_fault(where: str, key: str) -> str | None:
    is_length = re.fullmatch("[1-9][0-9]{0,3}", key, re.ASCII) is not None and int(key) <= MAX_MINUTES
    if is_length:
        return None
    return _said(
        where,
        f"{_key(key)} is no length in minutes, from 1 to {MAX_MINUTES}",
        f"{_key(key)} n'est pas une durée en minutes, de 1 à {MAX_MINUTES}",
    )


_KEYS: dict[str, Callable[[str, str], str | None]] = {
    "mentoring": _level_fault,
    "presentation": _level_fault,
    "funding": _funding_fault,
    "status": _status_fault,
    "length": _length_fault,
    "monthly": _funding_fault,
}
_EXAMPLES = {
    "mentoring": '1 = "30"',
    "presentation": '1 = "30"',
    "funding": 'self-paid = "0.5"',
    "status": 'absent = "0.5"',
    "length": '30 = "0.72"',
    "monthly": 'self-paid = "30"',
}


def _unknown(where: str, key: str, english: str, french: str, known: Iterable[str]) -> str:
    """Return that a key is not one of those there are."""
    names = ", ".join(known)
    return _said(where, f"{_key(key)} {english} (there are {names})", f"{_key(key)} {french} (il y a {names})")


def _said(where: str, english: str, french: str) -> str:
    """Return a fault with its place."""
    return bilingual(f"{where}: {english}", f"{where}\u00a0: {french}")


def _key(key: str) -> str:
    """Return a key of the file as it can be shown."""
    return visible(key[:_LONGEST_SHOWN]) if key.strip() else f'"{visible(key[:_LONGEST_SHOWN])}"'


def _shown(value: object) -> str:
    """Return a value of the file as it can be shown."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    cut = visible(text[:_LONGEST_SHOWN]) + ("..." if len(text) > _LONGEST_SHOWN else "")
    return f'"{cut}"' if isinstance(value, str) else cut
