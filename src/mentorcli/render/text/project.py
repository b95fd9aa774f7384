"""The sentences of `mentor project`, in English and French, and its list."""

from __future__ import annotations

from mentorcli.models.results.student import ProjectChange, StudentDetails
from mentorcli.render.text.common import sentence as common_sentence
from mentorcli.render.text.headings import heading
from mentorcli.render.text.labels import project_status_word
from mentorcli.render.text.sentences import Sentences
from mentorcli.render.view import Table, View
from mentorcli.text import command_line

sentence = Sentences(
    {
        "project-added": ("Added for {name}: {title}", "Ajouté pour {name} : {title}"),
        "project-changed": ("{name}, {title}: {status}", "{name}, {title} : {status}"),
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
    """Return a project's new status."""
    name, project = done.details.student.name, done.project
    status = project_status_word(project.status, view.lang)
    return [sentence("project-changed", view.lang, name=name, title=project.title, status=status)]


def projects_table(found: StudentDetails, view: View) -> Table:
    """Return a student's projects as a table."""
    lang = view.lang
    rows = [(one.title, str(one.level or ""), project_status_word(one.status, lang)) for one in found.projects]
    empty = sentence("no-project", lang, name=found.student.name, slug=found.student.id)
    return Table(tuple(heading(name, lang) for name in ("project", "level", "status")), rows, empty)
