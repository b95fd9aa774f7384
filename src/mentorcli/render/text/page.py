"""The labels of a student's page, and the lines that stand under them; times are said in their own zone."""

from __future__ import annotations

from mentorcli.models.note import Note
from mentorcli.models.project import Project
from mentorcli.models.session import Session, SessionStatus
from mentorcli.render.text.labels import funding_word, kind_word, project_status_word, reason_word, status_word
from mentorcli.render.text.quantities import clock, day, moment, span, typeset

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
        "level-of": "Level",
        "to-document": "to document",
        "session": "Session",
        "start": "Start",
        "planned": "Planned",
        "kind": "Kind",
        "late": "Late",
        "called-off": "Called off",
        "presence": "Presence",
        "recording": "Recording",
        "judged-by": "Judged by",
        "because": "Because",
        "confirmed": "confirmed",
        "not-confirmed": "not confirmed",
        "required": "required, no link kept",
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
        "level-of": "Niveau",
        "to-document": "à documenter",
        "session": "Session",
        "start": "Début",
        "planned": "Prévue",
        "kind": "Type",
        "late": "Retard",
        "called-off": "Annulée le",
        "presence": "Présence",
        "recording": "Vidéo",
        "judged-by": "Jugée par",
        "because": "Parce que",
        "confirmed": "confirmée",
        "not-confirmed": "non confirmée",
        "required": "obligatoire, aucun lien noté",
    },
}
WIDTH = 13


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


def session_line(session: Session, lang: str, *, past: bool = False) -> str:
    """Say a session: when, what for, how it stands (`past`: one that was planned is to document), its notes."""
    at = session.scheduled_at
    reason = f" ({reason_word(session.reason, lang)})" if session.reason else ""
    kind, status = kind_word(session.kind, lang), status_word(session.status, lang)
    if past and session.status is SessionStatus.SCHEDULED:
        status = LABEL[lang]["to-document"]
    line = f"{day(at.date(), lang)} {clock(at)}  {kind}, {status}{reason}"
    if not session.notes:
        return line
    colon = "\u00a0: " if lang == "fr" else ": "
    return line + colon + session.notes.splitlines()[0]


def note_line(note: Note, lang: str) -> str:
    """Say a note with its day."""
    return f"{day(note.at.date(), lang)}  {note.text}"


def session_page(session: Session, name: str, lang: str, *, required: bool) -> list[str]:
    """Return a session as lines of facts; `required` says that it must be recorded. What is not known is left out."""
    label = LABEL[lang]
    presence = "confirmed" if session.presence_confirmed else "not-confirmed"
    reason = f" ({reason_word(session.reason, lang)})" if session.reason else ""
    facts = {
        "session": session.id,
        "student": f"{name} ({session.student})",
        "start": moment(session.scheduled_at, lang),
        "planned": f"{session.duration_minutes} min",
        "kind": kind_word(session.kind, lang),
        "status": status_word(session.status, lang) + reason,
        "late": span(session.late_seconds, lang) if session.late_seconds else None,
        "called-off": moment(session.cancelled_at, lang) if session.cancelled_at else None,
        "presence": label[presence],
        "recording": session.recording or (label["required"] if required else None),
        "project": session.project,
        "level-of": str(session.level) if session.level else None,
        "funding": funding_word(session.funding, lang),
        "judged-by": session.policy,
        "because": session.because,
        "notes": session.notes,
    }
    return [fact(key, value, lang) for key, value in facts.items() if value]
