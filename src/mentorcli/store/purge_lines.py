"""What of a journal stands, and what is over: taken back, deleted, never finished, or the text of before a correction.

What stands keeps its history: of a session every version that it went through, with its times, by which it can be seen
how it was judged. Of a text that was replaced or emptied since, the versions of before have the present one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

import msgspec

from mentorcli.store.journal import DECODE_ERRORS, FIRST_SESSION, PURGE, Line
from mentorcli.store.replay import Replay
from mentorcli.store.settings_change import UNDO

Key = tuple[str, str]
"""The type and the id of a record."""

# The texts of records that a correction replaces. An address or a number of before stays in the profile's history: by
# it a handover leaves it out of the notes in which it still stands.
_TEXTS = {
    "session": ("notes", "recording"),
    "note": ("text",),
    "contact": ("note",),
    "goal": ("text",),
    "faq": ("question", "answer"),
    "message": ("before", "after"),
}
_FIRST: Key = ("first-session", "first")  # a note that the store keeps for itself: only the last one tells anything
_CONTENT = ("put", "drop", "undoes", "batch", "complete", "file")
_row_decoder = msgspec.json.Decoder(dict[str, msgspec.Raw])
_records_decoder = msgspec.json.Decoder(list[dict[str, Any]])


class Removed(NamedTuple):
    """What goes: operations that were taken back, by id; records; how many texts, and last lines never finished."""

    undone: frozenset[str] = frozenset()
    records: frozenset[Key] = frozenset()
    texts: int = 0
    unfinished: int = 0

    def __bool__(self) -> bool:
        return any(self)

    def together(self, other: Removed) -> Removed:
        """Return what goes by this and by another one, of which operations and records can be the same."""
        sets = (self.undone | other.undone, self.records | other.records)
        return Removed(*sets, self.texts + other.texts, self.unfinished + other.unfinished)


class Rest(NamedTuple):
    """What stays of a journal: its lines as JSON in the order of the file, and what goes."""

    rows: list[bytes]
    removed: Removed


def last_words(replay: Replay) -> dict[Key, tuple[str, bool]]:
    """Return for every record the last operation that speaks of it, and whether it stands."""
    found: dict[Key, tuple[str, bool]] = {}
    for _, line in replay.effective:
        for kind, raw in line.put.items():
            found.update(((kind, record.get("id", "")), (line.op, True)) for record in _decoded(raw))
        for kind, keys in line.drop.items():
            found.update(((kind, key), (line.op, False)) for key in keys)
    return found


def rest_of(
    data: bytes,
    replay: Replay,
    over: Collection[str],
    *,
    records: bool,
    gone: Collection[Key] = (),
    profile: int | None = None,
) -> Rest:
    """Return what stays of a journal, whose bytes are `data`.

    `over` are the operations that go whole, by id. `records`: deleted records, replaced texts and a last line that was
    not finished go too, also records that are `gone` elsewhere. `profile` is the checksum of the profile on disk where
    that is as the journal has it.
    """
    choice = _Choice(replay, over, records=records, gone=gone)
    rows, kept = data.rstrip(b"\0").split(b"\n"), dict[int, bytes]()
    latest: tuple[int, Line] | None = None
    for number, line in choice.standing():
        row = choice.reduced(rows[number - 1], line)
        if row is not None:
            kept[number] = row
            latest = (number, line) if "student" in line.put else latest
    if latest is not None and profile not in (None, latest[1].file):
        kept[latest[0]] = with_fields(kept[latest[0]], file=profile)
    for number in _renamings(replay, over, b"\n".join(kept.values())):
        kept[number] = with_fields(rows[number - 1], cmd=PURGE, **dict.fromkeys(_CONTENT))
    return Rest([kept[number] for number in sorted(kept)], choice.removed())


class _Choice:
    """Goes through the operations of one journal in order, and counts what goes."""

    def __init__(self, replay: Replay, over: Collection[str], *, records: bool, gone: Collection[Key]) -> None:
        self._replay = replay
        self._over = over
        self._last = last_words(replay)
        self._gone = {key for key, (_, stands) in self._last.items() if not stands} | set(gone) if records else set()
        self._texts = _present_texts(replay) if records else {}
        self._before: dict[Key, dict[str, Any]] = {}
        self._told_anew: set[Key] = set()
        self._undone: set[str] = set()
        self._records: set[Key] = set()
        self._count = 0
        self._torn = records and replay.journal.torn != b""

    def removed(self) -> Removed:
        """Return what goes, once all operations were gone through."""
        return Removed(frozenset(self._undone), frozenset(self._records), self._count, int(self._torn))

    def standing(self) -> Iterator[tuple[int, Line]]:
        """Yield the operations that do not go whole, in order, each once, with the numbers of their lines."""
        done: set[str] = set()
        for number, line in sorted(self._replay.journal.lines, key=lambda entry: entry[1].op):
            if line.op in self._over:
                if line.undoes is None and line.cmd != UNDO:
                    self._undone.add(line.batch or line.complete or line.op)
            elif line.op not in done and (line.cmd != FIRST_SESSION or self._last.get(_FIRST, ("",))[0] == line.op):
                done.add(line.op)
                yield number, line

    def reduced(self, row: bytes, line: Line) -> bytes | None:
        """Return a line without the records that are gone and with the present texts, None where nothing is left."""
        put = {kind: new for kind, raw in line.put.items() if (new := self._kept(kind, raw)) is not None}
        drop = {kind: left for kind, keys in line.drop.items() if (left := self._standing(kind, keys))}
        if put == line.put and drop == line.drop:
            return row
        if put or drop or line.complete or line.renamed:
            return with_fields(row, put=put or None, drop=drop or None)
        return None

    def _standing(self, kind: str, keys: list[str]) -> list[str]:
        self._records.update((kind, key) for key in keys if (kind, key) in self._gone)
        return [key for key in keys if (kind, key) not in self._gone]

    def _kept(self, kind: str, raw: msgspec.Raw) -> msgspec.Raw | None:
        """Return the records of one type on a line that stay, None where none does."""
        rows = _decoded(raw)
        kept = [new for row in rows if (new := self._version((kind, row.get("id", "")), row)) is not None]
        if kept == rows:
            return raw
        return msgspec.Raw(msgspec.json.encode(kept)) if kept else None

    def _version(self, key: Key, row: dict[str, Any]) -> dict[str, Any] | None:
        """Return a version of a record with the present texts.

        None for a record that is gone, and for a version that then differs in nothing from the one before.
        """
        if key in self._gone:
            self._records.add(key)
            return None
        present = self._texts.get(key, {})
        replaced = {name: text for name, text in present.items() if row.get(name) not in (text, None)}
        if replaced:
            self._count += len(replaced)
            self._told_anew.add(key)
            row = {**row, **replaced}
        if key in self._told_anew and self._before.get(key) == row:
            return None
        self._before[key] = row
        return row


def _present_texts(replay: Replay) -> dict[Key, dict[str, Any]]:
    """Return the texts of every record as they now are; what a message was changed from is none of them."""
    found: dict[Key, dict[str, Any]] = {}
    for _, line in replay.effective:
        for kind in line.put.keys() & _TEXTS.keys():
            for record in _decoded(line.put[kind]):
                names = {name: "after" if kind == "message" else name for name in _TEXTS[kind]}
                found[kind, record["id"]] = {name: record.get(now) for name, now in names.items()}
    return found


def _decoded(raw: msgspec.Raw) -> list[dict[str, Any]]:
    """Return the records of one type on a line; none where a newer version writes them in another form."""
    try:
        return _records_decoder.decode(raw)
    except DECODE_ERRORS:
        return []


def _renamings(replay: Replay, over: Collection[str], kept: bytes) -> Iterator[int]:
    """Yield the lines of changes of slug that are over whose slugs stand in what is kept: it reads by them."""
    former = {slug for slug in replay.former if f'"{slug}"'.encode() in kept}
    for number, line in replay.journal.lines:
        if line.op in over and line.renamed is not None and former.intersection(line.renamed):
            yield number


def with_fields(row: bytes, **fields: object) -> bytes:
    """Return a line with other values of fields, None taking a field away; fields of newer versions stay."""
    found: dict[str, Any] = dict(_row_decoder.decode(row))
    found.update(fields)
    return msgspec.json.encode({name: value for name, value in found.items() if value is not None})
