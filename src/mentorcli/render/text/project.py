"""The sentences of `mentor project`, in English and French, and its list."""

from __future__ import annotations

from collections.abc import Sequence

from mentorcli.models.project import Project, ProjectStatus
from mentorcli.models.results.student import ProjectChange, StudentDetails
from mentorcli.models.session import Session
from mentorcli.models.student import StudentStatus
from mentorcli.render import Table, View
from mentorcli.render.text import Sentences, day, project_status_word
from mentorcli.render.text import sentence as common_sentence
from mentorcli.render.text.cells import CALLED, level_cell, words
from mentorcli.text import command_line

COLUMNS = (CALLED, words(1), words(0, telling=True))
MOST_DAYS = 3  # named after a correction; `mentor undo` takes all back

sentence = Sentences(
    {
        "project-added": ("Added for {name}: {title}", "Ajouté pour {name} : {title}"),
        "project-changed": ("{name}, {title}: {status}", "{name}, {title} : {status}"),
        "project-edited": ("Changed for {name}: {title}{level}", "Modifié pour {name} : {title}{level}"),
        "level": (", level {level}", ", niveau {level}"),
        "project-removed": (
            "Removed for {name}: {title}. To take it back: mentor undo",
            "Retiré pour {name} : {title}. Pour revenir en arrière : mentor undo",
        ),
        "project-removed-followed": ("Removed for {name}: {title}", "Retiré pour {name} : {title}"),
        "all-validated": (
            "Every project of {name} is validated. Training finished? {command}",
            "Tous les projets {name:de} sont validés. Formation terminée ? {command}",
        ),
        "follow-of-one": (
            "1 session follows: {days}. To take it back: mentor undo",
            "1 session suit : {days}. Pour revenir en arrière : mentor undo",
        ),
        "follow": (
            "{count} sessions follow: {days}. To take it back: mentor undo",
            "{count} sessions suivent : {days}. Pour revenir en arrière : mentor undo",
        ),
        "more-days-of-one": ("{days} and {count} more", "{days} et {count} autre"),
        "more-days": ("{days} and {count} more", "{days} et {count} autres"),
        "judged-anew": (
            "Judged anew by its planned length, {start}. {was}",
            "Jugée de nouveau d'après sa durée prévue, {start}. {was}",
        ),
        "no-project": (
            "{name} has no project yet: mentor project add {slug} TITLE",
            "{name} n'a pas encore de projet : mentor project add {slug} TITRE",
        ),
    }
)


def added_text(done: ProjectChange, view: View) -> list[str]:
    """Return that a project was added, and the command that starts it."""
    student, title = done.details.student, done.project.title
    return [
        sentence("project-added", view.lang, name=student.name, title=title),
        common_sentence("next", view.lang, command=command_line("project start", student.id, title)),
    ]


def changed_text(done: ProjectChange, view: View) -> list[str]:
    """Return a project's new status, and what is to be told next of its presentation or of the student."""
    name, project = done.details.student.name, done.project
    status = project_status_word(project.status, view.lang)
    line = sentence("project-changed", view.lang, name=name, title=project.title, status=status)
    lines = [line, *follow_text(done.follow, view, done.anew)]
    if done.awaits_result:
        from mentorcli.render.text.presentation import result_reminder  # only where one was presented

        lines.append(result_reminder(done.details.student.id, project.title, view.lang))
    validated = project.status is ProjectStatus.VALIDATED
    return [*lines, *(completed_offer(done.details, view.lang) if validated else [])]


def edited_text(done: ProjectChange, view: View) -> list[str]:
    """Return a project's title and level as they are now."""
    name, project = done.details.student.name, done.project
    level = sentence("level", view.lang, level=project.level) if project.level else ""
    line = sentence("project-edited", view.lang, name=name, title=project.title, level=level)
    return [line, *follow_text(done.follow, view, done.anew)]


def completed_offer(details: StudentDetails, lang: str) -> list[str]:
    """Return the command that says a student has finished, where every project is validated and they are active."""
    student, projects = details.student, details.projects
    if student.status is not StudentStatus.ACTIVE or any(p.status is not ProjectStatus.VALIDATED for p in projects):
        return []
    command = command_line("student edit", student.id, options=["--status", "completed"])
    return [sentence("all-validated", lang, name=student.name, command=command)]


def removed_text(done: ProjectChange, view: View) -> list[str]:
    """Return that a project was removed, and which planned sessions are about another one now."""
    key = "project-removed-followed" if done.follow else "project-removed"
    line = sentence(key, view.lang, name=done.details.student.name, title=done.project.title)
    return [line, *follow_text(done.follow, view, done.anew)]


def follow_text(follow: Sequence[Session], view: View, anew: Sequence[tuple[Session, Session]] = ()) -> list[str]:
    """Return how many sessions follow a correction, with their days; nothing where none does.

    `anew` are those that are judged otherwise now, before and after: a line each.
    """
    if not follow:
        return []
    shown = [day(view.local(one.scheduled_at).date(), view.lang) for one in follow[:MOST_DAYS]]
    days = ", ".join(shown)
    if len(follow) > MOST_DAYS:
        days = sentence.counted("more-days", len(follow) - MOST_DAYS, view.lang, days=days)
    lines = [sentence.counted("follow", len(follow), view.lang, days=days)]
    for before, now in anew:
        from mentorcli.render.text.session import amended_line, start_text  # only where a verdict changes

        was = amended_line(before, now, view)
        lines.append(sentence("judged-anew", view.lang, start=start_text(now, view), was=was))
    return lines


def projects_table(found: StudentDetails, view: View) -> Table:
    """Return a student's projects as a table."""
    lang = view.lang
    rows = [(one.title, str(one.level or ""), project_status_word(one.status, lang)) for one in found.projects]
    empty = sentence("no-project", lang, name=found.student.name, slug=found.student.id)
    return Table(rows, COLUMNS, lambda: [_cells(one, lang) for one in found.projects], empty)


def _cells(project: Project, lang: str) -> tuple[str, ...]:
    """Return a project as a terminal lists it."""
    return project.title, level_cell(project.level, lang), project_status_word(project.status, lang)
