"""One profile changed on two computers: field by field, against the profile of the operations that both have.

A field that one side changed has that side's value. Where both gave one field another value, the later change holds.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from mentorcli.errors import UnreadableError
from mentorcli.models.student import Student
from mentorcli.rules.student import free_slug
from mentorcli.store import profile
from mentorcli.store.journal import Line, checksum
from mentorcli.store.layout import STUDENTS
from mentorcli.store.profile_comments import with_comments
from mentorcli.store.sync.deriving import UNITED, derived, put_in
from mentorcli.store.sync.model import Entry, Lines, Model, Person, effective, entry_of

Fields = dict[str, Any]
Lost = dict[str, tuple[str, Any]]
"""Values that did not hold beside another one, by field, each with the operation that had set it."""
_rows = msgspec.json.Decoder(list[Fields])


class _WithLost(msgspec.Struct):
    lost: Lost = {}


_lost = msgspec.json.Decoder(_WithLost)
_MISSING = object()


class Version(NamedTuple):
    """A profile as one operation left it: its fields as they stand in the line."""

    line: Line
    fields: Fields


def versions(lines: Lines, complete: set[str]) -> list[Version]:
    """Return the profiles that the operations which count leave, oldest first."""
    found = []
    for line in effective(lines, complete):
        if "student" in line.put and (rows := _rows.decode(line.put["student"])):
            found.append(Version(line, rows[-1]))
    return found


def student_of(fields: Fields) -> Student:
    """Return a profile's fields as a student. Raises ValueError, msgspec.ValidationError."""
    return msgspec.convert(fields, Student)


def unite(mine: Model, theirs: Model, both: Model) -> None:
    """Write what becomes of each profile that both sides changed, once the operations that count are known."""
    complete = both.complete()
    for uid, person in both.people.items():
        one, other = mine.people.get(uid), theirs.people.get(uid)
        if one is None or other is None or one.lines.keys() == other.lines.keys():
            continue
        added = {op: entry for op, entry in person.lines.items() if op not in one.lines and op not in other.lines}
        first, second = (versions({**side.lines, **added}, complete) for side in (one, other))
        common = versions({op: person.lines[op] for op in _shared(one, other, person)} | added, complete)
        if first and second:
            _unite(person, first, second, common, versions(person.lines, complete))


def _shared(one: Person, other: Person, person: Person) -> set[str]:
    return one.lines.keys() & other.lines.keys() & person.lines.keys()


def _unite(
    person: Person, mine: list[Version], theirs: list[Version], common: list[Version], both: list[Version]
) -> None:
    base: Fields = common[-1].fields if common else {}
    known = {version.line.op for version in common}
    lost: Lost = {}
    if not both or mine[-1].fields == base or theirs[-1].fields == base:
        wanted = theirs[-1].fields if mine[-1].fields == base else mine[-1].fields
    else:
        wanted = {}
        for name in {**mine[-1].fields, **theirs[-1].fields}:
            value = _field(name, base, mine, theirs, known, lost)
            if value is not _MISSING:
                wanted[name] = value
    if both and (wanted != both[-1].fields or lost):
        write(person, wanted, both[-1], max(version.line.at for version in (mine[-1], theirs[-1])), lost)


def _field(
    name: str, base: Fields, mine: list[Version], theirs: list[Version], known: Collection[str], lost: Lost
) -> object:
    """Return the value of one field: the one that changed, of two that did the later; the other one is `lost`."""
    was, one, other = (fields.get(name, _MISSING) for fields in (base, mine[-1].fields, theirs[-1].fields))
    if other in (one, was):
        return one
    if one == was:
        return other
    if name == "aliases":
        return sorted({*one, *other})
    sides = [(_changed(name, mine, known), repr(one), one), (_changed(name, theirs, known), repr(other), other)]
    (op, _, value), (*_, stays) = sorted(sides, key=lambda side: side[:2])
    lost[name] = op, None if value is _MISSING else value
    return stays


