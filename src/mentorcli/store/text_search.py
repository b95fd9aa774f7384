"""Texts in the journals, found without decoding what does not hold the words.

The bytes of a journal are sieved as they stand; the lines that pass are decoded, and what of them is still so is looked
at as it is. A journal that is not as this program wrote it, or whose lines count only by more than themselves, is read
whole, as any other command does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from operator import lt
from typing import Any, NamedTuple

import msgspec

from mentorcli.errors import NotFoundError, UnreadableError
from mentorcli.search.raw import Sieve, characters, sieve
from mentorcli.search.texts import holds
from mentorcli.store import files
from mentorcli.store.journal import Line, decode_records, state_if_whole
from mentorcli.store.layout import JOURNAL, PROFILE, STUDENTS
from mentorcli.store.replay import Replay, undone_ops
from mentorcli.store.repository import Store
from mentorcli.store.text_fields import MENTORS, PROFILE_KIND, TEXTS

_ID = re.compile(rb'"id":"([^"]*)"')
_BATCH = re.compile(rb'"batch":"([^"]+)"')
_ODD = (b'"renamed":', b'"id": ', b'"id" ')
_HEAD = b'{"op":"'
_line_decoder = msgspec.json.Decoder(Line)

_FEW = 16  # lines that pass, of which it is quicker to ask one by one whether they still stand

Range = tuple[int, int]


class FoundText(NamedTuple):
    """A record in whose texts the words stand: of whom (None: the mentor's own), its type, and when it was written."""

    slug: str | None
    kind: str
    record: Any
    written: datetime


def texts_of(kind: str, record: object) -> str:
    """Return the texts of a record, one a line, with a sign between them: no phrase goes from one into the next."""
    return "\n· ".join(value for name in TEXTS[kind] if (value := getattr(record, name)))


def find_texts(
    store: Store, wanted: Sequence[str], kinds: Collection[str], slugs: Sequence[str]
) -> Iterator[FoundText]:
    """Yield the records of some students, and the mentor's own, whose texts hold all the terms, in no order.

    `kinds` are the stored types to look through. A student who cannot be read is put in the store's `faults`.
    """
    store.index()  # before the journals: it is never ahead of them
    own = [kind for kind in MENTORS if kind in kinds]
    if own:
        yield from _in_replay(None, store.mentor(), own, wanted)
    others = [kind for kind in TEXTS if kind in kinds and kind not in (*MENTORS, PROFILE_KIND)]
    if PROFILE_KIND in kinds:
        yield from _in_profiles(store, wanted, slugs)
    data = dict(_journals(store, slugs)) if others else {}
    sifting = sieve(wanted, characters(data.values()))
    fields = frozenset(name.encode() for kind in others for name in TEXTS[kind])
    for slug, journal in data.items():
        try:
            if sifting is None or not _is_whole(store, slug, journal):
                yield from _read_whole(store, slug, others, wanted)
            else:
                yield from _sifted(store, slug, journal, sifting, fields, others, wanted)
        except NotFoundError:  # erased by another process since the folders were listed
            continue
        except UnreadableError as error:
            store.faults.append(error)


def _journals(store: Store, slugs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of each student's journal."""
    for slug in slugs:
        try:
            with store.reading(STUDENTS, slug, JOURNAL), store.student_folder(slug) as folder:
                yield slug, files.read(JOURNAL, folder)
        except UnreadableError as error:
            store.faults.append(error)


def _is_whole(store: Store, slug: str, data: bytes) -> bool:
    """Return whether a journal is as this program wrote it, to its end: nothing in it was changed or is missing."""
    if state_if_whole(data) is None or _has_codes(data):
        return False
    last = data[data.rfind(b"\n", 0, len(data) - 1) + 1 :]
    return last.startswith(_HEAD) and _op_of(last) >= store.index().last_op(slug)


def _has_codes(data: bytes) -> bool:
    """Return whether JSON has a character written by its code in hexadecimal digits."""
    at = data.find(b"\\")
    while at >= 0:
        if data[at + 1 : at + 2] == b"u":
            return True
        at = data.find(b"\\", at + 2)
    return False


def _is_plain(store: Store, data: bytes) -> bool:
    """Return whether the lines of a journal stand in the order of their ids, and are of one student alone."""
    rows = data.removesuffix(b"\n").split(b"\n")
    if any(sign in data for sign in _ODD) or not all(row.startswith(_HEAD) for row in rows):
        return False
    gone = store.erased()
    if gone and (data.count(b'"uid":"') < len(rows) or any(one.encode() in data for one in gone)):
        return False
    begin = len(_HEAD)
    ops = [row[begin : row.find(b'"', begin)] for row in rows]
    return all(map(lt, ops, ops[1:]))


def _op_of(row: bytes) -> str:
    """Return the id of an operation by its line."""
    return row[len(_HEAD) : row.find(b'"', len(_HEAD))].decode()


def _sifted(
    store: Store,
    slug: str,
    data: bytes,
    sifting: Sieve,
    fields: frozenset[bytes],
    kinds: Sequence[str],
    wanted: Sequence[str],
) -> Iterator[FoundText]:
    """Yield what the lines that pass the sieve hold, of what still is so."""
    lines = list(sifting.lines(data.lower(), fields))
    if not lines:
        return
    if not _is_plain(store, data):
        yield from _read_whole(store, slug, kinds, wanted)
        return
    dead = _lines_that_do_not_count(store, data)
    last = _last_mentions(data, dead) if len(lines) > _FEW else None
    where = store.where(STUDENTS, slug, JOURNAL)
    for start, end in lines:
        if (start, end) in dead:
            continue
        line = _line_decoder.decode(data[start:end])
        for kind in kinds:
            for record in decode_records(kind, line.put[kind], where, 0) if kind in line.put else ():
                key, text = record.id.encode(), texts_of(kind, record)
                stands = _stands(data, key, end, dead) if last is None else start <= last.get(key, -1) < end
                if stands and holds(text, wanted):
                    yield FoundText(slug, kind, record, line.at)


def _last_mentions(data: bytes, dead: Collection[Range]) -> dict[bytes, int]:
    """Return where each record that is there is written last, by its id, in the lines that count."""
    mentions = _ID.finditer(data)
    if dead:
        mentions = (found for found in mentions if not _within(found.start(), dead))
    last = {found[1]: found.start() for found in mentions}
    for start, end in _lines_with(data, b'"drop":'):
        if (start, end) not in dead:
            for key in map(str.encode, _dropped(data[start:end])):
                if last.get(key, end) < start:
                    del last[key]
    return last


def _stands(data: bytes, key: bytes, end: int, dead: Collection[Range]) -> bool:
    """Return whether nothing that counts is written of a record behind the line that ends there."""
    for spoken in (b'"id":"' + key + b'"', b'"' + key + b'"'):
        at = data.find(spoken, end)
        while at >= 0:
            line = data.rfind(b"\n", 0, at) + 1, data.find(b"\n", at)
            if line not in dead and (spoken.startswith(b'"id"') or key.decode() in _dropped(data[slice(*line)])):
                return False
            at = data.find(spoken, at + 1)
    return True


def _dropped(row: bytes) -> Collection[str]:
    """Return the ids of the records that a line removes."""
    return {key for keys in _line_decoder.decode(row).drop.values() for key in keys}


def _within(place: int, dead: Collection[Range]) -> bool:
    return any(start <= place < end for start, end in dead)


def _lines_that_do_not_count(store: Store, data: bytes) -> set[Range]:
    """Return the lines that were taken back, and those of an operation over several journals that does not count."""
    undoing = [_line_decoder.decode(data[slice(*one)]) for one in _lines_with(data, b'"undoes":')]
    undone = undone_ops(reversed(undoing))
    dead = {one for op in undone for one in _lines_with(data, b'{"op":"' + op.encode() + b'"')}
    for batch in {found[1] for found in _BATCH.finditer(data)}:
        if not store.is_complete(batch.decode()):
            dead.update(_lines_with(data, b'"batch":"' + batch + b'"'))
    return dead


def _lines_with(data: bytes, what: bytes) -> Iterator[Range]:
    """Yield where the lines with some bytes are."""
    at = data.find(what)
    while at >= 0:
        start, end = data.rfind(b"\n", 0, at) + 1, data.find(b"\n", at)
        end = len(data) if end < 0 else end
        yield start, end
        at = data.find(what, end)


def _read_whole(store: Store, slug: str, kinds: Sequence[str], wanted: Sequence[str]) -> Iterator[FoundText]:
    """Yield what the records of a student hold, all of them decoded. Raises UnreadableError, NotFoundError."""
    replay = store.student(slug).replay
    replay.check()
    yield from _in_replay(slug, replay, kinds, wanted)


def _in_replay(slug: str | None, replay: Replay, kinds: Sequence[str], wanted: Sequence[str]) -> Iterator[FoundText]:
    """Yield what the records of a journal that was read hold."""
    times: dict[str, datetime] = {}
    for kind in kinds:
        for versions in replay.table(kind).values():
            record = versions[-1].record
            if record is not None and holds(texts_of(kind, record), wanted):
                times = times or {line.op: line.at for _, line in replay.effective}
                yield FoundText(slug, kind, record, times[versions[-1].op])


def _in_profiles(store: Store, wanted: Sequence[str], slugs: Iterable[str]) -> Iterator[FoundText]:
    """Yield the students in whose profiles the words stand."""
    for slug in slugs:
        try:
            with store.reading(STUDENTS, slug, PROFILE), store.student_folder(slug) as folder:
                written = files.read(PROFILE, folder).decode("utf-8", "replace")
            if "\\" not in written and not holds(written, wanted):
                continue
            known = store.student(slug)
            if holds(texts_of(PROFILE_KIND, known.student), wanted):
                op = known.replay.history(type(known.student), slug)[-1].op
                at = next(line.at for _, line in known.replay.effective if line.op == op)
                yield FoundText(slug, PROFILE_KIND, known.student, at)
        except NotFoundError:
            continue
        except UnreadableError as error:
            store.faults.append(error)
