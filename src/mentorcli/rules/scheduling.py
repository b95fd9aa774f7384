"""A session that is planned: its usual kind, length and project, the series it belongs to, what it overlaps with.

Domain, section 8; the project and its level: section 3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mentorcli.errors import RefusedError
from mentorcli.models.session import Fact, Session, SessionDetails, SessionKind, SessionStatus, by_start
from mentorcli.models.student import Funding, Student
from mentorcli.text import bilingual, command_line

if TYPE_CHECKING:
    from mentorcli.models.project import Project

PRESENTATION_MINUTES = 30
SELF_PAID_MINUTES = 30
USUAL_MINUTES = 45
A_WEEK = timedelta(weeks=1)
_FIXED_HOLIDAYS = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}


def planned_minutes(kind: SessionKind, funding: Funding) -> int:
    """Return the planned length: a presentation 30 minutes, self-paid 30, everyone else 45."""
    if kind is SessionKind.PRESENTATION:
        return PRESENTATION_MINUTES
    return SELF_PAID_MINUTES if funding is Funding.SELF_PAID else USUAL_MINUTES


def default_kind(sessions: Iterable[Session], start: datetime) -> SessionKind:
    """Return what a student's session at a start (aware) is for: the discovery, or mentoring.

    It is the discovery while no session was held and no earlier one is planned.
    """
    others = any(
        session.held or (session.status is SessionStatus.SCHEDULED and session.scheduled_at < start)
        for session in sessions
    )
    return SessionKind.MENTORING if others else SessionKind.DISCOVERY


def twin(sessions: Iterable[Session], start: datetime, but: str = "") -> Session | None:
    """Return the session that starts at that very moment, other than the one of the id `but` and those called off."""
    at = start.astimezone(UTC)  # a zone's own rules would be asked once for each session
    found = (one for one in sessions if one.scheduled_at == at)
    return next((one for one in found if one.status is not SessionStatus.CANCELLED and one.id != but), None)


def new_session(
    key: str,
    student: Student,
    start: datetime,
    *,
    day: date,
    sessions: Iterable[Session],
    projects: Sequence[Project],
    kind: SessionKind | None = None,
    minutes: int | None = None,
) -> Session:
    """Return a scheduled session with the id `key`, about the project in progress on its day.

    `day` is the local day of `start`, whose funding it has. Without a kind, the first of the student's `sessions` is
    the discovery; without a length, the usual one is planned.
    """
    facts = facts_on(student, projects, day)
    chosen = kind or default_kind(sessions, start)
    return Session(
        id=key,
        student=student.id,
        kind=chosen,
        scheduled_at=start,
        duration_minutes=minutes or planned_minutes(chosen, facts.funding),
        project=facts.project.title if facts.project else None,
        level=facts.project.level if facts.project else None,
        funding=facts.funding,
    )


def repeated(first: Session, key: str, start: datetime) -> Session:
    """Return a later session of a series, with the id `key`; the facts of its own day are still to be looked up.

    It is like the first one, but a discovery happens once: mentoring follows it.
    """
    kind = SessionKind.MENTORING if first.kind is SessionKind.DISCOVERY else first.kind
    return replace(first, id=key, scheduled_at=start, kind=kind)


def no_day(_day: date) -> bool:
    """Return that a day is not left out."""
    return False


def weekly(
    start: datetime, times: int, until: date | None = None, skips: Callable[[date], bool] = no_day
) -> list[datetime]:
    """Return the starts of a weekly series: the same time on the clock, without a zone.

    There are `times` of them, or (`until`) as many as begin until a day, which is included; days that `skips` tells are
    left out and not counted. What instant a start is, across clock changes, is for the caller to find out.
    """
    at, found = start.replace(tzinfo=None), list[datetime]()
    while len(found) < times if until is None else at.date() <= until:
        if not skips(at.date()):
            found.append(at)
        at += A_WEEK
    return found


def a_week_after(start: datetime) -> datetime:
    """Return the same time on the clock a week later, without a zone: the usual next date (domain, section 8)."""
    return start.replace(tzinfo=None) + A_WEEK


def can_be_public_holiday(day: date, area: str) -> bool:
    """Return whether a day may be a public holiday of France (`area` FR) at all: by its own date, or by Easter.

    Which of them are takes a library and 0.2 s, not to be spent after every session. Parts of France have others, for
    which every day may be one; `none` has none.
    """
    if area != "FR":
        return area != "none"
    by_easter = (3, 20) <= (day.month, day.day) <= (6, 15) and day.weekday() in (0, 3, 4)
    return by_easter or (day.month, day.day) in _FIXED_HOLIDAYS


def begun(now: datetime, minutes: int) -> datetime:
    """Return when a session of that length began that ends now, on the minute."""
    return now.replace(second=0, microsecond=0) - timedelta(minutes=minutes)


def moved(session: Session, start: datetime, *, now: datetime) -> Session:
    """Return a session with another start. It is never judged again.

    Raises RefusedError for one that took place, was a no-show or was called off, and would start after `now`.
    """
    if start > now and session.status is SessionStatus.CANCELLED:
        again = command_line("session edit", session.id, options=["--reopen", "--at", start.isoformat()])
        raise RefusedError(
            bilingual("That session was called off", "Cette session a été annulée"),
            bilingual(f"To plan it again: {again}", f"Pour la prévoir de nouveau\u00a0: {again}"),
        )
    if start > now and session.status in (SessionStatus.COMPLETED, SessionStatus.NO_SHOW):
        raise RefusedError(
            bilingual(
                f"A session that {'was held' if session.held else 'is a no-show'} cannot start in the future",
                f"Une session {'réalisée' if session.held else 'notée no-show'} ne peut pas commencer dans le futur",
            ),
            bilingual(
                "Plan another one: mentor session schedule. Give --at a moment that is past.",
                "Prévoyez-en une autre\u00a0: mentor session schedule. Donnez à --at un moment passé.",
            ),
        )
    return replace(session, scheduled_at=start)


def with_details(session: Session, details: SessionDetails, projects: Sequence[Project]) -> Session:
    """Return the session with whatever was given; one of the student's `projects` brings its level.

    What the mentor named of the facts of the day is noted. An empty text takes notes or project away. Raises
    NotFoundError for a project that the student has not, AmbiguousError where several fit.
    """
    changes: dict[str, object] = {
        key: value
        for key, value in (
            ("kind", details.kind),
            ("duration_minutes", details.minutes),
            ("actual_minutes", details.lasted),
            ("funding", details.funding),
        )
        if value is not None
    }
    texts = (("notes", details.notes), ("recording", details.recording))
    changes |= {key: value if value.strip() else None for key, value in texts if value is not None}
    if details.project is not None:
        known = None
        if details.project.strip():
            from mentorcli.rules.project import find_project  # 1 ms: only where one is named

            known = find_project(projects, details.project, student=session.student)
        changes["project"] = known.title if known else None
        if Fact.LEVEL not in session.named:
            changes["level"] = known.level if known else None
    if details.level is not None:
        from mentorcli.rules.project import check_level  # 1 ms: only where one is named

        changes["level"] = check_level(details.level)
    if set(details.facts) - set(session.named):
        every = {*session.named, *details.facts}
        changes["named"] = tuple(fact for fact in Fact if fact in every)
    return replace(session, **changes) if changes else session  # type: ignore[arg-type]


def overlapping(sessions: Iterable[Session], start: datetime, minutes: int) -> list[Session]:
    """Return the sessions planned or held that share time with a span, in order of their start."""
    end = start + timedelta(minutes=minutes)
    live = (SessionStatus.SCHEDULED, SessionStatus.COMPLETED)
    found = [s for s in sessions if s.status in live and s.scheduled_at < end and start < s.ends_at]
    return sorted(found, key=by_start)


class DayFacts(NamedTuple):
    """What holds for a student on one local day; `project` is the one in progress, None where there is none."""

    funding: Funding
    project: Project | None
    projects: tuple[Project, ...] = ()


def facts_on(student: Student, projects: Sequence[Project], day: date) -> DayFacts:
    """Return the facts of a local day."""
    funding = student.funding_on(day)
    if not projects:
        return DayFacts(funding, None)
    from mentorcli.rules.project import in_progress_on  # 1 ms: not for a student without projects

    return DayFacts(funding, in_progress_on(projects, day), tuple(projects))


def with_facts(session: Session, facts: DayFacts) -> Session:
    """Return a session with the facts of its day, but for those that the mentor named.

    The planned length follows who pays only where it was the usual one.
    """
    changes: dict[str, object] = {}
    if Fact.FUNDING not in session.named:
        changes["funding"] = facts.funding
        usual = session.duration_minutes == planned_minutes(session.kind, session.funding)
        if usual and Fact.DURATION not in session.named:
            changes["duration_minutes"] = planned_minutes(session.kind, facts.funding)
    title, level = _project(session, facts)
    changes["project"] = title
    if Fact.LEVEL not in session.named:
        changes["level"] = level
    changed = replace(session, **changes)  # type: ignore[arg-type]
    return session if changed == session else changed


def _project(session: Session, facts: DayFacts) -> tuple[str | None, int | None]:
    """Return the title and the level of the project that a session is about.

    What was named stays: a project, none at all, or a title that the student has no project of. So does the project of
    a presentation, which is done by then, and one whose days are not known where no other was in progress.
    """
    own = next((project for project in facts.projects if project.title == session.project), None)
    if own is None and (session.project is not None or Fact.PROJECT in session.named):
        return session.project, session.level
    stays = own is not None and (
        Fact.PROJECT in session.named
        or session.kind is SessionKind.PRESENTATION
        or (facts.project is None and not own.periods and own.begun)
    )
    about = own if stays else facts.project
    return (None, None) if about is None else (about.title, about.level)
