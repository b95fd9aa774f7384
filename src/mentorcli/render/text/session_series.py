"""What `mentor session edit --following` shows, in English and French."""

from __future__ import annotations

from mentorcli.models.results.sessions import EditedSeries
from mentorcli.models.session import Session
from mentorcli.render import View
from mentorcli.render.text import DAYS, Sentences, clock, status_word
from mentorcli.render.text.session import facts_of, start_text
from mentorcli.render.text.session_edit import sentence as edit_sentence

sentence = Sentences(
    {
        "of-series-of-one": (
            "1 session of the series is changed, that of {first}. To take it back: mentor undo",
            "1 session de la série est modifiée, celle du {first}. Pour revenir en arrière : mentor undo",
        ),
        "of-series": (
            "{count} sessions of the series are changed, from {first} to {last}. To take it back: mentor undo",
            "{count} sessions de la série sont modifiées, du {first} au {last}. Pour revenir en arrière : mentor undo",
        ),
        "guessed": (
            "no series is kept for that session: taken are those of the same kind at the same time, week after week",
            "aucune série n'est notée pour cette session : sont prises celles du même type à la même heure, de semaine en semaine",
        ),
        "from-slot": (
            "that session had been moved by hand: the later ones move from {slot}, the place of the series",
            "cette session avait été déplacée à la main : les suivantes sont déplacées à partir de {slot}, la place de la série",
        ),
        "left": ("documented, and left as it is: {what}", "déjà renseignée, laissée telle quelle : {what}"),
        "begun": ("begun already, and left as it is: {what}", "déjà commencée, laissée telle quelle : {what}"),
        "apart": (
            "moved by hand before, and left as it is: {what}",
            "déplacée à la main auparavant, laissée telle quelle : {what}",
        ),
    }
)


def series_text(done: EditedSeries, view: View) -> list[str]:
    """Return the sessions of a series that were corrected, a line each, and how many, from when to when."""
    lines = [edit_sentence("session-changed", view.lang, **facts_of(done.student, one, view)) for one in done.sessions]
    first, last = start_text(done.sessions[0], view), start_text(done.sessions[-1], view)
    return [*lines, sentence.counted("of-series", len(done.sessions), view.lang, first=first, last=last)]


def series_warnings(done: EditedSeries, view: View) -> list[str]:
    """Return what is to be known of a correction: how the series was told, and a line for each that stays."""
    lines = [sentence("guessed", view.lang)] if done.guessed else []
    if done.slot is not None:
        slot = f"{DAYS[view.lang][done.slot.weekday()]} {clock(done.slot)}"
        lines.append(sentence("from-slot", view.lang, slot=slot))
    for key, sessions in (("left", done.left), ("begun", done.begun), ("apart", done.apart)):
        lines += [sentence(key, view.lang, what=_stays(one, view)) for one in sessions]
    return lines


def _stays(session: Session, view: View) -> str:
    """Return which session stays as it is, and where it stands."""
    return f"{start_text(session, view)}, {status_word(session.status, view.lang)} ({session.id})"
