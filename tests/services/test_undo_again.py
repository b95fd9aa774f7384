"""Undos that are taken back by their id, and restores that are undone and done again."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import AmbiguousError, NotFoundError, RefusedError
from mentorcli.services import backups, restores
from mentorcli.services.undo import list_changes, redo, undo
from mentorcli.services.workspace import Workspace
from mentorcli.text import in_language
from services.conftest import Fresh
from services.kit import notes


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a student with a note."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    mentor("student", "note", "amelie", "Prefers mornings")


@pytest.fixture
def saved(fresh: Fresh, tmp_path: Path) -> str:
    """Return the backup of that store."""
    file = str(tmp_path / "saved.tar.gz")
    backups.save(fresh(), file)
    return file


def written(fresh: Fresh) -> list[str]:
    """Return the notes that a new run reads."""
    return notes(fresh(), "amelie")


def test_an_undo_stands_in_the_list_with_what_it_took_back(fresh: Fresh) -> None:
    """Its own id, the id of the change and that one's command; the change itself no longer counts."""
    undone = undo(fresh(), None).change
    first, *others = list_changes(fresh(), 10)
    assert (first.command, first.undoes, first.undone) == ("undo", undone.id, "student note")
    assert [change.command for change in others] == ["student add"]


def test_an_undo_is_named_by_its_own_id(fresh: Fresh) -> None:
    """By 4 characters of it at least; then the change counts again and the undo is gone."""
    undo(fresh(), None)
    taken = list_changes(fresh(), 1)[0].id
    for unknown in (taken[:3], "zzzz"):
        with pytest.raises(NotFoundError):
            undo(fresh(), unknown)
    again = undo(fresh(), taken)
    assert (again.change.command, again.again, again.gone) == ("student note", True, [])
    assert written(fresh) == ["Prefers mornings"]
    with pytest.raises(NotFoundError):
        undo(fresh(), taken)


def test_the_beginning_of_an_id_must_fit_one_entry_of_the_list(fresh: Fresh, mentor: Mentor) -> None:
    """Changes and undos stand in one list: what several of them begin with is none of them."""
    mentor("student", "note", "amelie", "Likes SQL")
    undo(fresh(), None)
    undo(fresh(), None)
    listed = [change.id for change in list_changes(fresh(), 10)]
    with pytest.raises(AmbiguousError, match="3 changes begin with") as caught:
        undo(fresh(), listed[0][:4])
    assert {line.split()[0] for line in caught.value.details} == set(listed)
    assert [change.id for change in list_changes(fresh(), 10)] == listed, "nothing was taken"


def test_a_restore_is_undone_and_done_again(fresh: Fresh, mentor: Mentor, saved: str) -> None:
    """Undo brings back what was there before it, settings too; its undo brings back what was restored."""
    mentor("config", "set", "lang", "en")
    mentor("student", "note", "amelie", "Written since")
    restores.restore(fresh(), backups.read(saved))
    assert written(fresh) == ["Prefers mornings"]
    assert undo(fresh(), None).change.command == "store restore"
    assert written(fresh) == ["Prefers mornings", "Written since"]
    assert fresh().home.config.read_text(encoding="utf-8").startswith('lang = "en"')
    again = redo(fresh())
    assert (again.change.command, again.again) == ("store restore", True)
    assert written(fresh) == ["Prefers mornings"]


def test_settings_that_came_with_a_restore_go_with_it(
    fresh: Fresh, mentor: Mentor, workspace: Workspace, tmp_path: Path
) -> None:
    """Where there was no configuration before, there is none after the undo."""
    mentor("config", "set", "lang", "en")
    file = str(tmp_path / "with-settings.tar.gz")
    backups.save(fresh(), file)
    workspace.home.config.unlink()
    restores.restore(fresh(), backups.read(file))
    assert workspace.home.config.exists()
    undo(fresh(), None)
    assert not workspace.home.config.exists()


def test_later_changes_are_not_lost_to_the_undo_of_a_restore(fresh: Fresh, mentor: Mentor, saved: str) -> None:
    """All of the store would go back, so they are taken back first, in the order of the refusals."""
    restores.restore(fresh(), backups.read(saved))
    restored = list_changes(fresh(), 1)[0].id
    mentor("student", "note", "amelie", "Written since")
    later = list_changes(fresh(), 1)[0].id
    with pytest.raises(RefusedError, match="later changes, which would be lost with it: student note") as caught:
        undo(fresh(), restored)
    assert caught.value.hint == f"Take that back first: mentor undo {later}"
    assert "plus récentes" in in_language(caught.value.message, "fr")
    mentor("student", "forget", "amelie", "--yes")
    with pytest.raises(RefusedError, match="student forget") as caught:
        undo(fresh(), restored)
    assert caught.value.hint is None, "an erasure cannot be taken back first"


def test_a_restore_is_not_done_again_over_later_changes(fresh: Fresh, mentor: Mentor, saved: str) -> None:
    """What was written since the undo would be lost with it."""
    restores.restore(fresh(), backups.read(saved))
    undo(fresh(), None)
    mentor("student", "note", "amelie", "Written since")
    with pytest.raises(RefusedError, match="later changes"):
        redo(fresh())
    assert written(fresh) == ["Prefers mornings", "Written since"]


def test_a_restore_into_an_empty_place_is_undone_and_done_again(
    fresh: Fresh, saved: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The place is empty again, and then holds what was restored."""
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "new"))
    restores.restore(fresh(), backups.read(saved))
    assert undo(fresh(), None).change.command == "store restore"
    assert fresh().store.slugs() == []
    assert redo(fresh()).again
    assert written(fresh) == ["Prefers mornings"]
