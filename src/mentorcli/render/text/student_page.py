"""One student on one screen, in words: what a mentor reads before a call."""

from __future__ import annotations

from collections.abc import Iterator

from mentorcli.models.agenda import AgendaKind
from mentorcli.models.note import Note
from mentorcli.models.project import Project
from mentorcli.models.results.student_page import StudentPage
from mentorcli.models.session import Session, SessionStatus
from mentorcli.render import View
from mentorcli.render.text import (
    COLON,
    clock,
    day,
    funding_word,
    kind_word,
    moment,
    project_status_word,
    reason_word,
    status_word,
    student_status_word,
)
from mentorcli.render.text.agenda import student_entry_text
from mentorcli.render.text.attendance import attendance_sentence, regular_sentence
from mentorcli.render.text.contact import contact_sentence
from mentorcli.render.text.page import fact, label, part
from mentorcli.rules.project import current
from mentorcli.text import command_line

AHEAD = 1
PAST = 4
NOTES = 3


def page_text(page: StudentPage, view: View) -> list[str]:
    """Return the page as lines: who it is, what is due, projects, sessions, notes, resources."""
    lang, details = view.lang, page.details
    sessions = [session_line(session, view) for session in reversed(page.ahead[:AHEAD])]
    sessions += [session_line(session, view, past=True) for session in page.past[:PAST]]
    notes = [note_line(note, view) for note in details.notes[-NOTES:][::-1]]
    if len(details.notes) > NOTES:
        notes.append(label("all-notes", lang, command=command_line("note list", details.student.id)))
    return [
        *_head(page, view),
        *part("due", list(_due(page, view)), lang),
        *part("projects", [project_line(project, lang) for project in details.projects], lang),
        *part("sessions", sessions, lang),
        *part("notes", notes, lang),
        *part("resources", [f"{r.title}{COLON[lang]}{r.url}" if r.title else r.url for r in details.resources], lang),
    ]


def _head(page: StudentPage, view: View) -> list[str]:
    """Return who the student is and how they come, what is not known left out."""
    lang, student = view.lang, page.details.student
    regular = regular_sentence(page.attendance, lang)
    project = current(page.details.projects)
    facts = {
        "student": f"{student.name} ({student.id})",
        "status": student_status_word(student.status, lang),
        "path": student.path,
        "funding": funding_word(student.funding_on(page.details.today), lang),
        "email": student.email,
        "phone": student.phone,
        "started": day(student.started, lang) if student.started else None,
        "project": project_line(project, lang) if project else None,
        "next": moment(view.local(page.ahead[0].scheduled_at), lang) if page.ahead else None,
        "attendance": attendance_sentence(page.attendance, lang) + (f". {regular}" if regular else ""),
    }
    return [fact(key, value, lang) for key, value in facts.items() if value]


def _due(page: StudentPage, view: View) -> Iterator[str]:
    """Yield what is due, each with its command below, and what the follow-up of a silent student waits for."""
    for one in page.due:
        if one.entry.kind not in (AgendaKind.TODAY, AgendaKind.AHEAD):
            yield from student_entry_text(one, view)
    if page.contact is not None and page.contact.step is None:
        yield contact_sentence(page.contact, view.lang)


def project_line(project: Project, lang: str) -> str:
    """Return a project with its level and status."""
    level = label("level", lang, level=project.level) + ", " if project.level else ""
    return f"{project.title} ({level}{project_status_word(project.status, lang)})"


def session_line(session: Session, view: View, *, past: bool = False) -> str:
    """Return a session: when, what for, its status (`past`: one still planned is to document), its notes."""
    at, lang = view.local(session.scheduled_at), view.lang
    reason = f" ({reason_word(session.reason, lang)})" if session.reason else ""
    kind, status = kind_word(session.kind, lang), status_word(session.status, lang)
    if past and session.status is SessionStatus.SCHEDULED:
        status = label("to-document", lang)
    line = f"{day(at.date(), lang)} {clock(at)}  {kind}, {status}{reason}"
    return line + _colon(lang) + session.notes.splitlines()[0] if session.notes else line


def note_line(note: Note, view: View) -> str:
    """Return a note with its day."""
    return f"{day(view.day(note.at), view.lang)}  {note.text}"


def _colon(lang: str) -> str:
    return "\u00a0: " if lang == "fr" else ": "
