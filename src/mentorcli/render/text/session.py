"""What `mentor session` shows, in English and French."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from mentorcli.render import Table, View
from mentorcli.render.text import Sentences, kind_word, moment, reason_word, status_word, student_status_word
from mentorcli.render.text import sentence as common_sentence
from mentorcli.rules.recording import recording_required
from mentorcli.text import BAD, GOOD, ID, NAME, command_line, part

if TYPE_CHECKING:
    from mentorcli.models.results.session_outcome import JudgedSession, LoggedSession
    from mentorcli.models.results.sessions import ScheduledSessions, SessionResult, ShownSession
    from mentorcli.models.session import Session, SessionStatus
    from mentorcli.models.student import Student

_ROLES = {"completed": GOOD, "no-show": BAD}
RETURNING = ("paused", "transferred", "unreachable")  # by their codes, whose names a held session proves wrong

sentence = Sentences(
    {
        "marked": ("Marked: {what}", "Marquée : {what}"),
        "called-off": ("Called off: {what}", "Annulée : {what}"),
        "stands": ("{name}, {kind}, {start}: {status}", "{name}, {kind}, {start}, {status}"),
        "logged": ("Logged: {what}", "Notée : {what}"),
        "corrected": ("Corrected: {what}", "Corrigée : {what}"),
        "attendance-now": ("Attendance now: {figures}", "Assiduité à ce jour : {figures}"),
        "must-be-recorded": (
            "This session must be recorded: {command}",
            "Cette session doit être enregistrée : {command}",
        ),
        "link": ("URL", "LIEN"),
        "scheduled": (
            "Planned: {name}, {kind}, {start}, {minutes} min ({id})",
            "Prévue : {name}, {kind}, {start}, {minutes} min ({id})",
        ),
        "afterwards": ("Afterwards: {command}", "Après la session : {command}"),
        "past-planned": (
            "that moment is past: the session now waits to be documented",
            "ce moment est passé : la session attend maintenant d'être renseignée",
        ),
        "session-deleted": ("Deleted: {name}, {start} ({id})", "Supprimée : {name}, {start} ({id})"),
        "recording-kept": (
            "Recording kept: {name}, {start}: {url}",
            "Enregistrement noté pour {name}, {start} : {url}",
        ),
        "delete-session": (
            "Delete the session of {name} on {start} ({id})?",
            "Supprimer la session {name:de} du {start} ({id}) ?",
        ),
        "made": (
            "It was not planned: a new session was made ({id}). Not what you meant? mentor undo",
            "Elle n'était pas prévue : une nouvelle session est créée ({id}). Ce n'est pas ce que vous vouliez ? mentor undo",
        ),
        "was": ("Before: {status}. Now: {now}", "Avant : {status}. Maintenant : {now}"),
        "active-again": (
            "{name} was unreachable, and is active again. Not so? {command}",
            "{name} était injoignable ; le statut redevient « actif ». Ce n'est pas le cas ? {command}",
        ),
        "brought-back": (
            "{name} had become active again by that session. Unreachable after all? {command}",
            "Le statut {name:de} était redevenu « actif » avec cette session. Toujours injoignable ? {command}",
        ),
        "back-again": (
            "{name} stands as {status}. Back again? {command}",
            "{name} : statut « {status} ». De retour ? {command}",
        ),
        "way-back": ("To take it back: mentor undo", "Pour revenir en arrière : mentor undo"),
        "no-session": ("No session fits.", "Aucune session ne correspond."),
        "overlaps": (
            "it overlaps with {student}, {start}, {minutes} min ({id})",
            "elle chevauche celle {student:de}, {start}, {minutes} min ({id})",
        ),
    }
)


def scheduled_text(done: ScheduledSessions, view: View) -> list[str]:
    """Return a line a session that was planned, and the command for afterwards."""
    lines = [sentence("scheduled", view.lang, **facts_of(done.student, session, view)) for session in done.sessions]
    start = ["--at", start_cell(done.sessions[0], view)] if done.past else []
    command = command_line("session log", done.student.id, options=start)
    return [*lines, sentence("afterwards", view.lang, command=command)]


def scheduled_warnings(done: ScheduledSessions, view: View) -> list[str]:
    """Return what to warn of after planning: sessions that share time, a start that is past."""
    past = [sentence("past-planned", view.lang)] if done.past else []
    return [*overlap_warnings(done.overlaps, view), *past]


def overlap_warnings(overlaps: Iterable[Session], view: View) -> list[str]:
    """Return a line a session that shares time with the one that was planned or moved."""
    return [
        sentence(
            "overlaps",
            view.lang,
            student=other.student,
            start=start_text(other, view),
            minutes=other.duration_minutes,
            id=other.id,
        )
        for other in overlaps
    ]


def logged_text(done: LoggedSession, view: View) -> list[str]:
    """Return what a session was logged as, why, and the command for the next date where one is to be planned."""
    lines = judged_text(done.judged, view, "logged")
    if done.made:
        lines.insert(1, made_line(done.judged.session, view))
    if done.goals:
        from mentorcli.render.text.goal import agreed_lines  # only where something was agreed

        lines += agreed_lines(done.goals, done.judged.student.name, view)
    if done.next_start is None:
        return lines
    if done.passed_over:
        from mentorcli.render.text.timeoff import passed_over_lines  # only where somebody is off then

        lines += passed_over_lines(done.passed_over, view)
    command = command_line("session schedule", done.judged.student.id, f"{done.next_start:%Y-%m-%d %H:%M}")
    return [*lines, common_sentence("next", view.lang, command=command)]


def made_line(session: Session, view: View) -> str:
    """Return that a session was not planned and is new, with the way back."""
    return sentence("made", view.lang, id=session.id)


def amended_line(before: Session, now: Session, view: View) -> str:
    """Return what a documented session was and what it is now."""
    return sentence("was", view.lang, status=_as_documented(before, view), now=_as_documented(now, view))


def _as_documented(session: Session, view: View) -> str:
    """Return the status of a documented session, and why it has it."""
    status = status_word(session.status, view.lang)
    return f"{status} ({reason_word(session.reason, view.lang)})" if session.reason is not None else status


def recording_reminder(done: LoggedSession, view: View) -> str:
    """Return the reminder that the session must be recorded."""
    command = command_line("session record", done.judged.session.id, sentence("link", view.lang))
    return sentence("must-be-recorded", view.lang, command=command)


def cancelled_text(done: Iterable[JudgedSession], view: View) -> list[str]:
    """Return what each session that was called off became, and why, with the way back."""
    lines = [line for judged in done for line in judged_text(judged, view, "called-off")]
    return [*lines, sentence("way-back", view.lang)]


def judged_text(done: JudgedSession, view: View, key: str) -> list[str]:
    """Return what was done, why, what is to be done on the platform, and the student's attendance now.

    `key` names the sentence: `logged`, `marked`, `called-off` or `corrected`.
    """
    lang, session = view.lang, done.session
    what = sentence("stands", lang, **facts_of(done.student, session, view))
    lines = [sentence(key, lang, what=what)]
    lines += standing_text(done.student, session, lang, active_again=done.active_again)
    lines += [_brought_back(done.student, lang)] if done.brought_back else []
    if session.held and not session.late_seconds:  # what happened as planned needs no reason, and nothing to be done
        return lines
    from mentorcli.render.text.verdict import platform_steps, verdict_sentence  # 1 ms

    lines.append(verdict_sentence(done.verdict, lang))
    lines += [f"  - {step}" for step in platform_steps(done.verdict, session, lang)]
    return [*lines, *_attendance_now(done, view)]


def standing_text(student: Student, session: Session, lang: str, *, active_again: bool) -> list[str]:
    """Return that a student who came is active again, or the command for who is not; nothing for the usual one."""
    if active_again:
        command = command_line("student edit", student.id, options=["--status", "unreachable"])
        return [sentence("active-again", lang, name=student.name, command=command)]
    if not session.held or student.status not in RETURNING:
        return []
    command = command_line("student edit", student.id, options=["--status", "active"])
    status = student_status_word(student.status, lang)
    return [sentence("back-again", lang, name=student.name, status=status, command=command)]


def _attendance_now(done: JudgedSession, view: View) -> list[str]:
    """Return the student's attendance after a no-show, and the command for the report where they are regular."""
    if done.attendance is None:
        return []
    from mentorcli.render.text.attendance import attendance_sentence, regular_text  # only a no-show needs them

    figures = sentence("attendance-now", view.lang, figures=attendance_sentence(done.attendance, view.lang))
    return [figures, *regular_text(done.attendance, done.student, view.lang)]


