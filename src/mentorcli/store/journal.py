"""Journal lines: one line of JSON is one operation.

A line holds the operation's id (`op`), its time (`at`), the command (`cmd`) and the whole records it leaves behind
(`put`, by type). `drop` names records that are gone, `undoes` an operation that is taken back, `batch` the batch of an
operation over several journals, which counts once a line elsewhere marks it as `complete`. `file` is the checksum of
the profile that was written with the line: a file that still has it needs no second reading. `renamed` are the slugs
of a student before and after: the line counts once the folder has the second one. `uid` is the student's, for life:
lines of two people that come to stand in one file can be told apart.

Each line ends with its seal: `prev`, the id of the line before it in the file, and `sum`, the CRC-32 of the file from
its beginning to there. Whatever was changed, lost or slipped in since shows; `mentorcli.store.seals` names the line.
Lines of earlier versions have none.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import msgspec

from mentorcli.errors import RefusedError, UnreadableError
from mentorcli.models import FIRST_YEAR, LAST_YEAR, check_moments
from mentorcli.store.layout import record_type
from mentorcli.text import bilingual, in_language

DECODE_ERRORS = (msgspec.DecodeError, ValueError, RecursionError)
"""What decoding raises for bytes that do not fit; UnicodeDecodeError is a ValueError."""
# Commands that a person never types: what the store writes by itself.
HAND_EDIT = "profile edited by hand"
FIRST_SESSION = "first session"
MIGRATION = "migration"
ERASURE = "student forget"  # a person types it; nothing but its time is noted, since nothing of it can come back
PURGE = "store purge"  # the same: what it took away was over before
_SEAL_LENGTH = len(b',"sum":"00000000"}')


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One operation as it stands in a journal.

    `at` is the user's present, `written` (UTC) what the clock of the `machine` said that wrote the line, if known.
    """

    op: str
    at: datetime
    cmd: str
    put: dict[str, msgspec.Raw] = {}
    drop: dict[str, list[str]] = {}
    undoes: str | None = None
    batch: str | None = None
    complete: str | None = None
    file: int | None = None
    machine: str | None = None
    written: datetime | None = None
    renamed: tuple[str, str] | None = None
    uid: str | None = None

    def __post_init__(self) -> None:  # 0.2 µs
        if (at := self.at).tzinfo is None or not FIRST_YEAR <= at.year <= LAST_YEAR:
            check_moments(at=at)


class Journal(msgspec.Struct, frozen=True):
    """A journal's lines in the order of the file, each with its number, and what an interrupted write left.

    `good` is the number of bytes that are whole lines, `torn` what follows them, `closed` whether the last line ends.
    `state` is the CRC-32 of those bytes, `sealed` whether the last line has a seal.
    """

    where: str
    lines: list[tuple[int, Line]]
    good: int
    torn: bytes
    closed: bool
    state: int = 0
    sealed: bool = False

    @property
    def last_op(self) -> str:
        """The latest operation id, empty where there is none."""
        return max([line.op for _, line in self.lines], default="")

    def followed_by(self, lines: Sequence[Line]) -> tuple[bytes, Journal]:
        """Return what is to be appended for more operations, and the journal as it is then."""
        before = b"" if self.closed else b"\n"
        last = self.lines[-1] if self.lines else (0, None)
        data, state = encode_lines(lines, last[1].op if last[1] else "", zlib.crc32(before, self.state))
        now = [*self.lines, *enumerate(lines, last[0] + 1)]
        size = self.good + len(before) + len(data)
        return before + data, Journal(self.where, now, size, b"", closed=True, state=state, sealed=True)


_line_decoder = msgspec.json.Decoder(Line)
_lines_decoder = msgspec.json.Decoder(list[Line])
_plain_decoder = msgspec.json.Decoder(list[dict[str, msgspec.Raw]])
_encoder = msgspec.json.Encoder()


@cache
def _records_decoder(kind: str) -> msgspec.json.Decoder[list[Any]] | None:
    found = record_type(kind)
    return msgspec.json.Decoder(list[found]) if found else None  # type: ignore[valid-type]


