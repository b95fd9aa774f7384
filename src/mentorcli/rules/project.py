"""A student's projects: which one is meant, and how one goes on (domain, section 3).

A student works on one project at a time. No course is needed to start or validate one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mentorcli.errors import AmbiguousError, NotFoundError, RefusedError, UsageError
from mentorcli.models.project import MAX_LEVEL, Project, ProjectStatus, Resource
from mentorcli.text import bilingual, command_line, fold, one_line, visible

# From which statuses a project may go on to another. One that was presented and not accepted is started again.
FROM = {
    ProjectStatus.IN_PROGRESS: (ProjectStatus.TODO, ProjectStatus.PRESENTED),
    ProjectStatus.PRESENTED: (ProjectStatus.IN_PROGRESS,),
    ProjectStatus.VALIDATED: (ProjectStatus.IN_PROGRESS, ProjectStatus.PRESENTED),
}
_FRENCH = {
    ProjectStatus.TODO: "à faire",
    ProjectStatus.IN_PROGRESS: "en cours",
    ProjectStatus.PRESENTED: "présenté",
    ProjectStatus.VALIDATED: "validé",
}
VERB = {ProjectStatus.IN_PROGRESS: "start", ProjectStatus.PRESENTED: "present", ProjectStatus.VALIDATED: "validate"}


def current(projects: Iterable[Project]) -> Project | None:
    """Return the project in progress, None where there is none."""
    return next((project for project in projects if project.status is ProjectStatus.IN_PROGRESS), None)


def titled(projects: Iterable[Project], title: str) -> Project | None:
    """Return the project of that whole title, ignoring case and accents, None where there is none."""
    wanted = fold(one_line(title) or "")
    return next((project for project in projects if fold(project.title) == wanted), None)


def fitting(projects: Sequence[Project], typed: str) -> list[Project]:
    """Return the projects that typed text may mean: the one of that title, else all whose title contains it.

    Case and accents do not count, nor blanks at the ends. Nothing typed fits nothing.
    """
    exact = titled(projects, typed)
    if exact is not None:
        return [exact]
    part = fold(one_line(typed) or "")
    return [project for project in projects if part and part in fold(project.title)]


def project_named(projects: Sequence[Project], typed: str) -> Project | None:
    """Return the project meant: the one of that title, else the only one whose title contains it, None otherwise."""
    found = fitting(projects, typed)
    return found[0] if len(found) == 1 else None


def find_project(projects: Sequence[Project], typed: str, *, student: str) -> Project:
    """Return the project meant, as `project_named` reads it.

    Raises AmbiguousError with the list, NotFoundError with the command that adds one to `student` (a slug).
    """
    found = fitting(projects, typed)
    if len(found) == 1:
        return found[0]
    if found:
        listed = tuple(project.title for project in found)
        raise AmbiguousError(
            bilingual(
                f"{len(found)} projects fit {visible(typed)!r}",
                f"{len(found)} projets correspondent à {visible(typed)!r}",
            ),
            bilingual("Type more of the title.", "Tapez une plus grande partie du titre."),
            listed,
        )
    raise NotFoundError(
        bilingual(f"No project {visible(typed[:60])!r}", f"Pas de projet {visible(typed[:60])!r}"),
        bilingual(
            f'See: mentor project list {student}; add one: mentor project add {student} "TITLE"',
            f'Voyez\u00a0: mentor project list {student}\u00a0; en ajouter\u00a0: mentor project add {student} "TITRE"',
        ),
    )


def title_meant(projects: Sequence[Project], typed: str) -> str:
    """Return the title of the project meant, else the title as typed: a project need not be on the list."""
    known = project_named(projects, typed)
    return known.title if known is not None else typed


def check_title(text: str) -> str:
    """Return a title on one line. Raises UsageError for an empty one."""
    title = one_line(text)
    if not title:
        raise UsageError(
            bilingual("The title is empty", "Le titre est vide"),
            bilingual(
                'Such as: mentor project add amelie "Build a dashboard"',
                'Par exemple\u00a0: mentor project add amelie "Créez un tableau de bord"',
            ),
        )
    return title


def check_level(level: int | None) -> int | None:
    """Return a level of expertise, None where it is not known. Raises UsageError for one that there is not."""
    if level is not None and not 1 <= level <= MAX_LEVEL:
        raise UsageError(
            bilingual(f"--level is {level}", f"--level vaut {level}"),
            bilingual("Give 1 to 9.", "Indiquez un niveau de 1 à 9."),
        )
    return level


def refuse_twice(projects: Iterable[Project], title: str) -> None:
    """Raise RefusedError where there is a project of that title already."""
    known = titled(projects, title)
    if known is not None:
        raise RefusedError(
            bilingual(
                f"There is a project {known.title!r} already: {known.status}",
                f"Il y a déjà un projet {known.title!r}\u00a0: {_FRENCH[known.status]}",
            ),
            bilingual("Choose another title.", "Choisissez un autre titre."),
        )


def advanced(projects: Sequence[Project], project: Project, to: ProjectStatus, *, student: str) -> Project:
    """Return a project with the status it goes on to.

    Raises RefusedError where the step does not follow from where the project is, or where another project of the
    student (`student`, a slug, names them in the hint) is in progress.
    """
    if project.status is to:
        raise RefusedError(
            bilingual(f"{project.title!r} is {to} already", f"{project.title!r} est déjà {_FRENCH[to]}"),
            bilingual("Nothing to change.", "Il n'y a rien à changer."),
        )
    if project.status not in FROM[to]:
        start = command_line("project start", student, project.title)
        hint = (
            bilingual(f"Start it first: {start}", f"Commencez-le d'abord\u00a0: {start}")
            if project.status is ProjectStatus.TODO
            else bilingual("A validated project stays so.", "Un projet validé le reste.")
        )
        raise RefusedError(
            bilingual(f"{project.title!r} is {project.status}", f"{project.title!r} est {_FRENCH[project.status]}"),
            hint,
        )
    other = current(projects)
    if to is ProjectStatus.IN_PROGRESS and other is not None:
        raise RefusedError(
            bilingual(
                f"One project at a time: {other.title!r} is in progress",
                f"Un seul projet à la fois\u00a0: {other.title!r} est en cours",
            ),
            bilingual(
                f"Finish it first: {command_line('project present', student, other.title)}",
                f"Terminez-le d'abord\u00a0: {command_line('project present', student, other.title)}",
            ),
        )
    return replace(project, status=to)


def same_link(resources: Iterable[Resource], url: str) -> Resource | None:
    """Return the resource with that link, a slash at the end aside, None where there is none."""
    return next((known for known in resources if known.url.rstrip("/") == url.rstrip("/")), None)
