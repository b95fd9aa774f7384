"""Rows that can be read and cannot be right. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor
from mentorcli.models.note import Note
from mentorcli.models.project import Project, ProjectPeriod, Resource
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.student import Student
from mentorcli.models.training import TrainingName, TrainingStep
from mentorcli.models.transfer import Transfer
from mentorcli.store.import_checks import row_faults
from mentorcli.text import in_language

NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
HELD = Session(
    "sess10n00001", "ann", SessionKind.MENTORING, NOW - timedelta(days=1), 45, status=SessionStatus.COMPLETED
)
PLANNED = replace(HELD, scheduled_at=NOW + timedelta(days=1), status=SessionStatus.SCHEDULED)
NOTE = Note("note00000001", NOW, "hello")


def period(start: date, end: date | None = None) -> Project:
    """Return a project that was in progress on those days."""
    return Project("project00001", "Shop", periods=(ProjectPeriod(start, end),))


@pytest.mark.parametrize(
    ("kind", "record", "said"),
    [
        (
            "session",
            replace(HELD, late_seconds=2701),
            "late_seconds: held, and 2701 s late, longer than",
        ),
        ("session", replace(HELD, level=10), "level: 10, not between 1 and 9"),
        ("session", replace(HELD, scheduled_at=LATER), "scheduled_at: completed, at a moment still to come"),
        (
            "session",
            replace(PLANNED, status=SessionStatus.CANCELLED, reason=Reason.CANCELLED_IN_TIME, cancelled_at=LATER),
            "cancelled_at: 2026-11-24 14:01 is still to come",
        ),
        ("resource", Resource("resource0001", "javascript:alert(1)"), "url: 'javascript:alert(1)' is no link: a link"),
        ("session", replace(HELD, recording="https://e.org/<b>"), "recording: 'https://e.org/<b>' is no link: no <"),
        (
            "training",
            TrainingStep(TrainingName.COURSE, date(2026, 1, 1), "https://e org"),
            "link: 'https://e org' is",
        ),
        ("project", period(date(2026, 11, 26)), "periods.1.start: 2026-11-26 is still to come"),
        ("project", period(date(2026, 11, 20), date(2027, 1, 1)), "periods.1.end: 2027-01-01 is still to come"),
        ("note", replace(NOTE, at=LATER), "at: 2026-11-24 14:01 is still to come"),
        ("training", TrainingStep(TrainingName.COURSE, date(2027, 1, 1)), "on: 2027-01-01 is still to come"),
        ("transfer", Transfer("transfer0001", LATER, "why"), "started_at: 2026-11-24 14:01 is still to come"),
    ],
)
def test_what_cannot_be_right_names_its_field(kind: str, record: object, said: str) -> None:
    """Each fault has its place and field, in both languages."""
    found = row_faults(kind, record, "rows, row 1", NOW)
    assert found[0].startswith(f"rows, row 1, field {said}")
    assert in_language(found[0], "fr").startswith(f"rows, row 1, champ {said.partition(':')[0]}\u00a0: ")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("session", replace(HELD, late_seconds=2700, level=9)),
        ("session", PLANNED),
        (
            "session",
            replace(PLANNED, status=SessionStatus.NO_SHOW, reason=Reason.LATE_CANCELLATION, cancelled_at=NOW),
        ),
        ("student", Student("ann", "Ann", "uid000000001", started=date(2199, 12, 31))),
        ("project", period(date(2026, 11, 25))),
        ("note", NOTE),
        ("transfer", Transfer("transfer0001", NOW, "why")),
        ("faq", object()),
    ],
)
def test_what_can_be_right_is_taken(kind: str, record: object) -> None:
    """What happened by now, planned sessions, and a day that has begun where the file comes from."""
    assert row_faults(kind, record, "rows, row 1", NOW) == []


@pytest.mark.parametrize(
    ("field", "row"),
    [
        ("sessions, row 1, field late_seconds", {"late_seconds": 9999}),
        ("students, row 1, notes, row 1, field at", {"at": "2027-01-01T10:00:00+01:00"}),
        ("students, row 1, projects, row 1, field periods.1.start", {"periods": [{"start": "2027-01-01"}]}),
    ],
)
def test_nothing_of_such_a_file_is_taken(mentor: Mentor, tmp_path: Path, field: str, row: dict[str, Any]) -> None:
    """The row and the field are named, and the store stays as it was."""
    mentor("student", "add", "Ann")
    mentor("student", "note", "ann", "hello")
    mentor("project", "add", "ann", "Shop")
    mentor("session", "log", "ann", "--at", "2026-11-20 10:00")
    document = mentor("store", "export").json()
    student = document["students"][0]
    rows = {"sessions": document["sessions"], "notes": student["notes"], "projects": student["projects"]}
    next(found for name, found in rows.items() if name in field.replace("students", ""))[0].update(row)
    file = tmp_path / "export.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    for options in ([], ["--dry-run"], ["--theirs"]):
        ran = mentor("--store", str(tmp_path / "fresh"), "store", "import", str(file), *options)
        assert (ran.code, ran.out) == (4, "")
        assert field in ran.err
    assert mentor("--store", str(tmp_path / "fresh"), "student", "list", "--json").json() == []
