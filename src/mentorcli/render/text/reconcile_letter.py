"""The text about a statement that does not agree, for somebody who sees the statement and not the mentor's notes."""

from __future__ import annotations

from datetime import datetime, tzinfo

from mentorcli.counts import counted
from mentorcli.models.reconcile import Compared, State
from mentorcli.models.results.reconcile import Reconciliation
from mentorcli.render import View
from mentorcli.render.text import Sentences, day, kind_word, moment
from mentorcli.render.text.money import money
from mentorcli.render.text.reconcile_words import (
    MOST_CANDIDATES,
    difference_words,
    row_words,
    session_words,
    sides,
    title_words,
)

sentence = Sentences(
    {
        "line": ("- {what}: {how}", "- {what} : {how}"),
        "there-alone": ("on the statement, not in my notes ({what})", "sur le relevé, pas dans mes notes ({what})"),
        "here-alone": ("not on the statement ({what})", "absente du relevé ({what})"),
        "unsure": (
            "the statement has {what}; the nearest in my notes: {which}",
            "le relevé a {what} ; le plus proche dans mes notes : {which}",
        ),
        "someone": ("{moment}, {name}", "{moment}, {name}"),
        "or": (" or ", " ou "),
    }
)


def letter_lines(found: Reconciliation, lang: str, zone: tzinfo | None) -> list[str]:
    """Return what does not agree for certain, a line each, for somebody who sees the statement and not the notes.

    Neither what may stand in a row that could not be read is in it, nor an amount that one side has not.
    """
    view = View(lang, zone)
    return [sentence("line", lang, what=_what(one, found, view), how=_how(one, view)) for one in found.contestable]


def _what(one: Compared, found: Reconciliation, view: View) -> str:
    """Return what a line of the letter is about: a title, or the moment and the student's name."""
    if one.title is not None:
        return title_words(one.title, view.lang)
    row, lang = one.row, view.lang
    session = one.sessions[0] if len(one.sessions) == 1 else None
    name = found.names.get(session.student, "") if session and one.state is not State.DOUBTFUL else ""
    name = name or (row.name if row is not None and row.name else "")
    start = row.start if row is not None and row.start is not None else None
    if start is None and session is not None:
        start = view.local(session.scheduled_at)
    when = moment(start, lang) if isinstance(start, datetime) else day(start, lang) if start is not None else ""
    return sentence("someone", lang, moment=when, name=name) if name else when


def _how(one: Compared, view: View) -> str:
    """Return in what the statement is wrong, as far as the mentor's notes tell."""
    lang = view.lang
    if one.state is State.DOUBTFUL:
        there = sides(one, lang) if one.title is not None else _of_row(one, lang)
        which = title_words(one.perhaps, lang) if one.perhaps is not None else _nearest(one, view)
        return sentence("unsure", lang, what=there, which=which)
    if one.differences:
        certain = (difference for difference in one.differences if difference.certain)
        return "; ".join(difference_words(difference, lang, whole=True) for difference in certain)
    key = "here-alone" if one.state is State.HERE else "there-alone"
    return sentence(key, lang, what=_alone(one, lang))


def _nearest(one: Compared, view: View) -> str:
    return sentence("or", view.lang).join(
        f"{moment(view.local(session.scheduled_at), view.lang)}, {kind_word(session.kind, view.lang)}"
        for session in one.sessions[:MOST_CANDIDATES]
    )


def _alone(one: Compared, lang: str) -> str:
    """Return what the one side has that the other has not."""
    side = one.here if one.state is State.HERE else one.there
    if one.title is None:
        if one.state is State.HERE:
            return session_words(one.sessions[0], side.amount if side else None, lang)
        return _of_row(one, lang)
    count = counted("session", side.sessions if side else 0, lang)
    amount = money(side.amount, None, lang) if side and side.amount is not None else ""
    return ", ".join(part for part in ("" if one.title.fixed and amount else count, amount) if part)


def _of_row(one: Compared, lang: str) -> str:
    """Return what a row tells beside its moment and its student; one that tells nothing more is a session."""
    return (row_words(one.row, lang) if one.row is not None else "") or counted("session", 1, lang)
