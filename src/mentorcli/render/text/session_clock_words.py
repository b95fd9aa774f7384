"""What is asked and said around the clock of a session, in English and French."""

from __future__ import annotations

from mentorcli.models.results.session_clock import NextDate, OtherClock, SessionClock
from mentorcli.models.results.session_outcome import LoggedSession
from mentorcli.models.session import Session
from mentorcli.models.session_clock import Measured
from mentorcli.render import View
from mentorcli.render.text import Sentences, clock, kind_word, moment, span
from mentorcli.text import NAME, bilingual, command_line, part

ask = Sentences(
    {
        "notes": ("Notes (Enter: none): ", "Notes (Entrée : aucune) : "),
        "goal": (
            "Goal for the next session (Enter: no more): ",
            "Objectif pour la prochaine session (Entrée : fini) : ",
        ),
        "next": (
            'Next session, such as "tuesday 14:00" (Enter: none): ',
            "Prochaine session, par exemple « mardi 14h » (Entrée : aucune) : ",
        ),
        "next-usual": (
            'Next session (y: {usual}; or another, such as "tuesday 14:00"; Enter: none): ',
            "Prochaine session (o : {usual} ; ou une autre, par exemple « mardi 14h » ; Entrée : aucune) : ",
        ),
        "next-planned": (
            'The next one is planned: {planned}. Another, such as "tuesday 14:00" (Enter: none): ',
            "La prochaine est prévue : {planned}. Une autre, par exemple « mardi 14h » (Entrée : aucune) : ",
        ),
        "going-on": ("Is the session still going on?", "La session dure-t-elle encore ?"),
        "lasted": (
            "How long did it last, such as 45m (Enter: not known): ",
            "Combien de temps a-t-elle duré, par exemple 45m (Entrée : durée inconnue) : ",
        ),
    }
)
said = Sentences(
    {
        "left": (
            "{name}, {kind}, {start}: the student came at {at}, and no end was noted.",
            "{name}, {kind}, {start} : arrivée à {at}, et aucune fin n'a été notée.",
        ),
        "other": (
            "A session clock is open: {name}, {start}: {command}",
            "Un chronomètre de session est ouvert : {name}, {start} : {command}",
        ),
        "measured-arrival": (
            "Its clock had measured that the student came at {at}. Where that is right: {command}",
            "Son chronomètre avait mesuré une arrivée à {at}. Si c'est juste : {command}",
        ),
        "measured-absence": (
            "Its clock had noted at {at} that the student did not come. Where that is right: {command}",
            "Son chronomètre avait noté à {at} une absence. Si c'est juste : {command}",
        ),
        "lasted": (
            "It lasted {lasted}, of {minutes} min planned.",
            "Elle a duré {lasted}, pour {minutes} min prévues.",
        ),
        "lasted-unknown": (
            "How long it lasted is not known; --lasted adds it: {command}",
            "On ne sait pas combien de temps elle a duré ; --lasted l'ajoute : {command}",
        ),
        "way-back": ("To take it back: mentor undo", "Pour revenir en arrière : mentor undo"),
        "way-back-twice": (
            "To take back the next date: mentor undo. The same again takes back the session's log.",
            "Pour retirer la prochaine date : mentor undo. Encore une fois, et la session n'est plus notée.",
        ),
        "nothing-kept": (
            "Nothing is kept of this clock, and nothing has changed.",
            "Rien n'est gardé de ce chronomètre, et rien n'a changé.",
        ),
    }
)
KEPT = bilingual("Interrupted: what was measured is kept", "Interrompu\u00a0: les mesures sont gardées")
NOTHING_MEASURED = bilingual(
    "Interrupted: nothing was measured, nothing is changed", "Interrompu\u00a0: rien n'est mesuré, rien n'a changé"
)


def next_question(known: NextDate, view: View) -> str:
    """Return the question for the next date, with the one that is planned, or usual."""
    if known.planned is not None:
        return ask("next-planned", view.lang, planned=moment(view.local(known.planned), view.lang))
    if known.usual is None:
        return ask("next", view.lang)
    return ask("next-usual", view.lang, usual=moment(known.usual, view.lang))


def left_line(of: SessionClock, view: View) -> str:
    """Return what a clock that was left has measured."""
    start = moment(view.local(of.session.scheduled_at), view.lang)
    at = clock(view.local(of.measured.arrived or of.measured.start))
    kind = kind_word(of.session.kind, view.lang)
    return said("left", view.lang, name=part(of.student.name, NAME), kind=kind, start=start, at=at)


def other_line(other: OtherClock, view: View) -> str:
    """Return that the clock of another session is open, with the command that goes on with it."""
    start, command = moment(view.local(other.start), view.lang), start_command(other.student.id)
    return said("other", view.lang, name=part(other.student.name, NAME), start=start, command=command)


def start_command(slug: str) -> str:
    """Return the command that goes on with a student's clock."""
    return command_line("session start", slug)


def timed_text(logged: list[str], done: LoggedSession, view: View) -> list[str]:
    """Return what a session was logged as, `logged`, and how long it lasted where the student came."""
    session, lang = done.judged.session, view.lang
    if session.actual_minutes is None:
        command = command_line("session edit", session.id)
        return [*logged, said("lasted-unknown", lang, command=command)] if session.held else logged
    lasted = span(session.actual_minutes * 60, lang)
    return [*logged, said("lasted", lang, lasted=lasted, minutes=session.duration_minutes)]


def measured_line(measured: Measured, session: Session, view: View) -> str:
    """Return what the clock of a session had measured that was logged otherwise, with the command that takes it."""
    key, at, options = "measured-absence", measured.absent or measured.start, ["--absent"]
    if measured.arrived is not None:
        key, at = "measured-arrival", measured.arrived
        options = ["--arrived", f"{view.local(at):%Y-%m-%d %H:%M:%S}"]
    command = command_line("session edit", session.id, options=options)
    return said(key, view.lang, at=clock(view.local(at)), command=command)
