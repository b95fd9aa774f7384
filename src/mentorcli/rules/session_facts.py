"""The facts of a session's day: who pays, the project in progress and its level, the usual length.

Domain, sections 3 and 8. What the mentor named (`Session.named`) stays; the rest is looked up when a session is
documented, and again when the profile's funding or a project's dates are corrected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mentorcli.models.session import Fact, Session, SessionKind
from mentorcli.models.student import Funding, Student
from mentorcli.rules.scheduling import planned_minutes

if TYPE_CHECKING:
    from mentorcli.models.project import Project


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
