"""What a store holds, apart from where it stands: people by uid, each with the set of their operations.

The files of two computers are read into this, united, and written from it: a journal is the set of its operations by
id, in the order of the ids, in one form of bytes, so that the same set is the same file everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import msgspec

from mentorcli.errors import RefusedError, UnreadableError
from mentorcli.store import missing, removed_lines, seals
from mentorcli.store.journal import Line, decode_journal, sealed_row
from mentorcli.store.layout import (
    ERASED,
    JOURNAL,
    MENTOR_JOURNAL,
    MERGED,
    PROFILE,
    SETTINGS_FILE,
    STORE_FILE,
    STUDENTS,
    UNDONE,
)
from mentorcli.store.replay import undone_ops
from mentorcli.store.strangers import own_lines
from mentorcli.store.sync import shared_settings
from mentorcli.store.sync.objects import Files
from mentorcli.store.sync.shared_settings import Settings
from mentorcli.text import bilingual

SYNC = "sync"  # the machine of the lines that a merge writes by itself: that of none
_PERSON = re.compile(
    rf"(?P<place>{STUDENTS}/(?P<slug>[a-z0-9-]{{1,60}})|{MERGED}/[0-9a-z]{{8,32}}"
    rf"|{re.escape(UNDONE)}/(?P<op>[0-9a-z]{{20}})/(?P<gone>[a-z0-9-]{{1,60}}))/(?P<file>{JOURNAL}|{PROFILE})"
)
_TOMB = re.compile(rf"{ERASED}/([0-9a-z]{{8,32}})")
_PROFILE_SLUG = re.compile(rb'^id = "([a-z0-9-]+)"', re.M)
_line = msgspec.json.Decoder(Line)


class Entry(msgspec.Struct, frozen=True):
    """An operation: the line as it stands, without its seal, and decoded."""

    row: bytes
    line: Line


Lines = dict[str, Entry]
"""The operations of one journal by id."""


@dataclass
class Person:
    """One student: where their folder stands, their slug, their operations, and the profiles that stand there."""

    uid: str
    place: str
    slug: str
    lines: Lines = field(default_factory=dict)
    profiles: list[bytes] = field(default_factory=list)


@dataclass
class Model:
    """What a store holds. `people` are those who are not erased, by uid."""

    store_file: bytes = b""
    people: dict[str, Person] = field(default_factory=dict)
    mentor: Lines = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    settings: Settings = field(default_factory=dict)
    messages: Files = field(default_factory=dict)

    def ops(self) -> set[str]:
        """Return the ids of all operations."""
        return {*self.mentor, *(op for one in self.people.values() for op in one.lines)}

    def complete(self) -> set[str]:
        """Return the operations over several journals that count."""
        return {line.complete for line in effective(self.mentor, None) if line.complete}


def entry(row: bytes) -> Entry:
    """Return a line without its seal as an operation. Raises what decoding does."""
    return Entry(row, _line.decode(row))


def entry_of(line: Line) -> Entry:
    """Return a new operation."""
    return Entry(msgspec.json.encode(line), line)


def effective(lines: Lines, complete: set[str] | None) -> list[Line]:
    """Return the operations that count, in order; `complete` None: of the mentor's own journal."""
    ordered = [lines[op].line for op in sorted(lines)]
    undone = undone_ops(reversed(ordered))
    return [
        line
        for line in ordered
        if line.op not in undone and (complete is None or line.batch is None or line.batch in complete)
    ]


def journal_bytes(lines: Lines) -> bytes:
    """Return a journal as a file: in the order of the ids, sealed."""
    rows, state, last = [], 0, ""
    for op in sorted(lines):
        row, state = sealed_row(lines[op].row, last, state)
        rows.append(row)
        last = op
    return b"".join(rows)


def parse(contents: Files, where: Callable[[str], str]) -> Model:
    """Return what some files hold; `where` names a path for messages. Raises UnreadableError, RefusedError."""
    found = Model(contents.get(STORE_FILE, b""))
    found.erased = {hit[1] for path in contents if (hit := _TOMB.fullmatch(path))}
    found.removed = removed_lines.decode(contents.get(removed_lines.REMOVED, b""))
    found.settings = shared_settings.decode(contents.get(SETTINGS_FILE, b""), where(SETTINGS_FILE))
    if MENTOR_JOURNAL in contents:
        found.mentor = _lines(contents[MENTOR_JOURNAL], where(MENTOR_JOURNAL), ())[1]
    for path in sorted(contents, key=lambda one: not one.startswith(STUDENTS)):  # where they live goes first
        hit = _PERSON.fullmatch(path)
        if hit and hit["file"] == JOURNAL:
            written = contents.get(f"{hit['place']}/{PROFILE}", b"")
            _take(found, hit["place"], hit["slug"] or hit["gone"] or "", contents[path], written, where(path))
        elif hit and f"{hit['place']}/{JOURNAL}" not in contents:
            raise _no_journal(where(f"{hit['place']}/{JOURNAL}"))
        elif path.startswith("messages/"):
            found.messages[path] = contents[path]
    return found


def _no_journal(where: str) -> RefusedError:
    return RefusedError(
        bilingual(f"{where} is missing", f"{where} manque"),
        bilingual("Run there: mentor store check", "Lancez là-bas\u00a0: mentor store check"),
    )


def _take(found: Model, place: str, slug: str, data: bytes, written: bytes, where: str) -> None:
    """Take in one student's folder."""
    uid, lines = _lines(data, where, found.erased)
    if not lines or uid in found.erased:
        return
    if not slug:
        hit = _PROFILE_SLUG.search(written)
        slug = hit[1].decode() if hit else uid
    one = found.people.setdefault(uid, Person(uid, place, slug))
    one.lines |= lines
    one.profiles += [written] if written else []


def _lines(data: bytes, where: str, erased: Iterable[str]) -> tuple[str, Lines]:
    """Return the uid and the operations of a journal, without those of erased students in it."""
    journal = decode_journal(data, where)
    uid = missing.uid_of(journal) if not where.endswith(MENTOR_JOURNAL) else ""
    gone = set(erased)
    if gone:
        journal = own_lines(journal, gone)
        uid = missing.uid_of(journal) or uid
    rows = data.replace(b"\r\n", b"\n").split(b"\n")
    found: Lines = {}
    for number, line in journal.lines:
        new = Entry(seals.bare(rows[number - 1]), line)
        known = found.setdefault(line.op, new)
        if known.row != new.row and known.line != new.line:
            raise UnreadableError(
                bilingual(
                    f"{where}: two operations with one id ({line.op})",
                    f"{where}\u00a0: deux opérations de même identifiant ({line.op})",
                ),
                bilingual("Keep one of the two lines.", "Gardez une des deux lignes."),
            )
    return uid, found


def take_out(earlier: Model, model: Model) -> bool:
    """Note all lines that a person took out, and return whether there are more than were noted.

    Of those that stood one after the other only the last one was.
    """
    there, known = model.ops(), len(model.removed)
    for lines in [earlier.mentor, *(one.lines for one in earlier.people.values())]:
        run: set[str] = set()
        for op in sorted(lines):
            run = set() if op in there else {*run, op}
            if op in model.removed:
                model.removed |= run
    return len(model.removed) > known


def of_erased(earlier: Model, model: Model) -> set[str]:
    """Return the operations of students who were erased since."""
    gone = earlier.people.keys() & model.erased
    return {op for uid in gone for op in earlier.people[uid].lines}
