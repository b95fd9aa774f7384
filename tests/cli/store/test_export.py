"""`mentor store export`."""

from __future__ import annotations

import csv
import io
import json
import stat
from datetime import date
from pathlib import Path

import pytest

from cli.store.kit import without_faults
from helpers import Mentor
from mentorcli.models.goal import Goal
from mentorcli.models.project import Project, ProjectPeriod, ProjectStatus
from mentorcli.models.session import Fact, SessionStatus
from mentorcli.models.timeoff import TimeOff
from mentorcli.services.exports import ExportTable
from mentorcli.store.transaction import writing
from reliability.cases import state_of
from store.kit import AT, a_session, contents, opened, put


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


def test_an_export_leaves_no_field_out(begun: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Export, import and export again are equal byte for byte, whatever a record may hold."""
    facts = {"actual_minutes": 40, "named": (Fact.DURATION, Fact.LEVEL), "series": "ser1es000001", "level": 7}
    session = a_session("amelie", id="sess10n00009", status=SessionStatus.COMPLETED, **facts)
    periods = (ProjectPeriod(date(2026, 9, 1), date(2026, 10, 2)), ProjectPeriod(date(2026, 11, 3), date(2026, 11, 4)))
    project = Project("pr0ject00001", "Old one", ProjectStatus.PRESENTED, 4, periods)
    goals = [Goal(f"g0al{n:08}", n, f"Goal {n}", AT, session.id, AT if n == 1 else None) for n in (2, 1)]
    put(begun, "amelie", session, project, *goals, TimeOff("t1me0ff00001", date(2026, 12, 24), date(2026, 12, 31)))
    with opened(begun) as store, writing(store) as writer:
        writer.append_mentor(TimeOff("t1me0ff00002", date(2027, 1, 1), date(2027, 1, 9)), cmd="test", at=AT)
    first = mentor("store", "export").out
    monkeypatch.setenv("MENTOR_HOME", str(begun.with_name("other")))
    assert mentor("store", "import", "-", stdin=first).code == 0
    assert mentor("store", "export").out == first
    (exported,) = [row for row in json.loads(first)["sessions"] if row["id"] == session.id]
    assert (exported["actual_minutes"], exported["named"], exported["series"]) == (
        40,
        ["duration", "level"],
        session.series,
    )
    shown = mentor("student", "show", "amelie", "--json").json()["goals"]
    assert [(goal["number"], goal["text"], goal["session"]) for goal in shown] == [
        (1, "Goal 1", session.id), (2, "Goal 2", session.id),
    ]  # fmt: skip
    with opened(begun.with_name("other")) as store:
        records = store.student("amelie")
        assert records.sessions[session.id] == session
        assert project in records.projects


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


def test_a_table_that_is_none_is_refused_with_all_of_them(mentor: Mentor) -> None:
    """As the help says."""
    refused = mentor("store", "export", "--format", "csv", "--table", "weeks")
    assert refused.code == 2
    assert all(repr(str(table)) in refused.err for table in ExportTable)


def test_the_folder_for_the_tables_is_made(mentor: Mentor, tmp_path: Path) -> None:
    """A folder that is not there yet is made, for its owner alone; a file in its place is refused with exit 5."""
    mentor("student", "add", "Inès Roy")
    folder = tmp_path / "figures" / "2026"
    assert mentor("store", "export", "--format", "csv", "--out", f"{folder}/").code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["sessions.csv", "students.csv"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (tmp_path / "file").write_text("x")
    assert mentor("store", "export", "--format", "csv", "--out", f"{tmp_path / 'file'}/").code == 5


@pytest.mark.parametrize(("excel", "separator"), [("fr", ";"), ("en", ",")])
def test_csv_for_an_excel(mentor: Mentor, tmp_path: Path, excel: str, separator: str) -> None:
    """With its mark and its separator, as one table and as a folder of them."""
    mentor("student", "add", "Amélie Durand")
    mentor("session", "log", "amelie", "--at", "2026-11-23 14:00", "--notes", "Bien ; continuer, encore")
    told = mentor("store", "export", "--format", "csv", "--excel", excel).out
    assert told.startswith(f"\ufeffid{separator}student{separator}kind{separator}")
    (row,) = csv.DictReader(io.StringIO(told.removeprefix("\ufeff")), delimiter=separator)
    assert (row["student"], row["notes"]) == ("amelie-durand", "Bien ; continuer, encore")
    folder = tmp_path / "tables"
    assert mentor("store", "export", "--format", "csv", "--excel", excel, "--out", f"{folder}/").code == 0
    for file in folder.iterdir():
        assert file.read_text(encoding="utf-8").startswith("\ufeffid" + separator)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--excel", "fr"], "Type: --format csv --excel fr"),
        (["--excel", "de"], "Type: --format csv --excel fr"),
        (["--format", "csv", "--excel", "de"], "Use --excel fr or --excel en."),
    ],
)
def test_an_excel_goes_with_csv(mentor: Mentor, words: list[str], hint: str) -> None:
    """JSON has none, and there are two."""
    told = mentor("store", "export", *words)
    assert (told.code, told.out) == (2, "")
    assert hint in told.err
