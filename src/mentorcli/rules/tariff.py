"""What a session is paid: the tariff of its local day, in decimals, rounded half up to the cent (domain, section 9).

The first of the two computations of a statement. `recount/` is the other one, which shares no module with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact
from typing import Any

from mentorcli.models.session import Session, SessionKind, SessionStatus
from mentorcli.models.statement import FixedSum
from mentorcli.models.student import Funding
from mentorcli.models.tariff import Billed, Factor, Missing, Price, Tariff

_CENT = Decimal("0.01")
_ONE = Decimal(1)
# Five factors of at most thirteen digits each: a product is never rounded before it becomes an amount.
_EXACT = Context(prec=100, traps=[Inexact])
_ROUNDED = Context(prec=100, rounding=ROUND_HALF_UP)


def tariffs_from(tables: Iterable[Mapping[str, Any]]) -> tuple[Tariff, ...]:
    """Return the tariffs in the configuration's tables, which have no fault, the earliest first."""
    return tuple(sorted(map(_tariff, tables), key=lambda one: one.since))


def _tariff(table: Mapping[str, Any]) -> Tariff:
    def by_number(name: str) -> dict[int, Decimal]:
        return {int(key): Decimal(value) for key, value in table.get(name, {}).items()}

    def by_word(name: str) -> dict[str, Decimal]:
        return {key: Decimal(value) for key, value in table.get(name, {}).items()}

    billed = (Billed(Decimal(one["below"]), Decimal(one["factor"])) for one in table.get("billed", ()))
    return Tariff(
        since=table["from"],
        currency=table["currency"],
        mentoring=by_number("mentoring"),
        presentation=by_number("presentation"),
        funding=by_word("funding"),
        status=by_word("status"),
        length=by_number("length"),
        billed=tuple(billed),
        monthly=by_word("monthly"),
    )


def tariff_on(tariffs: Sequence[Tariff], day: date) -> Tariff | None:
    """Return the tariff of a local day: the latest one that has begun by then. `tariffs` come earliest first."""
    return next((one for one in reversed(tariffs) if one.since <= day), None)


def price(session: Session, tariffs: Sequence[Tariff], zone: tzinfo | None) -> Price:
    """Return the arithmetic of a documented session, by the tariff of its day in `zone` (None: the system's).

    A factor of nothing makes it nothing, whatever else is missing.
    """
    day = session.scheduled_at.astimezone(zone).date()
    tariff = tariff_on(tariffs, day)
    if tariff is None:
        return Price(day, None, missing="tariff")
    is_presentation = session.kind is SessionKind.PRESENTATION
    rates = tariff.presentation if is_presentation else tariff.mentoring
    rate = rates.get(session.level) if session.level is not None else None
    factors = tuple(_factors(session, tariff, is_presentation=is_presentation))
    assumed = any(one.name == "billed" for one in factors) and session.actual_minutes is None
    values = [one.value for one in factors]
    if Decimal() in values:
        return Price(day, tariff, rate, factors, Decimal(), rounded(Decimal()), assumed=assumed)
    missing = _missing(session, rate, values)
    if missing is not None or rate is None:
        return Price(day, tariff, rate, factors, missing=missing, assumed=assumed)
    exact = rate
    for value in values:
        exact = _EXACT.multiply(exact, _ONE if value is None else value)
    return Price(day, tariff, rate, factors, exact, rounded(exact), assumed=assumed)


def _missing(session: Session, rate: Decimal | None, values: Sequence[Decimal | None]) -> Missing | None:
    """Return what an amount cannot be told without, None where nothing is missing."""
    if rate is None:
        return "level" if session.level is None else "rate"
    return "length" if None in values else None


def rounded(exact: Decimal) -> Decimal:
    """Return a sum rounded half up to the cent: 11.375 is 11.38, and 0.125 is 0.13."""
    return exact.quantize(_CENT, context=_ROUNDED)


def status_key(session: Session) -> str:
    """Return the word by which a tariff names how a session ended."""
    if session.status is SessionStatus.NO_SHOW and session.reason is not None:
        return session.reason
    return session.status


def _factors(session: Session, tariff: Tariff, *, is_presentation: bool) -> Iterable[Factor]:
    """Yield the factors of a session; presentations are paid whoever pays, and however long they are."""
    status = status_key(session)
    if not is_presentation:
        funding: str = session.funding
        yield Factor("funding", funding, tariff.funding.get(funding, _ONE), funding in tariff.funding)
    yield Factor("status", status, tariff.status.get(status, _ONE), status in tariff.status)
    if is_presentation:
        return
    if tariff.length:
        planned = session.duration_minutes
        yield Factor("length", str(planned), tariff.length.get(planned), own=True)
    if tariff.billed and session.held:
        lasted = session.duration_minutes if session.actual_minutes is None else session.actual_minutes
        yield Factor("billed", str(lasted), _billed(tariff.billed, lasted, session.duration_minutes), own=True)


def _billed(steps: Iterable[Billed], lasted: int, planned: int) -> Decimal:
    """Return the factor of the first step that a real length in minutes is below, 1 where it is below none."""
    return next((step.factor for step in steps if lasted < _EXACT.multiply(step.below, Decimal(planned))), _ONE)


def is_counted(session: Session) -> bool:
    """Return whether a session counts for a monthly sum: it was held or missed, and is no presentation."""
    ended = (SessionStatus.COMPLETED, SessionStatus.NO_SHOW)
    return session.status in ended and session.kind is not SessionKind.PRESENTATION


def monthly_sums(sessions: Iterable[Session], tariffs: Sequence[Tariff], zone: tzinfo | None) -> tuple[FixedSum, ...]:
    """Return the monthly sums of a month, whose sessions come in order of time.

    It is that of the tariff of the student's first counted session under a funding, and of that funding.
    """
    first: dict[tuple[str, Funding], Session] = {}
    for session in sessions:
        if is_counted(session):
            first.setdefault((session.student, session.funding), session)
    found = []
    for (student, funding), session in first.items():
        tariff = tariff_on(tariffs, session.scheduled_at.astimezone(zone).date())
        amount = tariff.monthly.get(funding) if tariff is not None else None
        if amount is not None:
            found.append(FixedSum(student, funding, rounded(amount)))
    return tuple(sorted(found))
