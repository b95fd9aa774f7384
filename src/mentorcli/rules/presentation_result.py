"""How a presentation ended, and what is still to come after it (domain, sections 6 and 10).

A validated one closes the project; one to redo gives it back, and a second presentation follows. A conditional result
has 48 hours for the upload and 48 more for the decision, and no presentation of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.presentation import DueWhat, Outcome, PresentationResult, ResultDue
from mentorcli.models.project import Project, ProjectStatus
from mentorcli.models.session import Session, SessionKind
from mentorcli.rules.project import advanced, current
from mentorcli.text import bilingual, command_line

UPLOAD = DECISION = timedelta(hours=48)
CMD = "presentation result"
_FRENCH = {Outcome.VALIDATED: "validée", Outcome.CONDITIONAL: "sous condition", Outcome.TO_REDO: "à refaire"}
_ENGLISH = {Outcome.VALIDATED: "validated", Outcome.CONDITIONAL: "conditional", Outcome.TO_REDO: "to redo"}


class Told(NamedTuple):
    """What is told of a presentation: how it ended, at which moment (aware), and the local day of that."""

    outcome: Outcome
    at: datetime
    day: date


def presentation_number(results: Iterable[PresentationResult]) -> int:
    """Return which presentation of a project is at hand, of all its results: after one to redo it is the next."""
    last = last_result(results)
    return 1 if last is None else last.number + (last.outcome is Outcome.TO_REDO)


def last_result(results: Iterable[PresentationResult]) -> PresentationResult | None:
    """Return the result of the latest presentation of a project, None where there is none."""
    return max(results, key=lambda one: (one.number, one.at.timestamp(), one.id), default=None)


def held_last(
    sessions: Iterable[Session], project: str, last: PresentationResult | None, *, unnamed: bool = True
) -> Session | None:
    """Return the latest presentation of a project that was held and has no result yet, None where there is none.

    `last` is the project's latest result; `unnamed`: a presentation about no project counts too.
    """
    about = (project, None) if unnamed else (project,)
    found = [
        one
        for one in sessions
        if one.kind is SessionKind.PRESENTATION
        and one.held
        and one.project in about
        and (last is None or one.ends_at > last.at)
    ]
    return max(found, key=lambda one: (one.ends_at.timestamp(), one.id), default=None)


def result_told(
    known: Sequence[PresentationResult],
    told: Told,
    *,
    project: str,
    key: str,
    student: str,
    day_of: Callable[[datetime], date],
    again: bool,
) -> PresentationResult:
    """Return the result as what is told leaves it: a new one of the id `key`, or the one that is known.

    `known` are those of the project; `student` is a slug, for the hints; `day_of` gives the local day of a moment.
    `again` tells the latest one anew. A conditional one is decided. What is told once more changes nothing. Raises
    RefusedError for a presentation that is closed, and for `again` where there is none, UsageError for a decision
    before its presentation.
    """
    last = last_result(known)
    if last is None:
        if again:
            raise _none_yet(project, student, told.outcome)
        return PresentationResult(key, project, 1, told.at, told.outcome)
    same = told.outcome is last.outcome and told.day == day_of(last.closed_at)
    if same:
        return last
    if again:
        return replace(last, at=told.at, outcome=told.outcome, decided_at=None)
    if last.outcome is Outcome.CONDITIONAL and told.outcome is not Outcome.CONDITIONAL:
        if told.day < day_of(last.at):
            raise too_early(project, day_of(last.at))
        return replace(last, outcome=told.outcome, decided_at=max(told.at, last.at))
    if last.outcome is Outcome.TO_REDO and told.day > day_of(last.closed_at):
        return PresentationResult(key, project, last.number + 1, told.at, told.outcome)
    raise _closed(last, day_of(last.closed_at), student, told.outcome)


class ProjectAfter(NamedTuple):
    """A project after a presentation; `waits_for` is the title of another one in progress, which is to end first."""

    project: Project
    waits_for: str | None = None


def project_after(
    projects: Sequence[Project], project: Project, outcome: Outcome, *, student: str, on: date, again: bool = False
) -> ProjectAfter:
    """Return a project as a presentation on a local day leaves it: validated, presented, or in progress again.

    One project at a time: where another is in progress, one to redo stays presented. `again` takes back that it was
    validated. Raises RefusedError for a project that is not begun, or is validated already and is to be something else.
    """
    if project.status is ProjectStatus.TODO:
        return ProjectAfter(advanced(projects, project, ProjectStatus.PRESENTED, student=student, on=on))
    if outcome is Outcome.VALIDATED:
        if project.status is ProjectStatus.VALIDATED and not again:
            return ProjectAfter(project)
        project = _not_begun_again(project, on) if again else project
        last = max([on, *_presented(project)])
        return ProjectAfter(advanced(projects, project, ProjectStatus.VALIDATED, student=student, on=last, dated=again))
    if project.status is ProjectStatus.VALIDATED and again:
        project = replace(project, status=ProjectStatus.PRESENTED)
    if outcome is Outcome.CONDITIONAL:
        if project.status is ProjectStatus.PRESENTED:
            return ProjectAfter(project)
        return ProjectAfter(advanced(projects, project, ProjectStatus.PRESENTED, student=student, on=on))
    return _to_redo(projects, project, student, on)


def _presented(project: Project) -> list[date]:
    """Return the local day on which a project was noted as presented, which may be after the presentation."""
    ends = [period.end for period in project.periods[-1:] if period.end is not None]
    return ends if project.status is ProjectStatus.PRESENTED else []


def _not_begun_again(project: Project, on: date) -> Project:
    """Return a project without the days on which it went on after a presentation of the local day `on`."""
    periods = project.periods
    if len(periods) > 1 and periods[-1].end is None and periods[-1].start > on:
        return replace(project, periods=periods[:-1], status=ProjectStatus.PRESENTED)
    return project


def _to_redo(projects: Sequence[Project], project: Project, student: str, on: date) -> ProjectAfter:
    """Return a project that goes on after its presentation."""
    if project.status is ProjectStatus.IN_PROGRESS:
        return ProjectAfter(project)
    other = current(projects)
    if other is not None and project.status is ProjectStatus.PRESENTED:
        return ProjectAfter(project, other.title)
    others = [project if one.id == project.id else one for one in projects]
    ends = [period.end for one in others for period in one.periods if period.end is not None]
    start = max([on, *ends])
    return ProjectAfter(advanced(others, project, ProjectStatus.IN_PROGRESS, student=student, on=start))


def pending(
    results: Iterable[PresentationResult], *, now: datetime, hours: Callable[[PresentationResult], int]
) -> list[ResultDue]:
    """Return what is still to come after presentations as of `now` (aware): notes to send, a conditional result.

    `hours` gives within how many hours the assessment notes of a result are due.
    """
    found = []
    for result in results:
        if result.notes_sent_at is None:
            found.append(ResultDue(result, DueWhat.NOTES, notes_due(result, hours(result))))
        if result.outcome is Outcome.CONDITIONAL:
            uploaded = now > upload_due(result)
            what = DueWhat.DECISION if uploaded else DueWhat.UPLOAD
            found.append(ResultDue(result, what, decision_due(result) if uploaded else upload_due(result)))
    return found


def notes_due(result: PresentationResult, hours: int) -> datetime:
    """Return until when the assessment notes are to be sent, in UTC: so many elapsed hours after the presentation."""
    return result.at.astimezone(UTC) + timedelta(hours=hours)


def upload_due(result: PresentationResult) -> datetime:
    """Return until when the student uploads what a conditional result asks for, in UTC."""
    return result.at.astimezone(UTC) + UPLOAD


def decision_due(result: PresentationResult) -> datetime:
    """Return until when a conditional result is decided, in UTC, where the upload took all its time."""
    return upload_due(result) + DECISION


def _closed(last: PresentationResult, day: date, student: str, outcome: Outcome) -> RefusedError:
    options = ["--project", last.project, f"--{outcome}", "--again"]
    again = command_line(CMD, student, options=options)
    return RefusedError(
        bilingual(
            f"The presentation of {last.project!r} is closed already: {_ENGLISH[last.outcome]}, {day}",
            f"La soutenance de {last.project!r} est déjà close\u00a0: {_FRENCH[last.outcome]}, le {day}",
        ),
        bilingual(f"To tell it anew: {again}", f"Pour la noter de nouveau\u00a0: {again}"),
    )


def _none_yet(project: str, student: str, outcome: Outcome) -> RefusedError:
    command = command_line(CMD, student, options=["--project", project, f"--{outcome}"])
    return RefusedError(
        bilingual(f"No result of {project!r} is noted yet", f"Aucun résultat n'est encore noté pour {project!r}"),
        bilingual(f"Leave --again out: {command}", f"Retirez --again\u00a0: {command}"),
    )


def too_early(project: str, day: date) -> UsageError:
    """Return the refusal of what is told to be before a presentation on a local day."""
    return UsageError(
        bilingual(
            f"The presentation of {project!r} was on {day}, later than that",
            f"La soutenance de {project!r} a eu lieu le {day}, après ce moment",
        ),
        bilingual(
            f"Give that day or a later one: --on {day}", f"Indiquez ce jour ou un jour suivant\u00a0: --on {day}"
        ),
    )
