"""The backup of AccountAddon and its traps; people and ids are invented."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from mentorcli.formats import accountaddon, recognise
from mentorcli.models.foreign import ForeignFile
from mentorcli.models.session import Reason, SessionKind, SessionStatus
from mentorcli.models.student import Funding, FundingPeriod

ROW = {
    "id": "1001", "who_id": "71", "who_name": "Zoé Petit", "status": "réalisée", "type": "session", "lvl": "2",
    "when": "2021-06-30T14:00:00.000Z", "funding": "financé par un tiers", "cid": 5,
}  # fmt: skip


def backup(*rows: dict[str, Any] | None, **more: Any) -> ForeignFile:
    """Return what a backup with these sessions holds; each row is ROW with other fields."""
    document = {
        "students": [
            {
                "id": "71",
                "fullname": "Zoé Petit",
                "path": "150-chef",
                "funding": "auto-financé",
                "created": "2020-08-22",
            }
        ],
        "sessions": [{**ROW, **row} if row is not None else None for row in rows],
        "students_history": [],
        **more,
    }
    return recognise.read(json.dumps(document).encode(), "backup.json")


def test_a_session_and_a_student() -> None:
    """With what the file knows, and nothing else."""
    found = backup({})
    assert (found.tool, found.faults) == ("accountaddon", ())
    (session,) = found.sessions
    assert (session.key, session.student, session.start) == ("1001", "71", datetime(2021, 6, 30, 14, tzinfo=UTC))
    assert (session.status, session.kind, session.level) == (SessionStatus.COMPLETED, SessionKind.MENTORING, 2)
    assert (session.funding, session.minutes, session.lasted) == (Funding.FUNDED, None, None)
    (student,) = found.students
    assert (student.name, student.path, student.started) == ("Zoé Petit", "150-chef", date(2020, 8, 22))


def test_an_id_may_be_empty() -> None:
    """Then the one of its own counts, else student and moment."""
    found = backup({"id": "", "cid": 9}, {"id": "", "cid": None})
    assert [one.key for one in found.sessions] == ["9", "71 2021-06-30T14:00:00.000Z"]


@pytest.mark.parametrize(("level", "read"), [("2", 2), (1, 1), ("", None), ("-1", None), (-1, None), (None, None)])
def test_levels_are_texts_and_numbers(level: object, read: int | None) -> None:
    """Empty and -1 are none."""
    assert backup({"lvl": level}).sessions[0].level == read


def test_words_of_every_spelling() -> None:
    """Of kind and status, in both genders."""
    found = backup(
        {"id": "1", "type": "Mentorat", "status": "étudiante absente"},
        {"id": "2", "type": "soutenance", "status": "annulée tardivement"},
        {"id": "3", "type": "PRESENTATION", "status": "annulée"},
    )
    assert [(one.kind, one.reason) for one in found.sessions] == [
        (SessionKind.MENTORING, Reason.ABSENT),
        (SessionKind.PRESENTATION, Reason.LATE_CANCELLATION),
        (SessionKind.PRESENTATION, Reason.CANCELLED_IN_TIME),
    ]


def test_funding_before_june_2020() -> None:
    """Is a yes or no; the field itself wins."""
    rows: list[dict[str, Any]] = [
        {"funding": None, "isFunded": True},
        {"funding": None, "isFunded": False},
        {"isFunded": False},
        {"funding": None},
    ]
    found = backup(*({**row, "id": str(number)} for number, row in enumerate(rows)))
    assert [one.funding for one in found.sessions] == [
        Funding.FUNDED, Funding.SELF_PAID, Funding.FUNDED, Funding.UNKNOWN,
    ]  # fmt: skip


def test_the_history_keeps_old_values() -> None:
    """Each with the moment at which it ended; other types of rows are left out."""
    found = backup(
        {},
        students_history=[
            {"id": "71", "type": 1, "value": "financé par un tiers", "humanDate": "2020-08-01T00:00:00+02:00"},
            {"id": "71", "type": 1, "value": "autre", "date": 1577836800000},
            {"id": "71", "type": 2, "value": "financé par un tiers", "humanDate": "2020-09-01"},
            {"id": "71", "type": 1, "value": "financé par un tiers", "date": "no date"},
            "nonsense",
        ],
    )
    assert found.students[0].funding == (
        FundingPeriod(Funding.UNKNOWN, None),
        FundingPeriod(Funding.FUNDED, date(2020, 1, 1)),
        FundingPeriod(Funding.SELF_PAID, date(2020, 8, 1)),
    )


def test_a_student_of_a_session_alone() -> None:
    """Is one too; one without a name in the list comes with their sessions; nothing known is nothing."""
    found = backup(
        {"who_id": "99", "who_name": "DURAND Amélie"},
        {"id": "2"},
        students=[{"id": "71", "fullname": ""}, {"id": "72", "fullname": "Max", "path": "non défini", "funding": "x"}],
    )
    assert {(one.key, one.name, one.path, one.funding) for one in found.students} == {
        ("99", "Amélie Durand", None, ()),
        ("71", "Zoé Petit", None, ()),
        ("72", "Max", None, ()),
    }


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"status": "Zoé PETIT"}, "status is the student's name"),
        ({"status": "perhaps"}, "status 'perhaps' cannot be read"),
        ({"type": "lunch"}, "type 'lunch'"),
        ({"when": "soon"}, "when 'soon'"),
        ({"when": None}, "when is missing"),
        ({"when": "0001-01-01"}, "when"),
        ({"lvl": "77"}, "lvl '77'"),
        ({"funding": "gold"}, "funding 'gold'"),
        ({"who_name": " "}, "the student's name is missing"),
        (None, "it is no session"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named(row: dict[str, Any] | None, said: str) -> None:
    """With its place in the list; the others are taken."""
    found = backup({}, row if row is None else {"id": "2", **row})
    assert (len(found.sessions), found.faults[0].row) == (1, 2)
    assert said in found.faults[0].reason
    assert found.faults[0].reason.french != str(found.faults[0].reason)


def test_what_stands_there_twice() -> None:
    """Word for word it is taken once, and said; otherwise it is a fault."""
    found = backup({}, {}, {"lvl": 3})
    assert (len(found.sessions), found.faults[0].row) == (1, 3)
    assert "row 1, which says otherwise" in found.faults[0].reason
    assert [str(remark) for remark in found.remarks] == ["1 row repeated word for word: taken once"]
    assert "2 rows repeated" in backup({}, {}, {}).remarks[0]


def test_a_backup_without_lists() -> None:
    """Holds nothing."""
    assert accountaddon.read({"sessions": None, "students": {}, "students_history": 1}).sessions == ()
