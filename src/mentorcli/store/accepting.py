"""Taking as right what is there: lines mended by hand, who is no longer there, changes whose end is not known."""

from __future__ import annotations

import zlib
from datetime import datetime

from mentorcli.store import files, missing, removed_lines, seals
from mentorcli.store.faults import CHANGED_FILE, LOST_STUDENT, UNKNOWN_BATCH, Fault
from mentorcli.store.journal import Line, decode_journal
from mentorcli.store.layout import MENTOR_JOURNAL, STUDENTS
from mentorcli.store.line_faults import whole
from mentorcli.store.resealing import resealed
from mentorcli.store.writer import Writer

CMD = "store check"


def accept(writer: Writer, fault: Fault, at: datetime) -> None:
    """Take as right that a student or the last lines of a journal are gone, or that a change was completed.

    `at` (aware) is the time of the operation by which such a change counts. Raises OSError.
    """
    if fault.remedy == UNKNOWN_BATCH:
        _complete(writer, fault, at)
        return
    index, slug = writer.store.index(), fault.parts[1] if len(fault.parts) > 1 else None
    if fault.remedy == CHANGED_FILE:
        index.files[fault.parts[0]] = zlib.crc32(files.read(fault.parts[0], writer.root))
        return
    removed_lines.note(writer.root, [index.last_op(slug)])
    if slug is None:
        there = files.exists(MENTOR_JOURNAL, writer.root)
        data = files.read(MENTOR_JOURNAL, writer.root) if there else b""
        index.note(None, "", decode_journal(data, MENTOR_JOURNAL).last_op if data else "")
        return
    uid, op = missing.known_of(writer.root, STUDENTS, slug)
    if op:
        index.note(slug, uid, op)
    elif fault.remedy == LOST_STUDENT:
        index.students.pop(slug, None)


def _complete(writer: Writer, fault: Fault, at: datetime) -> None:
    """Write that the change of several students to which a line belongs is complete."""
    journal = writer.store.journal(fault.parts[1])
    batch = next(line.batch for number, line in journal.lines if number == fault.line)
    if batch is not None and not writer.store.is_known(batch):
        op = writer.next_op(writer.store.mentor().journal.last_op)
        writer.append_mentor_line(Line(op, at, CMD, complete=batch))
        writer.store.reread()


def reseal(name: str, folder: int, root: int) -> None:
    """Write the seals of a journal in an open folder anew; what follows its whole lines stays. Raises OSError.

    What was taken out of it is noted in the store (`root`, its open folder), so that no other computer brings it back.
    """
    data = files.read(name, folder)
    removed_lines.note(root, seals.lost(data))
    end = whole(data)
    files.replace(name, resealed(data[:end]) + data[end:], folder)