def _fault(where: str, number: int, what: str, hint: str | None = None) -> UnreadableError:
    default = bilingual(
        "Look at that line, or run: mentor store check", "Regardez cette ligne, ou lancez\u00a0: mentor store check"
    )
    told = bilingual(f"{where}, line {number}: {what}", f"{where}, ligne {number}\u00a0: {in_language(what, 'fr')}")
    return UnreadableError(told, hint or default)


def checksum(profile: bytes) -> int:
    """Return the checksum by which a profile that nobody touched is known again."""
    return zlib.crc32(profile)


def decode_journal(data: bytes, where: str) -> Journal:
    """Return a journal's lines.

    A last line that was not finished is set apart as torn, unless it decodes whole (editors strip the line end).
    Raises UnreadableError with path and line for anything else that is no operation, and for an emptied file.
    """
    if not data:
        hint = bilingual(
            "A journal never is: restore it from a copy or a backup.",
            "Un journal ne l'est jamais\u00a0: reprenez-le d'une copie ou d'une sauvegarde.",
        )
        raise UnreadableError(bilingual(f"{where} is empty", f"{where} est vide"), hint)
    end = data.rfind(b"\n") + 1
    lines = _all_at_once(data[:end]) or _line_by_line(data[:end], where)
    tail = _last_line(data[end:])
    if tail:
        lines.append((data.count(b"\n") + 1, _line_decoder.decode(tail)))
    if not lines:
        if end < len(data):
            what = bilingual("no whole operation in the file", "aucune opération entière dans le fichier")
            raise _fault(where, data.count(b"\n") + 1, what)
        raise _fault(where, 1, bilingual("no operation in the file", "aucune opération dans le fichier"))
    good = end + len(tail)
    state, sealed = _verified(data[:good], where)
    return Journal(where, lines, good, data[good:], closed=not tail, state=state, sealed=sealed)


def _last_line(tail: bytes) -> bytes:
    """Return the whole line in the bytes behind the last line end, empty where there is none."""
    whole = tail.rstrip(b"\0")  # a crash may leave zeros where the next one was to be
    try:
        return whole if whole.decode() and _line_decoder.decode(whole) else b""
    except DECODE_ERRORS:
        return b""


def state_if_whole(data: bytes) -> int | None:
    """Return the CRC-32 of whole lines of which the last one has a seal that fits; None for any others."""
    end = len(data) - data.endswith(b"\n")
    seal = data[max(0, end - _SEAL_LENGTH) : end]
    state = zlib.crc32(memoryview(data)[: end - len(seal)])
    return zlib.crc32(memoryview(data)[end - len(seal) :], state) if seal == _seal(state) else None


def _verified(data: bytes, where: str) -> tuple[int, bool]:
    """Return the CRC-32 of whole lines, and whether the last one has a seal. Raises UnreadableError naming a bad one.

    Lines of an earlier version, which has no seals, are taken as they are.
    """
    if (state := state_if_whole(data)) is not None:
        return state, True
    data = data.replace(b"\r\n", b"\n")  # line ends of another system change nothing that was written
    if (state := state_if_whole(data)) is not None:
        return state, True
    from mentorcli.store.seals import refuse  # only where no seal is, or does not fit

    refuse(data, where)
    return zlib.crc32(data), False


def _all_at_once(data: bytes) -> list[tuple[int, Line]] | None:
    """Return the numbered lines of a journal without a fault, decoded as one array: half the time of one by one.

    None for any other journal, one with an empty line too.
    """
    ends = data.count(b"\n")
    try:
        _check_utf8(data)
        # One join copies a megabyte once, where three additions take ten times as long.
        lines = _lines_decoder.decode(b"".join((b"[", data.replace(b"\n", b",", ends - 1), b"]")))
    except DECODE_ERRORS:
        return None
    return list(enumerate(lines, 1)) if len(lines) == ends else None


def _check_utf8(data: bytes) -> None:
    """Raise UnicodeDecodeError where bytes are not UTF-8, which the decoder does not see in unknown fields."""
    if not data.isascii():
        data.decode()


