"""An export taken into an empty store is exported the same again, byte for byte but for its time."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import Mentor
from mentorcli.models.calendar import CalendarEvent
from mentorcli.models.checklist import Tick
from mentorcli.models.contact import Contact, ContactVia, Reply
from mentorcli.models.faq import OwnEntry
from mentorcli.models.goal import Goal
from mentorcli.models.links import link_fault
from mentorcli.models.note import Note
from mentorcli.models.presentation import Outcome, PresentationRequest, PresentationResult
from mentorcli.models.project import Project, ProjectPeriod, ProjectStatus, Resource
from mentorcli.models.report import NoShowReport
from mentorcli.models.session import REASONS, Fact, Reason, Session, SessionKind, SessionStatus
from mentorcli.models.student import Funding, FundingPeriod, Student, StudentStatus
from mentorcli.models.timeoff import TimeOff
from mentorcli.models.training import TrainingName, TrainingStep
from mentorcli.models.transfer import Transfer, TransferOutcome
from mentorcli.store.layout import RECORD_TYPES, kind_of
from mentorcli.store.transaction import writing
from mentorcli.text import has_sign
from reliability.runs import exported, ran
from store.kit import AT, opened

ZONES = st.sampled_from((UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-5, minutes=-30))))
PAST = st.builds(
    lambda seconds, zone: datetime(2026, 1, 1, tzinfo=zone) + timedelta(seconds=seconds),
    st.integers(0, 300 * 86400),
    ZONES,
)
DAY = st.dates(date(2020, 1, 1), date(2026, 11, 20))
ANY_DAY = st.dates(date(2020, 1, 1), date(2027, 12, 31))  # for what may lie ahead
TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(lambda text: text.strip() != "")
NAME = TEXT.filter(has_sign)
ID = st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=12, max_size=12)
FUNDING = st.sampled_from(Funding)
LEVEL = st.none() | st.integers(1, 9)


def ordered(days: tuple[date, date]) -> tuple[date, date]:
    """Return two days, the earlier one first."""
    return min(days), max(days)


def can_be(session: Session) -> bool:
    """Return whether a session is one that an import takes: who came after its end was not at one that was held."""
    return not session.held or (session.late_seconds or 0) <= session.duration_minutes * 60


PERIOD = st.tuples(DAY, DAY).map(ordered)
ABSENCE = st.tuples(ANY_DAY, ANY_DAY).map(ordered)
STUDENT = st.builds(
    Student, id=st.sampled_from(("amelie", "bob", "zoe-2")), name=NAME, tombstone=ID, email=st.none() | TEXT,
    phone=st.none() | TEXT, path=st.none() | TEXT, status=st.sampled_from(StudentStatus), started=st.none() | DAY,
    funding=st.lists(st.builds(FundingPeriod, FUNDING, st.none() | DAY), max_size=3).map(tuple),
)  # fmt: skip
LINK = st.text(min_size=1, max_size=20).map("https://e.org/{}".format).filter(lambda url: link_fault(url) is None)
OUTCOME = st.one_of(
    *(st.tuples(st.just(status), st.sampled_from(sorted(reasons)).map(Reason)) for status, reasons in REASONS.items()),
    st.tuples(st.sampled_from((SessionStatus.SCHEDULED, SessionStatus.COMPLETED)), st.none()),
)
SESSION = st.builds(
    lambda outcome, **fields: Session(status=outcome[0], reason=outcome[1], **fields),
    outcome=OUTCOME, id=ID, student=st.just(""), kind=st.sampled_from(SessionKind), scheduled_at=PAST,
    duration_minutes=st.integers(1, 1440), late_seconds=st.none() | st.integers(0, 9999), cancelled_at=st.none() | PAST,
    recording=st.none() | LINK, project=st.none() | TEXT, level=LEVEL, notes=st.none() | TEXT, policy=st.none() | TEXT,
    limit_seconds=st.none() | st.integers(0, 9999), funding=FUNDING, because=st.none() | TEXT,
    actual_minutes=st.none() | st.integers(1, 1440),
    named=st.sets(st.sampled_from(Fact)).map(lambda one: tuple(sorted(one))),
    series=st.none() | ID,
).filter(can_be)  # fmt: skip
TRANSFER = st.builds(
    lambda end, **fields: Transfer(ended_at=end and end[0], outcome=end and end[1], **fields),
    end=st.none() | st.tuples(PAST, st.sampled_from(TransferOutcome)),
    id=ID, started_at=PAST, reason=TEXT, to=st.none() | TEXT,
)  # fmt: skip
DECIDED = st.one_of(
    st.tuples(st.sampled_from((Outcome.VALIDATED, Outcome.TO_REDO)), st.none() | PAST),
    st.tuples(st.just(Outcome.CONDITIONAL), st.none()),
)
ABOUT_STUDENTS: dict[str, st.SearchStrategy[Any]] = {
    "session": SESSION,
    "note": st.builds(Note, ID, PAST, TEXT, st.none() | ID),
    "project": st.builds(
        Project, ID, TEXT, st.sampled_from(ProjectStatus), LEVEL,
        st.lists(PERIOD.map(lambda days: ProjectPeriod(*days)), max_size=2).map(tuple),
    ),
    "resource": st.builds(Resource, ID, LINK, st.none() | TEXT),
    "tick": st.builds(Tick, ID, TEXT, TEXT, st.none() | TEXT, st.none() | PAST, st.integers(1, 3)),
    "contact": st.builds(Contact, ID, st.sampled_from(ContactVia), PAST, st.none() | TEXT),
    "reply": st.builds(Reply, ID, PAST),
    "transfer": TRANSFER,
    "presentation": st.builds(PresentationRequest, ID, TEXT, ANY_DAY, PAST, st.integers(1, 3)),
    "presentation-result": st.builds(
        lambda decided, **fields: PresentationResult(outcome=decided[0], decided_at=decided[1], **fields),
        decided=DECIDED, id=ID, project=TEXT, number=st.integers(1, 3), at=PAST, notes_sent_at=st.none() | PAST,
        note=st.none() | ID,
    ),
    "goal": st.builds(Goal, ID, st.integers(1, 9), TEXT, PAST, st.none() | ID, st.none() | PAST),
    "time-off": ABSENCE.flatmap(lambda days: st.builds(TimeOff, ID, st.just(days[0]), st.just(days[1]))),
    "calendar-event": st.builds(
        CalendarEvent, ID, TEXT, st.integers(0, 99), st.none() | PAST, st.none() | TEXT, st.booleans(),
        st.integers(0, 99),
    ),
    "no-show-report": st.builds(NoShowReport, ID, PAST, st.lists(ID, max_size=2).map(tuple)),
}  # fmt: skip
THE_MENTORS: dict[str, st.SearchStrategy[Any]] = {
    "faq": st.builds(OwnEntry, TEXT, TEXT, TEXT, st.sampled_from(("en", "fr"))),
    "training": st.builds(TrainingStep, st.sampled_from(TrainingName), DAY, st.none() | LINK),
    "time-off": ABOUT_STUDENTS["time-off"],
}
NEVER_EXPORTED = {"student", "first-session", "settings", "message", "restoration", "merge"}
RECORDS = st.lists(st.one_of(*ABOUT_STUDENTS.values()), max_size=8)
OWN = st.lists(st.one_of(*THE_MENTORS.values()), max_size=4)


def again(folder: Path, whole: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Take an export into an empty store and return the export of that one."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.with_suffix(".json").write_text(whole, encoding="utf-8")
    monkeypatch.setenv("MENTOR_HOME", str(folder))
    code, out = ran("store", "import", str(folder.with_suffix(".json")))
    assert code == 0, out
    code, out = ran("store", "check", "--json")
    assert json.loads(out)["faults"] == [], out
    return exported()


def test_every_type_of_record_is_tried() -> None:
    """A new type of record belongs in one of the tables."""
    assert set(RECORD_TYPES) - {*ABOUT_STUDENTS, *THE_MENTORS} == NEVER_EXPORTED


def test_the_sample_comes_back_as_it_went(mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store of a year."""
    assert mentor("demo", "--load").code == 0
    whole = exported()
    assert again(tmp_path / "copy", whole, monkeypatch) == whole


