"""The monthly statement: sessions by level, kind, funding, status, reason and length (domain, sections 8 and 9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal

from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus, by_start
from mentorcli.models.statement import Statement, StatementLine
from mentorcli.models.student import Funding
from mentorcli.models.tariff import Price, Tariff
from mentorcli.rules.session_outcome import is_undocumented
from mentorcli.rules.tariff import monthly_sums, price, tariff_on

_KINDS, _FUNDINGS, _STATUSES, _REASONS = tuple(SessionKind), tuple(Funding), tuple(SessionStatus), tuple(Reason)
_NEAR = timedelta(days=2)  # no local day is further from that of UTC

Sort = tuple[int | None, SessionKind, Funding | None, SessionStatus, Reason | None, int]


def next_month(month: date) -> date:
    """Return the first day of the month after."""
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1)


def by_month(sessions: Iterable[Session], months: Sequence[date], zone: tzinfo | None) -> dict[date, list[Session]]:
    """Return the sessions of consecutive months, each named by its first day, by the local day on which each starts.

    `zone` is the mentor's (None: the system's).
    """
    found: dict[date, list[Session]] = {month: [] for month in months}
    # Most sessions are far from these months: comparing moments takes a tenth of the time of finding a local day.
    begin = datetime.combine(months[0], time(), UTC) - _NEAR
    end = datetime.combine(next_month(months[-1]), time(), UTC) + _NEAR
    for session in sessions:
        if begin <= session.scheduled_at < end:
            own = found.get(session.scheduled_at.astimezone(zone).date().replace(day=1))
            if own is not None:
                own.append(session)
    return found


def statement(
    own: Iterable[Session], month: date, *, now: datetime, zone: tzinfo | None, tariffs: Sequence[Tariff] = ()
) -> Statement:
    """Return the statement of a month's `own` sessions.

    Sessions still ahead are not on it; those that have begun and are not documented are named apart. `tariffs` come
    earliest first, `zone` is the mentor's.
    """
    sessions = sorted(own, key=by_start)
    documented = tuple(session for session in sessions if session.status is not SessionStatus.SCHEDULED)
    prices = tuple(price(session, tariffs, zone) for session in documented)
    return Statement(
        _lines(documented, prices),
        documented,
        tuple(session for session in sessions if is_undocumented(session, now)),
        prices,
        monthly_sums(documented, tariffs, zone),
        _currencies(prices, tariffs, month),
    )


def _currencies(prices: Sequence[Price], tariffs: Sequence[Tariff], month: date) -> tuple[str, ...]:
    """Return the currencies of a month's tariffs: those of its sessions, else of the one that holds at its end."""
    used = [one.tariff for one in prices if one.tariff is not None]
    if not prices:
        last = tariff_on(tariffs, next_month(month) - timedelta(days=1))
        used = [last] if last is not None else []
    return tuple(dict.fromkeys(one.currency for one in used))


def _sort(session: Session) -> Sort:
    funding = None if session.kind is SessionKind.PRESENTATION else session.funding
    return session.level, session.kind, funding, session.status, session.reason, session.duration_minutes


def counted_minutes(session: Session) -> int:
    """Return the real length of a session that was held, where it is known, else the planned one, in minutes."""
    real = session.actual_minutes if session.held else None
    return session.duration_minutes if real is None else real


def _lines(sessions: Sequence[Session], prices: Sequence[Price]) -> tuple[StatementLine, ...]:
    """Return one line for each sort of session, by level (unknown last), kind, funding, status, reason and length.

    Where one sort is paid in two ways it has a line for each, in order of time.
    """
    minutes: dict[tuple[Sort, Decimal | None], list[int]] = {}
    for session, paid in zip(sessions, prices, strict=True):
        minutes.setdefault((_sort(session), paid.amount), []).append(counted_minutes(session))
    lines = (StatementLine(*sort, len(each), sum(each), unit) for (sort, unit), each in minutes.items())
    return tuple(sorted(lines, key=_place))


def _place(line: StatementLine) -> tuple[bool, int, int, int, int, int, int]:
    by_funding = -1 if line.funding is None else _FUNDINGS.index(line.funding)
    by_reason = -1 if line.reason is None else _REASONS.index(line.reason)
    kind, status = _KINDS.index(line.kind), _STATUSES.index(line.status)
    return line.level is None, line.level or 0, kind, by_funding, status, by_reason, line.planned_minutes
