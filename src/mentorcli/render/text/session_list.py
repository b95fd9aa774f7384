"""Sessions as a terminal lists them, no-shows and a month's lines among them."""

from __future__ import annotations

from mentorcli.models.session import Session
from mentorcli.render import Column, View
from mentorcli.render.text import funding_word, reason_word
from mentorcli.render.text.cells import (
    CLOCK,
    DAY,
    SLUG,
    figures,
    id_column,
    level_cell,
    minutes_cell,
    moment_cells,
    reason_cell,
    status_cell,
    word,
    words,
)
from mentorcli.text import BAD, part

COLUMNS = (DAY, CLOCK, SLUG, words(0, telling=True), words(4), words(5), figures(6), id_column(2), Column(3))
NO_SHOWS = (DAY, CLOCK, SLUG, Column(least=8), words(4), id_column(2), Column(3))
LINES = (
    *(DAY, CLOCK, SLUG, words(1, telling=True), words(3, telling=True), words(2, telling=True)),
    *(words(0, telling=True), words(6), figures(4), figures(5)),
)


def session_cells(session: Session, view: View) -> tuple[str, ...]:
    """Return when a session is, with whom, where it stands and why, what it is for, its length, id and project."""
    return (
        *moment_cells(session.scheduled_at, view),
        session.student,
        status_cell(session, view),
        reason_cell(session.reason, view.lang),
        word(session.kind, view.lang),
        minutes_cell(session.duration_minutes, view.lang),
        session.id,
        session.project or "",
    )


def no_show_cells(session: Session, view: View) -> tuple[str, ...]:
    """Return when a no-show was, of whom, its reason, its kind and id, and why it is one against the rule."""
    return (
        *moment_cells(session.scheduled_at, view),
        session.student,
        part(reason_word(session.reason, view.lang), BAD) if session.reason else "",
        word(session.kind, view.lang),
        session.id,
        session.because or "",
    )


def line_cells(session: Session, view: View) -> tuple[str, ...]:
    """Return a session as a month's statement has it: planned and real length beside one another."""
    lasted = session.actual_minutes
    return (
        *moment_cells(session.scheduled_at, view),
        session.student,
        word(session.kind, view.lang),
        level_cell(session.level, view.lang),
        funding_word(session.funding, view.lang),
        status_cell(session, view),
        reason_cell(session.reason, view.lang),
        minutes_cell(session.duration_minutes, view.lang),
        word("lasted", view.lang, minutes=lasted) if lasted else "",
    )
