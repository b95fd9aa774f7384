"""The platform's statement held against a month's sessions, one by one (domain, section 9).

What the platform does not part is not held against it: a student who came too late is "absent" there, a discovery
session is "mentoring", and a cancellation does not say by whom. Funding that a row does not tell is never compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from mentorcli.models.foreign import RowFault
from mentorcli.models.reconcile import Compared, Difference, Own, Side, State, StatementRow
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus, by_start
from mentorcli.rules.foreign import Namesake, meant

SCHEDULED, NO_SHOW = SessionStatus.SCHEDULED, "no-show"
_ABSENT = (Reason.ABSENT, Reason.LATE)
_NEXT = timedelta(days=1)


def platform_status(status: SessionStatus, reason: Reason | None) -> str:
    """Return a status as the platform knows it; `no-show` where it is not said which kind."""
    if status is not SessionStatus.NO_SHOW:
        return status
    if reason is None:
        return NO_SHOW
    return Reason.ABSENT if reason in _ABSENT else reason


def same_status(row: StatementRow, session: Session) -> bool:
    """Return whether a row says of a session what is here, as far as the platform tells."""
    if row.status is None:
        return True
    if row.reason is Reason.CANCELLED_BY_MENTOR:  # which only a file of the mentor's own words says
        return session.reason is row.reason
    there, here = platform_status(row.status, row.reason), platform_status(session.status, session.reason)
    return there == here or (there == NO_SHOW and session.status is SessionStatus.NO_SHOW)


def same_kind(there: SessionKind | None, here: SessionKind) -> bool:
    """Return whether a kind is the same on the platform, where discovery sessions are called mentoring too."""
    return there in (None, here) or (there is SessionKind.MENTORING and here is SessionKind.DISCOVERY)


def differences(row: StatementRow, own: Own) -> tuple[Difference, ...]:
    """Return in what a row differs from a session, as far as the row tells."""
    session = own.session
    found = []
    if not same_status(row, session):
        found.append(Difference("status", (row.status, row.reason), (session.status, session.reason)))
    if not same_kind(row.kind, session.kind):
        found.append(Difference("kind", row.kind, session.kind))
    if row.level is not None and row.level != session.level:
        found.append(Difference("level", row.level, session.level))
    if row.minutes is not None and row.minutes != session.duration_minutes:
        found.append(Difference("length", row.minutes, session.duration_minutes))
    if row.lasted is not None and session.actual_minutes not in (None, row.lasted):
        found.append(Difference("lasted", row.lasted, session.actual_minutes))
    paid_alike = session.kind is SessionKind.PRESENTATION  # whoever pays for the training
    if row.funding is not None and not paid_alike and row.funding != session.funding:
        found.append(Difference("funding", row.funding, session.funding))
    if row.amount is not None and own.amount is not None and row.amount != own.amount:
        found.append(Difference("amount", row.amount, own.amount))
    return tuple(found)


class _Meant(NamedTuple):
    """Whom a row is about: `slug` is certain, `several` are those that it may be."""

    slug: str | None
    several: tuple[str, ...]


def compare_sessions(
    rows: Sequence[StatementRow], own: Sequence[Own], known: Sequence[Namesake]
) -> tuple[list[Compared], list[Own]]:
    """Return what comes of each row and of each session, and the sessions that no row is about and nobody documented.

    The start of each row is a date, or aware and in the mentor's zone. The same session is the same student's at the
    same start, or on the same day where the row has no time of day; what is only near is doubtful, never taken.
    """
    left, compared, later = list(own), [], []
    met: dict[tuple[str, str | None], _Meant] = {}  # most rows are of a few students
    for row in rows:
        whom = met.get((row.parts, row.email)) or met.setdefault((row.parts, row.email), _whom(row, known))
        one = _certain(row, whom, left)
        if one is None:
            later.append((row, whom))
            continue
        left.remove(one)
        compared.append(_compared(row, one))
    compared += _near(later, left)
    documented = [one for one in left if one.session.status is not SCHEDULED]
    compared += [_here(one) for one in documented]
    return compared, [one for one in left if one.session.status is SCHEDULED]


def _whom(row: StatementRow, known: Sequence[Namesake]) -> _Meant:
    if not row.parts and not row.email:
        return _Meant(None, ())
    return _Meant(*meant(row.parts, row.email, known))


def _certain(row: StatementRow, whom: _Meant, left: Sequence[Own]) -> Own | None:
    """Return the session that a row is about, None where nobody can tell for certain."""
    if whom.slug is None:
        return None
    found = [one for one in left if one.session.student == whom.slug and _same_start(row, one)]
    if len(found) < 2:  # noqa: PLR2004 - several on one day, or called off and planned anew
        return found[0] if found else None
    alike = [one for one in found if not differences(row, one)]
    if len(alike) == 1:
        return alike[0]
    standing = [one for one in alike or found if one.session.status is not SessionStatus.CANCELLED]
    return standing[0] if len(standing) == 1 else None


def _same_start(row: StatementRow, own: Own) -> bool:
    """Return whether a row begins when a session does, to the minute, or on its day where there is no time of day."""
    if isinstance(row.start, datetime):
        return abs(row.start - own.session.scheduled_at) < timedelta(minutes=1)
    return row.start == own.day


def _near(later: Sequence[tuple[StatementRow, _Meant]], left: list[Own]) -> list[Compared]:
    """Return what comes of the rows that no session fits for certain; a session that may be meant leaves `left`."""
    compared, doubtful = [], []
    for row, whom in later:
        candidates = [one for one in left if _may_be(row, whom, one)]
        if not candidates:
            compared.append(Compared(State.THERE, (row.row,), (), row, there=Side(row.sessions, row.amount)))
            continue
        doubtful.append((row, candidates))
    for row, candidates in doubtful:
        sessions = tuple(sorted((one.session for one in candidates), key=by_start))
        only = candidates[0] if len(candidates) == 1 else None
        compared.append(
            Compared(
                State.DOUBTFUL,
                (row.row,),
                sessions,
                row,
                there=Side(row.sessions, row.amount),
                here=Side(1, only.amount) if only else None,
                differences=differences(row, only) if only else (),
            )
        )
    for _, candidates in doubtful:
        left[:] = [one for one in left if one not in candidates]
    return compared


def _may_be(row: StatementRow, whom: _Meant, own: Own) -> bool:
    """Return whether a session may be the one: the student a day apart, or at this start one who cannot be told."""
    if whom.slug is not None:
        return own.session.student == whom.slug and abs(_day(row, own) - own.day) <= _NEXT
    if whom.several and own.session.student not in whom.several:
        return False
    return _same_start(row, own) and (bool(whom.several) or isinstance(row.start, datetime))


def _day(row: StatementRow, own: Own) -> date:
    """Return the local day of a row, in the zone in which its start stands."""
    if isinstance(row.start, datetime):
        return row.start.date()
    return row.start or own.day


def _compared(row: StatementRow, own: Own) -> Compared:
    found = differences(row, own)
    return Compared(
        State.DIFFERS if found else State.AGREES,
        (row.row,),
        (own.session,),
        row,
        there=Side(row.sessions, row.amount),
        here=Side(1, own.amount),
        differences=found,
    )


def _here(own: Own) -> Compared:
    return Compared(State.HERE, (), (own.session,), here=Side(1, own.amount))


def is_cancelled_here(one: Compared) -> bool:
    """Return whether only the mentor has it, and it was called off: a statement need not list what is not paid.

    Monthly sums have no session at all, and are no such thing.
    """
    called_off = bool(one.sessions) and all(session.status is SessionStatus.CANCELLED for session in one.sessions)
    return one.state is State.HERE and called_off


def may_be_unread(one: Compared, faults: Sequence[RowFault]) -> bool:
    """Return whether what the file lacks may stand in rows that could not be read: a session, a part of a title.

    A row that tells its day all the same is about no session that is more than a day from it.
    """
    if not faults:
        return False
    if one.state is State.HERE:
        days = [session.scheduled_at.date() for session in one.sessions]
        return not days or any(_is_near(fault.start, day) for fault in faults for day in days)
    if one.title is None or one.there is None or one.here is None:
        return False
    fewer = one.there.sessions < one.here.sessions
    return fewer or None in (one.there.amount, one.here.amount) or _less(one.there.amount, one.here.amount)


def _is_near(start: datetime | date | None, day: date) -> bool:
    """Return whether a start, where one is told, is at most about a day from the UTC day of a session."""
    if start is None:
        return True
    told = start.date() if isinstance(start, datetime) else start
    return abs(told - day) <= 2 * _NEXT  # the local day may be another one


def _less(there: Decimal | None, here: Decimal | None) -> bool:
    return there is not None and here is not None and there < here


def with_amounts(one: Compared) -> Compared:
    """Return a comparison with the amount that one side alone has, which was not compared, where both might have one.

    What is here and nobody documented has none yet. Nothing told there and nothing paid here agree.
    """
    there, here = one.there, one.here
    if one.state not in (State.AGREES, State.DIFFERS) or there is None or here is None:
        return one
    lacking = (there.amount is None) != (here.amount is None)
    unpaid = there.amount is None and not here.amount
    if not lacking or unpaid or any(session.status is SCHEDULED for session in one.sessions):
        return one
    found = (*one.differences, Difference("amount", there.amount, here.amount))
    return one._replace(differences=found, state=State.UNPRICED if one.state is State.AGREES else one.state)


_ORDER = tuple(State)


def in_order(compared: Iterable[Compared]) -> list[Compared]:
    """Return what was compared as it is shown: what differs first, what agrees last, each in the order of the file."""
    return sorted(compared, key=lambda one: (_ORDER.index(one.state), one.rows[:1] or (10**9,), _when(one)))


def _when(one: Compared) -> tuple[float, str]:
    session = one.sessions[0] if one.sessions else None
    return (session.scheduled_at.timestamp(), session.id) if session else (0.0, "")