def recorded_text(done: SessionResult, view: View) -> list[str]:
    """Return that a link to a recording is saved."""
    name, start = done.student.name, start_text(done.session, view)
    return [sentence("recording-kept", view.lang, name=name, start=start, url=done.session.recording)]


def deletion_question(found: SessionResult, view: View) -> str:
    """Return the question before a session is deleted."""
    name, start = found.student.name, start_text(found.session, view)
    return sentence("delete-session", view.lang, name=name, start=start, id=found.session.id)


def deleted_text(done: SessionResult, view: View) -> list[str]:
    """Return that a session is deleted."""
    name, start = done.student.name, start_text(done.session, view)
    line = sentence("session-deleted", view.lang, name=name, start=start, id=done.session.id)
    return [line, *([_brought_back(done.student, view.lang)] if done.brought_back else [])]


def _brought_back(student: Student, lang: str) -> str:
    """Return that a session had made a student active again who may be unreachable after all, and the command."""
    command = command_line("student edit", student.id, options=["--status", "unreachable"])
    return sentence("brought-back", lang, name=student.name, command=command)


def session_text(shown: ShownSession, view: View) -> list[str]:
    """Return a session whole, a line a fact, and a line a change that it went through."""
    from mentorcli.render.text.page import listed_fact, session_page  # no other command on sessions shows one whole
    from mentorcli.render.text.session_history import history_lines  # the same

    session = shown.session
    local = replace(
        session,
        scheduled_at=view.local(session.scheduled_at),
        cancelled_at=view.local(session.cancelled_at) if session.cancelled_at else None,
    )
    required = recording_required(session, shown.first_id)
    page = session_page(local, shown.student.name, view.lang, required=required)
    return [*page, *listed_fact("history", history_lines(shown.history, view), view.lang)]


