"""What a record went through, with what was taken back since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mentorcli.models.note import Note
from mentorcli.store.batch import Batch, Change
from mentorcli.store.journal import encode_record
from mentorcli.store.record_steps import Step, all_steps, steps
from mentorcli.store.transaction import writing
from store.kit import AT, a_note, add, opened, put

Told = tuple[str, str | None, str | None, bool, bool]


def told(folder: Path, key: str) -> list[Told]:
    """Return each step: command, text before and after, whether it takes something back, whether it was taken back."""
    with opened(folder) as store:
        found: list[Step[Note]] = steps(store, store.student("amelie"), Note, key)
    return [
        (
            one.line.cmd,
            one.before.text if one.before else None,
            one.after.text if one.after else None,
            one.takes_back is not None,
            one.undone,
        )
        for one in found
    ]


def undo(folder: Path) -> None:
    """Take the last line of the student's journal back."""
    with opened(folder) as store:
        op = store.journal("amelie").last_op
    put(folder, "amelie", undoes=op)


def test_each_line_is_a_step_and_an_undo_is_one_too(tmp_path: Path) -> None:
    """Written, changed, taken back, again, removed; other records are none of its steps."""
    add(tmp_path)
    note = a_note("one")
    put(tmp_path, "amelie", note, a_note("another"))
    put(tmp_path, "amelie", a_note("other"))
    put(tmp_path, "amelie", replace(note, text="two"))
    undo(tmp_path)
    undo(tmp_path)
    put(tmp_path, "amelie", drop=(("note", note.id),))
    assert told(tmp_path, note.id) == [
        ("test", None, "one", False, False),
        ("test", "one", "two", False, False),
        ("test", "two", "one", True, True),
        ("test", "one", "two", True, False),
        ("test", "two", None, False, False),
    ]
    assert told(tmp_path, "none") == []
    with opened(tmp_path) as store:
        records = store.student("amelie")
        every = all_steps(store, records, Note)
        assert every == {key: steps(store, records, Note, key) for key in every}
        assert note.id in every


def test_an_operation_over_several_journals_counts_by_its_end(tmp_path: Path) -> None:
    """It is one step, which the undo in the mentor's own journal takes back."""
    add(tmp_path)
    note = a_note("imported")
    with opened(tmp_path) as store, writing(store) as writer:
        batch = Batch(writer, cmd="store import", at=AT)
        batch.write([Change("amelie", store.student("amelie"), None, [("note", encode_record(note))])])
    assert told(tmp_path, note.id) == [("store import", None, "imported", False, False)]
    with opened(tmp_path) as store:
        op = store.mentor().journal.last_op
    with opened(tmp_path) as store, writing(store) as writer:
        writer.append_mentor(cmd="undo", at=AT, undoes=op)
    assert told(tmp_path, note.id) == [
        ("store import", None, "imported", False, True),
        ("undo", "imported", None, True, False),
    ]
