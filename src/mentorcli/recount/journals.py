"""The sessions in the journals of a store, read a second time: raw lines, and which of them count.

Nothing here explains what is wrong with a store: whoever asks has read it once already. What does not fit raises an
OSError or a ValueError (`msgspec.DecodeError` is one).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from mentorcli.models.statement import JournalSession

_SLUG = re.compile(r"[a-z0-9-]{1,60}")


class _Session(msgspec.Struct, gc=False):
    """What of a session a statement needs; what a line lacks is as the store leaves it out."""

    id: str
    kind: str
    scheduled_at: datetime
    duration_minutes: int
    status: str = "scheduled"
    reason: str | None = None
    level: int | None = None
    funding: str = "unknown"
    actual_minutes: int | None = None


class _Student(msgspec.Struct, gc=False):
    tombstone: str


class _Put(msgspec.Struct):
    session: list[_Session] = []
    student: list[_Student] = []


class _Line(msgspec.Struct):
    op: str
    put: _Put = msgspec.field(default_factory=_Put)
    drop: dict[str, list[str]] = {}
    undoes: str | None = None
    batch: str | None = None
    complete: str | None = None
    renamed: tuple[str, str] | None = None
    uid: str | None = None


class _Pending(msgspec.Struct):
    """Students who come or go with a change that is under way."""

    batch: str
    students: list[str]
    merged: dict[str, str] = {}
    undone: str | None = None


_all_lines = msgspec.json.Decoder(list[_Line])
_one_line = msgspec.json.Decoder(_Line)


def sessions_between(home: Path, begin: datetime, end: datetime) -> list[JournalSession]:
    """Return every student's sessions that start from `begin` until before `end` (both aware)."""
    mentor = _effective(_lines(_place(home, "mentor.jsonl")), None)
    complete = {line.complete for line in mentor if line.complete}
    students = _place(home, "students")
    if students is None or not students.is_dir():
        return []
    erased = {path.name for path in _entries(_place(home, "erased"))}
    hidden = _hidden(home, mentor, complete)
    found: list[JournalSession] = []
    for folder in _entries(students):
        if _SLUG.fullmatch(folder.name) and folder.name not in hidden:
            lines = _own(_lines(folder / "journal.jsonl"), erased)
            own = _effective([line for line in lines if line.batch is None or line.batch in complete], folder.name)
            if _is_there(own, erased):
                found += _sessions(own, folder.name, begin, end)
    return found


def _place(home: Path, name: str) -> Path | None:
    """Return where something at the top of the store stands: what an interrupted restore brings counts already."""
    aside = home / ".restoring"
    if (aside / name).exists():
        return aside / name
    return None if (aside / f"{name}.absent").exists() else home / name


def _entries(folder: Path | None) -> list[Path]:
    return sorted(folder.iterdir()) if folder is not None and folder.is_dir() else []


def _lines(path: Path | None) -> list[_Line]:
    """Return the lines of a journal; a last one that was not finished is none, nor what no plain file holds."""
    if path is None or not path.is_file():
        return []
    data = path.read_bytes()
    whole, _, tail = data.rstrip(b"\0").rpartition(b"\n")  # zeros are what a crash of the machine left
    try:
        lines = _all_lines.decode(b"".join((b"[", whole.replace(b"\n", b","), b"]")))
    except msgspec.DecodeError:
        lines = [_one_line.decode(row) for row in whole.split(b"\n") if row.strip()]
    try:
        return [*lines, _one_line.decode(tail)] if tail.strip() else lines
    except (msgspec.DecodeError, UnicodeDecodeError):
        return lines


def _effective(lines: Iterable[_Line], slug: str | None) -> list[_Line]:
    """Return the operations that count, by their ids: neither taken back nor a change of slug that did not happen."""
    by_id = {line.op: line for line in lines}
    ordered = [by_id[op] for op in sorted(by_id)]
    renamed = [line for line in ordered if line.renamed is not None]
    if slug is not None and renamed and (renamed[-1].renamed or ("", ""))[1] != slug:
        ordered.remove(renamed[-1])
    undone: set[str] = set()
    for line in reversed(ordered):
        if line.undoes is not None and line.op not in undone:
            undone.add(line.undoes)
    return [line for line in ordered if line.op not in undone]


def _hidden(home: Path, mentor: Collection[_Line], complete: Collection[str | None]) -> Collection[str]:
    """Return the students whose folders do not count by the change over several journals that was begun last."""
    path = _place(home, ".pending")
    if path is None or not path.is_file():  # a pipe would be waited for
        return ()
    try:
        pending = msgspec.json.decode(path.read_bytes(), type=_Pending)
    except msgspec.DecodeError:
        return ()
    if pending.undone is None:
        counts = pending.batch in complete
    else:
        counts = all(line.undoes != pending.undone for line in mentor)
    return pending.merged if counts else pending.students


def _owner(line: _Line) -> str | None:
    """Return the uid of the student whose line it is, None where it does not tell."""
    return line.uid or (line.put.student[-1].tombstone if line.put.student else None)


def _own(lines: list[_Line], erased: Collection[str]) -> list[_Line]:
    """Return a journal without the lines of erased students, which copies of a store that were put together leave."""
    if not erased:
        return lines
    owners = {line.op: _owner(line) for line in lines}
    named = {one for one in owners.values() if one is not None}
    if not named & set(erased) or named <= set(erased):
        return lines
    begun = min(op for op, one in owners.items() if one is not None and one not in erased)
    theirs: set[str] = set()
    made: set[str] = set()
    for line in sorted(lines, key=lambda one: one.op):
        whose, about = owners[line.op], {one.id for one in line.put.session} | set(line.drop.get("session", ()))
        guessed = line.op < begun or line.undoes in theirs or (bool(about) and about <= made)
        if whose in erased if whose is not None else guessed:
            theirs.add(line.op)
            made |= about
    return [line for line in lines if line.op not in theirs]


def _is_there(lines: Iterable[_Line], erased: Collection[str]) -> bool:
    """Return whether the student of a journal is one, and not erased."""
    profiles = [line.put.student[-1] for line in lines if line.put.student]
    return bool(profiles) and profiles[-1].tombstone not in erased


def _sessions(lines: Iterable[_Line], slug: str, begin: datetime, end: datetime) -> Iterator[JournalSession]:
    """Yield the sessions that a journal leaves behind: the last line that speaks of one wins."""
    found: dict[str, _Session] = {}
    for line in lines:
        for one in line.put.session:
            found[one.id] = one
        for gone in line.drop.get("session", ()):
            found.pop(gone, None)
    for key, one in found.items():
        if begin <= one.scheduled_at < end:
            yield JournalSession(
                key, slug, one.kind, one.scheduled_at, one.duration_minutes, one.status, one.reason, one.level,
                one.funding, one.actual_minutes,
            )  # fmt: skip
