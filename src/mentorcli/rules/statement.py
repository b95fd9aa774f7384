"""The monthly statement: sessions by level of expertise, kind, funding, status and reason (domain, section 8).

No tariff is known here: a mentor compares these counts with the statement line by line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo

from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus, by_start
from mentorcli.models.statement import Statement, StatementLine
from mentorcli.models.student import Funding
from mentorcli.rules.session_outcome import is_undocumented

_KINDS, _FUNDINGS, _STATUSES, _REASONS = tuple(SessionKind), tuple(Funding), tuple(SessionStatus), tuple(Reason)
_COLUMNS = 6

Sort = tuple[int | None, SessionKind, Funding | None, SessionStatus, Reason | None, int]


def statement(sessions: Iterable[Session], month: date, *, now: datetime, zone: tzinfo | None) -> Statement:
    """Return the statement of the local month in which the day `month` lies.

    Sessions still ahead are not on it; those that have begun and are not documented are named apart. `zone` is the
    mentor's (None: the system's).
    """
    own = [session for session in sessions if _in_month(session, month, zone)]
    own.sort(key=by_start)
    documented = tuple(session for session in own if session.status is not SessionStatus.SCHEDULED)
    lines = _lines(documented)
    open_ = tuple(session for session in own if is_undocumented(session, now))
    return Statement(lines, documented, open_, checked=_agrees(lines, documented))


def _in_month(session: Session, month: date, zone: tzinfo | None) -> bool:
    day = session.scheduled_at.astimezone(zone).date()
    return (day.year, day.month) == (month.year, month.month)


def _sort(session: Session) -> Sort:
    funding = None if session.kind is SessionKind.PRESENTATION else session.funding
    return session.level, session.kind, funding, session.status, session.reason, session.duration_minutes


def _minutes(session: Session) -> int:
    """Return the real length of a session that was held, where it is known, else the planned one."""
    real = session.actual_minutes if session.held else None
    return session.duration_minutes if real is None else real


def _lines(sessions: Iterable[Session]) -> tuple[StatementLine, ...]:
    """Return one line for each sort of session, by level (unknown last), kind, funding, status, reason and length."""
    minutes: dict[Sort, list[int]] = {}
    for session in sessions:
        minutes.setdefault(_sort(session), []).append(_minutes(session))
    return tuple(StatementLine(*sort, len(minutes[sort]), sum(minutes[sort])) for sort in sorted(minutes, key=_place))


def _place(sort: Sort) -> tuple[bool, int, int, int, int, int, int]:
    level, kind, funding, status, reason, planned = sort
    by_funding = -1 if funding is None else _FUNDINGS.index(funding)
    by_reason = -1 if reason is None else _REASONS.index(reason)
    return level is None, level or 0, _KINDS.index(kind), by_funding, _STATUSES.index(status), by_reason, planned


def _agrees(lines: Sequence[StatementLine], sessions: Iterable[Session]) -> bool:
    """Return whether the lines add up to a second count of the sessions, each column on its own."""
    counted = [Counter[object]() for _ in range(_COLUMNS)]
    minutes = Counter[SessionStatus]()
    for session in sessions:
        minutes[session.status] += _minutes(session)
        for counter, value in zip(counted, _sort(session), strict=True):
            counter[value] += 1
    added = [Counter[object]() for _ in range(_COLUMNS)]
    total = Counter[SessionStatus]()
    for line in lines:
        total[line.status] += line.minutes
        for counter, value in zip(added, line[:_COLUMNS], strict=True):
            counter[value] += line.sessions
    return counted == added and minutes == total
