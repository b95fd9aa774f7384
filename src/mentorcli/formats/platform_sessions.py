"""The sessions of the platform as JSON, as its pages fetch them and mentors' tools read them: a list of objects."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from mentorcli.formats import words
from mentorcli.formats.collected import Collected, RowError, checked_start, meaning, unreadable
from mentorcli.formats.figures import level_of, minutes_between, moment_of, seconds_of
from mentorcli.models.foreign import ForeignFile, ForeignSession
from mentorcli.models.session import SessionKind, SessionStatus
from mentorcli.text import bilingual

TOOL = "platform"


def fits(document: object) -> bool:
    """Return whether JSON data is such a list."""
    first = document[0] if isinstance(document, list) and document else None
    return isinstance(first, dict) and {"sessionDate", "recipient"} <= first.keys()


def read(document: list[Any]) -> ForeignFile:
    """Return what a list of sessions holds."""
    found = Collected(TOOL)
    for number, row in enumerate(document, 1):
        found.take(number, partial(_session, found, number, row))
    return found.finished()


def _session(found: Collected, number: int, row: object) -> ForeignSession:
    if not isinstance(row, dict):
        raise RowError(bilingual("it is no session", "ce n'est pas une session"))
    when, kind_word, status_word = (_text(row.get(name)) for name in ("sessionDate", "type", "status"))
    start = checked_start(moment_of(when), "sessionDate", "sessionDate", when)
    recipient = _object(row.get("recipient"))
    kind = meaning(words.kind_of(kind_word), "type", "type", kind_word)
    status, reason = meaning(words.outcome_of(status_word), "status", "status", status_word)
    details = _object(row.get("durationDetails"))
    held = status is SessionStatus.COMPLETED
    return ForeignSession(
        row=number,
        key=_text(row.get("id")) or f"{_text(recipient.get('id'))} {when}",
        student=found.student(_text(recipient.get("displayableName")), _text(recipient.get("id"))),
        start=start,
        status=status,
        reason=reason,
        kind=kind,
        minutes=_minutes(_object(row.get("sessionTerms")), "duration"),
        lasted=_minutes(details, "effectiveDuration") if held else None,
        level=_level(row, kind),
        project=_text(row.get("projectTitle")) or None,
    )


def _text(value: object) -> str:
    return "" if value is None or isinstance(value, (dict, list)) else str(value).strip()


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _minutes(fields: Mapping[str, Any], name: str) -> int | None:
    """Return a length in minutes, None where there is none. Raises RowError for one that cannot be read."""
    text = _text(fields.get(name))
    if not text:
        return None
    return minutes_between(meaning(seconds_of(text), name, name, text))


def _level(row: Mapping[str, Any], kind: SessionKind) -> int | None:
    """Return the level by which the session is paid: a presentation has one of its own."""
    own = "projectPresentationLevel" if kind is SessionKind.PRESENTATION else "projectMentoringLevel"
    text = _text(row.get(own)) or _text(row.get("projectLevel"))
    try:
        return level_of(text)
    except ValueError:
        raise unreadable(own, own, text) from None
