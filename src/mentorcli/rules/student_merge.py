"""Two entries of one person put together: the one that stays wins, and takes what it lacks from the one that goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from mentorcli.models.checklist import Tick, tick_key
from mentorcli.models.project import Project, ProjectPeriod, ProjectStatus
from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.student import Funding, Student
from mentorcli.rules.project import titled
from mentorcli.rules.scheduling import facts_on, with_facts

_FIELDS = ("email", "phone", "path", "funding", "started")
_COMPARED = ("name", "status", *_FIELDS)
_RANK = list(ProjectStatus)


class Profiles(NamedTuple):
    """A profile made of two: the fields that came from the one that goes, and those in which the two differ."""

    student: Student
    taken: tuple[str, ...]
    differing: tuple[str, ...]


def united_profile(into: Student, gone: Student) -> Profiles:
    """Return the profile that stays, with the fields it lacks and the uids of the one that goes."""
    taken = tuple(name for name in _FIELDS if _known(gone, name) and not _known(into, name))
    differing = tuple(
        name
        for name in _COMPARED
        if name not in taken and _known(gone, name) and getattr(gone, name) != getattr(into, name)
    )
    fields = {name: getattr(gone, name) for name in taken}
    aliases = (*into.aliases, gone.tombstone, *gone.aliases)
    return Profiles(replace(into, **fields, aliases=aliases), taken, differing)


def _known(student: Student, name: str) -> bool:
    """Return whether a field of a profile says anything; a funding that is unknown all along does not."""
    if name == "funding":
        return any(one.funding is not Funding.UNKNOWN for one in student.funding)
    return bool(getattr(student, name))


def with_known_funding(session: Session, student: Student, day: date) -> Session | None:
    """Return a documented session of an unknown funding with the one that is known of its local day now.

    None where there is nothing to learn: one with a funding keeps it, a planned one is read once it is told.
    """
    if session.status is SessionStatus.SCHEDULED or session.funding is not Funding.UNKNOWN:
        return None
    changed = with_facts(session, facts_on(student, (), day))
    if changed.funding is Funding.UNKNOWN:
        return None
    return replace(changed, project=session.project, level=session.level)


def united_projects(into: Iterable[Project], gone: Iterable[Project]) -> dict[str, Project]:
    """Return the projects that both have, by the title in the entry that goes, as they are to be.

    The most advanced status wins, with the days on which that project was in progress.
    """
    known = list(into)
    found: dict[str, Project] = {}
    for other in gone:
        own = titled(known, other.title)
        if own is not None:
            found[other.title] = _united(own, other)
    return found


def differing_levels(into: Iterable[Project], gone: Iterable[Project]) -> list[tuple[Project, int]]:
    """Return the projects that both have at another level, each as it stays, with the level that does not come along.

    The level decides how a session is paid (domain, section 3).
    """
    known = list(into)
    pairs = [(titled(known, other.title), other) for other in gone]
    return [
        (own, other.level)
        for own, other in pairs
        if own is not None and own.level is not None and other.level is not None and own.level != other.level
    ]


def lost_periods(into: Iterable[Project], gone: Iterable[Project]) -> list[tuple[Project, ProjectPeriod]]:
    """Return when projects that both have were in progress, as one of the two says and the other does not.

    Each is given with the project as it is to be, whose own periods stay.
    """
    known, gone = list(into), list(gone)
    return [
        (united, period)
        for other in gone
        if (own := titled(known, other.title)) is not None
        for united in [_united(own, other)]
        for period in dict.fromkeys((*own.periods, *other.periods))
        if period not in united.periods
    ]


def _united(own: Project, other: Project) -> Project:
    further = max((own, other), key=lambda one: _RANK.index(one.status))
    periods = further.periods if further.status is not own.status else own.periods or other.periods
    return replace(own, status=further.status, level=own.level or other.level, periods=periods)


def united_ticks(into: Iterable[Tick], gone: Iterable[Tick], titles: Mapping[str, str]) -> list[Tick]:
    """Return the ticks of the entry that goes that are to be noted in the one that stays.

    `titles` are the titles of projects there by those here. Of an item ticked in both the latest tick stands; one that
    is ticked stands before one that is not.
    """
    known = {tick.id: tick for tick in into}
    found = []
    for tick in gone:
        project = titles.get(tick.project, tick.project) if tick.project is not None else None
        moved = replace(tick, id=tick_key(tick.checklist, project, tick.item, tick.number), project=project)
        own = known.get(moved.id)
        if own is None or (moved.done_at is not None and (own.done_at is None or own.done_at < moved.done_at)):
            found.append(moved)
    return found