def sessions_table(sessions: Iterable[Session], view: View) -> Table:
    """Return sessions as a list, in a pipe with codes as scripts know them."""
    from mentorcli.render.text.session_list import COLUMNS, session_cells  # only a list has them

    listed = list(sessions)
    rows: list[tuple[str, ...]] = [
        (
            session.id,
            start_cell(session, view),
            session.student,
            session.kind,
            str(session.duration_minutes),
            session.status,
            session.reason or "",
            session.project or "",
        )
        for session in listed
    ]
    return Table(
        rows,
        COLUMNS,
        lambda: [session_cells(one, view) for one in listed],
        empty=sentence("no-session", view.lang),
        whole=command_line("session list", options=("--json",)),
    )


def start_cell(session: Session, view: View) -> str:
    """Return the start of a session as lists have it: `2026-11-24 14:00`."""
    return f"{view.local(session.scheduled_at):%Y-%m-%d %H:%M}"


def start_text(session: Session, view: View) -> str:
    """Return the start of a session in a sentence: `Fri 20 Nov 2026 14:00 CET`."""
    return moment(view.local(session.scheduled_at), view.lang)


def _coloured(status: SessionStatus, lang: str) -> str:
    """Return the label of a status, green where the session was held and red where it was missed."""
    role = _ROLES.get(status)
    return part(status_word(status, lang), role) if role else status_word(status, lang)


def facts_of(student: Student, session: Session, view: View) -> dict[str, object]:
    """Return what a sentence on a session speaks of: name, kind, start, minutes, status and id."""
    return {
        "name": part(student.name, NAME),
        "kind": kind_word(session.kind, view.lang),
        "start": start_text(session, view),
        "minutes": session.duration_minutes,
        "status": _coloured(session.status, view.lang),
        "id": part(session.id, ID),
    }
