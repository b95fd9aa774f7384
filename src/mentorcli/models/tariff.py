"""What a session is paid by: the mentor's own dated tariffs, and the arithmetic of one line (domain, section 9)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

Missing = Literal["tariff", "level", "rate", "length"]
"""Why a session has no amount: no tariff on its day, no level, no rate for the level, no factor for its length."""


class Billed(NamedTuple):
    """The factor of a session that lasted less than a part of its planned length: `below` 0.5 is under half of it."""

    below: Decimal
    factor: Decimal


class Tariff(NamedTuple):
    """The rates, factors and monthly sums that hold from a local day on, until the day of the next tariff.

    Rates go by level, lengths are in minutes, statuses are `completed`, the reason of a no-show, or `cancelled`.
    """

    since: date
    currency: str
    mentoring: Mapping[int, Decimal]
    presentation: Mapping[int, Decimal]
    funding: Mapping[str, Decimal]
    status: Mapping[str, Decimal]
    length: Mapping[int, Decimal]
    billed: tuple[Billed, ...]
    monthly: Mapping[str, Decimal]


class Factor(NamedTuple):
    """One factor of a line: `funding`, `status`, `length` or `billed`, what it was looked up by, and its value.

    A `value` that is not `own` is 1, since the tariff names none; None: one is needed and is not there.
    """

    name: str
    key: str
    value: Decimal | None
    own: bool


class Price(NamedTuple):
    """The arithmetic of one session: rate and factors of the tariff of its local `day`.

    `exact` is the product, `amount` it rounded half up to the cent; None where something is `missing`. `assumed`: the
    planned length was taken for a real one that is not known.
    """

    day: date
    tariff: Tariff | None
    rate: Decimal | None = None
    factors: tuple[Factor, ...] = ()
    exact: Decimal | None = None
    amount: Decimal | None = None
    missing: Missing | None = None
    assumed: bool = False
