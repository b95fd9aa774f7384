"""What the messages are filled with: days and times in words, what came of a session, and what each value means."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from mentorcli.counts import counted
from mentorcli.models.session import Reason, Session
from mentorcli.render import View
from mentorcli.render.text import MINUTE, Sentences, clock, kind_word, reason_word, span

DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
        *("août", "septembre", "octobre", "novembre", "décembre"),
    ),
}
sentence = Sentences(
    {
        "absent": ("you were not there", "vous n'y étiez pas"),
        "late": (
            "you joined {measured} after the start, and a session joined more than {limit} late counts as missed",
            "vous l'avez rejointe {measured} après le début, et une session rejointe avec plus de {limit} de retard compte comme manquée",
        ),
        "late-only": ("you joined {measured} after the start", "vous l'avez rejointe {measured} après le début"),
        "late-cancellation": (
            "you cancelled it {measured} before the start, and a session cancelled {limit} before or later counts as missed",
            "vous l'avez annulée {measured} avant le début, et une session annulée à {limit} du début ou moins compte comme manquée",
        ),
        "late-cancellation-only": (
            "you cancelled it {measured} before the start",
            "vous l'avez annulée {measured} avant le début",
        ),
        "cancelled-after": (
            "you cancelled it once it had begun",
            "vous l'avez annulée alors qu'elle avait commencé",
        ),
    }
)


class Meaning(NamedTuple):
    """What a value of a message stands for, and how it can read, in English and French."""

    about: tuple[str, str]
    example: tuple[str, str]


MEANINGS = {
    "student": Meaning(("the student's name", "le nom de l'étudiant"), ("Amélie Durand", "Amélie Durand")),
    "first_name": Meaning(("the student's first name", "son prénom"), ("Amélie", "Amélie")),
    "path": Meaning(("the student's path", "son parcours"), ("Data Analyst", "Data Analyst")),
    "today": Meaning(("the present day", "la date du jour"), ("Tuesday 24 November 2026", "mardi 24 novembre 2026")),
    "first_contact": Meaning(
        ("the day of the first attempt to reach the student", "le jour de la première tentative de contact"),
        ("Mon 16 Nov 2026", "lun. 16 nov. 2026"),
    ),
    "phone": Meaning(("the phone number", "le numéro de téléphone"), ("+33 6 12 34 56 78", "+33 6 12 34 56 78")),
    "contacts": Meaning(
        ("the attempts, one a line", "les tentatives, une par ligne"),
        ("- Mon 16 Nov 2026 09:00 CET: e-mail", "- lun. 16 nov. 2026 09:00 CET\u00a0: e-mail"),
    ),
    "day": Meaning(
        ("the day of the session", "le jour de la session"), ("Friday 27 November 2026", "vendredi 27 novembre 2026")
    ),
    "time": Meaning(("when it begins", "l'heure à laquelle elle commence"), ("14:00", "14:00")),
    "zone": Meaning(("the time zone of that time", "le fuseau de cette heure"), ("CET", "CET")),
    "length": Meaning(("its planned length", "sa durée prévue"), ("45 minutes", "45 minutes")),
    "kind": Meaning(("its kind", "son type"), ("mentoring session", "session de mentorat")),
    "project": Meaning(
        ("the project it is about", "le projet concerné"), ("Build a dashboard", "Créer un tableau de bord")
    ),
    "level": Meaning(("the project's level", "le niveau du projet"), ("2", "2")),
    "notice": Meaning(
        ("how long before a session it can be cancelled in time", "le délai pour annuler à temps"),
        ("24 hours", "24 heures"),
    ),
    "late_limit": Meaning(
        ("the lateness that still counts as present", "le retard encore admis"), ("15 minutes", "15 minutes")
    ),
    "old_day": Meaning(
        ("the day from which it was moved", "le jour prévu avant le déplacement"),
        ("Thursday 26 November 2026", "jeudi 26 novembre 2026"),
    ),
    "old_time": Meaning(
        ("the time from which it was moved", "l'heure prévue avant le déplacement"), ("10:00", "10:00")
    ),
    "old_zone": Meaning(("the time zone of that time", "le fuseau de cette heure"), ("CET", "CET")),
    "happened": Meaning(
        ("what happened, as a sentence", "ce qui s'est passé, en une phrase"),
        ("you were not there", "vous n'y étiez pas"),
    ),
    "next_day": Meaning(
        ("the day of the next planned session, if any", "le jour de la prochaine session prévue, s'il y en a une"),
        ("Friday 4 December 2026", "vendredi 4 décembre 2026"),
    ),
    "next_time": Meaning(("when that one begins", "l'heure à laquelle elle commence"), ("14:00", "14:00")),
    "date": Meaning(
        ("the day of the presentation", "le jour de la soutenance"), ("Tue 15 Dec 2026", "mar. 15 déc. 2026")
    ),
    "presentation": Meaning(
        ("how long the presentation may be", "la durée admise de la présentation"),
        ("18 min to 22 min", "18 min à 22 min"),
    ),
    "questions": Meaning(("how long the questions take", "la durée des questions"), ("10 min", "10 min")),
    "cause": Meaning(("the same in a word", "la même chose en un mot"), ("absent", "absence")),
    "reason": Meaning(("the reason given", "le motif donné"), ("a change of path", "un changement de parcours")),
    "month": Meaning(("the month of the statement", "le mois du relevé"), ("November 2026", "novembre 2026")),
    "differences": Meaning(
        ("what differs, one a line", "ce qui diffère, une ligne chacun"),
        (
            "- Tue 3 Nov 2026 10:00, Amélie Durand: level 3 on the statement, 2 in my notes",
            "- mar. 3 nov. 2026 10:00, Amélie Durand\u00a0: niveau 3 dans le relevé, 2 dans mes notes",
        ),
    ),
    "attendance": Meaning(
        ("the attendance in one sentence", "l'assiduité en une phrase"),
        ("8 of 10 sessions attended (80%)", "8 sessions suivies sur 10 (80\u00a0%)"),
    ),
    "no_shows": Meaning(
        ("the no-shows, one a line", "les no-shows, un par ligne"),
        (
            "- Tue 17 Nov 2026 14:00 CET, mentoring session (absent)",
            "- mar. 17 nov. 2026 14:00 CET, session de mentorat (absence)",
        ),
    ),
}
"""What the values mean, by name; the names are those of `rules.message`."""


def example_values(lang: str) -> dict[str, str | None]:
    """Return every value as it reads for a made-up student."""
    return {name: one.example[lang == "fr"] for name, one in MEANINGS.items()}


def long_day(value: date, lang: str) -> str:
    """Return a day in whole words: `Friday 20 November 2026`, `vendredi 20 novembre 2026`."""
    number = "1er" if lang == "fr" and value.day == 1 else str(value.day)
    return f"{DAYS[lang][value.weekday()]} {number} {MONTHS[lang][value.month - 1]} {value.year}"


def moment_values(at: datetime, view: View, before: str = "") -> dict[str, str | None]:
    """Return day, time and zone of a moment as the reader has it, `before` in front of their names."""
    local = view.local(at)
    return {
        f"{before}day": long_day(local.date(), view.lang),
        f"{before}time": clock(local),
        f"{before}zone": local.tzname(),
    }


def session_values(session: Session, view: View, *, late_limit: int, notice: int) -> dict[str, str | None]:
    """Return what a message knows of a session; `late_limit` is in seconds, `notice` in hours."""
    lang = view.lang
    whole = late_limit % MINUTE == 0
    return {
        **moment_values(session.scheduled_at, view),
        "length": counted("minute", session.duration_minutes, lang),
        "kind": kind_word(session.kind, lang),
        "project": session.project,
        "level": None if session.level is None else str(session.level),
        "notice": counted("hour", notice, lang),
        "late_limit": counted("minute", late_limit // MINUTE, lang) if whole else span(late_limit, lang),
    }


def missed_values(session: Session, lang: str) -> dict[str, str | None]:
    """Return what a message tells of a no-show: the facts, with the limit that they were held against."""
    assert session.reason is not None  # noqa: S101 - a no-show has one
    return {"cause": reason_word(session.reason, lang), "happened": _happened(session, lang)}


def _happened(session: Session, lang: str) -> str:
    """Return what happened to a session that was missed; no limit where the mentor decided against the rule."""
    only = "" if session.because is None and session.limit_seconds is not None else "-only"
    limit = span(session.limit_seconds or 0, lang)
    if session.reason is Reason.LATE and session.late_seconds is not None:
        return sentence(f"late{only}", lang, measured=span(session.late_seconds, lang), limit=limit)
    if session.reason is Reason.LATE_CANCELLATION and session.cancelled_at is not None:
        notice = int(session.scheduled_at.timestamp() - session.cancelled_at.timestamp())
        if notice <= 0:
            return sentence("cancelled-after", lang)
        return sentence(f"late-cancellation{only}", lang, measured=span(notice, lang), limit=limit)
    return sentence("absent", lang)


def month_name(month: date, lang: str) -> str:
    """Return a month with its year, as the language writes it inside a sentence: `November 2026`, `novembre 2026`."""
    return f"{MONTHS[lang][month.month - 1]} {month.year}"
