"""What a half-typed line may be completed with: read from the store quickly, and changing nothing.

Whatever the store raises goes through: who completes a line leaves out what cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mentorcli.models.session import Session, by_start
from mentorcli.rules.student import fitting, name_key
from mentorcli.services.lookup import MIN_PREFIX, find_student, known_students
from mentorcli.store.student_records import names
from mentorcli.text import slugify

if TYPE_CHECKING:
    from mentorcli.models.checklist import ChecklistItem
    from mentorcli.models.project import Project, Resource
    from mentorcli.services.workspace import Workspace

MOST = 100  # nobody reads a longer list, and each name costs a file


def student_names(workspace: Workspace, typed: str) -> dict[str, str]:
    """Return the slugs that begin with what was typed, by slug; where none does, the only one that contains it.

    Each has the student's name, empty where it is not known or where there are more than `MOST`.
    """
    slugs = workspace.store.slugs()
    part = slugify(typed) if slugify(typed) == name_key(typed).replace(" ", "-") else ""  # every letter counts
    found = [slug for slug in slugs if slug.startswith(typed.lower()) or (part and slug.startswith(part))]
    if not found and name_key(typed):
        holding = [slug for slug in slugs if part and part in slug]
        holding = holding or [one.slug for one in fitting(typed, known_students(workspace, slugs))]
        found = holding if len(holding) == 1 else []
    if workspace.store.erased():
        there = names(workspace.store, found)
        found = [slug for slug in found if slug in there]
    known = names(workspace.store, found) if len(found) <= MOST else {}
    return {slug: known.get(slug, "") for slug in found}


def sessions(workspace: Workspace, typed: str) -> list[Session]:
    """Return the sessions whose id begins with what was typed, from 4 characters on, the latest first."""
    found = workspace.store.find_sessions(typed) if len(typed) >= MIN_PREFIX else []
    return _latest(session for _, session in found)


def sessions_of(workspace: Workspace, student: str, typed: str) -> list[Session]:
    """Return the sessions of a student whose id begins with what was typed, the latest first."""
    records = find_student(workspace, student)
    return _latest(session for session in records.sessions.values() if session.id.startswith(typed))


def _latest(found: Iterable[Session]) -> list[Session]:
    return sorted(found, key=by_start, reverse=True)[:MOST]


def projects(workspace: Workspace, student: str) -> list[Project]:
    """Return the projects of a student."""
    return find_student(workspace, student).projects


def notes(workspace: Workspace, student: str) -> list[tuple[int, str]]:
    """Return the notes on a student by number, the latest first."""
    records = find_student(workspace, student)
    found = [(number, note.text) for number, note in zip(records.note_numbers, records.notes, strict=True)]
    return found[::-1][:MOST]


def resources(workspace: Workspace, student: str) -> list[Resource]:
    """Return the resources suggested to a student."""
    return find_student(workspace, student).resources


def checklist_items(
    workspace: Workspace, name: str, student: str, project: str | None = None
) -> tuple[ChecklistItem, ...]:
    """Return the items of a student's checklist (`presentation` or `transfer`) for a project, with their state."""
    from mentorcli.services.checklists import ChecklistChoice, of_student  # only where a number is asked for

    return of_student(workspace, find_student(workspace, student), ChecklistChoice(name, project)).items


def faq_questions(workspace: Workspace) -> list[tuple[str, str]]:
    """Return the ids of the FAQ in the language in use with their questions, the mentor's own entries last."""
    from mentorcli.content import faq_to_search  # only where the FAQ is asked for

    entries, _ = faq_to_search()
    shipped = [(entry.id, entry.question) for entry in entries if entry.lang == workspace.lang]
    return [*shipped, *own_questions(workspace)]


def own_questions(workspace: Workspace) -> list[tuple[str, str]]:
    """Return the ids of the mentor's own entries of the FAQ with their questions."""
    from mentorcli.models.faq import OwnEntry  # only where the FAQ is asked for

    return [(entry.id, entry.question) for entry in workspace.store.mentor().records(OwnEntry).values()]


def messages(workspace: Workspace) -> list[tuple[str, str]]:
    """Return the names of the messages, with what each is for in the language in use."""
    from mentorcli.render.text.message import about  # only where a message is asked for
    from mentorcli.services.messages import list_messages

    return [(one.name, about(one.name, workspace.lang)) for one in list_messages(workspace)]


def policy_titles(workspace: Workspace) -> list[tuple[str, str]]:
    """Return the names of the policies with their titles in the language in use."""
    from mentorcli import content  # only where a policy is asked for

    return [(name, content.policy_data(name)["title"][workspace.lang]) for name in content.policy_names()]
