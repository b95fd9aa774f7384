"""The backup of AccountAddon, a browser add-on that mentors wrote: `{students, sessions, students_history, ...}`.

Its traps (domain, section 9): an empty id, with the one of its own in `cid`; levels as text or number, "" and -1;
kinds in five spellings; statuses in French with a gender, and now and then the student's name in their place; before
June 2020 `isFunded` in place of `funding`; a history that keeps the OLD value and the moment at which it ended.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from mentorcli.formats import words
from mentorcli.formats.collected import Collected, RowError, checked_start, meaning, unreadable
from mentorcli.formats.figures import is_nothing, level_of, moment_of
from mentorcli.formats.names import name_key
from mentorcli.formats.tables import shown
from mentorcli.models.foreign import ForeignFile, ForeignSession
from mentorcli.models.student import Funding, FundingPeriod
from mentorcli.text import bilingual

TOOL = "accountaddon"
_FUNDING_CHANGE = 1  # of a row of the history; another type tells of the path


def fits(document: object) -> bool:
    """Return whether JSON data is such a backup."""
    return isinstance(document, dict) and {"students", "sessions", "students_history"} <= document.keys()


def read(document: Mapping[str, Any]) -> ForeignFile:
    """Return what a backup holds."""
    found = Collected(TOOL)
    histories = _histories(document.get("students_history"))
    for row in _objects(document.get("students")):
        _student(found, row, histories.get(str(row.get("id")), []))
    listed = document.get("sessions")
    for number, row in enumerate(listed if isinstance(listed, list) else [], 1):
        found.take(number, partial(_session, found, number, row))
    return found.finished()


def _objects(rows: object) -> list[dict[str, Any]]:
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _text(row: Mapping[str, Any], name: str) -> str:
    """Return a field as text: numbers stand there as both."""
    value = row.get(name)
    return "" if value is None or isinstance(value, (dict, list)) else str(value).strip()


def _histories(rows: object) -> dict[str, list[tuple[date, Funding]]]:
    """Return the earlier fundings of each student by id: the last day of each, oldest first."""
    found: dict[str, list[tuple[date, Funding]]] = {}
    for row in _objects(rows):
        funding = words.funding_of(_text(row, "value"))
        ended = moment_of(_text(row, "humanDate")) or _from_milliseconds(row.get("date"))
        if row.get("type") == _FUNDING_CHANGE and funding is not None and ended is not None:
            day = ended.date() if isinstance(ended, datetime) else ended
            found.setdefault(_text(row, "id"), []).append((day, funding))
    return {key: sorted(periods) for key, periods in found.items()}


def _from_milliseconds(value: object) -> datetime | None:
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=float(str(value)))
    except (ValueError, OverflowError):
        return None


def _student(found: Collected, row: Mapping[str, Any], history: list[tuple[date, Funding]]) -> None:
    """Take a student of the list; one without a name comes with their sessions."""
    name, key = _text(row, "fullname"), _text(row, "id")
    if not name_key(name):
        return
    current = words.funding_of(_text(row, "funding")) or Funding.UNKNOWN
    started = moment_of(_text(row, "created"))
    found.student(
        name,
        key,
        path=_path(_text(row, "path")),
        started=started.date() if isinstance(started, datetime) else started,
        funding=_periods(history, current),
    )


def _periods(history: list[tuple[date, Funding]], current: Funding) -> tuple[FundingPeriod, ...]:
    """Return the periods of funding: each begins where the one before it ended."""
    values = [*(funding for _, funding in history), current]
    begins = [None, *(day for day, _ in history)]
    if values == [Funding.UNKNOWN]:
        return ()
    return tuple(FundingPeriod(funding, since) for funding, since in zip(values, begins, strict=True))


def _path(text: str) -> str | None:
    """Return a path such as `150-chef-de-projet-digital` as it stands, None where it says that there is none."""
    return None if is_nothing(text) or text.casefold().startswith(("n/a", "non défini")) else text


def _session(found: Collected, number: int, row: object) -> ForeignSession:
    if not isinstance(row, dict):
        raise RowError(bilingual("it is no session", "ce n'est pas une session"))
    when, name = _text(row, "when"), _text(row, "who_name")
    start = checked_start(moment_of(when), "when", "when", when)
    student = found.student(name, _text(row, "who_id"))
    kind = _text(row, "type")
    status, reason = _outcome(_text(row, "status"), name)
    return ForeignSession(
        row=number,
        key=_text(row, "id") or _text(row, "cid") or f"{student} {when}",
        student=student,
        start=start,
        status=status,
        reason=reason,
        kind=meaning(words.kind_of(kind), "type", "type", kind),
        level=_level(_text(row, "lvl")),
        funding=_funding(row),
    )


def _outcome(text: str, name: str) -> words.Outcome:
    """Return what became of a session. Raises RowError, with a word of its own for a name in that place."""
    if text and name_key(text) == name_key(name):
        said = shown(text)
        raise RowError(
            bilingual(
                f"status is the student's name ({said}): what became of the session is not known",
                f"status est le nom de l'étudiant ({said})\u00a0: on ne sait pas ce qu'est devenue la session",
            )
        )
    return meaning(words.outcome_of(text), "status", "status", text)


def _level(text: str) -> int | None:
    try:
        return level_of(text)
    except ValueError:
        raise unreadable("lvl", "lvl", text) from None


def _funding(row: Mapping[str, Any]) -> Funding:
    """Return the funding of a session; before June 2020 it is a yes or no."""
    text = _text(row, "funding")
    if text or not isinstance(row.get("isFunded"), bool):
        return meaning(words.funding_of(text), "funding", "funding", text)
    return Funding.FUNDED if row["isFunded"] else Funding.SELF_PAID
