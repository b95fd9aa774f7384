"""What is to be known before a session, on one screen, in English and French."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mentorcli.counts import counted
from mentorcli.models.agenda import AgendaKind
from mentorcli.models.checklist import ChecklistItem
from mentorcli.models.goal import Goal
from mentorcli.models.results.agenda import DueEntry
from mentorcli.models.results.day_off import DayOff
from mentorcli.models.results.session_prep import SessionPrep
from mentorcli.models.session import Session, SessionStatus
from mentorcli.render import View
from mentorcli.render.beside import Item, one_by_one
from mentorcli.render.cells import cells, cut, on_one_line
from mentorcli.render.text import Sentences, clock, day, example_when, moment, span, student_status_word
from mentorcli.render.text import sentence as common_sentence
from mentorcli.render.text.attendance import attendance_sentence
from mentorcli.render.text.cells import short_day, status_cell, word
from mentorcli.render.text.checklist import sentence as checklist_sentence
from mentorcli.render.text.page import WIDTH, fact, label, listed_fact
from mentorcli.render.text.session import sentence as session_sentence
from mentorcli.render.text.student_page import due_lines, note_lines, project_line, session_line
from mentorcli.render.text.timeoff import whose_text
from mentorcli.render.text.verdict import only_told_by_the_session
from mentorcli.render.wrapping import wrapped
from mentorcli.rules.checklist import next_item
from mentorcli.rules.project import current
from mentorcli.rules.recording import recording_required
from mentorcli.text import ID, NAME, SOON, command_line, joined, part

NOTES, GOALS, DUE = 2, 3, 3  # how many of each a terminal shows
TOLD = 3  # lines of a session's notes
A_DAY, TWO_DAYS = 24 * 60, 2 * 24 * 60  # minutes
WITH_CLOCK = 60  # minutes before a session from which on its clock is what comes next

sentence = Sentences(
    {
        "in": ("in {left}", "dans {left}"),
        "now": ("now", "maintenant"),
        "ago": ("began {left} ago", "commencée il y a {left}"),
        "session": ("{when}: {start}, {kind}, {minutes} min", "{when} : {start}, {kind}, {minutes} min"),
        "going-on": ("{kind} since {time}, to {end}", "{kind} depuis {time}, jusqu'à {end}"),
        "none": ("none planned", "aucune de prévue"),
        "record": ("this session must be recorded", "cette session doit être enregistrée"),
        "goal": ("{number}. {text}  (since {day})", "{number}. {text}  (depuis le {day})"),
        "off-then": ("{day}: {who}", "{day} : {who}"),
        "more": ("and {count} more", "et {count} de plus"),
        "presentation-on": ("{about}, presentation {day}", "{about}, soutenance {day}"),
        "next-item": ("next: {item}", "ensuite : {item}"),
        "next-item-by": ("next, by {day}: {item}", "ensuite, pour le {day} : {item}"),
    }
)


def prep_text(found: SessionPrep, view: View, columns: int | None = None) -> list[str]:
    """Return the page as lines: who, when, what for; how they come; what is due; last time, goals, notes.

    In a terminal of so many `columns` texts are cut to a few lines; None is a pipe, where nothing is cut.
    """
    room = columns - WIDTH - 1 if columns is not None else None
    lang = view.lang
    checklist = listed_fact("checklist", list(_checklist(found, view, room)), lang)
    due = _few(list(_due(found, view, room)), DUE if room is not None else None, lang)
    groups = (
        list(_head(found, view, room)),
        [*checklist, *listed_fact("due", due, lang)],
        [
            *listed_fact("last-time", list(_last(found, view, columns)), lang),
            *listed_fact("goals", _goals(found, view, room), lang, room),
            *listed_fact("notes", _notes(found, view, room), lang),
        ],
        _next(found, view),
    )
    return [line for group in groups if group for line in ("", *group)][1:]


def due_of(found: SessionPrep) -> list[DueEntry]:
    """Return what is due of the student beside the session itself and the presentation whose checklist is shown."""
    shown = {one.id for one in (found.session, found.going_on) if one is not None}
    project = found.checklist.project if found.checklist is not None else None
    return [one for one in found.page.due if not _is_shown(one, shown, project)]


def _is_shown(due: DueEntry, shown: set[str], project: str | None) -> bool:
    """Return whether something due is a session to come, one on the page already, or the presentation on it."""
    entry = due.entry
    if entry.kind in (AgendaKind.TODAY, AgendaKind.AHEAD):
        return True
    if entry.session is not None:
        return entry.session.id in shown and entry.kind is not AgendaKind.RECORDING
    return entry.kind is AgendaKind.PRESENTATION and entry.request is not None and entry.request.project == project


def _off(one: DayOff, found: SessionPrep, lang: str) -> str:
    """Return who is off, on which day where that is the session's, and until when."""
    who = whose_text(one, lang)
    return who if one.day == found.now.date() else sentence("off-then", lang, day=day(one.day, lang), who=who)


