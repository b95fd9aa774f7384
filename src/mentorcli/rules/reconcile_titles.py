"""The titles of the platform's invoice held against a month's sessions: how many of a kind, and what they are paid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from mentorcli.models.reconcile import Compared, Difference, Own, Side, State, StatementRow, Title
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus, by_start
from mentorcli.models.statement import FixedSum
from mentorcli.models.student import Funding
from mentorcli.rules.reconcile import NO_SHOW, platform_status

T = TypeVar("T")

FIXED = Title(fixed=True)
_NOTHING = Decimal("0.00")


class _Told(NamedTuple):
    """What the titles of a file part: level, funding, and the kinds of no-shows."""

    level: bool
    funding: bool
    no_shows: bool


def compare_titles(rows: Sequence[StatementRow], own: Sequence[Own], fixed: Sequence[FixedSum]) -> list[Compared]:
    """Return what comes of each title: the rows of one title are summed, and held against the sessions alike.

    What no title of the file tells, such as the funding, is not compared. `own` are the documented sessions.
    """
    told = _told(rows)
    there = _grouped(rows, lambda row: _of_row(row, told))
    here = _grouped(own, lambda one: _of_session(one.session, told))
    compared = [_compared(title, there.get(title, []), here.get(title, [])) for title in {**there, **here}]
    compared += _fixed([row for row in rows if row.fixed], fixed)
    return _doubted(compared)


def _told(rows: Sequence[StatementRow]) -> _Told:
    counted = [row for row in rows if not row.fixed]
    plain = any(row.status is SessionStatus.NO_SHOW and row.reason is None for row in counted)
    late = any(row.reason is Reason.LATE_CANCELLATION for row in counted)
    return _Told(
        any(row.level is not None for row in counted),
        any(row.funding is not None for row in counted),
        late or not plain,
    )


def _grouped(found: Iterable[T], title_of: Callable[[T], Title | None]) -> dict[Title, list[T]]:
    groups: dict[Title, list[T]] = {}
    for one in found:
        title = title_of(one)
        if title is not None:
            groups.setdefault(title, []).append(one)
    return groups


def _of_row(row: StatementRow, told: _Told) -> Title | None:
    if row.fixed or row.status is None:
        return None
    return _title(row.level, row.kind, row.funding, _status(row.status, row.reason, told), told)


def _of_session(session: Session, told: _Told) -> Title:
    status = _status(session.status, session.reason, told)
    return _title(session.level, session.kind, session.funding, status, told)


def _status(status: SessionStatus, reason: Reason | None, told: _Told) -> str:
    """Return a status as the titles of the file part it: where late cancellations are named, "no-show" means absent."""
    found = platform_status(status, reason)
    if status is not SessionStatus.NO_SHOW:
        return found
    if not told.no_shows:
        return NO_SHOW
    return Reason.ABSENT if found == NO_SHOW else found


def _title(level: int | None, kind: SessionKind | None, funding: Funding | None, status: str, told: _Told) -> Title:
    presentation = kind is SessionKind.PRESENTATION
    return Title(
        level if told.level else None,
        SessionKind.PRESENTATION if presentation else SessionKind.MENTORING,
        funding if told.funding and not presentation else None,
        status,
    )


def _compared(title: Title, rows: Sequence[StatementRow], own: Sequence[Own]) -> Compared:
    there = Side(sum(row.sessions for row in rows), _sum(row.amount for row in rows))
    here = Side(len(own), _sum(one.amount for one in own))
    found = _apart(there, here)
    state = State.DIFFERS if found else State.AGREES
    if not rows:
        state = State.HERE
    elif not own:
        state = State.THERE if there.sessions else State.AGREES
    return Compared(
        state,
        tuple(row.row for row in rows),
        tuple(sorted((one.session for one in own), key=by_start)),
        rows[0] if rows else None,
        title,
        there,
        here,
        found if state is State.DIFFERS else (),
    )


def _apart(there: Side, here: Side) -> tuple[Difference, ...]:
    found = []
    if there.sessions != here.sessions:
        found.append(Difference("sessions", there.sessions, here.sessions))
    if there.amount is not None and here.amount is not None and there.amount != here.amount:
        found.append(Difference("amount", there.amount, here.amount))
    return tuple(found)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Return what some amounts come to, None where one of them is not known."""
    total = _NOTHING
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def _fixed(rows: Sequence[StatementRow], sums: Sequence[FixedSum]) -> list[Compared]:
    """Return what comes of the sums that are paid by the month; nothing where neither side has one."""
    if not rows and not sums:
        return []
    there = Side(sum(row.sessions for row in rows), _sum(row.amount for row in rows))
    here = Side(len(sums), _sum(one.amount for one in sums))
    found = tuple(one for one in _apart(there, here) if one.field == "amount")  # a row may hold the sums of several
    state = State.DIFFERS if found else State.AGREES
    if not rows or not sums:
        state = State.HERE if sums else State.THERE
        found = ()
    return [Compared(state, tuple(row.row for row in rows), (), rows[0] if rows else None, FIXED, there, here, found)]


def _doubted(compared: list[Compared]) -> list[Compared]:
    """Return the comparison with titles that only one side has put side by side, where they are alike but for one word.

    They are doubtful, never taken as the same: as many sessions, and one title alone that it can be.
    """
    there = [one for one in compared if one.state is State.THERE and one.title != FIXED]
    here = [one for one in compared if one.state is State.HERE and one.title != FIXED]
    pairs = [(one, other) for one in there for other in here if _alike(one, other)]
    for one, other in pairs:
        if sum(one is left for left, _ in pairs) == 1 == sum(other is right for _, right in pairs):
            compared = [found for found in compared if found is not one and found is not other]
            compared.append(
                one._replace(
                    state=State.DOUBTFUL, sessions=other.sessions, here=other.here, perhaps=other.title,
                    differences=_apart(*_sides(one, other)),
                )
            )  # fmt: skip
    return compared


def _sides(one: Compared, other: Compared) -> tuple[Side, Side]:
    nothing = Side(0, None)
    return one.there or nothing, other.here or nothing


def _alike(one: Compared, other: Compared) -> bool:
    there, here = _sides(one, other)
    if there.sessions != here.sessions or one.title is None or other.title is None:
        return False
    return sum(mine != theirs for mine, theirs in zip(one.title, other.title, strict=True)) == 1
