"""One student on one screen, in words: what a mentor reads before a call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mentorcli.models.agenda import AgendaKind
from mentorcli.models.goal import Goal
from mentorcli.models.note import Note
from mentorcli.models.project import Project, ProjectStatus
from mentorcli.models.results.student_page import StudentPage
from mentorcli.models.session import Session
from mentorcli.render import View
from mentorcli.render.cells import on_one_line
from mentorcli.render.text import COLON, clock, day, funding_word, project_status_word, student_status_word
from mentorcli.render.text.agenda import student_entries
from mentorcli.render.text.attendance import attendance_sentence
from mentorcli.render.text.cells import reason_cell, short_day, status_cell, word
from mentorcli.render.text.contact import contact_sentence
from mentorcli.render.text.page import WIDTH, fact, label, listed_fact
from mentorcli.render.text.verdict import only_told_by_the_session
from mentorcli.render.wrapping import wrapped
from mentorcli.text import ID, NAME, command_line, joined, part

AHEAD = 1
PAST = 4
NOTES, NEWEST = 3, 3  # how many notes, and lines of the newest one
LEAST_NOTE = 20  # cells, in which a text is read without effort
PROJECTS = 3
GOALS = 3


def page_text(page: StudentPage, view: View, columns: int | None = None) -> list[str]:
    """Return the page as lines: who it is, what is due, projects, sessions, notes, resources.

    In a terminal of so many `columns` each of these is one line; None is a pipe, where nothing is cut.
    """
    lang, details = view.lang, page.details
    room = columns - WIDTH - 1 if columns is not None else None
    ahead, past = page.ahead[:AHEAD], page.past[:PAST]
    shown = {session.id for session in (*ahead, *past)}
    notes = [one for one in details.notes if one.session not in shown or not only_told_by_the_session(one.text)]
    noted = list(note_lines(notes[-NOTES:][::-1], view, room))
    if len(details.notes) > NOTES:
        noted.append(label("all-notes", lang, command=command_line("note list", details.student.id)))
    resources: list[str] = [
        joined(f"{one.title}{COLON[lang]}" if one.title else "", one.url) for one in details.resources
    ]
    groups = (
        list(_head(page, view)),
        listed_fact("due", list(due_lines(page, view, room)), lang),
        listed_fact("projects", [project_line(one, lang) for one in _latest(details.projects)], lang, room),
        listed_fact("goals", _goals(details.goals, view), lang, room),
        listed_fact("sessions", [session_line(one, view, columns) for one in (*reversed(ahead), *past)], lang, room),
        [
            *listed_fact("notes", noted, lang),
            *listed_fact("resources", resources, lang, room),
        ],
    )
    return [line for group in groups if group for line in ("", *group)][1:]


def _goals(goals: Sequence[Goal], view: View) -> list[str]:
    """Return the goals that are open, those beyond a few as a command."""
    found = [goal for goal in goals if goal.done_at is None]
    if not found:
        return []
    from mentorcli.render.text.goal import goal_line  # few students have any

    return [goal_line(goal, view) for goal in found[:GOALS]] + (["…"] if len(found) > GOALS else [])


def _latest(projects: Sequence[Project]) -> list[Project]:
    """Return the project in progress and those begun or planned before and after it, the others left out."""
    first = [one for one in projects if one.status is ProjectStatus.IN_PROGRESS]
    return [*first, *(one for one in reversed(projects) if one not in first)][:PROJECTS]


def _head(page: StudentPage, view: View) -> Iterator[str]:
    """Yield who the student is, how they come, and how to reach them, what is not known left out."""
    lang, student = view.lang, page.details.student
    who = joined(part(student.name, NAME), " (", part(student.id, ID), ")")
    yield fact("student", joined(who, ", ", student_status_word(student.status, lang)), lang)
    funding = funding_word(student.funding_on(page.details.today), lang)
    began = "since" if student.path else "training-since"  # without a path it would be since when it is funded
    since = label(began, lang, day=day(student.started, lang)) if student.started else None
    yield fact("path" if student.path else "funding", ", ".join(filter(None, (student.path, funding, since))), lang)
    if student.email or student.phone:
        yield fact("reach", ", ".join(filter(None, (student.email, student.phone))), lang)
    yield fact("attendance", attendance_sentence(page.attendance, lang), lang)


def due_lines(page: StudentPage, view: View, room: int | None) -> Iterator[str]:
    """Yield what is due, each with its command, and what the follow-up of a silent student waits for."""
    kinds = (AgendaKind.TODAY, AgendaKind.AHEAD)
    yield from student_entries([one for one in page.due if one.entry.kind not in kinds], view, room)
    if page.contact is not None and page.contact.step is None:
        yield contact_sentence(page.contact, view.lang)


def note_lines(notes: list[Note], view: View, room: int | None) -> Iterator[str]:
    """Yield notes with their days; in a terminal the newest on a few lines, the others on one each."""
    for number, note in enumerate(notes):
        at = view.day(note.at)
        if room is None:
            yield joined(day(at, view.lang), "  ", note.text)
            continue
        lead = short_day(at, view, padded=True) + "  "
        if room - len(lead) < LEAST_NOTE:  # the text is set in less than its day, so that it has a column to stand in
            yield joined(lead, on_one_line(note.text))
            continue
        first, *later = wrapped(on_one_line(note.text), room - len(lead))
        kept = later[: NEWEST - 1] if number == 0 else []
        rest = "".join(f" {line}" for line in later[len(kept) :])
        texts = [first, *kept]
        texts[-1] += rest
        yield joined(lead, texts[0])
        yield from (" " * len(lead) + text for text in texts[1:])


def project_line(project: Project, lang: str) -> str:
    """Return a project with its level and status."""
    level = label("level", lang, level=project.level) + ", " if project.level else ""
    return f"{project.title} ({level}{project_status_word(project.status, lang)})"


def session_line(session: Session, view: View, columns: int | None = None) -> str:
    """Return a session: when, where it stands and why, what for, its notes."""
    at, lang = view.local(session.scheduled_at), view.lang
    on = day(at.date(), lang) if columns is None else short_day(at.date(), view, padded=True)
    status = status_cell(session, view)
    reason = f" ({reason_cell(session.reason, lang)})" if session.reason else ""
    line = joined(f"{on} {clock(at)}  ", status, f"{reason}, {word(session.kind, lang)}")
    return joined(line, COLON[lang], session.notes.splitlines()[0]) if session.notes else line
