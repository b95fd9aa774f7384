"""The mentor's very first held session, noted by each computer for itself, held against all sessions there are now."""

from __future__ import annotations

from datetime import datetime

from mentorcli.models.session import FirstSession, Session, by_start
from mentorcli.rules import recording
from mentorcli.store.journal import FIRST_SESSION, Line, decode_records, encode_put, encode_record
from mentorcli.store.layout import STUDENTS
from mentorcli.store.sync.deriving import derived, put_in
from mentorcli.store.sync.model import Lines, Model, effective

KIND = "first-session"


def settle(both: Model) -> None:
    """Set the note back to unknown where it does not fit: it is looked for when it is next asked for."""
    lines = [line for line in effective(both.mentor, None) if KIND in line.put]
    notes: list[FirstSession] = [one for line in lines for one in decode_records(KIND, line.put[KIND], "", 0)]
    if not notes:
        return
    days = [note.erased for note in notes if note.erased is not None]
    erased = min(days) if days else None
    noted = notes[-1]
    if noted.erased == erased and (noted.session is None or _is(noted, _earliest(both), erased)):
        return
    put = encode_put([(KIND, encode_record(FirstSession(erased=erased)))])
    put_in(both.mentor, derived(Line("", lines[-1].at, FIRST_SESSION, put), lines[-1].op))


def _is(noted: FirstSession, earliest: Session | None, erased: datetime | None) -> bool:
    found = recording.first_held(earliest, erased)
    return found is not None and found.session == noted.session


def _earliest(both: Model) -> Session | None:
    """Return the earliest session that took place, of all students who are there."""
    complete = both.complete()
    there = (one for one in both.people.values() if one.place.startswith(STUDENTS))
    held = [one for person in there for one in sessions(person.lines, complete).values() if one.held]
    return min(held, key=by_start, default=None)


def sessions(lines: Lines, complete: set[str]) -> dict[str, Session]:
    """Return a student's sessions by id."""
    found: dict[str, Session] = {}
    for line in effective(lines, complete):
        if "session" in line.put:
            found |= {one.id: one for one in decode_records("session", line.put["session"], "", 0)}
        for key in line.drop.get("session", ()):
            found.pop(key, None)
    return found
