"""One student on one screen: what a mentor reads before a call."""

from __future__ import annotations

from dataclasses import replace

from mentorcli.cli.agenda import due, number_of
from mentorcli.cli.desk import Desk
from mentorcli.cli.following import contact_due
from mentorcli.cli.session.details import current_project
from mentorcli.models.agenda import AgendaKind
from mentorcli.models.session import Session, SessionStatus
from mentorcli.store.dossier import Dossier

AHEAD = 1
PAST = 4
NOTES = 3


def page(desk: Desk, dossier: Dossier) -> list[str]:
    """Return the page as lines: who it is, what is due, projects, sessions, notes, resources."""
    from mentorcli.render.words import page as words

    lang = desk.lang
    notes = [replace(note, at=desk.local(note.at)) for note in dossier.notes[-NOTES:][::-1]]
    ahead, past = _sessions(desk, dossier)
    sessions = [words.session_line(session, lang) for session in reversed(ahead[:AHEAD])]
    sessions += [words.session_line(session, lang, past=True) for session in past[:PAST]]
    return [
        *_head(desk, dossier, ahead[0] if ahead else None),
        *words.part("due", _due(desk, dossier), lang),
        *words.part("projects", [words.project_line(project, lang) for project in dossier.projects], lang),
        *words.part("sessions", sessions, lang),
        *words.part("notes", [words.note_line(note, lang) for note in notes], lang),
        *words.part("resources", [f"{r.title}: {r.url}" if r.title else r.url for r in dossier.resources], lang),
    ]


def _head(desk: Desk, dossier: Dossier, following: Session | None) -> list[str]:
    """Return who the student is and where they stand, what is not known left out."""
    from mentorcli.render.words import (
        attendance_sentence,
        day,
        funding_word,
        moment,
        regular_sentence,
        student_status_word,
    )
    from mentorcli.render.words.page import fact, project_line
    from mentorcli.rules.attendance import attendance

    student, lang = dossier.student, desk.lang
    figures = attendance(dossier.sessions.values(), policy=desk.policy, now=desk.now, student=dossier.id)
    regular = regular_sentence(figures, lang)
    project = current_project(dossier)
    facts = {
        "student": f"{student.name} ({student.id})",
        "status": student_status_word(student.status, lang),
        "path": student.path,
        "funding": funding_word(student.funding_on(desk.today), lang),
        "email": student.email,
        "phone": student.phone,
        "started": day(student.started, lang) if student.started else None,
        "project": project_line(project, lang) if project else None,
        "next": moment(following.scheduled_at, lang) if following else None,
        "attendance": attendance_sentence(figures, lang) + (f". {regular}" if regular else ""),
    }
    return [fact(key, value, lang) for key, value in facts.items() if value]


def _due(desk: Desk, dossier: Dossier) -> list[str]:
    """Return what is due with this student, each with its command, and what the follow-up waits for."""
    from mentorcli.render.words.agenda import entry_command, entry_sentence, heading
    from mentorcli.render.words.steps import contact_sentence

    entries, numbers = due(desk, [dossier], desk.now)
    lines = []
    for entry in entries:
        if entry.kind in (AgendaKind.TODAY, AgendaKind.AHEAD):
            continue
        colon = "\u00a0: " if desk.lang == "fr" else ": "
        lines.append(f"{heading(entry.kind, desk.lang)}{colon}{entry_sentence(entry, desk.lang)}")
        lines.append(f"  {entry_command(entry, number_of(entry, numbers))}")
    contact = contact_due(desk, dossier)
    if contact is not None and contact.step is None:
        lines.append(contact_sentence(contact, desk.lang))
    return lines


def _sessions(desk: Desk, dossier: Dossier) -> tuple[list[Session], list[Session]]:
    """Return what is planned ahead, the next one first, and what is past, the last one first; starts are local."""
    known = sorted(dossier.sessions.values(), key=lambda s: (s.scheduled_at, s.id))
    local = [replace(session, scheduled_at=desk.local(session.scheduled_at)) for session in known]
    ahead = [s for s in local if s.scheduled_at > desk.now and s.status is SessionStatus.SCHEDULED]
    return ahead, [s for s in reversed(local) if s not in ahead]
