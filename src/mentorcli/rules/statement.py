"""The monthly statement: sessions by level of expertise, kind, funding and status (domain, section 8).

No tariff is known here: a mentor compares these counts with the statement line by line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from mentorcli.models.session import Session, SessionKind, SessionStatus, by_start
from mentorcli.models.statement import Statement, StatementLine
from mentorcli.models.student import Funding
from mentorcli.rules.session_outcome import is_undocumented

_KINDS, _FUNDINGS, _STATUSES = tuple(SessionKind), tuple(Funding), tuple(SessionStatus)

Sort = tuple[int | None, SessionKind, Funding, SessionStatus]


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
    return session.level, session.kind, session.funding, session.status


def _lines(sessions: Iterable[Session]) -> tuple[StatementLine, ...]:
    """Return one line for each sort of session, by level (unknown last), kind, funding and status."""
    minutes: dict[Sort, list[int]] = {}
    for session in sessions:
        minutes.setdefault(_sort(session), []).append(session.duration_minutes)
    return tuple(StatementLine(*sort, len(minutes[sort]), sum(minutes[sort])) for sort in sorted(minutes, key=_place))


def _place(sort: Sort) -> tuple[bool, int, int, int, int]:
    level, kind, funding, status = sort
    return level is None, level or 0, _KINDS.index(kind), _FUNDINGS.index(funding), _STATUSES.index(status)


def _agrees(lines: Iterable[StatementLine], sessions: Iterable[Session]) -> bool:
    """Return whether the lines add up to a second count of the sessions, each column on its own."""
    counted = [Counter[object](), Counter[object](), Counter[object](), Counter[object]()]
    whole = 0
    for session in sessions:
        whole += session.duration_minutes
        for counter, value in zip(counted, _sort(session), strict=True):
            counter[value] += 1
    added = [Counter[object](), Counter[object](), Counter[object](), Counter[object]()]
    total = 0
    for line in lines:
        total += line.minutes
        for counter, value in zip(added, line[:4], strict=True):
            counter[value] += line.sessions
    return counted == added and whole == total
