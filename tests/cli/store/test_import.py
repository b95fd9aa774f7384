"""`mentor store import`."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.store.kit import without_faults
from helpers import Mentor
from store.kit import contents

FAULTS: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda d: d["students"][0].update(name=5), "students, row 1, field name"),
    (lambda d: d["students"][0].update(status="gone"), "students, row 1, field status"),
    (lambda d: d["students"][1].update(id="../evil"), "students, row 2, field id"),
    (lambda d: d["students"].append("x"), "students, row 3: no object"),
    (lambda d: d["students"].append(dict(d["students"][0])), "students, row 3, field id"),
    (lambda d: d["students"][0]["notes"][0].update(at="now"), "row 1, notes, row 1, field at"),
    (lambda d: d["sessions"][0].update(duration_minutes="long", kind="party"), "sessions, row 1, field kind"),
    (lambda d: d["sessions"][0].update(student="nobody"), "sessions, row 1, field student"),
    (lambda d: d["sessions"].append(dict(d["sessions"][0])), "sessions, row 3, field id"),
    (lambda d: d["sessions"][1].update(id="x"), "sessions, row 2, the id is not"),
    (lambda d: d["mentor"]["faq"][0].update(question=None), "mentor, faq, row 1"),
    (lambda d: d.update(sessions={}), "sessions: no list"),
    (lambda d: d["students"][0].update(records=[1]), "students, row 1, field records: no object"),
    (lambda d: d["sessions"][0].update(student="sam"), "sessions, row 1, field id: that session is one of"),
    (lambda d: d["students"][0]["notes"].append(dict(d["students"][0]["notes"][0])), "notes, row 2, field id"),
]


@pytest.mark.parametrize(("change", "named"), FAULTS, ids=[named for _, named in FAULTS])
def test_an_import_with_a_fault(
    begun: Path, mentor: Mentor, tmp_path: Path, change: Callable[[dict[str, Any]], object], named: str
) -> None:
    """Exit 4 with row and field, and nothing is taken in, not even the rows that are sound."""
    document = mentor("store", "export").json()
    document["students"][0]["email"] = "imported@example.org"
    change(document)
    file = tmp_path / "export.json"
    file.write_text(json.dumps(document))
    before = contents(begun)
    ran = mentor("store", "import", str(file))
    assert (ran.code, named in ran.err) == (4, True), ran.err
    assert contents(begun) == before


def test_an_import_reports_all_faults_at_once(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """Every fault of every row comes in one report."""
    document = mentor("store", "export").json()
    for change, _ in FAULTS[:2] + FAULTS[5:8]:
        change(document)
    file = tmp_path / "export.json"
    file.write_text(json.dumps(document))
    ran = mentor("store", "import", str(file))
    for _, named in FAULTS[:2] + FAULTS[5:6]:
        assert named in ran.err
    assert begun.exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", 4), ("[]", 4), ("{}", 4), ('{"schema": 99}', 7), ('{"schema": 1, "schema": 1}', 4),
        ('{"schema": NaN}', 4), ("[" * 20_000, 4), ('{"schema": ' + "9" * 5000 + "}", 4), ("", 4),
        ('{"schema": 1, "students": 5}', 4), ('{"schema": 1, "mentor": []}', 4),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_what_is_no_export(begun: Path, mentor: Mentor, text: str, code: int) -> None:
    """Anything else on standard input is refused, and nothing is changed."""
    before = contents(begun)
    ran = mentor("store", "import", "-", stdin=text)
    assert (ran.code, "Traceback" in ran.err) == (code, False), ran
    assert contents(begun) == before


def test_an_export_from_elsewhere(store: Path, mentor: Mentor) -> None:
    """Rows without what only `mentor` gives (ids, tombstones, periods) are taken in, and twice is the same as once."""
    rows = {
        "schema": 1,
        "students": [{"id": "zoe", "name": "Zoé", "status": None, "funding": "funded", "mood": "good",
                      "notes": [{"at": "2026-11-20T10:00:00+01:00", "text": "From elsewhere"}]}],
        "mentor": {"hobby": [{"id": "chess"}]},
    }  # fmt: skip
    text = json.dumps(rows)
    first = mentor("store", "import", "-", "--json", stdin=text)
    assert (first.code, first.json()["new"]) == (0, 2)
    again = mentor("store", "import", "-", "--json", stdin=text).json()
    assert (again["new"], again["changed"]) == (0, 0)
    exported = mentor("store", "export").json()
    assert exported["mentor"]["hobby"] == [{"id": "chess"}]
    assert exported["students"][0]["funding"] == "funded"
    assert exported["students"][0]["mood"] == "good"
    assert [note["text"] for note in exported["students"][0]["notes"]] == ["From elsewhere"]
    assert without_faults(mentor)
    assert store.exists()


def test_what_is_still_to_come_is_not_taken_in(begun: Path, mentor: Mentor) -> None:
    """A session held in 2030 is refused with its row; one planned or called off then is taken in."""
    document = mentor("store", "export").json()
    held = document["sessions"][0]
    for status, reason, code in (
        ("completed", None, 4), ("no-show", "absent", 4), ("no-show", "late", 4), ("scheduled", None, 0),
        ("cancelled", "cancelled-by-mentor", 0),
    ):  # fmt: skip
        key = f"ahead{code}{len(status):07}{len(reason or ''):07}"
        row = {**held, "id": key, "scheduled_at": "2030-01-02T10:00:00+01:00", "status": status, "reason": reason}
        before = contents(begun)
        ran = mentor("store", "import", "-", stdin=json.dumps({**document, "sessions": [row]}))
        assert ran.code == code, ran
        if code:
            assert (
                f"sessions, row 1, field scheduled_at: {status}, at a moment still to come (2030-01-02 10:00)"
                in ran.err
            )
            assert contents(begun) == before
    assert mentor("store", "check").code == 0


def test_what_is_to_settle_afterwards_is_said(begun: Path, mentor: Mentor) -> None:
    """Two projects in progress, two sessions at one start: taken in, and named with the commands that settle them."""
    document = mentor("store", "export").json()
    (amelie, _), sessions = document["students"], document["sessions"]
    amelie["projects"] = [{"id": "pr0ject00009", "title": "Another", "level": 2, "status": "in-progress"}]
    document["sessions"] = [{**sessions[0], "id": "tw1n00000001"}]
    ran = mentor("store", "import", "-", "--json", stdin=json.dumps(document))
    assert ran.code == 0
    commands = [one["command"] for one in ran.json()["to_settle"]]
    assert commands == ["mentor session delete tw1n00000001", "mentor project present amelie Dashboard"]
    assert all(command in ran.err for command in commands)
    assert mentor("store", "check").code == 1
    for command in commands:
        assert mentor(*shlex.split(command)[1:], "--yes").code == 0
    assert begun.exists()
    assert mentor("store", "check").code == 0