def _line_by_line(data: bytes, where: str) -> list[tuple[int, Line]]:
    """Return the numbered lines of a journal, empty ones left out. Raises UnreadableError naming a bad one."""
    lines: list[tuple[int, Line]] = []
    row, number = b"", 0
    try:
        data.decode()
        for number, row in enumerate(data.split(b"\n"), 1):
            if row and not row.isspace():
                lines.append((number, _line_decoder.decode(row)))
    except UnicodeDecodeError as error:
        what = bilingual("not valid UTF-8", "n'est pas en UTF-8")
        raise _fault(where, data.count(b"\n", 0, error.start) + 1, what) from None
    except DECODE_ERRORS as error:
        from mentorcli.store.decoding import is_conflict_marker, refusal  # only where a line has a fault

        if is_conflict_marker(row):
            from mentorcli.store.fault_text import CONFLICT, CONFLICT_HINT

            raise _fault(where, number, CONFLICT, CONFLICT_HINT) from None
        raise _fault(where, number, refusal(error).sentence) from None
    return lines


def decode_records(kind: str, raw: msgspec.Raw, where: str, number: int) -> list[Any]:
    """Return the records of one type on one line; none for a type this version does not know."""
    decoder = _records_decoder(kind)
    if decoder is None:
        return []
    try:
        return decoder.decode(raw)
    except DECODE_ERRORS as error:
        from mentorcli.store.decoding import refusal  # only where a record has a fault

        why = refusal(error).sentence
        raise _fault(where, number, bilingual(f"{kind}: {why}", f"{kind}\u00a0: {why.french}")) from None


def plain_fields(raw: msgspec.Raw, index: int) -> dict[str, msgspec.Raw]:
    """Return one record's fields as they stand in the file, those of newer versions included."""
    return _plain_decoder.decode(raw)[index]


def encode_record(record: object, earlier: dict[str, msgspec.Raw] | None = None) -> msgspec.Raw:
    """Return a record as JSON, together with the fields of `earlier` that this version does not know.

    Raises RefusedError for a text that is no Unicode: bytes that a terminal passed on as lone surrogates.
    """
    try:
        encoded = _encoder.encode(record)
    except UnicodeEncodeError:
        raise RefusedError(
            bilingual(
                "A text has bytes in it that are not UTF-8: not saved",
                "Un texte contient des octets qui ne sont pas en UTF-8\u00a0: non enregistré",
            ),
            bilingual("Type that text again.", "Retapez ce texte."),
        ) from None
    known = getattr(type(record), "__dataclass_fields__", {})
    extra = {key: value for key, value in (earlier or {}).items() if key not in known}
    if extra:
        return msgspec.Raw(encoded[:-1] + b"," + _encoder.encode(extra)[1:])
    return msgspec.Raw(encoded)


def encode_put(records: Iterable[tuple[str, msgspec.Raw]]) -> dict[str, msgspec.Raw]:
    """Return encoded records grouped by type, in the order given."""
    groups: dict[str, list[msgspec.Raw]] = {}
    for kind, raw in records:
        groups.setdefault(kind, []).append(raw)
    return {kind: msgspec.Raw(_encoder.encode(group)) for kind, group in groups.items()}


def encode_lines(lines: Sequence[Line], last: str = "", state: int = 0) -> tuple[bytes, int]:
    """Return operations as sealed lines of JSON, each checked by reading it back, and the CRC-32 of the file with them.

    `last` is the id of the line before them in the file, `state` the CRC-32 of all that stands before them.
    """
    rows = []
    for line in lines:
        data = _encoder.encode(line)
        for kind, raw in _line_decoder.decode(data).put.items():
            decode_records(kind, raw, "the new operation", 1)
        row, state = sealed_row(data, last, state)
        rows.append(row)
        last = line.op
    return b"".join(rows), state


def sealed_row(row: bytes, last: str, state: int) -> tuple[bytes, int]:
    """Return an operation's JSON as a line with its seal, and the CRC-32 of the file with it."""
    body = row[:-1] + b',"prev":' + _encoder.encode(last)
    state = zlib.crc32(body, state)
    seal = _seal(state) + b"\n"
    return body + seal, zlib.crc32(seal, state)


def _seal(state: int) -> bytes:
    return b',"sum":"%08x"}' % state
