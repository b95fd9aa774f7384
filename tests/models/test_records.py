"""What a record refuses, and the little it knows by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mentorcli.errors import OutOfYearsError
from mentorcli.models.checklist import Tick
from mentorcli.models.contact import Contact, ContactVia, Reply
from mentorcli.models.faq import FaqEntry
from mentorcli.models.goal import Goal
from mentorcli.models.note import Note
from mentorcli.models.presentation import Outcome, PresentationRequest, PresentationResult
from mentorcli.models.project import Project, ProjectPeriod
from mentorcli.models.report import NoShowReport
from mentorcli.models.session import FirstSession, Reason, Session, SessionKind, SessionStatus, by_start
from mentorcli.models.student import Funding, FundingPeriod, is_slug
from mentorcli.models.timeoff import TimeOff
from mentorcli.models.training import TrainingName, TrainingStep
from mentorcli.models.transfer import Transfer, TransferOutcome
from store.kit import AT, a_session, a_student

NAIVE = datetime(2026, 11, 24, 15)  # noqa: DTZ001 - that is the point
AWARE = datetime(2026, 11, 24, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"id": "short"}, "the id"), ({"id": "UPPERCASE1"}, "the id"), ({"id": "a" * 33}, "the id"),
        ({"scheduled_at": AT.replace(tzinfo=None)}, "scheduled_at needs"),
        ({"duration_minutes": 0}, "duration_minutes is 0"), ({"duration_minutes": 1441}, "duration_minutes is 1441"),
        ({"reason": Reason.ABSENT}, "does not go with the status scheduled"),
        ({"status": SessionStatus.NO_SHOW}, "the reason null does not go"),
        ({"status": SessionStatus.CANCELLED, "reason": Reason.LATE}, "does not go"),
        ({"status": SessionStatus.COMPLETED, "late_seconds": -1}, "below 0"),
        (
            {
                "status": SessionStatus.CANCELLED, "reason": Reason.CANCELLED_IN_TIME,
                "cancelled_at": AT.replace(tzinfo=None),
            },
            "cancelled_at needs",
        ),
    ],
)  # fmt: skip
def test_a_session_whose_parts_contradict_is_refused(fields: dict[str, Any], what: str) -> None:
    """A session says what is wrong with it."""
    with pytest.raises(ValueError, match=what):
        a_session(**fields)


def test_a_session_knows_its_end_and_its_presence() -> None:
    """The end is the start and the length; presence is confirmed only where it took place."""
    session = a_session(duration_minutes=45)
    held = replace(session, status=SessionStatus.COMPLETED)
    assert session.ends_at == AT + timedelta(minutes=45)
    assert (session.held, session.presence_confirmed) == (False, False)
    assert (held.held, held.presence_confirmed) == (True, True)


def test_sessions_sort_by_their_start() -> None:
    """Elapsed time counts, across a clock change too; the id decides between equals."""
    paris = ZoneInfo("Europe/Paris")
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=paris)  # this hour comes twice that night
    sessions = [
        a_session(id="d0000000", scheduled_at=twice.replace(fold=1)),
        a_session(id="c0000000", scheduled_at=twice.replace(minute=45)),
        a_session(id="b0000000", scheduled_at=twice),
        a_session(id="a0000000", scheduled_at=twice),
    ]
    assert "".join(session.id[0] for session in sorted(sessions, key=by_start)) == "abcd"


@pytest.mark.parametrize(
    ("fields", "what"),
    [({"slug": "../x"}, "the id"), ({"name": " \t"}, "the name is empty"), ({"tombstone": "../../x"}, "the tombstone")],
)
def test_a_student_that_could_not_be_stored_is_refused(fields: dict[str, Any], what: str) -> None:
    """Neither a slug nor a tombstone can be a path, and a name is never blank."""
    with pytest.raises(ValueError, match=what):
        a_student(**fields)


def test_funding_follows_the_day() -> None:
    """The period begun last by a day holds on it; before the first nothing is known."""
    student = a_student(funding=(FundingPeriod(Funding.FUNDED, date(2026, 1, 1)),
                                 FundingPeriod(Funding.SELF_PAID, date(2026, 6, 1))))  # fmt: skip
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 1))
    assert [student.funding_on(day) for day in days] == [
        Funding.UNKNOWN, Funding.FUNDED, Funding.FUNDED, Funding.SELF_PAID,
    ]  # fmt: skip
    assert replace(student, funding=(FundingPeriod(Funding.FUNDED),)).funding_on(days[0]) is Funding.FUNDED


@pytest.mark.parametrize(("text", "fits"), [("a-1", True), ("", False), ("é", False), (".", False), ("a" * 61, False)])
def test_what_is_a_slug(text: str, fits: bool) -> None:
    """A slug is 1 to 60 of a-z, 0-9 and the hyphen."""
    assert is_slug(text) is fits


def test_a_level_is_one_to_nine() -> None:
    """A project's level is 1 to 9, or not known."""
    assert [Project("p", "t", level=level).level for level in (None, 1, 9)] == [None, 1, 9]
    for level in (0, 10):
        with pytest.raises(ValueError, match=f"the level is {level}"):
            Project("p", "t", level=level)


@pytest.mark.parametrize("field", ["id", "question", "answer"])
def test_an_entry_without_a_part_is_refused(field: str) -> None:
    """An FAQ entry has an id, a question and an answer."""
    entry = FaqEntry(id="a", question="b", answer="c", lang="en")
    with pytest.raises(ValueError, match=field):
        replace(entry, **{field: " "})  # type: ignore


