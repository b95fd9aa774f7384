"""Every type of record that the JSON export has stands in a table of the CSV export, with every field."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from mentorcli.render.csv import to_csv
from mentorcli.services.export_tables import KINDS, Rows, rows_of, session_rows, student_rows
from mentorcli.services.exports import ALWAYS, ExportTable, export_csv, export_json
from mentorcli.services.lookup import find_students
from mentorcli.services.workspace import Workspace
from mentorcli.store.importing import NESTED, PRIVATE
from mentorcli.store.layout import RECORD_TYPES
from reliability.fuzzed import begun
from services.conftest import Fresh

Read = dict[str, list[dict[str, str]]]


@pytest.fixture
def whole(store: Path, fresh: Fresh) -> Workspace:
    """Return a workspace on a store that holds something of everything."""
    begun(store)
    return fresh()


def tables(workspace: Workspace, students: Iterable[str] = ()) -> Read:
    """Return the rows of every table."""
    return {
        name: list(csv.DictReader(io.StringIO(export_csv(workspace, list(students), name, None).texts[""], newline="")))
        for name in ExportTable
    }


def cells(record: dict[str, Any], columns: Iterable[str]) -> dict[str, str]:
    """Return a record of the JSON export as it stands in a table, which puts each value in a cell."""
    (row,) = csv.DictReader(io.StringIO(to_csv(tuple(columns), [record]), newline=""))
    return row


def test_every_type_has_a_table() -> None:
    """What is no one's data (changes of settings, restorations) is in neither export."""
    assert set(KINDS.values()) | {"session", "student"} == set(RECORD_TYPES) - (set(PRIVATE) - {"session", "student"})
    assert set(ExportTable) == {*ALWAYS, *KINDS}


def test_every_record_of_the_json_is_a_row(whole: Workspace) -> None:
    """With all its fields; one of a student names the student."""
    document = json.loads(export_json(whole, []).texts[""])
    read, seen = tables(whole), set()
    told: dict[str, list[dict[str, Any]]] = {"sessions": document["sessions"], "students": []}
    for student in document["students"]:
        records = student.pop("records")
        lists = {kind: student.pop(name) for kind, name in NESTED.items()}
        told["students"].append({"aliases": [], **student})
        for name, kind in KINDS.items():
            found = records.get(kind, lists.get(kind, []))
            told.setdefault(name, []).extend({"student": student["id"], **record} for record in found)
    for name, kind in KINDS.items():
        told[name] += [{"student": None, **record} for record in document["mentor"].get(kind, [])]
    for name, records in told.items():
        assert read[name] == [cells(record, read[name][0]) for record in records], name
        assert all(set(record) == set(read[name][0]) for record in records), name
        seen.add(name)
    assert seen == set(ExportTable)


def test_one_student_has_no_record_of_another(whole: Workspace) -> None:
    """Nor any of the mentor's own."""
    read = tables(whole, ["amelie"])
    for name in KINDS:
        assert {row["student"] for row in read[name]} <= {"amelie"}
    assert (read["training"], read["faq"]) == ([], [])
    assert [row["id"] for row in read["students"]] == ["amelie"]


@pytest.mark.parametrize("rows", [session_rows, student_rows])
def test_the_rows_are_those_of_the_students_asked_for(whole: Workspace, rows: Callable[[Workspace, Any], Rows]) -> None:
    """In their columns."""
    found = find_students(whole, ["sam"])
    columns, held = rows(whole, found)
    assert all(set(columns) <= set(row) for row in held)
    assert list(rows_of(whole, found, "faq", own=False).rows) == []
    assert len(list(rows_of(whole, found, "faq", own=True).rows)) == 1