def _changed(name: str, side: list[Version], known: Collection[str]) -> str:
    """Return the operation with which a side gave a field the value that it has there."""
    value, found = side[-1].fields.get(name, _MISSING), ""
    for version in reversed(side):
        if version.line.op in known or version.fields.get(name, _MISSING) != value:
            break
        found = version.line.op
    return found


def lost_in(entry: Entry) -> Lost:
    """Return the values that did not hold, as the operation that united two profiles has them."""
    return _lost.decode(entry.row).lost


def write(person: Person, fields: Fields, last: Version, at: datetime, lost: Lost | None = None) -> None:
    """Write the operation that leaves a profile with these fields; it follows the last one that did.

    What was `lost` stands in it, for each computer to tell its mentor: the line's own fields leave no room for that.
    """
    more = b',"lost":' + msgspec.json.encode(lost) if lost else b""
    raw = msgspec.Raw(msgspec.json.encode([fields]))
    names = [entry.line.renamed for _, entry in sorted(person.lines.items()) if entry.line.renamed]
    before = names[-1][1] if names else last.fields["id"]
    renamed = (before, fields["id"]) if before != fields["id"] else None
    old = _comments(person, last)
    line = Line("", at, UNITED, {"student": raw}, renamed=renamed, uid=person.uid)
    line = derived(msgspec.structs.replace(line, file=checksum(encoded(fields, "", old))), last.line.op, more).line
    data = encoded(fields, line.op, old)  # which has the id in it: its own checksum could not be part of that
    new = entry_of(msgspec.structs.replace(line, file=checksum(data)))
    put_in(person.lines, Entry(new.row[:-1] + more + b"}", new.line))
    person.profiles.insert(0, data)


def _comments(person: Person, last: Version) -> bytes:
    """Return the profile whose comments stay: that of the last operation, else the one that sorts last."""
    own = [one for one in person.profiles if checksum(one) == last.line.file]
    return own[0] if own else max(person.profiles, default=b"")


def encoded(fields: Fields, revision: str, old: bytes) -> bytes:
    """Return a profile as a file, with the comments of an older one."""
    unknown = {
        name: value for name, value in fields.items() if name not in Student.__dataclass_fields__ and value is not None
    }
    return with_comments(profile.encode(student_of(fields), revision, unknown), old)


def take_slugs(both: Model) -> None:
    """Give every student the slug of their profile; of two who have the same one the later one gets a number.

    Those who stand aside keep theirs. The earlier one is who came first, by the id of the first operation.
    """
    complete = both.complete()
    last = {uid: found[-1] for uid, one in both.people.items() if (found := versions(one.lines, complete))}
    for uid, version in last.items():
        both.people[uid].slug = version.fields["id"]
    living = sorted((min(one.lines), uid) for uid, one in both.people.items() if one.place.startswith(STUDENTS))
    taken: set[str] = set()
    every = {both.people[uid].slug for _, uid in living}
    for _, uid in living:
        one = both.people[uid]
        if one.slug in taken:
            slug = free_slug(one.slug, taken | every)
            write(one, {**last[uid].fields, "id": slug}, last[uid], last[uid].line.at)
            one.slug = slug
        taken.add(one.slug)


def file_of(person: Person, complete: set[str]) -> bytes | None:
    """Return the profile of a student as a file: the one that the last operation wrote, or a person has edited."""
    found = versions(person.lines, complete)
    if not found:
        return min(person.profiles, default=None)
    last = found[-1]
    own = [one for one in person.profiles if checksum(one) == last.line.file]
    edited = sorted(one for one in person.profiles if one not in own and _revision(one) == last.line.op)
    own = edited or own  # a person's comments are no operation
    return own[0] if own else encoded(last.fields, last.line.op, _comments(person, last))


def _revision(written: bytes) -> str:
    try:
        return str(profile.parse(written, "").get("revision"))
    except UnreadableError:
        return ""
