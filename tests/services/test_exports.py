"""Writing out what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import NotSavedError, RefusedError, UnreadableError
from mentorcli.services.exports import ExportTable, export_csv, export_json, save
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh
from store.kit import journal_of


@pytest.fixture
def begun(mentor: Mentor) -> None:
    """Make a store with two students and two sessions."""
    for words in (
        ("student", "add", "Amélie Durand", "--slug", "amelie"),
        ("student", "add", "Sam Okoro", "--slug", "sam"),
        ("session", "log", "amelie", "--at", "2026-11-20 10:00"),
        ("session", "log", "sam", "--at", "2026-11-21 10:00", "--absent"),
        ("contact", "log", "sam", "--via", "email"),
        ("training", "done", "course", "--on", "2026-11-01"),
    ):
        assert mentor(*words).code == 0


@pytest.mark.usefixtures("begun")
def test_json_holds_everything(workspace: Workspace) -> None:
    """All students and sessions, and the mentor's own records; one student's export has none of those."""
    whole = export_json(workspace, [])
    document = json.loads(whole.texts[""])
    assert (whole.students, whole.sessions, list(document["mentor"])) == (2, 2, ["training"])
    alone = export_json(workspace, ["sam"])
    assert list(json.loads(alone.texts[""])["students"][0]["records"]) == ["contact"]
    assert (alone.students, alone.sessions, "mentor" in json.loads(alone.texts[""])) == (1, 1, False)


@pytest.mark.usefixtures("begun")
def test_json_holds_the_day_of_an_erased_first_session(mentor: Mentor, workspace: Workspace) -> None:
    """And nothing else of it."""
    assert mentor("student", "forget", "amelie", "--yes").code == 0
    document = json.loads(export_json(workspace, []).texts[""])
    assert document["mentor"]["first-session"] == [{"id": "first", "erased": "2026-11-20T00:00:00+01:00"}]


@pytest.mark.usefixtures("begun")
def test_csv_is_one_table_or_all(workspace: Workspace, tmp_path: Path) -> None:
    """Sessions by default, all that hold something into a folder, one where it is named."""
    assert export_csv(workspace, [], None, None).texts[""].startswith("id,student,kind")
    texts = export_csv(workspace, [], None, tmp_path).texts
    assert list(texts)[:2] == ["sessions.csv", "students.csv"]
    assert all(text.count("\r\n") > 1 for text in texts.values())
    assert export_csv(workspace, [], ExportTable.GOALS, None).texts[""].startswith("id,student,number,text")
    one = export_csv(workspace, [], ExportTable.STUDENTS, tmp_path)
    assert one.texts[""].startswith("id,name")


@pytest.mark.usefixtures("begun")
def test_a_file_is_replaced_only_by_force(workspace: Workspace, tmp_path: Path) -> None:
    """What is there stays, unless the mentor insists."""
    made = export_json(workspace, [])
    out = tmp_path / "out.json"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(RefusedError, match="is there already"):
        save(workspace, made, out, force=False)
    assert out.read_text(encoding="utf-8") == "mine"
    assert save(workspace, made, out, force=True).files == [str(out)]
    assert out.read_text(encoding="utf-8") == made.texts[""]


@pytest.mark.usefixtures("begun")
def test_a_folder_for_the_tables(workspace: Workspace, tmp_path: Path) -> None:
    """It is made where it is missing; where something else has its name, nothing is saved."""
    made = export_csv(workspace, [], None, tmp_path / "new")
    assert len(save(workspace, made, tmp_path / "new" / "deep", force=False).files) == len(made.texts) > 2
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(NotSavedError):
        save(workspace, made, tmp_path / "file", force=False)


@pytest.mark.usefixtures("begun")
def test_a_place_that_is_not_there(workspace: Workspace, tmp_path: Path) -> None:
    """The folder of a single file is not made: the error names the folder and asks for another place."""
    with pytest.raises(NotSavedError, match=r"there is no folder .*/no$"):
        save(workspace, export_json(workspace, []), tmp_path / "no" / "e.json", force=False)
    assert not (tmp_path / "no").exists()


@pytest.mark.usefixtures("begun")
def test_an_export_never_lacks_what_could_not_be_read(store: Path, fresh: Fresh) -> None:
    """A damaged student refuses the whole export, and not one of another."""
    journal_of(store, "sam").write_bytes(b"{broken\n{}\n")
    with pytest.raises(UnreadableError):
        export_json(fresh(), [])
    assert export_json(fresh(), ["amelie"]).students == 1


@pytest.mark.parametrize("force", [False, True])
def test_of_two_tables_none_or_both(workspace: Workspace, tmp_path: Path, force: bool) -> None:
    """Where the second cannot be written the first does not stay, so that a second try finds nothing in its way."""
    (tmp_path / "students.csv").mkdir()
    (tmp_path / "sessions.csv").write_text("mine") if force else None
    made = export_csv(workspace, [], None, tmp_path)
    with pytest.raises(RefusedError):
        save(workspace, made, tmp_path, force=force)
    assert (tmp_path / "sessions.csv").exists() == force
    (tmp_path / "students.csv").rmdir()
    assert len(save(workspace, made, tmp_path, force=force).files) == 2
