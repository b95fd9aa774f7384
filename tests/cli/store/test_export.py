"""`mentor store export`."""

from __future__ import annotations

import csv
import io
import json
import stat
from pathlib import Path

import pytest

from cli.store.kit import without_faults
from helpers import Mentor
from reliability.cases import state_of
from store.kit import contents


def test_an_export_is_whole(begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Taken into an empty store it exports the same again; taken in twice it changes nothing."""
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert mentor("store", "export", "--out", str(first)).code == 0
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert mentor("store", "export", "--out", str(first)).code == 1
    assert mentor("store", "export", "--out", str(first), "--force").code == 0
    before = contents(begun)
    same = mentor("store", "import", str(first), "--json").json()
    assert (same["new"], same["changed"]) == (0, 0)
    assert contents(begun) == before
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "other"))
    assert mentor("store", "import", str(first)).code == 0
    assert mentor("store", "export", "--out", str(second)).code == 0
    one, two = json.loads(first.read_text()), json.loads(second.read_text())
    assert two == one
    assert state_of(tmp_path / "other") == state_of(begun)
    assert without_faults(mentor)


def test_one_students_own_data(begun: Path, mentor: Mentor) -> None:
    """`--student` gives everything about one person and nothing about another or the mentor."""
    document = mentor("store", "export", "--student", "amelie").json()
    assert [student["id"] for student in document["students"]] == ["amelie"]
    assert {session["student"] for session in document["sessions"]} == {"amelie"}
    assert "mentor" not in document
    assert "Sam" not in json.dumps(document)
    assert begun.exists()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "＝", " ="])
def test_csv_is_safe_from_formulas(store: Path, mentor: Mentor, tmp_path: Path, start: str) -> None:
    """No cell begins with what a spreadsheet takes for a formula, and the text is still there."""
    text = f"{start}cmd|' /C calc'!A0"
    assert mentor("student", "add", "Amélie", "--slug", "amelie", "--path", text).code == 0
    assert mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--notes", text).code == 0
    assert mentor("store", "export", "--format", "csv", "--out", f"{tmp_path}/").code == 0
    for name in ("students.csv", "sessions.csv"):
        rows = list(csv.reader(io.StringIO((tmp_path / name).read_bytes().decode("utf-8-sig"), newline="")))
        assert len(rows) == 2
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@＝＋－＠")], cells
        assert any("calc'!A0" in cell for cell in cells)
    assert store.exists()


def test_the_folder_for_the_tables_is_made(mentor: Mentor, tmp_path: Path) -> None:
    """A folder that is not there yet is made, for its owner alone; a file in its place is refused with exit 5."""
    mentor("student", "add", "Inès Roy")
    folder = tmp_path / "figures" / "2026"
    assert mentor("store", "export", "--format", "csv", "--out", f"{folder}/").code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["sessions.csv", "students.csv"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (tmp_path / "file").write_text("x")
    assert mentor("store", "export", "--format", "csv", "--out", f"{tmp_path / 'file'}/").code == 5
