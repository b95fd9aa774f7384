"""A student's projects: which one is meant, and how one goes on (domain, section 3).

A student works on one project at a time. No course is needed to start or validate one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from mentorcli.errors import AmbiguousError, NotFoundError, RefusedError, UsageError
from mentorcli.models.project import MAX_LEVEL, Project, ProjectPeriod, ProjectStatus, Resource
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


def in_progress_on(projects: Iterable[Project], day: date) -> Project | None:
    """Return the project that was in progress on a local day, None where there was none.

    On a day on which one ends and another begins, it is the one that begins. A project in progress whose days are not
    known counts where no other does.
    """
    every = list(projects)
    found = [
        (period.start, number)
        for number, project in enumerate(every)
        for period in project.periods
        if period.start <= day and (period.end is None or day <= period.end)
    ]
    if found:
        return every[max(found)[1]]
    return next((one for one in every if one.status is ProjectStatus.IN_PROGRESS and not one.periods), None)


def titled(projects: Iterable[Project], title: str) -> Project | None:
    """Return the project of that whole title, ignoring case and accents, None where there is none.

    A title with characters that steer a terminal is known too as it is shown: a printed command has it so.
    """
    wanted, every = fold(one_line(title) or ""), list(projects)
    known = next((project for project in every if fold(project.title) == wanted), None)
    shown = (project for project in every if not project.title.isprintable() and fold(visible(project.title)) == wanted)
    return known or next(shown, None)


def fitting(projects: Sequence[Project], typed: str) -> list[Project]:
    """Return the projects that typed text may mean: the one of that title, else all whose title contains it.

    Case and accents do not count, nor blanks at the ends. Nothing typed fits nothing.
    """
    exact = titled(projects, typed)
    if exact is not None:
        return [exact]
    part = fold(one_line(typed) or "")
    return [project for project in projects if part and part in fold(project.title)]


def find_project(projects: Sequence[Project], typed: str, *, student: str) -> Project:
    """Return the project meant: the one of that title, else the only one whose title contains it.

    Raises AmbiguousError with the list, NotFoundError with the command that adds one to `student` (a slug).
    """
    found = fitting(projects, typed)
    if len(found) == 1:
        return found[0]
    shown = visible(typed[:60])
    if found:
        raise AmbiguousError(
            bilingual(f"{len(found)} projects fit {shown!r}", f"{len(found)} projets correspondent à {shown!r}"),
            bilingual("Type more of the title.", "Tapez une plus grande partie du titre."),
            tuple(project.title for project in found),
        )
    add = command_line("project add", student, typed.strip() or "TITLE")
    raise NotFoundError(
        bilingual(f"No project {shown!r}", f"Pas de projet {shown!r}"),
        bilingual(f"Add it: {add}", f"Pour l'ajouter\u00a0: {add}"),
        tuple(visible(project.title) for project in projects),
    )


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


def advanced(
    projects: Sequence[Project], project: Project, to: ProjectStatus, *, student: str, on: date, dated: bool = False
) -> Project:
    """Return a project with the status it goes on to on a local day, and the days on which it was in progress.

    Raises RefusedError where the step does not follow from where the project is, or where another project of the
    student (`student`, a slug, names them in the hint) was in progress then: one at a time. Raises UsageError for an
    end before the start. `dated`: the day was given, so that a step made already is only dated anew.
    """
    if project.status is to and dated:
        return _dated_anew(projects, project, on)
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
    _refuse_before(project, on)
    if to is ProjectStatus.IN_PROGRESS:
        _refuse_a_second(projects, on, student)
        return replace(project, status=to, periods=(*project.periods, ProjectPeriod(on)))
    return replace(project, status=to, periods=_ended(project, on))


def _refuse_a_second(projects: Sequence[Project], on: date, student: str) -> None:
    """Raise RefusedError where another project is in progress, or any was on a day after `on`."""
    other = current(projects)
    if other is not None:
        present = command_line("project present", student, other.title)
        raise RefusedError(
            bilingual(
                f"One project at a time: {other.title!r} is in progress",
                f"Un seul projet à la fois\u00a0: {other.title!r} est en cours",
            ),
            bilingual(f"Finish it first: {present}", f"Terminez-le d'abord\u00a0: {present}"),
        )
    _refuse_overlap(projects, on)


def _refuse_overlap(projects: Iterable[Project], start: date) -> None:
    """Raise RefusedError where a project was in progress after a day on which one is to start.

    On the day itself one may end and another start.
    """
    for one in projects:
        for period in one.periods:
            if period.end is None or period.end > start:
                until = f" until {period.end}" if period.end else f" from {period.start} on"
                jusque = f" jusqu'au {period.end}" if period.end else f" depuis le {period.start}"
                raise RefusedError(
                    bilingual(
                        f"One project at a time: {one.title!r} was in progress{until}",
                        f"Un seul projet à la fois\u00a0: {one.title!r} était en cours{jusque}",
                    ),
                    bilingual("Give a later day with --on.", "Indiquez un jour suivant avec --on."),
                )


def _dated_anew(projects: Iterable[Project], project: Project, on: date) -> Project:
    """Return a project whose last step was on another local day. Raises as `advanced` does."""
    earlier = project.periods[:-1]
    if project.status is ProjectStatus.IN_PROGRESS:
        others = [replace(one, periods=earlier) if one.id == project.id else one for one in projects]
        _refuse_overlap(others, on)
        return replace(project, periods=(*earlier, ProjectPeriod(on)))
    if not project.periods:
        return project
    start = project.periods[-1].start
    changed = replace(project, periods=_ended(replace(project, periods=(*earlier, ProjectPeriod(start))), on))
    for one in projects:
        for period in one.periods if one.id != project.id else ():
            if start <= period.start < on and period.end != start:  # one may have ended on the day the other began
                _refuse_overlap([changed], period.start)
    return changed


def _ended(project: Project, on: date) -> tuple[ProjectPeriod, ...]:
    """Return the periods of a project whose last one, if it is open, ends on a local day. Raises UsageError."""
    if not project.periods or project.periods[-1].end is not None:
        return project.periods
    last = project.periods[-1]
    if on < last.start:
        raise begun_later(project, last.start, on)
    return (*project.periods[:-1], ProjectPeriod(last.start, on))


def _refuse_before(project: Project, on: date) -> None:
    """Raise UsageError for a step of a presented project on a day before its start, or before it was presented."""
    last = project.periods[-1] if project.periods else None
    if project.status is not ProjectStatus.PRESENTED or last is None or last.end is None or on >= last.end:
        return
    if on < last.start:
        raise begun_later(project, last.start, on)
    raise UsageError(
        bilingual(
            f"{project.title!r} was presented on {last.end}, after {on}",
            f"{project.title!r} a été présenté le {last.end}, après le {on}",
        ),
        bilingual(
            f"Give that day or a later one: --on {last.end}",
            f"Indiquez ce jour ou un jour suivant\u00a0: --on {last.end}",
        ),
    )


def begun_later(project: Project, start: date, on: date) -> UsageError:
    """Return the refusal of what is told to be on a local day before that on which a project was started."""
    return UsageError(
        bilingual(
            f"{project.title!r} was started on {start}, after {on}",
            f"{project.title!r} a commencé le {start}, après le {on}",
        ),
        bilingual(
            f"Give that day or a later one: --on {start}", f"Indiquez ce jour ou un jour suivant\u00a0: --on {start}"
        ),
    )


def same_link(resources: Iterable[Resource], url: str) -> Resource | None:
    """Return the resource with that link, as kept or as shown, a slash at the end aside, None where there is none."""
    typed = url.rstrip("/")
    return next((one for one in resources if typed in (one.url.rstrip("/"), visible(one.url).rstrip("/"))), None)