def _few(lines: list[str], most: int | None, lang: str) -> list[str]:
    """Return the first lines, and how many are left out."""
    if most is None or len(lines) <= most:
        return lines
    return [*lines[:most], sentence("more", lang, count=len(lines) - most)]


def _head(found: SessionPrep, view: View, room: int | None) -> Iterator[str]:
    """Yield who the student is, how to reach them, which session it is, and what it is about."""
    lang, student, session = view.lang, found.page.details.student, found.session
    who = joined(part(student.name, NAME), " (", part(student.id, ID), ")")
    yield fact("student", joined(who, ", ", student_status_word(student.status, lang)), lang)
    # An address is never broken: where there is no room for it, the student's page has it.
    reach = [one for one in (student.email, student.phone) if one and (room is None or cells(one) <= room)]
    if reach:
        yield fact("reach", ", ".join(reach), lang)
    if found.going_on is not None:
        yield from listed_fact("going-on", one_by_one([_going_on(found.going_on, student.id, view)], room), lang)
        yield from _recording(found.going_on, found.first_id, lang)
    if session is None:
        yield from listed_fact("session", one_by_one([_none(found, student.id, view)], room), lang)
    else:
        yield fact("session", _session(found, session, view), lang)
        yield from _recording(session, found.first_id, lang)
    if found.off:
        yield from listed_fact("off", [part(_off(one, found, lang), SOON) for one in found.off], lang, room)
    if found.project is not None:
        yield from listed_fact("project", [project_line(found.project, lang)], lang, room)
    elif session is not None and session.project:
        yield from listed_fact("project", [session.project], lang, room)
    yield fact("attendance", attendance_sentence(found.page.attendance, lang), lang)


def _recording(session: Session, first_id: str | None, lang: str) -> Iterator[str]:
    """Yield the reminder below a session that is still to be held and recorded."""
    if session.status is SessionStatus.SCHEDULED and recording_required(session, first_id):
        yield fact("recording", part(sentence("record", lang), SOON), lang)


def _session(found: SessionPrep, session: Session, view: View) -> str:
    """Return how long it is until the session, when it starts, what for and how long it is planned."""
    soon = view.day(session.scheduled_at) == view.today
    when = _until(found.minutes or 0, view.lang)
    over = session.ends_at <= found.now
    if session.status is not SessionStatus.SCHEDULED or over:
        shown = status_cell(session, view)
    else:
        shown = part(when, SOON) if soon else when
    start, kind = moment(view.local(session.scheduled_at), view.lang), word(session.kind, view.lang)
    return sentence("session", view.lang, when=shown, start=start, kind=kind, minutes=session.duration_minutes)


