"""What the clock of a session shows, in English and French."""

from __future__ import annotations

from datetime import timedelta

from mentorcli.models.results.session_clock import SessionClock
from mentorcli.models.session_clock import ClockReading, Lateness, Stage
from mentorcli.render import View
from mentorcli.render.text import Sentences, clock, kind_word, moment, span
from mentorcli.render.text.verdict import verdict_sentence
from mentorcli.text import BAD, GOOD, HEADING, NAME, QUIET, SOON, part

ROLES = {
    Lateness.NONE: GOOD,
    Lateness.WITHIN: GOOD,
    Lateness.NEAR: SOON,
    Lateness.REACHED: SOON,
    Lateness.BEYOND: BAD,
}
LEAVE_KEYS = {"en": ("y",), "fr": ("o", "y")}  # that answer the question before the clock is left
_HOUR = 3600

sentence = Sentences(
    {
        "about": ("{name}, {kind}", "{name}, {kind}"),
        "planned": ("Planned: {start} to {end}, {minutes} min", "Prévue : {start} à {end}, {minutes} min"),
        "made": (
            "No session was waiting: this is a new one, from now on.",
            "Aucune session n'attendait : en voici une nouvelle, à partir de maintenant.",
        ),
        "began-late": (
            "This clock was started {late} after the start: a means that the student comes only now.",
            "Chronomètre lancé {late} après le début : a veut dire que l'étudiant n'arrive que maintenant.",
        ),
        Lateness.NONE: (
            "Starts in {left}; who comes before is on time",
            "Début dans {left} ; arriver avant, c'est être à l'heure",
        ),
        Lateness.WITHIN: (
            "Late by {late}; the limit of {limit} comes at {until}",
            "{late} de retard ; la limite de {limit} tombe à {until}",
        ),
        Lateness.NEAR: (
            "Late by {late}: the limit of {limit} comes in {left}, at {until}",
            "{late} de retard : la limite de {limit} tombe dans {left}, à {until}",
        ),
        Lateness.REACHED: (
            "At the limit of {limit}: present now, a no-show a second later",
            "À la limite de {limit} : encore présent, no-show une seconde plus tard",
        ),
        Lateness.BEYOND: (
            "{beyond} beyond the limit of {limit}: a no-show",
            "Limite de {limit} dépassée de {beyond} : no-show",
        ),
        Stage.CAME: ("In session since {since}, {left} left", "En session depuis {since}, encore {left}"),
        "over": (
            "In session since {since}, {left} over the planned length",
            "En session depuis {since}, {left} de plus que prévu",
        ),
        Stage.ABSENT: ("The student did not come; noted at {at}", "L'étudiant n'est pas venu ; noté à {at}"),
        Stage.ENDED: ("Ended at {at}, after {lasted}", "Fin à {at}, au bout de {lasted}"),
        "leave": (
            "Leave, and keep nothing of this clock? y: yes, any other key: no",
            "Quitter sans rien garder de ce chronomètre ? o : oui, toute autre touche : non",
        ),
    }
)
keys = Sentences(
    {
        Stage.AWAITED: ("a arrived · n did not come · q quit", "a arrivée · n absence · q quitter"),
        "early": ("a arrived · n from {at} on · q quit", "a arrivée · n dès {at} · q quitter"),
        Stage.CAME: ("e end · u undo the arrival · q quit", "e fin · u retirer l'arrivée · q quitter"),
        Stage.ABSENT: ("e notes and save · u undo · q quit", "e notes et enregistrement · u retour · q quitter"),
        Stage.ENDED: ("e notes and save · u undo · q quit", "e notes et enregistrement · u retour · q quitter"),
    }
)
short = Sentences(
    {
        Lateness.NONE: ("to the start", "avant le début"),
        Lateness.WITHIN: ("late, limit at {until}", "de retard, limite {until}"),
        Lateness.NEAR: ("late, LIMIT at {until}", "de retard, LIMITE {until}"),
        Lateness.REACHED: ("late, AT THE LIMIT", "de retard, À LA LIMITE"),
        Lateness.BEYOND: ("late: NO-SHOW", "de retard : NO-SHOW"),
        "held": ("in session, came in time", "en session, à temps"),
        "no-show": ("in session: NO-SHOW", "en session : NO-SHOW"),
        Stage.ABSENT: ("did not come: NO-SHOW", "absence : NO-SHOW"),
        Stage.ENDED: ("ended", "finie"),
        "leave": ("Leave, keep nothing? y/n", "Quitter, rien garder ? o/n"),
    }
)


