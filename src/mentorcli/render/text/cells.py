"""What lists have in a terminal, in English and French: short days, a session's status with its colour, figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorcli.models.session import Session, SessionKind, SessionStatus
from mentorcli.render import FIGURE, WHOLE, WORD, Column, View
from mentorcli.render.text import DAYS, MONTHS, Sentences, clock, reason_word, status_word
from mentorcli.text import BAD, GOOD, ID, NAME, SOON, part

if TYPE_CHECKING:
    from datetime import datetime

    from mentorcli.models.session import Reason

DAY, CLOCK = Column(kind=WORD, once=True, telling=True), Column(kind=WORD, telling=True)
SLUG = Column(kind=WHOLE)
CALLED = Column(role=NAME, telling=True, least=16)


def words(rank: int, *, telling: bool = False) -> Column:
    """Return a column of words such as a status, which are not cut."""
    return Column(rank, WORD, telling=telling)


def id_column(rank: int) -> Column:
    """Return the column of ids, which goes at its rank."""
    return Column(rank, WHOLE, ID)


def figures(rank: int, role: str = "") -> Column:
    """Return a column of figures, which stand right."""
    return Column(rank, FIGURE, role)


word = Sentences(
    {
        SessionKind.DISCOVERY: ("discovery", "découverte"),
        SessionKind.MENTORING: ("mentoring", "mentorat"),
        SessionKind.PRESENTATION: ("presentation", "soutenance"),
        "to-document": ("to document", "à renseigner"),
        "level": ("level {level}", "niveau {level}"),
        "minutes": ("{minutes} min", "{minutes} min"),
        "lasted": ("lasted {minutes} min", "durée {minutes} min"),
    }
)


def short_day(value: date, view: View, *, padded: bool = False) -> str:
    """Return a short day: `Fri 20 Nov`, with the year where it is not the reader's; `padded` for days in a column."""
    names, months, lang = DAYS[view.lang], MONTHS[view.lang], view.lang
    number = "1er" if lang == "fr" and value.day == 1 else str(value.day)
    year = "" if view.today is not None and value.year == view.today.year else f" {value.year}"
    return f"{names[value.weekday()]} {number:>{2 if padded else 1}} {months[value.month - 1]}{year}"


def moment_cells(at: datetime, view: View) -> tuple[str, str]:
    """Return the day and the time of day of a moment."""
    local = view.local(at)
    return short_day(local.date(), view, padded=True), clock(local)


def status_cell(session: Session, view: View) -> str:
    """Return where a session stands: red a no-show and one still to document, yellow today's, green held."""
    status = status_word(session.status, view.lang)
    if session.status is SessionStatus.SCHEDULED:
        if view.now is not None and session.scheduled_at <= view.now:
            return part(word("to-document", view.lang), BAD)
        return part(status, SOON) if view.day(session.scheduled_at) == view.today else status
    return documented_cell(session.status, view.lang)


def documented_cell(status: SessionStatus, lang: str) -> str:
    """Return the label of a documented status."""
    role = {SessionStatus.NO_SHOW: BAD, SessionStatus.COMPLETED: GOOD}.get(status)
    return part(status_word(status, lang), role) if role else status_word(status, lang)


def reason_cell(reason: Reason | None, lang: str) -> str:
    """Return why a session is a no-show or was cancelled, nothing where there is no reason."""
    return reason_word(reason, lang) if reason is not None else ""


def minutes_cell(count: int | None, lang: str) -> str:
    """Return a length for a cell, nothing where there is none."""
    return word("minutes", lang, minutes=count) if count else ""


def level_cell(level: int | None, lang: str) -> str:
    """Return a level for a cell, nothing where there is none."""
    return word("level", lang, level=level) if level else ""
