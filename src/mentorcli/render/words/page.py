"""The labels of a student's page, and the lines that stand under them; times are said in their own zone."""

from __future__ import annotations

from mentorcli.models.note import Note
from mentorcli.models.project import Project
from mentorcli.models.session import Session
from mentorcli.render.words.figures import clock, day, typeset
from mentorcli.render.words.labels import kind_word, project_status_word, reason_word, status_word

LABEL = {
    "en": {
        "student": "Student",
        "status": "Status",
        "path": "Path",
        "funding": "Funding",
        "email": "E-mail",
        "phone": "Phone",
        "started": "Started",
        "attendance": "Attendance",
        "project": "Project",
        "next": "Next",
        "due": "Due",
        "projects": "Projects",
        "sessions": "Sessions",
        "notes": "Notes",
        "resources": "Resources",
        "level": "level {level}",
    },
    "fr": {
        "student": "Étudiant",
        "status": "Statut",
        "path": "Parcours",
        "funding": "Financement",
        "email": "E-mail",
        "phone": "Téléphone",
        "started": "Début",
        "attendance": "Assiduité",
        "project": "Projet",
        "next": "Prochaine",
        "due": "À faire",
        "projects": "Projets",
        "sessions": "Sessions",
        "notes": "Notes",
        "resources": "Ressources",
        "level": "niveau {level}",
    },
}
WIDTH = 12


def fact(key: str, value: str, lang: str) -> str:
    """Return a line of the page's head: the label, then what is known."""
    colon = "\u00a0:" if lang == "fr" else ":"
    return f"{LABEL[lang][key] + colon:<{WIDTH}} {value}"


def part(key: str, lines: list[str], lang: str) -> list[str]:
    """Return a part of the page under its heading, nothing where it is empty."""
    heading = typeset(LABEL[lang][key] + (" :" if lang == "fr" else ":"), lang)
    return ["", heading, *(f"  {line}" for line in lines)] if lines else []


def project_line(project: Project, lang: str) -> str:
    """Say a project with its level and status."""
    level = LABEL[lang]["level"].format(level=project.level) + ", " if project.level else ""
    return f"{project.title} ({level}{project_status_word(project.status, lang)})"


def session_line(session: Session, lang: str) -> str:
    """Say a session: when, what for, how it stands, and the first line of its notes."""
    at = session.scheduled_at
    reason = f" ({reason_word(session.reason, lang)})" if session.reason else ""
    kind, status = kind_word(session.kind, lang), status_word(session.status, lang)
    line = f"{day(at.date(), lang)} {clock(at)}  {kind}, {status}{reason}"
    if not session.notes:
        return line
    colon = "\u00a0: " if lang == "fr" else ": "
    return line + colon + session.notes.splitlines()[0]


def note_line(note: Note, lang: str) -> str:
    """Say a note with its day."""
    return f"{day(note.at.date(), lang)}  {note.text}"
