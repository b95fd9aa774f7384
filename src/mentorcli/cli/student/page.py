"""One student on one screen: what a mentor reads before a call."""

from __future__ import annotations

from dataclasses import replace

from mentorcli.cli.context import AppContext
from mentorcli.models.agenda import AgendaKind
from mentorcli.models.session import Session, SessionStatus
from mentorcli.rules import project as project_rules
from mentorcli.services.agenda import due
from mentorcli.services.followup import contact_due
from mentorcli.store.student_records import StudentRecords

AHEAD = 1
PAST = 4
NOTES = 3


def page(app: AppContext, records: StudentRecords) -> list[str]:
    """Return the page as lines: who it is, what is due, projects, sessions, notes, resources."""
    from mentorcli.render.text import page as words

    lang = app.lang
    notes = [replace(note, at=app.workspace.local(note.at)) for note in records.notes[-NOTES:][::-1]]
    ahead, past = _sessions(app, records)
    sessions = [words.session_line(session, lang) for session in reversed(ahead[:AHEAD])]
    sessions += [words.session_line(session, lang, past=True) for session in past[:PAST]]
    return [
        *_head(app, records, ahead[0] if ahead else None),
        *words.part("due", _due(app, records), lang),
        *words.part("projects", [words.project_line(project, lang) for project in records.projects], lang),
        *words.part("sessions", sessions, lang),
        *words.part("notes", [words.note_line(note, lang) for note in notes], lang),
        *words.part("resources", [f"{r.title}: {r.url}" if r.title else r.url for r in records.resources], lang),
    ]


def _head(app: AppContext, records: StudentRecords, following: Session | None) -> list[str]:
    """Return who the student is and where they stand, what is not known left out."""
    from mentorcli.render.text.attendance import attendance_sentence, regular_sentence
    from mentorcli.render.text.labels import funding_word, student_status_word
    from mentorcli.render.text.page import fact, project_line
    from mentorcli.render.text.quantities import day, moment
    from mentorcli.rules.attendance import attendance

    student, lang = records.student, app.lang
    figures = attendance(
        records.sessions.values(), policy=app.workspace.policy, now=app.workspace.now, student=records.id
    )
    regular = regular_sentence(figures, lang)
    project = project_rules.current(records.projects)
    facts = {
        "student": f"{student.name} ({student.id})",
        "status": student_status_word(student.status, lang),
        "path": student.path,
        "funding": funding_word(student.funding_on(app.workspace.today), lang),
        "email": student.email,
        "phone": student.phone,
        "started": day(student.started, lang) if student.started else None,
        "project": project_line(project, lang) if project else None,
        "next": moment(following.scheduled_at, lang) if following else None,
        "attendance": attendance_sentence(figures, lang) + (f". {regular}" if regular else ""),
    }
    return [fact(key, value, lang) for key, value in facts.items() if value]


def _due(app: AppContext, records: StudentRecords) -> list[str]:
    """Return what is due with this student, each with its command, and what the follow-up waits for."""
    from mentorcli.render.text.agenda import student_entry_text
    from mentorcli.render.text.contact import contact_sentence

    lines = []
    for entry in due(app.workspace, students=[records]).entries:
        if entry.entry.kind not in (AgendaKind.TODAY, AgendaKind.AHEAD):
            lines += student_entry_text(entry, app.view)
    contact = contact_due(app.workspace, records)
    if contact is not None and contact.step is None:
        lines.append(contact_sentence(contact, app.lang))
    return lines


def _sessions(app: AppContext, records: StudentRecords) -> tuple[list[Session], list[Session]]:
    """Return what is planned ahead, the next one first, and what is past, the last one first; starts are local."""
    known = sorted(records.sessions.values(), key=lambda s: (s.scheduled_at, s.id))
    local = [replace(session, scheduled_at=app.workspace.local(session.scheduled_at)) for session in known]
    ahead = [s for s in local if s.scheduled_at > app.workspace.now and s.status is SessionStatus.SCHEDULED]
    return ahead, [s for s in reversed(local) if s not in ahead]
