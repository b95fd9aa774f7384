"""A month's figures from raw sessions and raw tariffs: groups of what is alike, unit price times count, in fractions.

A unit price is rounded half up to the cent before it is multiplied, as each line is rounded by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from fractions import Fraction
from typing import Any, NamedTuple

from mentorcli.models.statement import Group, JournalSession, Recount

Table = Mapping[str, Any]
_CENTS = 100


class _Unit(NamedTuple):
    """What all sessions of a group share; `lasted` is a real length where the tariff looks at it."""

    tariff: int | None
    level: int | None
    kind: str
    funding: str
    status: str
    reason: str | None
    planned: int
    lasted: int | None


def recounted(
    sessions: Iterable[JournalSession],
    tables: Sequence[Table],
    months: Sequence[date],
    *,
    now: datetime,
    zone: tzinfo | None,
) -> list[Recount]:
    """Return the figures of each month, which is named by its first day in the mentor's `zone` (None: the system's).

    `tables` are the `[[tariff]]` entries as they stand in the file.
    """
    of_month: dict[tuple[int, int], list[tuple[JournalSession, date]]] = {(m.year, m.month): [] for m in months}
    for one in sessions:
        day = one.scheduled_at.astimezone(zone).date()
        own = of_month.get((day.year, day.month))
        if own is not None:
            own.append((one, day))
    return [_month(of_month[m.year, m.month], tables, m, now) for m in months]


def _month(own: list[tuple[JournalSession, date]], tables: Sequence[Table], month: date, now: datetime) -> Recount:
    told = [(one, _holding(tables, day)) for one, day in own if one.status != "scheduled"]
    lines: dict[Group, tuple[int, int, int | None]] = {}
    for unit, (count, minutes) in _grouped(told, tables).items():
        cents = _cents(unit, tables)
        funding = None if unit.kind == "presentation" else unit.funding
        group = (unit.level, unit.kind, funding, unit.status, unit.reason, unit.planned, cents)
        before = lines.get(group, (0, 0, 0))
        amount = None if cents is None else (before[2] or 0) + cents * count
        lines[group] = before[0] + count, before[1] + minutes, amount
    fixed = _fixed(told, tables)
    open_ = frozenset(one.id for one, _ in own if one.status == "scheduled" and one.scheduled_at <= now)
    return Recount(lines, fixed, open_, _total(lines, fixed, tables, month))


def _total(
    lines: Mapping[Group, tuple[int, int, int | None]],
    fixed: Mapping[tuple[str, str], int],
    tables: Sequence[Table],
    month: date,
) -> int | None:
    """Return what a month comes to in cents; None where an amount is not known, or no tariff holds at its end."""
    last_day = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    amounts = [amount for _, _, amount in lines.values()]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts) or _holding(tables, last_day) is None:
        return None
    return sum(known) + sum(fixed.values())


def _holding(tables: Sequence[Table], day: date) -> int | None:
    """Return which of the tariffs, by its place in the file, holds on a local day."""
    begun = [(table["from"], place) for place, table in enumerate(tables) if table["from"] <= day]
    return max(begun)[1] if begun else None


def _grouped(
    told: Iterable[tuple[JournalSession, int | None]], tables: Sequence[Table]
) -> dict[_Unit, tuple[int, int]]:
    """Return how many sessions each group has, and their minutes: the real ones of what was held, where known."""
    groups: dict[_Unit, tuple[int, int]] = {}
    for one, place in told:
        real = one.actual_minutes if one.status == "completed" else None
        paid_by_it = place is not None and "billed" in tables[place] and one.kind != "presentation"
        unit = _Unit(
            place, one.level, one.kind, one.funding, one.status, one.reason, one.duration_minutes,
            real if paid_by_it else None,
        )  # fmt: skip
        count, minutes = groups.get(unit, (0, 0))
        groups[unit] = count + 1, minutes + (one.duration_minutes if real is None else real)
    return groups


def _cents(unit: _Unit, tables: Sequence[Table]) -> int | None:
    """Return the price of one session of a group, half a cent up; None where it is not known."""
    if unit.tariff is None:
        return None
    table = tables[unit.tariff]
    ended = unit.reason if unit.status == "no-show" else unit.status
    parts: list[str | Fraction | None] = [table.get("status", {}).get(ended, "1")]
    if unit.kind == "presentation":
        parts.append(table.get("presentation", {}).get(str(unit.level)))
    else:
        parts.append(table.get("mentoring", {}).get(str(unit.level)))
        parts.append(table.get("funding", {}).get(unit.funding, "1"))
        lengths = table.get("length", {})
        parts.append(lengths.get(str(unit.planned)) if lengths else "1")
        if unit.status == "completed":
            parts.append(_part_of_length(unit, table))
    return _product(parts, rate=1)


def _product(parts: Sequence[str | Fraction | None], *, rate: int) -> int | None:
    """Return the product of factors in cents; a factor of nothing makes it nothing, but for the `rate` itself."""
    if any(part is not None and Fraction(part) == 0 for place, part in enumerate(parts) if place != rate):
        return 0
    exact = Fraction(_CENTS)
    for part in parts:
        if part is None:
            return None
        exact *= Fraction(part)
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def _part_of_length(unit: _Unit, table: Table) -> str:
    """Return the factor for the part of its planned length that a session lasted, all of it where that is unknown."""
    part = Fraction(unit.planned if unit.lasted is None else unit.lasted, unit.planned)
    for step in table.get("billed", ()):
        if part < Fraction(step["below"]):
            return str(step["factor"])
    return "1"


def _fixed(told: Iterable[tuple[JournalSession, int | None]], tables: Sequence[Table]) -> dict[tuple[str, str], int]:
    """Return the monthly sums in cents, by student and funding: those of each one's first counted session."""
    firsts: dict[tuple[str, str], tuple[datetime, str, int | None]] = {}
    for one, place in told:
        if one.kind == "presentation" or one.status == "cancelled":
            continue
        key = (one.student, one.funding)
        when = (one.scheduled_at, one.id, place)
        if key not in firsts or when[:2] < firsts[key][:2]:
            firsts[key] = when
    found: dict[tuple[str, str], int] = {}
    for key, (_, _, place) in firsts.items():
        monthly = tables[place].get("monthly", {}).get(key[1]) if place is not None else None
        cents = _product([monthly], rate=0)
        if cents is not None:
            found[key] = cents
    return found
