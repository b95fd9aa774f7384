"""What a narrow terminal shows of an entry of the agenda."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from mentorcli.models.agenda import AgendaEntry, AgendaKind
from mentorcli.models.results.agenda import DueEntry
from mentorcli.models.session import Session, SessionKind
from mentorcli.render import View
from mentorcli.render.text.agenda_brief import brief_forms

NOW = datetime(2026, 11, 24, 14, tzinfo=UTC)
VIEW = View("en", UTC, NOW)
FRENCH = View("fr", UTC, NOW)


def forms(kind: AgendaKind, view: View = VIEW, **about: Any) -> tuple[str, ...]:
    """Return the shorter forms of an entry of a kind."""
    entry = AgendaEntry(kind, "amelie", date(2026, 11, 16), **about)
    return brief_forms(DueEntry(entry, "Amélie"), view, lambda on: f"{on:%a} {on:%d %b}")


def session(kind: SessionKind = SessionKind.MENTORING) -> Session:
    """Return a session of yesterday."""
    return Session("abcd1234efgh", "amelie", kind, datetime(2026, 11, 23, 9, tzinfo=UTC), 45)


@pytest.mark.parametrize(
    ("kind", "about", "expected"),
    [
        (AgendaKind.UNDOCUMENTED, {"session": session()}, ("to document, 23 Nov 09:00", "23 Nov 09:00")),
        (AgendaKind.RECORDING, {"session": session()}, ("no recording, 23 Nov", "no recording")),
        (AgendaKind.RESULT, {"session": session()}, ("result to note, 23 Nov", "result to note")),
        (AgendaKind.AHEAD, {"session": session()}, ()),
        (AgendaKind.AHEAD, {"session": session(SessionKind.PRESENTATION)}, ()),
        (AgendaKind.TODAY, {"session": session()}, ()),
        (AgendaKind.NO_SHOWS, {"streak": 3}, ("3 no-shows to report", "no-shows to report")),
        (AgendaKind.NO_SHOWS, {"streak": 0}, ("no-shows to report",)),
        (AgendaKind.GAP, {}, ("week owed 16 Nov",)),
        (AgendaKind.PRESENTATION, {}, ()),
    ],
)
def test_the_longest_form_is_first(kind: AgendaKind, about: dict[str, Any], expected: tuple[str, ...]) -> None:
    """Dates go before what is to be done."""
    assert forms(kind, **about) == expected
    assert len(forms(kind, FRENCH, **about)) == len(expected)
