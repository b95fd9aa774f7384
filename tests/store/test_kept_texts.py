"""Texts that were open in an editor: those about somebody who was erased go with the next change."""

from __future__ import annotations

from pathlib import Path

from helpers import Mentor
from store.kit import a_student, add, opened


def test_a_text_about_somebody_erased_goes_with_the_next_change(store: Path, mentor: Mentor) -> None:
    """An editor that was still open, or another machine, may have written it after the erasure; others stay."""
    gone, there = add(store), add(store, a_student("sam", name="Sam"))
    assert mentor("student", "forget", "amelie", "--yes").code == 0
    with opened(store) as one:
        assert gone.tombstone in one.erased()
    for student in (gone, there):
        folder = store / ".editing" / student.tombstone
        folder.mkdir(parents=True)
        (folder / "profile.toml").write_text(f'name = "{student.name}"\n')
    assert mentor("student", "note", "sam", "x").code == 0
    assert [path.name for path in (store / ".editing").iterdir()] == [there.tombstone]
