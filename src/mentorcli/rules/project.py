"""A student's projects: which one is meant, and how one goes on (domain, section 3).

A student works on one project at a time. No course is needed to start or validate one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mentorcli.errors import AmbiguousError, NotFoundError, RefusedError
from mentorcli.models.project import Project, ProjectStatus, Resource
from mentorcli.text import fold, visible

# From which statuses a project may go on to another. One that was presented and not accepted is started again.
FROM = {
    ProjectStatus.IN_PROGRESS: (ProjectStatus.TODO, ProjectStatus.PRESENTED),
    ProjectStatus.PRESENTED: (ProjectStatus.IN_PROGRESS,),
    ProjectStatus.VALIDATED: (ProjectStatus.IN_PROGRESS, ProjectStatus.PRESENTED),
}
VERB = {ProjectStatus.IN_PROGRESS: "start", ProjectStatus.PRESENTED: "present", ProjectStatus.VALIDATED: "validate"}


def current(projects: Iterable[Project]) -> Project | None:
    """Return the project in progress, None where there is none."""
    return next((project for project in projects if project.status is ProjectStatus.IN_PROGRESS), None)


def titled(projects: Iterable[Project], title: str) -> Project | None:
    """Return the project of that title, ignoring case and accents, None where there is none."""
    wanted = fold(title.strip())
    return next((project for project in projects if fold(project.title) == wanted), None)


def find(projects: Sequence[Project], typed: str, *, student: str) -> Project:
    """Return the one project meant: its title, or any part of it, ignoring case and accents.

    Raises AmbiguousError with the list, NotFoundError with the command that adds one to `student` (a slug).
    """
    exact = titled(projects, typed)
    if exact is not None:
        return exact
    part = fold(typed.strip())
    fitting = [project for project in projects if part and part in fold(project.title)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        listed = tuple(project.title for project in fitting)
        raise AmbiguousError(f"{len(fitting)} projects fit {visible(typed)!r}", "Type more of the title.", listed)
    raise NotFoundError(
        f"No project {visible(typed[:60])!r}",
        f'See: mentor project list {student}; add one: mentor project add {student} "TITLE"',
    )


def title_meant(projects: Sequence[Project], typed: str) -> str:
    """Return the title of the one project meant, else the title as typed: a project need not be on the list."""
    exact = titled(projects, typed)
    fitting = [exact] if exact else [project for project in projects if fold(typed.strip()) in fold(project.title)]
    return fitting[0].title if len(fitting) == 1 else typed


def refuse_twice(projects: Iterable[Project], title: str) -> None:
    """Raise RefusedError where there is a project of that title already."""
    known = titled(projects, title)
    if known is not None:
        raise RefusedError(f"There is a project {known.title!r} already: {known.status}", "Choose another title.")


def advanced(projects: Sequence[Project], project: Project, to: ProjectStatus, *, student: str) -> Project:
    """Return a project with the status it goes on to.

    Raises RefusedError where the step does not follow from where the project is, or where another project of the
    student (`student`, a slug, names them in the hint) is in progress.
    """
    if project.status is to:
        raise RefusedError(f"{project.title!r} is {to} already", "Nothing to change.")
    if project.status not in FROM[to]:
        start = f'mentor project start {student} "{project.title}"'
        hint = f"Start it first: {start}" if project.status is ProjectStatus.TODO else "A validated project stays so."
        raise RefusedError(f"{project.title!r} is {project.status}", hint)
    other = current(projects)
    if to is ProjectStatus.IN_PROGRESS and other is not None:
        raise RefusedError(
            f"One project at a time: {other.title!r} is in progress",
            f'Finish it first: mentor project present {student} "{other.title}"',
        )
    return replace(project, status=to)


def same_link(resources: Iterable[Resource], url: str) -> Resource | None:
    """Return the resource with that link, a slash at the end aside, None where there is none."""
    return next((known for known in resources if known.url.rstrip("/") == url.rstrip("/")), None)
