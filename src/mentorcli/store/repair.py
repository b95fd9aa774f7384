"""Mending what loses nothing: what a check found and only one answer fits."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime

from mentorcli.errors import UnreadableError
from mentorcli.models.student import Student
from mentorcli.store import accepting, files, hand_edits, presence, profile
from mentorcli.store.faults import ACCEPTED, LEFT, MAKE_INDEX, RESEAL, STRAY, Fault
from mentorcli.store.files import os
from mentorcli.store.journal import Journal, decode_journal
from mentorcli.store.layout import JOURNAL, PROFILE
from mentorcli.store.profile_comments import with_comments
from mentorcli.store.repository import Store
from mentorcli.store.resealing import resealed
from mentorcli.store.strangers import own_lines, own_replay
from mentorcli.store.student_records import StudentRecords
from mentorcli.store.transaction import writing
from mentorcli.store.writer import Writer


def repair(store: Store, faults: Sequence[Fault], *, at: datetime, accept: bool = False) -> list[Fault]:
    """Mend the faults that have a remedy and return them. Raises NotSavedError.

    An unfinished line is set aside in `<name>.torn`, a profile that a person edited and that does not count is kept.
    `accept`: what was changed, lost or never completed, as far as can be told, is taken to be right as it is.
    """
    mended = [fault for fault in faults if fault.remedy and (accept or fault.remedy not in ACCEPTED)]
    if mended:
        with writing(store) as writer:  # which finishes what was interrupted
            for fault in mended:
                _mend(writer, fault, at)
    return mended


def _mend(writer: Writer, fault: Fault, at: datetime) -> None:
    store = writer.store
    if fault.remedy in ACCEPTED - {RESEAL}:
        accepting.accept(writer, fault, at)
        return
    if fault.remedy == "strangers":
        writer.invalidate_first_session(at=at)
    if fault.remedy == "erase":
        writer.invalidate_first_session(at=at)
        writer.erase(_erased_before(store, fault.parts[-1]))
    elif fault.remedy == "first-session":
        writer.invalidate_first_session(at=at)
    elif fault.remedy not in ("finish", MAKE_INDEX):  # which the writer did already
        with files.below(writer.root, *fault.parts[:-1]) as folder:
            _mend_file(store, fault, folder)


def _erased_before(store: Store, slug: str) -> StudentRecords:
    """Return what can be read of a student who was erased and is there again, whatever is wrong with their folder."""
    try:
        return store.stored(slug)
    except UnreadableError as error:
        from mentorcli.store.salvage import salvage  # only where it cannot be read

        return salvage(store, slug, error).records


def _mend_file(store: Store, fault: Fault, folder: int) -> None:
    """Mend one file or folder in the open folder that holds it."""
    name = fault.parts[-1] if fault.parts else "."
    if fault.remedy == "mode":
        mode = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
        os.chmod(name, files.FOLDER_MODE if mode & 0o040000 else files.FILE_MODE, dir_fd=folder)
    elif fault.remedy in (STRAY, LEFT):
        with contextlib.suppress(FileNotFoundError):  # the writer deleted it already
            os.unlink(name, dir_fd=folder)
        files.sync_folder(folder)
    elif fault.remedy == "strangers":
        _leave_out(store, fault.parts, folder)
    elif fault.remedy == RESEAL:
        accepting.reseal(name, folder, store.open_root())
    elif fault.remedy == "torn":
        journal = _read(store, fault.parts, folder)
        files.append(name, b"", folder, good=journal.good, torn=journal.torn)
    else:
        _rewrite_profile(store, fault.parts[:-1], folder)


def _read(store: Store, parts: tuple[str, ...], folder: int) -> Journal:
    return decode_journal(files.read(parts[-1], folder), store.where(*parts))


def _leave_out(store: Store, parts: tuple[str, ...], folder: int) -> None:
    """Write a journal anew without the lines of erased students in it; those of the other one stay byte for byte."""
    data = files.read(parts[-1], folder)
    journal = _read(store, parts, folder)
    own = {number for number, _ in own_lines(journal, store.erased()).lines}
    theirs = {number for number, _ in journal.lines} - own
    rows = enumerate(data.rstrip(b"\0").split(b"\n"), 1)
    written = resealed(b"\n".join(row for number, row in rows if number not in theirs))
    store.index().students.pop(parts[-2], None)  # its last line may be among those
    presence.forget(store.index(), store.open_root())
    files.replace(parts[-1], written, folder)


def _rewrite_profile(store: Store, parts: tuple[str, ...], folder: int) -> None:
    """Write a profile anew from the journal, which has it whole; what a person wrote in the old one is kept."""
    journal = _read(store, (*parts, JOURNAL), folder)
    replay = own_replay(journal, store.erased(), store.is_complete, parts[-1])
    student, revision = replay.records(Student)[parts[-1]], replay.history(Student, parts[-1])[-1].op
    unknown, old = {}, b""
    if files.exists(PROFILE, folder):
        written = files.read(PROFILE, folder)
        try:
            document = profile.parse(written, PROFILE)
            if document.get("tombstone") not in store.erased():
                unknown, old = profile.unknown_fields(document), written
        except UnreadableError:
            pass
    hand_edits.rewrite(store, replay, parts[-1], with_comments(profile.encode(student, revision, unknown), old))