@pytest.mark.parametrize(
    "make",
    [
        lambda: Goal("g", 1, "Joins", NAIVE),
        lambda: Goal("g", 1, "Joins", AWARE, done_at=NAIVE),
        lambda: Goal("g", 0, "Joins", AWARE),
        lambda: Tick("a/b/c", "a", "b", number=0),
        lambda: PresentationRequest("request00001", "x", date(2026, 1, 1), AWARE, 0),
        lambda: PresentationResult("result000001", "x", 0, AWARE, Outcome.VALIDATED),
        lambda: PresentationResult("result000001", "x", 1, AWARE, Outcome.CONDITIONAL, decided_at=AWARE),
        lambda: NoShowReport("r", NAIVE),
        lambda: TimeOff("t", date(2026, 11, 3), date(2026, 11, 2)),
        lambda: ProjectPeriod(date(2026, 11, 3), date(2026, 11, 2)),
    ],
)
def test_a_record_that_contradicts_itself_is_refused(make: Callable[[], object]) -> None:
    """A moment without a zone, a number below 1, an end before its start, a decision on what is still to be decided."""
    with pytest.raises(ValueError, match=r"offset|below 1|before|to be decided"):
        make()


def test_what_is_right_is_taken() -> None:
    """Goals, reports, days off and periods as they are written."""
    assert Goal("g", 1, "Joins", AWARE, done_at=AWARE).number == 1
    assert NoShowReport("r", AWARE, ("s",)).sessions == ("s",)
    assert PresentationResult("r", "x", 1, AWARE, Outcome.TO_REDO).closed_at == AWARE
    assert TimeOff("t", date(2026, 11, 2), date(2026, 11, 2)).end == date(2026, 11, 2)
    assert ProjectPeriod(date(2026, 11, 2)).end is None


@pytest.mark.parametrize("minutes", [0, -5, 24 * 60 + 1])
def test_a_real_length_is_a_length(minutes: int) -> None:
    """Between one minute and a day."""
    with pytest.raises(ValueError, match="actual_minutes"):
        Session("abcd1234", "amelie", SessionKind.MENTORING, AWARE, 45, actual_minutes=minutes)


def test_records_are_equal_where_their_fields_are() -> None:
    """Of one class, that is; equal ones stand once in a set."""
    one, same, other = (ProjectPeriod(date(2026, 11, day)) for day in (2, 2, 3))
    assert one == one  # noqa: PLR0124 - the same one
    assert one == same
    assert one != other
    assert {one, same, other} == {one, other}
    others: list[object] = [(date(2026, 11, 2), None), TimeOff("t", date(2026, 11, 2), date(2026, 11, 2))]
    assert one not in others


def test_a_record_is_shown_by_its_fields() -> None:
    """As Python shows a dataclass."""
    assert repr(FundingPeriod(Funding.FUNDED)) == "FundingPeriod(funding=<Funding.FUNDED: 'funded'>, since=None)"


MOMENTS: list[Callable[[datetime], object]] = [
    lambda at: a_session(scheduled_at=at),
    lambda at: a_session(cancelled_at=at),
    lambda at: FirstSession(at=at),
    lambda at: FirstSession(erased=at),
    lambda at: Note("note00000001", at, "x"),
    lambda at: Contact("contact00001", ContactVia.EMAIL, at),
    lambda at: Reply("reply0000001", at),
    lambda at: Goal("goal00000001", 1, "x", at),
    lambda at: Goal("goal00000001", 1, "x", AWARE, done_at=at),
    lambda at: PresentationRequest("request00001", "x", date(2026, 1, 1), at),
    lambda at: Tick("a/b/c", "a", "b", done_at=at),
    lambda at: PresentationResult("result000001", "x", 1, at, Outcome.VALIDATED),
    lambda at: PresentationResult("result000001", "x", 1, AWARE, Outcome.VALIDATED, notes_sent_at=at),
    lambda at: PresentationResult("result000001", "x", 1, AWARE, Outcome.VALIDATED, decided_at=at),
    lambda at: NoShowReport("report000001", at),
    lambda at: Transfer("transfer0001", at, "x"),
    lambda at: Transfer("transfer0001", AWARE, "x", ended_at=at, outcome=TransferOutcome.COMPLETED),
]
DAYS: list[Callable[[date], object]] = [
    lambda day: a_student(started=day),
    lambda day: FundingPeriod(Funding.FUNDED, day),
    ProjectPeriod,
    lambda day: ProjectPeriod(date(1970, 1, 1), day),
    lambda day: PresentationRequest("request00001", "x", day, AWARE),
    lambda day: TimeOff("off000000001", day, day),
    lambda day: TrainingStep(TrainingName.COURSE, day),
]


@pytest.mark.parametrize("made", MOMENTS)
def test_every_moment_has_an_offset_and_a_year_that_is_meant(made: Callable[[datetime], object]) -> None:
    """From 1970 to 2199: outside of them arithmetic fails."""
    made(datetime(1970, 1, 1, tzinfo=UTC))
    made(datetime(2199, 12, 31, 23, 59, tzinfo=UTC))
    for year in (1, 1969, 2200, 9999):
        with pytest.raises(OutOfYearsError, match=f"falls in the year {year}: years go from 1970 to 2199"):
            made(datetime(year, 12, 31, tzinfo=UTC))
    with pytest.raises(ValueError, match="needs an offset"):
        made(NAIVE)


@pytest.mark.parametrize("made", DAYS)
def test_every_day_has_a_year_that_is_meant(made: Callable[[date], object]) -> None:
    """From 1970 to 2199, as for moments."""
    made(date(1970, 1, 1))
    made(date(2199, 12, 31))
    for year in (1, 1969, 2200, 9999):
        with pytest.raises(OutOfYearsError, match="years go from 1970 to 2199"):
            made(date(year, 1, 1))