def big(seconds: int) -> str:
    """Return a length as the big clock shows it: `03:20`, from an hour on `1:03:20`."""
    hours, rest = divmod(seconds, _HOUR)
    minutes, rest = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def head(of: SessionClock, view: View) -> str:
    """Return whose session it is."""
    return sentence("about", view.lang, name=part(of.student.name, NAME), kind=kind_word(of.session.kind, view.lang))


def planned(of: SessionClock, view: View) -> str:
    """Return from when to when it is planned, or that it is not."""
    if of.made:
        return sentence("made", view.lang)
    start, end = (view.local(at) for at in (of.session.scheduled_at, of.session.ends_at))
    begins = clock(start) if view.today in (None, start.date()) else moment(start, view.lang)
    minutes = of.session.duration_minutes
    return sentence("planned", view.lang, start=begins, end=clock(end), minutes=minutes)


def began_late(of: SessionClock, seconds: int, view: View) -> str:
    """Return that the clock was started so many seconds after the start."""
    del of
    return part(sentence("began-late", view.lang, late=span(seconds, view.lang)), SOON)


def status_lines(of: SessionClock, reading: ClockReading, view: View) -> list[str]:
    """Return how late the student is, or what became of that and how far the session is."""
    lang, measured = view.lang, of.measured
    if reading.stage is Stage.AWAITED:
        return [part(_awaited(of, reading, view), ROLES[reading.lateness])]
    at = view.local(measured.ended or measured.absent or measured.arrived or measured.start)
    if reading.stage is Stage.CAME:
        key = "over" if reading.left_seconds < 0 else Stage.CAME
        told = sentence(key, lang, since=clock(at), left=span(reading.left_seconds, lang))
    else:
        told = sentence(reading.stage, lang, at=clock(at), lasted=span(reading.seconds, lang))
    if of.verdict is None:
        return [told]
    role = BAD if of.verdict.no_show else GOOD
    return [part(verdict_sentence(of.verdict, lang), role), told]


def _awaited(of: SessionClock, reading: ClockReading, view: View) -> str:
    """Return how the lateness of who is awaited compares with the limit."""
    lang, limit = view.lang, reading.limit_seconds
    left = reading.seconds if reading.lateness is Lateness.NONE else limit - reading.seconds
    return sentence(
        reading.lateness,
        lang,
        late=span(reading.seconds, lang),
        left=span(left, lang),
        limit=span(limit, lang),
        beyond=span(reading.seconds - limit, lang),
        until=_until(of, view),
    )


def _until(of: SessionClock, view: View) -> str:
    """Return the time of day of the limit."""
    return clock(view.local(of.measured.start + timedelta(seconds=of.limit_seconds)))


def role(of: SessionClock, reading: ClockReading) -> str:
    """Return what the big clock is: good, soon at the limit, or bad."""
    if reading.stage is Stage.AWAITED:
        return ROLES[reading.lateness]
    return BAD if of.verdict is not None and of.verdict.no_show else GOOD


def keys_line(of: SessionClock, reading: ClockReading, view: View) -> str:
    """Return the keys and what they do."""
    early = reading.lateness in (Lateness.NONE, Lateness.WITHIN, Lateness.NEAR)
    key = "early" if reading.stage is Stage.AWAITED and early else reading.stage
    return part(keys(key, view.lang, at=_until(of, view)), QUIET)


def short_line(of: SessionClock, reading: ClockReading, view: View, *, asking: bool, remark: str | None) -> str:
    """Return all of it on one line, with the keys without what they do."""
    lang = view.lang
    if asking:
        return short("leave", lang)
    key: str = reading.stage
    if reading.stage is Stage.AWAITED:
        key = reading.lateness
    elif reading.stage is Stage.CAME:
        key = "no-show" if of.verdict is not None and of.verdict.no_show else "held"
    letters = "[a n q]" if reading.stage is Stage.AWAITED else "[e u q]"
    return f"{big(reading.seconds)} {remark or short(key, lang, until=_until(of, view))} {letters}"


def leave_question(lang: str) -> str:
    """Return the question before the clock is left."""
    return part(sentence("leave", lang), HEADING)
