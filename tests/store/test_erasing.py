"""An erasure counts once the folder is out of sight; whoever comes next goes on where it was interrupted."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorcli.store import erasing, files, student_folder
from mentorcli.store.transaction import writing
from store.kit import add, opened, profile_of


@pytest.mark.parametrize("profile", ["as it was", "edited", "gone"])
def test_an_erasure_that_was_interrupted(store: Path, profile: str) -> None:
    """What an undo kept goes too: by the slug, which the profile still has, or by the uid in the journal."""
    student = add(store)
    aside = store / ".undone" / ("1" * 20) / "amelie"
    aside.mkdir(parents=True)
    (aside / "journal.jsonl").write_bytes(b"another uid" if profile == "as it was" else student.tombstone.encode())
    with opened(store) as one, one.students() as students:
        student_folder.hide("amelie", student.tombstone, students, one.open_root())
    hidden = store / "students" / f".erased-of-{student.tombstone}" / "profile.toml"
    if profile == "edited":
        hidden.write_text(hidden.read_text().replace('id = "', "id = '").replace('amelie"', "amelie'"))
    elif profile == "gone":
        hidden.unlink()
    with opened(store) as one, writing(one):
        pass
    assert not aside.exists()
    assert list((store / "students").iterdir()) == []
    assert [path.name for path in (store / "erased").iterdir()] == [student.tombstone]


def test_nothing_has_happened_where_it_cannot_be_hidden(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The student is there, and what an undo kept of them too."""
    add(store)
    before = profile_of(store).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with opened(store) as one, writing(one) as writer:
        monkeypatch.setattr(files, "move_folder", full)
        with pytest.raises(OSError, match="No space"):
            erasing.erase(one, writer.root, one.student("amelie"))
        monkeypatch.undo()
        assert not one.committed
    assert profile_of(store).read_bytes() == before
