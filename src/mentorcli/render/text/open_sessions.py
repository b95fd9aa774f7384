"""What the day's end shows and asks, in English and French."""

from __future__ import annotations

from mentorcli.counts import counted
from mentorcli.models.results.open_sessions import DayEnd, OpenSession
from mentorcli.render import View
from mentorcli.render.text import Sentences
from mentorcli.render.text.session import facts_of
from mentorcli.text import HEADING, QUIET, command_line, joined, part

HELD, LATE, ABSENT, CALLED_OFF, SKIP, QUIT = "held", "late", "absent", "called-off", "skip", "quit"
_KEYS = {"h": HELD, "l": LATE, "a": ABSENT, "c": CALLED_OFF, "s": SKIP, "q": QUIT}
_BY_KEYS = {"s": "student", "m": "mentor"}
KEYS = {"en": _KEYS, "fr": {**_KEYS, "r": HELD, "t": LATE, "p": SKIP}}
BY_KEYS = {"en": _BY_KEYS, "fr": {**_BY_KEYS, "e": "student"}}
"""What the keys say, by language: the English ones hold in both."""

sentence = Sentences(
    {
        "which": (
            "{number} of {count}  {name}, {kind}, {start}, {minutes} min",
            "{number} sur {count}  {name}, {kind}, {start}, {minutes} min",
        ),
        "keys": (
            "h held · l late · a absent · c called off · s skip · q quit: ",
            "r réalisée · t retard · a absence · c annulée · p passer · q quitter : ",
        ),
        "by-keys": ("Called off by: s the student · m the mentor: ", "Annulée par : e l'étudiant · m le mentor : "),
        HELD: ("held", "réalisée"),
        LATE: ("late", "retard"),
        ABSENT: ("absent", "absence"),
        CALLED_OFF: ("called off", "annulée"),
        SKIP: ("skipped", "passée"),
        QUIT: ("quit", "quitter"),
        "student": ("the student", "l'étudiant"),
        "mentor": ("the mentor", "le mentor"),
        "how-late": (
            "How late, such as 20m or 15m1s (Enter: back): ",
            "Quel retard, par exemple 20m ou 15m1s (Entrée : retour) : ",
        ),
        "when": (
            'When was it called off, such as "yesterday 18:00" (Enter: back): ',
            "Quand a-t-elle été annulée, par exemple « hier 18h » (Entrée : retour) : ",
        ),
        "nothing": ("No session is open: everything is logged.", "Aucune session à renseigner : tout est noté."),
        "commands": (
            "Each as held; add --late, --absent or --cancelled-at where it was not.",
            "Chacune comme réalisée ; ajoutez --late, --absent ou --cancelled-at si ce n'est pas le cas.",
        ),
        "summary": (
            "Logged: {logged}: held {held}, no-show {no_shows}, cancelled {cancelled}. Left open: {left}.",
            "Notées : {logged} (réalisées : {held}, no-shows : {no_shows}, annulées : {cancelled}). Restent à renseigner : {left}.",
        ),
        "way-back": (
            "To take back the last one: mentor undo. Again for the one before.",
            "Pour revenir sur la dernière : mentor undo. Encore une fois pour celle d'avant.",
        ),
    }
)


def held_command(one: OpenSession) -> str:
    """Return the command that logs an open session as held."""
    return command_line("session log", one.student.id, options=("--at", one.start))


def commands_text(found: list[OpenSession], view: View) -> list[str]:
    """Return the command for each open session, or that there is none."""
    return [held_command(one) for one in found] or [sentence("nothing", view.lang)]


def commands_remark(lang: str) -> str:
    """Return what the commands say, and what to add where that is not so."""
    return sentence("commands", lang)


def which_line(one: OpenSession, number: int, count: int, view: View) -> str:
    """Return which session is asked about, and how many there are."""
    return sentence("which", view.lang, number=number, count=count, **facts_of(one.student, one.session, view))


def keys_question(lang: str) -> str:
    """Return the keys and what they say of a session."""
    return joined(part(sentence("keys", lang).rstrip(), HEADING), " ")


def by_question(lang: str) -> str:
    """Return the keys that say who called a session off."""
    return joined(part(sentence("by-keys", lang).rstrip(), HEADING), " ")


def chosen(choice: str, lang: str) -> str:
    """Return the word for what a key said."""
    return part(sentence(choice, lang), QUIET)


def summary_text(end: DayEnd, view: View) -> list[str]:
    """Return how many sessions were logged and as what, how many are left, and the way back."""
    lang = view.lang
    logged = counted("session", end.logged, lang)
    line = sentence(
        "summary", lang, logged=logged, held=end.held, no_shows=end.no_shows, cancelled=end.cancelled, left=end.left
    )
    return [line, sentence("way-back", lang)] if end.logged else [line]
