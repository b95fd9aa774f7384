"""Time trackers: Toggl and Clockify as CSV, Watson as CSV or JSON, Timewarrior as JSON.

They know when something began and ended, and under which project or tag. A row is a session that was held, unless one
of its tags says otherwise ("no-show", "annulée").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import partial
from typing import Any, NamedTuple

from mentorcli.errors import RefusedError
from mentorcli.formats import words
from mentorcli.formats.collected import Collected, RowError, checked_start, unreadable
from mentorcli.formats.figures import clock_of, minutes_between, moment_of
from mentorcli.formats.tables import Table, TableRow, named_cells
from mentorcli.models.foreign import ForeignFile, ForeignSession
from mentorcli.models.session import SessionKind, SessionStatus
from mentorcli.text import bilingual

TOGGL, CLOCKIFY, WATSON, TIMEWARRIOR = "toggl", "clockify", "watson", "timewarrior"
_SPLIT = {"start date", "start time", "end date", "end time"}
_WATSON = {"id", "start", "stop", "project", "tags"}
_WATSON_REPORT = {"from", "to", "project", "tag", "time"}
_NUMERIC = r"(\d{1,2})[/.-](\d{1,2})[/.-]\d"
_MONTHS = 12


class Tracked(NamedTuple):
    """A row of a tracker. `labels` are its tags; `student` is None where one of the tags is to be the name."""

    row: int
    key: str
    student: str | None
    start: datetime | date | None
    end: datetime | date | None
    labels: tuple[str, ...]
    said: str  # the start as it stands in the file
    notes: str | None = None


def table_tool(found: Table) -> str | None:
    """Return the tracker whose columns a table has, None for another table."""
    names = {" ".join(name.casefold().split()) for name in found.header}
    if names == _WATSON:
        return WATSON
    if not names >= _SPLIT:
        return None
    return CLOCKIFY if any(name.startswith("duration (") for name in names) else TOGGL


def is_watson_report(found: Table) -> bool:
    """Return whether a table holds sums of Watson, which tell of no session."""
    return {name.casefold() for name in found.header} == _WATSON_REPORT


def json_tool(document: object) -> str | None:
    """Return the tracker that wrote JSON data, None for other data."""
    first = document[0] if isinstance(document, list) and document else None
    if not isinstance(first, dict) or "start" not in first:
        return None
    if {"stop", "project"} <= first.keys():
        return WATSON
    return TIMEWARRIOR if {"id", "start"} <= first.keys() and "description" not in first else None


def read_json(document: Sequence[Any], tool: str) -> ForeignFile:
    """Return what the JSON of Watson or Timewarrior holds."""
    found = Collected(tool)
    for number, row in enumerate(document, 1):
        found.take(number, partial(_of_json, found, number, row, tool))
    return found.finished()


def _of_json(found: Collected, number: int, row: object, tool: str) -> ForeignSession:
    if not isinstance(row, dict):
        raise RowError(bilingual("it is no interval", "ce n'est pas un intervalle"))
    start, end = str(row.get("start", "")), str(row.get("stop" if tool == WATSON else "end", ""))
    tags = row.get("tags")
    # Timewarrior counts its intervals from the last one, so the id of one changes with each new one.
    key = str(row.get("id", start)) if tool == WATSON else start
    return _session(
        found,
        Tracked(
            number,
            key,
            str(row.get("project") or "") if tool == WATSON else None,
            moment_of(start),
            moment_of(end),
            tuple(map(str, tags)) if isinstance(tags, list) else (),
            start,
            str(row.get("annotation") or row.get("message") or "") or None,
        ),
    )


def read_table(rows: Table, tool: str, name: str, columns: Mapping[str, str]) -> ForeignFile:
    """Return what a tracker's table holds; `columns` names columns by field where the user did.

    Raises RefusedError for a table without a column of students, and for days of two orders.
    """
    found = Collected(tool)
    if tool == WATSON:
        for row in rows.rows:
            found.take(row.line, partial(_of_watson, found, rows, row))
        return found.finished()
    places = _places(rows, name, columns)
    month_first = _month_first(found, rows, places, tool, name)
    for row in rows.rows:
        found.take(row.line, partial(_of_split, found, row, places, month_first=month_first))
    return found.finished()


def _of_watson(found: Collected, rows: Table, row: TableRow) -> ForeignSession:
    cells = named_cells(row, {name: place for place, name in enumerate(rows.header)})
    tags = tuple(tag.strip() for tag in cells["tags"].split(","))
    start, end = moment_of(cells["start"]), moment_of(cells["stop"])
    return _session(found, Tracked(row.line, cells["id"], cells["project"], start, end, tags, cells["start"]))


def _places(rows: Table, name: str, columns: Mapping[str, str]) -> dict[str, int]:
    """Return where the columns are. Who a student is stands in the project, the client or the description."""
    places = {field: rows.column(field) for field in (*_SPLIT, "description", "tags")}
    wanted = columns.get("student")
    places["student"] = rows.column(wanted) if wanted else rows.column("project", "client", "description")
    if places["student"] is None:
        raise RefusedError(
            bilingual(f"{name} has no column of students", f"{name} n'a pas de colonne pour les étudiants"),
            bilingual("Name it: --map student=COLUMN", "Nommez-la\u00a0: --map student=COLONNE"),
        )
    return {field: place for field, place in places.items() if place is not None}


def _month_first(found: Collected, rows: Table, places: Mapping[str, int], tool: str, name: str) -> bool:
    """Return whether the month stands first in numeric dates, by those that can be read one way only.

    Raises RefusedError where both orders stand in one file.
    """
    cells = [named_cells(row, places) for row in rows.rows]
    dates = [found_date for one in cells if (found_date := re.match(_NUMERIC, one["start date"]))]
    day_first = any(int(one[1]) > _MONTHS for one in dates)
    month_first = any(int(one[2]) > _MONTHS for one in dates)
    if day_first and month_first:
        raise RefusedError(
            bilingual(
                f"{name} has dates with the day first and others with the month first",
                f"{name} a des dates où le jour vient d'abord et d'autres où c'est le mois",
            ),
            bilingual("Export it with dates such as 2026-11-24.", "Exportez-le avec des dates comme 2026-11-24."),
        )
    if not dates or day_first or month_first:
        return month_first
    american = tool == CLOCKIFY and any(re.search(r"(?i)[ap]\.?m\.?$", one["start time"]) for one in cells)
    found.remarks.append(
        bilingual("dates read with the month first (AM/PM)", "dates lues le mois d'abord (AM/PM)")
        if american
        else bilingual("dates read with the day first", "dates lues le jour d'abord")
    )
    return american


def _of_split(found: Collected, row: TableRow, places: Mapping[str, int], *, month_first: bool) -> ForeignSession:
    cells = {"description": "", "tags": ""} | named_cells(row, places)
    start, end = (
        _joined(cells[f"{edge} date"], cells[f"{edge} time"], month_first=month_first) for edge in ("start", "end")
    )
    said = f"{cells['start date']} {cells['start time']}".strip()
    tags = tuple(tag.strip() for tag in cells["tags"].split(","))
    key = f"{cells['student']} {said}"
    notes = None if cells["description"] == cells["student"] else cells["description"] or None
    return _session(found, Tracked(row.line, key, cells["student"], start, end, tags, said, notes))


def _joined(day: str, clock: str, *, month_first: bool) -> datetime | None:
    found, at = moment_of(day, month_first=month_first), clock_of(clock)
    if at is None or found is None:
        return None
    return datetime.combine(found, time(at.hour, at.minute, at.second))


def _session(found: Collected, row: Tracked) -> ForeignSession:
    """Return a tracked row as a session. Raises RowError."""
    start = checked_start(row.start, "start", "start", row.said)
    labels = [label for label in row.labels if label]
    outcomes = [one for label in labels if (one := words.outcome_of(label)) is not None]
    kinds = [kind for label in labels if (kind := words.kind_of(label)) is not None]
    status, reason = _one(outcomes, words.HELD)
    held = status is SessionStatus.COMPLETED
    return ForeignSession(
        row=row.row,
        key=row.key,
        student=found.student(_name(row, labels)),
        start=start,
        status=status,
        reason=reason,
        kind=_one(kinds, SessionKind.MENTORING),
        lasted=_lasted(start, row.end) if held else None,
        notes=row.notes,
    )


def _one(meanings: Sequence[Any], usual: Any) -> Any:  # noqa: ANN401 - whatever the words mean
    """Return the one meaning of some words, the usual one where there is none. Raises RowError for two."""
    if len(set(meanings)) > 1:
        raise RowError(bilingual("its tags contradict one another", "ses étiquettes se contredisent"))
    return meanings[0] if meanings else usual


def _name(row: Tracked, labels: Sequence[str]) -> str:
    """Return the student's name; among tags the only one that is no status and no kind, or has a blank in it."""
    if row.student is not None:
        return row.student
    names = [one for one in labels if words.outcome_of(one) is None and words.kind_of(one) is None]
    whole = [one for one in names if " " in one.strip()]
    chosen = names if len(names) == 1 else whole
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        raise unreadable("the student's tag", "l'étiquette de l'étudiant", "")
    said = ", ".join(chosen)
    raise RowError(
        bilingual(f"which tag is the student: {said}?", f"quelle étiquette est l'étudiant\u00a0: {said}\u00a0?")
    )


def _lasted(start: datetime | date, end: datetime | date | None) -> int | None:
    """Return the real length in minutes. Raises RowError for what still runs, and for an end before the start."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        raise RowError(
            bilingual("it has no end: is it still running?", "elle n'a pas de fin\u00a0: tourne-t-elle encore\u00a0?")
        )
    if (start.tzinfo is None) != (end.tzinfo is None) or end < start:
        raise RowError(bilingual("it ends before it begins", "elle finit avant de commencer"))
    return minutes_between((end - start).total_seconds())
