"""The sample store before it is stored."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from mentorcli.content import policy_data
from mentorcli.models.contact import Contact
from mentorcli.models.note import Note
from mentorcli.models.presentation import PresentationRequest, PresentationResult
from mentorcli.models.session import SessionStatus
from mentorcli.models.transfer import Transfer
from mentorcli.rules.policy import policy_from
from mentorcli.services.sample import Present, Sample, sample

PARIS = ZoneInfo("Europe/Paris")
PRESENT = Present(datetime(2026, 11, 24, 15, tzinfo=PARIS), PARIS, lambda _: policy_from(policy_data(), None))


@pytest.fixture(scope="module")
def made() -> Sample:
    """Return the sample as it stands on a Tuesday."""
    return sample(PRESENT)


def test_moments_are_told_from_the_present() -> None:
    """Days and weeks are local; the hour stays the same across a clock change."""
    assert PRESENT.today == date(2026, 11, 24)
    assert PRESENT.monday(0) == date(2026, 11, 23)
    assert PRESENT.monday(1) == date(2026, 11, 16)
    assert PRESENT.days_ago(30).isoformat() == "2026-10-25T10:00:00+01:00"
    assert PRESENT.days_ago(31, "15:00").isoformat() == "2026-10-24T15:00:00+02:00"


def test_past_sessions_are_judged_and_those_of_today_left(made: Sample) -> None:
    """Nothing planned lies more than a day back, nothing judged lies ahead; a no-show has its note."""
    for one in made.students:
        for session in one.sessions:
            day = session.scheduled_at.astimezone(PARIS).date()
            planned = session.status is SessionStatus.SCHEDULED
            assert planned == ((PRESENT.today - day).days <= 1)
        noted = {record.session for record in one.records if isinstance(record, Note) and record.session}
        assert noted == {session.id for session in one.sessions if session.status is SessionStatus.NO_SHOW}


def test_held_sessions_are_documented(made: Sample) -> None:
    """Each has notes; the mentor's very first has its recording."""
    held = [session for one in made.students for session in one.sessions if session.held]
    assert all(session.notes for session in held)
    assert made.first_held in held
    assert made.first_held.recording


def test_there_is_something_of_everything(made: Sample) -> None:
    """Contacts, transfers, a presentation asked for and the result of one, and the mentor's training in order."""
    records = [record for one in made.students for record in one.records]
    for kind in (Contact, Transfer, PresentationRequest, PresentationResult):
        assert any(isinstance(record, kind) for record in records)
    assert len(made.own) == 5
    assert [step.on for step in made.own] == sorted(step.on for step in made.own)