def _until(minutes: int, lang: str) -> str:
    """Return how long it is until a start, or since one: exactly, from two days on in whole days."""
    if minutes == 0:
        return sentence("now", lang)
    length = abs(minutes)
    left = counted("day", length // A_DAY, lang) if length >= TWO_DAYS else span(length * 60, lang)
    return sentence("in" if minutes > 0 else "ago", lang, left=left)


def _going_on(session: Session, student: str, view: View) -> Item:
    """Return the session that is going on, and the command that documents it."""
    time, end = (clock(view.local(at)) for at in (session.scheduled_at, session.ends_at))
    told = sentence("going-on", view.lang, kind=word(session.kind, view.lang), time=time, end=end)
    command = command_line("session log", student)
    return Item(part(told, SOON), command, command)


def _none(found: SessionPrep, student: str, view: View) -> Item:
    """Return that no session is planned, and the command that plans one."""
    when = f"{found.usual:%Y-%m-%d %H:%M}" if found.usual is not None else example_when(view.lang)
    command = command_line("session schedule", student, when)
    return Item(part(sentence("none", view.lang), SOON), command, command)


def _due(found: SessionPrep, view: View, room: int | None) -> Iterator[str]:
    """Yield what is due beside what the page shows, as the student's page does."""
    yield from due_lines(found.page._replace(due=tuple(due_of(found))), view, room)


def _last(found: SessionPrep, view: View, columns: int | None) -> Iterator[str]:
    """Yield the latest session, and the latest with notes where that has none; each with its notes."""
    for session in dict.fromkeys(one for one in (found.last, found.noted) if one is not None):
        if session is found.last or not (found.last and found.last.notes):
            yield from _told(session, view, columns)


def _told(session: Session, view: View, columns: int | None) -> Iterator[str]:
    """Yield how a session went, and its notes below: whole in a pipe, a few lines in a terminal."""
    lasted = session.actual_minutes
    line = session_line(replace(session, notes=None), view, columns)
    line = joined(line, ", ", word("lasted", view.lang, minutes=lasted)) if lasted else line
    if columns is None:
        yield from (line, *([session.notes] if session.notes else []))
        return
    room = columns - WIDTH - 1
    yield cut(line, room)
    notes = wrapped(on_one_line(session.notes or ""), room - 2) if session.notes else []
    rest = " ".join(notes[TOLD - 1 :])
    yield from (joined("  ", text) for text in notes[: TOLD - 1])
    if rest:
        yield joined("  ", cut(rest, room - 2))


def _goals(found: SessionPrep, view: View, room: int | None) -> list[str]:
    """Return the goals that are open, each with the day on which it was agreed."""
    goals = [_goal(one, view, room) for one in found.page.details.goals if one.done_at is None]
    return _few(goals, GOALS if room is not None else None, view.lang)


def _goal(goal: Goal, view: View, room: int | None) -> str:
    agreed = view.day(goal.agreed_at)
    on = day(agreed, view.lang) if room is None else short_day(agreed, view)
    return sentence("goal", view.lang, number=goal.number, text=goal.text, day=on)


def _notes(found: SessionPrep, view: View, room: int | None) -> list[str]:
    """Return the newest notes on the student; those of no-shows that hold no word of the mentor's are left out."""
    details = found.page.details
    notes = [one for one in details.notes if one.session is None or not only_told_by_the_session(one.text)]
    told = note_lines(notes[-NOTES:][::-1], view, room)
    lines = [line if room is None else cut(line, room) for line in told]
    if len(notes) > NOTES:
        lines.append(label("all-notes", view.lang, command=command_line("note list", details.student.id)))
    return lines


def _checklist(found: SessionPrep, view: View, room: int | None) -> Iterator[str]:
    """Yield how far the checklist of a presentation that is near is, its command, and the next item."""
    listed, lang = found.checklist, view.lang
    if listed is None or found.day is None:
        return
    done, all_items = sum(one.done for one in listed.items), len(listed.items)
    on = day(found.day, lang) if room is None else short_day(found.day, view)
    about = sentence("presentation-on", lang, about=listed.project or label("project", lang), day=on)
    yield checklist_sentence.counted("items-done", done, lang, about=about, all=all_items)
    item = next_item(listed)
    if item is not None:
        text = _next_item(item, view, room)
        yield text if room is None else cut(text, room)
    details = found.page.details
    in_progress = current(details.projects)
    usual = listed.project is None or (in_progress is not None and in_progress.title == listed.project)
    options = [] if usual else ["--project", listed.project or ""]
    yield joined("  ", command_line("presentation checklist", details.student.id, options=options))


def _next_item(item: ChecklistItem, view: View, room: int | None) -> str:
    """Return the next item of a checklist, with its day where it has one."""
    text = item.text.rstrip(".")
    if item.due is None:
        return sentence("next-item", view.lang, item=text)
    on = day(item.due, view.lang) if room is None else short_day(item.due, view)
    late = view.today is not None and item.due <= view.today
    return sentence("next-item-by", view.lang, item=text, day=part(on, SOON) if late else on)


def _next(found: SessionPrep, view: View) -> list[str]:
    """Return the command that comes next: the clock of a session that begins soon, else what documents it.

    While another one goes on, a clock would be that one's.
    """
    session, student = found.session, found.page.details.student.id
    if session is None:
        return []
    if session.status is not SessionStatus.SCHEDULED:
        return [common_sentence("next", view.lang, command=command_line("session show", session.id))]
    over = session.ends_at <= found.now
    start = ["--at", f"{view.local(session.scheduled_at):%Y-%m-%d %H:%M}"] if over else []
    command = command_line("session log", student, options=start)
    if session.scheduled_at <= found.now:
        return [common_sentence("next", view.lang, command=command)]
    if found.going_on is None and (found.minutes or 0) <= WITH_CLOCK:
        return [common_sentence("next", view.lang, command=command_line("session start", student))]
    return [session_sentence("afterwards", view.lang, command=command)]
