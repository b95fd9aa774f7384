"""A funding that is said again reaches documented sessions that do not have it, whatever the profile said before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers import Mentor
from mentorcli.errors import FundingDayQuestionError
from mentorcli.models.student import Funding, FundingPeriod
from mentorcli.services import student_edit
from mentorcli.services.students import ProfileFields
from services.conftest import Fresh


@pytest.fixture(autouse=True)
def _apart(mentor: Mentor, fresh: Fresh) -> None:
    """Make a profile with a funding that its documented sessions do not have, as an edit by hand leaves it."""
    mentor("student", "add", "Bo")
    for day in ("10", "12", "14"):
        assert mentor("session", "log", "bo", "--at", f"2026-11-{day} 10:00").code == 0
    workspace = fresh()
    with workspace.transaction() as writer:
        records = workspace.store.student("bo")
        paid = replace(records.student, funding=(FundingPeriod(Funding.SELF_PAID),))
        writer.append(records, paid, cmd="test", at=workspace.now)


def fundings(mentor: Mentor) -> list[str]:
    """Return the funding of each session, the oldest first."""
    return [one["funding"] for one in reversed(mentor("session", "list", "--json").json())]


@pytest.mark.parametrize("since", [(), ("--funding-from", "start")])
def test_all_follow_from_the_beginning(mentor: Mentor, since: tuple[str, ...]) -> None:
    """One that is unknown is learned without a question; the answer says which, and a second time nothing is left."""
    command = ("student", "edit", "bo", "--funding", "self-paid", *since)
    assert "3 sessions follow: Tue 10 Nov 2026" in mentor(*command).out
    assert fundings(mentor) == ["self-paid"] * 3
    assert "follow" not in mentor(*command).out
    mentor("undo")
    assert fundings(mentor) == ["unknown"] * 3


def test_only_the_days_that_it_is_said_of(fresh: Fresh, mentor: Mentor) -> None:
    """An earlier session is left as it is; so is one whose funding was named."""
    named = mentor("session", "list", "--json").json()[0]["id"]
    mentor("session", "edit", named, "--funding", "apprenticeship")
    said = ProfileFields(funding=Funding.SELF_PAID, funding_from="2026-11-11")
    assert len(student_edit.edit(fresh(), "bo", said).follow) == 1
    assert fundings(mentor) == ["unknown", "self-paid", "apprenticeship"]


def test_another_that_is_known_is_asked_about(fresh: Fresh, mentor: Mentor) -> None:
    """Without a day it is a question, as where the profile changes; other fields alone touch no session."""
    mentor("student", "edit", "bo", "--funding", "self-paid")
    workspace = fresh()
    with workspace.transaction() as writer:
        records = workspace.store.student("bo")
        writer.append(
            records, replace(records.student, funding=(FundingPeriod(Funding.FUNDED),)), cmd="t", at=workspace.now
        )
    assert student_edit.edit(fresh(), "bo", ProfileFields(phone="112")).follow == ()
    with pytest.raises(FundingDayQuestionError):
        student_edit.edit(fresh(), "bo", ProfileFields(funding=Funding.FUNDED))
    assert (
        len(student_edit.edit(fresh(), "bo", ProfileFields(funding=Funding.FUNDED, funding_from="start")).follow) == 3
    )
