"""What can be said of a student who cannot be read, so that the mentor knows who is erased.

Nothing here counts for an answer: what is broken is left out, and named.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import msgspec

from mentorcli.counts import counted
from mentorcli.errors import MentorError, UnreadableError
from mentorcli.models.student import Student, is_random_id
from mentorcli.store import files, profile
from mentorcli.store.files import os
from mentorcli.store.ids import record_id
from mentorcli.store.journal import DECODE_ERRORS, Journal, Line, decode_records
from mentorcli.store.layout import JOURNAL, PROFILE, STUDENTS
from mentorcli.store.replay import replay_journal
from mentorcli.store.repository import Store
from mentorcli.store.student_records import StudentRecords, heads
from mentorcli.text import Bilingual, bilingual, in_language

# In a profile and in a line of a journal, also in one that is cut.
_UID = re.compile(rb'\b(?:tombstone|uid)"?\s*[=:]\s*"([0-9a-z]{8,32})"')
_ALIASES = re.compile(rb'\baliases"?\s*[=:]\s*\[([^\[\]]*)\]')
_line_decoder = msgspec.json.Decoder(Line)


class Salvage(NamedTuple):
    """A student as far as they can be read.

    `uids` are all by which they were known, empty where none can be found: the student has a new one then. `unread` are
    sentences on what could not be looked at.
    """

    records: StudentRecords
    uids: tuple[str, ...]
    unread: tuple[Bilingual, ...] = ()


def uids_in(folder: int) -> set[str]:
    """Return the uids in the lines of the journal in a student's open folder; in the profile where those tell none."""
    found: set[str] = set()
    for name in (JOURNAL, PROFILE):
        if not found and files.exists(name, folder):
            found = {uid.decode() for uid in _UID.findall(files.read(name, folder))}
    return found or {""}


def salvage(store: Store, slug: str, error: MentorError) -> Salvage:
    """Return what can be read of a student who must be there, whatever is wrong with their folder.

    `error` is what reading them met: it is told where nothing else is found.
    """
    unread: list[Bilingual] = []
    written, data = _contents(store, slug, unread)
    if written:
        try:
            profile.decode(profile.parse(written, where := store.where(STUDENTS, slug, PROFILE)), where)
        except UnreadableError as broken:
            unread.append(_sentence(broken))
    replay = replay_journal(_journal(store, slug, data, unread), store.is_complete, slug)
    others = {uid for other in store.slugs() if other != slug for uid in _uids_of(store, other)}
    indexed = store.index().students.get(slug, ("", ""))[0]
    uids = tuple(uid for uid in dict.fromkeys([*_uids(written, data), indexed]) if uid and uid not in others)
    noted = next(reversed(replay.records(Student).values()), None) or Student(slug, slug, record_id())
    head = heads(store, [slug]).get(slug)
    if head is not None:
        noted = replace(noted, name=head[0], status=head[1])
    student = replace(noted, id=slug, tombstone=uids[0] if uids else record_id(), aliases=uids[1:])
    return Salvage(StudentRecords(replay, student), uids, tuple(unread or [_sentence(error)]))


def _sentence(error: MentorError) -> Bilingual:
    return bilingual(error.message, in_language(error.message, "fr"))


def _contents(store: Store, slug: str, unread: list[Bilingual]) -> tuple[bytes, bytes]:
    """Return a profile and a journal as they stand, empty where they cannot be read; why is added to `unread`."""
    try:
        with store.reading(STUDENTS, slug), store.students() as students:
            mode = os.stat(slug, dir_fd=students, follow_symlinks=False).st_mode
    except UnreadableError as error:  # lost
        unread.append(_sentence(error))
        return b"", b""
    if not stat.S_ISDIR(mode):
        where = store.where(STUDENTS, slug)
        unread.append(
            bilingual(
                f"{where} is a link, and what it leads to is not touched",
                f"{where} est un lien, et ce vers quoi il mène n'est pas touché",
            )
            if stat.S_ISLNK(mode)
            else bilingual(f"{where} is no folder", f"{where} n'est pas un dossier")
        )
        return b"", b""
    return _bytes(store, slug, PROFILE, unread), _bytes(store, slug, JOURNAL, unread)


def _bytes(store: Store, slug: str, name: str, unread: list[Bilingual]) -> bytes:
    try:
        with store.reading(STUDENTS, slug, name), store.student_folder(slug) as folder:
            return files.read(name, folder)
    except UnreadableError as error:
        unread.append(_sentence(error))
        return b""


def _journal(store: Store, slug: str, data: bytes, unread: list[Bilingual]) -> Journal:
    """Return the lines of a journal that can be read, each operation once, with the records that can be."""
    where = store.where(STUDENTS, slug, JOURNAL)
    rows = [(number, row) for number, row in enumerate(data.split(b"\n"), 1) if row.strip()]
    lines: dict[str, tuple[int, Line]] = {}
    broken = 0
    for number, row in rows:
        try:
            line = _line_decoder.decode(row.decode())
        except DECODE_ERRORS:
            broken += 1
            continue
        put = {kind: raw for kind, raw in line.put.items() if _decodes(kind, raw)}
        broken += put != line.put
        lines.setdefault(line.op, (number, msgspec.structs.replace(line, put=put)))
    if broken:
        unread.append(
            bilingual(
                f"{where}: {broken} of {counted('line', len(rows), 'en')}",
                f"{where}\u00a0: {counted('line', broken, 'fr')} sur {len(rows)}",
            )
        )
    return Journal(where, list(lines.values()), len(data), b"", closed=True)


def _decodes(kind: str, raw: msgspec.Raw) -> bool:
    try:
        decode_records(kind, raw, "", 0)
    except UnreadableError:
        return False
    return True


def _uids_of(store: Store, slug: str) -> Iterator[str]:
    """Yield the uids of another student, by the profile where there is one."""
    unread: list[Bilingual] = []
    written = _bytes(store, slug, PROFILE, unread)
    return _uids(written) if written else _uids(_bytes(store, slug, JOURNAL, unread))


def _uids(*texts: bytes) -> Iterator[str]:
    """Yield the uids in a profile and a journal, each once, those of merged entries after one's own."""
    found = [uid.decode() for text in texts for uid in _UID.findall(text)]
    merged = [uid for text in texts for listed in _ALIASES.findall(text) for uid in re.findall(rb"[0-9a-z]+", listed)]
    yield from dict.fromkeys(uid for uid in [*found, *(uid.decode() for uid in merged)] if is_random_id(uid))