STORES = st.lists(
    st.tuples(STUDENT, RECORDS), max_size=3, unique_by=(lambda one: one[0].id, lambda one: one[0].tombstone)
)


def test_any_store_comes_back_as_it_went(tmp_path: Path, full: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records of every type, whatever they hold, changed and removed ones too; what is erased is nowhere."""

    @settings(max_examples=400 if full else 12, deadline=None)
    @given(students=STORES, own=OWN)
    def comes_back(students: list[tuple[Student, list[Any]]], own: list[Any]) -> None:
        monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "store"))
        shutil.rmtree(tmp_path / "store", ignore_errors=True)
        make(tmp_path / "store", students, own)
        whole = exported()
        assert again(tmp_path / "copy", whole, monkeypatch) == whole
        code, out = ran("store", "import", str(tmp_path / "copy.json"), "--json")
        assert (code, json.loads(out)["new"], json.loads(out)["changed"]) == (0, 0, 0)

    comes_back()


def make(folder: Path, students: list[tuple[Student, list[Any]]], own: list[Any]) -> None:
    """Write a store with students, records and a student who is erased again."""
    used: set[str] = set()
    with opened(folder) as store, writing(store) as writer:
        gone = writer.create(Student("gone", "Gone", "g0ne00000000"), cmd="test", at=AT)
        writer.forget(gone, at=AT)
        for student, records in students:
            known = writer.create(student, cmd="test", at=AT)
            for record in records:
                if isinstance(record, Session):
                    if record.id in used:
                        continue
                    used.add(record.id)
                    record = replace(record, student=student.id)  # noqa: PLW2901
                writer.append(known, record, cmd="test", at=AT)
            if records and not isinstance(records[0], Session):
                writer.append(known, cmd="test", at=AT, drop=[(kind_of(records[0]), records[0].id)])
        for record in own:
            writer.append_mentor(record, cmd="test", at=AT)
