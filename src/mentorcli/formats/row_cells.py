"""What the cells of one row tell of a session: its start, what became of it, its kind, lengths, level, and words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from mentorcli.formats import words
from mentorcli.formats.collected import RowError, T, checked_start, meaning, unreadable
from mentorcli.formats.figures import clock_of, level_of, minutes_between, moment_of, seconds_of
from mentorcli.models.session import SessionKind, SessionStatus
from mentorcli.text import bilingual

_YES = {"true", "yes", "oui", "vrai", "1", "x"}
FRENCH = {
    "student": "l'étudiant", "start": "la date", "time": "l'heure", "end": "la fin", "kind": "le type",
    "status": "le statut", "planned": "la durée", "lasted": "la durée réelle", "level": "le niveau",
    "funding": "le financement",
}  # fmt: skip
"""What the cells are called in French, for messages."""


def start_in(cells: Mapping[str, str]) -> datetime | date:
    """Return the start, its time of day from a column of its own where there is one. Raises RowError."""
    found = checked_start(moment_of(cells["start"]), "start", FRENCH["start"], cells["start"])
    if cells["time"] and not isinstance(found, datetime):
        clock = meaning(clock_of(cells["time"]), "time", FRENCH["time"], cells["time"])
        return datetime.combine(found, clock)
    return found


def outcome_in(cells: Mapping[str, str], places: Mapping[str, int]) -> words.Outcome:
    """Return what became of the session; planned where no column tells. Raises RowError for a status that is none."""
    if cells["cancelled"].casefold() in _YES:
        return words.CANCELLED
    if "status" in places:
        return word_in(cells, "status", words.outcome_of)
    return words.PLANNED


def kind_in(cells: Mapping[str, str]) -> SessionKind:
    """Return the kind, mentoring where the cell is empty. Raises RowError for a word that is none."""
    return word_in(cells, "kind", words.kind_of) if cells["kind"] else SessionKind.MENTORING


def word_in(cells: Mapping[str, str], field: str, read_word: Callable[[str], T | None]) -> T:
    """Return what the word in a cell means. Raises RowError for a word that means nothing here."""
    return meaning(read_word(cells[field]), field, FRENCH[field], cells[field])


def length_in(cells: Mapping[str, str], field: str) -> int | None:
    """Return a length in minutes, a plain number being minutes, `0:45` hours and minutes. Raises RowError."""
    text = cells[field]
    if not text:
        return None
    if text.isdecimal() and text.isascii() and len(text) < 6:  # noqa: PLR2004 - a week has 10,080 minutes
        return int(text) or None
    if hours := re.fullmatch(r"([0-9]):([0-5][0-9])", text):  # 0:45; 45:00 may be minutes and seconds
        return int(hours[1]) * 60 + int(hours[2]) or None
    return minutes_between(meaning(seconds_of(text), field, FRENCH[field], text))


def lasted_in(cells: Mapping[str, str], start: datetime | date, status: SessionStatus) -> int | None:
    """Return the real length of a held session, from its own column or from the end."""
    if status is not SessionStatus.COMPLETED:
        return None
    if cells["lasted"] or not cells["end"] or not isinstance(start, datetime):
        return length_in(cells, "lasted")
    end = moment_of(cells["end"]) or clock_of(cells["end"])
    if not isinstance(end, datetime) and end is not None and not isinstance(end, date):
        end = datetime.combine(start, end, tzinfo=start.tzinfo)
    if not isinstance(end, datetime) or (end.tzinfo is None) != (start.tzinfo is None):
        raise unreadable("end", FRENCH["end"], cells["end"])
    if end < start:
        raise RowError(bilingual("it ends before it begins", "elle finit avant de commencer"))
    return minutes_between((end - start).total_seconds())


def level_in(cells: Mapping[str, str]) -> int | None:
    """Return the level, None where there is none. Raises RowError for what is no level."""
    try:
        return level_of(cells["level"])
    except ValueError:
        raise unreadable("level", FRENCH["level"], cells["level"]) from None
