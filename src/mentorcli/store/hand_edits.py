"""Profiles that a person edited by hand: what no operation has taken in is kept before the file is written anew.

An editor may have had a profile open while it was rewritten, and save the older text over the newer one. The journal
wins then; what the person changed waits as a text of theirs, to be taken up with `mentor student edit --resume`.
"""

from __future__ import annotations

import errno
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mentorcli.errors import UnreadableError
from mentorcli.models.student import Student
from mentorcli.store import compare_and_swap, files, kept_texts, profile
from mentorcli.store.journal import checksum
from mentorcli.store.layout import PROFILE, STUDENTS
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import Bilingual, bilingual, command_line, system_message

if TYPE_CHECKING:
    from mentorcli.store.replay import Replay
    from mentorcli.store.store_folder import StoreFolder

_TRIES = 20
_OURS = re.compile(rf"^(?:{re.escape(profile.HEAD)}|(?:revision|id|tombstone) *=.*\n|aliases *= *\[[^\]]*\] *\n)", re.M)
_OWNER = re.compile(r'^tombstone *= *"([^"\n]*)"', re.M)
_REVISION = re.compile(r'^revision *= *"([^"\n]*)"', re.M)


def is_taken_in(replay: Replay, written: bytes) -> bool:
    """Return whether a profile holds nothing that no operation of the student's has written or read."""
    if not written.strip() or any(line.file == checksum(written) for _, line in replay.journal.lines):
        return True
    try:
        student, _ = profile.decode(profile.parse(written, PROFILE), PROFILE)
    except UnreadableError:
        return False
    return any(replace(student, id=known.id) == known for _, known in _versions(replay))


def _versions(replay: Replay) -> list[tuple[str, Student]]:
    """Return the profiles that operations left, under any slug, with the operation of each, oldest first."""
    every = [version for versions in replay.table("student").values() for version in versions]
    return sorted(((one.op, one.record) for one in every if one.record is not None), key=lambda one: one[0])


def with_older(store: StoreFolder, replay: Replay, student: Student, written: bytes) -> StudentRecords:
    """Return the records of a student whose profile is older than the journal, which has `student`.

    What a person wrote in it since does not count; it is warned of, with what takes it up.
    """
    slug = student.id
    stale = not is_taken_in(replay, written)
    if stale:
        store.warnings.append(_older(store, slug))
    records = StudentRecords(replay, student, stale=stale)
    records.behind = not stale
    return records


def _older(store: StoreFolder, slug: str) -> Bilingual:
    """Return that what a person wrote in an older state of a profile does not count, and what takes it up."""
    where, command = store.where(STUDENTS, slug, PROFILE), _resume(slug)
    return bilingual(
        f"{where} was edited by hand in an older state: the change does not count; to take it up: {command}",
        f"{where} a été modifié à la main dans un état plus ancien\u00a0: la modification ne compte pas\u00a0; "
        f"pour la reprendre\u00a0: {command}",
    )


def _resume(slug: str) -> str:
    return command_line("student edit", slug, options=["--resume"])


def follow(store: StoreFolder, known: StudentRecords, student: Student, written: bytes) -> None:
    """Bring a student's profile up to the journal, which has it already: a failure here loses nothing.

    What a person wrote in it, and `known` does not have, is kept.
    """
    try:
        rewrite(store, known.replay, student.id, written, seen=known.file)
        known.student, known.edited, known.stale, known.file = student, False, False, None
        known.behind = False
    except OSError as error:
        where, why = store.where(STUDENTS, student.id, PROFILE), system_message(error)
        store.warnings.append(
            bilingual(
                f"{where} could not be rewritten ({why}); the journal has the change",
                f"{where} n'a pas pu être réécrit ({why.french})\u00a0; le journal contient la modification",
            )
        )


def rewrite(store: StoreFolder, replay: Replay, slug: str, written: bytes, *, seen: int | None = None) -> None:
    """Put a profile in a student's folder, and keep first what a person wrote there. The lock is held.

    `seen` is the checksum of the file that was read for this change. Raises OSError.
    """
    with store.student_folder(slug) as folder:
        for _ in range(_TRIES):
            found = files.read(PROFILE, folder) if files.exists(PROFILE, folder) else None
            if found is not None and checksum(found) != seen:
                keep(store, replay, slug, found)
            if compare_and_swap.replace(PROFILE, written, folder, expected=found, mode=files.FILE_MODE):
                return
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), PROFILE)


def keep(store: StoreFolder, replay: Replay, slug: str, written: bytes, *, into: str | None = None) -> None:
    """Keep a profile as a text of the student's where it holds what no operation took in, and warn of it.

    `into` is the slug of the entry that the student is about to be part of. That of somebody erased is not kept.
    Raises OSError.
    """
    text = written.decode("utf-8", "surrogateescape").removeprefix("\ufeff").replace("\r\n", "\n")
    owner = _OWNER.search(text)
    if is_taken_in(replay, written) or (owner is not None and owner[1] in store.erased()):
        return
    versions, revision = _versions(replay), _REVISION.search(text)
    older = [student for op, student in versions if revision is None or op <= revision[1]]
    base, last = (older or [versions[0][1]])[-1], versions[-1][1]
    before = _OURS.sub("", profile.encode(base, "", {}).decode())
    own = _OURS.sub("", text).encode("utf-8", "surrogateescape")
    path = kept_texts.keep(store.open_root(), last.tombstone, own, before.encode())
    where, command = store.where(STUDENTS, slug, PROFILE), _resume(into or slug)
    said = {_older(store, one) for one in (slug, replay.slug or slug)}  # when it was read: that is no longer so
    store.warnings[:] = [one for one in store.warnings if one not in said]
    store.warnings.append(
        bilingual(
            f"{where} was edited by hand: that text is kept in {store.where(*path)}; to take it up: {command}",
            f"{where} a été modifié à la main\u00a0: ce texte est gardé dans {store.where(*path)}\u00a0; "
            f"pour le reprendre\u00a0: {command}",
        )
    )
