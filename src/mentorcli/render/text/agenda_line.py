"""What is due in one short line, for a prompt or a status bar, in English and French."""

from __future__ import annotations

from mentorcli.models.results.agenda import AgendaGlance
from mentorcli.render import View
from mentorcli.render.cells import cut, on_one_line
from mentorcli.render.text import DAYS, MONTHS, Sentences, clock
from mentorcli.text import visible

CELLS = 40  # of a terminal, at most
BETWEEN = " · "
A_WEEK = 7  # days after which that of the week says no longer which one is meant

sentence = Sentences(
    {
        "due": ("{count} due", "{count} à faire"),
        "session": ("{at} {name}", "{at} {name}"),
    }
)


def agenda_line(found: AgendaGlance, view: View) -> list[str]:
    """Return the line: how much is due, when the next session is and with whom. None where there is neither.

    It has no colours and nothing that steers a terminal.
    """
    parts = []
    if found.due:
        parts.append(sentence("due", view.lang, count=found.due))
    session = found.upcoming.entry.session if found.upcoming is not None else None
    if found.upcoming is not None and session is not None:
        words = on_one_line(visible(found.upcoming.student_name)).split(" ")
        at = view.local(session.scheduled_at)
        when = f"{_day(found, view)}{clock(at)}"
        parts.append(sentence("session", view.lang, at=when, name=words[0]))
    return [cut(str(BETWEEN.join(parts)), CELLS)] if parts else []


def _day(found: AgendaGlance, view: View) -> str:
    """Return the day of a session that is not of the day looked at, with the month where it is far."""
    day = found.upcoming.entry.day if found.upcoming is not None else found.on.date()
    ahead = (day - found.on.date()).days
    if not ahead:
        return ""
    name = DAYS[view.lang][day.weekday()]
    return f"{name} " if ahead < A_WEEK else f"{name} {day.day} {MONTHS[view.lang][day.month - 1]} "
