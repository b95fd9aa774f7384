"""Columns of files that are remembered by a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import UsageError
from mentorcli.services import column_maps, settings
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh

FIELDS = ("start", "student")


def config(store: Path, text: str) -> None:
    """Write the configuration as a person does."""
    store.mkdir(mode=0o700, exist_ok=True)
    (store / "config.toml").write_text(text, encoding="utf-8")


def test_columns_are_saved_beside_the_settings_and_kept(mentor: Mentor, fresh: Fresh, store: Path) -> None:
    """In the place of those of the same name; what else stands in the file stays; a change of its own to undo."""
    config(store, '# mine\nlang = "fr"\n\n[policy]\nlate_minutes = 10\n')
    mentor("student", "add", "Zoé")
    column_maps.save(fresh(), "bank", {"start": "Jour"}, cmd="reconcile")
    column_maps.save(fresh(), "bank", {"start": "Jour", "student": "Qui"}, cmd="reconcile")
    column_maps.save(fresh(), None, {"start": "x"}, cmd="reconcile")
    text = (store / "config.toml").read_text(encoding="utf-8")
    assert text.startswith('# mine\nlang = "fr"\n\n[policy]\nlate_minutes = 10\n')
    assert column_maps.saved_maps(fresh()) == {"bank": {"start": "Jour", "student": "Qui"}}
    assert mentor("undo").code == 0
    assert column_maps.saved_maps(fresh()) == {"bank": {"start": "Jour"}}
    assert mentor("config", "set", "lang", "en").code == 0
    assert mentor("undo", "--list").out.count("reconcile") == 2
    assert mentor("undo").code == mentor("undo").code == 0
    assert column_maps.saved_maps(fresh()) == {}
    assert mentor("undo", "--redo").code == 0
    assert column_maps.saved_maps(fresh()) == {"bank": {"start": "Jour"}}


def test_columns_typed_count_over_those_that_are_named(fresh: Fresh, store: Path) -> None:
    """Those of other commands' fields are left out."""
    config(store, '[columns.a]\nstart = "Jour"\nnotes = "x"\n[columns.b]\nstudent = "Qui"\n')
    typed = column_maps.columns_typed(fresh(), {"start": "Tag"}, ("a", "b"), FIELDS)
    assert typed == {"start": "Tag", "student": "Qui"}
    assert column_maps.columns_typed(fresh(), {"odd": "Tag"}, (), FIELDS) == {"odd": "Tag"}
    with pytest.raises(UsageError) as refused:
        column_maps.columns_typed(fresh(), {}, ("c",), FIELDS)
    assert str(refused.value.hint) == "Saved are: a, b"


def test_without_any_an_example_is_shown(workspace: Workspace) -> None:
    """Where a name is not known."""
    with pytest.raises(UsageError) as refused:
        column_maps.columns_typed(workspace, {}, ("c",), FIELDS)
    assert "--map start=Date" in str(refused.value.hint)


@pytest.mark.parametrize(
    ("text", "key"),
    [("columns = 3\n", "columns"), ("[columns]\na = 3\n", "columns.a"), ("[columns.a]\nstart = 3\n", "columns.a")],
)
def test_a_fault_in_them_stops_what_needs_them_alone(
    mentor: Mentor, fresh: Fresh, store: Path, text: str, key: str
) -> None:
    """The place is named, and how to write it."""
    config(store, text)
    assert mentor("student", "add", "Zoé").code == 0
    with pytest.raises(UsageError) as refused:
        column_maps.saved_maps(fresh())
    assert f"{key} is no table of columns" in str(refused.value)
    if key == "columns":
        with pytest.raises(UsageError, match="columns is no table"):
            column_maps.save(fresh(), "bank", {"start": "Jour"}, cmd="reconcile")


@pytest.mark.parametrize("name", ["", "A b", "x" * 41, "é", "-a"])
def test_a_name_is_small_letters_digits_and_hyphens(name: str) -> None:
    """So that it can stand in a table's head."""
    with pytest.raises(UsageError, match="is no name"):
        column_maps.check_saved(name, {"start": "Jour"})


def test_there_must_be_columns_to_remember() -> None:
    """And no name is no wish."""
    with pytest.raises(UsageError, match="no columns to remember"):
        column_maps.check_saved("bank", {})
    column_maps.check_saved(None, {})
    column_maps.check_saved("bank-2_x", {"start": "Jour"})


def test_an_entry_is_written_where_there_is_no_file_yet(fresh: Fresh, store: Path) -> None:
    """The table alone."""
    settings.put_entry(fresh(), "columns", "bank", {"start": "Jour"}, cmd="reconcile")
    assert (store / "config.toml").read_text(encoding="utf-8") == '[columns.bank]\nstart = "Jour"\n'


def test_remembered_columns_are_tried_only_where_none_was_typed(fresh: Fresh, store: Path) -> None:
    """And a name to save them by needs some."""
    config(store, '[columns.a]\nstart = "Jour"\n')
    assert column_maps.chosen(fresh(), {}, (), None, FIELDS) == ({}, {"a": {"start": "Jour"}})
    assert column_maps.chosen(fresh(), {"start": "Tag"}, (), "b", FIELDS) == ({"start": "Tag"}, {})
    with pytest.raises(UsageError, match="no columns to remember"):
        column_maps.chosen(fresh(), {}, (), "b", FIELDS)
