"""Sessions of another tool held against those that are here: who is meant, what is new, what is here already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from mentorcli.models.foreign import ForeignSession, ForeignStudent
from mentorcli.models.project import Project
from mentorcli.models.session import Fact, Session, SessionStatus
from mentorcli.models.student import Student
from mentorcli.rules import scheduling


class Namesake(NamedTuple):
    """A student who is here, as far as a name or an address tells: the parts of the name folded and sorted."""

    slug: str
    parts: str
    email: str | None


class Meant(NamedTuple):
    """Whom a student of a file is: `slug` of the one who is here, None for nobody; `several` where nobody can tell."""

    slug: str | None = None
    several: tuple[str, ...] = ()


def meant(parts: str, email: str | None, known: Sequence[Namesake]) -> Meant:
    """Return whom a student is: by the address, else by the same name in any order of its parts.

    Where only some parts of a name are the same, nobody is guessed: `several` names whom it could be.
    """
    if email:
        same = [one.slug for one in known if one.email and one.email.casefold() == email.casefold()]
        if len(same) == 1:
            return Meant(same[0])
    same = [one.slug for one in known if one.parts == parts]
    if len(same) == 1:
        return Meant(same[0])
    words = set(parts.split())
    close = same or [one.slug for one in known if _is_part(words, set(one.parts.split()))]
    return Meant(None, tuple(close))


def _is_part(words: set[str], others: set[str]) -> bool:
    return bool(words) and (words <= others or others <= words)


class Fit(NamedTuple):
    """What becomes of a row: `session` is new, or else `known` is the one that is here.

    `told`: the row says what became of a session that is here and still open. `row` is set where an earlier row of the
    file has the same student and start.
    """

    session: Session | None = None
    known: Session | None = None
    told: bool = False
    row: int | None = None


class Calendar:
    """The sessions of one student, those of the file among them: which one is at a moment, or on a day."""

    def __init__(self, owner: Student, projects: Sequence[Project], sessions: Iterable[tuple[Session, date]]) -> None:
        self._owner = owner
        self._projects = projects
        self._ids: dict[str, Session] = {}
        self._starts: dict[datetime, Session] = {}
        self._days: dict[date, Session] = {}
        self._rows: dict[str, int] = {}
        for session, day in sessions:
            self._note(session, day)

    def _note(self, session: Session, day: date) -> None:
        self._ids[session.id] = session
        if session.status is not SessionStatus.CANCELLED:
            self._starts.setdefault(session.scheduled_at.astimezone(UTC), session)
            self._days.setdefault(day, session)

    def fit(self, row: ForeignSession, start: datetime, key: str, day: date, *, whole_day: bool) -> Fit:
        """Return what becomes of a row whose session starts at `start` (aware) on the local day `day`.

        `key` is the id that the session has here, once and for all. `whole_day`: the file has no time of day, so that
        any session of that day is the one. A session that was called off stands in nobody's way.
        """
        known = self._ids.get(key)
        if known is None:
            known = self._days.get(day) if whole_day else self._starts.get(start.astimezone(UTC))
        if known is None or (known.id in self._rows and row.status is SessionStatus.CANCELLED):
            session = _session(row, start, key, self._owner, self._projects, day)
            self._note(session, day)
            self._rows[key] = row.row
            return Fit(session)
        if known.id in self._rows:
            return Fit(known=known, row=self._rows[known.id])
        is_open = known.id != key and known.status is SessionStatus.SCHEDULED
        return Fit(known=known, told=is_open and row.status is not SessionStatus.SCHEDULED)


def _session(
    row: ForeignSession, start: datetime, key: str, owner: Student, projects: Sequence[Project], day: date
) -> Session:
    """Return a row as a session; what the file does not tell is as usual on its day."""
    facts = scheduling.facts_on(owner, projects, day)
    funding = row.funding if row.funding is not None else facts.funding
    session = Session(
        id=key,
        student=owner.id,
        kind=row.kind,
        scheduled_at=start,
        duration_minutes=row.minutes or scheduling.planned_minutes(row.kind, funding),
        status=row.status,
        reason=row.reason,
        project=row.project,
        level=row.level,
        notes=row.notes,
        funding=funding,
        actual_minutes=row.lasted,
        named=_named(row),
    )
    return scheduling.with_facts(session, facts)


def _named(row: ForeignSession) -> tuple[Fact, ...]:
    """Return the facts that the file tells, which stay when those of the day are looked up again."""
    told = (
        (Fact.DURATION, row.minutes),
        (Fact.FUNDING, row.funding),
        (Fact.PROJECT, row.project),
        (Fact.LEVEL, row.level),
    )
    return tuple(fact for fact, value in told if value is not None)


def sessions_of(rows: Iterable[ForeignSession], students: Iterable[ForeignStudent]) -> dict[str, list[ForeignSession]]:
    """Return the rows by the key of their student; students without a row are left out."""
    found: dict[str, list[ForeignSession]] = {student.key: [] for student in students}
    for row in rows:
        found[row.student].append(row)
    return {key: listed for key, listed in found.items() if listed}
